"""The lines of the timeline in full: status, who acts, where, the cited words, and the standing of each slot.

What the page and the exports are made of. Everything is read in a few queries over the whole record.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.annotate.places.annotator import DEMONYM
from onrecord.model import Actor, Claim, ClaimKind, Mark, MarkKind, Place, SlotStanding, When, status_of
from onrecord.present.decided import Note
from onrecord.present.views import Views
from onrecord.record.wholes import tellers_of
from onrecord.store.entries import rows_among, standings_among
from onrecord.store.lookups import by_article
from onrecord.store.rows import Stored, when_of
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Cited words: the article by number and id, where they stand in its text and in its raw text."""

    source: int
    article: str
    start: int
    end: int
    words: str
    raw: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FullLine:
    """One line of the timeline with all that is known of it.

    `kinds` are the kinds of its claims and `types` their coarse types, `statuses` how its reports tell it, `said_by`
    who is said to say so, `agents` who did it and `actors` all that its words name.
    """

    id: str
    when: When
    text: str
    standing: str
    reports: int
    origins: tuple[str, ...]
    sources: tuple[int, ...]
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    said_by: tuple[str, ...]
    agents: tuple[str, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    quotes: tuple[Quote, ...]
    slots: tuple[SlotStanding, ...]
    decided: tuple[Note, ...] = ()


class Lines:
    """The full lines of one open record."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.record = views.record

    def all(self) -> Iterator[FullLine]:
        """Yield the lines in the order of the timeline."""
        slots = self.record.standings()
        for row in self.record.query("SELECT * FROM entries ORDER BY position"):
            members = self._members.get(row["id"], ())
            claims = [self.views.decisions.decided(self._claims[claim]) for claim in members]
            yield replace(
                self._line(row, members, claims, slots.get(row["id"], ())),
                sources=tuple(sorted({self.views.numbers[claim.article] for claim in claims})),
                actors=tuple(self._actors_in(claims)),
                places=tuple(self._places_in(claims)),
                quotes=tuple(self._quotes(claims)),
            )

    def brief(self, lines: Sequence[str]) -> Iterator[FullLine]:
        """Yield lines by their ids, without sources, actors, places and cited words: what a list of some shows."""
        rows, members = rows_among(self.record, lines)
        claims = {one.id: one for one in self.record.claims_by_id(one for some in members.values() for one in some)}
        slots = standings_among(self.record, lines)
        for line in lines:
            own = [self.views.decisions.decided(claims[claim]) for claim in members.get(line, ())]
            yield self._line(rows[line], members.get(line, ()), own, slots.get(line, ()))

    def _line(
        self, row: Stored, members: Sequence[str], claims: Sequence[Claim], slots: tuple[SlotStanding, ...]
    ) -> FullLine:
        tellers = tellers_of(claims)
        return FullLine(
            id=row["id"],
            when=when_of(row),
            text=row["text"],
            standing=row["standing"],
            reports=row["reports"],
            origins=tuple(json.loads(row["origins"])),
            sources=(),
            kinds=_distinct(claim.kind.value for claim in claims),
            types=_distinct(claim.value("type") for claim in claims),
            statuses=_distinct(status_of(claim).value for claim in tellers),
            said_by=_distinct(claim.source for claim in tellers),
            agents=_distinct(slot.value for claim in claims for slot in claim.slots if slot.name == "agent"),
            actors=(),
            places=(),
            quotes=(),
            slots=slots,
            decided=self.views.decisions.notes(row["id"], *members),
        )

    def _quotes(self, claims: Iterable[Claim]) -> Iterator[Quote]:
        for claim in claims:
            for cite in claim.cites:
                yield Quote(
                    source=self.views.numbers[cite.article],
                    article=cite.article,
                    start=cite.start,
                    end=cite.end,
                    words=cite.quote,
                    raw=cite.raw,
                )

    def _actors_in(self, claims: Iterable[Claim]) -> Iterator[Actor]:
        found = (self._owners.get(mark.value) for mark in _inside(claims, self._names))
        return iter({actor.id: actor for actor in found if actor and not actor.hidden}.values())

    def _places_in(self, claims: Iterable[Claim]) -> Iterator[Place]:
        marks = (mark for mark in _inside(claims, self._place_marks) if not mark.basis.startswith(DEMONYM))
        found = (self._places.get(mark.value) for mark in marks)
        return iter({place.id: place for place in found if place}.values())

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        kinds = (ClaimKind.EVENT, ClaimKind.COMMITMENT, ClaimKind.CONTROL)
        return {claim.id: claim for kind in kinds for claim in self.record.claims_of(kind)}

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self.record.query("SELECT entry, claim FROM entry_claims ORDER BY entry, claim"):
            found.setdefault(row["entry"], []).append(row["claim"])
        return found

    @cached_property
    def _names(self) -> dict[str, list[Mark]]:
        return by_article(self.record.marks(MarkKind.NAME))

    @cached_property
    def _place_marks(self) -> dict[str, list[Mark]]:
        return by_article(self.record.marks(MarkKind.PLACE))

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self.record.places()}

    @cached_property
    def _owners(self) -> dict[str, Actor]:
        return {one: actor for actor in self.record.actors() for one, _ in actor.appearances}


def _inside(claims: Iterable[Claim], marks: dict[str, list[Mark]]) -> Iterator[Mark]:
    """Yield the marks inside the cited words of claims."""
    for claim in claims:
        for cite in claim.cites:
            there = marks.get(cite.article, [])
            at = bisect_left(there, cite.start, key=lambda mark: mark.start)
            while at < len(there) and there[at].start < cite.end:
                if there[at].end <= cite.end:
                    yield there[at]
                at += 1


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
