"""The date that a person decides on, as EDTF (ISO 8601-2): what it is in days, or why it is no date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import Basis, Precision, When

UNKNOWN = "XXXX"
"""EDTF for "no year is known": a line that a person takes off the dates."""

LONGEST = 60
"""Code points of a date: the longest interval of two qualified minutes has 45."""

_DATE = re.compile(
    r"""(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)
    (?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)(?P<time>T\d\d:\d\d(?::\d\d)?)?)?)?
    (?P<doubt>[~?%])?""",
    re.VERBOSE | re.ASCII,
)

_MONTH_NUMBERS = frozenset({"XX", *(f"{month:02d}" for month in range(1, 13))})
_DAY_NUMBERS = frozenset({"XX", *(f"{day:02d}" for day in range(1, 32))})

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""First and last month of the meteorological seasons of the north, as time expressions are read; 14 is February."""

_UNITS = {
    **{code: (Precision.SEASON, months) for code, months in _SEASONS.items()},
    **{32 + number: (Precision.QUARTER, (3 * number - 2, 3 * number)) for number in range(1, 5)},
    **{39 + number: (Precision.HALF_YEAR, (6 * number - 5, 6 * number)) for number in (1, 2)},
}

Days = tuple[date | None, date | None]


def read_edtf(value: str) -> When:
    """Return the When of an EDTF value: "2025-03-09", "2025-03", "2025", "202X", "2025-21", "../2025-03-10", "XXXX".

    A date can end in ~ ? % (approximate, uncertain, both): its days are those without it. "XXXX" is not known, and so
    are the bounds of "XXXX-03-09". Its basis is that somebody decided. Raises ValueError, saying why, for what is none.
    """
    value = value.strip()
    if len(value) > LONGEST:
        raise ValueError("it is longer than any date")
    if "/" in value:
        return _read_interval(value)
    (first, last), precision = _read_date(value)
    edtf = "" if value == UNKNOWN else value
    return When(edtf=edtf, earliest=first, latest=last, precision=precision, basis=Basis.DECIDED)


def _read_interval(value: str) -> When:
    opening, _, ending = value.partition("/")
    if opening == ending == "..":
        raise ValueError("both ends are open: write XXXX for a date that is not known")
    first = None if opening == ".." else _read_date(opening)[0][0]
    last = None if ending == ".." else _read_date(ending)[0][1]
    if (opening != ".." and first is None) or (ending != ".." and last is None):
        raise ValueError("an end of it has no year")
    if first and last and first > last:
        raise ValueError(f"it ends before it starts: {first} to {last}")
    return When(edtf=value, earliest=first, latest=last, precision=Precision.INTERVAL, basis=Basis.DECIDED)


def _read_date(value: str) -> tuple[Days, Precision]:
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError("it is not a date like 2025-03-09, 2025-03, 2025, 2025-03-04/2025-03-09 or ../2025-03-10")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _read_without_year(year, month or "XX", day or "XX")
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("it has a day and no month")
        return _months(int(year), 1, 12), Precision.YEAR
    if day in (None, "XX"):
        unit = (Precision.MONTH, (int(month), int(month)))
        precision, (start, end) = _UNITS.get(int(month), unit) if day is None else unit
        return _months(int(year), start, end), precision
    try:
        known = date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValueError("there is no such day") from error
    return (known, known), _of_day(match["time"])


def _read_without_year(year: str, month: str, day: str) -> tuple[Days, Precision]:
    """Read a decade, a century, or a date of an unknown year."""
    if year == UNKNOWN:
        if month not in _MONTH_NUMBERS or day not in _DAY_NUMBERS:
            raise ValueError("there is no such month or day")
        return (None, None), Precision.UNKNOWN
    if month != "XX" or day != "XX":
        raise ValueError("a decade or century has no months")
    precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
    return _months(int(year.replace("X", "0")), 1, 12, until=int(year.replace("X", "9"))), precision


def _of_day(time: str | None) -> Precision:
    if time is None:
        return Precision.DAY
    hours, minutes = int(time[1:3]), int(time[4:6])
    if hours > 23 or minutes > 59 or int(time[7:] or 0) > 59:
        raise ValueError("there is no such time of day")
    return Precision.MINUTE


def _months(year: int, first: int, last: int, *, until: int | None = None) -> Days:
    """Return the first day of month `first` and the last of month `last` (13 and 14: of the next year)."""
    if not 1 <= first <= 12:
        raise ValueError("there is no such month or season")
    later, month = divmod(last, 12)  # the month behind `last`, counted from 0
    year_behind = (year if until is None else until) + later
    if not (year >= 1 and year_behind < 9999):
        raise ValueError("years go from 0001 to 9998")
    return date(year, first, 1), date(year_behind, month + 1, 1) - timedelta(days=1)
