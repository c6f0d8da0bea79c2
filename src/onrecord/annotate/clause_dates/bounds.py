"""Which times can date something, and the arithmetic of what is known: by, since, until, by publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from onrecord.annotate.times import TimeExpression
from onrecord.model import UNKNOWN_WHEN, Article, Basis, Precision, When

_FINER_THAN_A_DAY = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})
_RELATIVE = re.compile(
    r"\b(?:same|following|that)\s(?:day|week|month|year|night|evening|morning|afternoon)\b", re.IGNORECASE
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
    if time.anchor_span is None and _RELATIVE.search(time.text):
        return False
    if time.anchor_span is None and when.precision in _FINER_THAN_A_DAY and not _DAY.search(time.text):
        return False
    known = sum(day is not None for day in (when.earliest, when.latest))
    return known == 2 or (known == 1 and bool(time.bound)) or (known == 0 and is_day_without_year(when))


def is_day_without_year(when: When) -> bool:
    """Whether a date is a day of a month in a year that the article leaves open."""
    return when.precision is Precision.DAY or when.edtf.startswith("XXXX-")


def main_date(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date of a clause: no mere beginning of a period, then the most precise, then the first."""
    return min(times, key=lambda time: (time.bound == "earliest", _length(time.when)), default=None)


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
    first = next((time.when for time in times if time.bound == "earliest" and time.when.earliest), None)
    if chosen.bound == "latest" and first is not None and chosen.when.latest:
        if first.earliest and first.earliest <= chosen.when.latest:
            return until(first, chosen.when.latest), chosen
    return opened(chosen), chosen


def opened(time: TimeExpression) -> When:
    """Return the When of what was so by that time, or since then: the other end is open.

    "By noon on Sunday" is still Sunday.
    """
    when = time.when
    if time.bound == "latest" and when.latest and when.precision not in _FINER_THAN_A_DAY:
        return replace(when, edtf=f"../{when.latest.isoformat()}", earliest=None, precision=Precision.INTERVAL)
    if time.bound == "earliest" and when.earliest:
        opening = when.edtf.partition("/")[0]
        return replace(when, edtf=f"{opening}/..", latest=None, precision=Precision.INTERVAL)
    return when


def until(when: When, latest: date, like: When = UNKNOWN_WHEN) -> When:
    """Return a When that ends by `latest`; `like` is the date that this was taken from."""
    opening = when.edtf.partition("/")[0] if when.earliest else ".."
    source = when if when.earliest else like
    return replace(
        source,
        edtf=f"{opening}/{latest.isoformat()}",
        earliest=when.earliest,
        latest=latest,
        precision=Precision.INTERVAL,
    )


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
