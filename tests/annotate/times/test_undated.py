"""Articles without a date, or with bounds only: nothing is invented."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Basis, Precision, When
from onrecord.times import find

WINTER = When(
    edtf="2030-11-09/2030-11-30",
    earliest=date(2030, 11, 9),
    latest=date(2030, 11, 30),
    precision=Precision.INTERVAL,
    basis=Basis.INFERRED,
)


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It fell on Wednesday, Nov. 9.", "XXXX-11-09", "XXXX-11-09"),
        ("It fell in February.", "XXXX-02", "XXXX-02"),
        ("It fell on Thursday.", "XXXX-WXX-4", ""),
        ("It fell last month.", "XXXX-XX", ""),
        ("It fell yesterday.", "XXXX-XX-XX", ""),
        ("It fell last year.", "XXXX", ""),
        ("It fell earlier this week.", "XXXX-WXX", ""),
        ("It fell in the third quarter.", "XXXX-Q3", ""),
        ("It fell last winter.", "XXXX-WI", ""),
        ("It fell over the weekend.", "XXXX-WXX-WE", ""),
        ("It fell at Easter.", "XXXX-XX-XX", ""),
        ("It fell two days ago.", "XXXX-XX-XX", ""),
    ],
)
def test_without_a_date_values_keep_what_is_unknown(text: str, value: str, edtf: str) -> None:
    (time,) = find(text)
    assert (time.value, time.when.edtf, time.when.earliest, time.when.latest) == (value, edtf, None, None)


def test_without_a_date_full_dates_are_known() -> None:
    (time,) = find("It fell on Wednesday, Nov. 9, 2005.")
    assert (time.when.earliest, time.when.latest, time.when.basis) == (
        date(2005, 11, 9),
        date(2005, 11, 9),
        Basis.EXPLICIT,
    )


def test_bounds_that_leave_one_reading_fix_the_date() -> None:
    (time,) = find("It fell on Nov. 9.", reference=WINTER)
    assert (time.value, time.when.earliest, time.when.latest) == ("2030-11-09", date(2030, 11, 9), date(2030, 11, 9))


def test_bounds_that_leave_several_readings_give_bounds() -> None:
    (time,) = find("It fell yesterday.", reference=WINTER)
    assert (time.value, time.when.earliest, time.when.latest) == ("XXXX-XX-XX", date(2030, 11, 8), date(2030, 11, 29))
    assert time.when.edtf == "2030-11-08/2030-11-29"


def test_a_reference_with_an_open_end_dates_nothing() -> None:
    (time,) = find("It fell yesterday.", reference=When(latest=date(2030, 11, 30)))
    assert (time.value, time.when.earliest) == ("XXXX-XX-XX", None)
