"""Dates as a reader wants them: what is known, at the precision it is known, and nothing more."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.model import Basis, Precision, When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NO_YEAR = re.compile(r"XXXX-(?P<month>\d\d)(?:-(?P<day>\d\d))?")
_COARSE = re.compile(r"\d{4}(?:-\d\d)?")
"""A year or a month as the first part of an interval."""
_UNIT_PRECISIONS = frozenset({Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY})

_DAYS_OF = {
    Precision.WEEKEND: 3,
    Precision.WEEK: 7,
    Precision.MONTH: 31,
    Precision.SEASON: 93,
    Precision.QUARTER: 92,
    Precision.HALF_YEAR: 184,
    Precision.YEAR: 366,
    Precision.DECADE: 3653,
    Precision.CENTURY: 36525,
}
"""Days of a unit at most: bounds further apart say less than the unit, though the words name it."""

BASES = {
    Basis.STATED: "stated",
    Basis.METADATA: "from the data beside the text",
    Basis.DATELINE: "from the dateline",
    Basis.URL: "from the address",
    Basis.INFERRED: "inferred from the text",
    Basis.EXPLICIT: "as written",
    Basis.RESOLVED: "resolved",
    Basis.CONTEXT: "from the context",
    Basis.PUBLICATION: "not later than publication",
    Basis.DECIDED: "by decision",
    Basis.UNKNOWN: "not known",
}


def say_when(when: When) -> str:
    """Return a date for a column: "2022-11-11", "2022-07", "2022-11-07 to 12", "by 2022-11-10", "9 Nov, no year"."""
    if when.is_day and when.earliest:
        return when.earliest.isoformat()
    if when.earliest is None and when.latest is None:
        return _say_without_year(when)
    if when.earliest is None:
        return f"by {when.latest}"
    if when.latest is None:
        opening = when.edtf.partition("/")[0]
        return f"since {opening}" if when.basis is not Basis.INFERRED else f"from {when.earliest}"
    if when.precision in _UNIT_PRECISIONS and re.fullmatch(r"\d{2,4}X{0,2}(?:-\d\d)?", when.edtf):
        return when.edtf.replace("X", "0") + "s" if "X" in when.edtf else when.edtf
    opening = when.edtf.partition("/")[0]
    if opening != when.edtf and _COARSE.fullmatch(opening):
        return f"{opening} to {when.latest}"  # "since June": the day is not known
    if _is_whole_months(when.earliest, when.latest):
        return f"{when.earliest:%Y-%m} to {when.latest:%Y-%m}"
    return f"{when.earliest} to {_shortened(when.latest.isoformat(), when.earliest.isoformat())}"


def say_precision(when: When) -> str:
    """Return how precisely a date is known, in words; "" for a day, and where the column says it ("by", "since")."""
    if when.is_day or when.earliest is None or when.latest is None:
        return ""
    longest = _DAYS_OF.get(when.precision, 0)
    is_unit = (when.latest - when.earliest).days < longest
    return f"known to the {when.precision.value}" if is_unit else "bounds only"


def say_basis(when: When) -> str:
    """Return in a few words how the date of a line is known: from which words, by what."""
    if when.basis in (Basis.EXPLICIT, Basis.UNKNOWN):
        return BASES[when.basis] if when.basis is Basis.EXPLICIT else ""
    if when.basis is Basis.DECIDED:
        return f"date {when.anchor}"
    words = f" from “{when.words}”" if when.words else ""
    return f"{BASES[when.basis]}{words}"


def say_publication(when: When) -> str:
    """Return a publication date with how it is known: "2022-11-12 (stated: date line)"."""
    if when.basis is Basis.UNKNOWN:
        return "no date"
    if when.basis is Basis.CONTEXT:
        return f"{say_when(when)} (by its story)"
    where = f": {when.anchor}" if when.anchor and when.basis in (Basis.STATED, Basis.METADATA) else ""
    return f"{say_when(when)} ({BASES[when.basis]}{where})"


def _say_without_year(when: When) -> str:
    if match := _NO_YEAR.match(when.edtf):
        if not 1 <= int(match["month"]) <= len(_MONTHS):  # a season: XXXX-24
            return "no year"
        month = _MONTHS[int(match["month"]) - 1]
        return f"{int(match['day'])} {month}, no year" if match["day"] else f"{month}, no year"
    return "no date"


def _is_whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _shortened(later: str, earlier: str) -> str:
    """Return `later` without the year and month that it shares with `earlier`."""
    if later[:7] == earlier[:7]:
        return later[8:]
    return later[5:] if later[:4] == earlier[:4] else later
