"""Impossible dates, hostile text: no exception, no wrong certainty, linear work."""

from __future__ import annotations

import pytest

from onrecord.errors import InputError
from onrecord.times import find, written_on

WRITTEN_ON = written_on("2031-05-14")


def values(text: str) -> list[str]:
    return [time.value for time in find(text, reference=WRITTEN_ON)]


@pytest.mark.parametrize(
    "text",
    [
        "It fell on 31 February 2029.",
        "It fell on February 30.",
        "It fell at 25:61 on the clock.",
        "It fell on 2029-13-45.",
        "It fell on 0000-00-00.",
        "It fell on 45/45/2029.",
        "It fell in the 9th quarter.",
        "It fell on 99/99.",
    ],
)
def test_impossible_dates_are_never_days(text: str) -> None:
    assert not any("-" in value and value[-2:].isdigit() for value in values(text))


@pytest.mark.parametrize("text", ["In the year 0 it fell.", "In 99999 it fell.", "In 0 BC it fell."])
def test_years_beyond_the_calendar_raise_nothing(text: str) -> None:
    assert all(time.when.earliest is None or time.when.earliest.year < 3000 for time in find(text))


@pytest.mark.parametrize(("text", "value"), [("in '98", "1998"), ("in '29", "2029"), ("on 3/25/98", "1998-03-25")])
def test_two_digit_years_are_in_the_nearest_century(text: str, value: str) -> None:
    assert values(f"It fell {text}.") == [value]


def test_unicode_digits_are_digits() -> None:
    assert values("It fell on 3 May ٢٠٢٩.") == ["2029-05-03"]
    assert values("It fell on ３ May 2029.") == ["2029-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "1 " * 100_000,
        "9" * 100_000,
        "1-" * 50_000,
        "May " * 50_000,
        "the " * 50_000,
        "two " * 50_000,
        "12/" * 50_000,
        "last " * 50_000,
        "1,000" * 20_000,
        "'" * 100_000,
        "\n" * 100_000,
        "a.b." * 30_000,
        "½" * 50_000,
        "Monday, " * 20_000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_long_runs_of_one_thing_are_read_to_their_end(text: str) -> None:
    assert all(time.span.of(text) == time.text for time in find(text, reference=WRITTEN_ON))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "…", "\ud800", "x" * 10])
def test_texts_without_times_have_none(text: str) -> None:
    assert find(text, reference=WRITTEN_ON) == ()


def test_an_unknown_language_is_one_clear_message() -> None:
    with pytest.raises(InputError, match=r"no time rules for the language 'xx'.*Use one of: de, en"):
        find("It fell.", language="xx")


def test_a_reference_that_is_no_day_is_one_clear_message() -> None:
    with pytest.raises(InputError, match="'soon' is not a day"):
        written_on("soon")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar_raise_nothing(day: str) -> None:
    text = "It fell yesterday, tomorrow, last year, next century, two decades ago, 5000 years later and last week."
    assert len(find(text, reference=written_on(day))) == 7
