"""Spans of text, and the map between a cleaned text and the raw source it came from.

Offsets are code points, spans are half-open. Nothing here knows about articles.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


def stripped(span: Span, text: str) -> Span:
    """Return `span` without the white space at its ends (an empty span stays where it starts)."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same code points as sorted, disjoint, non-touching, non-empty spans."""
    out: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def outside(spans: Iterable[Span], whole: Span) -> tuple[Span, ...]:
    """Return the parts of `whole` that none of `spans` covers, sorted."""
    gaps: list[Span] = []
    at = whole.start
    for span in merged(spans):
        if span.start > at:
            gaps.append(Span(at, min(span.start, whole.end)))
        at = max(at, span.end)
    if at < whole.end:
        gaps.append(Span(at, whole.end))
    return tuple(gap for gap in gaps if gap.start < gap.end)


def covering(spans: Sequence[Span], span: Span) -> Span | None:
    """Return the one of sorted, disjoint `spans` that contains `span`, None when none does."""
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return spans[at] if at >= 0 and spans[at].contains(span) else None


def overlapping(spans: Sequence[Span], span: Span) -> Span | None:
    """Return the first of sorted, disjoint `spans` that overlaps `span`, None when none does."""
    at = bisect_right(spans, span.start, key=lambda one: one.end)
    return spans[at] if at < len(spans) and spans[at].overlaps(span) else None


def lines_of(text: str) -> Iterator[Span]:
    r"""Yield every line of `text` as a span without its line end; \n, \r\n and lone \r all end a line."""
    start = 0
    for line in text.splitlines(keepends=True):
        # splitlines also breaks at form feeds, U+2028 and the like: for a reader those are line ends as well.
        yield Span(start, start + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")))
        start += len(line)


def cut_at_blanks(span: Span, text: str, *, longest: int) -> Iterator[Span]:
    """Yield `span` in stretches of at most `longest` code points, cut behind a blank where there is one."""
    start = span.start
    while span.end - start > longest:
        blank = text.rfind(" ", start, start + longest)
        end = blank + 1 if blank > start else start + longest
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of clean text and the raw stretch it stands for.

    Equal lengths: code point by code point. Unequal lengths (an entity, a collapsed run of blanks): the
    whole of one for the whole of the other; so too when `whole` says it, though the lengths happen to be equal.
    """

    clean: Span
    raw: Span
    whole: bool = False

    @property
    def is_literal(self) -> bool:
        return not self.whole and self.clean.end - self.clean.start == self.raw.end - self.raw.start


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone map from a clean text to the raw text it was made from.

    Clean code points that no piece covers have no known place in the raw text (added by an extractor, or
    found twice): they are *unmapped*, and a span that touches them has no raw span.
    """

    pieces: tuple[Piece, ...]

    def __post_init__(self) -> None:
        for before, after in pairwise(self.pieces):
            if after.clean.start < before.clean.end or after.raw.start < before.raw.end:
                raise ValueError(f"offset map runs backwards between {before} and {after}")

    @staticmethod
    def identity(length: int) -> OffsetMap:
        """Return the map of a text onto itself."""
        return OffsetMap((Piece(Span(0, length), Span(0, length)),) if length else ())

    @staticmethod
    def joined(pieces: Iterable[Piece]) -> OffsetMap:
        """Return the map of `pieces` (in order), neighbours that touch on both sides made one, empty ones left out."""
        out: list[Piece] = []
        for piece in pieces:
            if piece.clean.start == piece.clean.end:
                continue
            before = out.pop() if out and _is_continued(out[-1], piece) else piece
            clean, raw = Span(before.clean.start, piece.clean.end), Span(before.raw.start, piece.raw.end)
            out.append(Piece(clean, raw, piece.whole))
        return OffsetMap(tuple(out))

    def then(self, further: OffsetMap) -> OffsetMap:
        """Return the map from this map's clean text to the raw text of `further`, whose clean text is our raw text.

        A stretch that either map has no place for stays unmapped. Where a piece of `further` is whole for whole, all
        clean code points that touch it stand together for all of its raw stretch.
        """
        out: list[Piece] = []
        for piece in self.pieces:
            parts = further._carry_literal(piece) if piece.is_literal else further._carry_whole(piece)
            for part in parts:
                if not out or part.raw.start >= out[-1].raw.end:
                    out.append(part)
                elif part.clean.start == out[-1].clean.end:  # two stretches of one whole-for-whole piece
                    first = out.pop()
                    raw_end = max(first.raw.end, part.raw.end)
                    raw = Span(first.raw.start, raw_end)
                    out.append(Piece(Span(first.clean.start, part.clean.end), raw, whole=True))
        return OffsetMap.joined(out)

    def to_raw(self, span: Span) -> Span | None:
        """Return the raw span of a clean span, or None when an end of it or a word inside is unmapped."""
        if span.start >= span.end:
            return None
        first, last = self._piece_at(span.start), self._piece_at(span.end - 1)
        if first is None or last is None or not self._covers(first, last):
            return None
        start, end = self.pieces[first], self.pieces[last]
        raw_start = start.raw.start + (span.start - start.clean.start if start.is_literal else 0)
        raw_end = end.raw.end - (end.clean.end - span.end if end.is_literal else 0)
        return Span(raw_start, raw_end)

    def unmapped(self, length: int) -> tuple[Span, ...]:
        """Return the stretches of a clean text of `length` code points that have no place in the raw text."""
        return outside((piece.clean for piece in self.pieces), Span(0, length))

    def _carry_whole(self, piece: Piece) -> tuple[Piece, ...]:
        raw = self.to_raw(piece.raw)
        return (Piece(piece.clean, raw, whole=True),) if raw else ()

    def _carry_literal(self, piece: Piece) -> Iterator[Piece]:
        """Yield what a literal `piece` becomes when its raw side is read through this map."""
        shift = piece.clean.start - piece.raw.start
        index = max(bisect_right(self.pieces, piece.raw.start, key=lambda own: own.clean.start) - 1, 0)
        while index < len(self.pieces) and self.pieces[index].clean.start < piece.raw.end:
            own = self.pieces[index]
            shared = Span(max(own.clean.start, piece.raw.start), min(own.clean.end, piece.raw.end))
            if shared.start < shared.end:
                raw = own.raw if not own.is_literal else shared.shifted(own.raw.start - own.clean.start)
                yield Piece(shared.shifted(shift), raw, whole=not own.is_literal)
            index += 1

    def _piece_at(self, offset: int) -> int | None:
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.clean.start) - 1
        return index if index >= 0 and offset < self.pieces[index].clean.end else None

    def _covers(self, first: int, last: int) -> bool:
        pieces = self.pieces[first : last + 1]
        return all(a.clean.end == b.clean.start for a, b in pairwise(pieces))


def _is_continued(before: Piece, after: Piece) -> bool:
    """Whether two literal pieces touch on both sides, so that one literal piece says the same."""
    touching = before.clean.end == after.clean.start and before.raw.end == after.raw.start
    return touching and before.is_literal and after.is_literal


LONGEST_CLUSTER = 31
"""A base and 30 marks, as in Unicode's stream-safe text.

CPython sorts longer runs in quadratic time: 40,000 marks took 1.2 s.
"""

_NOT_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")


def compose(text: str) -> tuple[str, OffsetMap]:
    """Return `text` with its combining marks composed (NFC), and the map from the result to `text`.

    Runs of more than 30 marks are composed in stretches, which keeps hostile input linear.
    """
    if text.isascii():
        return text, OffsetMap.identity(len(text))
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0
    for start, end in _uncomposed(text):
        cluster = unicodedata.normalize("NFC", text[start:end])
        pieces.append(Piece(Span(length, length + start - at), Span(at, start)))
        length += start - at
        pieces.append(Piece(Span(length, length + len(cluster)), Span(start, end)))
        length += len(cluster)
        parts += (text[at:start], cluster)
        at = end
    pieces.append(Piece(Span(length, length + len(text) - at), Span(at, len(text))))
    return "".join((*parts, text[at:])), OffsetMap.joined(pieces)


def _uncomposed(text: str) -> Iterator[Span]:
    """Yield the clusters of `text` that NFC changes, in order."""
    for region in _NOT_ASCII.finditer(text):
        words = region.group()
        if len(words) < 1000 and not any(map(unicodedata.combining, words)) and unicodedata.is_normalized("NFC", words):
            continue
        start = region.start()
        for at in range(region.start() + 1, region.end() + 1):
            if at < region.end() and _composes_backwards(text[at]) and at - start < LONGEST_CLUSTER:
                continue
            if not unicodedata.is_normalized("NFC", text[start:at]):
                yield Span(start, at)
            start = at


def _composes_backwards(char: str) -> bool:
    """Whether `char` can become one with what stands before it: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"


def paragraph_of(text: str, span: Span) -> Span:
    """Return the paragraph, or paragraphs, that a span stands in."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
