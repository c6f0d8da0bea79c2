"""Copies among articles that come and go: what is kept of an earlier comparison is revised, not made anew.

What it comes to is what `find_copies` finds among the articles that are there now. Leaves (articles with one text) are
read in their order, the longest first; whether one counts, and with which leaf a shingle becomes common, depends on
earlier leaves alone. So a change is carried forward from leaf to leaf, only to those that share something with what has
changed, and leaves are laid side by side again only where something they share has changed.
"""

from __future__ import annotations

import heapq
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from typing import Protocol

from onrecord.model import Beside, Copy, Leaf
from onrecord.resolve.copies import MOST_HOLDERS, SMALL, Desk, lay_beside, least_shared
from onrecord.resolve.overlaps import Side, compare
from onrecord.resolve.repetition import (
    Page,
    fewest_shared,
    find_common,
    find_repeated,
    furniture_mask,
    is_all_over,
    makes_common,
)
from onrecord.resolve.sharing import Body
from onrecord.resolve.shingles import Numbering, order_of, shingles_of

_LAST = b"\xff" * 128
"""A key that comes after those of all leaves."""


class Shelf(Protocol):
    """What is kept of the last comparison."""

    def leaves(self) -> dict[int, Leaf]:
        """Return all leaves by number."""
        ...

    def holders(self, shingles: Collection[int]) -> dict[int, list[int]]:
        """Return the numbers of the leaves that have each of `shingles`."""
        ...

    def since(self, shingles: Collection[int]) -> dict[int, bytes]:
        """Return the key of the leaf with which each of `shingles` became common, where it is."""
        ...

    def shingles(self, leaf: int) -> list[int]:
        """Return the shingles of a leaf, whose text may be gone."""
        ...

    def beside(self, leaf: int) -> list[Beside]:
        """Return what came of laying a leaf beside earlier ones."""
        ...

    def text(self, article: str) -> str:
        """Return the text of an article."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What has changed: leaves that are gone, new ones with their shingles, and of each table the rows that are other.

    `since` has None where a shingle is common no more; `beside` all that is laid beside a leaf now.
    """

    gone: frozenset[int]
    come: Mapping[int, tuple[Leaf, array[int]]]
    counted: Mapping[int, bool]
    since: Mapping[int, bytes | None]
    beside: Mapping[int, Sequence[Beside]]
    lost: frozenset[tuple[str, str]]
    copies: tuple[Copy, ...]


VERSION = "1"
"""What is kept under another version is of no use."""


def revise_copies(shelf: Shelf, leaves: Mapping[int, Leaf], gone: Collection[int], come: Iterable[Leaf]) -> Revision:
    """Return what changes when the leaves with the numbers `gone` go and those of `come` (with new numbers) come.

    `leaves` are all that the shelf has, by number.
    """
    book = _Book(shelf, dict(leaves), frozenset(gone), {leaf.number: leaf for leaf in come})
    book.settle_common()
    affected = book.affected()
    beside = {number: tuple(book.lay(number)) for number in sorted(affected)}
    before = {pair for number in beside for one in book.kept(number).values() for pair in _pairs(leaves, one)}
    before |= {pair for number in gone for one in book.kept(number).values() for pair in _pairs(leaves, one)}
    before |= {pair for number in gone for pair in _within(leaves[number])}
    now = {pair: one.share for found in beside.values() for one in found for pair in _pairs(book.leaves, one)}
    now |= {pair: 1.0 for leaf in book.come.values() for pair in _within(leaf)}
    return Revision(
        gone=book.gone,
        come={
            number: (_counted(leaf, is_counted=book.counted[number]), book.page(number).shingles)
            for number, leaf in book.come.items()
        },
        counted={
            number: is_counted
            for number, is_counted in book.counted.items()
            if number in leaves and number not in book.gone and is_counted != leaves[number].is_counted
        },
        since={shingle: key for shingle, key in book.now.items() if key != book.was.get(shingle)},
        beside=beside,
        lost=frozenset(before - now.keys()),
        copies=tuple(Copy(a=a, b=b, share=round(share, 4)) for (a, b), share in sorted(now.items())),
    )


@dataclass(slots=True)
class _Book:
    """The leaves as they were and as they are to be; what was looked up is remembered."""

    shelf: Shelf
    leaves: dict[int, Leaf]
    gone: frozenset[int]
    come: dict[int, Leaf]
    counted: dict[int, bool] = field(default_factory=dict)
    was: dict[int, bytes | None] = field(default_factory=dict)
    now: dict[int, bytes | None] = field(default_factory=dict)
    _pages: dict[int, Page] = field(default_factory=dict)
    _sides: dict[int, Side] = field(default_factory=dict)
    _sets: dict[int, frozenset[int]] = field(default_factory=dict)
    _holders: dict[int, list[int]] = field(default_factory=dict)
    _kept: dict[int, dict[int, Beside]] = field(default_factory=dict)
    _changed: frozenset[int] = frozenset()
    _numbering: Numbering = field(default_factory=Numbering)

    def __post_init__(self) -> None:
        self.counted = {number: leaf.is_counted for number, leaf in self.leaves.items()}
        self.leaves |= self.come
        self.counted |= dict.fromkeys(self.come, False)

    def page(self, number: int) -> Page:
        """Return a leaf that is there as a page with all its shingles."""
        if number not in self._pages:
            leaf = self.leaves[number]
            words = self._numbering.read(self.shelf.text(leaf.members[0]))
            self._pages[number] = Page.whole(words, leaf.outlet)
        return self._pages[number]

    def shingles(self, number: int) -> frozenset[int]:
        if number not in self._sets:
            is_gone = number in self.gone
            self._sets[number] = frozenset(self.shelf.shingles(number) if is_gone else self.page(number).shingles)
        return self._sets[number]

    def holders(self, shingles: Iterable[int]) -> dict[int, list[int]]:
        """Return the leaves that have each of `shingles`, in their order: those that go and those that come, too."""
        wanted = list(shingles)
        if missing := [one for one in wanted if one not in self._holders]:
            found = self.shelf.holders(missing)
            for one in missing:
                new = [number for number in self.come if one in self.shingles(number)]
                self._holders[one] = sorted((*found.get(one, ()), *new), key=self._order)
        return {one: self._holders[one] for one in wanted}

    def _order(self, number: int) -> bytes:
        return self.leaves[number].key

    def since(self, shingles: Iterable[int]) -> dict[int, bytes | None]:
        """Return with which leaf each of `shingles` becomes common as far as it is known by now, None: it does not."""
        wanted = list(shingles)
        if missing := [one for one in wanted if one not in self.was]:
            found = self.shelf.since(missing)
            self.was.update((one, found.get(one)) for one in missing)
        return {one: self.now[one] if one in self.now else self.was[one] for one in wanted}

    def settle_common(self) -> None:
        """Find which leaves count, and with which a shingle becomes common, from the first leaf that has changed on."""
        first = [*self.come, *(number for number in self.gone if self.counted[number])]
        heap = [(self._order(number), number) for number in first]
        queued = set(first)
        heapq.heapify(heap)
        while heap:
            _, number = heapq.heappop(heap)
            is_counted = number not in self.gone and not self._is_related(number)
            if is_counted != self.counted[number]:
                self.counted[number] = is_counted
                for other in self._touched(number) - queued:
                    queued.add(other)
                    heapq.heappush(heap, (self._order(other), other))

    def _is_related(self, number: int) -> bool:
        """Whether a leaf shares something nearly everywhere with an earlier one that counts."""
        key, page = self._order(number), self.page(number)
        firsts = page.firsts()
        here = self._visible(firsts, key)
        hits: dict[int, list[int]] = defaultdict(list)
        for shingle, holders in self.holders(here).items():
            for other in holders:
                if self.counted[other] and self._order(other) < key:
                    hits[other].append(shingle)
        for other, shared in hits.items():
            if len(shared) >= fewest_shared(min(page.length, _length(self.leaves[other]))):
                theirs = self.page(other)
                shorter, places = (page, firsts) if page.length <= theirs.length else (theirs, theirs.firsts())
                if is_all_over(shorter.length, [places[one] for one in shared]):
                    return True
        return False

    def _visible(self, shingles: Iterable[int], key: bytes) -> list[int]:
        """Return which of `shingles` no leaf before the one with this key makes common."""
        return [one for one, since in self.since(shingles).items() if since is None or since >= key]

    def _touched(self, number: int) -> set[int]:
        """Return the later leaves for which it makes a difference that this one counts, or does not count any more."""
        key = self._order(number)
        touched: set[int] = set()
        sharing: Counter[int] = Counter()
        for shingle, holders in self.holders(self._visible(self.shingles(number), key)).items():
            before, after = self.since([shingle])[shingle], self._recount(holders)
            if before != after:
                self.now[shingle] = after
                low, *rest = sorted(one for one in (before, after) if one is not None)
                # What lies between the two sees the shingle only before, or only now.
                touched.update(one for one in holders if low < self._order(one) <= (rest or [_LAST])[0])
            sharing.update(one for one in holders if self._order(one) > key)
        mine = _length(self.leaves[number])
        touched.update(
            one for one, count in sharing.items() if count >= fewest_shared(min(mine, _length(self.leaves[one])))
        )
        return {one for one in touched if self._order(one) > key}

    def _recount(self, holders: Sequence[int]) -> bytes | None:
        """Return the key of the leaf with which what these leaves have becomes common."""
        outlets: list[str] = []
        for one in holders:
            if self.counted[one]:
                outlets.append(self.leaves[one].outlet)
                if makes_common(outlets):
                    return self._order(one)
        return None

    def affected(self) -> set[int]:
        """Return the leaves that must be laid beside earlier ones again."""
        flipped = [one for one, since in self.now.items() if (since is None) != (self.was[one] is None)]
        masked = {number for holders in self.holders(flipped).values() for number in holders}
        self._changed = frozenset((*self.come, *self.gone, *masked))
        found = {number for number in self._changed if number not in self.gone}
        flips = frozenset(flipped)
        for number in self._changed:
            found |= self._shares_much(number, flips)
        return found - self.gone

    def _shares_much(self, number: int, flips: frozenset[int]) -> set[int]:
        """Return the later leaves that a leaf may be laid beside, before or now."""
        key = self._order(number)
        shingles = [one for one, since in self.since(self.shingles(number)).items() if since is None or one in flips]
        sharing: Counter[int] = Counter()
        found: set[int] = set()
        for holders in self.holders(shingles).values():
            later = [one for one in holders if self._order(one) > key]
            sharing.update(later)
            if len(holders) > MOST_HOLDERS:  # another one is the last that is looked up
                found.update(later)
        return found | {one for one, count in sharing.items() if count >= least_shared(self.leaves[one].words)}

    def lay(self, number: int) -> Iterator[Beside]:
        """Yield what comes of laying a leaf beside earlier ones."""
        key = self._order(number)
        uncommon = [one for one, since in self.since(self.shingles(number)).items() if since is None]
        counts: Counter[tuple[bytes, int]] = Counter()
        for holders in self.holders(uncommon).values():
            there = [one for one in holders if one not in self.gone]
            counts.update((self._order(one), one) for one in there[:MOST_HOLDERS] if self._order(one) < key)
        for _, found in lay_beside(counts, self.leaves[number].words, partial(self._look, number)):
            yield found

    def _look(self, right: int, left: tuple[bytes, int]) -> Beside:
        """Return how a leaf and an earlier one compare: as before, where nothing that they share has changed."""
        number = left[1]
        if right not in self._changed and number not in self._changed and (known := self.kept(right).get(number)):
            return known
        found = compare(self._side(number), self._side(right))
        return Beside(left=number, right=right, share=found.share, is_copy=found.is_copy)

    def _side(self, number: int) -> Side:
        if number not in self._sides:
            page = self.page(number)
            common = {one for one, since in self.since(self.shingles(number)).items() if since is not None}
            body = Body.of(page.words, furniture_mask(page, common))
            self._sides[number] = Side(text=self.shelf.text(self.leaves[number].members[0]), body=body)
        return self._sides[number]

    def kept(self, number: int) -> dict[int, Beside]:
        """Return what came of laying a leaf beside earlier ones the last time, by the earlier one."""
        if number not in self._kept:
            self._kept[number] = {} if number in self.come else {one.left: one for one in self.shelf.beside(number)}
        return self._kept[number]


def _length(leaf: Leaf) -> int:
    return Page.length_of(leaf.words)


def _counted(leaf: Leaf, *, is_counted: bool) -> Leaf:
    return replace(leaf, is_counted=is_counted)


def _some(leaf: Leaf) -> tuple[str, ...]:
    """Return the articles that stand for all of a leaf: all of a few, the first of many."""
    return leaf.members if len(leaf.members) <= SMALL else leaf.members[:1]


def _pairs(leaves: Mapping[int, Leaf], found: Beside) -> Iterator[tuple[str, str]]:
    """Yield the pairs of articles that two leaves make, when one copies the other."""
    if found.is_copy:
        for one in _some(leaves[found.left]):
            for other in _some(leaves[found.right]):
                yield (one, other) if one < other else (other, one)


def _within(leaf: Leaf) -> Iterator[tuple[str, str]]:
    """Yield the pairs of the articles of one leaf: every pair of a few, each with the first of many."""
    few = len(leaf.members) <= SMALL
    yield from combinations(leaf.members, 2) if few else ((leaf.members[0], one) for one in leaf.members[1:])


def leaves_of(texts: Mapping[str, str], outlets: Mapping[str, str], start: int) -> tuple[Leaf, ...]:
    """Return articles (id -> text) as leaves numbered from `start` on; those without words are left out.

    `outlets` names the outlet of an id where it is known.
    """
    numbering = Numbering()
    alike: dict[bytes, list[str]] = defaultdict(list)
    sizes: dict[bytes, int] = {}
    for article in sorted(texts):
        words = numbering.read(texts[article])
        if len(words):
            key = order_of(words)
            alike[key].append(article)
            sizes[key] = len(words)
    return tuple(
        Leaf(number=number, key=key, outlet=outlets.get(alike[key][0], ""), words=sizes[key], members=tuple(alike[key]))
        for number, key in enumerate(sorted(alike), start=start)
    )


def begin_copies(texts: Mapping[str, str], outlets: Mapping[str, str]) -> Revision:
    """Return all that is to be kept of a first comparison of articles (id -> text), and the copies among them."""
    leaves = leaves_of(texts, outlets, 1)
    numbering = Numbering()
    words = [numbering.read(texts[leaf.members[0]]) for leaf in leaves]
    pages = find_repeated(words, [leaf.outlet for leaf in leaves])
    common = find_common(pages)
    desk = Desk([texts[leaf.members[0]] for leaf in leaves], pages, common.since)
    beside: dict[int, list[Beside]] = {leaf.number: [] for leaf in leaves}
    for left, right, found in desk.compared():
        one = Beside(left=leaves[left].number, right=leaves[right].number, share=found.share, is_copy=found.is_copy)
        beside[one.right].append(one)
    by_number = {leaf.number: leaf for leaf in leaves}
    copies = {pair: one.share for some in beside.values() for one in some for pair in _pairs(by_number, one)}
    copies |= {pair: 1.0 for leaf in leaves for pair in _within(leaf)}
    return Revision(
        gone=frozenset(),
        come={
            leaf.number: (_counted(leaf, is_counted=place in common.counted), shingles_of(page.words.numbers))
            for place, (leaf, page) in enumerate(zip(leaves, pages, strict=True))
        },
        counted={},
        since={shingle: leaves[place].key for shingle, place in common.since.items()},
        beside=beside,
        lost=frozenset(),
        copies=tuple(Copy(a=a, b=b, share=round(share, 4)) for (a, b), share in sorted(copies.items())),
    )
