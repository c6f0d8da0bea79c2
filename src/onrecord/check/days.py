"""The dates of a text as they are compared: what is printed of a day, and what it was read as."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from onrecord.check.clocks import clocks_in
from onrecord.check.sheets import Sheet
from onrecord.lexicon import load
from onrecord.model import Mark, MarkKind
from onrecord.text import Span

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T(?P<hour>\d\d):(?P<minute>\d\d))?(?P<rest>.*)"
)
_OPEN_WEEKDAY = re.compile(r"(?P<year>)(?P<month>)(?P<day>)(?P<hour>)(?P<minute>)XXXX-WXX-\d.*")
_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o['’]clock)|\d{1,2}[:.]\d\d", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,2}:\d\d:(?P<second>\d\d)")
_DAY_WORD = re.compile(r"(?:day|tomorrow|night|evening|morning)\b", re.IGNORECASE)
_BEFORE = re.compile(r"\bbefore\s(?:the\s)?$", re.IGNORECASE)


SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}


class Grain(IntEnum):
    """What of a date is printed."""

    DAY = 1  # "4 March", "March 4, 2025"
    MONTH = 2  # "in June", "March 2017"
    YEAR = 3  # "2013"
    WEEKDAY = 4  # "on Wednesday", with nothing that says which
    CLOCK = 5  # "at 3.40 a.m."
    SEASON = 6  # "in autumn"
    OTHER = 7  # "three days later", "that night": read from the words around


@dataclass(frozen=True)
class Day:
    """One date of a text: its grain, its value as read, and the weekday that is printed (0 is Monday)."""

    sheet: Sheet
    span: Span
    grain: Grain
    year: int
    month: int = 0
    day: int = 0
    clock: str = ""
    weekday: int | None = None
    season: str = ""
    is_year_printed: bool = False

    @property
    def words(self) -> str:
        return self.span.of(self.sheet.text)

    @cached_property
    def as_date(self) -> date | None:
        """Return the day that it was read as, None for a longer time."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def is_before(self) -> bool:
        """Whether it ends a time: "before July", which "the end of June" is as well."""
        return bool(_BEFORE.search(self.sheet.text[max(0, self.span.start - 20) : self.span.start]))

    @property
    def is_measured(self) -> bool:
        """Whether it has seconds: how long something took, read as a time of the clock."""
        return self.clock.count(":") > 1

    @property
    def tells_day(self) -> bool:
        """Whether it says of which day it is: a time of the clock alone was read as of the day that is nearest."""
        is_named = self.weekday is not None or any(word.casefold() in _months() for word in _WORD.findall(self.words))
        return not self.clock or is_named or bool(_DAY_WORD.search(self.words))


def days_of(sheet: Sheet) -> tuple[Day, ...]:
    """Return the dates of a text that were read, in order; lengths of time and "now" are none."""
    read = list(_days(sheet))
    taken = [mark.span for mark in sheet.reading.of_kind(MarkKind.TIME)]
    printed = [
        Day(sheet=sheet, span=clock.span, grain=Grain.CLOCK, year=0, clock=clock.time)
        for clock in clocks_in(sheet.text)
        if not any(clock.span.overlaps(span) for span in taken)
    ]
    return tuple(sorted((*read, *printed), key=lambda day: day.span))


def _days(sheet: Sheet) -> Iterator[Day]:
    for mark in sheet.reading.of_kind(MarkKind.TIME):
        match = _VALUE.fullmatch(mark.value) or _OPEN_WEEKDAY.fullmatch(mark.value)
        if match:
            yield _day(sheet, mark, match)


def _day(sheet: Sheet, mark: Mark, match: re.Match[str]) -> Day:
    words = [word.casefold() for word in _WORD.findall(mark.span.of(sheet.text))]
    weekday = next((at for word in words if (at := _weekdays().get(word)) is not None), None)
    seconds = _SECONDS.search(mark.span.of(sheet.text))
    clock = f"{match['hour']}:{match['minute']}" if match["hour"] else ""
    clock += f":{seconds['second']}" if clock and seconds else ""
    return Day(
        sheet=sheet,
        span=mark.span,
        grain=_grain(
            mark.span.of(sheet.text), words, weekday, clock, is_day=bool(match["day"]), is_month=bool(match["month"])
        ),
        year=int(match["year"] or 0),
        month=int(match["month"] or 0),
        day=int(match["day"] or 0),
        clock=clock,
        weekday=weekday,
        season=next((SEASONS[word] for word in words if word in SEASONS), ""),
        is_year_printed=bool(_YEAR.search(mark.span.of(sheet.text))),
    )


def _grain(printed: str, words: list[str], weekday: int | None, clock: str, *, is_day: bool, is_month: bool) -> Grain:
    has_month = any(word in _months() for word in words)
    digits = re.sub(_YEAR, " ", printed)
    if has_month and re.search(r"\d", digits):
        return Grain.DAY if is_day else Grain.OTHER  # "the week of October 21" is no day
    if clock and _CLOCK.search(printed):
        return Grain.CLOCK
    if has_month:
        return Grain.MONTH if is_month else Grain.OTHER  # "the first week of January" is no month
    if weekday is not None:
        return Grain.WEEKDAY
    if any(word in SEASONS for word in words):
        return Grain.SEASON
    return Grain.YEAR if _YEAR.fullmatch(printed.strip()) else Grain.OTHER


def _weekdays() -> dict[str, int]:
    weekdays: dict[str, int] = load("calendar_en")["weekdays"]
    return weekdays


def _months() -> frozenset[str]:
    return frozenset(load("calendar_en")["months"])
