"""Dates that people write: EDTF, in days, or refused with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Basis, Precision
from onrecord.record.decided_dates import read_edtf


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2025-03-09", "2025-03-09", "2025-03-09", Precision.DAY),
        (" 2025-03-09 ", "2025-03-09", "2025-03-09", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2025-02-XX", "2025-02-01", "2025-02-28", Precision.MONTH),
        ("2025", "2025-01-01", "2025-12-31", Precision.YEAR),
        ("202X", "2020-01-01", "2029-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2025-24", "2025-12-01", "2026-02-28", Precision.SEASON),
        ("2025-34", "2025-04-01", "2025-06-30", Precision.QUARTER),
        ("2025-41", "2025-07-01", "2025-12-31", Precision.HALF_YEAR),
        ("2025-03~", "2025-03-01", "2025-03-31", Precision.MONTH),
        ("2025-03-09T04:00:00", "2025-03-09", "2025-03-09", Precision.MINUTE),
        ("2025-03-04/2025-03-09", "2025-03-04", "2025-03-09", Precision.INTERVAL),
        ("2025-03/2025-04", "2025-03-01", "2025-04-30", Precision.INTERVAL),
        ("../2025-03-10", None, "2025-03-10", Precision.INTERVAL),
        ("2025-03-10/..", "2025-03-10", None, Precision.INTERVAL),
        ("XXXX", None, None, Precision.UNKNOWN),
        ("XXXX-03-09", None, None, Precision.UNKNOWN),
    ],
)
def test_a_date_in_days(value: str, earliest: str | None, latest: str | None, precision: Precision) -> None:
    when = read_edtf(value)
    bounds = tuple(day.isoformat() if day else None for day in (when.earliest, when.latest))
    assert (*bounds, when.precision, when.basis) == (earliest, latest, precision, Basis.DECIDED)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "9 March 2025", "2025-02-30", "2025-13", "2025-XX-09", "0000", "9999-24", "2025-03-10/2025-03-09",
     "../..", "XXXX/2025", "202X-03", "2025-03-09T25:00", "2025-03-09/", "XXXX-13-01", "٢٠٢٥", "2" * 100],
)  # fmt: skip
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_edtf(value)


@given(st.text(alphabet="0123456789X-/.~?T: ", max_size=24))
def test_any_text_is_a_date_or_refused(value: str) -> None:
    try:
        when = read_edtf(value)
    except ValueError:
        return
    assert when.basis is Basis.DECIDED
