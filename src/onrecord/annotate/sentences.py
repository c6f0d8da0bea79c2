"""Paragraphs and sentences: every cite is made of these."""

from __future__ import annotations

from collections.abc import Iterator

from syntok import segmenter

from onrecord.annotate.contract import Annotator, Reading
from onrecord.model import Mark, MarkKind
from onrecord.text import Span, cut_at_blanks, lines_of, stripped

LONGEST_PIECE = 10_000
"""Code points handed to the splitter at once. The longest paragraph in 2,179 news articles has 6,200; a longer one is
cut at a blank, so that a page without line ends costs no more per character than any other."""


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Return the non-blank lines of `text`, without the blanks at their ends."""
    return tuple(span for line in lines_of(text) if (span := stripped(line, text)).start < span.end)


def find_sentences(text: str, paragraph: Span) -> tuple[Span, ...]:
    """Return the sentences of one paragraph, sorted and disjoint; together they cover all of its words.

    A quotation mark that re-opens inside a paragraph starts a sentence of its own.
    """
    pieces = cut_at_blanks(paragraph, text, longest=LONGEST_PIECE)
    return tuple(sentence for piece in pieces for sentence in _split(piece.of(text), piece.start))


def read_sentences(reading: Reading, by: str) -> Reading:
    """Add PARAGRAPH and SENTENCE marks."""
    article = reading.article
    marks: list[Mark] = []
    for paragraph in find_paragraphs(article.text):
        marks.append(_mark(article.id, paragraph, MarkKind.PARAGRAPH, by))
        marks += [_mark(article.id, s, MarkKind.SENTENCE, by) for s in find_sentences(article.text, paragraph)]
    return reading.plus(marks)


annotate_sentences = Annotator(
    name="sentences",
    version=1,
    gives=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE}),
    read=read_sentences,
)


def _mark(article: str, span: Span, kind: MarkKind, by: str) -> Mark:
    return Mark(article=article, start=span.start, end=span.end, kind=kind, by=by)


def _split(text: str, shift: int) -> Iterator[Span]:
    # syntok keeps the offsets of its tokens, but rewrites some tokens ("don't" -> "do", "not"): only starts are used.
    starts = [sentence[0].offset for paragraph in segmenter.analyze(text) for sentence in paragraph if sentence]
    if not starts:
        starts = [0]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        span = stripped(Span(start, end), text)
        if span.start < span.end:
            yield span.shifted(shift)
