"""Which articles belong together, so that their claims are compared by themselves: stories, copies, versions, notes.

Nothing that the comparison of a company comes to rests on any other article, but who its actors are. Its key says
whether it must be made anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from onrecord.model import Actor, ActorKind, Copy, content_id
from onrecord.record import RULE as TIMELINE
from onrecord.record import group_copies
from onrecord.record.origins import RULE as ORIGINS
from onrecord.resolve.comparing import RULE as COMPARING
from onrecord.resolve.versions.notes import TakenBack
from onrecord.run.corrections import find_corrections
from onrecord.run.earlier import NOTES_RULE
from onrecord.run.earlier import RULE as EARLIER
from onrecord.run.fingerprint import fingerprint
from onrecord.store import Record
from onrecord.store.companies import Sighted, article_keys, sighted_in, story_members

T = TypeVar("T")

RULES = (TIMELINE, ORIGINS, COMPARING, EARLIER, NOTES_RULE)
"""The rules that a comparison rests on beside those that readings do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Articles that are compared with one another and with no others, by id.

    `stories` are those of each article, or itself where it is in none; `copies` and `versions` (each in its order) are
    pairs and lineages among them, `taken_back` what their notes of correction take back, `who` says who is who. The
    `key` changes with anything that the comparison rests on.
    """

    articles: tuple[str, ...]
    stories: Mapping[str, tuple[str, ...]]
    copies: tuple[Copy, ...]
    versions: tuple[tuple[str, ...], ...]
    taken_back: tuple[TakenBack, ...]
    who: tuple[Sighted, ...]
    key: str

    @property
    def reports(self) -> dict[str, str]:
        """Which report each article is that has copies or other versions: the least of these."""
        return group_copies((*self.copies, *_star(self.versions)))

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, with the appearances that they have in these articles; their ids are of this company alone."""
        members: dict[str, list[Sighted]] = {}
        for one in self.who:
            members.setdefault(one.actor, []).append(one)
        return tuple(_actor(name, some) for name, some in sorted(members.items()))


def split_record(record: Record, articles: Collection[str]) -> tuple[Company, ...]:
    """Return the companies that `articles` (ids) of a record make, by their least article."""
    ties = _Ties(record, frozenset(articles))
    return tuple(ties.company(members) for members in ties.members())


class _Ties:
    """What ties articles to one another, by article; read once for all companies."""

    def __init__(self, record: Record, articles: frozenset[str]) -> None:
        self.keys = {one: key for one, key in article_keys(record).items() if one in articles}
        self.stories: dict[str, list[str]] = {one: [] for one in articles}
        self.of_stories: list[tuple[str, ...]] = []
        for story, members in story_members(record).items():
            there = tuple(one for one in members if one in articles)
            self.of_stories += (there,) if there else ()
            for one in there:
                self.stories[one].append(story)
        self.copies = _by_first((copy.a, copy) for copy in record.copies() if {copy.a, copy.b} <= articles)
        lineages = (tuple(one for one in lineage.articles if one in articles) for lineage in record.lineages())
        self.versions = _by_first((there[0], there) for there in lineages if len(there) > 1)
        self.taken_back = _by_first((one.note.article, one) for one in find_corrections(record, articles))
        self.who = _by_first((article, one) for article, one in sighted_in(record) if article in articles)

    def members(self) -> list[tuple[str, ...]]:
        """Return the articles of each company."""
        copies = (copy for some in self.copies.values() for copy in some)
        versions = (there for some in self.versions.values() for there in some)
        noted = (
            (one.note.article, *filter(None, (one.article, *(article for article, _ in one.rests))))
            for some in self.taken_back.values()
            for one in some
        )
        least = group_copies((*copies, *_star((*self.of_stories, *versions, *noted))))
        found: dict[str, list[str]] = {}
        for article in sorted(self.keys):
            found.setdefault(least.get(article, article), []).append(article)
        return [tuple(found[name]) for name in sorted(found)]

    def company(self, members: tuple[str, ...]) -> Company:
        stories = {one: tuple(self.stories[one]) or (one,) for one in members}
        copies = tuple(_of(self.copies, members))
        versions = tuple(_of(self.versions, members))
        taken_back = tuple(_of(self.taken_back, members))
        who = tuple(_labelled(list(_of(self.who, members))))
        key = content_id(
            fingerprint(),
            *RULES,
            *(f"{one} {self.keys[one]} {' '.join(stories[one])}" for one in members),
            *(f"copies {copy.a} {copy.b}" for copy in copies),
            *(f"versions {' '.join(there)}" for there in versions),
            *map(repr, taken_back),
            *(f"{one.appearance} {one.actor} {one.kind} {one.hidden} {one.name}" for one in who),
        )
        return Company(
            articles=members,
            stories=stories,
            copies=copies,
            versions=versions,
            taken_back=taken_back,
            who=who,
            key=key,
        )


def _by_first(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _of(by_article: Mapping[str, list[T]], articles: Iterable[str]) -> Iterator[T]:
    return (one for article in articles for one in by_article.get(article, ()))


def _star(groups: Iterable[Collection[str]]) -> Iterator[Copy]:
    """Yield pairs that join each of `groups` to one."""
    for first, *others in groups:
        yield from (Copy(a=min(first, other), b=max(first, other), share=1.0) for other in others if other != first)


def _labelled(seen: list[Sighted]) -> Iterator[Sighted]:
    """Yield appearances with their actors named by the least of them here: an actor's id rests on other articles."""
    least: dict[str, str] = {}
    for one in seen:
        least[one.actor] = min(least.get(one.actor, one.appearance), one.appearance)
    for one in sorted(seen, key=lambda one: one.appearance):
        yield one._replace(actor=least[one.actor])


def _actor(name: str, seen: list[Sighted]) -> Actor:
    return Actor(
        id=name,
        kind=ActorKind(seen[0].kind),
        name=seen[0].name,
        country="",
        appearances=tuple((one.appearance, "") for one in seen),
        hidden=bool(seen[0].hidden),
    )
