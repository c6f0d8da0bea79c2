"""What hangs together by pairs, also by a chain of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

Order = TypeVar("Order", int, str)


def connected(pairs: Iterable[tuple[Order, Order]]) -> list[list[Order]]:
    """Return those of `pairs` together that a chain of pairs leads to, each group sorted and the groups by their least.

    What stands alone is paired with itself.
    """
    least: dict[Order, Order] = {}

    def find(one: Order) -> Order:
        while least.setdefault(one, one) != one:
            least[one] = least[least[one]]
            one = least[one]
        return one

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        least[second] = first
    groups: dict[Order, list[Order]] = defaultdict(list)
    for one in sorted(least):
        groups[find(one)].append(one)
    return [groups[key] for key in sorted(groups)]
