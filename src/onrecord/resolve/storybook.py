"""Stories among articles that come and go: only what hangs together with a change is grouped again.

What it comes to is what `group_stories` finds among the articles that are there now. Groups are joined along edges
between articles that are alike enough; so those that no chain of edges leads to from a change stay as they are. What
becomes of an article (a digest, a follower) depends on the groups of its neighbours.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from math import inf
from typing import Protocol

from onrecord.model import Sheet
from onrecord.resolve.agglomeration import Edge, Group, group_alike
from onrecord.resolve.nearby import Nearby, NearShelf, spell_of
from onrecord.resolve.neighbours import Likely, Neighbour, find_likely, nearest_of
from onrecord.resolve.spells import Spell
from onrecord.resolve.stories import (
    JOINED,
    Bundle,
    Document,
    Fate,
    Part,
    Pile,
    Story,
    bundle_alike,
    by_own_words,
    fate_of,
    parts_of,
    place_of,
    settle,
    story_of,
    weigh,
)
from onrecord.resolve.ties import Graph, Tie, TieShelf, tied, ties_of
from onrecord.resolve.vectors import Vector

COMPANIES = 4000
"""Articles with their company that are remembered while all are grouped: neighbours mostly lie near in time."""

VERSION = "1"
"""What is kept under another version is of no use."""


class Shelf(NearShelf, TieShelf, Protocol):
    """What is kept of the last grouping."""

    def spells(self, homes: Collection[int]) -> dict[int, tuple[Spell, ...]]:
        """Return the spells of groups, by their first sheets."""
        ...

    def document(self, article: str) -> Document:
        """Return an article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What has changed: neighbours, ties (None: gone), sheets, groups with their spells, stories.

    `groups` are all whose stories are others than before, or that are no groups any more.
    """

    likely: Mapping[int, Sequence[Likely]]
    ties: Mapping[tuple[int, int], Tie | None]
    sheets: Mapping[int, Sheet]
    spells: Mapping[int, Sequence[Spell]]
    groups: frozenset[int]
    stories: tuple[tuple[tuple[int, ...], Story], ...]


def revise_stories(
    shelf: Shelf, sheets: Mapping[int, Sheet], gone: Collection[int], come: Mapping[int, tuple[Sheet, Vector]]
) -> Revision:
    """Return what changes when the sheets with the numbers `gone` go and those of `come` (with new numbers) come.

    `sheets` are all that the shelf has, by number.
    """
    every = {**sheets, **{number: sheet for number, (sheet, _) in come.items()}}
    nearby = Nearby(shelf, every, {number: vector for number, (_, vector) in come.items()})
    likely = nearby.revise(gone, come)
    graph = Graph(shelf, nearby, frozenset(gone))
    seeds = graph.revise(come)
    house = _House(shelf, every, frozenset(gone), nearby, graph)
    house.regroup(graph.reach(seeds))
    house.settle({*nearby.changed, *come})
    return Revision(
        likely=likely,
        ties=graph.changed,
        sheets={number: sheet for number, sheet in house.sheets.items() if sheet != sheets.get(number)},
        spells=house.spells,
        stories=tuple(house.stories()),
        groups=frozenset(house.touched),
    )


@dataclass(slots=True)
class _House:
    """The sheets in their groups, and what becomes of each."""

    shelf: Shelf
    sheets: dict[int, Sheet]
    gone: frozenset[int]
    nearby: Nearby
    graph: Graph
    touched: set[int] = field(default_factory=set)
    spells: dict[int, tuple[Spell, ...]] = field(default_factory=dict)
    _members: dict[int, list[int]] = field(default_factory=dict)
    _passages: dict[int, dict[int, Vector]] = field(default_factory=dict)

    def regroup(self, reached: Collection[int]) -> None:
        """Group the sheets anew that a change can be felt in."""
        before: dict[int, set[int]] = {}
        for number, sheet in self.sheets.items():
            if sheet.home:
                before.setdefault(sheet.home, set()).add(number)
        for group, spells in self._grouped(reached):
            home = group[0]
            self.spells[home] = spells
            if set(group) != before.get(home):
                self.touched |= {home, *(self.sheets[one].home for one in group)} - {0}
            for one in group:
                self.sheets[one] = replace(self.sheets[one], home=home)
        self.touched |= {self.sheets[one].home for one in self.gone}
        for one in self.gone:
            del self.sheets[one]
        for number in sorted(self.sheets, key=self._place):
            self._members.setdefault(self.sheets[number].home, []).append(number)

    def _grouped(self, reached: Collection[int]) -> list[tuple[tuple[int, ...], tuple[Spell, ...]]]:
        ordered = sorted(reached, key=self._place)
        at = {one: place for place, one in enumerate(ordered)}
        edges = [
            Edge(at[one], at[other], tie.starts, tie.likeness)
            for one in ordered
            for other, tie in self.graph.ties(one).items()
            if tie.is_strong and at[one] < at[other]
        ]
        self.nearby.load_near(ordered)
        vectors = [self.graph.company(one) for one in ordered]
        spells = [spell_of(self.sheets[one]) for one in ordered]
        groups = group_alike(vectors, spells, edges, least=JOINED)
        return [(tuple(ordered[place] for place in group.places), group.spells) for group in groups]

    def _place(self, sheet: int) -> str:
        return self.sheets[sheet].place

    def settle(self, changed: Iterable[int]) -> None:
        """Find what becomes of the sheets whose neighbours, or the groups of these, are others than before."""
        loose = {one for one in changed if one in self.sheets}
        for home in self.touched & self._members.keys():
            for one in self._members[home]:
                loose |= {one, *self.graph.ties(one)}
        for one in loose & {*changed}:
            self.touched |= {self.sheets[one].home, *self.sheets[one].belongs}
        for sheet, fate, homes in self._fates(loose):
            self._put_fate(sheet, fate, homes)

    def _fates(self, sheets: Collection[int]) -> Iterator[tuple[int, Fate, Sequence[int]]]:
        """Yield what becomes of each of `sheets`, groups being told by their numbers among those that come with it."""
        if not sheets:
            return
        self.nearby.load_near(sheets)
        around = {one.place for sheet in sheets for one in self.nearby.near(sheet)}
        homes = {self.sheets[one].home for one in (*sheets, *around)}
        desk = _Desk(self, [one for home in homes for one in self._members[home]], sheets)
        ordered = sorted(homes, key=self._place)
        spells = {**self.shelf.spells(homes), **self.spells}
        groups = [Group(places=desk.at(self._members[home]), total={}, spells=spells[home]) for home in ordered]
        own = dict(enumerate(by_own_words(desk.pile, groups)))
        home_at = {place: number for number, group in own.items() for place in group.places}
        for sheet in sorted(sheets, key=self._place):
            yield sheet, fate_of(desk.pile, own, home_at, desk.places[sheet]), ordered

    def _put_fate(self, sheet: int, fate: Fate, homes: Sequence[int]) -> None:
        was = self.sheets[sheet]
        belongs: tuple[int, ...] = (was.home if fate.follows is None else homes[fate.follows],)
        if fate.told:
            belongs = tuple(sorted(homes[number] for number in fate.told))
            self._passages[sheet] = {homes[number]: vector for number, vector in fate.told.items()}
            self.touched |= set(belongs)
        if belongs != was.belongs:
            self.touched |= {*belongs, *was.belongs, was.home}
            self.sheets[sheet] = replace(was, belongs=belongs)

    def stories(self) -> Iterator[tuple[tuple[int, ...], Story]]:
        """Yield the stories of the groups that are touched, each with the groups that it is the story of."""
        inside: dict[int, list[int]] = {}
        guests: dict[int, list[int]] = {}
        for number in sorted(self.sheets, key=self._place):
            belongs = self.sheets[number].belongs
            for home in belongs:
                (inside if len(belongs) == 1 else guests).setdefault(home, []).append(number)
        lone = _start_alike(guests, sorted(guests.keys() - inside.keys(), key=self._place))
        for homes in lone:
            if not self.touched.isdisjoint(homes):
                self.touched |= set(homes)
        self._read_again({one for home in self.touched for one in guests.get(home, ())})
        for home in sorted(self.touched & inside.keys(), key=self._place):
            told = {one: self._passages[one][home] for one in guests.get(home, ())}
            yield (home,), self._story(inside[home], told)
        for homes in lone:
            if not self.touched.isdisjoint(homes):
                first: dict[int, Vector] = {}
                for home in homes:
                    for one in guests[home]:
                        first.setdefault(one, self._passages[one][home])
                yield homes, self._story((), first)

    def _read_again(self, guests: Collection[int]) -> None:
        """Find the passages of digests that are what they were: their passages are not kept."""
        for sheet, fate, homes in self._fates({one for one in guests if one not in self._passages}):
            self._passages[sheet] = {homes[number]: vector for number, vector in fate.told.items()}

    def _story(self, inside: Sequence[int], guests: Mapping[int, Vector]) -> Story:
        desk = _Desk(self, [*inside, *guests], inside, reads_all=True)
        digests = tuple(sorted(((desk.places[one], vector) for one, vector in guests.items()), key=lambda it: it[0]))
        return story_of(desk.pile, Part(places=desk.at(inside), digests=digests))


def _start_alike(guests: Mapping[int, Sequence[int]], homes: Iterable[int]) -> list[tuple[int, ...]]:
    """Return groups that only digests tell, those together whose first digest is the same."""
    found: dict[int, list[int]] = {}
    for home in homes:
        found.setdefault(guests[home][0], []).append(home)
    return [tuple(some) for some in found.values()]


class _Desk:
    """Some sheets laid out as a pile, in their order; of `near` their neighbours among these."""

    def __init__(self, house: _House, sheets: Iterable[int], near: Collection[int], *, reads_all: bool = False) -> None:
        ordered = sorted(set(sheets), key=lambda one: house.sheets[one].place)
        self.places = {one: place for place, one in enumerate(ordered)}
        house.nearby.load_vectors(ordered)
        house.nearby.load_near(near)
        wanted = set(near)
        self.pile = Pile(
            bundles=tuple(_bundle(house, one, is_read=reads_all or one in wanted) for one in ordered),
            vectors=tuple(house.nearby.vector(one) for one in ordered),
            spells=tuple(spell_of(house.sheets[one]) for one in ordered),
            neighbours=tuple(self._near(house, one) if one in wanted else () for one in ordered),
        )

    def at(self, sheets: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(self.places[one] for one in sheets))

    def _near(self, house: _House, sheet: int) -> tuple[Neighbour, ...]:
        near = house.nearby.near(sheet)
        return tuple(Neighbour(one.likeness, self.places[one.place]) for one in near if one.place in self.places)


def _bundle(house: _House, sheet: int, *, is_read: bool) -> Bundle:
    first, *same = house.sheets[sheet].members
    document = house.shelf.document(first) if is_read else Document(id=first, text="")
    others = (Document(id=one, text=document.text) for one in same)
    return Bundle(documents=(document, *others), spell=spell_of(house.sheets[sheet]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """All that is to be kept of a first grouping: sheets with their vectors, likely others and ties; the stories.

    `ties` has each once, the lesser number first.
    """

    sheets: tuple[tuple[Sheet, Vector], ...]
    packed: Sequence[array[float]]
    ties: Mapping[tuple[int, int], Tie]
    spells: Mapping[int, Sequence[Spell]]
    stories: tuple[tuple[tuple[int, ...], Story], ...]

    def likely(self) -> Iterator[tuple[int, list[Likely]]]:
        """Yield each sheet, by number, with its likely others."""
        for number, flat in enumerate(self.packed, start=1):
            some = iter(flat)
            yield (
                number,
                [Likely(a, int(b) + 1, None if c == inf else c) for a, b, c in zip(some, some, some, strict=True)],
            )


def begin_stories(documents: Iterable[Document]) -> Beginning:
    """Return the stories of `documents`, and what is to be kept of finding them."""
    bundles = bundle_alike(documents)
    vectors = tuple(weigh(one.title, one.text) for one in bundles)
    spells = tuple(one.spell for one in bundles)
    packed: list[array[float]] = []
    near: list[tuple[Neighbour, ...]] = []
    for likely in find_likely(vectors, spells):
        near.append(nearest_of(likely, lambda place: place))
        packed.append(_packed(likely))
    pile = Pile(bundles=bundles, vectors=vectors, spells=spells, neighbours=tuple(near))
    company = lru_cache(COMPANIES)(pile.in_company)
    ties = ties_of(pile, company)
    own = dict(enumerate(by_own_words(pile, _grouped(pile, ties, company))))
    fates = settle(pile, own)
    sheets = [
        replace(
            sheet_of(bundles[place], place + 1),
            home=group.places[0] + 1,
            belongs=_belongs(number, fates[place], own),
        )
        for number, group in own.items()
        for place in group.places
    ]
    return Beginning(
        sheets=tuple((sheet, vectors[sheet.number - 1]) for sheet in sorted(sheets, key=lambda one: one.number)),
        packed=packed,
        ties={(one + 1, other + 1): tie for (one, other), tie in ties.items()},
        spells={group.places[0] + 1: group.spells for group in own.values()},
        stories=tuple(_begun(pile, own, fates)),
    )


def _packed(likely: Iterable[Likely]) -> array[float]:
    """Return likely others as bare numbers: a tenth of the memory that nouns take."""
    return array("d", [x for a, b, c in likely for x in (a, b, inf if c is None else c)])


def _grouped(pile: Pile, ties: Mapping[tuple[int, int], Tie], company: Callable[[int], Vector]) -> Sequence[Group]:
    """Return the groups of a pile: those that no strong tie connects are grouped one after the other."""
    strong: dict[int, list[tuple[int, Tie]]] = {}
    for (one, other), tie in ties.items():
        if tie.is_strong:
            strong.setdefault(one, []).append((other, tie))
    found: list[Group] = []
    for places in tied(ties, len(pile.bundles)):
        at = {place: number for number, place in enumerate(places)}
        edges = [
            Edge(at[one], at[other], it.starts, it.likeness) for one in places for other, it in strong.get(one, ())
        ]
        groups = group_alike(
            [company(one) for one in places], [pile.spells[one] for one in places], edges, least=JOINED
        )
        # By their own words they are summed anew: what the sum is with their company is needed no more.
        found += (replace(one, places=tuple(places[it] for it in one.places), total={}) for one in groups)
    return sorted(found, key=lambda group: group.places)


def sheet_of(bundle: Bundle, number: int) -> Sheet:
    """Return a bundle as it is kept."""
    return Sheet(
        number=number,
        place=place_of(bundle),
        earliest=bundle.spell.earliest,
        latest=bundle.spell.latest,
        members=tuple(one.id for one in bundle.documents),
    )


def _belongs(number: int, fate: Fate, own: Mapping[int, Group]) -> tuple[int, ...]:
    groups = list(fate.told) or [number if fate.follows is None else fate.follows]
    return tuple(sorted(own[one].places[0] + 1 for one in groups))


def _begun(pile: Pile, own: Mapping[int, Group], fates: Sequence[Fate]) -> Iterator[tuple[tuple[int, ...], Story]]:
    for numbers, part in parts_of(own, fates):
        yield tuple(own[number].places[0] + 1 for number in numbers), story_of(pile, part)
