"""Stories among the articles of a draft, as far as they can have changed since the last grouping."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.model import Sheet, Story
from onrecord.resolve import stories as resolve
from onrecord.resolve.neighbours import Likely, probes_of
from onrecord.resolve.notes import place_notes
from onrecord.resolve.spells import Spell
from onrecord.resolve.stories import Document, bundle_alike, group_stories, key_of, weigh
from onrecord.resolve.storybook import VERSION, Beginning, Revision, begin_stories, revise_stories, sheet_of
from onrecord.resolve.ties import Tie
from onrecord.resolve.vectors import Vector
from onrecord.store import Draft, Storybook, notes_in

STEP = "stories"

FEW = 0.1
"""The part of the articles that may be new or gone: with more it is quicker to group anew."""

AT_ONCE = 10_000
"""Ties that are written at once."""

_DAYS = 8
"""Letters of the place of a sheet that say when it is of; the rest is the key of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Stories that are new or others than before, and how to put them once the articles are as they are to be."""

    stories: tuple[resolve.Story, ...]
    put: Callable[[], None]


def find_stories(draft: Draft) -> Grouped:
    """Return the stories of a draft that can be others than those that it has."""
    if notes := notes_in(draft):
        return _with_notes(draft, notes)
    book = Storybook(draft.db)
    sheets, members, new = book.sheets(), book.members(), book.unplaced()
    gone = {one for one, sheet in sheets.items() if members.get(one, frozenset()) != frozenset(sheet.members)}
    if draft.kept_rule(STEP) != VERSION or len(gone) + len(new) > FEW * len(sheets):
        return _begin(draft, book)
    documents = {one: document_of(draft, one) for one in new}
    by_key = {sheet.place[_DAYS:]: number for number, sheet in sheets.items()}
    gone |= {by_key[key] for one in documents.values() if (key := key_of(one)) in by_key}
    documents |= {one: document_of(draft, one) for number in gone for one in members.get(number, ())}
    bundles = bundle_alike(documents.values())
    start = max(sheets, default=0) + 1
    come = {start + at: (sheet_of(one, start + at), weigh(one.title, one.text)) for at, one in enumerate(bundles)}
    shelf = _Shelf(draft, book)
    found = revise_stories(shelf, sheets, gone, come)
    shelf.take_back()

    def put() -> None:
        shelf.do_again()
        _write(book, found, gone, {number: vector for number, (_, vector) in come.items()})

    return Grouped(stories=tuple(story for _, story in found.stories), put=put)


def _begin(draft: Draft, book: Storybook) -> Grouped:
    """Group all articles."""
    every = [row["id"] for row in draft.query("SELECT id FROM articles ORDER BY id")]
    found = begin_stories(document_of(draft, one) for one in every)

    def put() -> None:
        book.clear()
        _write_all(book, found)
        draft.put_kept_rule(STEP, VERSION)

    return Grouped(stories=tuple(story for _, story in found.stories), put=put)


def _with_notes(draft: Draft, notes: Collection[str]) -> Grouped:
    """Group all articles, and the notes of the desk with those that they speak of."""
    every = [row["id"] for row in draft.query("SELECT id FROM articles ORDER BY id")]
    documents = [document_of(draft, one) for one in every]
    of_outlets = [one for one in documents if one.id not in notes]
    placed = (replace(one, title="") for one in documents if one.id in notes)  # which says where it is from
    stories = place_notes(placed, group_stories(of_outlets), of_outlets)

    def put() -> None:
        draft.put_stories(_noun(story) for story in stories)
        draft.put_kept_rule(STEP, "")

    return Grouped(stories=stories, put=put)


def document_of(draft: Draft, article: str) -> Document:
    """Return an article of a draft as stories are looked for."""
    return Document.of(draft.article(article))


def _noun(found: resolve.Story) -> Story:
    reasons = tuple((member.article, member.reason) for member in found.members)
    return Story(id=found.id, label=found.label, members=reasons)


def _write(book: Storybook, found: Revision, gone: Iterable[int], vectors: dict[int, Vector]) -> None:
    book.drop(gone)
    book.put((sheet, vectors[number]) for number, sheet in found.sheets.items() if number in vectors)
    book.put_homes(sheet for number, sheet in found.sheets.items() if number not in vectors)
    book.put_likely(found.likely)
    book.put_ties(found.ties)
    book.put_spells(found.spells)
    book.drop_stories(found.groups)
    book.put_stories((groups, _noun(story)) for groups, story in found.stories)


def _write_all(book: Storybook, found: Beginning) -> None:
    book.put(found.sheets)
    for sheet, vector in found.sheets:
        book.put_probes(sheet, probes_of(vector))
    for number, likely in found.likely():
        book.put_likely({number: likely})
    ties = iter(found.ties.items())
    while some := dict(islice(ties, AT_ONCE)):
        book.put_ties({**some, **{(other, one): tie for (one, other), tie in some.items()}})
    book.put_spells(found.spells)
    book.put_stories((groups, _noun(story)) for groups, story in found.stories)


class _Shelf:
    """The kept sheets, as those who group want them.

    What is done to the index of words while they are grouped is taken back until all is put: in between articles are
    read again and the draft is saved, and a run that is stopped then finds it as it was.
    """

    def __init__(self, draft: Draft, book: Storybook) -> None:
        self.draft = draft
        self.book = book
        self._done: list[tuple[bool, Sheet, Vector]] = []

    def take_back(self) -> None:
        """Undo what was done to the index of words."""
        for is_put, sheet, probes in reversed(self._done):
            (self.book.drop_probes if is_put else self.book.put_probes)(sheet, probes)

    def do_again(self) -> None:
        """Do to the index of words what was taken back."""
        for is_put, sheet, probes in self._done:
            (self.book.put_probes if is_put else self.book.drop_probes)(sheet, probes)

    def vectors(self, sheets: Collection[int]) -> dict[int, Vector]:
        return self.book.vectors(sheets)

    def likely(self, sheets: Collection[int]) -> dict[int, list[Likely]]:
        return {one: [Likely(*row) for row in some] for one, some in self.book.likely(sheets).items()}

    def around(self, term: str, place: str, most: int) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        return self.book.around(term, place, most)

    def put_probes(self, sheet: Sheet, probes: Vector) -> None:
        self._done.append((True, sheet, probes))
        self.book.put_probes(sheet, probes)

    def drop_probes(self, sheet: Sheet, probes: Vector) -> None:
        self._done.append((False, sheet, probes))
        self.book.drop_probes(sheet, probes)

    def ties(self, sheets: Collection[int]) -> dict[int, dict[int, Tie]]:
        found = self.book.ties(sheets)
        return {one: {other: Tie(*tie) for other, tie in some.items()} for one, some in found.items()}

    def spells(self, homes: Collection[int]) -> dict[int, tuple[Spell, ...]]:
        return {home: tuple(Spell(*one) for one in some) for home, some in self.book.spells(homes).items()}

    def document(self, article: str) -> Document:
        return document_of(self.draft, article)
