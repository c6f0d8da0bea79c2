"""Dates in words: as precise as they are known, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Basis, Precision, When
from onrecord.present.dates import say_precision, say_publication, say_when

DAY = When(edtf="2031-03-04", earliest=date(2031, 3, 4), latest=date(2031, 3, 4), precision=Precision.DAY)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (DAY, "2031-03-04"),
        (
            When(edtf="2031-03", earliest=date(2031, 3, 1), latest=date(2031, 3, 31), precision=Precision.MONTH),
            "2031-03",
        ),
        (When(edtf="2031", earliest=date(2031, 1, 1), latest=date(2031, 12, 31), precision=Precision.YEAR), "2031"),
        (When(edtf="203X", earliest=date(2030, 1, 1), latest=date(2039, 12, 31), precision=Precision.DECADE), "2030s"),
        (When(edtf="2031-W10", earliest=date(2031, 3, 3), latest=date(2031, 3, 9)), "2031-03-03 to 09"),
        (When(edtf="x", earliest=date(2031, 3, 30), latest=date(2031, 4, 2)), "2031-03-30 to 04-02"),
        (When(edtf="x", earliest=date(2030, 12, 30), latest=date(2031, 1, 2)), "2030-12-30 to 2031-01-02"),
        (When(edtf="2031-24", earliest=date(2031, 12, 1), latest=date(2032, 2, 29)), "2031-12 to 2032-02"),
        (When(edtf="../2031-03-04", latest=date(2031, 3, 4)), "by 2031-03-04"),
        (When(edtf="2031-03-04/..", earliest=date(2031, 3, 4)), "since 2031-03-04"),
        (When(edtf="2031-06/2031-08-19", earliest=date(2031, 6, 1), latest=date(2031, 8, 19)), "2031-06 to 2031-08-19"),
        (When(edtf="2031-03-04/..", earliest=date(2031, 3, 4), basis=Basis.INFERRED), "from 2031-03-04"),
        (When(edtf="XXXX-24"), "no year"),
        (When(edtf="19XX", earliest=date(1900, 1, 1), latest=date(1999, 12, 31), precision=Precision.CENTURY), "1900s"),
        (When(edtf="XXXX-03-04"), "4 Mar, no year"),
        (When(edtf="XXXX-03"), "Mar, no year"),
        (When(), "no date"),
    ],
)
def test_date_is_said_as_it_is_known(when: When, said: str) -> None:
    assert say_when(when) == said


def test_day_needs_no_word_for_its_precision() -> None:
    assert say_precision(DAY) == ""


def test_precision_is_the_unit_named_unless_the_bounds_say_less() -> None:
    week = When(
        edtf="2031-W10",
        earliest=date(2031, 3, 3),
        latest=date(2031, 3, 9),
        precision=Precision.WEEK,
        basis=Basis.RESOLVED,
    )
    assert say_precision(week) == "known to the week"
    assert say_precision(replace(week, latest=date(2031, 3, 20))) == "bounds only"
    assert say_precision(replace(week, earliest=None)) == ""


def test_publication_date_says_how_it_is_known() -> None:
    when = When(
        edtf="2031-03-04", earliest=date(2031, 3, 4), latest=date(2031, 3, 4), basis=Basis.METADATA, anchor="meta tag"
    )
    assert say_publication(when) == "2031-03-04 (from the data beside the text: meta tag)"
    assert say_publication(When()) == "no date"
