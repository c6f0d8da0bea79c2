"""The trees and the tagger's names of one article, each paragraph parsed once however many annotators ask for it.

The last article is remembered, and nothing else: what an article's trees are never depends on another article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.annotate.trees import Tree
from onrecord.text import Span, cut_at_blanks

LONGEST = 10_000
"""Code points parsed as one paragraph; a longer one is cut at a blank, so that time and memory stay bounded. The
longest paragraph of 2,179 news articles has 6,200."""

_DATELINE = re.compile(
    r"""
    [A-Z][A-Z.'’-]{2,24} (?:[ ][A-Z][A-Z.'’-]{1,24}){0,3}     # HESK, PORT HESK
    (?: , [ ] [\w. ]{2,30} ){0,2}                               # , Lorvenia, March 18
    (?: [ ] \( [\w. /]{2,30} \) )?                            # (LPA)
    [ ]{0,2} (?: — | – | -- | - ) [ ]{0,2}
    """,
    re.VERBOSE,
)


def cut_paragraphs(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """Return the stretches that are parsed one by one: paragraphs, the overlong ones cut."""
    return [piece for span in paragraphs for piece in cut_at_blanks(span, text, longest=LONGEST)]


def parse(text: str, pieces: Iterable[Span]) -> Iterator[Tree]:
    """Yield the tree of each of `pieces` of `text`, in order; a dateline before it is no part of its tree."""
    from onrecord.annotate import _spacy  # noqa: PLC0415 - numpy, too, is loaded when it is first needed

    wanted = [_behind_dateline(text, piece) for piece in pieces]
    known = _memory.trees_of(text)
    new = [piece for piece in dict.fromkeys(wanted) if piece not in known]
    known.update(zip(new, _spacy.parse(text, new), strict=True))
    return (known[piece] for piece in wanted)


def find_entities(text: str, paragraphs: Sequence[Span]) -> tuple[tuple[str, Span], ...]:
    """Return the named entities of `paragraphs` of `text`, in order: OntoNotes label ("GPE"), its span."""
    from onrecord.annotate import _spacy  # noqa: PLC0415 - see above

    key = tuple(cut_paragraphs(text, paragraphs))
    known = _memory.entities_of(text)
    if key not in known:
        known[key] = tuple(_spacy.find_entities(text, key))
    return known[key]


class _Memory:
    """What is known of the last text that was asked for."""

    def __init__(self) -> None:
        self._text: str | None = None
        self._trees: dict[Span, Tree] = {}
        self._entities: dict[tuple[Span, ...], tuple[tuple[str, Span], ...]] = {}

    def trees_of(self, text: str) -> dict[Span, Tree]:
        self._turn_to(text)
        return self._trees

    def entities_of(self, text: str) -> dict[tuple[Span, ...], tuple[tuple[str, Span], ...]]:
        self._turn_to(text)
        return self._entities

    def _turn_to(self, text: str) -> None:
        if text != self._text:
            self._text, self._trees, self._entities = text, {}, {}


_memory = _Memory()


def _behind_dateline(text: str, span: Span) -> Span:
    """Return a paragraph without "HESK, Lorvenia (LPA) —", which leads the parser astray."""
    match = _DATELINE.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match and match.end() < span.end else span
