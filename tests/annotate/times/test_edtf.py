"""TIMEX values in terms of calendars."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.times import calendar
from onrecord.annotate.times.edtf import read_value
from onrecord.model import Precision


@pytest.mark.parametrize(
    ("value", "edtf", "earliest", "latest", "precision"),
    [
        ("2031-05-14", "2031-05-14", date(2031, 5, 14), date(2031, 5, 14), Precision.DAY),
        ("2031-02", "2031-02", date(2031, 2, 1), date(2031, 2, 28), Precision.MONTH),
        ("2031", "2031", date(2031, 1, 1), date(2031, 12, 31), Precision.YEAR),
        ("2031-Q3", "2031-35", date(2031, 7, 1), date(2031, 9, 30), Precision.QUARTER),
        ("2031-H1", "2031-40", date(2031, 1, 1), date(2031, 6, 30), Precision.HALF_YEAR),
        ("2031-SU", "2031-22", date(2031, 6, 1), date(2031, 8, 31), Precision.SEASON),
        ("2031-WI", "2031-24", date(2031, 12, 1), date(2032, 2, 29), Precision.SEASON),
        ("2031-W20", "2031-05-12/2031-05-18", date(2031, 5, 12), date(2031, 5, 18), Precision.WEEK),
        ("2031-W20-WE", "2031-05-17/2031-05-18", date(2031, 5, 17), date(2031, 5, 18), Precision.WEEKEND),
        ("197", "197X", date(1970, 1, 1), date(1979, 12, 31), Precision.DECADE),
        ("19", "19XX", date(1900, 1, 1), date(1999, 12, 31), Precision.CENTURY),
        ("2031-05-14T17:30", "2031-05-14T17:30:00", date(2031, 5, 14), date(2031, 5, 14), Precision.MINUTE),
        ("2031-05-14TEV", "2031-05-14", date(2031, 5, 14), date(2031, 5, 14), Precision.PART_OF_DAY),
        ("2031-05-XX", "2031-05-XX", date(2031, 5, 1), date(2031, 5, 31), Precision.MONTH),
    ],
)
def test_a_value_has_days_and_precision(
    value: str, edtf: str, earliest: date, latest: date, precision: Precision
) -> None:
    found = read_value(value)
    assert (found.edtf, found.precision) == (edtf, precision)
    assert [calendar.to_date(number) for number in found.bounds if number is not None] == [earliest, latest]


@pytest.mark.parametrize(
    ("value", "edtf"), [("BC0480", "-0479"), ("BC0001", "0000"), ("BC0480-08", "-0479-08"), ("BC047", "-0478/-0469")]
)
def test_years_before_christ_are_astronomical_in_edtf(value: str, edtf: str) -> None:
    assert read_value(value).edtf == edtf


@pytest.mark.parametrize("value", ["P2D", "PXW", "PAST_REF", "XXXX-WXX-4", "", "nonsense"])
def test_what_is_no_stretch_of_the_calendar_has_no_days(value: str) -> None:
    assert read_value(value).bounds == (None, None)
