"""Which articles are most alike, found through an index of their weightiest words: never by comparing all pairs."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

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


class Neighbour(NamedTuple):
    """Another article, by its place in the sequence, and how alike the two are (0 to 1, faded by time)."""

    likeness: float
    place: int


def find_neighbours(vectors: Sequence[Vector], spells: Sequence[Spell]) -> tuple[tuple[Neighbour, ...], ...]:
    """Return for each article its most alike others, the most alike first.

    Articles must come in the order of their days, for a word that many share brings up those nearest in that order.
    """
    postings, ranks = _index(vectors)
    return tuple(_nearest(place, vectors, spells, postings, ranks) for place in range(len(vectors)))


def _index(vectors: Sequence[Vector]) -> tuple[dict[str, list[int]], list[dict[str, int]]]:
    """Return the articles of each word, and for each article and word its place among these."""
    postings: dict[str, list[int]] = defaultdict(list)
    ranks: list[dict[str, int]] = []
    for place, vector in enumerate(vectors):
        probes = heaviest(vector, PROBES)
        ranks.append({term: len(postings[term]) for term in probes})
        for term in probes:
            postings[term].append(place)
    return postings, ranks


def _nearest(
    place: int,
    vectors: Sequence[Vector],
    spells: Sequence[Spell],
    postings: dict[str, list[int]],
    ranks: list[dict[str, int]],
) -> tuple[Neighbour, ...]:
    vector = vectors[place]
    overlap: dict[int, float] = defaultdict(float)
    hits: Counter[int] = Counter()
    for term, rank in ranks[place].items():
        strength = vector[term]
        around = postings[term][max(0, rank - REACH) : rank + REACH + 1]
        hits.update(around)
        for other in around:
            overlap[other] += strength * vectors[other][term]
    enough = [(-strength, other) for other, strength in overlap.items() if hits[other] >= SHARED and other != place]
    likely = heapq.nsmallest(2 * KEPT, enough)
    found: list[Neighbour] = []
    for _, other in likely:
        gap = spells[place].gap(spells[other])
        if gap is None or gap <= WINDOW:
            found.append(Neighbour(dot(vector, vectors[other]) * nearness(gap), other))
    return tuple(heapq.nsmallest(KEPT, found, key=lambda one: (-one.likeness, one.place)))
