"""Cited words in their paragraph, the highlights cut here: browsers count in other units than Python."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.text import Span, merged

AROUND = 420
"""Characters of a paragraph shown before and behind the cited words: the longest sentence of most articles."""

SLACK = 40
"""Characters in which a cut looks for a blank, so that no word is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of an excerpt, cited or around it."""

    text: str
    is_cited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Paragraphs of one article with the cited words marked; `spans` say where these stand in its text."""

    source: int
    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]

    @property
    def where(self) -> str:
        """Where the words stand, counted in characters from 0: "characters 12 to 40"."""
        return "characters " + ", ".join(f"{span.start} to {span.end}" for span in self.spans)


class Texts:
    """The clean texts of the articles of a record, by id, and what their numbers as sources are."""

    def __init__(self, texts: dict[str, str], numbers: dict[str, int]) -> None:
        self._texts = texts
        self._numbers = numbers

    def excerpts(self, cited: Iterable[tuple[str, Span]]) -> tuple[Excerpt, ...]:
        """Return what shows (article, span) pairs in their paragraphs: one excerpt a paragraph, by source."""
        spans: dict[str, list[Span]] = {}
        for article, span in cited:
            spans.setdefault(article, []).append(span)
        return tuple(
            Excerpt(
                source=self._numbers[article],
                pieces=tuple(_pieces(self._texts[article], around, inside)),
                spans=inside,
            )
            for article in sorted(spans, key=self._numbers.__getitem__)
            for around, inside in _paragraphs(self._texts[article], merged(spans[article]))
        )


def _paragraphs(text: str, spans: Iterable[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield the paragraphs that hold spans, with those that they hold."""
    around: Span | None = None
    inside: list[Span] = []
    for span in spans:
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        here = Span(start, len(text) if end < 0 else end)
        if around is not None and here.start < around.end:
            around = Span(around.start, max(around.end, here.end))
        else:
            if around is not None:
                yield around, tuple(inside)
            around, inside = here, []
        inside.append(span)
    if around is not None:
        yield around, tuple(inside)


def _pieces(text: str, around: Span, spans: tuple[Span, ...]) -> Iterator[Piece]:
    start = _cut_before(text, around.start, spans[0].start)
    end = _cut_behind(text, spans[-1].end, around.end)
    at = start
    for number, span in enumerate(spans):
        opening = "… " if number == 0 and start > around.start else ""
        yield Piece(text=opening + text[at : span.start], is_cited=False)
        yield Piece(text=text[span.start : span.end], is_cited=True)
        at = span.end
    yield Piece(text=text[at:end] + (" …" if end < around.end else ""), is_cited=False)


def _cut_before(text: str, start: int, cited: int) -> int:
    if cited - start <= AROUND + SLACK:
        return start
    blank = text.find(" ", cited - AROUND - SLACK, cited - AROUND)
    return blank + 1 if blank >= 0 else cited - AROUND


def _cut_behind(text: str, cited: int, end: int) -> int:
    if end - cited <= AROUND + SLACK:
        return end
    blank = text.rfind(" ", cited + AROUND, cited + AROUND + SLACK)
    return blank if blank >= 0 else cited + AROUND
