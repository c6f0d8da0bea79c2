"""Who is said to hold which place: a strip of time for each place, and where the places are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model import ClaimKind, Mark, MarkKind, Place, When, content_id
from onrecord.present.claims import ControlLine
from onrecord.present.exports import Contents
from onrecord.present.exports.labels import facts_of, say_facts
from onrecord.present.page.datewords import say_long
from onrecord.present.page.excerpts import Excerpt, Texts
from onrecord.present.page.standings import say_told
from onrecord.present.page.strips import Scale, Tick
from onrecord.store.lookups import by_article

_CHANGES = {"holds": "held", "takes": "taken", "leaves": "left", "contests": "contested", "annexes": "annexed"}

REACH = 400
"""Days before the last account that the strip shows at most: an account of 2011 does not press a week together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldView:
    """One account of who holds a place. `x` and `width` are its bounds on the strip in percent, `is_day` draws a dot.

    `is_open` says that it can be earlier than the strip shows, `is_before` that all of it is.
    """

    id: str
    date: str
    words: str
    change: str
    told: str
    source: int
    excerpts: tuple[Excerpt, ...]
    x: float
    width: float
    status: str
    is_day: bool
    is_open: bool
    is_before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """A place with the accounts of who holds it, in the order of time."""

    id: str
    name: str
    where: str
    lat: float | None
    lon: float | None
    accounts: tuple[HoldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """All places that accounts of control name, and the days of the strip."""

    places: tuple[PlaceView, ...]
    ticks: tuple[Tick, ...]


def build_control(contents: Contents, texts: Texts) -> Control:
    """Return the places of a record that somebody is said to hold, by name; those on the map first."""
    known = _places_of(contents)
    groups: dict[tuple[bool, str, str], list[ControlLine]] = {}
    for line in contents.control:
        place = known.get(line.id)
        name = line.place or "Place not stated"
        key = (False, place.name, place.id) if place else (True, name.casefold(), name)
        groups.setdefault(key, []).append(line)
    scale = _scale(line.when for line in contents.control)
    places = (
        _place(key, sorted(group, key=_order), known.get(group[0].id), scale, texts)
        for key, group in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[0][1].casefold(), pair[0][2]))
    )
    return Control(places=tuple(places), ticks=scale.ticks(3) if scale else ())


def _places_of(contents: Contents) -> dict[str, Place]:
    """Return the place on the map that each claim of control is about, by claim: the one that its words name."""
    places = {place.id: place for place in contents.record.places()}
    marks = by_article(mark for mark in contents.record.marks(MarkKind.PLACE) if mark.value in places)
    found: dict[str, Place] = {}
    for claim in contents.record.claims_of(ClaimKind.CONTROL):
        slot = claim.slot("place")
        if slot is None or slot.span is None:
            continue
        there = marks.get(claim.article, [])
        at = bisect_left(there, slot.span.start, key=lambda mark: mark.start)
        inside = [mark for mark in there[at : at + 20] if slot.span.contains(mark.span)]
        if len(inside) == 1 and _is_named(slot.span.end - slot.span.start, inside[0]):
            found[claim.id] = places[inside[0].value]
    return found


def _is_named(length: int, mark: Mark) -> bool:
    """Whether the words are the name of the place rather than of a part of it ("a central Kherson square")."""
    return mark.end - mark.start >= 0.6 * length


def _scale(whens: Iterable[When]) -> Scale | None:
    days = sorted(day for when in whens for day in (when.earliest, when.latest) if day)
    if not days:
        return None
    near = [day for day in days if (days[-1] - day).days <= REACH]
    return Scale(first=near[0], last=days[-1])


def _order(line: ControlLine) -> tuple[date, date, str]:
    latest = line.when.latest or date.max
    return latest, line.when.earliest or date.min, line.id


def _place(
    key: tuple[bool, str, str], lines: list[ControlLine], place: Place | None, scale: Scale | None, texts: Texts
) -> PlaceView:
    where = f"{place.level.name.lower()}, {place.country}".removesuffix(", ") if place else ""
    return PlaceView(
        id=content_id("control", *map(str, key))[:8],
        name=place.name if place else key[2],
        where=where or "as printed, not on the map",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        accounts=tuple(_account(line, scale, texts) for line in lines),
    )


def _account(line: ControlLine, scale: Scale | None, texts: Texts) -> HoldView:
    first, last = line.when.earliest, line.when.latest
    x = scale.at(first) if scale and first else 0.0
    end = scale.end(last) if scale and last else 100.0
    return HoldView(
        id=line.id,
        date=say_long(line.when),
        words=_say_change(line),
        change=line.change,
        told=say_told((line.status,), (line.said_by,) if line.said_by else ()),
        source=line.source,
        excerpts=texts.excerpts([(line.cite.article, line.cite.span)]),
        x=x,
        width=round(max(0.0, end - x), 3),
        status=line.status,
        is_day=line.when.is_day,
        is_open=first is None or bool(scale and first < scale.first),
        is_before=bool(scale and last and last < scale.first),
    )


def _say_change(line: ControlLine) -> str:
    """Return "taken by Ukrainian soldiers", "left by Russia, then held by the state": a form that fits one and many.

    Where no text is to be shown: its slots.
    """
    if not line.cite.quote:
        return say_facts(facts_of(line))
    verb = _CHANGES.get(line.change, line.change or "held or taken")
    if line.change == "leaves":
        after = f", then held by {line.holder}" if line.holder else ""
        return f"{verb}{_by(line.former)}{after}"
    before = f", before by {line.former}" if line.former else ""
    return f"{verb}{_by(line.holder)}{before}"


def _by(holder: str) -> str:
    return f" by {holder}" if holder else ", by whom is not stated"
