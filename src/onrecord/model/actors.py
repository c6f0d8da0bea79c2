"""Who and where: places, actors as one article tells of them, actors across articles."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.ids import content_id
from onrecord.model.kinds import ActorKind, Level, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `lat` and `lon` in degrees, `population` 0 where unknown.

    `country` is its ISO 3166-1 code, `region` the GeoNames code of its first-level region ("UA.08"); "" for none.
    """

    id: str
    name: str
    level: Level
    lat: float
    lon: float
    country: str
    region: str
    population: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Role:
    """An office or description that an article gives an actor, in the words at `start` to `end`.

    `title` is as printed ("Defence Secretary"), `organisation` and `country` are "" where the article names none.
    """

    start: int
    end: int
    title: str
    organisation: str = ""
    country: str = ""
    phase: Phase = Phase.CURRENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One actor as one article tells of it; its mentions are the NAME marks that have its id as their value.

    `name` is the fullest form that the article prints, at `start` to `end` where it stands first. `country` is the
    country that the article ties it to, "" where it says none; `gender` "man", "woman" or "" as titles and pronouns
    tell.
    """

    article: str
    start: int
    end: int
    kind: ActorKind
    name: str
    country: str = ""
    gender: str = ""
    roles: tuple[Role, ...] = ()
    by: str

    @property
    def id(self) -> str:
        return content_id("appearance", self.article, f"{self.start}-{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts, across articles: its appearances, each with the reason why it is one of them.

    `name` is the fullest form of any of them, unless a person gave it another; `hidden` is a person's decision.
    """

    id: str
    kind: ActorKind
    name: str
    country: str = ""
    appearances: tuple[tuple[str, str], ...]
    hidden: bool = False
