"""Actors with their roles over time, and places, for the page."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.present.exports import Contents
from onrecord.present.page.datewords import say_long
from onrecord.present.page.outlines import Point
from onrecord.present.page.statements import speaker_id
from onrecord.present.who import ActorLine, Form, PlaceLine, RoleLine

UNMAPPED = frozenset({"country", "continent", "area"})
"""Levels whose point is a choice rather than a place: left off the map."""

MOST_FORMS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """An office with the dates of the first and last article that gives it."""

    words: str
    phase: str
    dates: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView:
    """One actor; `lines` and `statements` count what the page holds of it, `speaker` is its id among the speakers."""

    id: str
    name: str
    kind: str
    roles: tuple[RoleView, ...]
    forms: tuple[str, ...]
    mentions: int
    lines: int
    statements: int
    speaker: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereView:
    """One place."""

    id: str
    name: str
    level: str
    country: str
    position: str
    forms: tuple[str, ...]
    bases: tuple[str, ...]
    mentions: int
    lines: int
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Who and where; `points` are the places for a map."""

    actors: tuple[ActorView, ...]
    places: tuple[WhereView, ...]
    points: tuple[Point, ...]
    once: int


def build_people(contents: Contents, spoken: dict[str, int]) -> People:
    """Return the actors and places; `spoken` counts the statements of each speaker. Actors named once are counted."""
    lines: dict[str, int] = {}
    for line in contents.lines:
        for one in (*(actor.id for actor in line.actors), *(place.id for place in line.places)):
            lines[one] = lines.get(one, 0) + 1
    shown = [
        actor
        for actor in contents.actors
        if actor.mentions > 1 or actor.roles or spoken.get(speaker_id(actor.name)) or lines.get(actor.id)
    ]
    return People(
        actors=tuple(_actor(actor, lines.get(actor.id, 0), spoken) for actor in shown),
        places=tuple(_where(place, lines.get(place.id, 0)) for place in contents.places),
        points=tuple(
            Point(key=place.id.replace(":", "-"), name=place.name, lat=place.lat, lon=place.lon)
            for place in contents.places
            if place.level not in UNMAPPED
        ),
        once=len(contents.actors) - len(shown),
    )


def _actor(actor: ActorLine, lines: int, spoken: dict[str, int]) -> ActorView:
    speaker = speaker_id(actor.name)
    return ActorView(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        roles=tuple(map(_role, actor.roles)),
        forms=_forms((*actor.forms, *actor.described), actor.name),
        mentions=actor.mentions,
        lines=lines,
        statements=spoken.get(speaker, 0),
        speaker=speaker,
        sources=actor.sources,
    )


def _role(role: RoleLine) -> RoleView:
    words = ", ".join(part for part in (role.title, role.organisation, role.country) if part)
    first, last = say_long(role.first), say_long(role.last)
    return RoleView(
        words=words,
        phase="" if role.phase == "current" else role.phase,
        dates=first if first == last else f"{first} – {last}",
        sources=role.sources,
    )


def _where(place: PlaceLine, lines: int) -> WhereView:
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return WhereView(
        id=place.id.replace(":", "-"),
        name=place.name,
        level=place.level,
        country=place.country,
        position=f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}",
        forms=_forms(place.forms, place.name),
        bases=place.bases,
        mentions=place.mentions,
        lines=lines,
        sources=place.sources,
    )


def _forms(forms: tuple[Form, ...], name: str) -> tuple[str, ...]:
    """Return the most frequent other names as printed, each with how often it stands."""
    found = [f"{words} ×{times}" if times > 1 else words for words, times in forms if words != name]
    return tuple(found[:MOST_FORMS])
