"""The task `times`: what goes in, what comes out, and how the scorer's list of differences is read."""

from __future__ import annotations

from pathlib import Path

from bench.lines import read_lines, write_lines
from bench.task import Options
from bench.tasks import timebanks
from bench.tasks.timebanks import differences

TEXT = "The ferry sank on 10 May, the harbour master said on Monday."


def test_every_text_is_answered_with_spans_types_and_values(tmp_path: Path) -> None:
    write_lines(
        tmp_path / "in.jsonl.gz", [{"doc": "a", "set": "x", "domain": "news", "dct": "2031-05-14", "text": TEXT}]
    )
    timebanks.predict(tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl", Options())
    (line,) = read_lines(tmp_path / "out.jsonl")
    assert line["doc"] == "a"
    assert [(TEXT[one["start"] : one["end"]], one["type"], one["value"]) for one in line["timexes"]] == [
        ("10 May", "DATE", "2031-05-10"),
        ("Monday", "DATE", "2031-05-12"),
    ]


def test_differences_are_named_by_category() -> None:
    errors = "a\tMISS\t'May' DATE 2031-05\t-\na\tFALSE\t-\t'Mars' DATE 2031-03\nmean value_f1 50\n"
    assert [(one.category, one.line) for one in differences(errors)] == [
        ("missed", "a: 'May' DATE 2031-05 | -"),
        ("not a time", "a: - | 'Mars' DATE 2031-03"),
    ]
