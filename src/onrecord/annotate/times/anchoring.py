"""Which day was it: meanings resolved against the day of writing and the dates mentioned before.

News looks from the day of writing (the reference); a narrative carries the mentioned dates forward. Without a
reference, values keep their X: nothing is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.annotate.times import calendar, names, values
from onrecord.annotate.times.dates import resolve_calendar
from onrecord.annotate.times.meanings import Kind, Meaning, Which
from onrecord.annotate.times.scene import Against, Resolved, Scene, base_of, base_of_pointer

THIS, LAST = Which(by=0), Which(by=-1)


def resolve(meaning: Meaning, scene: Scene) -> Resolved:
    """Return the TIMEX value of a meaning in a scene."""
    return RESOLVERS[meaning.kind](meaning, scene)


def _relative(meaning: Meaning, scene: Scene) -> Resolved:
    which = meaning.which or THIS
    base, against = base_of_pointer(which, scene) if which.by < 0 else base_of(which, scene)
    value = values.shifted(base.year, base.month, base.day, meaning.unit, which.by)
    return Resolved(value=value, against=against, relation=names.moved_unit(meaning.unit, which.by))


def _weekend(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve "the weekend": the last begun, or the coming one; "this weekend" is the one of the week of writing."""
    which = meaning.which
    base, against = base_of(which or THIS, scene)
    today = base.number
    if today is None:
        return Resolved(value="XXXX-WXX-WE")
    if which is None and scene.tense <= 0:
        saturday, relation = calendar.weekday_on_or_before(today, 6), "the weekend on or before"
    else:
        by = which.by if which is not None else 0
        saturday, relation = today - calendar.weekday(today) + 6 + 7 * by, names.moved_unit("WE", by)
    return Resolved(value=f"{values.week(saturday)}-WE", against=against, relation=relation)


def _counted(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve "the third day" of something: a day in the month that the narrative is in."""
    focus = scene.focus
    month = "XX" if focus.month is None or focus.year is None else f"{focus.month:02d}"
    part = f"T{meaning.daypart}" if meaning.daypart else ""
    value = f"{values.year(focus.year)}-{month}-XX{part}"
    return Resolved(value=value, against=Against.FOCUS, relation="in the month of")


def _ago(meaning: Meaning, scene: Scene) -> Resolved:
    which, amount = meaning.which or LAST, meaning.amount
    if amount is None or amount.value is None:
        return Resolved(value="PAST_REF" if which.by < 0 else "FUTURE_REF")
    reported = scene.focus.reported
    if meaning.unit == "Y" and which.by < 0 and not scene.is_narrative:
        if amount.value == 1 and reported and not scene.focus.reports_year:
            value = values.quarter(reported[0] - 1, reported[1])
            return Resolved(value=value, against=Against.FOCUS, relation="the same quarter a year before that of")
        which = replace(which, from_focus=False)
    base, against = base_of(which, scene)
    if which.from_focus and scene.is_close and scene.last.year is not None and against is Against.FOCUS:
        base = scene.last  # "published in 1971 ... three years later": from the last date, wherever the story is
    value = values.moved(base.year, base.month, base.day, meaning.unit, which.by * amount.value)
    way = "back from" if which.by < 0 else "on from"
    return Resolved(value=value, against=against, relation=f"the {names.unit(meaning.unit)} counted {way}")


def _period(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve "the quarter", "the year-ago period": the quarter mentioned before, else the last that has ended."""
    by = meaning.which.by if meaning.which else 0
    focus, against = scene.focus, Against.FOCUS
    reported = focus.reported
    if reported is None and scene.today is not None:
        now, against = calendar.to_civil(scene.today), Against.REFERENCE
        year, month = calendar.add_months(now.year, now.month, -3)
        reported = year, (month + 2) // 3
    if reported is None:
        return Resolved(value="XXXX-QX")
    year = meaning.year if meaning.year is not None else reported[0] + by
    if (by or meaning.year is not None) and focus.reports_year and meaning.unit != "Q":
        return Resolved(value=values.year(year), against=against, relation="the year before that of")
    latest = "the quarter of" if focus.reported else "the last quarter that ended before"
    relation = "the same quarter a year before that of" if by else latest
    return Resolved(value=values.quarter(year, reported[1]), against=against, relation=relation)


def _duration(meaning: Meaning, _scene: Scene) -> Resolved:
    return Resolved(value=values.length(meaning.amount.value if meaning.amount else None, meaning.unit))


def _set(meaning: Meaning, scene: Scene) -> Resolved:
    """Resolve something repeated. Histories (TIMEX2) write every day as XXXX-XX-XX, news (TIMEX3) as P1D."""
    part = f"T{meaning.daypart}" if meaning.daypart else ""
    if meaning.value:
        is_day = scene.is_narrative and meaning.value == "P1D"
        return Resolved(value="XXXX-XX-XX" if is_day else meaning.value)
    if meaning.weekday:
        return Resolved(value=f"XXXX-WXX-{meaning.weekday}{part}")
    if meaning.month or meaning.season:
        return Resolved(value=values.fields(meaning, None))
    if part:
        return Resolved(value=f"XXXX-XX-XX{part}")
    return _duration(meaning, scene)


def _reference(meaning: Meaning, _scene: Scene) -> Resolved:
    return Resolved(value=meaning.value)


RESOLVERS: Mapping[Kind, Callable[[Meaning, Scene], Resolved]] = {
    Kind.CALENDAR: resolve_calendar,
    Kind.NAMED: resolve_calendar,
    Kind.RELATIVE: _relative,
    Kind.WEEKEND: _weekend,
    Kind.COUNTED: _counted,
    Kind.AGO: _ago,
    Kind.PERIOD: _period,
    Kind.DURATION: _duration,
    Kind.SET: _set,
    Kind.REFERENCE: _reference,
}
