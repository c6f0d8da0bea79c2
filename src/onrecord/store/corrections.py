"""What notes of correction take back, as it is kept in a record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.model import MarkKind
from onrecord.store.read import Record
from onrecord.store.write import Draft, insert_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the notes of one article take back, and the hash of all that this rests on.

    `found` are (start, end) of each note, the article whose sentence it takes back ("": none), that sentence's place,
    and the places in other articles that rest on it.
    """

    article: str
    basis: str
    found: Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What notes are looked up by, of one article: the key of its reading, outlet, day and stories."""

    key: str
    outlet: str
    day: date | None
    stories: tuple[str, ...]


def has_notes(record: Record) -> bool:
    """Whether any article of a record holds a note of correction."""
    return bool(record.query("SELECT 1 FROM marks WHERE kind = ? LIMIT 1", MarkKind.CORRECTION.value))


def known_articles(record: Record) -> dict[str, Known]:
    """Return what notes are looked up by, by article."""
    stories: dict[str, list[str]] = {}
    for row in record.query("SELECT article, story FROM story_articles ORDER BY article, story"):
        stories.setdefault(row["article"], []).append(row["story"])
    rows = record.query(
        """SELECT a.id, r.key, coalesce(a.outlet, '') AS outlet, coalesce(a.when_earliest, a.when_latest) AS day
           FROM articles a JOIN readings r ON r.capture = a.capture"""
    )
    return {
        row["id"]: Known(
            key=row["key"],
            outlet=row["outlet"],
            day=date.fromisoformat(row["day"]) if row["day"] else None,
            stories=tuple(stories.get(row["id"], ())),
        )
        for row in rows
    }


def kept_corrections(record: Record) -> dict[str, Kept]:
    """Return what is kept of the notes of each article."""
    rows = record.query("SELECT * FROM corrections")
    return {
        row["article"]: Kept(article=row["article"], basis=row["basis"], found=json.loads(row["found"])) for row in rows
    }


def put_corrections(draft: Draft, kept: Iterable[Kept]) -> None:
    """Put what notes take back in the place of all that was kept of it."""
    fresh = [(one.article, one.basis, json.dumps(one.found)) for one in kept]
    draft.db.execute("DELETE FROM corrections")
    insert_all(draft.db, "corrections", fresh)
