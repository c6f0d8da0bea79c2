"""What a record needs of SQLite."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return sqlite3.sqlite_version


def missing_features() -> tuple[str, ...]:
    """Return what this SQLite can't do and a record needs: full-text search, strict tables."""
    needs = {
        "full-text search (FTS5)": "CREATE VIRTUAL TABLE a USING fts5 (b)",
        "strict tables": "CREATE TABLE c (d TEXT) STRICT",
    }
    db = sqlite3.connect(":memory:")
    try:
        return tuple(name for name, statement in needs.items() if not _works(db, statement))
    finally:
        db.close()


def _works(db: sqlite3.Connection, statement: str) -> bool:
    try:
        db.execute(statement)
    except sqlite3.OperationalError:
        return False
    return True
