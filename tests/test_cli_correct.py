"""Decisions about lines and statements at the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


def lines(onrecord: Command, record: Path) -> dict[str, dict[str, Any]]:
    found = json.loads(onrecord("timeline", record, "--json").out)["timeline"]
    return {("ferry" if "ferry" in line["text"] else "dam"): line for line in found}


def statement(onrecord: Command, record: Path, words: str) -> dict[str, Any]:
    found = json.loads(onrecord("statements", record, "--json").out)["statements"]
    return dict(next(line for line in found if any(words in content for content in line["contents"])))


def test_an_accepted_line_says_so_in_the_timeline(onrecord: Command, record: Path) -> None:
    line = lines(onrecord, record)["ferry"]["id"]
    assert onrecord("correct", "accept-line", record, line[:6], "--who", "desk", "--why", "checked").code == 0
    assert "accepted by desk: checked" in " ".join(onrecord("timeline", record).out.split())
    assert "accepted by desk: checked" in onrecord("show", record, line).out


def test_a_hidden_line_is_in_no_view(onrecord: Command, record: Path) -> None:
    onrecord("correct", "hide-line", record, lines(onrecord, record)["ferry"]["id"])
    assert "ferry" not in lines(onrecord, record)
    assert "ferry" not in onrecord("export", "jsonl", record, "-o", "-").out.split('"kind": "line"')[-1]


def test_a_re_dated_line_tells_whose_date_it_is(onrecord: Command, record: Path) -> None:
    line = lines(onrecord, record)["ferry"]["id"]
    onrecord("correct", "redate", record, line, "2025-03-08", "--who", "desk")
    out = " ".join(onrecord("timeline", record).out.split())
    assert "2025-03-08" in out
    assert "date by decision of desk" in out


def test_a_commitment_of_a_re_dated_line_has_that_date_too(onrecord: Command, articles: Path, tmp_path: Path) -> None:
    (articles / "pledge.txt").write_text(
        " date 2025-03-07\n\nNorway pledged 5 million euros to Kenya on Thursday.\n", encoding="utf-8"
    )
    record = tmp_path / "pledge.db"
    onrecord("build", articles, "-o", record)
    found = json.loads(onrecord("commitments", record, "--json").out)["commitments"]
    onrecord("correct", "redate", record, found[0]["id"], "2025-03-01")
    found = json.loads(onrecord("commitments", record, "--json").out)["commitments"]
    assert [line["when"]["edtf"] for line in found] == ["2025-03-01"]
    onrecord("correct", "hide-line", record, found[0]["id"])
    assert onrecord("commitments", record).out.strip() == ""


def test_a_line_can_be_taken_off_the_dates(onrecord: Command, record: Path) -> None:
    onrecord("correct", "redate", record, lines(onrecord, record)["ferry"]["id"], "unknown")
    assert lines(onrecord, record)["ferry"]["when"]["earliest"] is None


def test_a_date_that_is_none_is_refused(onrecord: Command, record: Path) -> None:
    result = onrecord("correct", "redate", record, lines(onrecord, record)["ferry"]["id"], "9 March")
    assert result.code == 2
    assert "“9 March” is no date" in result.err


def test_merging_and_splitting_lines(onrecord: Command, record: Path) -> None:
    found = lines(onrecord, record)
    assert onrecord("correct", "merge-lines", record, found["dam"]["id"], found["ferry"]["id"]).code == 0
    merged = json.loads(onrecord("timeline", record, "--json").out)["timeline"]
    assert [line["sources"] for line in merged] == [[1, 2]]
    assert onrecord("correct", "split-line", record, merged[0]["id"], "2").code == 0
    assert set(lines(onrecord, record)) == {"dam", "ferry"}


def test_a_whole_line_can_not_be_split_off(onrecord: Command, record: Path) -> None:
    result = onrecord("correct", "split-line", record, lines(onrecord, record)["ferry"]["id"], "2")
    assert result.code == 2
    assert "the whole line" in result.err


def test_a_statement_gets_another_speaker_or_none(onrecord: Command, record: Path) -> None:
    said = statement(onrecord, record, "We are all safe")
    onrecord("correct", "attribute", record, said["id"], "Tom Reed", "--who", "desk")
    assert statement(onrecord, record, "We are all safe")["person"] == "Tom Reed"
    assert "speaker by decision of desk (before: Ana Sole)" in onrecord("statements", record).out
    onrecord("correct", "attribute", record, said["id"], "")
    assert statement(onrecord, record, "We are all safe")["speaker"] is None


def test_a_hidden_statement_is_in_no_view(onrecord: Command, record: Path) -> None:
    onrecord("correct", "hide-line", record, statement(onrecord, record, "We are all safe")["id"])
    assert "We are all safe" not in onrecord("statements", record, "--all").out


def test_an_article_is_no_line(onrecord: Command, record: Path) -> None:
    sources = json.loads(onrecord("sources", record, "--json").out)["sources"]
    result = onrecord("correct", "hide-line", record, sources[0]["article"])
    assert result.code == 2
    assert "no line" in result.err


def test_export_and_replay(onrecord: Command, record: Path, articles: Path, tmp_path: Path) -> None:
    onrecord("correct", "hide-line", record, lines(onrecord, record)["ferry"]["id"])
    file = tmp_path / "decisions.jsonl"
    file.write_text(onrecord("correct", "export", record).out, encoding="utf-8")
    again = tmp_path / "again.db"
    onrecord("build", articles, "-o", again)
    first = onrecord("correct", "replay", again, file)
    assert (first.code, "1 decided, 0 decided before" in first.err) == (0, True)
    assert "0 decided, 1 decided before" in onrecord("correct", "replay", again, "-", stdin=file.read_bytes()).err
    assert "ferry" not in lines(onrecord, again)


def test_replaying_makes_no_record(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text("")
    assert onrecord("correct", "replay", tmp_path / "none.db", tmp_path / "d.jsonl").code == 2
    assert not (tmp_path / "none.db").exists()


def test_a_record_with_decisions_passes_its_audit(onrecord: Command, record: Path) -> None:
    found = lines(onrecord, record)
    onrecord("correct", "redate", record, found["ferry"]["id"], "2025-03-08")
    onrecord("correct", "merge-lines", record, found["dam"]["id"], found["ferry"]["id"])
    result = onrecord("audit", record)
    assert result.code == 0, result.out
