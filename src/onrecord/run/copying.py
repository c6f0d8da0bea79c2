"""Copies among the articles of a draft, as far as they can have changed since the last comparison."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.model import Leaf
from onrecord.resolve.copybook import VERSION, Revision, begin_copies, leaves_of, revise_copies
from onrecord.store import Copybook, Draft, notes_in

STEP = "copies"

FEW = 0.1
"""The part of the articles that may be new or gone: with more it is quicker to compare anew."""


def put_copies(draft: Draft) -> None:
    """Put the copies among the articles of a draft, and keep what the next comparison needs."""
    book = Copybook(draft.db)
    notes = notes_in(draft)  # that a note has the words of an article makes it no copy: it says where it is from
    leaves = book.leaves()
    members = book.members()
    gone = {number for number, leaf in leaves.items() if members.get(number, ()) != leaf.members}
    new = book.unplaced()
    if draft.kept_rule(STEP) != VERSION or len(gone) + len(new) > FEW * len(leaves):
        _begin(draft, book, notes)
        return
    texts, outlets = _texts(draft, [one for one in new if one not in notes])
    by_key = {leaf.key: number for number, leaf in leaves.items()}
    gone |= {by_key[leaf.key] for leaf in leaves_of(texts, outlets, 0) if leaf.key in by_key}
    _join(texts, outlets, *_texts(draft, [article for number in gone for article in members.get(number, ())]))
    come = leaves_of(texts, outlets, max(leaves, default=0) + 1)
    _write(book, revise_copies(book, leaves, gone, come), apart=_apart(new, come))


def _begin(draft: Draft, book: Copybook, notes: Collection[str]) -> None:
    """Compare all articles."""
    every = [row["id"] for row in draft.query("SELECT id FROM articles ORDER BY id")]
    texts, outlets = _texts(draft, [one for one in every if one not in notes])
    found = begin_copies(texts, outlets)
    book.clear()
    _write(book, found, apart=_apart(every, [leaf for leaf, _ in found.come.values()]))
    draft.put_kept_rule(STEP, VERSION)


def _texts(draft: Draft, articles: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts of articles, and their outlets where they are known, by id."""
    rows = [draft.query("SELECT text, outlet FROM articles WHERE id = ?", article)[0] for article in articles]
    found = list(zip(articles, rows, strict=True))
    return {one: row["text"] for one, row in found}, {one: row["outlet"] for one, row in found if row["outlet"]}


def _join(texts: dict[str, str], outlets: dict[str, str], more: dict[str, str], more_outlets: dict[str, str]) -> None:
    texts |= more
    outlets |= more_outlets


def _apart(articles: Collection[str], leaves: Collection[Leaf]) -> list[str]:
    placed = {article for leaf in leaves for article in leaf.members}
    return [article for article in articles if article not in placed]


def _write(book: Copybook, found: Revision, *, apart: Collection[str]) -> None:
    book.drop(found.gone)
    book.put(found.come.values(), apart=apart)
    book.put_counted(found.counted)
    book.put_since(found.since)
    book.put_beside(found.beside)
    book.put_copies(found.lost, found.copies)
