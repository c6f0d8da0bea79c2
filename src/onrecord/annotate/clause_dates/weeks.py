"""Weekdays and months that a clause reads another way than its time alone: of the week before, of a report's week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times import TimeExpression
from onrecord.model import Basis, Precision, When

_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)
_FAR, _NEAR = timedelta(days=5), timedelta(days=2)
"""A bare weekday so far ahead is said of none: it is "next Wednesday". Of the sentences in a collection of 235 articles
that tell in the past of what was then to come, all three with such a day mean the one just past."""
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}|\b(?:this|next|last)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"^\W*(?:late\s|early\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?!,?\s(?:next|the|\d|(?-i:[A-Z][a-z]{2})))",
    re.IGNORECASE,
)


def a_year_before(time: TimeExpression) -> When | None:
    """Return a date of a month without its year, a year earlier; None for other dates.

    "Stopped the flow in January", written in November, was told of the January before, near as the next one is.
    """
    when = time.when
    if when.earliest is None or when.latest is None or not _MONTH.search(time.text) or _YEAR.search(time.text):
        return None
    if when.precision not in {Precision.DAY, Precision.MONTH} or (when.earliest.month, when.earliest.day) == (2, 29):
        return None
    first = when.earliest.replace(year=when.earliest.year - 1)
    last = first if when.earliest == when.latest else first + _span_of(first)
    edtf = f"{first.year:04d}{when.edtf[4:]}"
    return replace(when, edtf=edtf, earliest=first, latest=last)


def a_week_before(time: TimeExpression) -> When | None:
    """Return a weekday seven days earlier, None for other dates: "had left by Sunday", told on a Thursday."""
    when = time.when
    if when.earliest is None or when.latest is None or not _WEEKDAY.search(time.text):
        return None
    edtf = (when.earliest - _A_WEEK).isoformat()
    return replace(when, edtf=edtf, earliest=when.earliest - _A_WEEK, latest=when.latest - _A_WEEK)


def either_week(time: TimeExpression, written: date) -> When | None:
    """Return a weekday to come and the same day a week before as one or the other, None for other dates."""
    before, when = a_week_before(time), time.when
    if before is None or before.earliest is None or when.latest is None:
        return None
    if (past := just_past(time, written)) is not None:
        return past
    days = f"[{before.earliest.isoformat()},{when.latest.isoformat()}]"
    anchor = "the last or the next such day: what was then to come is told in the past"
    return replace(before, edtf=days, latest=when.latest, precision=Precision.INTERVAL, anchor=anchor)


def just_past(time: TimeExpression, written: date) -> When | None:
    """Return a weekday that was read as one to come as the day or two before the article was `written`, else None.

    "Was expected late on Wednesday", "it would pass on Wednesday", written on Thursday.
    """
    before, when = a_week_before(time), time.when
    if before is None or before.latest is None or when.latest is None or not when.is_day:
        return None
    is_so = when.latest - written >= _FAR and written - before.latest <= _NEAR
    return replace(before, anchor="the last such day: what was then to come is told in the past") if is_so else None


def seen_from(time: TimeExpression, told: When, *, is_ahead: bool) -> TimeExpression | None:
    """Return a weekday as one of the week before or after a day on which it was told of; None for any other time.

    "Said on Tuesday that it will open on Friday": the Friday after that Tuesday, whenever that was written down.
    """
    day, when = told.earliest, time.when
    if day is None or not told.is_day or not when.is_day or when.earliest is None or not _WEEKDAY.search(time.text):
        return None
    apart = (when.earliest - day).days % 7
    if is_ahead and apart == 0:
        return None  # "said on Tuesday that it will open on Tuesday": that day or a week later
    seen = day + _A_DAY * (apart if is_ahead else apart - 7 if apart else 0)
    if seen == when.earliest:
        return None
    anchor = f"the {'first' if is_ahead else 'last'} such day {'after' if is_ahead else 'before'} it was told"
    return replace(
        time, when=replace(when, edtf=seen.isoformat(), earliest=seen, latest=seen, basis=Basis.RESOLVED, anchor=anchor)
    )


def _span_of(first: date) -> timedelta:
    """Return the days from the first of a month to its last."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - first - _A_DAY
