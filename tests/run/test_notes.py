"""Notes of the desk in a record: in the story they speak of, counted by the origin they state, given back unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from onrecord.cli import run
from onrecord.present.audit import audit
from onrecord.present.exports import Contents
from onrecord.present.exports.notes import HEADER, export_notes
from onrecord.present.views import TimelineLine, Views
from onrecord.run.lines import draw_lines
from onrecord.store import Record, each_note, notes_in
from tests.conftest import Command

POST = """ date 2025-03-06

The ferry Merrow was sold to Tarn Lines on 4 March 2025, the harbour master of Port Lune said.

Protesters blocked the quay at Port Lune on Tuesday.
"""

ROWS = [
    (
        "The ferry Merrow was sold to Tarn Lines.",
        "4 March 2025",
        "",
        "call with the harbour master of Port Lune",
        "Mara",
        "",
    ),
    (
        "Tarn Lines bought the ferry Merrow.",
        "2025-03-04",
        "",
        "interview with Otto Brand, 5 March",
        "Mara",
        "2025-03-05",
    ),
    ("The ferry Merrow was sold to Tarn Lines", "2025-03-04", "", "", "", ""),
    ("“We had\nno choice.”", "2025-03-05", "Ana Sole", "press conference", "", ""),
    ("A cousin of the mayor owns Tarn Lines", "32 March", "", "own observation", "Mara", ""),
]


def table(rows: Sequence[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "notes.csv").write_text(table(ROWS), encoding="utf-8", newline="")
    record = folder / "story.db"
    assert run(["build", "-q", str(folder / "post.txt"), str(folder / "notes.csv"), "-o", str(record)]) == 0
    return record


@pytest.fixture
def views(path: Path) -> Views:
    return Views(Record.open(path))


def line_of(views: Views, words: str) -> TimelineLine:
    (found,) = (one for one in views.timeline() if words in one.text)
    return found


def numbers(views: Views, *words: str) -> set[int]:
    """Return the numbers of the notes whose words begin so."""
    texts = {row["id"]: row["text"] for row in views.record.query("SELECT id, text FROM articles")}
    return {one.number for one in views.sources if one.is_note and texts[one.article].startswith(words)}


def test_a_note_confirms_a_line_as_a_report_of_the_origin_that_it_states(views: Views) -> None:
    sold = next(one for one in views.timeline() if numbers(views, "Tarn Lines bought") <= set(one.sources))
    assert {"the harbour master of Port Lune", "Otto Brand"} <= set(sold.origins)
    assert sold.standing == "matching"


def test_a_note_from_whom_an_article_cites_is_no_second_origin(views: Views) -> None:
    sold = next(one for one in views.timeline() if numbers(views, "Tarn Lines bought") <= set(one.sources))
    assert [one for one in sold.origins if "harbour master" in one] == ["the harbour master of Port Lune"]


def test_a_note_is_no_copy_however_few_its_words(views: Views) -> None:
    assert all(not one.copies for one in views.sources)


def test_a_note_stands_in_the_story_that_it_speaks_of(views: Views) -> None:
    post = next(one for one in views.sources if not one.is_note)
    told = {one.number for one in views.sources if set(one.stories) & set(post.stories)}
    assert numbers(views, "The ferry Merrow", "Tarn Lines bought") <= told


def test_a_note_is_shown_as_the_desk_s_own_with_where_it_is_from(views: Views) -> None:
    shown = {(one.name, one.title) for one in views.sources if one.is_note}
    assert ("desk note by Mara", "where from: call with the harbour master of Port Lune") in shown
    assert ("desk note", "where from: not stated") in shown


def test_quoted_words_are_listed_with_whom_the_note_names(views: Views) -> None:
    (said,) = views.statements(speaker="Ana Sole")
    assert said.contents == ("We had\nno choice.",)
    assert numbers(views, "“We had") == {said.source}


def test_the_terminal_marks_the_lines_of_notes(onrecord: Command, path: Path) -> None:
    printed = onrecord("timeline", path).out
    assert "A cousin of the mayor owns Tarn Lines" in printed
    assert "says desk note by Mara" in printed


def test_a_date_that_is_none_is_told_and_the_note_stays(views: Views) -> None:
    assert any("“32 March”" in problem.reason for problem in views.problems())
    assert line_of(views, "A cousin of the mayor").when.edtf == ""


def test_every_line_leads_back_to_the_words_of_a_note(views: Views) -> None:
    assert not audit(views.record, today=date(2026, 1, 1), draw=lambda record: draw_lines(record)[0].entries)


def test_notes_are_given_back_as_they_came(views: Views) -> None:
    text = export_notes(Contents(views)).files[0][1].decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(HEADER), *map(list, ROWS)]


def test_what_is_given_back_makes_the_same_notes(onrecord: Command, path: Path, tmp_path: Path) -> None:
    given, again = tmp_path / "given.csv", tmp_path / "again.db"
    assert onrecord("export", "notes", path, "-o", given).code == 0
    assert onrecord("build", "-q", given, "-o", again).code == 0
    with Record.open(path) as before, Record.open(again) as after:
        assert list(each_note(before)) == list(each_note(after))
        assert len(notes_in(after)) == len(ROWS)


def test_a_record_without_notes_says_so(onrecord: Command, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    assert onrecord("build", "-q", tmp_path / "post.txt", "-o", tmp_path / "story.db").code == 0
    exported = onrecord("export", "notes", tmp_path / "story.db", "-o", "-")
    assert (exported.code, exported.err) == (0, "The record holds no notes of the desk.\n")


def test_notes_can_be_added_and_removed(onrecord: Command, tmp_path: Path) -> None:
    record, notes = tmp_path / "story.db", tmp_path / "notes.md"
    (tmp_path / "post.txt").write_text(POST, encoding="utf-8")
    notes.write_text("# Notes\n- The ferry is gone.\n  when: 2025-03-07\n", encoding="utf-8")
    assert onrecord("build", "-q", tmp_path / "post.txt", "-o", record).code == 0
    assert onrecord("add", "-q", record, notes).code == 0
    with Record.open(record) as found:
        assert len(notes_in(found)) == 1
    assert onrecord("remove", "-q", record, notes).code == 0
    with Record.open(record) as found:
        assert not notes_in(found)


def test_a_surname_in_a_note_is_whom_the_articles_call_so_in_full(onrecord: Command, tmp_path: Path) -> None:
    post = " date 2025-03-06\n\nTarn Lines bought the ferry Merrow on 4 March 2025, its spokesman Otto Brand said.\n"
    (tmp_path / "post.txt").write_text(post, encoding="utf-8")
    rows = [("Tarn Lines bought the ferry Merrow", "4 March 2025", "", "call with Mr Brand", "", "")]
    (tmp_path / "notes.csv").write_text(table(rows), encoding="utf-8")
    record = tmp_path / "story.db"
    assert onrecord("build", "-q", tmp_path / "post.txt", tmp_path / "notes.csv", "-o", record).code == 0
    line = line_of(Views(Record.open(record)), "Tarn Lines bought")
    assert (line.reports, len(line.origins), line.standing) == (2, 1, "single")
