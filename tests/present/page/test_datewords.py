"""Dates in words: as precise as they are known, and no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.model import Basis, Precision, When
from onrecord.present.page.datewords import say_known, say_long, say_range


def when(edtf: str = "", first: str = "", last: str = "", **facts: Any) -> When:
    earliest = date.fromisoformat(first) if first else None
    latest = date.fromisoformat(last) if last else None
    return When(edtf=edtf, earliest=earliest, latest=latest, **facts)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (when("2022-11-10", "2022-11-10", "2022-11-10", precision=Precision.DAY), "10 November 2022"),
        (when("2022-11-10T04:00:00", "2022-11-10", "2022-11-10", precision=Precision.HOUR), "10 November 2022"),
        (when("2022-07", "2022-07-01", "2022-07-31", precision=Precision.MONTH), "July 2022"),
        (when("2022-07~", "2022-07-01", "2022-07-31", precision=Precision.MONTH), "c. July 2022"),
        (when("2018-22", "2018-06-01", "2018-08-31", precision=Precision.SEASON), "summer 2018"),
        (when("197X", "1970-01-01", "1979-12-31", precision=Precision.DECADE), "1970s"),
        (when("../2022-11-10", "", "2022-11-10", basis=Basis.PUBLICATION), "by 10 November 2022"),
        (when("2014/..", "2014-01-01", ""), "since 2014"),
        (when("2022-11-09/2022-11-26", "2022-11-09", "2022-11-26"), "between 9 and 26 November 2022"),
        (when("2022-11-30/2022-12-02", "2022-11-30", "2022-12-02"), "between 30 November and 2 December 2022"),
        (when("2022-02/2022-11-26", "2022-02-01", "2022-11-26"), "between February 2022 and 26 November 2022"),
        (
            when("2022-11-07/2022-11-12", "2022-11-07", "2022-11-12", precision=Precision.WEEK),
            "week of 7 to 12 November 2022",
        ),
        (when("XXXX-11-09"), "9 Nov, no year"),
        (when(), "date not known"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(given: When, words: str) -> None:
    assert say_long(given) == words


def test_a_range_says_once_what_its_days_share() -> None:
    assert say_range(date(2025, 3, 2), date(2025, 3, 14)) == "2 to 14 March 2025"
    assert say_range(date(2025, 2, 28), date(2025, 3, 3)) == "28 February to 3 March 2025"
    assert say_range(date(2018, 12, 30), date(2019, 1, 2)) == "30 December 2018 to 2 January 2019"


def test_a_publication_date_comes_with_how_it_is_known() -> None:
    stated = when("2025-03-02", "2025-03-02", "2025-03-02", basis=Basis.STATED, anchor="date line")
    assert say_known(stated) == "2 March 2025 (stated: date line)"
    assert say_known(when()) == "date not known"
