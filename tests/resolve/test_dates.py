"""An undated article among dated ones: the year its weekday fits there, as bounds, or nothing."""

from __future__ import annotations

from datetime import date

from onrecord.model import Basis, Cite, Claim, ClaimKind, Factuality, When
from onrecord.resolve.dates import date_by_story


def claim(edtf: str, words: str) -> Claim:
    cite = Cite(article="a", start=0, end=1, quote="x")
    return Claim(kind=ClaimKind.EVENT, article="a", cites=(cite,), when=When(edtf=edtf, words=words), by="test@1")


def day(text: str) -> When:
    on = date.fromisoformat(text)
    return When(edtf=text, earliest=on, latest=on, basis=Basis.STATED)


TUESDAY = claim("XXXX-03-04", "Tuesday, March 4")


def test_weekday_that_fits_one_year_near_the_story_gives_bounds() -> None:
    found = date_by_story([TUESDAY], [day("2031-03-05"), day("2031-03-09")])
    assert found is not None
    assert (found.earliest, found.latest, found.basis) == (date(2031, 3, 4), date(2031, 3, 23), Basis.CONTEXT)
    assert (
        found.anchor
        == "“Tuesday, March 4” fits 2031 only, beside articles of the same story published 2031-03-05 to 2031-03-09"
    )


def told(edtf: str, words: str, start: int, factuality: Factuality = Factuality.ACTUAL) -> Claim:
    cite = Cite(article="a", start=start, end=start + 9, quote="a" * 9)
    when = When(edtf=edtf, words=words)
    return Claim(kind=ClaimKind.EVENT, article="a", cites=(cite,), when=when, factuality=factuality, by="test@1")


def test_news_that_an_article_opens_with_is_days_old_at_most() -> None:
    lead, later = told("XXXX-03-04", "Tuesday, March 4", 0), told("", "", 40)
    found = date_by_story([later, lead], [day("2031-03-05"), day("2031-03-09")])
    assert found is not None
    assert (found.earliest, found.latest) == (date(2031, 3, 4), date(2031, 3, 9))


def planned(words: str, quote: str) -> Claim:
    cite = Cite(article="a", start=40, end=40 + len(quote), quote=quote)
    when = When(words=words)
    return Claim(
        kind=ClaimKind.EVENT, article="a", cites=(cite,), when=when, factuality=Factuality.PLANNED, by="test@1"
    )


LEAD = told("XXXX-03-04", "Tuesday, March 4", 0)


def test_an_article_was_written_by_the_weekday_that_it_says_will_come() -> None:
    found = date_by_story([LEAD, planned("Wednesday", "searches will resume on Wednesday")], [day("2031-03-09")])
    assert found is not None
    assert (found.earliest, found.latest) == (date(2031, 3, 4), date(2031, 3, 5))


def test_a_weekday_named_otherwise_says_nothing_of_when_an_article_was_written() -> None:
    next_one = planned("next Wednesday", "searches will resume next Wednesday")
    told_past = planned("Wednesday", "searches were to resume on Wednesday")
    found = date_by_story([LEAD, next_one, told_past], [day("2031-03-09")])
    assert found is not None
    assert found.latest == date(2031, 3, 9)


def test_a_day_in_the_middle_of_an_article_says_no_more_than_its_year() -> None:
    claims = [told("", "", 0), told("XXXX-03-04", "Tuesday, March 4", 40)]
    found = date_by_story(claims, [day("2031-03-05")])
    assert found is not None
    assert found.latest == date(2031, 3, 19)


def test_a_plan_that_an_article_opens_with_says_no_more_than_its_year() -> None:
    found = date_by_story([told("XXXX-03-04", "Tuesday, March 4", 0, Factuality.PLANNED)], [day("2031-03-05")])
    assert found is not None
    assert found.latest == date(2031, 3, 19)


def test_weekday_that_the_year_of_the_story_contradicts_gives_nothing() -> None:
    assert date_by_story([TUESDAY], [day("2030-03-05")]) is None


def test_story_at_another_time_of_the_year_gives_nothing() -> None:
    assert date_by_story([TUESDAY], [day("2031-06-05")]) is None


def test_day_without_its_weekday_is_no_evidence_of_the_year() -> None:
    assert date_by_story([claim("XXXX-03-04", "March 4")], [day("2031-03-05")]) is None


def test_story_without_a_dated_article_gives_nothing() -> None:
    assert date_by_story([TUESDAY], [When(), When(edtf="2031/..", earliest=date(2031, 1, 1))]) is None


def test_order_changes_nothing() -> None:
    claims = [TUESDAY, claim("XXXX-03-06", "Thursday, March 6")]
    days = [day("2031-03-05"), day("2031-03-09")]
    assert date_by_story(claims, days) == date_by_story(claims[::-1], days[::-1])
