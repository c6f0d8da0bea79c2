"""What a note of the desk claims, when, and whose it is."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotate import read_note
from onrecord.annotate.notes import origin_of, read_date
from onrecord.clean import clean
from onrecord.lexicon import load
from onrecord.model import (
    NOTE_RULE,
    UNKNOWN_WHEN,
    Arrival,
    Basis,
    Capture,
    Claim,
    ClaimKind,
    Factuality,
    Media,
    Note,
    status_of,
)
from onrecord.times import written_on


def claims_of(note: Note) -> tuple[Claim, ...]:
    raw = note.raw
    capture = Capture(id=Capture.id_of(raw.encode()), media=Media.NOTE, raw=raw)
    article, _ = clean(capture, [Arrival(capture=capture.id, locator="notes.csv#1")])
    reading, _ = read_note(article, note)
    for claim in reading.claims:
        assert claim.by == NOTE_RULE
        for cite in claim.cites:
            assert cite.raw is not None
            assert cite.raw.of(raw) == cite.span.of(article.text) == cite.quote
    return reading.claims


def event_of(note: Note) -> Claim:
    (event,) = (claim for claim in claims_of(note) if claim.kind is ClaimKind.EVENT)
    return event


def test_a_note_is_one_event_in_its_own_words() -> None:
    event = event_of(Note(what="The ferry Merrow was sold. Nobody was told.", when="4 March 2025"))
    assert event.cites[0].quote == "The ferry Merrow was sold. Nobody was told."
    assert event.when.edtf == "2025-03-04"
    assert event.when.words == "4 March 2025"
    assert event.value("predicate")


def test_words_that_tell_of_no_happening_are_an_event_all_the_same() -> None:
    event = event_of(Note(what="The mayor: a cousin of the buyer", who="the mayor", when="2025-03"))
    assert (event.value("agent"), event.when.edtf) == ("the mayor", "2025-03")


@pytest.mark.parametrize("end", ["", ".", "!", " (twice)"])
def test_a_note_needs_no_full_stop(end: str) -> None:
    event = event_of(Note(what=f"The ferry Merrow was sold to Tarn Lines{end}"))
    assert event.value("predicate") == "sold"
    assert event.factuality is Factuality.ACTUAL


def test_whom_it_is_from_is_its_source() -> None:
    event = event_of(Note(what="The ferry was sold.", where_from="phone call with the harbour master, 4 March"))
    assert (event.source, status_of(event).value) == ("the harbour master", "reported")


def test_without_where_from_nobody_is_its_source() -> None:
    event = event_of(Note(what="The ferry was sold.", by="Mara Lind"))
    assert (event.source, status_of(event).value) == ("", "asserted")


def test_a_plan_stays_one() -> None:
    assert event_of(Note(what="The ferry will be sold.", when="2025-03-20")).factuality is Factuality.PLANNED


def test_quoted_words_of_whom_it_names_are_a_statement() -> None:
    claims = claims_of(Note(what="“The sale was forced on us.”", who="Ana Sole", when="2025-03-05"))
    (statement,) = (claim for claim in claims if claim.kind is ClaimKind.STATEMENT)
    assert statement.value("content") == "The sale was forced on us."
    assert statement.value("person") == statement.source == "Ana Sole"
    assert statement.when.edtf == "2025-03-05"


def test_the_words_of_a_note_may_name_a_speaker_themselves() -> None:
    claims = claims_of(Note(what="The ferry was sold, Ana Sole said.", where_from="call with her lawyer"))
    assert {claim.source for claim in claims} == {"Ana Sole"}


@pytest.mark.parametrize("row", load("notes_en")["example"], ids=lambda row: row["words"] or "nothing")
def test_the_lexicon_tells_whom_a_note_is_from(row: dict[str, Any]) -> None:
    assert origin_of(row["words"], desk="the desk") == row["origin"]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("2025-03-03/2025-03-20", "2025-03-03/2025-03-20"),
        ("4 March 2025", "2025-03-04"),
        (" on 4 March 2025 ", "2025-03-04"),
        ("March 4, 2025", "2025-03-04"),
        ("since 4 March 2025", "2025-03-04/.."),
        ("by 5 March 2025", "../2025-03-05"),
        ("spring 2024", "2024-21"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(words: str, edtf: str) -> None:
    found = read_date(words, UNKNOWN_WHEN)
    assert (found.when.edtf, found.doubt) == (edtf, "")


@pytest.mark.parametrize("words", ["32 March 2025", "soon", "x", "2025-03-20/2025-03-03", "2025-13-40", "not known"])
def test_what_is_no_date_is_told(words: str) -> None:
    found = read_date(words, UNKNOWN_WHEN)
    assert found.when == UNKNOWN_WHEN
    assert words in found.doubt


def test_yesterday_is_a_date_beside_the_day_of_writing_only() -> None:
    assert read_date("yesterday", written_on("2025-03-05")).when.edtf == "2025-03-04"
    assert "noted" in read_date("yesterday", UNKNOWN_WHEN).doubt


def test_no_date_is_no_fault() -> None:
    assert read_date("  ", UNKNOWN_WHEN).doubt == ""


def published(note: Note) -> tuple[str, Basis]:
    capture = Capture(id="0", media=Media.NOTE, raw=note.raw)
    article, _ = clean(capture, [])
    when = read_note(article, note)[0].article.published
    return when.edtf, when.basis


def test_a_note_is_of_the_day_that_it_was_written_down() -> None:
    assert published(Note(what="The ferry was sold.", noted="2025-03-05")) == ("2025-03-05", Basis.STATED)


def test_a_note_of_what_has_happened_is_not_older_than_that() -> None:
    assert published(Note(what="The ferry was sold.", when="2025-03-04")) == ("2025-03-04/..", Basis.INFERRED)


def test_a_note_of_a_plan_may_be_of_any_day() -> None:
    assert published(Note(what="The ferry will be sold.", when="2025-03-20")) == ("", Basis.UNKNOWN)
