"""Spells of days: when an article was published, as far as it is known, and how far apart two of them lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, Protocol

FADE = 60
"""Days after which the pull of nearness in time has gone down to 1/e. 30, 60, 90 and 365 do about equally well."""

TIMELESS = 0.7
"""The share of likeness that no distance in time takes away: a story may rest for a year and go on. On half of the
benchmark .5 loses .02 of BCubed F, .85 loses .002."""


class Spell(NamedTuple):
    """The first and the last day on which an article can have been published, as ordinals; None: open."""

    earliest: int | None
    latest: int | None

    @staticmethod
    def between(earliest: date | None, latest: date | None) -> Spell:
        return Spell(earliest.toordinal() if earliest else None, latest.toordinal() if latest else None)

    @property
    def day(self) -> int | None:
        """The day to sort by: the earliest known bound, None when nothing is known."""
        return self.earliest if self.earliest is not None else self.latest

    def gap(self, other: Spell) -> int | None:
        """Return the least number of days between the two, None when a date of one is not known at all."""
        if self.day is None or other.day is None:
            return None
        after = _difference(self.earliest, other.latest)
        before = _difference(other.earliest, self.latest)
        return max(0, after, before)


def _difference(start: int | None, end: int | None) -> int:
    return start - end if start is not None and end is not None else 0


def nearness(gap: int | None) -> float:
    """Return the factor for likeness across `gap` days: 1 on one day or where a date is missing, down to TIMELESS."""
    return 1.0 if gap is None else TIMELESS + (1 - TIMELESS) * math.exp(-gap / FADE)


def mean_nearness(left: Sequence[Spell], right: Sequence[Spell]) -> float:
    """Return the mean factor over all pairs of two samples of spells."""
    return math.fsum(nearness(a.gap(b)) for a in left for b in right) / (len(left) * len(right))


def sample(spells: Sequence[Spell], most: int) -> tuple[Spell, ...]:
    """Return at most `most` spells, evenly spread over the sorted sequence `spells`; one where all are the same."""
    if spells[0] == spells[-1]:
        return (spells[0],)
    if len(spells) <= most:
        return tuple(spells)
    return tuple(spells[index * (len(spells) - 1) // (most - 1)] for index in range(most))


class Dated(Protocol):
    """Something between two days, as far as they are known."""

    @property
    def earliest(self) -> date | None: ...
    @property
    def latest(self) -> date | None: ...


def are_apart(one: Dated, other: Dated) -> bool:
    """Whether two can't be of one time: one ended before the other began."""
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Dated, other: Dated) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
