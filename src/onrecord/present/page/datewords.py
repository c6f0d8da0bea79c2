"""Dates in the words of a reader: "c. July 2022", "by 10 November 2022", "between 9 and 26 November 2022"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import Basis, Precision, When
from onrecord.present.dates import BASES, say_when

MONTHS = tuple(
    "January February March April May June July August September October November December".split(),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PARTS = {
    **dict(zip(range(21, 25), ("spring", "summer", "autumn", "winter"), strict=True)),
    **{32 + quarter: f"quarter {quarter} of" for quarter in range(1, 5)},
    40: "first half of",
    41: "second half of",
}
"""The parts of a year that EDTF numbers behind the months."""

_UNIT = re.compile(r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<part>\d\d))?(?P<about>[~?%]?)")
"""A month, a part of a year, a year, decade or century in EDTF."""


def say_day(day: date) -> str:
    """Return "2 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_short_day(day: date) -> str:
    """Return "2 Mar 2025"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def say_weekday(day: date) -> str:
    """Return "Sunday"."""
    return DAYS[day.weekday()]


def say_range(first: date, last: date, joint: str = "to") -> str:
    """Return "2 to 14 March 2025", with what both days share said once."""
    if first == last:
        return say_day(first)
    opening = say_day(first)
    if first.year == last.year:
        month = f" {MONTHS[first.month - 1]}"
        opening = f"{first.day}{'' if first.month == last.month else month}"
    return f"{opening} {joint} {say_day(last)}"


def say_long(when: When) -> str:
    """Return a date in words, at the precision at which it is known; "date not known" where nothing is."""
    about = "c. " if any(sign in when.edtf for sign in "~?%") else ""
    if when.earliest is None and when.latest is None:
        return say_when(when).replace("no date", "date not known")
    if when.earliest is None and when.latest:
        return f"by {say_day(when.latest)}"
    if when.is_day and when.earliest:
        return about + say_day(when.earliest)
    if unit := _say_unit(when.edtf):
        return about + unit
    if when.latest is None:
        opening = when.edtf.partition("/")[0]
        return f"since {_say_unit(opening) or (say_day(when.earliest) if when.earliest else opening)}"
    return about + _say_bounds(when)


def say_known(when: When) -> str:
    """Return a publication date with how it is known: "2 March 2025, stated in the article: date line"."""
    if when.basis is Basis.UNKNOWN:
        return "date not known"
    where = f": {when.anchor}" if when.anchor and when.basis in (Basis.STATED, Basis.METADATA) else ""
    how = "bounded by the other articles of its story" if when.basis is Basis.CONTEXT else BASES[when.basis] + where
    return f"{say_long(when)} ({how})"


def _say_unit(edtf: str) -> str:
    """Return "July 2022", "summer 2018", "1990s" for one unit in EDTF, "" for anything else."""
    match = _UNIT.fullmatch(edtf)
    if not match:
        return ""
    year = match["year"].replace("X", "0") + ("s" if "X" in match["year"] else "")
    if match["part"] is None:
        return year
    part = int(match["part"])
    name = MONTHS[part - 1] if 1 <= part <= len(MONTHS) else _PARTS.get(part, "")
    return f"{name} {year}" if name else ""


def _say_bounds(when: When) -> str:
    """Return a date between two days: a stretch as it is named, else the days between which it lies."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return say_when(when)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        opening = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
        return f"{opening} to {MONTHS[last.month - 1]} {last.year}"
    start, _, end = when.edtf.partition("/")
    if (unit := _say_unit(start)) and end:
        return f"between {unit} and {_say_unit(end) or say_day(last)}"
    if when.precision is Precision.WEEK:
        return f"week of {say_range(first, last)}"
    is_named = when.precision is Precision.INTERVAL and when.basis is Basis.EXPLICIT
    return say_range(first, last) if is_named else f"between {say_range(first, last, 'and')}"
