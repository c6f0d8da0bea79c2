"""Which shingles of a collection stand in more than one text, and which of these are common to unrelated ones."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.resolve.shingles import SIZE, Words, shingles_of

UNRELATED = 8
"""Unrelated texts that make what they share common. 4, 8, 20 and 50 give the same copies (+- .0005 of pair F1)."""

OF_ONE_OUTLET = 3
"""Unrelated texts of one outlet that do."""

STRETCHES = 8
"""A text is cut into so many stretches of one length."""

SPREAD = 0.8
"""The share of the stretches of the shorter of two texts that hold something shared where the two are related.

Copies share a little all over, even when every fifth word was replaced; site furniture fills one end, and be it three
quarters of a note. Cuts from .6 to 1 give the same copies on half of the benchmark.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A text as words, with the shingles that other texts may have as well and the word at which each starts."""

    words: Words
    positions: array[int]
    shingles: array[int]
    outlet: str = ""

    @property
    def length(self) -> int:
        """The number of all shingles of the text."""
        return self.length_of(len(self.words))

    @staticmethod
    def length_of(words: int) -> int:
        """Return the number of all shingles of a text of so many words."""
        return max(1, words - SIZE + 1)

    @staticmethod
    def whole(words: Words, outlet: str) -> Page:
        """Return a page with all its shingles."""
        shingles = shingles_of(words.numbers)
        return Page(words, array("I", range(len(shingles))), shingles, outlet)

    def firsts(self) -> dict[int, int]:
        """Return where each shingle stands first."""
        return dict(zip(reversed(self.shingles), reversed(self.positions), strict=True))


def find_repeated(texts: Sequence[Words], outlets: Sequence[str]) -> list[Page]:
    """Return the pages of `texts`. What only one text has is left out, which is most of it.

    A few shingles of one text slip through: they are counted in slots, which two may share. They cost memory only.
    """
    seen = _Slots(sum(map(len, texts)))
    for words in texts:
        for shingle in set(shingles_of(words.numbers)):
            seen.add(shingle)
    pages = []
    for words, outlet in zip(texts, outlets, strict=True):
        found = [(at, one) for at, one in enumerate(shingles_of(words.numbers)) if seen.has_twice(one)]
        pages.append(Page(words, array("I", [at for at, _ in found]), array("Q", [one for _, one in found]), outlet))
    return pages


class _Slots:
    """Counts numbers up to two in four times as many bytes as there are numbers."""

    def __init__(self, numbers: int) -> None:
        bits = max(10, (2 * numbers).bit_length())
        self.shift = 64 - bits
        self.slots = bytearray(1 << bits)

    def add(self, number: int) -> None:
        slot = number >> self.shift
        if self.slots[slot] < 2:
            self.slots[slot] += 1

    def has_twice(self, number: int) -> bool:
        return self.slots[number >> self.shift] == 2


@dataclass(frozen=True, slots=True)
class Common:
    """The shingles that are common, each with the page, by its place, that made it so; which pages were counted."""

    since: Mapping[int, int]
    counted: frozenset[int]


def find_common(pages: Sequence[Page]) -> Common:
    """Return the shingles that UNRELATED pages, or OF_ONE_OUTLET unrelated pages of one outlet, have in common.

    Pages are read in turn; one that is related to an earlier one (they share something nearly everywhere) counts for
    nothing, so that thousands of copies make nothing common.
    """
    common: dict[int, int] = {}
    postings: dict[int, list[int]] = defaultdict(list)
    counted: set[int] = set()
    for number, page in enumerate(pages):
        here = {one: at for one, at in page.firsts().items() if one not in common}
        if _is_related(page, here, pages, postings):
            continue
        counted.add(number)
        for shingle in here:
            holders = postings[shingle]
            holders.append(number)
            if makes_common([pages[other].outlet for other in holders]):
                common[shingle] = number
                del postings[shingle]
    return Common(common, frozenset(counted))


def makes_common(outlets: Sequence[str]) -> bool:
    """Whether the last of unrelated pages of these `outlets` ("" unknown) makes common what all of them have."""
    alike = outlets.count(outlets[-1]) if outlets[-1] else 0
    return len(outlets) >= UNRELATED or alike >= OF_ONE_OUTLET


def _is_related(
    page: Page,
    here: dict[int, int],
    pages: Sequence[Page],
    postings: dict[int, list[int]],
) -> bool:
    """Whether `page` shares something nearly everywhere with an earlier page that stands for itself."""
    hits: dict[int, list[int]] = defaultdict(list)
    for shingle in here:
        for other in postings.get(shingle, ()):
            hits[other].append(shingle)
    for other, shared in hits.items():
        is_shorter = page.length <= pages[other].length
        shorter, places = (page, here) if is_shorter else (pages[other], pages[other].firsts())
        if is_all_over(shorter.length, [places[one] for one in shared]):
            return True
    return False


def is_all_over(length: int, places: Iterable[int]) -> bool:
    """Whether shared shingles at these `places` of the shorter page, of so many shingles, lie nearly everywhere."""
    stretches = min(STRETCHES, length)
    return len({place * stretches // length for place in places}) >= SPREAD * stretches


def fewest_shared(length: int) -> float:
    """Return how many shingles of a page of so many another must have at least, to have some nearly everywhere."""
    return SPREAD * min(STRETCHES, length)


def count_shared(pages: Sequence[Page], common: Container[int], most: int) -> Iterator[Counter[int]]:
    """Yield for each page how many uncommon shingles it shares with each earlier one.

    Of the pages that have a shingle only the first `most` are counted: this bounds what thousands of copies cost.
    """
    postings: dict[int, list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        counts: Counter[int] = Counter()
        for shingle in dict.fromkeys(page.shingles):
            if shingle in common:
                continue
            holders = postings[shingle]
            counts.update(holders)
            if len(holders) < most:
                holders.append(number)
        yield counts


def furniture_mask(page: Page, common: Container[int]) -> bytearray:
    """Return for each word of a page 1 where it is part of a common shingle, else 0."""
    mask = bytearray(len(page.words))
    for at, shingle in zip(page.positions, page.shingles, strict=True):
        if shingle in common:
            end = min(at + SIZE, len(mask))
            mask[at:end] = b"\1" * (end - at)
    return mask
