"""What a language model is answered when it asks a record: plain values, in pages, every one with its citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from onrecord.errors import UsageError
from onrecord.present.details import detail_of
from onrecord.present.disagreeing import disagreements_of
from onrecord.present.exports.contents import Contents
from onrecord.present.exports.plain import (
    Plain,
    plain_commitment,
    plain_control,
    plain_line,
    plain_source,
    plain_statement,
)
from onrecord.present.selecting import Wish, select_lines
from onrecord.present.terminal import as_json
from onrecord.present.views import Views

MOST = 100
"""Items of one answer: a model that wants more asks for the next page."""


class Answers:
    """Answers from one open record, which nothing here can change."""

    def __init__(self, views: Views) -> None:
        self.views = views
        self.contents = Contents(views)

    def sources(self, offset: int = 0, limit: int = 50) -> Plain:
        """Return the articles that the record was made of, with the numbers that citations give."""
        return _page("sources", [plain_source(source) for source in self.contents.sources], offset, limit)

    def timeline(self, about: str = "", since: str = "", until: str = "", offset: int = 0, limit: int = 30) -> Plain:
        """Return what happened when: all lines, or those of one thread (`about`: words) or span of days."""
        wish = Wish(about=about, since=_day(since), until=_day(until), everything=True)
        chosen = {line.id for line in select_lines(self.views, wish).lines}
        lines = [line for line in self.contents.lines if line.id in chosen]
        cite = self.contents.citations
        return _page("lines", [plain_line(line, cite.of_line(line)) for line in lines], offset, limit)

    def statements(self, speaker: str, offset: int = 0, limit: int = 30) -> Plain:
        """Return what somebody is reported to have said; `speaker` is a name, or a part of one."""
        cite, wanted = self.contents.citations, speaker.casefold().strip()
        found = [
            plain_statement(said, cite.of_cite(said.line.source, said.line.cite))
            for said in self.contents.statements
            if wanted in f"{said.line.speaker or ''} {said.line.person or ''}".casefold()
        ]
        return _page("statements", found, offset, limit)

    def commitments(self, words: str = "", offset: int = 0, limit: int = 30) -> Plain:
        """Return who promised, gives or gave what to whom; only those whose parties or item hold `words`."""
        cite, wanted = self.contents.citations, words.casefold().strip()
        found = [
            plain_commitment(line, cite.of_cite(line.source, line.cite))
            for line in self.contents.commitments
            if wanted in f"{line.giver} {line.recipient} {line.item}".casefold()
        ]
        return _page("commitments", found, offset, limit)

    def control(self, place: str = "", offset: int = 0, limit: int = 30) -> Plain:
        """Return who is said to hold, take or leave places; only those that hold the words `place`."""
        cite, wanted = self.contents.citations, place.casefold().strip()
        found = [
            plain_control(line, cite.of_cite(line.source, line.cite))
            for line in self.contents.control
            if wanted in line.place.casefold()
        ]
        return _page("control", found, offset, limit)

    def conflicts(self, offset: int = 0, limit: int = 30) -> Plain:
        """Return where accounts exclude or retire one another, each with its origins and the reason."""
        return _page("conflicts", [as_json(found) for found in disagreements_of(self.views)], offset, limit)

    def entry(self, entry: str) -> Plain:
        """Return all about one line, statement or article: its facts, and the cited words in their paragraphs."""
        detail = detail_of(self.views, entry)
        return {**as_json(detail), "sources": [plain_source(source) for source in self._cited(detail.contexts)]}

    def search(self, words: str, limit: int = 20) -> Plain:
        """Return the sentences that hold all of `words`, the best first."""
        hits = [as_json(hit) for hit in self.views.search(words, limit=_bounded(limit))]
        return {"sentences": hits, "sources": [plain_source(self.views.sources[hit["source"] - 1]) for hit in hits]}

    def _cited(self, contexts: Sequence[Any]) -> Iterator[Any]:
        for number in sorted({context.source for context in contexts}):
            yield self.views.sources[number - 1]


def _page(name: str, items: Sequence[Any], offset: int, limit: int) -> Plain:
    start = max(offset, 0)
    shown = items[start : start + _bounded(limit)]
    following = start + len(shown)
    return {name: list(shown), "of": len(items), "next_offset": following if following < len(items) else None}


def _bounded(limit: int) -> int:
    return max(1, min(limit, MOST))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError as error:
        raise UsageError(f"“{words}” is not a day.", advice="Write it as YYYY-MM-DD.") from error
