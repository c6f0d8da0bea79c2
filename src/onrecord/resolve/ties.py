"""How alike neighbours are in their company: the ties along which groups are joined."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, Protocol

from onrecord.resolve.agglomeration import least_kept
from onrecord.resolve.chains import connected
from onrecord.resolve.nearby import Nearby, spell_of
from onrecord.resolve.spells import mean_nearness
from onrecord.resolve.stories import COMPANY, JOINED, STARTS, Pile, in_company
from onrecord.resolve.vectors import Vector, dot


class Tie(NamedTuple):
    """How alike two sheets are in their company, and whether they may start a group."""

    likeness: float
    starts: bool

    @property
    def is_strong(self) -> bool:
        """Whether the two may come to be in one group by it."""
        return self.likeness >= least_kept(JOINED)


class TieShelf(Protocol):
    """What is kept of the ties of sheets."""

    def ties(self, sheets: Collection[int]) -> dict[int, dict[int, Tie]]:
        """Return with which others sheets are neighbours, in either direction."""
        ...


@dataclass(slots=True)
class Graph:
    """Who is whose neighbour, and how alike the two are in their company."""

    shelf: TieShelf
    nearby: Nearby
    gone: frozenset[int]
    changed: dict[tuple[int, int], Tie | None] = field(default_factory=dict)
    _ties: dict[int, dict[int, Tie]] = field(default_factory=dict)
    _companies: dict[int, Vector] = field(default_factory=dict)

    def ties(self, sheet: int) -> dict[int, Tie]:
        self.load([sheet])
        return self._ties[sheet]

    def load(self, sheets: Iterable[int]) -> None:
        """Look up the ties of many sheets at once."""
        if missing := [one for one in sheets if one not in self._ties]:
            found = self.shelf.ties(missing)
            for one in missing:
                self._ties[one] = found.get(one, {})

    def revise(self, come: Iterable[int]) -> set[int]:
        """Bring the ties up to date; return the sheets at the ends of those that are others than before."""
        seeds = set(come)
        for one in sorted(self.gone):
            for other in sorted(self.ties(one)):
                seeds |= self._put(one, other, None)
        for one, other in sorted(self._pairs(come)):
            seeds |= self._put(one, other, self._tie(one, other))
        return seeds - self.gone

    def _pairs(self, come: Iterable[int]) -> set[tuple[int, int]]:
        """Return the pairs, the lesser number first, that may be tied otherwise than before."""
        new = set(come)
        pairs: set[tuple[int, int]] = set()
        self.load(self.nearby.changed)
        for one, (before, after) in self.nearby.changed.items():
            others = {near.place for near in (*before, *after)}
            if one in new or before[:COMPANY] != after[:COMPANY]:  # its company lends it other words
                others |= self.ties(one).keys()
            pairs |= {(min(one, other), max(one, other)) for other in others - self.gone}
        self.nearby.load_near({one for pair in pairs for one in pair})
        return pairs

    def _tie(self, one: int, other: int) -> Tie | None:
        near = next((it for it in self.nearby.near(one) if it.place == other), None)
        near = near or next((it for it in self.nearby.near(other) if it.place == one), None)
        if near is None:
            return None
        spells = [(spell_of(self.nearby.sheets[sheet]),) for sheet in (one, other)]
        likeness = dot(self.company(one), self.company(other)) * mean_nearness(*spells)
        return Tie(likeness, near.likeness >= STARTS)

    def _put(self, one: int, other: int, tie: Tie | None) -> set[int]:
        """Set a tie; return its ends when that makes a difference to groups."""
        self.load([one, other])
        before = self._ties[one].get(other)
        if before == tie:
            return set()
        for left, right in ((one, other), (other, one)):
            self.changed[left, right] = tie
            if tie is None:
                self._ties[left].pop(right, None)
            else:
                self._ties[left][right] = tie
        is_felt = any(it is not None and it.is_strong for it in (before, tie))
        return {one, other} if is_felt else set()

    def company(self, sheet: int) -> Vector:
        """Return the vector of a sheet with what its company lends it."""
        if sheet not in self._companies:
            near = self.nearby.near(sheet)[:COMPANY]
            self.nearby.load_vectors([sheet, *(one.place for one in near)])
            lent = ((one.likeness, self.nearby.vector(one.place)) for one in near)
            self._companies[sheet] = in_company(self.nearby.vector(sheet), lent)
        return self._companies[sheet]

    def reach(self, seeds: Iterable[int]) -> set[int]:
        """Return all sheets that a chain of strong ties leads to."""
        found = set(seeds)
        edge = found
        while edge:
            self.load(edge)
            edge = {other for one in edge for other, tie in self._ties[one].items() if tie.is_strong} - found
            found |= edge
        return found


def ties_of(pile: Pile, company: Callable[[int], Vector]) -> dict[tuple[int, int], Tie]:
    """Return the ties of a pile, each once, the lesser place first; `company` gives articles in their company."""
    found: dict[tuple[int, int], Tie] = {}
    for place, near in enumerate(pile.neighbours):
        for one in near:
            pair = (min(place, one.place), max(place, one.place))
            if pair not in found:
                nearness = mean_nearness(*((pile.spells[at],) for at in pair))
                found[pair] = Tie(dot(*map(company, pair)) * nearness, one.likeness >= STARTS)
    return found


def tied(ties: Mapping[tuple[int, int], Tie], count: int) -> list[list[int]]:
    """Return the places of so many articles, those together that a chain of strong ties leads to, all in order."""
    strong = (pair for pair, tie in ties.items() if tie.is_strong)
    return connected(chain(((place, place) for place in range(count)), strong))
