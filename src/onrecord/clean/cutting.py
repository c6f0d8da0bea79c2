"""The clean text: what is left when characters that no reader sees and boilerplate are cut, with its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.text import OffsetMap, Piece, Span, outside, stripped

_INVISIBLE = re.compile("[\x00\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?=\n)|(?<= )\f+")
"""NULs, soft hyphens, zero-width spaces, byte order marks, direction marks, the \\r of a Windows line end, and the form
feed behind a blank, with which `ingest` marks the end of a page inside a paragraph.

Zero-width joiners stay: they hold an emoji or a letter together.
"""

_BLANKS = {
    ord(blank): " "
    for blank in "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_LINE_ENDS = {ord(end): "\n" for end in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"}
_PLAIN = {**_BLANKS, **_LINE_ENDS}


def readable(raw: str) -> tuple[str, OffsetMap]:
    r"""Return `raw` with plain blanks and \\n line ends and without invisible characters, and its map to `raw`."""
    text, offsets = without(raw, OffsetMap.identity(len(raw)), (Span(*m.span()) for m in _INVISIBLE.finditer(raw)))
    return text.translate(_PLAIN), offsets  # one code point for one: the map holds


def without(text: str, offsets: OffsetMap, cuts: Iterable[Span]) -> tuple[str, OffsetMap]:
    """Return `text` without `cuts`, and the map of what is left to where `offsets` led."""
    kept = outside(cuts, Span(0, len(text)))
    return "".join(span.of(text) for span in kept), OffsetMap(tuple(_shifted(offsets, kept)))


def without_lines(text: str, offsets: OffsetMap, cuts: Iterable[Span]) -> tuple[str, OffsetMap]:
    """Return the same, without the blanks before every cut and at both ends of what is left."""
    left, moved = without(text, offsets, [_with_blanks_before(cut, text) for cut in cuts])
    body = stripped(Span(0, len(left)), left)
    return without(left, moved, (Span(0, body.start), Span(body.end, len(left))))


def _with_blanks_before(cut: Span, text: str) -> Span:
    start = cut.start
    while start > 0 and text[start - 1] in " \n":
        start -= 1
    # A cut inside a line leaves the line end; a cut of whole lines takes the line ends before it.
    return Span(start, cut.end)


def _shifted(offsets: OffsetMap, kept: tuple[Span, ...]) -> Iterator[Piece]:
    pieces, at, clean = offsets.pieces, 0, 0
    for span in kept:
        while at < len(pieces) and pieces[at].clean.end <= span.start:
            at += 1
        here = at
        while here < len(pieces) and pieces[here].clean.start < span.end:
            if piece := _clipped(pieces[here], span):
                yield Piece(piece.clean.shifted(clean - span.start), piece.raw, piece.whole)
            here += 1
        clean += span.end - span.start


def _clipped(piece: Piece, span: Span) -> Piece | None:
    """Return the part of `piece` inside `span`; a piece that stands whole for whole is kept whole or not at all."""
    if span.contains(piece.clean):
        return piece
    if not piece.is_literal:
        return None
    start, end = max(piece.clean.start, span.start), min(piece.clean.end, span.end)
    shift = piece.raw.start - piece.clean.start
    return Piece(Span(start, end), Span(start + shift, end + shift))
