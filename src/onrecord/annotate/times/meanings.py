"""What an expression means before anybody knows what day it was: calendar fields, shifts, lengths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.annotate.times.numerals import Amount


class Kind(StrEnum):
    """The kinds of meaning; `kind` of a rule is one of them."""

    CALENDAR = "calendar"  # a date, full or in part
    NAMED = "named"  # a day or period with a name of its own
    RELATIVE = "relative"  # a unit seen from a date: "last week"
    WEEKEND = "weekend"
    COUNTED = "counted"  # "the third day" of something
    AGO = "ago"  # an amount from a date: "two weeks ago"
    PERIOD = "period"  # what a company reports on: "the year-ago quarter"
    DURATION = "duration"
    SET = "set"
    REFERENCE = "reference"  # "now", "in the past"


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """A direction: -1 the last, 0 this, 1 the next; `from_focus` when it is seen from the last mentioned date."""

    by: int
    from_focus: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The fields that an expression fills. None, 0 or "" where it says nothing.

    Years are astronomical (0 is 1 BC); a `short_year` lacks its century, a decade below 10 as well. `day_shift` counts
    days from the day of writing ("yesterday": -1), `side` days beside what is named ("the day before"). `nth` counts
    weeks of a month (-1 the last), `is_week` means the week of the day. `value` is a TIMEX value that needs no
    resolving. `which_year`: the direction is the year's ("July last year"). `swapped` is (month, day) read the other
    way round, `is_dotted` says that full stops part the numbers, `is_day_first` what
    order a numeric date can only have.
    """

    kind: Kind
    year: int | None = None
    short_year: bool = False
    is_bare_year: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_week: bool = False
    nth: int = 0
    season: str = ""
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    before_christ: bool = False
    daypart: str = ""
    clock: str = ""
    holiday: str = ""
    day_shift: int | None = None
    side: int = 0
    which: Which | None = None
    which_year: bool = False
    same_year: bool = False
    unit: str = ""
    amount: Amount | None = None
    mod: str = ""
    value: str = ""
    swapped: tuple[int, int] | None = None
    is_dotted: bool = False
    is_day_first: bool | None = None

    @property
    def is_part_of_year(self) -> bool:
        """Say whether it names a month, season, quarter or half, with or without its day."""
        return bool(self.month or self.season or self.quarter or self.half)
