"""Sparse vectors of weighted words, as dicts, and what two of them have in common."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable
from sys import intern

from onrecord.lexicon.weights import Background, terms_of

Vector = dict[str, float]

READ = 40_000
"""Code points of a text that are weighed: some 7,000 words. What comes later in so long a text is rarely its story."""


def vector_of(title: str, text: str, *, background: Background, longest: int) -> Vector:
    """Return the unit vector of an article by its `longest` weightiest terms; {} when no word of it weighs anything.

    Words of the title count twice more. Repetition counts by its logarithm.
    """
    counts = Counter(term for term, _ in terms_of(text[:READ]))
    for term, _ in terms_of(title[:READ]):
        counts[term] += 2
    # One string for one term in all articles: less memory, and terms are compared sooner.
    weighed = ((intern(term), (1 + math.log(count)) * background.weight(term)) for term, count in counts.items())
    return unit(heaviest({term: weight for term, weight in weighed if weight > 0}, longest))


def heaviest(vector: Vector, longest: int) -> Vector:
    """Return the `longest` heaviest terms of a vector; of equal weights the term first in the alphabet."""
    if len(vector) <= longest:
        return vector
    return dict(heapq.nsmallest(longest, vector.items(), key=lambda item: (-item[1], item[0])))


def unit(vector: Vector) -> Vector:
    """Return a vector of length 1 with the same direction."""
    length = math.sqrt(math.fsum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def dot(left: Vector, right: Vector) -> float:
    """Return the scalar product. It is summed exactly, so that the order of terms does not matter."""
    return math.fsum([left[term] * right[term] for term in left.keys() & right.keys()])


def summed(parts: Iterable[tuple[float, Vector]]) -> Vector:
    """Return the weighted sum of vectors."""
    out: Vector = {}
    for factor, vector in parts:
        for term, weight in vector.items():
            out[term] = out.get(term, 0.0) + factor * weight
    return out


def shared_terms(left: Vector, right: Vector, most: int) -> tuple[str, ...]:
    """Return the terms that make two vectors alike, those that do most first."""
    common = {term: weight * right[term] for term, weight in left.items() if term in right}
    return tuple(sorted(common, key=lambda term: (-common[term], term))[:most])
