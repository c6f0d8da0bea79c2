"""What notes of correction take back across the articles of a record, kept from one change of the record to the next.

A note is held against the earlier articles of its outlet; what rests on the wrong account is looked for in articles of
the same stories, in copies, and in those of the three weeks after it. As long as these are the same, so is the outcome.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from onrecord.model import Mark, MarkKind, Update, content_id
from onrecord.resolve.versions.notes import (
    WEEKS,
    Correction,
    TakenBack,
    Text,
    find_rests,
    find_wrong,
    is_about_another,
)
from onrecord.run.fingerprint import fingerprint
from onrecord.store import Draft, Record
from onrecord.store.corrections import Kept, has_notes, kept_corrections, known_articles, put_corrections
from onrecord.text import Span

Key = TypeVar("Key", str, date)

_EFFECTS = frozenset({Update.REVISED.value, Update.RETRACTED.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the notes of one article take back, and the hash of all that this rests on."""

    article: str
    basis: str
    found: tuple[TakenBack, ...]


def notes_of(marks: Sequence[Mark]) -> tuple[Correction, ...]:
    """Return the notes of correction that the CORRECTION marks of articles make."""
    errors = [mark for mark in marks if mark.value not in _EFFECTS]
    return tuple(
        Correction(
            article=mark.article,
            span=mark.span,
            effect=Update(mark.value),
            errors=tuple(one.span for one in errors if one.article == mark.article and mark.span.contains(one.span)),
        )
        for mark in marks
        if mark.value in _EFFECTS
    )


def find_corrections(record: Record, articles: Collection[str] | None = None) -> tuple[TakenBack, ...]:
    """Return what each note of correction of a record takes back, by article and place.

    `articles`: only those count, by id. A note in a column of corrections about an article that is not there is none.
    """
    return tuple(one for noted in find_noted(record, articles) for one in noted.found)


def find_noted(record: Record, articles: Collection[str] | None = None) -> tuple[Noted, ...]:
    """Return what the notes of each article take back; what is kept of that is not looked for again."""
    if not has_notes(record):
        return ()
    room = _Room(record, articles)
    return tuple(room.noted(article) for article in sorted(room.notes))


def keep_corrections(draft: Draft) -> None:
    """Look for what notes take back wherever it may have changed, and keep it."""
    noted = find_noted(draft)
    put_corrections(draft, (_kept(one) for one in noted))


class _Room:
    """The articles among which notes are looked at, by what is known of them; their texts are read when needed."""

    def __init__(self, record: Record, articles: Collection[str] | None) -> None:
        self.record = record
        everybody = known_articles(record)
        self.articles = {one: known for one, known in everybody.items() if articles is None or one in articles}
        self.notes: dict[str, list[Correction]] = {}
        for note in notes_of(record.marks(MarkKind.CORRECTION)):
            if note.article in self.articles:
                self.notes.setdefault(note.article, []).append(note)
        self.kept = kept_corrections(record)
        self.of_outlet = _grouped((known.outlet, one) for one, known in self.articles.items() if known.outlet)
        self.of_story = _grouped((story, one) for one, known in self.articles.items() for story in known.stories)
        self.of_day = _grouped((known.day, one) for one, known in self.articles.items() if known.day)
        self.copies: dict[str, list[str]] = {}
        for copy in record.copies():
            if copy.a in self.articles and copy.b in self.articles:
                self.copies.setdefault(copy.a, []).append(copy.b)
                self.copies.setdefault(copy.b, []).append(copy.a)
        self.earlier: dict[str, tuple[str, ...]] = {}
        for lineage in record.lineages():
            there = [one for one in lineage.articles if one in self.articles]
            self.earlier |= {article: tuple(there[:at]) for at, article in enumerate(there)}
        self._texts: dict[str, Text] = {}

    def noted(self, article: str) -> Noted:
        """Return what the notes of an article take back."""
        kept = self.kept.get(article)
        if kept:
            found = tuple(self._unpacked(article, kept))
            # A shard holds only a part of what its outcome rests on, and says so by an empty basis.
            if not kept.basis or kept.basis == self._basis(article, found):
                return Noted(article=article, basis=kept.basis, found=found)
        found = tuple(self._look(article))
        return Noted(article=article, basis=self._basis(article, found), found=found)

    def _look(self, article: str) -> Iterator[TakenBack]:
        last = ""
        for note in self.notes[article]:
            # "The same report gave the number as ...": in a column of corrections the note before tells which report.
            about = self.earlier.get(article) or ((last,) if last else ())
            wrong = find_wrong(note, self._of({article, *self._own(article), *about}), about)
            home = wrong[0].article.id if wrong else article
            near = self._of({article, home, *self._near(article, home)})
            one = find_rests(note, wrong, near, self.copies)
            if one.sentence or one.rests or not is_about_another(note.span.of(self._text(article).article.text)):
                last = one.article or last
                yield one

    def _own(self, article: str) -> list[str]:
        """Return the articles of the outlet of a note: what is of a later day can't be what it takes back."""
        return self.of_outlet.get(self.articles[article].outlet, [])

    def _near(self, article: str, home: str) -> set[str]:
        """Return the articles that may rest on one: those of its stories, copies, and those of the weeks after it."""
        stories = {*self.articles[article].stories, *self.articles[home].stories}
        found = {one for story in stories for one in self.of_story[story]} | {*self.copies.get(home, ())}
        if day := self.articles[home].day:
            found |= {one for other, some in self.of_day.items() if _is_soon(other, day) for one in some}
        return found

    def _basis(self, article: str, found: Iterable[TakenBack]) -> str:
        near = {one for told in found for one in self._near(article, told.article or article)}
        rests_on = {article, *self._own(article), *self.earlier.get(article, ()), *self._near(article, article), *near}
        known = (self.articles[one] for one in sorted(rests_on))
        copies = sorted({*self.copies.get(article, ())} | {c for t in found for c in self.copies.get(t.article, ())})
        return content_id(
            fingerprint(),
            *self.earlier.get(article, ()),
            "copies",
            *copies,
            *(f"{one.key} {' '.join(one.stories)}" for one in known),
        )

    def _of(self, articles: Iterable[str]) -> dict[str, Text]:
        return {one: self._text(one) for one in sorted(articles)}

    def _text(self, article: str) -> Text:
        if article not in self._texts:
            paragraphs = [mark.span for mark in self.record.marks(MarkKind.PARAGRAPH, article)]
            self._texts[article] = Text(
                article=self.record.article(article),
                sentences=tuple(mark.span for mark in self.record.marks(MarkKind.SENTENCE, article)),
                title=paragraphs[0] if paragraphs else Span(0, 0),
                stories=frozenset(self.articles[article].stories),
                notes=tuple(note.span for note in self.notes.get(article, ())),
            )
        return self._texts[article]

    def _unpacked(self, article: str, kept: Kept) -> Iterator[TakenBack]:
        """Yield what is kept of the notes of an article, as far as all that it names is there."""
        notes = {note.span: note for note in self.notes[article]}
        for start, end, wrong, sentence, rests in kept.found:
            if Span(start, end) in notes and (not wrong or wrong in self.articles):
                yield TakenBack(
                    note=notes[Span(start, end)],
                    article=wrong,
                    sentence=Span(*sentence) if sentence else None,
                    rests=tuple((one, Span(first, last)) for one, first, last in rests),
                )


def _is_soon(one: date, day: date) -> bool:
    return day <= one <= day + WEEKS


def _grouped(pairs: Iterable[tuple[Key, str]]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for key, article in pairs:
        found.setdefault(key, []).append(article)
    return found


def _kept(noted: Noted) -> Kept:
    found = [
        (
            one.note.span.start,
            one.note.span.end,
            one.article,
            (one.sentence.start, one.sentence.end) if one.sentence else None,
            [(article, span.start, span.end) for article, span in one.rests],
        )
        for one in noted.found
    ]
    return Kept(article=noted.article, basis=noted.basis, found=found)
