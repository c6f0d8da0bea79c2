"""The timeline: order, and what becomes one line."""

from __future__ import annotations

from datetime import date

from onrecord.model import Basis, Cite, Claim, ClaimKind, Precision, When
from onrecord.record import draw_timeline


def when(first: str | None, last: str | None) -> When:
    return When(
        edtf=f"{first}/{last}",
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
        precision=Precision.DAY,
        basis=Basis.EXPLICIT,
    )


def event(text: str, at: When, *, article: str = "a", source: str = "", stated: bool = True) -> Claim:
    cite = Cite(article=article, start=0, end=len(text), quote=text)
    return Claim(
        kind=ClaimKind.EVENT, article=article, cites=(cite,), when=at, source=source, source_stated=stated, by="test@1"
    )


def test_lines_come_by_last_day_then_first_open_ones_by_their_first_and_undated_ones_last() -> None:
    claims = [
        event("undated", when(None, None)),
        event("the week", when("2031-03-03", "2031-03-09")),
        event("the day", when("2031-03-09", "2031-03-09")),
        event("before", when("2031-03-04", "2031-03-04")),
        event("from", when("2031-03-01", None)),
    ]
    assert [entry.text for entry in draw_timeline(claims)] == [
        "from",
        "before",
        "the week",
        "the day",
        "undated",
    ]


def test_same_words_on_the_same_day_are_one_line_of_two_reports_and_still_single() -> None:
    day = when("2031-03-04", "2031-03-04")
    entries = draw_timeline([event("The dam broke.", day, article="a"), event("The dam broke.", day, article="b")])
    assert [(entry.reports, entry.standing, len(entry.claims)) for entry in entries] == [(2, "single", 2)]


def test_same_words_on_another_day_are_another_line() -> None:
    claims = [
        event("It rained.", when("2031-03-04", "2031-03-04")),
        event("It rained.", when("2031-03-05", "2031-03-05")),
    ]
    assert len(draw_timeline(claims)) == 2


def test_origin_is_the_speaker_or_said_not_to_be_stated() -> None:
    day = when("2031-03-04", "2031-03-04")
    entries = draw_timeline([event("a", day), event("b", day, source="Ana Sole"), event("c", day, stated=False)])
    assert [entry.origins for entry in entries] == [("origin not stated",), ("Ana Sole",), ("speaker not stated",)]


def test_order_of_the_claims_changes_nothing() -> None:
    claims = [event(text, when("2031-03-04", "2031-03-04"), article=text) for text in "cabd"]
    assert draw_timeline(claims) == draw_timeline(reversed(claims))
