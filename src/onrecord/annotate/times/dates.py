"""Calendar dates resolved: which year a month is in, which day a weekday is, which day a holiday falls on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.annotate.times import calendar, names, values
from onrecord.annotate.times.calendar import Civil
from onrecord.annotate.times.edtf import SEASON_MONTHS, read_value
from onrecord.annotate.times.meanings import Meaning, Which
from onrecord.annotate.times.scene import (
    NO_FOCUS,
    Against,
    Focus,
    Resolved,
    Scene,
    base_of,
    base_of_pointer,
    day_of_writing,
)

MONTHS_OF_A_TURN = 9
"""From December back to March, or October to January, a narrative has gone on to the next year; less is a flashback.

Wrong years of 586 dates in the histories of the benchmark: 22 at 7 months, 20 at 8, 19 at 9 and 10.
"""
DAYS_OF_REPORTING = 80
"""Companies report on a quarter in the weeks after it."""
NEAR_BY, VERY_NEAR = 3, 6
"""How many times nearer one reading must be to win without regard to tense: days, months and seasons."""
YEARS_OF_HISTORY = 10
"""News that has come to a year so far back tells a history: the months after it are of that year."""
DAYS_OF_NEWS = 90
"""A month begun so few days before the day of writing is news, whatever year was mentioned before it. At 60, three of
the benchmark's news dates were drawn into a history."""
FUTURE_OF_SHORT_YEARS = 20
"""A year of two digits is in the nearest century that does not lead so many years into the future."""
PARTS = {-1: "before", 0: "in the year of", 1: "after"}
THIS = Which(by=0)


def resolve_calendar(meaning: Meaning, scene: Scene) -> Resolved:
    """Return the value of a date, full or in part, with its time of day."""
    found = next((resolver for fits, resolver in RESOLVERS if fits(meaning)), _only_time)(meaning, scene)
    if meaning.is_week:
        return replace(found, value=values.week_of(found.value))
    if meaning.nth:
        return replace(found, value=values.week_in_month(found.value, meaning.nth))
    time = meaning.clock or meaning.daypart
    return replace(found, value=values.with_time(found.value, f"T{time}")) if time else found


def _only_time(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve a time of day without a day: the day of writing, moved by "last", "next", "before"."""
    which = meaning.which or Which(by=meaning.side, from_focus=bool(meaning.side) or _tells_on(scene))
    base, against = base_of(which, scene)
    if base.number is None:
        return Resolved(value="XXXX-XX-XX")
    return Resolved(value=values.day(base.number + which.by), against=against, relation=_days_words(which.by))


def _tells_on(scene: Scene) -> bool:
    """Say whether a time of day goes on with a day just mentioned: "the shooting on Oct. 23. At 10 p.m. he stood"."""
    return scene.is_close and scene.last.number is not None and not scene.last.is_attributive


def _century(meaning: Meaning, _scene: Scene) -> Resolved:
    return Resolved(value=("BC" if meaning.before_christ else "") + f"{(meaning.century or 1) - 1:02d}")


def _decade(meaning: Meaning, scene: Scene) -> Resolved:
    decade = meaning.decade or 0
    if decade < 10 and not meaning.before_christ:
        year = scene.focus.year if scene.is_narrative else day_of_writing(scene).year
        decade += 200 if year is not None and year > 2000 + 10 * decade else 190
    return Resolved(value=("BC" if meaning.before_christ else "") + f"{decade:03d}")


def _stated_year(meaning: Meaning, scene: Scene) -> int | None:
    """Return the stated year, with its century."""
    if meaning.year is None or not meaning.short_year:
        return meaning.year
    now = day_of_writing(scene).year or 2000
    century = now // 100 * 100
    candidates = (century + meaning.year, century + meaning.year - 100)
    return next(year for year in candidates if year <= now + FUTURE_OF_SHORT_YEARS)


def _dated(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve a year or a part of one."""
    year = _stated_year(meaning, scene)
    if year is not None:
        return Resolved(value=values.fields(meaning, year))
    if meaning.same_year or (meaning.which is not None and meaning.which.from_focus and meaning.which.by == 0):
        last = scene.last if scene.last.year is not None else base_of(Which(by=0, from_focus=True), scene)[0]
        return Resolved(value=values.fields(meaning, last.year), against=Against.FOCUS, relation="in the year of")
    if meaning.which is not None:
        return _which_part(meaning, meaning.which, scene)
    if scene.is_narrative and (scene.focus.year is not None or scene.today is None):
        carried = carried_year(meaning, scene)
        return Resolved(value=values.fields(meaning, carried), against=Against.FOCUS, relation="carried on from")
    if scene.today is None:
        return Resolved(value=values.fields(meaning, None))
    for focus in (scene.focus if scene.is_close else NO_FOCUS, scene.lead):
        if _is_looking_back(meaning, scene, scene.today, focus):
            carried = carried_year(meaning, replace(scene, focus=focus))
            return Resolved(value=values.fields(meaning, carried), against=Against.FOCUS, relation="carried on from")
    return _nearest(meaning, scene, scene.today)


def _is_looking_back(meaning: Meaning, scene: Scene, today: int, focus: Focus) -> bool:
    """Say whether news tells on of an earlier year.

    "He was held in March 2021. In June he was freed." Not where the story would have to go back by months, or where the
    date was near before the day of writing: then that is meant as often as not. In a year long past a story stays, and
    an article that opens with one tells a history.
    """
    now = calendar.to_civil(today)
    if scene.tense > 0 or not focus.tells or focus.year is None or focus.anchor is None or focus.year >= now.year:
        return False
    years = (year for year in (now.year - 1, now.year) if exists(meaning, year))
    begun = max((start for year in years if (start := _start(meaning, year)) <= today), default=None)
    if begun is None or today - begun <= DAYS_OF_NEWS:
        return False
    is_next = focus is scene.focus and focus.month is not None and first_month(meaning) >= focus.month
    return is_next or now.year - focus.year >= YEARS_OF_HISTORY


def carried_year(meaning: Meaning, scene: Scene) -> int | None:
    """Return the year that a narrative is in: it turns when the months run from the end of a year to the next."""
    focus = scene.focus
    if focus.year is None:
        return None
    month = focus.season_month or focus.month
    turns = month is not None and month - first_month(meaning) >= MONTHS_OF_A_TURN
    limit = focus.year if focus.anchor is None else focus.anchor + 1
    year = min(focus.year + turns, max(limit, focus.year))
    if scene.ceiling is not None and scene.ceiling == year - 1:
        year = scene.ceiling
    near = (near for near in (year, year - 1, year + 1) if exists(meaning, near))
    return next(near, year)


def first_month(meaning: Meaning) -> int:
    """Return the month in which the stated part of a year begins."""
    if meaning.month:
        return meaning.month
    if meaning.season:
        return SEASON_MONTHS[meaning.season][0]
    return 3 * meaning.quarter - 2 if meaning.quarter else 6 * (meaning.half or 1) - 5


def exists(meaning: Meaning, year: int) -> bool:
    """Say whether a year has the stated day: 29 February."""
    return not (meaning.month and meaning.day) or calendar.is_day(year, meaning.month, meaning.day)


def _which_part(meaning: Meaning, which: Which, scene: Scene) -> Resolved:
    """Resolve "last November", "this summer", "next March", "last year's third quarter"."""
    base, against = base_of_pointer(which, scene) if which.by < 0 else base_of(which, scene)
    year = base.year
    if year is None:
        return Resolved(value=values.fields(meaning, None))
    month = first_month(meaning)
    if meaning.which_year or meaning.quarter or meaning.half or base.month is None:
        year += which.by
    elif which.by < 0:
        year -= month >= base.month
    elif which.by > 0:
        year += month <= base.month
    relation = f"the {names.part_of_year(meaning)} {PARTS[which.by]}"
    return Resolved(value=values.fields(meaning, year), against=against, relation=relation)


def _nearest(meaning: Meaning, scene: Scene, today: int) -> Resolved:
    """Resolve a part of a year without the year: the last one begun, or the next to come, by distance and tense."""
    now = calendar.to_civil(today)
    if meaning.weekday and meaning.month and meaning.day:
        return _reference(meaning, _year_with_weekday(meaning, now.year), "nearest to")
    candidates = [year for year in (now.year - 1, now.year, now.year + 1) if exists(meaning, year)]
    past = [year for year in candidates if _start(meaning, year) <= today]
    future = [year for year in candidates if _end(meaning, year) >= today]
    if not past or not future:
        return _reference(meaning, (past or future or [now.year])[0], "nearest to")
    ahead, back = max(0, _start(meaning, future[0]) - today), max(0, today - _start(meaning, past[-1]))
    is_reported = bool(meaning.quarter or meaning.half)
    # News writes a year to a day that is far away: "Dec. 7" in October is the coming one, whatever the tense.
    far = NEAR_BY if meaning.day else VERY_NEAR
    if not is_reported and min(ahead, back) * far < max(ahead, back):
        return _reference(meaning, future[0] if ahead < back else past[-1], "nearest to")
    # A quarter that has just ended is the one that is reported on.
    has_just_ended = is_reported and today - _end(meaning, past[-1]) < DAYS_OF_REPORTING
    looks_ahead = scene.tense > 0 or (scene.tense == 0 and ahead * NEAR_BY < back)
    if looks_ahead and not has_just_ended:
        return _reference(meaning, future[0], "on or after")
    return _reference(meaning, past[-1], "on or before")


def _reference(meaning: Meaning, year: int, relation: str) -> Resolved:
    weekday = f"{names.WEEKDAYS[meaning.weekday - 1]}, " if meaning.weekday else ""
    words = f"the {weekday}{names.part_of_year(meaning)} {relation}"
    return Resolved(value=values.fields(meaning, year), against=Against.REFERENCE, relation=words)


def _start(meaning: Meaning, year: int) -> int:
    return calendar.to_number(Civil(year, first_month(meaning), meaning.day or 1))


def _end(meaning: Meaning, year: int) -> int:
    """Return the last day of the stated part of a year."""
    if meaning.day:
        return _start(meaning, year)
    length = 1 if meaning.month else 6 if meaning.half else 3
    following = calendar.add_months(year, first_month(meaning), length)
    return calendar.to_number(Civil(*following, 1)) - 1


def _year_with_weekday(meaning: Meaning, now: int) -> int:
    """Return the year nearest to `now` in which the stated day has the stated weekday; `now` when none is near."""
    month, day, weekday = meaning.month or 1, meaning.day or 1, meaning.weekday or 1
    near = (year for year in (now, now - 1, now + 1) if calendar.has_weekday(year, month, day, weekday))
    return next(near, now)


def _day_of_month(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve "the 9th": of the month that a narrative is in, in news the last or the next by the tense."""
    base, against = base_of(THIS, scene)
    day = meaning.day or 1
    if base.year is None or base.month is None:
        return Resolved(value=f"{values.year(base.year)}-XX-{day:02d}")
    by = 0
    if base.day is not None and not scene.is_narrative:
        by = -1 if scene.tense <= 0 and day > base.day else 1 if scene.tense > 0 and day < base.day else 0
    year, month = calendar.add_months(base.year, base.month, by)
    if not calendar.is_day(year, month, day):
        return Resolved(value=f"XXXX-XX-{day:02d}")
    relation = {-1: "in the month before", 0: "in the month of", 1: "in the month after"}[by]
    return Resolved(value=f"{values.year(year)}-{month:02d}-{day:02d}", against=against, relation=relation)


def _weekday(meaning: Meaning, scene: Scene) -> Resolved:
    which = meaning.which
    base, against = base_of_pointer(which or THIS, scene)
    today, wanted = base.number, meaning.weekday or 1
    if today is None:
        return Resolved(value=f"XXXX-WXX-{wanted}")
    by = which.by if which is not None else 0
    if by < 0:
        number, relation = calendar.weekday_on_or_before(today - 1, wanted), "before"
    elif by > 0:
        number, relation = calendar.weekday_on_or_after(today + 1, wanted), "after"
    elif scene.tense > 0 or (which is not None and scene.tense >= 0):
        number, relation = calendar.weekday_on_or_after(today, wanted), "on or after"
    else:
        number, relation = calendar.weekday_on_or_before(today, wanted), "on or before"
    name = names.WEEKDAYS[wanted - 1]
    beside = f"{_days_words(meaning.side)} " if meaning.side else ""
    return Resolved(value=values.day(number + meaning.side), against=against, relation=f"{beside}the {name} {relation}")


def _deictic(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve "today", "yesterday"; a narrative's "today" is the present of whoever reads it."""
    shift = (meaning.day_shift or 0) + meaning.side
    if scene.is_narrative and shift == 0 and not meaning.daypart:
        return Resolved(value="PRESENT_REF")
    base, against = base_of(THIS, scene)
    if scene.is_narrative and scene.today is not None:
        base, against = day_of_writing(scene), Against.REFERENCE  # an obituary opens with "yesterday"
    if base.number is None:
        return Resolved(value="XXXX-XX-XX")
    return Resolved(value=values.day(base.number + shift), against=against, relation=_days_words(shift))


def _days_words(shift: int) -> str:
    if shift == 0:
        return "the day of"
    days = "day" if abs(shift) == 1 else "days"
    return f"{abs(shift)} {days} {'before' if shift < 0 else 'after'}"


def _holiday(meaning: Meaning, scene: Scene) -> Resolved:
    if "/" in meaning.holiday:
        return Resolved(value=meaning.holiday)
    year = _stated_year(meaning, scene)
    if year is not None:
        return Resolved(value=values.holiday(meaning.holiday, year))
    which = meaning.which or THIS
    base, against = base_of(which, scene)
    if base.year is None:
        return Resolved(value="XXXX-XX-XX")
    if base.number is None:
        found = values.holiday(meaning.holiday, base.year + which.by)
        return Resolved(value=found, against=against, relation=f"the one {PARTS[which.by]}")
    return _nearest_holiday(meaning, scene, base, against)


def _nearest_holiday(meaning: Meaning, scene: Scene, base: Focus, against: Against) -> Resolved:
    """Resolve a holiday without its year: a very near one, else the last or the next by the tense."""
    year, now = base.year or 1, base.number or 1
    found = [values.holiday(meaning.holiday, near) for near in (year - 1, year, year + 1)]
    days = {value: read_value(value).bounds.earliest or now for value in found}
    past = [value for value, day in days.items() if day <= now]
    future = [value for value, day in days.items() if day >= now]
    by = meaning.which.by if meaning.which is not None else 0
    if not past or not future:
        return Resolved(value=(past or future)[-1], against=against, relation="nearest to")
    is_near = by == scene.tense == 0 and (days[future[0]] - now) * VERY_NEAR < now - days[past[-1]]
    if by > 0 or is_near or (by == 0 and scene.tense > 0):
        return Resolved(value=future[0], against=against, relation=f"the next {PARTS[1]}")
    return Resolved(value=past[-1], against=against, relation=f"the last {PARTS[-1]}")


Resolver = Callable[[Meaning, Scene], Resolved]
RESOLVERS: tuple[tuple[Callable[[Meaning], bool], Resolver], ...] = (
    (lambda meaning: meaning.century is not None, _century),
    (lambda meaning: meaning.decade is not None, _decade),
    (lambda meaning: bool(meaning.holiday), _holiday),
    (lambda meaning: meaning.year is not None or meaning.is_part_of_year, _dated),
    (lambda meaning: meaning.day is not None, _day_of_month),
    (lambda meaning: meaning.weekday is not None, _weekday),
    (lambda meaning: meaning.day_shift is not None, _deictic),
)
