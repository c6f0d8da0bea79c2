"""The When of a resolved value: first and last day, EDTF, precision, and what it rests on in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.times import calendar, edtf
from onrecord.annotate.times.edtf import OPEN, Bounds, Dated
from onrecord.annotate.times.explanations import anchor_words
from onrecord.annotate.times.meanings import Kind, Meaning
from onrecord.annotate.times.scene import Against, Resolved
from onrecord.model import Basis, Precision, When

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
BOTH_ORDERS = "either the first or the last of these days, as day and month may stand in either order"


def days_of(reference: When | None) -> tuple[int | None, ...]:
    """Return the day, or the first and last day, that a text can be written on; (None,) when an end is open."""
    if reference is None or reference.earliest is None or reference.latest is None:
        return (None,)
    first, last = reference.earliest.toordinal(), reference.latest.toordinal()
    return (first,) if first == last else (first, last)


def when_of(
    words: str, meaning: Meaning, readings: Sequence[Resolved], reference: When | None, focus_words: str
) -> When:
    """Return the When of an expression.

    `readings` are its value as resolved from the first and from the last day that the text can be written on: where
    they differ, the bounds hold both.
    """
    resolved = readings[0]
    dated = [_dated(reading.value, meaning, reference) for reading in readings]
    bounds = _capped(_hull([one.bounds for one in dated]), meaning, resolved, reference)
    is_same = len({reading.value for reading in readings}) == 1 and bounds == dated[0].bounds
    return When(
        edtf=dated[0].edtf if is_same else edtf.edtf_interval(bounds),
        earliest=calendar.to_date(bounds.earliest) if bounds.earliest is not None else None,
        latest=calendar.to_date(bounds.latest) if bounds.latest is not None else None,
        precision=dated[0].precision,
        basis=_basis(resolved, meaning, bounds),
        words=words,
        anchor=_anchor(resolved, meaning, reference, focus_words, bounds),
    )


def spoken(when: When, reference: When) -> When:
    """Return the When of "now" or "today" inside a quotation: the day of speaking, on or before the day of writing."""
    latest = reference.latest
    return replace(
        when,
        earliest=None,
        latest=latest,
        edtf=f"../{latest.isoformat()}" if latest else "",
        precision=Precision.VAGUE,
        basis=Basis.RESOLVED if latest else Basis.UNKNOWN,
        anchor=f"the day the words were spoken, on or before the publication date {reference.edtf or latest}",
    )


def one_of(when: When, values: Sequence[str]) -> When:
    """Return the When of a day that is one of several: the bounds hold all, EDTF lists them in brackets."""
    days = sorted(day for value in values if (day := edtf.read_value(value).bounds.earliest) is not None)
    if not days:
        return when
    listed = ",".join(edtf.edtf_day(day) for day in days)
    first, last = calendar.to_date(days[0]), calendar.to_date(days[-1])
    return replace(when, earliest=first, latest=last, edtf=f"[{listed}]", anchor=BOTH_ORDERS)


def _dated(value: str, meaning: Meaning, reference: When | None) -> Dated:
    if meaning.kind is Kind.SET:
        return edtf.NOTHING
    if "/" in value:
        return _period_of_days(value)
    is_recent = meaning.kind is Kind.DURATION and meaning.which is not None and meaning.amount is not None
    if value not in REFERENCES and not (is_recent and meaning.amount and meaning.amount.value is None):
        return edtf.read_value(value)
    first = reference.earliest.toordinal() if reference is not None and reference.earliest else None
    last = reference.latest.toordinal() if reference is not None and reference.latest else None
    by = meaning.which.by if is_recent and meaning.which else REFERENCES.index(value) - 2 * (value == "PAST_REF")
    # "Recently" and "in recent weeks" end with the day of writing, "soon" begins with it.
    bounds = Bounds(first if by >= 0 else None, last if by <= 0 else None)
    return Dated(bounds, Precision.VAGUE, edtf.edtf_interval(bounds))


def _period_of_days(value: str) -> Dated:
    first, last = (edtf.read_value(day).bounds for day in value.split("/"))
    return Dated(Bounds(first.earliest, last.latest), Precision.INTERVAL, value)


def _hull(found: Sequence[Bounds]) -> Bounds:
    """Return the bounds that hold all of `found`; an end that is open in one is open."""
    firsts, lasts = [bounds.earliest for bounds in found], [bounds.latest for bounds in found]
    return Bounds(
        None if None in firsts else min(first for first in firsts if first is not None),
        None if None in lasts else max(last for last in lasts if last is not None),
    )


def _capped(bounds: Bounds, meaning: Meaning, resolved: Resolved, reference: When | None) -> Bounds:
    """Cut "earlier this week" at the day of writing: what is earlier lies before it."""
    if meaning.kind is not Kind.RELATIVE or meaning.mod != "START" or resolved.against is not Against.REFERENCE:
        return bounds
    if reference is None or reference.latest is None or bounds.earliest is None or bounds.latest is None:
        return bounds
    last = reference.latest.toordinal()
    return Bounds(bounds.earliest, last) if bounds.earliest <= last < bounds.latest else bounds


def _basis(resolved: Resolved, meaning: Meaning, bounds: Bounds) -> Basis:
    if bounds == OPEN:
        return Basis.UNKNOWN
    if resolved.value in REFERENCES or meaning.kind is Kind.DURATION or resolved.against is Against.REFERENCE:
        return Basis.RESOLVED
    return Basis.CONTEXT if resolved.against is Against.FOCUS else Basis.EXPLICIT


def _anchor(resolved: Resolved, meaning: Meaning, reference: When | None, focus_words: str, bounds: Bounds) -> str:
    if bounds == OPEN:
        return ""
    if resolved.value in REFERENCES or meaning.kind is Kind.DURATION:
        side = "the day of" if bounds.earliest and bounds.latest else "up to" if bounds.latest else "from"
        return anchor_words(side, Against.REFERENCE, reference, focus_words)
    return anchor_words(resolved.relation, resolved.against, reference, focus_words)
