"""What is known of somebody who may be an actor, from one appearance or from several that are one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from onrecord.model import ActorKind, Appearance, Phase
from onrecord.resolve.bodies import BodyName, country_key, parse_body
from onrecord.resolve.contexts import ArticleContext
from onrecord.resolve.names import PersonName, is_description, parse_name
from onrecord.resolve.offices import Office, office_in, office_of

_Key = TypeVar("_Key")

MOST_KEPT = 400
"""Companions and topic words that are kept of an actor: those of its first articles."""

MOST_NAMES = 24
"""Printed names and offices that are kept of an actor."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One appearance and where it stands in the order of time: day, article, offset."""

    day: date
    appearance: Appearance

    @property
    def order(self) -> tuple[date, str, int, int]:
        return self.day, self.appearance.article, self.appearance.start, self.appearance.end


@dataclass(frozen=True, slots=True)
class Work:
    """The kinds of work that offices speak of; whether one is of a kind apart, whether one names its organisation."""

    kinds: frozenset[str] = frozenset()
    is_apart: bool = False
    has_body: bool = False

    @staticmethod
    def of(offices: Iterable[Office]) -> Work:
        some = tuple(offices)
        return Work(
            frozenset(kind for office in some for kind in office.work),
            any(office.is_apart for office in some),
            any(office.organisation for office in some),
        )

    def plus(self, other: Work) -> Work:
        return Work(self.kinds | other.kinds, self.is_apart or other.is_apart, self.has_body or other.has_body)

    def is_other_than(self, other: Work) -> bool:
        """Whether the kinds of both are known and none is shared."""
        return bool(self.kinds) and bool(other.kinds) and self.kinds.isdisjoint(other.kinds)


@dataclass(slots=True, kw_only=True)
class Profile:
    """All that is known of one who may be an actor. Grows while actors are found, and is then thrown away.

    `members` are its appearances with the reason of each, `offices` with the title as first printed, `terms` the days
    on which each office was told, with its phase; `work_now` leaves out the offices that are called former: what
    somebody was says little of what they are.
    """

    kind: ActorKind
    members: list[tuple[Sighting, str]]
    persons: dict[PersonName, str] = field(default_factory=dict)
    bodies: dict[BodyName, str] = field(default_factory=dict)
    offices: dict[Office, str] = field(default_factory=dict)
    terms: list[tuple[date, Office, Phase]] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)
    genders: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    companions: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    work: Work = Work()
    work_now: Work = Work()

    @property
    def first(self) -> Sighting:
        return self.members[0][0]

    @property
    def is_described(self) -> bool:
        """Whether no article names it: "the company", "the protesters"."""
        return all(map(is_description, (*self.persons.values(), *self.bodies.values())))

    def take(self, other: Profile, reason: str) -> None:
        """Take in all that is known of `other`, whose first appearance joins for `reason`."""
        (first, _), *rest = other.members
        self.members += [(first, reason), *rest]
        _keep(self.persons, other.persons, MOST_NAMES)
        _keep(self.offices, other.offices, MOST_NAMES)
        _keep(self.bodies, other.bodies, MOST_NAMES)
        _keep(self.countries, other.countries, MOST_NAMES)
        _keep(self.companions, other.companions, MOST_KEPT)
        _keep(self.words, other.words, MOST_KEPT)
        self.terms += other.terms
        self.genders |= other.genders
        self.articles |= other.articles
        self.stories |= other.stories
        self.work = self.work.plus(other.work)
        self.work_now = self.work_now.plus(other.work_now)


def profile_of(sighting: Sighting, context: ArticleContext, companions: Iterable[tuple[str, str]]) -> Profile:
    """Return what one appearance tells; `companions` are the keys and names of who else stands in its article."""
    appearance = sighting.appearance
    offices = {office_in(role): role.title for role in appearance.roles}
    profile = Profile(
        kind=appearance.kind,
        members=[(sighting, "")],
        offices=offices,
        terms=[(sighting.day, office_in(role), role.phase) for role in appearance.roles],
        genders={appearance.gender} - {""},
        articles={appearance.article},
        stories=set(context.stories),
        companions=dict(companions),
        words=dict.fromkeys(sorted(context.words), ""),
        work=Work.of(offices),
        work_now=Work.of(office_in(role) for role in appearance.roles if role.phase is not Phase.FORMER),
    )
    _add_name(profile, appearance)
    _add_countries(profile, appearance, context)
    return profile


def _add_name(profile: Profile, appearance: Appearance) -> None:
    if appearance.kind is not ActorKind.PERSON:
        name = parse_body(appearance.name, appearance.kind)
        if appearance.kind is ActorKind.ARMED_FORCE and not name.country:
            name = replace(name, country=country_key(appearance.country))  # "the army" is that of its country
        profile.bodies[name] = appearance.name
    elif not is_description(appearance.name):
        person = parse_name(appearance.name)
        profile.persons[person] = appearance.name
        if person.titles and not profile.offices and len(person.words) == 1:
            title = " ".join(person.titles)
            profile.offices[office_of(title, "", appearance.country)] = title


def _add_countries(profile: Profile, appearance: Appearance, context: ArticleContext) -> None:
    if appearance.country:
        profile.countries[country_key(appearance.country)] = appearance.country
    for role in appearance.roles:
        if role.country:
            profile.countries.setdefault(country_key(role.country), role.country)
    for body in profile.bodies:
        if body.country:
            profile.countries.setdefault(body.country, body.country)
    # "The police" of a body that every country has are those of the country that the article is told from.
    if context.country and not profile.countries and any(body.is_generic for body in profile.bodies):
        profile.countries[country_key(context.country)] = context.country


def _keep(mine: dict[_Key, str], theirs: dict[_Key, str], most: int) -> None:
    for key, value in theirs.items():
        if len(mine) >= most:
            return
        mine.setdefault(key, value)
