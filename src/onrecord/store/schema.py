"""The schema of a record file, and bringing an older file up to it: numbered SQL files, each run once."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from onrecord.errors import RecordError

APPLICATION_ID = 0x6F6E7263
"""SQLite's application_id of a record: "onrc"."""


def migrations() -> tuple[tuple[int, str], ...]:
    """Return the numbered migrations, in order: (1, "CREATE TABLE ...")."""
    folder = files(__package__).joinpath("migrations")
    found = [(int(file.name[:4]), file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".sql")]
    return tuple(sorted(found))


def latest_version() -> int:
    """Return the number of the newest migration."""
    return migrations()[-1][0]


def migrate(db: sqlite3.Connection) -> None:
    """Bring the open record `db` to the latest schema, each step in a transaction of its own."""
    at = version_of(db)
    for number, script in migrations():
        if number > at:
            db.executescript(f"BEGIN;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def version_of(db: sqlite3.Connection) -> int:
    """Return the schema version of an open file: 0 for a new one."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check_is_record(db: sqlite3.Connection, name: str) -> None:
    """Raise RecordError when the open file `name` is not a record, or is newer than this program."""
    try:
        application, version = (
            db.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in ("application_id", "user_version")
        )
    except sqlite3.DatabaseError as error:
        raise RecordError(
            f"{name} is not a record: {error}.", advice="Name a file made by “onrecord build”."
        ) from error
    if application != APPLICATION_ID:
        raise RecordError(f"{name} is not a record.", advice="Name a file made by “onrecord build”.")
    if version > latest_version():
        raise RecordError(
            f"{name} was made by a newer onrecord (schema {version}, this one knows {latest_version()}).",
            advice="Upgrade onrecord, or build the record anew.",
        )
