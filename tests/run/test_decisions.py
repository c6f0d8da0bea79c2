"""Deciding about a record, and decisions as a file that is replayed onto another."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError, UsageError
from onrecord.model import Decision
from onrecord.present.decided import Anchors
from onrecord.run.decision_file import read_decisions, write_decisions
from onrecord.run.decisions import decide, replay
from onrecord.run.lines import draw_lines
from onrecord.store import Record
from tests.conftest import Command

NOW = "2031-06-01T10:00:00+00:00"


@pytest.fixture
def record(onrecord: Command, articles: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", articles, "-o", path).code == 0
    return path


def texts(record: Path) -> list[str]:
    with Record.open(record) as opened:
        return [entry.text for entry in opened.entries()]


def decisions(record: Path) -> list[Decision]:
    with Record.open(record) as opened:
        return opened.decisions()


def hide(record: Path, words: str, *, why: str = "") -> Decision:
    with Record.open(record) as opened:
        line = next(entry.id for entry in opened.entries() if words in entry.text)
        anchors = Anchors(opened).of_line(line)
    return decide(record, "hide line", anchors, value="", who="desk", why=why, now=NOW)


def undo(record: Path, number: int) -> Decision:
    return decide(record, "undo", (), value=str(number), who="desk", why="", now=NOW)


def test_a_hidden_line_comes_back_when_it_is_undone(record: Path) -> None:
    before = texts(record)
    hide(record, "ferry")
    assert [text for text in texts(record) if "ferry" in text] == []
    undo(record, 1)
    assert texts(record) == before


def test_a_decision_reads_no_article_again(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.run.shards.read_article", None)
    hide(record, "ferry")
    assert [text for text in texts(record) if "ferry" in text] == []


def test_a_decision_without_a_place_is_refused_and_leaves_the_record_as_it_was(record: Path) -> None:
    before = record.read_bytes()
    with pytest.raises(UsageError, match="Nothing was changed"):
        decide(record, "hide line", [("x", "gone", "all ⟦gone⟧ now")], value="", who="desk", why="", now=NOW)
    assert record.read_bytes() == before


def test_a_failed_check_leaves_the_record_as_it_was(record: Path) -> None:
    before = record.read_bytes()

    def complain(_: Record) -> None:
        raise UsageError("It has changed.")

    with pytest.raises(UsageError, match="It has changed"):
        decide(record, "undo", (), value="1", who="desk", why="", now=NOW, check=complain)
    assert record.read_bytes() == before


def test_what_is_no_act_is_refused(record: Path) -> None:
    with pytest.raises(UsageError, match="drop table"):
        decide(record, "drop table", (), value="", who="desk", why="", now=NOW)


def test_reasons_are_kept_on_one_line_without_control_characters(record: Path) -> None:
    assert hide(record, "ferry", why="a\ncaption\x1b[31m \udc80").why == "a caption\ufffd[31m ?"


def test_decisions_replayed_onto_a_rebuilt_record_make_the_same_lines(
    record: Path, articles: Path, onrecord: Command, tmp_path: Path
) -> None:
    hide(record, "ferry")
    again = tmp_path / "again.db"
    onrecord("build", articles, "-o", again)
    replay(again, decisions(record), now=NOW)
    assert texts(again) == texts(record)


def test_replaying_twice_adds_nothing(record: Path) -> None:
    hide(record, "ferry")
    undo(record, 1)
    done = replay(record, decisions(record), now=NOW)
    assert (done.added, done.known, len(decisions(record))) == (0, 2, 2)


def test_an_undo_takes_back_the_same_decision_under_its_new_number(
    record: Path, articles: Path, onrecord: Command, tmp_path: Path
) -> None:
    hide(record, "dam", why="first")
    again = tmp_path / "again.db"
    onrecord("build", articles, "-o", again)
    hide(again, "ferry")
    undo(again, 1)
    replay(record, decisions(again), now=NOW)
    assert [(one.number, one.act, one.value) for one in decisions(record)] == [
        (1, "hide line", ""),
        (2, "hide line", ""),
        (3, "undo", "2"),
    ]


def test_a_replayed_decision_without_a_place_is_told_and_waits_for_its_article(
    record: Path, articles: Path, onrecord: Command, tmp_path: Path
) -> None:
    hide(record, "ferry")
    other = tmp_path / "other.db"
    onrecord("build", articles / "dam.txt", "-o", other)
    assert [problem.input for problem in replay(other, decisions(record), now=NOW).lost] == ["decision 1"]
    assert onrecord("add", other, articles / "ferry.txt").code == 0
    assert texts(other) == texts(record)


def test_decisions_are_written_and_read_unchanged(record: Path) -> None:
    hide(record, "dam", why="“misread”, says Zoë")
    undo(record, 1)
    assert read_decisions(write_decisions(decisions(record)), name="d.jsonl") == tuple(decisions(record))


def test_a_decision_is_one_readable_line(record: Path) -> None:
    hide(record, "dam", why="“misread”, says Zoë")
    [line] = write_decisions(decisions(record)).splitlines()
    assert "“misread”, says Zoë" in line
    assert list(json.loads(line)) == ["number", "act", "value", "who", "when", "why", "anchors"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "not a JSON object"),
        ("{}", "number"),
        ('{"number": true, "act": "undo"}', "number"),
        ('{"number": 1, "act": "drop"}', "decide"),
        ('{"number": 1, "act": "hide line", "anchors": "a"}', "anchors"),
        ('{"number": 1, "act": "hide line", "anchors": ["a"]}', "anchor"),
        ('{"number": 1, "act": "hide line", "anchors": [], "who": 3}', "who"),
        ('{"number": 1, "act": "undo", "anchors": [], "value": "9"}', "not in the file"),
        ("[" * 5000, "JSON|recursion"),
    ],
)
def test_a_line_that_is_no_decision_is_named(line: str, complaint: str) -> None:
    with pytest.raises(InputError, match=f"(?s)d\\.jsonl.*({complaint})"):
        read_decisions(line, name="d.jsonl")


def test_a_number_that_comes_twice_is_named() -> None:
    line = '{"number": 1, "act": "hide line", "anchors": []}\n'
    with pytest.raises(InputError, match="line 2"):
        read_decisions(line * 2, name="d.jsonl")


def test_a_decision_about_a_line_compares_no_claims_again(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr("onrecord.run.comparing.compare_company", refuse)
    for act in ("accept line", "hide line"):
        with Record.open(record) as opened:
            anchors = Anchors(opened).of_line(opened.entries()[0].id)
        decide(record, act, anchors, value="", who="desk", why="", now=NOW)
    with Record.open(record) as opened:
        assert opened.entries() == [replace(entry, slots=()) for entry in draw_lines(opened)[0].entries]
