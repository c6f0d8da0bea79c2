"""Names of calendar units for explanations, in the language of the program (English)."""

from __future__ import annotations

from onrecord.annotate.times.meanings import Meaning

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
CALENDAR = frozenset(name.casefold() for name in (*WEEKDAYS, *MONTHS))
"""The days of the week and the months, as a tree has them: without capitals."""
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
ORDINALS = ("first", "second", "third", "fourth")
UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "Q": "quarter",
    "DE": "decade",
    "CE": "century",
    "WE": "weekend",
}


def part_of_year(meaning: Meaning) -> str:
    """Return the name of a month, a day of the year, a season, a quarter or a half: "9 November", "third quarter"."""
    if meaning.month:
        name = MONTHS[meaning.month - 1]
        return f"{meaning.day} {name}" if meaning.day else name
    if meaning.season:
        return SEASONS[meaning.season]
    if meaning.quarter:
        return f"{ORDINALS[meaning.quarter - 1]} quarter"
    return f"{ORDINALS[meaning.half - 1]} half" if meaning.half else "date"


def unit(code: str) -> str:
    """Return the name of a TIMEX unit, "time" for one without a name of its own."""
    return UNITS.get(code, "time")


def moved_unit(code: str, by: int) -> str:
    """Return a unit seen from a date: "the week of", "the month before that of"."""
    side = {-1: " before that of", 0: " of", 1: " after that of"}[by]
    return f"the {unit(code)}{side}"
