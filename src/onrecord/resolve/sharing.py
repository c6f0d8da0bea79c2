"""What two texts share: stretches in the same order with few words replaced, added or left out."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.resolve.shingles import Words, shingles_of

RUN = 3
"""Words in a row that two texts must share for a stretch to start or go on; 4 loses .006 of pair F1, 2 loses .001."""

GAP = 14
"""Other words in between at most: 8 loses .003, 20 changes nothing."""

SHIFT = 6
"""By how many words the two sides of a gap may differ in length."""

FEWEST = 10
"""Shared words of a stretch at least (or nearly all words of a shorter text): 6 and 14 lose .001 to .003."""

DENSEST = 0.2
"""Share of the words of a stretch that must be the same on both sides."""

REPEATS = 4
"""Places of one run in one text that are tried: a text of one word over and over stays linear."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text without its furniture: its words, a mask of those that are furniture, and all runs of RUN words."""

    words: Words
    mask: bytearray
    runs: array[int]

    @staticmethod
    def of(words: Words, mask: bytearray) -> Body:
        return Body(words, mask, shingles_of(words.numbers, RUN))

    def usable(self) -> Iterator[tuple[int, int]]:
        """Yield (first word, run) for every run that does not start or end in furniture."""
        last = RUN - 1
        if len(self.words) >= RUN:
            for at, run in enumerate(self.runs):
                if not (self.mask[at] or self.mask[at + last]):
                    yield at, run

    def size(self, stretches: Iterable[tuple[int, int]] | None = None) -> int:
        """Return how many characters the words of the body have, or those in `stretches` (first, last word)."""
        places = range(len(self.words)) if stretches is None else _union(stretches)
        starts, ends, mask = self.words.starts, self.words.ends, self.mask
        return sum(ends[at] - starts[at] + 1 for at in places if not mask[at])


@dataclass(slots=True)
class Stretch:
    """A stretch that two texts share: its first and last words in each, and how many of them are the same."""

    left: int
    right: int
    left_end: int
    right_end: int
    same: int

    def goes_on(self, left: int, right: int) -> bool:
        """Whether the runs that start at these words lie a short way on, in both texts."""
        ahead_left, ahead_right = left + RUN - 1 - self.left_end, right + RUN - 1 - self.right_end
        near = 0 < ahead_left <= GAP + RUN and 0 < ahead_right <= GAP + RUN
        return near and abs(ahead_left - ahead_right) <= SHIFT

    def strays(self, left: int, right: int) -> int:
        """Return by how many words the gap before these runs differs in length on the two sides."""
        return abs((left - self.left_end) - (right - self.right_end))

    def extend(self, left: int, right: int) -> None:
        left_end, right_end = left + RUN - 1, right + RUN - 1
        self.same += min(RUN, left_end - self.left_end, right_end - self.right_end)
        self.left_end, self.right_end = left_end, right_end


def find_shared(left: Body, right: Body) -> tuple[Stretch, ...]:
    """Return the stretches that two texts share, in the order of the right one; furniture starts and ends none."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, run in left.usable():
        if len(places[run]) < REPEATS:
            places[run].append(at)
    stretches: list[Stretch] = []
    growing: list[Stretch] = []
    for at, run in right.usable():
        if run not in places:
            continue
        growing = [one for one in growing if at + RUN - 1 - one.right_end <= GAP + RUN]
        for start in places[run]:
            near = [one for one in growing if one.goes_on(start, at)]
            if near:
                min(near, key=lambda one: one.strays(start, at)).extend(start, at)
            else:
                growing.append(Stretch(start, at, start + RUN - 1, at + RUN - 1, RUN))
                stretches.append(growing[-1])
    fewest = min(FEWEST, 0.6 * len(left.words), 0.6 * len(right.words))
    return tuple(one for one in stretches if one.same >= fewest and one.same >= DENSEST * (one.left_end - one.left + 1))


def _union(stretches: Iterable[tuple[int, int]]) -> Sequence[int]:
    return sorted({at for first, last in stretches for at in range(first, last + 1)})
