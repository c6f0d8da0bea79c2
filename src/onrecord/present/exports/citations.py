"""What a line is cited with: outlet, title, date, address or file, the words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from onrecord.model import Cite
from onrecord.present.dates import say_publication
from onrecord.present.exports.characters import one_line
from onrecord.present.lines import FullLine
from onrecord.present.views import Source
from onrecord.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Cited words of one article: `start` to `end` in its clean text, `raw` in its raw text (None: can't be placed)."""

    source: Source
    start: int
    end: int
    words: str
    raw: Span | None

    @property
    def where(self) -> str:
        """The address of the article, else the file that it came from."""
        return self.source.url or file_of(self.source.locators[0])


class Citations:
    """The citations of a record, of which every article has its number."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_number = {source.number: source for source in sources}

    def source(self, number: int) -> Source:
        return self._by_number[number]

    def of_line(self, line: FullLine) -> tuple[Citation, ...]:
        """Return the citations of a line of the timeline, each stretch once, in the order of the articles."""
        found = {
            (quote.source, quote.start, quote.end): Citation(
                source=self._by_number[quote.source],
                start=quote.start,
                end=quote.end,
                words=quote.words,
                raw=quote.raw,
            )
            for quote in line.quotes
        }
        return tuple(found[key] for key in sorted(found))

    def of_cite(self, number: int, cite: Cite) -> Citation:
        """Return the citation of a claim of the article with that number."""
        return Citation(source=self._by_number[number], start=cite.start, end=cite.end, words=cite.quote, raw=cite.raw)


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
    head = f"{say_source(citation.source)}, {one_line(citation.where)}"
    return f"{head}: “{one_line(citation.words)}” ({say_offsets(citation)})"


def say_offsets(citation: Citation) -> str:
    """Return where the words stand, counted in characters from 0: "characters 12 to 40 of its text"."""
    return f"characters {citation.start} to {citation.end} of its text"
