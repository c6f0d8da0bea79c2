"""Which reports merely carry on what another one told: who names it as where they have it from is no second origin.

Who is said to have known it comes from `origins`; an unnamed official whom two outlets have from a third one would
count twice there, for nobody can tell unnamed people apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.record.citing import is_same_name
from onrecord.record.origins import Origin
from onrecord.record.standing import gather_origins


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How one article has a claim: its outlet, the path from it to who is said to know, and that origin."""

    outlet: str
    path: tuple[str, ...]
    origin: Origin


def find_second_origins(fresh: Iterable[str], known: Iterable[str], heard: Mapping[str, Heard]) -> tuple[Origin, ...]:
    """Return the stated origins of `fresh` claims that are of no side of the `known` ones and no echo of them."""
    before = [heard[claim] for claim in sorted(known) if claim in heard]
    apart = [claim for claim in sorted(fresh) if claim in heard and not _is_echo(heard[claim], before)]
    sides = frozenset(side for one in before for side in one.origin.sides)
    found = gather_origins(apart, {claim: heard[claim].origin for claim in apart})
    return tuple(origin for origin in found if sides.isdisjoint(origin.sides))


def _is_echo(one: Heard, before: Iterable[Heard]) -> bool:
    """Whether a path leads through the outlet of an earlier report, or to the same name."""
    return any(
        any(is_same_name(step, other.outlet) for step in one.path)
        or bool(one.path and other.path and is_same_name(one.path[-1], other.path[-1]))
        for other in before
    )
