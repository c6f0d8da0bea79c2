"""Dates as machines and mastheads print them: ISO 8601, RFC 2822, epoch numbers, "12 May 2031", "May 12, 2031"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate

from onrecord import lexicon

FIRST_YEAR, LAST_YEAR = 1600, 2199
"""Newspapers begin in the 17th century; what lies outside is a broken field, not a date."""

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?=$|T\d|\D)")
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.0)?")
_DAY_MONTH_YEAR = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ .-]{1,2}([a-z]{3,9})\.?,?[ .-]{1,2}(\d{4})(?!\d)", re.IGNORECASE
)
_MONTH_DAY_YEAR = re.compile(r"\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def parse_date(printed: str) -> tuple[date, ...]:
    """Return the days that `printed` can mean: one, two where day and month can't be told apart, none if it is no date.

    The day is the one printed: "2031-05-12T23:30-05:00" is 12 May, whatever day it was elsewhere.
    """
    printed = printed.strip()[:100]
    if _EPOCH.fullmatch(printed):
        return _from_epoch(float(printed))
    for pattern, order in ((_ISO, "ymd"), (_COMPACT, "ymd"), (_DAY_MONTH_YEAR, "dmy"), (_MONTH_DAY_YEAR, "mdy")):
        if match := pattern.search(printed):
            return _days(dict(zip(order, match.groups(), strict=True)))
    if parts := parsedate(printed):
        return _days({"y": str(parts[0]), "m": str(parts[1]), "d": str(parts[2])})
    if match := _NUMBERS.search(printed):
        first, second, year = match.groups()
        both = _days({"d": first, "m": second, "y": year}) + _days({"m": first, "d": second, "y": year})
        return tuple(sorted(set(both)))
    return ()


def month_number(name: str) -> int | None:
    """Return 1 to 12 for an English month name or its abbreviation, None for any other word."""
    months: dict[str, int] = lexicon.load("calendar_en")["months"]
    return months.get(name.casefold().rstrip("."))


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has no such day or no newspaper could bear it."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(parts: dict[str, str]) -> tuple[date, ...]:
    month = int(parts["m"]) if parts["m"].isdigit() else month_number(parts["m"])
    day = make_date(int(parts["y"]), month, int(parts["d"])) if month else None
    return (day,) if day else ()


def _from_epoch(number: float) -> tuple[date, ...]:
    seconds = number / 1000 if number > 10_000_000_000 else number
    day = datetime.fromtimestamp(seconds, tz=UTC).date()
    return (day,) if FIRST_YEAR <= day.year <= LAST_YEAR else ()
