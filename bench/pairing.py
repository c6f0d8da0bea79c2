"""Spans of gold and of a system, paired one to one where they overlap by half or more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.text import Span

ENOUGH = 0.5
"""Intersection over union from which two spans are the same finding, as in every seeds layer."""


def overlap(a: Span, b: Span) -> float:
    """Return intersection over union, 0 when the spans share nothing."""
    inside = min(a.end, b.end) - max(a.start, b.start)
    return inside / (max(a.end, b.end) - min(a.start, b.start)) if inside > 0 else 0.0


def pair_spans(gold: Sequence[Span], system: Sequence[Span]) -> dict[int, int]:
    """Return pairs gold index -> system index, one to one, best overlap first, ties to the earlier."""
    chances = [
        (-share, i, j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(system)
        if (share := overlap(wanted, found)) >= ENOUGH
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(chances):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many were right, given and wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(right=self.right + other.right, given=self.given + other.given, wanted=self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """In percent; 100 when nothing was given."""
        return 100 * self.right / self.given if self.given else 100.0

    @property
    def recall(self) -> float:
        """In percent; 100 when nothing was wanted."""
        return 100 * self.right / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        """In percent; 100 when nothing was wanted and nothing given."""
        both = self.given + self.wanted
        return 200 * self.right / both if both else 100.0
