"""What a line is cited with: outlet, title, date, address or file, the words, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from onrecord.model import Cite
from onrecord.present.dates import say_publication
from onrecord.present.exports.characters import one_line
from onrecord.present.exports.extents import Extent, Passages
from onrecord.present.lines import FullLine
from onrecord.present.views import Source
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Cited words of one article: `start` to `end` in its clean text, `raw` in its raw text (None: can't be placed).

    `words` are empty where no text of articles is to be shown, `passage` is their paragraph where that is (else None).
    """

    source: Source
    start: int
    end: int
    words: str
    raw: Span | None
    passage: str | None = None

    @property
    def where(self) -> str:
        """The address of the article, else the file that it came from."""
        return self.source.url or file_of(self.source.locators[0])


AS_CITED = Passages({}, {}, Extent.SENTENCES)
"""Nothing around cited words is asked for."""


class Citations:
    """The citations of a record, of which every article has its number."""

    def __init__(self, sources: Iterable[Source], passages: Passages = AS_CITED) -> None:
        self._by_number = {source.number: source for source in sources}
        self._passages = passages

    def source(self, number: int) -> Source:
        return self._by_number[number]

    def of_line(self, line: FullLine) -> tuple[Citation, ...]:
        """Return the citations of a line of the timeline, each stretch once, in the order of the articles."""
        found = {
            (quote.source, quote.start, quote.end): self._citation(
                quote.source, Span(quote.start, quote.end), quote.words, quote.raw
            )
            for quote in line.quotes
        }
        return tuple(found[key] for key in sorted(found))

    def of_cite(self, number: int, cite: Cite) -> Citation:
        """Return the citation of a claim of the article with that number."""
        return self._citation(number, cite.span, cite.quote, cite.raw)

    def _citation(self, number: int, span: Span, words: str, raw: Span | None) -> Citation:
        source = self._by_number[number]
        shown = words if self._passages.extent is not Extent.NONE else ""
        passage = self._passages.passage(source.article, span)
        return Citation(source=source, start=span.start, end=span.end, words=shown, raw=raw, passage=passage)


def file_of(locator: str) -> str:
    """Return a file as an export names it: a relative path as given, of an absolute one the name alone.

    Exports are handed on, and the folders of whoever made one are nobody's business.
    """
    path, mark, part = locator.partition("#")
    is_absolute = PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
    return (PureWindowsPath(path).name if is_absolute else path) + mark + part


def say_source(source: Source) -> str:
    """Return an article in words: outlet, title and date, with how the date is known."""
    title = f"“{one_line(source.title)}”" if source.title else ""
    parts = (one_line(source.name), title, say_publication(source.published))
    return ", ".join(part for part in parts if part)


def say_citation(citation: Citation) -> str:
    """Return a full citation in words, on one line: outlet, title, date, address or file, quotation, offsets."""
    return f"{say_source(citation.source)}, {one_line(citation.where)}{say_quotation(citation)}"


def say_quotation(citation: Citation, say: Callable[[str], str] = one_line) -> str:
    """Return what stands behind the address in a citation: ": “the words” (characters 12 to 18 of its text)".

    Without words it is ", characters 12 to 18 of its text"; the paragraph comes last where it is shown. `say` makes
    words of articles harmless in the format that is written.
    """
    if not citation.words:
        return f", {say_offsets(citation)}"
    quoted = f": “{say(citation.words)}” ({say_offsets(citation)})"
    return quoted if citation.passage is None else f"{quoted}, in: “{say(citation.passage)}”"


def say_offsets(citation: Citation) -> str:
    """Return where the words stand, counted in characters from 0: "characters 12 to 40 of its text"."""
    return f"characters {citation.start} to {citation.end} of its text"
