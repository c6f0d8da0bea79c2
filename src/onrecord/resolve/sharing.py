"""What two texts share: stretches in the same order with few words replaced, added or left out."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import accumulate

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
    """A text without its furniture: its words, where runs of RUN words start that furniture neither starts nor ends.

    `runs` are these runs, `sizes` the characters of all words before each word that are no furniture, and of all.
    """

    words: Words
    places: array[int]
    runs: array[int]
    sizes: array[int]

    @staticmethod
    def of(words: Words, mask: bytearray) -> Body:
        """Return the body of a text in which `mask` marks the words that are furniture."""
        runs = shingles_of(words.numbers, RUN) if len(words) >= RUN else array("Q")
        usable = array("I", [at for at in range(len(runs)) if not (mask[at] or mask[at + RUN - 1])])
        lengths = (
            0 if is_masked else end - start + 1
            for start, end, is_masked in zip(words.starts, words.ends, mask, strict=True)
        )
        return Body(words, usable, array("Q", [runs[at] for at in usable]), array("Q", accumulate(lengths, initial=0)))

    def size(self) -> int:
        """Return how many characters the words of the body have."""
        return self.sizes[-1]

    def size_of(self, stretches: Iterable[tuple[int, int]]) -> int:
        """Return how many characters the words in `stretches` (first, last word) have, each counted once."""
        size = reached = 0
        for first, last in sorted(stretches):
            if last >= reached:
                size += self.sizes[last + 1] - self.sizes[max(first, reached)]
                reached = last + 1
        return size


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
    places = _places_of(left, frozenset(right.runs))
    stretches: list[Stretch] = []
    growing: list[Stretch] = []
    for at, run in zip(right.places, right.runs, strict=True):
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


def _places_of(body: Body, wanted: Container[int]) -> dict[int, list[int]]:
    """Return the first REPEATS places of each of the runs `wanted`."""
    places: dict[int, list[int]] = {}
    for at, run in [(at, run) for at, run in zip(body.places, body.runs, strict=True) if run in wanted]:
        known = places.setdefault(run, [])
        if len(known) < REPEATS:
            known.append(at)
    return places
