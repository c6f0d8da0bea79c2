"""Which articles share body text, and what: copies, in whole or in part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from typing import Protocol, TypeVar

from onrecord.resolve.overlaps import Overlap, Side, compare
from onrecord.resolve.repetition import Page, count_shared, find_common, find_repeated, furniture_mask
from onrecord.resolve.sharing import Body
from onrecord.resolve.shingles import Numbering, Words, order_of
from onrecord.text import Span, merged

GLIMPSE = 0.01
"""Shared shingles for each word of the shorter text at least before two texts are laid side by side.

The least that one of 1,531 copies of the development half had was .018; a third of all other pairs have less.
"""

MOST_HOLDERS = 64
MOST_COPIES = 16
"""Longer texts that an article is compared with by one shingle, and copies after which no more are looked for."""

SMALL = 12
"""Articles with one text among which every pair is given; of more, each is paired with the first by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPair:
    """Two articles that share body text; `a` comes before `b` by id.

    `share` is the part of the shorter body that is shared (by characters of words, site furniture left out),
    `share_a` and `share_b` are those of each body: 0 to 1. `spans_a` and `spans_b` are the shared stretches in code
    points of each text, replaced words inside them included; what lies outside them each has alone
    (`onrecord.text.outside`).
    """

    a: str
    b: str
    share: float
    share_a: float
    share_b: float
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]


def find_copies(texts: Iterable[tuple[str, str]], *, outlets: Mapping[str, str] | None = None) -> tuple[CopyPair, ...]:
    """Return the pairs of articles of which one copies the other in part or whole, sorted by ids.

    `texts` are (id, text), in any order; of two with one id the last counts. `outlets` names the outlet of an id where
    it is known: what three unrelated pages of one outlet share is its furniture; without, it takes eight pages of any.
    In a group of more than a dozen copies not every pair is given, but all are connected.
    """
    bundles = _bundle(dict(texts), outlets or {})
    pages = find_repeated([one.first.words for one in bundles], [one.outlet for one in bundles])
    desk = Desk([one.first.text for one in bundles], pages, find_common(pages).since)
    pairs = [pair for bundle in bundles for pair in _pairs_within(bundle)]
    for left, right, overlap in desk.compared():
        if overlap.is_copy:
            pairs += _pairs_between(bundles[left], bundles[right], overlap)
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """One article: its id, its text, and its words."""

    id: str
    text: str
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundle:
    """Articles with the same words in the same order, sorted by id."""

    members: tuple[_Copy, ...]
    outlet: str

    @property
    def first(self) -> _Copy:
        return self.members[0]

    @property
    def some(self) -> tuple[_Copy, ...]:
        """Those that stand for all: all of a few, the first of many."""
        return self.members if len(self.members) <= SMALL else self.members[:1]


def _bundle(texts: Mapping[str, str], outlets: Mapping[str, str]) -> list[_Bundle]:
    """Return the articles by their words, the longest first, then in an order that only the words decide.

    Articles without words are left out.
    """
    numbering = Numbering()
    alike: dict[bytes, list[_Copy]] = defaultdict(list)
    for name in sorted(texts):
        words = numbering.read(texts[name])
        if len(words):
            alike[order_of(words)].append(_Copy(id=name, text=texts[name], words=words))
    return [_Bundle(members=tuple(alike[key]), outlet=outlets.get(alike[key][0].id, "")) for key in sorted(alike)]


@dataclass(frozen=True, slots=True)
class Desk:
    """Texts laid out for comparing, the longest first: their pages, what is common, and the sides made so far."""

    texts: Sequence[str]
    pages: Sequence[Page]
    common: Container[int]
    sides: dict[int, Side] = field(default_factory=dict)

    def side(self, place: int) -> Side:
        if place not in self.sides:
            page = self.pages[place]
            body = Body.of(page.words, furniture_mask(page, self.common))
            self.sides[place] = Side(text=self.texts[place], body=body)
        return self.sides[place]

    def compared(self) -> Iterator[tuple[int, int, Overlap]]:
        """Yield (left, right, what they share) of all texts that are laid side by side, copies or not, by their places.

        Each is laid beside longer ones, on the left, the likeliest first.
        """
        for place, counts in enumerate(count_shared(self.pages, self.common, MOST_HOLDERS)):
            for left, overlap in lay_beside(counts, len(self.pages[place].words), partial(self._compare, place)):
                yield left, place, overlap

    def _compare(self, right: int, left: int) -> Overlap:
        return compare(self.side(left), self.side(right))


class Judged(Protocol):
    """What came of laying two texts side by side."""

    @property
    def is_copy(self) -> bool: ...


Key = TypeVar("Key", int, tuple[bytes, int])
Found = TypeVar("Found", bound=Judged)


def lay_beside(counts: Mapping[Key, int], words: int, look: Callable[[Key], Found]) -> Iterator[tuple[Key, Found]]:
    """Yield the longer texts that one of so many `words` is laid beside, and what `look` finds, the likeliest first.

    `counts` says how many shingles it shares with each of them; keys are in the order of the texts.
    """
    copies = 0
    for other, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if copies == MOST_COPIES or count < least_shared(words):
            return
        found = look(other)
        copies += found.is_copy
        yield other, found


def least_shared(words: int) -> float:
    """Return how many shingles a text of so many words must share with a longer one to be laid beside it."""
    return max(2, GLIMPSE * words)


def _pairs_between(left: _Bundle, right: _Bundle, match: Overlap) -> Iterator[CopyPair]:
    """Yield a pair for every two articles that stand for two bundles."""
    for one in left.some:
        for other in right.some:
            spans_one = merged(one.words.span(it.left, it.left_end) for it in match.stretches)
            spans_other = merged(other.words.span(it.right, it.right_end) for it in match.stretches)
            sides = sorted(((one.id, match.share_left, spans_one), (other.id, match.share_right, spans_other)))
            yield _pair(sides, match.share)


def _pairs_within(bundle: _Bundle) -> Iterator[CopyPair]:
    """Yield the pairs of articles with the same words: every pair of a few, each with the first of many."""
    few = len(bundle.members) <= SMALL
    pairs = combinations(bundle.members, 2) if few else ((bundle.first, other) for other in bundle.members[1:])
    for one, other in pairs:
        yield _pair([(it.id, 1.0, (it.words.span(0, len(it.words) - 1),)) for it in (one, other)], 1.0)


def _pair(sides: Sequence[tuple[str, float, tuple[Span, ...]]], share: float) -> CopyPair:
    """Return the pair of two sides (id, share, spans), which come sorted by id."""
    (a, share_a, spans_a), (b, share_b, spans_b) = sides
    return CopyPair(
        a=a,
        b=b,
        share=round(share, 4),
        share_a=round(share_a, 4),
        share_b=round(share_b, 4),
        spans_a=spans_a,
        spans_b=spans_b,
    )
