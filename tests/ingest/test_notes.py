"""Notes of the desk: which files are some, what of them comes in, and what is said of the rest."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.ingest.limits import NOTE_LENGTH, NOTES
from onrecord.ingest.notes_markdown import holds_notes
from onrecord.model import Media, Note, Particulars
from tests.ingest.conftest import UNHURRIED, Read, Write

TABLE = """what,when,who,where from
The ferry was sold.,4 March 2025,,"call with the harbour master, 4 March"
"Nobody asked us, he said.",2025-03-05,Otto Brand,
"""

LIST = """# Notes by Mara Lind

- The ferry was sold.
  when: 4 March 2025
  where from: call with the harbour master, 4 March

- what: Nobody asked us,
  he said.
  who: Otto Brand
  by: Otto Kehl
"""

ROWS = """# Notes

| what | when | where from |
|------|:----:|------------|
| The ferry \\| the Merrow | 2025-03-04 | own count |
"""


def notes_of(read: Read, *paths: object) -> list[Note]:
    intake = read(*map(str, paths))
    assert not intake.problems
    assert {capture.media for capture in intake.captures} <= {Media.NOTE}
    return [Note.of(raw) for raw in intake.texts]


def test_each_row_of_a_table_is_a_note(write: Write, read: Read) -> None:
    assert notes_of(read, write("notes.csv", TABLE)) == [
        Note(what="The ferry was sold.", when="4 March 2025", where_from="call with the harbour master, 4 March"),
        Note(what="Nobody asked us, he said.", when="2025-03-05", who="Otto Brand"),
    ]


def test_each_item_of_a_list_under_the_heading_is_a_note(write: Write, read: Read) -> None:
    assert notes_of(read, write("desk.md", LIST)) == [
        Note(
            what="The ferry was sold.",
            when="4 March 2025",
            where_from="call with the harbour master, 4 March",
            by="Mara Lind",
        ),
        Note(what="Nobody asked us,\nhe said.", who="Otto Brand", by="Otto Kehl"),
    ]


def test_each_row_of_a_markdown_table_is_a_note(write: Write, read: Read) -> None:
    assert notes_of(read, write("desk.md", ROWS)) == [
        Note(what="The ferry | the Merrow", when="2025-03-04", where_from="own count")
    ]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_columns_may_be_parted_otherwise_and_stand_in_any_order(write: Write, read: Read, delimiter: str) -> None:
    made = write("notes.csv", f"Who{delimiter}Where_from{delimiter}What\nOtto{delimiter}a call{delimiter}It sank.\n")
    assert notes_of(read, made) == [Note(what="It sank.", who="Otto", where_from="a call")]


def test_a_note_is_known_by_its_fields_whatever_file_it_stands_in(write: Write, read: Read) -> None:
    table = write("a.csv", "what,when,by\nIt sank.,2025-03-04,Mara Lind\n")
    items = write("b.md", "# Notes by Mara Lind\n- It sank.\n  when: 2025-03-04\n")
    assert len({capture.id for capture in read(table, items).captures}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\nWhen the ferry sank, nobody was on it.\n",
        "# Notes on the ferry\n\n- It sank.\n  when: 4 March 2025\n",
        "# Notes\n\n- Bread\n- Butter\n",
        "What: a day. When: today. Who: all of us.\n",
        "The council notes\n\n- when: never\n",
    ],
)
def test_an_article_that_only_looks_a_little_so_is_none(write: Write, read: Read, text: str) -> None:
    (capture,) = read(write("article.md", text)).captures
    assert (capture.media, capture.raw) == (Media.TEXT, text)


def test_a_table_of_articles_with_a_column_what_stays_one(write: Write, read: Read) -> None:
    (capture,) = read(write("export.csv", "text,what,when\nThe ferry sank on Tuesday.,news,2025\n")).captures
    assert capture.media is Media.TEXT


def test_what_can_not_be_a_note_is_told_and_the_rest_is_kept(write: Write, read: Read) -> None:
    rows = f"what,when\nIt sank.,2025\n,2025\nIt, they say, sank.,2025\n{'x' * (NOTE_LENGTH + 1)},2025\nIt rose.,\n"
    intake = read(write("notes.csv", rows))
    assert intake.locators == ["notes.csv#1", "notes.csv#5"]
    assert [problem.reason for problem in intake.failed] == [
        "not read: note 2: nothing stands under “what”",
        "not read: note 3: it has more parts than the header has columns",
        f"not read: note 4: it is longer than {NOTE_LENGTH:,} characters",
    ]


def test_a_fault_of_many_notes_is_one_problem(write: Write, read: Read) -> None:
    intake = read(write("notes.csv", "what,when\n" + ",2025\n" * 40))
    assert [problem.reason for problem in intake.failed] == [
        "not read: notes 1, 2, 3, 4, 5 and 35 more: nothing stands under “what”"
    ]


def test_an_unknown_column_is_told_once(write: Write, read: Read) -> None:
    intake = read(write("notes.csv", "what,when,mood\nIt sank.,2025,sad\nIt rose.,2025,glad\n"))
    assert len(intake.captures) == 2
    assert ["“mood”" in problem.reason for problem in intake.doubts] == [True]


def test_a_header_that_nothing_parts_says_what_is_missing(write: Write, read: Read) -> None:
    (problem,) = read(write("notes.csv", "what when who where from\nIt sank. 2025 Otto call\n")).failed
    assert "no comma, semicolon, tab or bar" in problem.reason
    assert "what,when,who,where from" in problem.advice


def test_a_column_named_twice_is_refused(write: Write, read: Read) -> None:
    (problem,) = read(write("notes.csv", "what,when,When\nIt sank.,2025,2026\n")).failed
    assert "“when” twice" in problem.reason


def test_of_too_many_notes_the_first_are_kept(write: Write, read: Read) -> None:
    intake = read(write("notes.csv", "what,when\n" + "".join(f"It sank {n} times.,2025\n" for n in range(10_000))))
    assert len(intake.captures) == NOTES
    assert [problem.reason for problem in intake.failed] == [
        "it holds more than 2,000 notes; those after note 2,000 are not read"
    ]


def test_a_line_that_belongs_to_no_note_is_told(write: Write, read: Read) -> None:
    intake = read(write("notes.md", "# Notes\n\n- It sank.\n  when: 2025\n\nOh, and it rose.\n"))
    assert len(intake.captures) == 1
    assert [problem.reason for problem in intake.failed] == ["not read: line 6: of no note"]


def test_a_sidecar_does_not_make_a_note_the_report_of_an_outlet(write: Write, read: Read) -> None:
    write("onrecord.toml", '[default]\noutlet = "Evening Lantern"\n')
    assert read(write("notes.csv", TABLE)).outside == [Particulars(), Particulars()]


FIELDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(FIELDS, FIELDS, FIELDS, FIELDS)
@example("a\n\nb", "\n", " ", "when: never\n\n")
def test_the_text_that_carries_a_note_gives_every_field_back(when: str, who: str, where: str, what: str) -> None:
    note = Note(when=when, who=who, where_from=where, what=what)
    assert Note.of(note.raw) == note


WORDS = st.text(st.sampled_from("ab ,;\"'\n\r\t|-=:“\u2028\f"), min_size=1, max_size=30).filter(
    lambda text: text.strip()
)


@UNHURRIED
@given(what=WORDS, where=WORDS)
def test_a_cell_comes_in_as_it_was_written(write: Write, read: Read, what: str, where: str) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("what", "where from"), (what, where)])
    assert notes_of(read, write("notes.csv", out.getvalue())) == [Note(what=what, where_from=where)]


@given(st.text(st.sampled_from("# Notesby\n-*|:whaten \t"), max_size=80))
def test_no_text_breaks_the_search_for_notes(text: str) -> None:
    assert holds_notes(text) in (True, False)


@UNHURRIED
@given(st.text(st.sampled_from('ab\n-|: \t#"w'), max_size=60))
def test_whatever_stands_under_the_heading_ends_as_notes_or_problems(write: Write, read: Read, text: str) -> None:
    intake = read(write("notes.md", f"# Notes\n- It sank.\n  when: 2025\n{text}"))
    assert all(problem.reason for problem in intake.problems)
