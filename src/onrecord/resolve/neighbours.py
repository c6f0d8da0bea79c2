"""Which articles are most alike, found through an index of their weightiest words: never by comparing all pairs."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from onrecord.resolve.spells import Spell, nearness
from onrecord.resolve.vectors import Vector, dot, heaviest

PROBES = 30
"""Words of an article by which others are looked up."""

REACH = 50
"""Articles on either side, in the order of days, that one word can bring up: this bounds what frequent words cost."""

WINDOW = 1000
"""Days apart at most for a direct neighbour; a longer story goes on from neighbour to neighbour."""

KEPT = 25
"""Neighbours kept for each article."""

SHARED = 3
"""Words that two articles must share at least: one town in common makes two short notes alike, but no story."""


Order = TypeVar("Order", int, str)


class Neighbour(NamedTuple):
    """Another article, by its place in the sequence, and how alike the two are (0 to 1, faded by time)."""

    likeness: float
    place: int


class Likely(NamedTuple):
    """One of those that share most among the weightiest words: by how much, and how alike they are; None: too far off.

    `overlap` is summed in the order of the words of the article whose likely others these are.
    """

    overlap: float
    place: int
    likeness: float | None


def find_neighbours(vectors: Sequence[Vector], spells: Sequence[Spell]) -> tuple[tuple[Neighbour, ...], ...]:
    """Return for each article its most alike others, the most alike first.

    Articles must come in the order of their days, for a word that many share brings up those nearest in that order.
    """
    return tuple(nearest_of(likely, lambda place: place) for likely in find_likely(vectors, spells))


def find_likely(vectors: Sequence[Vector], spells: Sequence[Spell]) -> Iterator[tuple[Likely, ...]]:
    """Yield for each article those others that share most of the weightiest words, those that share most first."""
    postings, ranks = _index(vectors)
    for place, vector in enumerate(vectors):
        around = {
            term: [
                (other, vectors[other][term])
                for other in postings[term][max(0, rank - REACH) : rank + REACH + 1]
                if other != place
            ]
            for term, rank in ranks[place].items()
        }
        shared = overlaps_of({term: vector[term] for term in around}, around)
        yield tuple(
            Likely(strength, other, likeness_of(vector, vectors[other], spells[place], spells[other]))
            for strength, other in likeliest(shared, lambda one: one)
        )


def nearest_of(likely: Iterable[Likely], order: Callable[[int], Order]) -> tuple[Neighbour, ...]:
    """Return the neighbours of an article among those that are likely; of equals the first by `order`."""
    found = [Neighbour(one.likeness, one.place) for one in likely if one.likeness is not None]
    return tuple(heapq.nsmallest(KEPT, found, key=lambda one: (-one.likeness, order(one.place))))


def overlaps_of(probes: Vector, around: Mapping[str, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """Return how much others share of the words in `probes`, where they share SHARED of them.

    `around` are the others that each word brings up, with its weight there.
    """
    overlap: dict[int, float] = defaultdict(float)
    hits: Counter[int] = Counter()
    for term, strength in probes.items():
        for other, weight in around[term]:
            hits[other] += 1
            overlap[other] += strength * weight
    return {other: strength for other, strength in overlap.items() if hits[other] >= SHARED}


def likeliest(overlaps: Mapping[int, float], order: Callable[[int], Order]) -> list[tuple[float, int]]:
    """Return those that share most, with how much they do; of equals the first by `order`."""
    ranked = heapq.nsmallest(2 * KEPT, overlaps.items(), key=lambda item: (-item[1], order(item[0])))
    return [(strength, other) for other, strength in ranked]


def likeness_of(one: Vector, other: Vector, spell: Spell, other_spell: Spell) -> float | None:
    """Return how alike two articles are, faded by time; None when they lie too far apart to be neighbours."""
    gap = spell.gap(other_spell)
    return dot(one, other) * nearness(gap) if gap is None or gap <= WINDOW else None


def probes_of(vector: Vector) -> Vector:
    """Return the words of an article by which others are looked up."""
    return heaviest(vector, PROBES)


def _index(vectors: Sequence[Vector]) -> tuple[dict[str, list[int]], list[dict[str, int]]]:
    """Return the articles of each word, and for each article and word its place among these."""
    postings: dict[str, list[int]] = defaultdict(list)
    ranks: list[dict[str, int]] = []
    for place, vector in enumerate(vectors):
        probes = probes_of(vector)
        ranks.append({term: len(postings[term]) for term in probes})
        for term in probes:
            postings[term].append(place)
    return postings, ranks
