"""The task `copies`: what goes in, what comes out, and how mistakes are named."""

from __future__ import annotations

from pathlib import Path

from bench.lines import read_lines, write_lines
from bench.task import Options
from bench.tasks.copies import differences, predict

FERRY = (
    "The ferry to Oru cracked its hull in a storm on Saturday, and fishing boats took off ninety passengers by night."
)


def test_a_folder_of_documents_is_answered_with_pairs_and_their_spans(tmp_path: Path) -> None:
    lines = [
        {"id": "b", "text": FERRY},
        {"id": "a", "text": f"HESK (LPA) - {FERRY}"},
        {"id": "c", "text": "Goats ate."},
    ]
    write_lines(tmp_path / "docs.jsonl", lines)
    predict(tmp_path, tmp_path / "out.jsonl", Options())
    (line,) = read_lines(tmp_path / "out.jsonl")
    assert (line["a"], line["b"], line["share"]) == ("a", "b", 1.0)
    assert line["spans_b"] == [[0, len(FERRY) - 1]]


def test_mistakes_are_named_by_label_and_kind_and_ignored_pairs_are_none() -> None:
    gold = [
        {"a": "1", "b": "2", "label": "copy", "kind": "brief", "share": 1.0},
        {"a": "3", "b": "1", "label": "quote", "kind": "quoted", "share": 0.05},
        {"a": "1", "b": "4", "label": "ignore", "kind": "two copies", "share": 0.2},
    ]
    answer = [{"a": one, "b": other, "share": 0.4} for one, other in (("1", "3"), ("1", "4"), ("2", "4"))]
    assert [(one.category, one.line) for one in differences(gold, answer)] == [
        ("no copy: quote", "1 3 share 0.4"),
        ("no copy: other", "2 4 share 0.4"),
        ("missed: brief", "1 2 share 1.0"),
    ]
