"""Which articles share body text, and what: copies, in whole or in part."""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.resolve.repetition import Page, count_shared, find_common, find_repeated, furniture_mask
from onrecord.resolve.sharing import Body, Stretch, find_shared
from onrecord.resolve.shingles import Numbering, Words
from onrecord.text import Span, merged

COPIED = 0.3
"""The share of the shorter body that makes a copy: by definition; .25 loses .006 of F, .33 loses .004."""

QUOTED = 0.9
"""Where so much of what two articles share stands in one or two quotations, both quote one speaker: no copy."""

GLIMPSE = 0.01
"""Shared shingles for each word of the shorter text at least before two texts are laid side by side.

The least that one of 1,531 copies of the development half had was .018; a third of all other pairs have less.
"""

MOST_HOLDERS = 64
MOST_COPIES = 16
"""Longer texts that an article is compared with by one shingle, and copies after which no more are looked for."""

SMALL = 12
"""Articles with one text among which every pair is given; of more, each is paired with the first by id."""

_QUOTATION = re.compile(r"“[^“”\n]{1,3000}”|\"[^\"\n]{1,3000}\"|«[^«»\n]{1,3000}»|„[^„“”\n]{1,3000}[“”]")


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
    desk = _Desk(bundles, pages, find_common(pages))
    pairs = [pair for bundle in bundles for pair in _pairs_within(bundle)]
    for match in desk.matches():
        pairs += _pairs_between(bundles[match.left], bundles[match.right], match)
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
            alike[words.numbers.tobytes()].append(_Copy(id=name, text=texts[name], words=words))
    ordered = sorted(alike.items(), key=lambda item: (-len(item[0]), item[0]))
    return [_Bundle(members=tuple(same), outlet=outlets.get(same[0].id, "")) for _, same in ordered]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """What the first articles of two bundles share, by words; `left` and `right` are their places."""

    left: int
    right: int
    stretches: tuple[Stretch, ...]
    share_left: float
    share_right: float
    share: float


@dataclass(frozen=True, slots=True)
class _Desk:
    """The bundles laid out for comparing: their pages, what is common, and the bodies made so far."""

    bundles: Sequence[_Bundle]
    pages: Sequence[Page]
    common: frozenset[int]
    bodies: dict[int, Body] = field(default_factory=dict)

    def body(self, place: int) -> Body:
        if place not in self.bodies:
            page = self.pages[place]
            self.bodies[place] = Body.of(page.words, furniture_mask(page, self.common))
        return self.bodies[place]

    def matches(self) -> Iterator[_Match]:
        """Yield the copies among the bundles; each is compared with longer ones, the likeliest first."""
        for place, counts in enumerate(count_shared(self.pages, self.common, MOST_HOLDERS)):
            copies = 0
            for other, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
                if copies == MOST_COPIES or count < max(2, GLIMPSE * len(self.pages[place].words)):
                    break
                match = self.match(other, place)
                if match.share >= COPIED and not self.is_quoted(match):
                    copies += 1
                    yield match

    def match(self, left: int, right: int) -> _Match:
        """Return what two bodies share; `share` is that of the shorter one."""
        one, other = self.body(left), self.body(right)
        stretches = find_shared(one, other)
        sizes = (one.size(), other.size())
        shared = (
            one.size((it.left, it.left_end) for it in stretches),
            other.size((it.right, it.right_end) for it in stretches),
        )
        share_left, share_right = (part / whole if whole else 0.0 for part, whole in zip(shared, sizes, strict=True))
        return _Match(
            left=left,
            right=right,
            stretches=stretches,
            share_left=share_left,
            share_right=share_right,
            share=share_left if sizes[0] < sizes[1] else share_right,
        )

    def is_quoted(self, match: _Match) -> bool:
        """Whether nearly all that is shared stands in one or two quotations, on both sides."""
        left = [self.pages[match.left].words.span(it.left, it.left_end) for it in match.stretches]
        right = [self.pages[match.right].words.span(it.right, it.right_end) for it in match.stretches]
        texts = self.bundles[match.left].first.text, self.bundles[match.right].first.text
        return all(_is_quotation(text, merged(spans)) for text, spans in zip(texts, (left, right), strict=True))


def _is_quotation(text: str, spans: Sequence[Span]) -> bool:
    """Whether QUOTED of the code points in `spans` stand in at most two quotations of `text`."""
    inside = [
        sum(max(0, min(span.end, found.end()) - max(span.start, found.start())) for span in spans)
        for found in _QUOTATION.finditer(text)
    ]
    return sum(heapq.nlargest(2, inside)) >= QUOTED * sum(span.end - span.start for span in spans)


def _pairs_between(left: _Bundle, right: _Bundle, match: _Match) -> Iterator[CopyPair]:
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
