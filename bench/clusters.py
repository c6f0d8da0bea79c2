"""B-cubed: how well things that were grouped are grouped, thing by thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cubed:
    """Precision and recall, in percent."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Mapping[Thing, str], found: Mapping[Thing, str]) -> Cubed:
    """Return B-cubed of `found` against `gold`; both give the group of each thing.

    Things that only one side has count: one that was not found has recall 0, one that is not in gold precision 0, and
    each makes the group that it is put in less pure, or less whole.
    """
    joint = Counter((gold[thing], found[thing]) for thing in gold.keys() & found.keys())
    wanted, given = Counter(gold.values()), Counter(found.values())
    right = {pair: count * count for pair, count in joint.items()}
    precision = sum(count / given[group] for (_, group), count in right.items())
    recall = sum(count / wanted[group] for (group, _), count in right.items())
    return Cubed(
        precision=100 * precision / len(found) if found else 100.0, recall=100 * recall / len(gold) if gold else 100.0
    )
