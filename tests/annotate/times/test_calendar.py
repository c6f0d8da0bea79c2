"""Calendar arithmetic against the standard library, day by day, and against a slow walk where it has no say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.times import calendar
from onrecord.annotate.times.calendar import Civil

DAYS = st.dates()
WEEKDAYS = st.integers(1, 7)


@given(DAYS)
def test_numbers_and_days_agree_with_datetime(day: date) -> None:
    number = day.toordinal()
    assert calendar.to_civil(number) == (day.year, day.month, day.day)
    assert calendar.to_number(Civil(day.year, day.month, day.day)) == number


@given(st.integers(-2_000_000, 2_000_000))
def test_every_number_comes_back_also_before_christ(number: int) -> None:
    assert calendar.to_number(calendar.to_civil(number)) == number


@given(st.integers(-400_000, 400_000))
def test_the_next_number_is_the_next_day(number: int) -> None:
    today, tomorrow = calendar.to_civil(number), calendar.to_civil(number + 1)
    if today.day < calendar.month_length(today.year, today.month):
        assert tomorrow == (today.year, today.month, today.day + 1)
    else:
        assert tomorrow == (*calendar.add_months(today.year, today.month, 1), 1)


@given(DAYS)
def test_weekdays_and_weeks_agree_with_datetime(day: date) -> None:
    assert calendar.weekday(day.toordinal()) == day.isoweekday()
    assert calendar.iso_week(day.toordinal()) == day.isocalendar()[:2]


@given(DAYS)
def test_a_week_starts_on_its_monday(day: date) -> None:
    year, week, _ = day.isocalendar()
    assert calendar.week_start(year, week) == day.toordinal() - day.isoweekday() + 1


@given(st.integers(1, 9998))
def test_weeks_in_a_year_are_those_of_28_december(year: int) -> None:
    assert calendar.weeks_in_year(year) == date(year, 12, 28).isocalendar().week


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), WEEKDAYS)
def test_the_weekday_before_is_found_by_walking_back(day: date, wanted: int) -> None:
    walked = day
    while walked.isoweekday() != wanted:
        walked -= timedelta(days=1)
    assert calendar.weekday_on_or_before(day.toordinal(), wanted) == walked.toordinal()


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), WEEKDAYS)
def test_the_weekday_after_is_found_by_walking_on(day: date, wanted: int) -> None:
    walked = day
    while walked.isoweekday() != wanted:
        walked += timedelta(days=1)
    assert calendar.weekday_on_or_after(day.toordinal(), wanted) == walked.toordinal()


@given(st.integers(1, 9000), st.integers(1, 12), st.integers(-500, 500))
def test_months_are_added_one_by_one(year: int, month: int, by: int) -> None:
    walked = (year, month)
    for _ in range(abs(by)):
        there, then = walked
        if by > 0:
            walked = (there, then + 1) if then < 12 else (there + 1, 1)
        else:
            walked = (there, then - 1) if then > 1 else (there - 1, 12)
    assert calendar.add_months(year, month, by) == walked


@given(DAYS, st.integers(-30, 30))
def test_a_day_moved_by_months_exists(day: date, by: int) -> None:
    moved = calendar.add_months_to_day(Civil(day.year, day.month, day.day), by)
    assert calendar.is_day(*moved)


@given(st.integers(1900, 2100), st.integers(1, 12), WEEKDAYS, st.integers(1, 4))
def test_the_nth_weekday_is_the_nth_of_a_list(year: int, month: int, wanted: int, nth: int) -> None:
    days = [date(year, month, day) for day in range(1, calendar.month_length(year, month) + 1)]
    matching = [day.toordinal() for day in days if day.isoweekday() == wanted]
    assert calendar.nth_weekday(year, month, wanted, nth) == matching[nth - 1]
    assert calendar.nth_weekday(year, month, wanted, -1) == matching[-1]


@pytest.mark.parametrize(
    "sunday", [date(1998, 4, 12), date(2000, 4, 23), date(2022, 4, 17), date(2024, 3, 31), date(2038, 4, 25)]
)
def test_easter_falls_where_almanacs_have_it(sunday: date) -> None:
    assert calendar.easter(sunday.year) == sunday.toordinal()


@pytest.mark.parametrize("first", [date(1999, 12, 9), date(2022, 4, 2), date(2023, 3, 23), date(2024, 3, 11)])
def test_ramadan_begins_within_a_day_of_where_almanacs_have_it(first: date) -> None:
    found = {calendar.islamic_month_in(year, 9) for year in (first.year, first.year - 1)}
    assert min(abs(number - first.toordinal()) for number in found) <= 1


def test_a_weekday_with_its_date_fits_several_years() -> None:
    assert calendar.years_with_weekday(2004, 2023, 11, 9, 3) == (2005, 2011, 2016, 2022)


def test_days_beyond_the_standard_library_have_no_date() -> None:
    assert calendar.to_date(calendar.to_number(Civil(0, 12, 31))) is None
    assert calendar.to_date(calendar.to_number(Civil(10_000, 1, 1))) is None
