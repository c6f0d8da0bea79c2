"""Shards of a record: a few captures cut out as a file of their own, and what was read in them, taken back.

Both are record files, so that whoever works on a shard, here or on another machine, needs no other format.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from onrecord.model import MarkKind, When
from onrecord.store import rows
from onrecord.store.read import Record, connect, listed
from onrecord.store.schema import migrate
from onrecord.store.write import Draft

_OF_ONE_ARTICLE = ("articles", "offsets", "boilerplate", "marks", "claims", "cites", "slots", "appearances", "roles")
"""Tables of which every row belongs to one article; those that others refer to come first."""

_SHARED = ("places", "problems", "readings")
"""Tables in which a row may be there already: the same place, the same problem, an earlier reading."""


@contextmanager
def making_shard(path: Path) -> Iterator[Draft]:
    """Open a new shard file that appears at `path`, whole, when the block ends without an exception."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.part")  # of a run that was stopped another may be left
    unfinished.unlink(missing_ok=True)
    db = connect(unfinished)
    try:
        db.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole, and after a crash it is made anew
        db.execute("PRAGMA synchronous = OFF")
        migrate(db)
        shard = Draft(db, path, purpose="shard", started="")
        yield shard
        shard.save()
    finally:
        db.close()
    unfinished.replace(path)


def cut_shard(draft: Record, keys: Mapping[str, str], dates: Mapping[str, When], path: Path) -> None:
    """Write the captures of `keys` (capture -> key to read it under), with their arrivals, as a shard at `path`.

    `dates` says when articles were published that do not say so themselves, by capture.
    """
    with making_shard(path) as shard:
        for capture, key in keys.items():
            payload = draft.capture(capture)
            for arrival in draft.arrivals(capture):
                shard.put_arrival(payload, arrival)
            shard.put_key(capture, key)
            if capture in dates:
                shard.put_meta(_published(capture), json.dumps(rows.when_row(dates[capture])))


def cut_articles(record: Path, articles: Iterable[str], path: Path) -> None:
    """Write all that was read in `articles` (ids) of the record in a file, and how they belong together, as a shard."""
    with making_shard(path) as shard:
        shard.db.execute("ATTACH ? AS source", (str(record),))
        shard.db.execute("CREATE TEMP TABLE wanted AS SELECT value AS id FROM json_each(?)", (listed(articles),))
        for table, where in _OF_ARTICLES.items():
            shard.db.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE {where}")
        # What notes take back rests on more articles than are here: it must be taken as it is.
        shard.db.execute("UPDATE corrections SET basis = ''")
        shard.save()
        shard.db.execute("DETACH source")


_THEIRS = "IN (SELECT id FROM temp.wanted)"
_OF_VERSIONS = f"""(SELECT capture FROM source.articles WHERE id {_THEIRS}
                    AND id IN (SELECT article FROM source.article_versions))"""
_OF_ARTICLES = {
    "captures": f"id IN {_OF_VERSIONS}",
    "arrivals": f"capture IN {_OF_VERSIONS}",
    "readings": f"capture IN (SELECT capture FROM source.articles WHERE id {_THEIRS})",
    "articles": f"id {_THEIRS}",
    **dict.fromkeys(("offsets", "boilerplate", "marks", "claims", "cites", "appearances"), f"article {_THEIRS}"),
    "slots": f"claim IN (SELECT id FROM source.claims WHERE article {_THEIRS})",
    "roles": f"appearance IN (SELECT id FROM source.appearances WHERE article {_THEIRS})",
    "actor_appearances": f"appearance IN (SELECT id FROM source.appearances WHERE article {_THEIRS})",
    "actors": "id IN (SELECT actor FROM main.actor_appearances)",
    "story_articles": f"article {_THEIRS}",
    "stories": "id IN (SELECT story FROM main.story_articles)",
    "article_versions": f"article {_THEIRS}",
    "corrections": f"article {_THEIRS}",
    "copies": f"a {_THEIRS} AND b {_THEIRS}",
}
"""What comparing articles needs, table by table, and which rows of it. What was captured is only needed of versions."""


def date_in(shard: Record, capture: str) -> When | None:
    """Return when the article of a capture was published, as its company says; None: it says so itself, or nobody."""
    stated = shard.meta(_published(capture))
    if stated is None:
        return None
    columns = dict(zip(rows.WHEN_COLUMNS.split(", "), json.loads(stated), strict=True))
    return rows.when_of(columns)


def take_shard(draft: Draft, path: Path, wanted: Mapping[str, str]) -> list[str]:
    """Put what was read in the shard at `path` in the place of what was read before; return the captures.

    A reading under another key than `wanted` says (capture -> key) is left. The draft is saved.
    """
    with Record.open(path) as shard:
        captures = [capture for capture, key in shard.reading_keys().items() if wanted.get(capture) == key]
    draft.save()
    draft.db.execute("ATTACH ? AS shard", (str(path),))
    try:
        draft.drop_readings(captures)
        _copy_readings(draft.db, captures)
        for capture in captures:
            _index(draft.db, capture)
        draft.save()
    finally:
        draft.db.rollback()
        draft.db.execute("DETACH shard")
    return captures


def _copy_readings(db: sqlite3.Connection, captures: Sequence[str]) -> None:
    """Copy what was read in `captures`, table by table: one by one takes twice as long."""
    captured = f"capture IN ({', '.join('?' * len(captures))})"
    articles = f"SELECT id FROM shard.articles WHERE {captured}"
    claims = f"SELECT id FROM shard.claims WHERE article IN ({articles})"
    appearances = f"SELECT id FROM shard.appearances WHERE article IN ({articles})"
    whose = {"articles": captured, "slots": f"claim IN ({claims})", "roles": f"appearance IN ({appearances})"}
    for table in _OF_ONE_ARTICLE:
        where = whose.get(table, f"article IN ({articles})")
        db.execute(f"INSERT INTO main.{table} SELECT * FROM shard.{table} WHERE {where}", captures)
    named = f"SELECT value FROM shard.marks WHERE kind = 'place' AND article IN ({articles})"
    whose = {"places": f"id IN ({named})", "problems": captured, "readings": captured}
    for table in _SHARED:
        where = whose[table]
        db.execute(f"INSERT OR REPLACE INTO main.{table} SELECT * FROM shard.{table} WHERE {where}", captures)


def _index(db: sqlite3.Connection, capture: str) -> None:
    """Put the sentences of the article of a capture into the index of the search."""
    for article, text in db.execute("SELECT id, text FROM main.articles WHERE capture = ?", (capture,)).fetchall():
        spans = db.execute(
            'SELECT start, "end" FROM main.marks WHERE article = ? AND kind = ? ORDER BY start, "end"',
            (article, MarkKind.SENTENCE.value),
        )
        sentences = ((text[start:end], article, start, end) for start, end in spans.fetchall())
        db.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", sentences)


def _published(capture: str) -> str:
    return f"published {capture}"
