"""TIMEX3 values as calendars understand them: first and last day, precision, EDTF level 2 (ISO 8601-2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate.times import calendar
from onrecord.annotate.times.calendar import Civil
from onrecord.model import Precision

VALUE = re.compile(
    r"""(?P<bc>BC)?(?P<year>\d{4}|XXXX|\d{2,3})
    (?:-(?P<season>SP|SU|FA|WI)|-Q(?P<quarter>[1-4X])|-H(?P<half>[12X])
      |-W(?P<week>\d\d|XX)(?:-(?P<weekend>WE)|-(?P<weekday>[1-7X]))?
      |-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?
    (?P<time>T.{2,8})?""",
    re.VERBOSE,
)
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month, in meteorological seasons of the north; 14 is February of the next year."""
SEASON_EDTF = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
QUARTER_EDTF, HALF_EDTF = 32, 39


class Bounds(NamedTuple):
    """First and last day as day numbers; None: open."""

    earliest: int | None
    latest: int | None


OPEN = Bounds(None, None)


@dataclass(frozen=True, slots=True)
class Dated:
    """A TIMEX value in calendar terms."""

    bounds: Bounds
    precision: Precision
    edtf: str


NOTHING = Dated(OPEN, Precision.UNKNOWN, "")


def read_value(value: str) -> Dated:
    """Return what a TIMEX value of a date or time means; `NOTHING` for lengths, sets and words like PAST_REF."""
    match = VALUE.fullmatch(value)
    if match is None:
        return NOTHING
    known = {name: part for name, part in match.groupdict().items() if part is not None}
    year = known["year"]
    if "X" in year:
        return Dated(OPEN, _precision(known), _undated_edtf(known))
    if len(year) < 4:
        return _long_period(year, before_christ="bc" in known)
    return _in_year(1 - int(year) if "bc" in known else int(year), known)


def _in_year(year: int, known: dict[str, str]) -> Dated:
    head = edtf_year(year)
    precision = _precision(known)
    if "season" in known:
        first, last = SEASON_MONTHS[known["season"]]
        return Dated(months(year, first, last), precision, f"{head}-{SEASON_EDTF[known['season']]}")
    if known.get("quarter", "X") != "X":
        quarter = int(known["quarter"])
        return Dated(months(year, 3 * quarter - 2, 3 * quarter), precision, f"{head}-{QUARTER_EDTF + quarter}")
    if known.get("half", "X") != "X":
        half = int(known["half"])
        return Dated(months(year, 6 * half - 5, 6 * half), precision, f"{head}-{HALF_EDTF + half}")
    if known.get("week", "XX") != "XX":
        return _in_week(year, known, precision)
    month = known.get("month", "XX")
    if month == "XX":
        return Dated(months(year, 1, 12), precision, head + ("-XX-XX" if "month" in known and "day" in known else ""))
    day = known.get("day", "XX")
    if day == "XX":
        return Dated(
            months(year, int(month), int(month)), precision, f"{head}-{month}" + ("-XX" if "day" in known else "")
        )
    number = calendar.to_number(Civil(year, int(month), int(day)))
    return Dated(Bounds(number, number), precision, f"{head}-{month}-{day}{_edtf_clock(known.get('time', ''))}")


def _in_week(year: int, known: dict[str, str], precision: Precision) -> Dated:
    monday = calendar.week_start(year, int(known["week"]))
    first, last = (5, 6) if "weekend" in known else (0, 6)
    if known.get("weekday", "X") != "X":
        first = last = int(known["weekday"]) - 1
    bounds = Bounds(monday + first, monday + last)
    return Dated(bounds, precision, edtf_interval(bounds))


def _long_period(digits: str, *, before_christ: bool) -> Dated:
    """Read a decade ("197") or a century ("11"): the digits that its years share."""
    length = 10 if len(digits) == 3 else 100
    precision = Precision.DECADE if length == 10 else Precision.CENTURY
    first = int(digits) * length
    if before_christ:
        early, late = 1 - (first + length - 1), 1 - max(first, 1)
        bounds = Bounds(months(early, 1, 1).earliest, months(late, 12, 12).latest)
        return Dated(bounds, precision, f"{edtf_year(early)}/{edtf_year(late)}")
    bounds = Bounds(months(first, 1, 1).earliest, months(first + length - 1, 12, 12).latest)
    return Dated(bounds, precision, digits.ljust(4, "X"))


def months(year: int, first: int, last: int) -> Bounds:
    """Return the first day of month `first` and the last of month `last` (may run into the next year)."""
    end_year, end = calendar.add_months(year, 1, last - 1)
    start = calendar.to_number(Civil(year, first, 1))
    return Bounds(start, calendar.to_number(Civil(end_year, end, calendar.month_length(end_year, end))))


def edtf_year(year: int) -> str:
    """Return an astronomical year with four digits: 480 BC is -0479."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def edtf_day(number: int) -> str:
    """Return a day number as an EDTF date."""
    civil = calendar.to_civil(number)
    return f"{edtf_year(civil.year)}-{civil.month:02d}-{civil.day:02d}"


def edtf_interval(bounds: Bounds) -> str:
    """Return a stretch of days as EDTF: "2031-05-12/2031-05-18", open ends as "..", "" when both are open."""
    if bounds == OPEN:
        return ""
    if bounds.earliest == bounds.latest and bounds.earliest is not None:
        return edtf_day(bounds.earliest)
    first = edtf_day(bounds.earliest) if bounds.earliest is not None else ".."
    last = edtf_day(bounds.latest) if bounds.latest is not None else ".."
    return f"{first}/{last}"


def _edtf_clock(time: str) -> str:
    return f"{time}:00" if re.fullmatch(r"T\d\d:\d\d", time) and time != "T24:00" else ""


def _undated_edtf(known: dict[str, str]) -> str:
    """Return what EDTF can say without a year: month and day; weekdays and weeks it can't."""
    month, day = known.get("month", "XX"), known.get("day", "")
    if month == "XX" and day in ("", "XX"):
        return ""
    return f"XXXX-{month}-{day}" if day else f"XXXX-{month}"


def _precision(known: dict[str, str]) -> Precision:
    time = known.get("time", "")
    if time:
        return Precision.MINUTE if ":" in time else Precision.HOUR if time[1:].isdigit() else Precision.PART_OF_DAY
    if known.get("day", "XX") != "XX" or known.get("weekday", "X") != "X":
        return Precision.DAY
    for name, precision in (
        ("weekend", Precision.WEEKEND),
        ("week", Precision.WEEK),
        ("season", Precision.SEASON),
        ("quarter", Precision.QUARTER),
        ("half", Precision.HALF_YEAR),
    ):
        if name in known:
            return precision
    return Precision.MONTH if known.get("month", "XX") != "XX" else Precision.YEAR
