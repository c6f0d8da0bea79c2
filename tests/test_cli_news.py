"""`new`, `diff` and the relay chains of `show`: what is printed, what is remembered, how they end."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.conftest import Command

FIRST = """ date 2031-03-03



HESK (Sarn Wire) - At least seven people died when the mill burnt down on Sunday, police said.

“We heard it fall,” said Ana Sole, the mayor.
"""
SECOND = """ date 2031-03-05



HESK (Sarn Wire) - At least seven people died when the mill burnt down on Sunday, police said.

“We heard it fall,” said Ana Sole, the mayor.

The owner of the mill, Tom Reed, was arrested on Tuesday.
"""


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep looks in a folder of the test."""
    folder = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setattr("onrecord.run.looks.user_state_path", lambda *_, **__: folder / "onrecord")
    return folder


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


@pytest.fixture
def record(onrecord: Command, story: Path, tmp_path: Path) -> Path:
    path = tmp_path / "story.db"
    assert onrecord("build", "-q", story, "-o", path).code == 0
    return path


def add_second(onrecord: Command, story: Path, record: Path) -> None:
    (story / "second.txt").write_text(SECOND, encoding="utf-8")
    assert onrecord("add", "-q", record, story / "second.txt").code == 0


def test_first_look_says_so_and_the_next_one_is_empty(onrecord: Command, record: Path) -> None:
    first, second = onrecord("new", record), onrecord("new", record)
    assert "your first look" in first.err
    assert "1 new article" in first.out
    assert "Nothing that was not known." in second.out
    assert (first.code, second.code, second.err) == (0, 0, "")


def test_look_after_an_article_came_tells_what_it_adds_and_not_its_copy(
    onrecord: Command, story: Path, record: Path
) -> None:
    onrecord("new", record)
    add_second(onrecord, story, record)
    out = " ".join(onrecord("new", record).out.split())
    assert "was arrested on Tuesday" in out
    assert "seven people" not in out


def test_since_a_day_is_by_publication(onrecord: Command, story: Path, record: Path) -> None:
    add_second(onrecord, story, record)
    out = " ".join(onrecord("new", record, "--since", "2031-03-05T18:00").out.split())
    assert "published since 5 March 2031" in out
    assert "was arrested on Tuesday" in out
    assert "seven people" not in out


def test_peek_is_not_remembered(onrecord: Command, record: Path, state: Path) -> None:
    assert onrecord("new", record, "--peek").code == 0
    assert not state.exists()
    assert "your first look" in onrecord("new", record).err


def test_look_that_failed_is_not_remembered(
    onrecord: Command, record: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.present.terminal_news.print_changes", fail)
    assert onrecord("new", record).code == 2
    assert not state.exists()


def test_folder_that_can_not_be_written_is_said_and_no_failure(onrecord: Command, record: Path, state: Path) -> None:
    state.write_text("a file where the folder should be", encoding="utf-8")
    result = onrecord("new", record)
    assert result.code == 0
    assert "can't be remembered" in result.err


def test_record_is_not_written_to(onrecord: Command, record: Path) -> None:
    before = record.read_bytes()
    onrecord("new", record)
    assert record.read_bytes() == before


def test_lines_are_80_columns_wide_with_id_and_cite(onrecord: Command, record: Path) -> None:
    out = onrecord("new", record).out
    assert max(map(len, out.splitlines())) <= 80
    assert "first.txt, 2031-03-03" in " ".join(out.split())
    found = re.search(r"\b[0-9a-f]{8}\b", out)
    assert found is not None
    assert onrecord("show", record, found[0]).code == 0


def test_json_carries_kind_cites_and_counts(onrecord: Command, record: Path) -> None:
    told = json.loads(onrecord("new", record, "--json").out)["changes"]
    assert set(told["counts"]) >= {"new"}
    assert told["changes"][0]["kind"] == "new"
    assert told["changes"][0]["cites"][0]["published"] == "2031-03-03"


@pytest.mark.parametrize("day", ["yesterday", "today", "3 days", "2 weeks ago", "2031-03-04", "20310304"])
def test_days_that_are_understood(onrecord: Command, record: Path, day: str) -> None:
    assert onrecord("new", record, "--since", day, "--peek").code == 0


@pytest.mark.parametrize("day", ["yestermorn", "99999 days", "2031-02-30", "-3 days", ""])
def test_days_that_are_not_say_what_to_write(onrecord: Command, record: Path, day: str) -> None:
    result = onrecord("new", record, "--since", day)
    assert result.code == 2
    assert "is no day. Write a date" in result.err


def test_since_and_since_last_exclude_each_other(onrecord: Command, record: Path) -> None:
    assert onrecord("new", record, "--since", "2031-03-04", "--since-last").code == 2


def test_diff_of_equal_records_ends_with_0(onrecord: Command, record: Path) -> None:
    result = onrecord("diff", record, record, "--exit-code")
    assert result.code == 0
    assert "Nothing that was not known." in result.out


def test_diff_tells_what_came_and_what_is_gone(onrecord: Command, story: Path, record: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.db"
    later.write_bytes(record.read_bytes())
    add_second(onrecord, story, later)
    forth = onrecord("diff", record, later, "--exit-code")
    assert forth.code == 1
    assert "was arrested on Tuesday" in " ".join(forth.out.split())
    back = onrecord("diff", later, record)
    assert back.code == 0
    assert "Gone" in back.out


def test_diff_shows_a_line_that_somebody_hid(onrecord: Command, record: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.db"
    later.write_bytes(record.read_bytes())
    found = re.search(r"· ([0-9a-f]{16})", onrecord("timeline", later, "--ids").out)
    assert found is not None
    assert onrecord("correct", "hide-line", later, found[1], "--who", "Kim").code == 0
    assert "its words make no line any more" in onrecord("diff", record, later).out
    assert "its words were there and made no line" in onrecord("diff", later, record).out


def test_diff_shows_a_date_that_somebody_decided(onrecord: Command, record: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.db"
    later.write_bytes(record.read_bytes())
    line = json.loads(onrecord("timeline", later, "--json").out)["timeline"][0]
    assert onrecord("correct", "redate", later, line["id"], "2031-02-28", "--who", "Kim").code == 0
    out = " ".join(onrecord("diff", record, later).out.split())
    assert "Dated" in out
    assert "2031-02-28 (was 2031-03-02), date by decision of Kim" in out


def test_show_tells_who_told_it_first_and_what_is_a_copy(onrecord: Command, story: Path, record: Path) -> None:
    add_second(onrecord, story, record)
    lines = json.loads(onrecord("timeline", record, "--json").out)["timeline"]
    died = next(line for line in lines if "seven people" in line["text"])
    out = " ".join(onrecord("show", record, died["id"]).out.split())
    assert "told first by [1] first.txt, 2031-03-03" in out
    assert "Sarn Wire, citing police" in out
    assert "copy of [1]" in out


def test_show_as_json_has_the_path_in_steps(onrecord: Command, story: Path, record: Path) -> None:
    add_second(onrecord, story, record)
    lines = json.loads(onrecord("timeline", record, "--json").out)["timeline"]
    died = next(line for line in lines if "seven people" in line["text"])
    relays = json.loads(onrecord("show", record, died["id"], "--json").out)["relays"]
    assert [line["path"] for line in relays["relays"]] == [["Sarn Wire", "police"]] * 2
    assert [line["relayed_from"] for line in relays["relays"]] == [None, 1]


def test_page_tells_the_way_a_line_came(onrecord: Command, story: Path, record: Path) -> None:
    add_second(onrecord, story, record)
    page = onrecord("export", "html", record, "-o", record.with_suffix(".html"))
    assert page.code == 0
    html = record.with_suffix(".html").read_text(encoding="utf-8")
    assert "The way it came" in html
    assert "Sarn Wire, citing police" in html
