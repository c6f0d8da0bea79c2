"""Times that lean on a day told of beside them: "hours later", "since then", "two days after the dam broke"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from onrecord.annotate.clause_dates.bounds import is_mere_hour, since
from onrecord.annotate.times import TimeExpression
from onrecord.annotate.trees import Tree
from onrecord.model import Article, Basis, Precision, When
from onrecord.text import Span

REACH = 300
"""Code points back to the day that a time leans on: the sentence before, or the one before that."""
_SHORTLY = re.compile(
    r"""
    (?: (?P<hours>\d{1,3}) (?=\shours) \s | (?:[\w-]{1,12}\s){0,2} )  # 36 | a few
    (?:minute|moment|hour)s? \s (?:later|afterwards?)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OVERNIGHT = re.compile(r"overnight(?:\sbefore)?", re.IGNORECASE)
"""After a day in its own sentence it is the night of that day: "arrested on Friday, he was held overnight"."""
_DAYS = re.compile(r"\b(?P<number>\w{1,12})\sdays?\Z", re.IGNORECASE)
_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MOST_DAYS = 31
"""Days counted from another event; more are mostly round numbers ("100 days after")."""
_A_DAY = timedelta(days=1)


def leaning(time: TimeExpression, before: Sequence[TimeExpression], article: Article) -> TimeExpression:
    """Return "hours later" as the day told of before and the one after it; any other time as it is.

    "36 hours later" is a day or two later. Where no day was told of within two sentences nothing is said.
    """
    shortly = _SHORTLY.fullmatch(time.text) or _OVERNIGHT.fullmatch(time.text)
    day = day_before(before, time.span.start) if shortly else None
    if shortly is None or day is None or day.when.earliest is None:
        return time
    if not _is_only_day(day.span, before, article.text):
        return time
    if _OVERNIGHT.fullmatch(time.text) and _SENTENCE_END.search(_between(day.span, time.span, article.text)):
        return time
    hours = int(shortly["hours"] or 0) if "hours" in shortly.groupdict() else 0
    first = day.when.earliest + _A_DAY * (hours // 24)
    last = first + _A_DAY
    latest = article.published.latest
    last = min(last, latest) if latest and latest >= first else last
    when = When(
        edtf=f"{first.isoformat()}/{last.isoformat()}" if last > first else first.isoformat(),
        earliest=first,
        latest=last,
        precision=Precision.INTERVAL if last > first else Precision.DAY,
        basis=Basis.CONTEXT,
        words=time.text,
        anchor=f"“{day.text}”, told of before",
        anchor_cite=article.cite(day.span),
    )
    return replace(time, when=when, dates_event=True, anchor_span=day.span)


def day_before(times: Sequence[TimeExpression], offset: int) -> TimeExpression | None:
    """Return the last of `times` that is a day and stands at most REACH before `offset`; None where there is none."""
    near = (time for time in reversed(times) if offset - REACH <= time.span.end <= offset)
    return next((time for time in near if time.when.is_day and time.dates_event and not time.bound), None)


def is_of_sure_day(time: TimeExpression, before: Sequence[TimeExpression], text: str) -> bool:
    """Whether a mere hour has a day, or one that only one day of the sentence that it leans on can be.

    "A gunman killed ten on Saturday, the toll rising to 22 on Monday. It began at 10 a.m.": of neither.
    """
    if time.anchor_span is None or not is_mere_hour(time):
        return True
    return _is_only_day(time.anchor_span, before, text)


def _is_only_day(anchor: Span, before: Sequence[TimeExpression], text: str) -> bool:
    """Whether the sentence of a day names no other day."""
    beside = [time for time in before if time.when.is_day and abs(time.span.start - anchor.start) <= REACH]
    days = {time.when.earliest for time in beside if not _SENTENCE_END.search(_between(time.span, anchor, text))}
    return len(days) <= 1


def _between(one: Span, other: Span, text: str) -> str:
    first, second = sorted((one, other))
    return text[first.end : second.start]


_SENTENCE_END = re.compile(r"[.!?][\"'”’)]{0,2}\s+(?=[\"'“‘(]?[A-Z])")


def since_then(tree: Tree, verb: int, times: Sequence[TimeExpression], article: Article) -> When | None:
    """Return the time from the last date told of on, for a verb beside "since then"; None for any other."""
    preps = (kid for kid in tree.children[verb] if tree.words[kid] == "since")
    then = next((prep for prep in preps if any(tree.words[kid] == "then" for kid in tree.children[prep])), None)
    if then is None:
        return None
    start = tree.starts[then]
    near = [time for time in times if start - REACH <= time.span.end <= start]
    if not near or near[-1].when.earliest is None or near[-1].when.latest is None:
        return None
    last = near[-1]
    anchor = f"“{last.text}”, told of before"
    return since(replace(last.when, basis=Basis.CONTEXT, anchor=anchor, anchor_cite=article.cite(last.span)))


def days_apart(tree: Tree, mark: int, text: str) -> int | None:
    """Return the days that are counted right before the word `mark`: 2 for "two days after"; None for no such count."""
    start = tree.starts[mark]
    found = _DAYS.search(text[max(0, start - len("seventeen days ")) : start].rstrip())
    if found is None:
        return None
    number = found["number"].lower()
    if number in {"a", "one"}:
        return 1
    days = int(number) if number.isascii() and number.isdigit() else _NUMBERS.index(number) if number in _NUMBERS else 0
    return days if 0 < days <= _MOST_DAYS else None


def moved(when: When, days: int) -> When | None:
    """Return a day so many days later, None where the day itself is not known."""
    if not when.is_day or when.earliest is None:
        return None
    day = when.earliest + timedelta(days=days)
    edtf = day.isoformat()
    return replace(when, edtf=edtf, earliest=day, latest=day, precision=Precision.DAY, basis=Basis.CONTEXT)
