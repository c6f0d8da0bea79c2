"""The notes of the desk that a record holds."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Media, Note
from onrecord.store.read import Record


def notes_in(record: Record) -> frozenset[str]:
    """Return the articles that are notes of the desk, by id."""
    rows = record.query(
        "SELECT a.id FROM articles a JOIN captures c ON c.id = a.capture WHERE c.media = ?", Media.NOTE.value
    )
    return frozenset(row["id"] for row in rows)


def each_note(record: Record) -> Iterator[tuple[str, Note]]:
    """Yield each note once, by capture and exactly as it came in, in the order of the captures."""
    for row in record.query("SELECT id, raw FROM captures WHERE media = ? ORDER BY id", Media.NOTE.value):
        yield row["id"], Note.of(row["raw"])
