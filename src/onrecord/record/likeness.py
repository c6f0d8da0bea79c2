"""How alike lines are: weighted words as vectors, by the shipped background table."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from onrecord.lexicon.weights import background, terms_of

READ = 1_000
"""Code points of a line that are weighed; no line that a timeline can print is longer."""

Terms = dict[str, float]


def weigh_terms(text: str) -> Terms:
    """Return the terms of a line as a vector of length 1; {} when no word of it weighs anything."""
    table = background()
    counts = Counter(term for term, _ in terms_of(text[:READ]))
    weighed = ((term, (1 + math.log(count)) * table.weight(term)) for term, count in counts.items())
    return to_unit({term: weight for term, weight in weighed if weight > 0})


def to_unit(terms: Mapping[str, float]) -> Terms:
    """Return a vector of length 1 with the same direction."""
    length = math.sqrt(math.fsum(weight * weight for weight in terms.values()))
    return {term: weight / length for term, weight in terms.items()} if length else {}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the cosine of two vectors of length 1: 0 (nothing in common) to 1. Summed exactly, in any order."""
    if len(left) > len(right):
        left, right = right, left
    return math.fsum(weight * right[term] for term, weight in left.items() if term in right)


def sum_up(parts: Iterable[tuple[float, Mapping[str, float]]]) -> Terms:
    """Return the weighted sum of vectors."""
    total: Terms = {}
    for factor, terms in parts:
        for term, weight in terms.items():
            total[term] = total.get(term, 0.0) + factor * weight
    return total
