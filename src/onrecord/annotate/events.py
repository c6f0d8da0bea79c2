"""Dated sentences: what an article says happened, with the date that its own sentence gives.

The first version reads no predicate, actor or place: those slots stay empty. One claim a sentence, under the most
precise date that it names; a date that only opens a period ("since February") gives way to any other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.times import TimeExpression, times_of
from onrecord.model import Claim, ClaimKind, MarkKind, Precision, Slot, When
from onrecord.text import Span

_DAY_WITHOUT_YEAR = re.compile(r"XXXX-\d\d-\d\d")
_FINER_THAN_A_DAY = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A stretch of what somebody is said to have said, and who: "" where the article does not name them."""

    span: Span
    source: str


def read_events(reading: Reading, by: str) -> Reading:
    """Add an Event for every sentence that holds a date."""
    times = [time for time in times_of(reading) if _can_date(time)]
    starts = [time.span.start for time in times]
    said = _said_in(reading)
    claims: list[Claim] = []
    for sentence in (mark.span for mark in reading.of_kind(MarkKind.SENTENCE)):
        inside = times[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if chosen := _main_date(inside):
            claims.append(_event(reading, sentence, chosen, said, by))
    return reading.plus(claims=claims)


annotate_events = Annotator(
    name="events",
    version=2,
    needs=frozenset({MarkKind.SENTENCE, MarkKind.TIME, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.EVENT}),
    read=read_events,
)


def _can_date(time: TimeExpression) -> bool:
    """Whether a reader could look the date up.

    It names a stretch of the calendar whose ends are both known, or one of them by a word ("by", "since"), or a day
    whose year alone is open. "Tonight" in a quotation names none.
    """
    if not time.dates_event:
        return False
    when = time.when
    known = sum(day is not None for day in (when.earliest, when.latest))
    is_day_alone = known == 0 and (when.precision is Precision.DAY or bool(_DAY_WITHOUT_YEAR.match(when.edtf)))
    return known == 2 or (known == 1 and bool(time.bound)) or is_day_alone


def _main_date(times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the date of a sentence: no mere beginning of a period, then the most precise, then the first."""
    return min(times, key=lambda time: (time.bound == "earliest", _length(time.when)), default=None)


def _length(when: When) -> int:
    """Return the days that a date spans; an open end is longer than any, a day without a year is a day."""
    if when.earliest and when.latest:
        return (when.latest - when.earliest).days
    return 0 if when.precision is Precision.DAY or _DAY_WITHOUT_YEAR.match(when.edtf) else 10**6


def _event(reading: Reading, sentence: Span, time: TimeExpression, said: Sequence[_Said], by: str) -> Claim:
    article = reading.article
    speech = _innermost(said, time.span)
    return Claim(
        kind=ClaimKind.EVENT,
        article=article.id,
        cites=(article.cite(sentence),),
        slots=(Slot(name="time", value=time.value, span=time.span),),
        when=_opened(time),
        source=speech.source if speech else "",
        source_stated=speech is None or bool(speech.source),
        by=by,
    )


def _opened(time: TimeExpression) -> When:
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


def _said_in(reading: Reading) -> list[_Said]:
    """Return what is said in the article, by where it starts; a pronoun that is not resolved names nobody."""
    said = [
        _Said(span=slot.span, source="" if claim.value("speaker_basis").endswith("not resolved") else claim.source)
        for claim in reading.claims_of(ClaimKind.STATEMENT)
        if claim.value("said_kind") == "said" and not _is_act(claim)
        for slot in claim.slots
        if slot.name == "content" and slot.span
    ]
    return sorted(said, key=lambda one: one.span)


def _is_act(claim: Claim) -> bool:
    """Whether the narrator tells of the saying as a deed: "Taum ordered ...", "issued an order on Monday"."""
    return claim.value("class") in ACTS or claim.value("frame") in NOUN_FRAMES


def _innermost(said: Sequence[_Said], span: Span) -> _Said | None:
    """Return the last-starting stretch of speech that holds `span`: speech in speech belongs to the inner speaker."""
    at = bisect_left(said, span.start + 1, key=lambda one: one.span.start)
    return next((one for one in reversed(said[max(0, at - NESTED) : at]) if one.span.contains(span)), None)


ACTS = frozenset({"demands", "promises", "asks"})
"""Classes of speech that are events themselves: "Taum ordered on Monday ..." is told by the narrator."""

NOUN_FRAMES = frozenset({"object", "object and rest", "of"})
"""Places of content that hold no clause, so that a date beside it is the date of the saying."""

NESTED = 16
"""Stretches of speech looked back over for one that holds a date: they nest two or three deep in news."""
