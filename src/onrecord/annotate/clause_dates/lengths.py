"""Lengths of time that look back from the day of writing: "in the past week" is a stretch of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.times import TimeExpression
from onrecord.model import Article, Basis, Precision, When

_BACK = re.compile(r"(?:the|these|this)?\s?(?:past|last|previous|preceding)\b", re.IGNORECASE)
_AHEAD = re.compile(r"the\s(?:next|coming|following)\s(?:year|month|week)\b", re.IGNORECASE)
_CENTURY = re.compile(r"(?:the\s)?(?:past|last)\scentury", re.IGNORECASE)
_OVER = re.compile(r"\b(?:over|within|throughout)\s$", re.IGNORECASE)
"""Words before a length that ends with the day of writing; "in the last century" may name the one by the calendar."""
_LAST_WEEK = re.compile(r"last\sweek", re.IGNORECASE)
_SUNDAY = 7
_FOR = re.compile(r"\b(?:for|over|throughout|within)\s$", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|before|in)\b", re.IGNORECASE)
_LENGTH = re.compile(r"P(T?)(\d{1,4})([YMWDH])")
_MANY_YEARS = re.compile(r"P\d{2,3}Y")
"""Of so many years nobody means the day."""
_DAYS = {"D": 1, "W": 7}
_FURTHEST = 100
"""Years looked back; more is a figure of speech."""


def looking_back(time: TimeExpression, article: Article) -> TimeExpression:
    """Return a length such as "the past three days" as the days up to that of writing; any other time as it is.

    "The last two months of 2019" and "for the next year" name no stretch that ends or begins with the day of writing.
    """
    before, behind = article.text[max(0, time.span.start - 12) : time.span.start], article.text[time.span.end :][:10]
    if _AHEAD.match(time.text) and _FOR.search(before):
        return replace(time, dates_event=False)
    latest = article.published.latest
    if _LAST_WEEK.fullmatch(time.text) and article.published.is_day and latest and latest.isoweekday() == _SUNDAY:
        return replace(time, when=_up_to(time.when, latest - timedelta(days=1)))
    is_length = time.type == "DURATION" or bool(_CENTURY.fullmatch(time.text) and _OVER.search(before))
    if not is_length or latest is None or not _BACK.match(time.text) or _OF.match(behind):
        return time
    length = time.value if time.type == "DURATION" else "P100Y"
    earliest = _days_before(latest, length)
    if earliest is None:
        return time
    opening = earliest.isoformat()[: 4 if _MANY_YEARS.fullmatch(length) else None]
    when = When(
        edtf=f"{opening}/{latest.isoformat()}",
        earliest=earliest,
        latest=latest,
        precision=Precision.INTERVAL,
        basis=Basis.RESOLVED,
        words=time.text,
        anchor="date of the article",
    )
    return replace(time, when=when, dates_event=True)


def _up_to(when: When, latest: date) -> When:
    """Return a When that goes on to a later day: for half of the readers of a Sunday paper the week ended yesterday."""
    if when.earliest is None:
        return when
    edtf = f"{when.earliest.isoformat()}/{latest.isoformat()}"
    return replace(when, edtf=edtf, latest=latest, precision=Precision.INTERVAL)


def _days_before(day: date, length: str) -> date | None:
    """Return the day that lies a length such as "P2M" before another, None for one that is not read."""
    found = _LENGTH.fullmatch(length)
    if found is None or int(found[2]) == 0:
        return None
    is_clock, number, unit = bool(found[1]), int(found[2]), found[3]
    if unit == "H":
        return day - timedelta(days=-(-number // 24))
    if is_clock or number > _FURTHEST * 12:
        return None
    if unit in _DAYS:
        return day - timedelta(days=number * _DAYS[unit])
    months = number * (12 if unit == "Y" else 1)
    if months > _FURTHEST * 12 or day.year <= _FURTHEST:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
