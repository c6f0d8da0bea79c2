"""Cited words in their sentences or paragraph, the highlights cut here: browsers count in other units than Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.present.exports.extents import Extent, Passages
from onrecord.text import Span, merged, paragraph_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an excerpt, cited or around it."""

    text: str
    is_cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What is shown of one paragraph with the cited words marked; `spans` say where these stand in the text.

    There are no `pieces` where no text of articles is to be shown.
    """

    source: int
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]

    @property
    def where(self) -> str:
        """Where the words stand, counted in characters from 0: "characters 12 to 40"."""
        return "characters " + ", ".join(f"{span.start} to {span.end}" for span in self.spans)


class Texts:
    """The clean texts of the articles of a record, and what their numbers as sources are."""

    def __init__(self, passages: Passages, numbers: dict[str, int]) -> None:
        self._passages = passages
        self._texts = passages.texts
        self._numbers = numbers

    def excerpts(self, cited: Iterable[tuple[str, Span]]) -> tuple[Excerpt, ...]:
        """Return what shows (article, span) pairs: one excerpt a paragraph, by source."""
        spans: dict[str, list[Span]] = {}
        for article, span in cited:
            spans.setdefault(article, []).append(span)
        return tuple(
            Excerpt(source=self._numbers[article], pieces=tuple(self._pieces(article, around, inside)), spans=inside)
            for article in sorted(spans, key=self._numbers.__getitem__)
            for around, inside in _paragraphs(self._texts[article], merged(spans[article]))
        )

    def _pieces(self, article: str, around: Span, spans: tuple[Span, ...]) -> Iterator[Piece]:
        """Yield the pieces of a paragraph that holds spans; "…" stands for what is left out of it."""
        if self._passages.extent is Extent.NONE:
            return
        text, at = self._texts[article], around.start
        for shown in self._passages.shown(article, spans):
            kept = Span(max(shown.start, around.start), min(shown.end, around.end))
            yield Piece(text=_gap(text[at : kept.start]), is_cited=False)
            yield from _marked(text, kept, [span for span in spans if kept.contains(span)])
            at = kept.end
        yield Piece(text=_gap(text[at : around.end]), is_cited=False)


def _gap(words: str) -> str:
    """Return what stands for words that are left out."""
    return " … " if words.strip() else words


def _marked(text: str, kept: Span, spans: Iterable[Span]) -> Iterator[Piece]:
    at = kept.start
    for span in spans:
        yield Piece(text=text[at : span.start], is_cited=False)
        yield Piece(text=span.of(text), is_cited=True)
        at = span.end
    yield Piece(text=text[at : kept.end], is_cited=False)


def _paragraphs(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield the paragraphs that hold spans, with those that they hold."""
    around: Span | None = None
    inside: list[Span] = []
    for span in spans:
        here = paragraph_of(text, span)
        if around is not None and here.start < around.end:
            around = Span(around.start, max(around.end, here.end))
        else:
            if around is not None:
                yield around, tuple(inside)
            around, inside = here, []
        inside.append(span)
    if around is not None:
        yield around, tuple(inside)
