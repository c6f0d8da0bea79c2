"""Which lines of a record its timeline prints: all of a short one, of a long one those that matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.model import UNKNOWN_WHEN, Entry, MarkKind, When
from onrecord.present.views import TimelineLine, Views
from onrecord.record.candidates import Candidate, Telling, candidates_of
from onrecord.record.reports import group_copies
from onrecord.record.selection import select
from onrecord.store import Record
from onrecord.store.lookups import places_of
from onrecord.text import Span

SHORT = 100
"""Lines that are printed whole unless a length is asked for: what somebody reads in ten minutes."""
OPENING = 3
"""Sentences that open an article: undated ones among them tell what the news of its day was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """Lines of a timeline in its order, of how many, and in words how they were selected ("" for all of them)."""

    lines: tuple[TimelineLine, ...]
    of: int
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a reader asks for: at most so many lines, so many a day, of a span of days, of a thread; or everything."""

    lines: int | None = None
    per_day: int | None = None
    since: date | None = None
    until: date | None = None
    about: str = ""
    everything: bool = False

    @property
    def is_none(self) -> bool:
        return self == Wish()


def select_lines(views: Views, wish: Wish, entries: Sequence[Entry] | None = None) -> Selected:
    """Return the lines that `wish` asks for, of `entries` or of all that the record holds."""
    entries = views.record.entries() if entries is None else entries
    is_whole = wish.everything and not (wish.about or wish.since or wish.until)
    if is_whole or (wish.is_none and len(entries) <= SHORT):
        return Selected(lines=tuple(views.lines_of(entries)), of=len(entries))
    sentences, reports = _sentences(views.record), group_copies(views.record.copies())
    candidates = [*_candidates(views, entries, sentences, reports), *_openings(views, sentences, reports)]
    selection = select(
        candidates,
        lines=len(entries) if wish.everything else wish.lines,
        per_day=None if wish.everything else wish.per_day,
        span=(wish.since, wish.until) if wish.since or wish.until else None,
        about=wish.about,
    )
    chosen = [entries[index] for index in selection.indexes if index < len(entries)]
    return Selected(lines=tuple(views.lines_of(chosen)), of=len(entries), how=selection.how)


def _sentences(record: Record) -> dict[str, list[Span]]:
    """Return where the sentences of each article stand, in their order."""
    found: dict[str, list[Span]] = {}
    for article, start, end in places_of(record, MarkKind.SENTENCE):
        found.setdefault(article, []).append(Span(start, end))
    return found


def _candidates(
    views: Views, entries: Sequence[Entry], sentences: Mapping[str, Sequence[Span]], reports: Mapping[str, str]
) -> tuple[Candidate, ...]:
    claims = views.record.claims_by_id(one for entry in entries for one in entry.claims)
    return candidates_of(
        entries,
        {claim.id: claim for claim in claims},
        _published(views),
        sentences={article: tuple(span.start for span in spans) for article, spans in sentences.items()},
        reports=reports,
    )


def _openings(views: Views, sentences: Mapping[str, Sequence[Span]], reports: Mapping[str, str]) -> Iterator[Candidate]:
    """Yield the undated sentences that open articles: they are never selected themselves."""
    record, published = views.record, _published(views)
    dated = {(article, start) for article, start, _ in places_of(record, MarkKind.TIME)}
    texts = {row["id"]: row["text"] for row in record.query("SELECT id, text FROM articles")}
    for article, spans in sentences.items():
        for position, span in enumerate(spans[:OPENING]):
            if any((article, at) in dated for at in range(span.start, span.end)):
                continue
            telling = Telling(
                article=article, published=published[article], position=position, report=reports.get(article, "")
            )
            words = span.of(texts[article])
            yield Candidate(text=" ".join(words.split()), when=UNKNOWN_WHEN, tellings=(telling,), is_line=False)


def _published(views: Views) -> dict[str, When]:
    return {source.article: source.published for source in views.sources}
