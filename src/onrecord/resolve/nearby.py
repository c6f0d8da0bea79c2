"""Neighbours among articles that come and go: only whose neighbours can have changed are looked up again.

What it comes to is what `find_neighbours` finds among the articles that are there now. A word brings up the REACH
articles on either side, in the order of days: so one that comes or goes changes what is brought up for those around it,
and moves those that lie REACH apart across it into or out of one another's reach.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from onrecord.model import Sheet
from onrecord.resolve.neighbours import (
    KEPT,
    REACH,
    SHARED,
    Likely,
    Neighbour,
    likeliest,
    likeness_of,
    nearest_of,
    overlaps_of,
    probes_of,
)
from onrecord.resolve.spells import Spell
from onrecord.resolve.vectors import Vector

_SLACK = 1e-9
"""Sums of the same numbers in another order differ by less."""

_MOST = 2 * KEPT

Around = tuple[list[tuple[int, float]], list[tuple[int, float]]]
"""Sheets before and after one that have a word, with its weight there, the nearest first."""


class NearShelf(Protocol):
    """What is kept of the neighbours of sheets."""

    def vectors(self, sheets: Collection[int]) -> dict[int, Vector]:
        """Return the vectors of sheets by number."""
        ...

    def likely(self, sheets: Collection[int]) -> dict[int, list[Likely]]:
        """Return the likely others of sheets by number, in their order."""
        ...

    def around(self, term: str, place: str, most: int) -> Around:
        """Return at most so many sheets on either side of a place that have a word among their weightiest."""
        ...

    def put_probes(self, sheet: Sheet, probes: Vector) -> None:
        """Let a sheet be found by words."""
        ...

    def drop_probes(self, sheet: Sheet, probes: Vector) -> None:
        """Let a sheet be found no more."""
        ...


def spell_of(sheet: Sheet) -> Spell:
    """Return when the articles of a sheet can have been published."""
    return Spell(sheet.earliest, sheet.latest)


class Nearby:
    """The neighbours of sheets while some come and go. `sheets` are all of them, `vectors` those of the new ones."""

    def __init__(self, shelf: NearShelf, sheets: Mapping[int, Sheet], vectors: Mapping[int, Vector]) -> None:
        self.shelf = shelf
        self.sheets = sheets
        self.changed: dict[int, tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]] = {}
        self._vectors = dict(vectors)
        self._likely: dict[int, list[Likely]] = {}
        self._were: dict[int, list[Likely]] = {}
        self._near: dict[int, tuple[Neighbour, ...]] = {}
        self._stale: set[int] = set()

    def vector(self, sheet: int) -> Vector:
        self.load_vectors([sheet])
        return self._vectors[sheet]

    def load_vectors(self, sheets: Iterable[int]) -> None:
        """Look up the vectors of many sheets at once."""
        if missing := [one for one in sheets if one not in self._vectors]:
            self._vectors |= self.shelf.vectors(missing)

    def near(self, sheet: int) -> tuple[Neighbour, ...]:
        """Return the neighbours of a sheet as they are now, by number, the most alike first. Call `revise` before."""
        if sheet not in self._near:
            self.load_near([sheet])
            self._near[sheet] = nearest_of(self._likely[sheet], self._order)
        return self._near[sheet]

    def load_near(self, sheets: Iterable[int]) -> None:
        """Look up the neighbours of many sheets at once."""
        if missing := [one for one in sheets if one not in self._likely]:
            found = self.shelf.likely(missing)
            for one in missing:
                self._likely[one] = self._were[one] = found.get(one, [])

    def revise(self, gone: Iterable[int], come: Iterable[int]) -> dict[int, list[Likely]]:
        """Let sheets go and come; return the likely others of those for which they are not the same as before.

        `changed` then has the neighbours, before and now, of those sheets for which they are not the same.
        """
        left = set(gone)
        for one in sorted(left):
            self._leave(one)
        for one in come:
            self._join(one)
        self._stale -= left
        for one in sorted(self._stale):
            self._likely[one] = list(self._look_up(one))
        altered = {one: now for one, now in self._likely.items() if one not in left and now != self._were.get(one, [])}
        for one, now in altered.items():
            before = nearest_of(self._were.get(one, []), self._order)
            after = nearest_of(now, self._order)
            if before != after:
                self.changed[one] = (before, after)
        return altered

    def _order(self, sheet: int) -> str:
        return self.sheets[sheet].place

    def _leave(self, gone: int) -> None:
        probes = probes_of(self.vector(gone))
        around = self._around(gone, probes)
        seen = self._load(around.values())
        self._stale |= {one for one in seen if self._has(one, gone)}
        for sides in around.values():
            for one, other in _crossing(*sides):
                self._meet(one, other)
                self._meet(other, one)
        self.shelf.drop_probes(self.sheets[gone], probes)

    def _join(self, come: int) -> None:
        vector = self.vector(come)
        probes = probes_of(vector)
        around = self._around(come, probes)
        seen = self._load(around.values())
        for sides in around.values():
            for one, other in _crossing(*sides):
                if self._has(one, other):
                    self._stale.add(one)
                if self._has(other, one):
                    self._stale.add(other)
        shared: dict[int, dict[str, float]] = {one: {} for one in seen}
        for term, sides in around.items():
            for some in sides:
                for one, weight in some:
                    shared[one][term] = weight
        for one, words in shared.items():
            if len(words) >= SHARED and one not in self._stale:
                self._offer(one, come, words)
        self.shelf.put_probes(self.sheets[come], probes)
        self._likely.setdefault(come, [])
        self._stale.add(come)

    def _around(self, sheet: int, probes: Iterable[str]) -> dict[str, Around]:
        place = self._order(sheet)
        return {term: self.shelf.around(term, place, REACH) for term in probes}

    def _load(self, around: Iterable[Around]) -> set[int]:
        seen = {one for before, after in around for some in (before, after) for one, _ in some}
        self.load_near(seen)
        return seen

    def _has(self, sheet: int, other: int) -> bool:
        return any(one.place == other for one in self._likely[sheet])

    def _meet(self, sheet: int, other: int) -> None:
        """See to it that one word more brings up `other` for a sheet."""
        if sheet in self._stale:
            return
        if self._has(sheet, other):
            self._stale.add(sheet)
            return
        mine, theirs = probes_of(self.vector(sheet)), probes_of(self.vector(other))
        shared = mine.keys() & theirs.keys()
        if len(shared) >= SHARED and self._is_enough(sheet, sum(mine[term] * theirs[term] for term in shared)):
            self._stale.add(sheet)

    def _is_enough(self, sheet: int, overlap: float) -> bool:
        """Whether one that shares so much with a sheet may be among its likely others."""
        likely = self._likely[sheet]
        return len(likely) < _MOST or overlap >= likely[-1].overlap - _SLACK

    def _offer(self, sheet: int, come: int, words: Mapping[str, float]) -> None:
        """Put a new sheet among the likely others of one with which it shares `words`, if it shares enough."""
        theirs = self.vector(come)
        if not self._is_enough(sheet, sum(weight * theirs[term] for term, weight in words.items())):
            return
        mine = self.vector(sheet)
        overlap = 0.0
        for term, weight in probes_of(mine).items():  # in this order, as when it is looked up
            if term in words:
                overlap += weight * theirs[term]
        spells = (spell_of(self.sheets[sheet]), spell_of(self.sheets[come]))
        likely = [*self._likely[sheet], Likely(overlap, come, likeness_of(mine, theirs, *spells))]
        likely.sort(key=lambda one: (-one.overlap, self._order(one.place)))
        self._likely[sheet] = likely[:_MOST]

    def _look_up(self, sheet: int) -> Iterator[Likely]:
        """Yield the likely others of a sheet as they are now."""
        self._were.setdefault(sheet, [])
        vector, spell = self.vector(sheet), spell_of(self.sheets[sheet])
        probes = probes_of(vector)
        around = {term: [*before, *after] for term, (before, after) in self._around(sheet, probes).items()}
        found = likeliest(overlaps_of(probes, around), self._order)
        self.load_vectors(other for _, other in found)
        for overlap, other in found:
            likeness = likeness_of(vector, self._vectors[other], spell, spell_of(self.sheets[other]))
            yield Likely(overlap, other, likeness)


def _crossing(before: Sequence[tuple[int, float]], after: Sequence[tuple[int, float]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that lie REACH apart when the one between them does not count."""
    for at, (one, _) in enumerate(before):
        if REACH - 1 - at < len(after):
            yield one, after[REACH - 1 - at][0]
