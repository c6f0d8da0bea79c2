"""Which times can date something, and the arithmetic of what is known: by, since, until, by publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times import TimeExpression
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Precision, When

_FINER_THAN_A_DAY = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})
_RELATIVE = re.compile(
    r"""
    \b (?: (?:same|following|previous|that)\s(?:day|week|month|year|night|evening|morning|afternoon) | same\speriod
          | (?:day|night|evening|morning|afternoon)\s(?:before|earlier|after|later)
            (?!\s(?:yesterday|tomorrow|last)) ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that lean on a date before: without one, the day of writing is no guess."""
_MOMENT = re.compile(r"\b(?:second|minute|hour|moment)s?\b", re.IGNORECASE)
"""Units of a day: "in the last minute" names no stretch of the calendar."""
_DAY = re.compile(
    r"""
    \b (?: to(?:day|night|morrow) | yesterday | this | last | (?:mon|tues|wednes|thurs|fri|satur|sun)day
        | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ) \b
    | \d{4}-\d | \d(?:st|nd|rd|th)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words that name a day. A mere hour ("at 7 pm", "in the afternoon") is of the day that is told of, not of writing."""


_DAY_OF_CALENDAR = re.compile(r"\d|day\b|ago\b", re.IGNORECASE)


def by_publication(article: Article) -> When:
    """Return the When of what an article tells as done, without a word of when: by its own date."""
    latest = article.published.latest
    if latest is None:
        return UNKNOWN_WHEN
    return When(
        edtf=f"../{latest.isoformat()}",
        latest=latest,
        precision=Precision.INTERVAL,
        basis=Basis.PUBLICATION,
        anchor="date of the article",
    )


def can_date(time: TimeExpression) -> bool:
    """Whether a reader could look the date up.

    It names a stretch of the calendar whose ends are both known, or one of them by a word ("by", "since"), or a day
    whose year alone is open. "Tonight" in a quotation names none.
    """
    if not time.dates_event:
        return False
    when = time.when
    if _MOMENT.search(time.text) and not _DAY_OF_CALENDAR.search(time.text):
        return False
    if _RELATIVE.search(time.text) and (time.anchor_span is None or "XX" in time.value):
        return False
    if time.anchor_span is None and is_mere_hour(time) and not _is_overnight(time):
        return False
    known = sum(day is not None for day in (when.earliest, when.latest))
    return known == 2 or (known == 1 and bool(time.bound)) or (known == 0 and is_day_without_year(when))


def is_day_without_year(when: When) -> bool:
    """Whether a date is a day of a month in a year that the article leaves open."""
    return when.precision is Precision.DAY or when.edtf.startswith("XXXX-")


def main_date(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date of a clause: no mere beginning of a period, then the most precise, then the first.

    A day goes before a mere hour, whose day is taken from somewhere else: "at 2am (0100 UTC) on Sunday".
    """
    return min(times, key=lambda time: (time.bound == "earliest", _length(time.when), is_mere_hour(time)), default=None)


def is_mere_hour(time: TimeExpression) -> bool:
    """Whether a time names an hour and no day: its day is that of something else."""
    return time.when.precision in _FINER_THAN_A_DAY and not _DAY.search(time.text)


def _length(when: When) -> int:
    """Return the days that a date spans; an open end is longer than any, a day without a year is a day."""
    if when.earliest and when.latest:
        return (when.latest - when.earliest).days
    return 0 if is_day_without_year(when) else 10**6


def date_of(times: Sequence[TimeExpression]) -> tuple[When, TimeExpression] | None:
    """Return the When that times beside one word give it, and the one that it rests on: "from 2015 to 2017" is both."""
    chosen = main_date(times)
    if chosen is None:
        return None
    if not chosen.bound and (both := _in_a_row(times, chosen)) is not None:
        return both, chosen
    first = next((time.when for time in times if time.bound == "earliest" and time.when.earliest), None)
    if chosen.bound == "latest" and first is not None and chosen.when.latest:
        if first.earliest and first.earliest > chosen.when.latest and _is_weekday(first):
            first = replace(first, earliest=first.earliest - _A_WEEK)  # "from Monday to Thursday", both seen from today
        if first.earliest and first.earliest <= chosen.when.latest:
            edtf = f"{first.earliest.isoformat()}/{chosen.when.latest.isoformat()}"
            return replace(until(first, chosen.when.latest), edtf=edtf), chosen
    return opened(chosen), chosen


def _in_a_row(times: Sequence[TimeExpression], chosen: TimeExpression) -> When | None:
    """Return the days from the first to the last of dates joined by "and" ("in 1997 and 1998"), None for one alone.

    Days may come in either order: "yesterday and on Wednesday".
    """
    row, ordered = [chosen], sorted(times, key=lambda one: one.span.start)
    for before, time in zip((None, *ordered), ordered, strict=False):
        if _follows(time, row[-1], is_next=before is row[-1]):
            row.append(time)
    ends = sorted((one.when for one in row), key=lambda when: when.earliest or date.min)
    first, last = ends[0], ends[-1]
    if len(row) == 1 or first.earliest is None or last.latest is None:
        return None
    edtf = f"{first.earliest.isoformat()}/{last.latest.isoformat()}"
    return replace(until(first, last.latest), edtf=edtf)


def _follows(time: TimeExpression, before: TimeExpression, *, is_next: bool) -> bool:
    """Whether a date stands right behind another of its kind, and means later days, or days of the same week."""
    if time.bound or time.when.precision is not before.when.precision:
        return False
    if not (before.when.earliest and before.when.latest and time.when.earliest and time.when.latest):
        return False
    is_later = before.when.latest < time.when.earliest
    is_near = time.when.is_day and timedelta(0) < before.when.earliest - time.when.latest < _A_WEEK
    gap = time.span.start - before.span.end
    return (is_later and 0 < gap <= _AND_ON) or (is_near and is_next and _AND <= gap <= _AND_ON)


_AND, _AND_ON = len(" and "), len(" and on ")
"""Code points between two dates of a row; " (" parts one day told in two zones: "Thursday (Wednesday night, UTC)"."""


def _is_weekday(when: When) -> bool:
    return bool(re.fullmatch(r"\w{3,6}day", when.words))


def opened(time: TimeExpression) -> When:
    """Return the When of what was so by that time, or since then: the other end is open.

    "By noon on Sunday" is still Sunday.
    """
    when = time.when
    if _is_overnight(time):
        return _night_of(time)
    if time.bound == "latest" and when.latest and when.precision not in _FINER_THAN_A_DAY:
        return replace(when, edtf=f"../{when.latest.isoformat()}", earliest=None, precision=Precision.INTERVAL)
    if time.bound == "earliest" and when.earliest:
        opening = when.edtf.partition("/")[0]
        return replace(when, edtf=f"{opening}/..", latest=None, precision=Precision.INTERVAL)
    return when


def _is_overnight(time: TimeExpression) -> bool:
    return time.text.lower() == "overnight" and time.when.is_day


def _night_of(time: TimeExpression) -> When:
    """Return the two days of "overnight": those before and after the night of a day told of, else up to writing."""
    first = time.when.earliest
    if first is None:
        return time.when
    if time.anchor_span is None:
        first -= _A_DAY
    last = first + _A_DAY
    edtf = f"{first.isoformat()}/{last.isoformat()}"
    return replace(time.when, edtf=edtf, earliest=first, latest=last, precision=Precision.INTERVAL)


_A_DAY, _A_WEEK = timedelta(days=1), timedelta(weeks=1)


def until(when: When, latest: date, like: When = UNKNOWN_WHEN) -> When:
    """Return a When that ends by `latest`; `like` is the date that this was taken from."""
    opening = when.edtf.partition("/")[0] if when.earliest else ".."
    source = when if when.earliest else like
    if when.earliest == latest:
        return replace(source, edtf=latest.isoformat(), latest=latest, precision=Precision.DAY)
    return replace(
        source,
        edtf=f"{opening}/{latest.isoformat()}",
        earliest=when.earliest,
        latest=latest,
        precision=Precision.INTERVAL,
    )


def as_of(time: TimeExpression) -> TimeExpression:
    """Return a time as the day by which something was so: "as of Sunday night it had killed 40"."""
    latest = time.when.latest
    return time if latest is None else replace(time, when=until(UNKNOWN_WHEN, latest, like=time.when))


def since(when: When) -> When:
    """Return a When that begins with another and whose end is open."""
    opening = when.edtf.partition("/")[0]
    return replace(when, edtf=f"{opening}/..", latest=None, precision=Precision.INTERVAL)


def lies_ahead(when: When, published: date) -> bool:
    """Whether a date is to come: then it is that of what was promised, not of the promising."""
    return (when.earliest or when.latest or published) > published or (
        when.earliest is None and when.latest is not None and when.latest > published
    )


def is_over(when: When, published: date) -> bool:
    """Whether a date was over when its article was published."""
    return when.latest is not None and when.latest < published
