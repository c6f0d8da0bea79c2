"""What is known where an expression stands, and what its value was resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.annotate.times import calendar
from onrecord.annotate.times.calendar import Civil
from onrecord.annotate.times.meanings import Which
from onrecord.text import Span


class Against(StrEnum):
    """What a value was resolved against."""

    NOTHING = "nothing"  # written out, or left open
    REFERENCE = "reference"  # the day of writing
    FOCUS = "focus"  # a date mentioned before


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """A mentioned date, as far as it went; years are astronomical.

    `season_month` is the first month of a mentioned season. `reported` is the quarter (year, 1-4) that a report on
    business is about; `reports_year` says that a longer period was mentioned after it ("for the nine months").
    `anchor` is the last year that was written out; `words` and `span` are how and where the date was written.
    `tells`: it stands where its sentence tells the story, not in passing ("the dam, which was built in 1974").
    `is_attributive`: it only says which thing is meant ("the August 2 resignation").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season_month: int | None = None
    reported: tuple[int, int] | None = None
    reports_year: bool = False
    anchor: int | None = None
    tells: bool = False
    is_attributive: bool = False
    words: str = ""
    span: Span | None = None

    @property
    def number(self) -> int | None:
        """Return the day number when it is a full day."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return calendar.to_number(Civil(self.year, self.month, self.day))


NO_FOCUS = Focus()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known where an expression stands.

    `today` is the day of writing as a day number, None when unknown. `focus` is the date that the text has come to,
    `last` the one mentioned last ("of that year"), `lead` the first; `is_close`: at most two sentences back. `tense`:
    -1 the sentence tells the past, 1 the future, 0 no sign. `is_narrative`: the focus, not the day of writing, anchors.
    `ceiling`: the next year that the section states; a story does not run ahead of it by a year.
    """

    today: int | None
    focus: Focus = NO_FOCUS
    last: Focus = NO_FOCUS
    lead: Focus = NO_FOCUS
    is_close: bool = False
    ceiling: int | None = None
    tense: int = 0
    is_narrative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A TIMEX value, what it was resolved against, and how, in words ("the Thursday on or before")."""

    value: str
    against: Against = Against.NOTHING
    relation: str = ""


def day_of_writing(scene: Scene) -> Focus:
    """Return the day of writing as a date; an empty one when it is unknown."""
    if scene.today is None:
        return NO_FOCUS
    civil = calendar.to_civil(scene.today)
    return Focus(year=civil.year, month=civil.month, day=civil.day)


def base_of(which: Which, scene: Scene) -> tuple[Focus, Against]:
    """Return the date that a direction is seen from.

    "The following day" is seen from the mentioned date; in news, before any was mentioned, from the day of writing.
    """
    if scene.is_narrative:
        return scene.focus, Against.FOCUS
    if which.from_focus and scene.focus.year is not None:
        return scene.focus, Against.FOCUS
    return day_of_writing(scene), Against.NOTHING if scene.today is None else Against.REFERENCE


def base_of_pointer(which: Which, scene: Scene) -> tuple[Focus, Against]:
    """Return the date that "last spring", "last week", "on Monday" are seen from: also in a narrative that of writing.

    An obituary ends with them. A weekday of a story that has come to a day is of that day's week.
    """
    base, against = base_of(which, scene)
    is_pointer = which.by < 0 and not which.from_focus
    if scene.is_narrative and scene.today is not None and (is_pointer or (which.by == 0 and base.number is None)):
        return day_of_writing(scene), Against.REFERENCE
    return base, against
