"""The timeline: order, and what becomes one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from onrecord.model import Basis, Cite, Claim, ClaimKind, Factuality, Link, LinkKind, Precision, Slot, When
from onrecord.record import draw_timeline
from onrecord.record.timeline import Together
from onrecord.text import Span

UNKNOWN = When()

PLACES = count(0, 1000)
"""Where the next claim starts in its article: two claims of one article never cite the same place."""


def when(first: str | None, last: str | None) -> When:
    return When(
        edtf=f"{first}/{last}",
        earliest=date.fromisoformat(first) if first else None,
        latest=date.fromisoformat(last) if last else None,
        precision=Precision.DAY,
        basis=Basis.EXPLICIT,
    )


def event(text: str, at: When, *, article: str = "a", source: str = "", stated: bool = True) -> Claim:
    start = next(PLACES)
    cite = Cite(article=article, start=start, end=start + len(text), quote=text)
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


def together(*groups: tuple[Claim, ...], links: tuple[Link, ...] = ()) -> Together:
    return Together(groups=[[claim.id for claim in group] for group in groups], links=links)


def test_claims_of_one_happening_are_one_line_in_the_words_that_stand_alone() -> None:
    day = when("2031-03-04", "2031-03-04")
    group = (event("he was taken to the prison of Hesk", day), event("Ola Reed was taken to prison in Hesk", day))
    (entry,) = draw_timeline(group, together=together(group))
    assert (entry.text, len(entry.claims)) == ("Ola Reed was taken to prison in Hesk", 2)


def test_line_is_told_in_the_words_that_name_most() -> None:
    day = when("2031-03-04", "2031-03-04")
    group = (
        event("The wall broke after two days of rain", day),
        event("The wall of the Greyholt Dam gave way above Hesk", day, article="b"),
    )
    (entry,) = draw_timeline(group, together=together(group))
    assert entry.text == "The wall of the Greyholt Dam gave way above Hesk"


def test_line_has_the_closest_date_that_is_stated() -> None:
    group = (
        event("Ola Reed was taken to prison", when("2031-03-01", "2031-03-31")),
        event("Reed was taken to prison on Tuesday", when("2031-03-04", "2031-03-04")),
    )
    (entry,) = draw_timeline(group, together=together(group))
    assert entry.when.earliest == entry.when.latest == date(2031, 3, 4)


@pytest.mark.parametrize(("factuality", "last"), [(Factuality.ACTUAL, 6), (Factuality.PLANNED, 9)])
def test_week_of_a_line_ends_with_the_day_on_which_an_article_tells_it_as_done(
    factuality: Factuality, last: int
) -> None:
    week = event("the minister ordered an inquiry last week", when("2031-03-03", "2031-03-09"))
    told_by = replace(when(None, "2031-03-06"), basis=Basis.PUBLICATION)
    other = replace(event("The minister has ordered an inquiry", told_by, article="b"), factuality=factuality)
    lines = draw_timeline((week, other), together=together((week, other)))
    assert [line.when.latest for line in lines if week.id in line.claims] == [date(2031, 3, last)]


def test_plan_and_deed_are_two_lines() -> None:
    day = when("2031-03-04", "2031-03-04")
    plan, deed = event("The council will vote on Tuesday", day), event("The council voted on Tuesday", day)
    plan = Claim(
        kind=plan.kind, article=plan.article, cites=plan.cites, when=day, factuality=Factuality.PLANNED, by="test@1"
    )
    assert len(draw_timeline([plan, deed], together=together((plan, deed)))) == 2


def test_commitment_and_event_of_one_clause_are_one_line() -> None:
    day = when("2031-03-04", "2031-03-04")
    pledge = event("Orvia pledged 5 million crowns", day)
    words = Slot(name="predicate", value="pledged", span=Span(pledge.cites[0].start + 6, pledge.cites[0].start + 13))
    both = [
        Claim(kind=kind, article="a", cites=pledge.cites, slots=(words,), when=day, by="test@1")
        for kind in (ClaimKind.EVENT, ClaimKind.COMMITMENT)
    ]
    assert [len(entry.claims) for entry in draw_timeline(both)] == [2]


def test_commitments_that_are_one_gift_are_one_line() -> None:
    day = when("2031-03-04", "2031-03-04")
    gifts = [
        Claim(
            kind=ClaimKind.COMMITMENT,
            article=article,
            cites=event(text, day, article=article).cites,
            when=day,
            by="test@1",
        )
        for article, text in (("a", "Orvia pledged 5 million crowns"), ("b", "Orvia has promised 5 million crowns"))
    ]
    first, second = sorted(gift.id for gift in gifts)
    same = Link(a=first, b=second, kind=LinkKind.SAME_EVENT, slot="happened", reason="one gift", by="test@1")
    assert len(draw_timeline(gifts, together=Together(links=[same]))) == 1


def test_statement_is_no_line_but_stands_behind_one() -> None:
    day = when("2031-03-04", "2031-03-04")
    told = event("Two people died in the fire", day, source="police")
    heard = event("two people had died", day, article="b", source="Ana Sole")
    said = Claim(kind=ClaimKind.STATEMENT, article="b", cites=heard.cites, source="Ana Sole", by="test@1")
    first, second = sorted((told.id, said.id))
    same = Link(a=first, b=second, kind=LinkKind.AGREES, slot="happened", reason="both say it", by="test@1")
    (entry,) = draw_timeline([told, said], together=Together(links=[same]))
    assert (entry.standing, entry.claims) == ("matching", (told.id,))


def test_line_whose_claim_was_retracted_says_so_and_how() -> None:
    day = when("2031-03-04", "2031-03-04")
    old, new = event("Ola Reed was taken to prison", day), event("Reed was not taken to prison", day, article="b")
    gone = Link(
        a=new.id, b=old.id, kind=LinkKind.UPDATES, slot="happened", how="retracted", reason="corrected", by="t@1"
    )
    entries = draw_timeline([old, new], together=Together(links=[gone]))
    assert {entry.text: entry.standing for entry in entries} == {
        "Ola Reed was taken to prison": "superseded (retracted)",
        "Reed was not taken to prison": "updated (retracted)",
    }


def part(text: str, of: Claim, at: When, *, source: str = "") -> Claim:
    """Return a claim whose words stand inside those of another."""
    start = of.cites[0].start + of.cites[0].quote.index(text)
    cite = Cite(article=of.article, start=start, end=start + len(text), quote=text)
    return Claim(kind=ClaimKind.EVENT, article=of.article, cites=(cite,), when=at, source=source, by="test@1")


def test_claim_inside_the_words_of_another_makes_no_line_of_its_own() -> None:
    day = when("2031-03-04", "2031-03-04")
    whole = event("The mayor came to Lune and promised 20 pumps", day)
    for at in (day, replace(UNKNOWN, basis=Basis.PUBLICATION), UNKNOWN):
        (line,) = draw_timeline([part("promised 20 pumps", whole, at), whole])
        assert line.text == "The mayor came to Lune and promised 20 pumps"
        assert (line.when, len(line.claims)) == (day, 2)


def test_claim_inside_another_keeps_its_line_where_it_is_told_otherwise() -> None:
    day = when("2031-03-04", "2031-03-04")
    whole = event("The mayor came to Lune, where the dam broke last week", day)
    earlier = part("the dam broke last week", whole, when("2031-02-24", "2031-03-02"))
    reported = part("the dam broke last week", whole, day, source="the mayor")
    assert len(draw_timeline([whole, earlier])) == 2
    assert len(draw_timeline([whole, reported])) == 2


def test_claim_inside_another_that_other_articles_tell_too_keeps_its_line() -> None:
    day = when("2031-03-04", "2031-03-04")
    whole = event("The mayor came to Lune and promised 20 pumps", day)
    inside = part("promised 20 pumps", whole, day)
    elsewhere = event("Twenty pumps were promised to Lune", day, article="b")
    lines = draw_timeline([whole, inside, elsewhere], together=together((inside, elsewhere)))
    assert sorted(len(line.claims) for line in lines) == [1, 2]
