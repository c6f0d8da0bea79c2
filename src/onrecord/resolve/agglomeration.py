"""Average-link clustering over a sparse graph: the two most alike groups are joined until none are alike enough."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.resolve.spells import Spell, mean_nearness, sample
from onrecord.resolve.vectors import Vector, dot, heaviest, summed

LONGEST_SUM = 500
"""Terms kept of the sum of a group: this bounds what comparing a large group costs."""

KEPT_SPELLS = 60
COMPARED_SPELLS = 7
"""Spells kept of a group, and those by which it is compared with another."""


class Edge(NamedTuple):
    """Two articles, by their places; whether they may start a group; how alike they are, where that is known."""

    left: int
    right: int
    starts: bool
    likeness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles by their places, the sum of their vectors, and their spells in order (a sample of a large group's)."""

    places: tuple[int, ...]
    total: Vector
    spells: tuple[Spell, ...]

    @property
    def sampled(self) -> tuple[Spell, ...]:
        return sample(self.spells, COMPARED_SPELLS)

    def likeness(self, other: Group) -> float:
        """Return the mean likeness over the pairs of articles of the two groups, faded by time."""
        pairs = len(self.places) * len(other.places)
        return dot(self.total, other.total) / pairs * mean_nearness(self.sampled, other.sampled)

    def joined(self, other: Group) -> Group:
        spells = tuple(sorted((*self.spells, *other.spells), key=lambda spell: (spell.day is None, spell.day or 0)))
        return Group(
            places=tuple(sorted((*self.places, *other.places))),
            total=heaviest(summed(((1.0, self.total), (1.0, other.total))), LONGEST_SUM),
            spells=spells if len(spells) <= KEPT_SPELLS else sample(spells, KEPT_SPELLS),
        )

    def without(self, place: int, vector: Vector) -> Group:
        """Return the group without the article at `place`, whose vector was `vector`."""
        rest = tuple(other for other in self.places if other != place)
        return replace(self, places=rest, total=summed(((1.0, self.total), (-1.0, vector))))


def group_alike(
    vectors: Sequence[Vector], spells: Sequence[Spell], edges: Iterable[Edge], *, least: float
) -> tuple[Group, ...]:
    """Return groups whose parts were alike by `least` or more on average when they were joined.

    Only articles, and later groups, that an edge connects are ever compared; where an edge does not start a group, its
    two articles may only meet in one that others have started. The result depends on the sequence only where two pairs
    are exactly equally alike: the one that comes first is joined first.
    """
    return _Agglomeration(vectors, spells, edges, least).run()


def least_kept(least: float) -> float:
    """Return the likeness under which a pair is forgotten that would be joined at `least`."""
    return least / 2


class _Agglomeration:
    """The state of one run: living groups by number, who is compared with whom, and a heap of the pairs."""

    def __init__(self, vectors: Sequence[Vector], spells: Sequence[Spell], edges: Iterable[Edge], least: float) -> None:
        self.least = least
        self.groups = {
            place: Group(places=(place,), total=vectors[place], spells=(spells[place],))
            for place in range(len(vectors))
        }
        self.near: dict[int, set[int]] = {place: set() for place in self.groups}
        self.heap: list[tuple[float, int, int]] = []
        for left, right, starts, known in sorted(edges, key=lambda edge: edge[:2]):
            if left != right and right not in self.near[left]:
                likeness = self.groups[left].likeness(self.groups[right]) if known is None else known
                self._compare(left, right, likeness, may_join=starts)

    def run(self) -> tuple[Group, ...]:
        number = len(self.groups)
        while self.heap:
            _, left, right = heapq.heappop(self.heap)
            if left in self.groups and right in self.groups:
                self._join(left, right, number)
                number += 1
        return tuple(sorted(self.groups.values(), key=lambda group: group.places))

    def _join(self, left: int, right: int, number: int) -> None:
        self.groups[number] = self.groups.pop(left).joined(self.groups.pop(right))
        around = (self.near.pop(left) | self.near.pop(right)) - {left, right}
        self.near[number] = set()
        for other in sorted(around):
            self.near[other] -= {left, right}
            likeness = self.groups[other].likeness(self.groups[number])
            self._compare(other, number, likeness, may_join=True)

    def _compare(self, left: int, right: int, likeness: float, *, may_join: bool) -> None:
        """Remember a pair that is alike enough to be joined, now or (half as alike) once others have joined."""
        if likeness < least_kept(self.least):
            return
        self.near[left].add(right)
        self.near[right].add(left)
        if may_join and likeness >= self.least:
            heapq.heappush(self.heap, (-likeness, min(left, right), max(left, right)))
