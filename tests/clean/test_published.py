"""When an article was published: by its best source, with how that is known, and what is doubtful about it."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.clean.machine_dates import parse_date
from onrecord.clean.published import DateSource, Publication, date_lines, date_publication
from onrecord.model import Basis


def published(text: str, *sources: DateSource, url: str | None = None) -> Publication:
    return date_publication(text, sources, url=url)


def stated(printed: str) -> DateSource:
    return DateSource(printed=printed, basis=Basis.STATED, where="date line")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2031-05-12", date(2031, 5, 12)),
        ("2031-05-12T23:30:00-05:00", date(2031, 5, 12)),
        ("Mon, 12 May 2031 10:00:00 GMT", date(2031, 5, 12)),
        ("20310512T101010", date(2031, 5, 12)),
        ("1936351000", date(2031, 5, 12)),
        ("1936351000000", date(2031, 5, 12)),
        ("May 12, 2031", date(2031, 5, 12)),
        ("12th May 2031", date(2031, 5, 12)),
        ("31/12/2031", date(2031, 12, 31)),
    ],
)
def test_printed_date_is_read_as_the_day_it_prints(printed: str, day: date) -> None:
    assert parse_date(printed) == (day,)


@pytest.mark.parametrize("printed", ["", "yesterday", "2031-02-31", "May 2031", "12 Brumaire 2031", "99999-01-01"])
def test_what_is_no_date_is_not_made_one(printed: str) -> None:
    assert parse_date(printed) == ()


def test_day_and_month_that_cannot_be_told_apart_are_both_kept() -> None:
    found = published("The dam held.", stated("05/12/2031")).when
    assert (found.earliest, found.latest) == (date(2031, 5, 12), date(2031, 12, 5))
    assert found.edtf == "[2031-05-12,2031-12-05]"


def test_first_source_with_a_date_wins() -> None:
    metadata = DateSource(printed="2031-05-14", basis=Basis.METADATA, where="meta tag")
    found = published("The dam held.", stated("2031-05-12"), metadata).when
    assert (found.edtf, found.basis) == ("2031-05-12", Basis.STATED)


def test_date_that_the_calendar_does_not_have_is_reported_and_the_next_source_asked() -> None:
    found = published("The dam held.", stated("2031-02-31"), url="https://post.example/2031/03/02/dam")
    assert found.when.edtf == "2031-03-02"
    assert found.when.basis is Basis.URL
    assert found.doubts == ("“2031-02-31” (date line) is not a date",)


def test_date_lines_come_before_lines_about_an_update() -> None:
    found = date_lines(["Updated 14 May 2031", "Published 12 May 2031", "By Ana Sole"])
    assert [source.printed for source in found] == ["Published 12 May 2031", "Updated 14 May 2031"]


def test_dateline_with_a_year_dates_the_article() -> None:
    found = published("PORT LUNE, March 4, 2031 (Harbour News) - The dam held.").when
    assert (found.edtf, found.basis) == ("2031-03-04", Basis.DATELINE)


def test_dateline_without_a_year_dates_nothing() -> None:
    assert published("PORT LUNE, March 4 (Harbour News) - The dam held.").when.basis is Basis.UNKNOWN


def test_weekday_with_a_day_and_month_alone_fits_many_years() -> None:
    assert published("The dam broke on Tuesday, March 4.").when.basis is Basis.UNKNOWN


def test_year_told_as_past_bounds_what_the_weekday_leaves_open() -> None:
    found = published("The dam broke on Tuesday, March 4. It had been repaired in 2029.").when
    assert (found.basis, found.earliest, found.latest) == (Basis.INFERRED, date(2031, 3, 4), None)


def test_year_told_as_coming_closes_the_other_end() -> None:
    text = "The dam broke on Tuesday, March 4. It had been repaired in 2029. A new one will stand by 2033."
    found = published(text).when
    assert (found.earliest, found.latest) == (date(2031, 3, 4), date(2033, 12, 31))


def test_day_that_is_still_to_come_bounds_nothing() -> None:
    assert published("The court will sit on Tuesday, March 4. It last sat in 2029.").when.basis is Basis.UNKNOWN


def test_weekday_that_contradicts_its_date_is_reported() -> None:
    found = published("The dam broke on Monday, March 4, 2031.", stated("2031-03-05"))
    assert found.doubts == ("“Monday, March 4, 2031” contradicts the calendar of 2031",)


def test_weekday_that_fits_a_year_near_publication_is_not_reported() -> None:
    assert published("The dam broke on Tuesday, March 4.", stated("2031-03-05")).doubts == ()
