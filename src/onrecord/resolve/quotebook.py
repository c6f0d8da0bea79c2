"""Versions of quotations among articles that come and go: only what hangs together with a change is grouped again.

What it comes to is what `find_versions` finds among all claims. Quotations are taken in their order, the longest first;
two are compared when they share a run of words of which the earlier one is among the first MOST_ALIKE holders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from onrecord.model import Quoted
from onrecord.resolve.quotations import MOST_ALIKE, SHARED, runs_of
from onrecord.resolve.shingles import number_of

VERSION = "1"
"""What is kept under another version is of no use."""


class Shelf(Protocol):
    """The quotations of all claims, with those that come and without those that are gone."""

    def quoted(self, claims: Collection[str]) -> dict[str, Quoted]:
        """Return quotations by the ids of their claims; those that are gone are left out."""
        ...

    def holders(self, runs: Collection[int]) -> dict[int, list[Quoted]]:
        """Return the quotations that have each of `runs`, in their order."""
        ...


def run_numbers(words: Sequence[str]) -> frozenset[int]:
    """Return every run of words of a quotation as a number."""
    return frozenset(number_of(" ".join(run)) for run in runs_of(words))


def group_again(shelf: Shelf, seeds: Iterable[str]) -> list[list[Quoted]]:
    """Return the groups of quotations that belong together, of those that one of `seeds` is in, each in its order."""
    book = _Book(shelf)
    groups: list[list[Quoted]] = []
    seen: set[str] = set()
    for seed in sorted(seeds):
        if seed not in seen and (group := book.reach(seed)):
            seen.update(one.claim for one in group)
            groups.append(group)
    return groups


def first_holders(shelf: Shelf, runs: Collection[int]) -> set[tuple[int, str]]:
    """Return (run, claim) of the quotations with each of `runs` with which those that come after are compared.

    Where it changes who these are, they may be compared with others than before.
    """
    return {(run, one.claim) for run, some in shelf.holders(runs).items() for one in some[:MOST_ALIKE]}


@dataclass(slots=True)
class _Book:
    shelf: Shelf
    runs: dict[str, frozenset[int]] = field(default_factory=dict)

    def reach(self, seed: str) -> list[Quoted]:
        """Return all quotations that a chain of versions leads to from one, in their order."""
        found = dict(self.shelf.quoted([seed]))
        left = list(found.values())
        while left:
            for other in self._alike(left.pop()):
                if other.claim not in found:
                    found[other.claim] = other
                    left.append(other)
        return sorted(found.values(), key=lambda one: one.order)

    def _alike(self, one: Quoted) -> list[Quoted]:
        """Return the quotations that hold this one, or that it holds."""
        near: dict[str, Quoted] = {}
        shared: Counter[str] = Counter()
        for some in self.shelf.holders(self._runs(one)).values():
            shared.update(other.claim for other in some)
            at = next(at for at, other in enumerate(some) if other.claim == one.claim)
            near.update((other.claim, other) for other in some[: min(at, MOST_ALIKE)])
            if at < MOST_ALIKE:
                near.update((other.claim, other) for other in some[at + 1 :])
        mine = len(self._runs(one))
        return [
            other
            for other in near.values()
            if shared[other.claim] >= SHARED * min(mine, len(frozenset(runs_of(other.words))))
        ]

    def _runs(self, one: Quoted) -> frozenset[int]:
        if one.claim not in self.runs:
            self.runs[one.claim] = run_numbers(one.words)
        return self.runs[one.claim]
