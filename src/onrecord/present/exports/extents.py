"""How much of an article stands around cited words: nothing, the sentences that hold them, or their paragraph.

Articles are their publishers': what is handed on holds by default no more than the sentences that are cited.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from onrecord.model import Mark
from onrecord.text import Span, merged, paragraph_of

AROUND = 2_000
"""Characters shown before and behind cited words at most: articles may be one line of a megabyte, cited often."""

SLACK = 40
"""Characters in which a cut looks for a blank, so that no word is cut."""


class Extent(StrEnum):
    """What is shown of the text of articles."""

    NONE = "none"
    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"


class Passages:
    """The clean texts of articles by id, and their sentences (sorted, disjoint): what may be shown around a citation.

    An article without sentences shows the cited words alone.
    """

    def __init__(self, texts: Mapping[str, str], sentences: Mapping[str, Sequence[Span]], extent: Extent) -> None:
        self.texts = texts
        self.extent = extent
        self._sentences = sentences

    def around(self, article: str, span: Span) -> Span:
        """Return what may be shown of an article around a cited span; the span itself where nothing more may be."""
        text = self.texts[article]
        whole = paragraph_of(text, span) if self.extent is Extent.PARAGRAPHS else self._sentences_of(article, span)
        return Span(_cut_before(text, whole.start, span.start), _cut_behind(text, span.end, whole.end))

    def shown(self, article: str, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return what may be shown around some cited spans, sorted and disjoint."""
        return merged(self.around(article, span) for span in spans)

    def passage(self, article: str, span: Span) -> str | None:
        """Return the paragraph of cited words, None where paragraphs are not to be shown."""
        return self.around(article, span).of(self.texts[article]) if self.extent is Extent.PARAGRAPHS else None

    def _sentences_of(self, article: str, span: Span) -> Span:
        sentences = self._sentences.get(article, ()) if self.extent is Extent.SENTENCES else ()
        first = bisect_right(sentences, span.start, key=lambda one: one.end)
        behind = bisect_left(sentences, span.end, key=lambda one: one.start)
        if first >= behind:
            return span
        return Span(min(span.start, sentences[first].start), max(span.end, sentences[behind - 1].end))


def sentences_of(marks: Iterable[Mark]) -> dict[str, tuple[Span, ...]]:
    """Return the spans of marks of sentences by article."""
    found: dict[str, list[Span]] = {}
    for mark in marks:
        found.setdefault(mark.article, []).append(mark.span)
    return {article: tuple(sorted(spans)) for article, spans in found.items()}


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
