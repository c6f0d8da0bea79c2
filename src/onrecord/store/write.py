"""Writing a record: into a work file beside it, which takes its place in one step when it is done.

Until then the previous record is untouched, and readers go on reading it. A build that was stopped leaves its work
file, and the next one goes on from there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from onrecord.errors import RecordError, UsageError
from onrecord.model import (
    Actor,
    Appearance,
    Arrival,
    Article,
    Capture,
    Claim,
    Decision,
    Effect,
    Lineage,
    Mark,
    Place,
    Problem,
    Resolution,
    Story,
)
from onrecord.store import company_rows, rows
from onrecord.store.copying import copy_file
from onrecord.store.lock import writing
from onrecord.store.read import Record, connect
from onrecord.store.schema import migrate

WORK_SUFFIX = ".building"
SHARDS_SUFFIX = ".shards"


class Draft(Record):
    """A record that is being written. What was written before the last `save` survives whatever happens next."""

    def __init__(self, db: sqlite3.Connection, path: Path, *, purpose: str, started: str) -> None:
        super().__init__(db, path)
        self.purpose = purpose
        self.started = started
        self._taken: set[str] = set()  # captures that came in during this run

    def save(self) -> None:
        self.db.commit()

    def put_arrival(self, capture: Capture, arrival: Arrival) -> None:
        """Add a payload, and that it arrived; both may be there already.

        The same bytes may be taken for a page here and for text there, or decoded differently. Within one run the
        reading that comes first by (media, raw text) stays, so that the order of arrival decides nothing; a capture of
        an earlier run gives way to how its bytes are read now.
        """
        row = rows.capture_row(capture)
        found = self.query("SELECT * FROM captures WHERE id = ?", capture.id)
        known = tuple(found[0]) if found else None
        if known is None:
            self._put("captures", row)
        elif known != row and (capture.id not in self._taken or _order(row) < _order(known)):
            columns = f"media = ?, raw = ?, {', '.join(f'{name} = ?' for name in rows.PARTICULARS_COLUMNS.split(', '))}"
            self.db.execute(f"UPDATE captures SET {columns} WHERE id = ?", (*row[1:], capture.id))
            self.db.execute("DELETE FROM readings WHERE capture = ?", (capture.id,))
        self._taken.add(capture.id)
        self._put("arrivals", rows.arrival_row(arrival), replace=True)

    def put_reading(
        self,
        capture: str,
        key: str,
        problems: Iterable[Problem],
        *,
        article: Article | None = None,
        marks: Iterable[Mark] = (),
        claims: Sequence[Claim] = (),
        appearances: Sequence[Appearance] = (),
        places: Iterable[Place] = (),
    ) -> None:
        """Put what was read in a capture of which no reading is there. No article: it holds none."""
        if article is not None:
            self._put("articles", rows.article_row(article))
            self._put_all("offsets", rows.offset_rows(article))
            self._put_all("boilerplate", rows.boilerplate_rows(article))
            self._put_all("marks", {rows.mark_row(mark): None for mark in marks})
            self._put_all("claims", (rows.claim_row(claim) for claim in claims))
            self._put_all("cites", (row for claim in claims for row in rows.cite_rows(claim)))
            self._put_all("slots", (row for claim in claims for row in rows.slot_rows(claim)))
            self._put_all("appearances", (company_rows.appearance_row(one) for one in appearances))
            self._put_all("roles", (row for one in appearances for row in company_rows.role_rows(one)))
            self._put_all("places", (company_rows.place_row(place) for place in places), replace=True)
        self.put_problems(problems, capture=capture)
        self.put_key(capture, key)

    def put_key(self, capture: str, key: str) -> None:
        """Set the done-mark of a capture: the key under which it was read, or in a shard is to be read."""
        self._put("readings", (capture, key), replace=True)

    def drop_readings(self, captures: Sequence[str]) -> None:
        """Drop what was read in `captures`, and that they were read."""
        of_them = f"capture IN ({', '.join('?' * len(captures))})"
        gone = [row["id"] for row in self.db.execute(f"SELECT id FROM articles WHERE {of_them}", captures)]
        if gone:  # the index is read from end to end to find the sentences of an article
            self.db.execute(f"DELETE FROM search WHERE article IN ({', '.join('?' * len(gone))})", gone)
        for table in ("articles", "problems", "readings"):
            self.db.execute(f"DELETE FROM {table} WHERE {of_them}", captures)

    def put_lineages(self, lineages: Iterable[Lineage]) -> None:
        """Put `lineages` in the place of all versions of articles."""
        self.db.execute("DELETE FROM article_versions")
        self._put_all("article_versions", (row for one in lineages for row in company_rows.version_rows(one)))

    def put_actors(self, actors: Iterable[Actor]) -> None:
        """Put `actors` in the place of all actors, and drop the places that no article names any more."""
        self.db.execute("DELETE FROM actors")
        self.add_actors(actors)
        self.drop_unnamed_places()

    def add_actors(self, actors: Iterable[Actor]) -> None:
        """Put further actors."""
        for actor in actors:
            self._put("actors", company_rows.actor_row(actor))
            self._put_all("actor_appearances", ((actor.id, one, reason) for one, reason in actor.appearances))

    def drop_unnamed_places(self) -> None:
        """Drop the places that no article names any more."""
        self.db.execute(
            """DELETE FROM places WHERE NOT EXISTS (
                SELECT 1 FROM marks WHERE kind = 'place' AND value = places.id)"""
        )

    def put_decision(self, decision: Decision) -> None:
        """Append what a person decided."""
        self._put("decisions", company_rows.decision_row(decision))

    def put_effects(self, effects: Iterable[Effect], speakers: Iterable[Resolution], *, by: str) -> None:
        """Put what decisions did, and the speakers that they name by the rule `by`, in the place of all of that."""
        self.db.execute("DELETE FROM decided")
        self.db.execute("DELETE FROM resolutions WHERE made_by = ?", (by,))
        self._put_all("decided", (company_rows.effect_row(effect) for effect in effects))
        self._put_all("resolutions", ((r.claim, r.slot, r.value, r.basis, r.origin, r.by) for r in speakers))

    def put_stories(self, stories: Iterable[Story]) -> None:
        """Put `stories` in the place of all stories."""
        self.db.execute("DELETE FROM stories")
        for story in stories:
            self._put("stories", (story.id, story.label))
            members = enumerate(story.members, start=1)
            self._put_all("story_articles", ((story.id, at, article, reason) for at, (article, reason) in members))

    def put_problems(self, problems: Iterable[Problem], *, capture: str | None = None, source: str = "") -> None:
        """Add problems: of a capture, with which they go, or of an input that gave none.

        `source` is theirs where they name none.
        """
        for problem in problems:
            about = (problem.input, problem.source or source or problem.input, problem.stage)
            self._put(
                "problems", (*about, problem.severity.value, problem.reason, problem.advice, capture), replace=True
            )

    def forget_problems(self, source: str | None = None) -> None:
        """Forget the problems of taking in the file `source` and its parts, or of taking in anything."""
        where, values = ("", ()) if source is None else ("AND source = ?", (source,))
        self.db.execute(f"DELETE FROM problems WHERE capture IS NULL {where}", values)

    def keep_only(self, arrivals: Iterable[tuple[str, str]]) -> None:
        """Drop every arrival that is not among `arrivals` (capture, locator), and captures that are left with none."""
        self.db.execute("CREATE TEMP TABLE kept (capture TEXT, locator TEXT, PRIMARY KEY (capture, locator))")
        self.db.executemany("INSERT OR IGNORE INTO kept VALUES (?, ?)", arrivals)
        self.db.execute("DELETE FROM arrivals WHERE (capture, locator) NOT IN (SELECT capture, locator FROM kept)")
        self.db.execute("DROP TABLE kept")
        self._drop_orphans()

    def drop_arrivals(self, locators: Iterable[str]) -> None:
        """Drop the arrivals at `locators`, and captures that are left with none."""
        self.db.executemany("DELETE FROM arrivals WHERE locator = ?", ((locator,) for locator in locators))
        self._drop_orphans()

    def kept_rule(self, step: str) -> str:
        """Return the rule under which a step of the last comparison is kept, "" when it is not."""
        row = self.db.execute("SELECT rule FROM kept_rules WHERE step = ?", (step,)).fetchone()
        return "" if row is None else str(row["rule"])

    def put_kept_rule(self, step: str, rule: str) -> None:
        """Say under which rule a step of this comparison is kept."""
        self._put("kept_rules", (step, rule), replace=True)

    def put_meta(self, key: str, value: str) -> None:
        self._put("meta", (key, value), replace=True)

    def put_run(self, *, finished: str) -> None:
        """Add this run to the history of the record."""
        row = (self.purpose, version("onrecord"), self.started, finished)
        self.db.execute("INSERT INTO runs (command, version, started, finished) VALUES (?, ?, ?, ?)", row)

    def count(self, table: str) -> int:
        """Return how many rows a table, or a table with a condition, has."""
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def _drop_orphans(self) -> None:
        orphans = "SELECT id FROM captures WHERE id NOT IN (SELECT capture FROM arrivals)"
        gone = f"SELECT id FROM articles WHERE capture IN ({orphans})"
        self.db.execute(f"DELETE FROM search WHERE article IN ({gone})")
        self.db.execute(f"DELETE FROM captures WHERE id IN ({orphans})")

    def _put(self, table: str, row: rows.Row, *, replace: bool = False) -> None:
        self.db.execute(_insertion(table, row, replace=replace), row)

    def _put_all(self, table: str, all_rows: Iterable[rows.Row], *, replace: bool = False) -> None:
        insert_all(self.db, table, all_rows, replace=replace)


def insert_all(db: sqlite3.Connection, table: str, all_rows: Iterable[rows.Row], *, replace: bool = False) -> None:
    """Insert rows into a table; `replace`: in the place of those with their key."""
    left = iter(all_rows)
    if first := next(left, None):
        db.executemany(_insertion(table, first, replace=replace), chain((first,), left))


def _insertion(table: str, row: rows.Row, *, replace: bool) -> str:
    return f"INSERT {'OR REPLACE ' if replace else ''}INTO {table} VALUES ({', '.join('?' * len(row))})"


def files_of(record: Path) -> frozenset[Path]:
    """Return the paths of a record and of the files that lie beside it while it is written."""
    work = WORK_SUFFIX
    return frozenset(
        record.with_name(record.name + end)
        for end in ("", ".lock", work, f"{work}-wal", f"{work}-shm", f"{work}-journal")
    )


def work_file_of(record: Path) -> Path:
    """Return the file that a record is written to until it is done."""
    return record.with_name(record.name + WORK_SUFFIX)


def shards_of(record: Path) -> Path:
    """Return the folder of the shards of a record while it is written."""
    return record.with_name(record.name + WORK_SUFFIX + SHARDS_SUFFIX)


@contextmanager
def drafting(record: Path, *, purpose: str, started: str) -> Iterator[Draft]:
    """Open a draft of `record`, and put it in the record's place when the block ends without an exception.

    The draft starts from the work file that a stopped run of the same `purpose` on the same record left, else from the
    record as it is, else empty. A UsageError raised in the block calls the draft off: nothing of it is kept. Raises
    RecordError when somebody else writes the record, or when what lies there is something else.
    """
    work = work_file_of(record)
    with writing(record, started=started):
        if record.exists():
            Record.open(record).db.close()
        with _told_of_failures(record):
            draft = _open_work(record, work, purpose, started)
            try:
                yield draft
                draft.save()
                _fold(draft.db)
            except UsageError:
                draft.db.close()
                _remove(work)
                raise
            finally:
                draft.db.close()
            work.replace(record)
        _remove_side_files(work)


@contextmanager
def _told_of_failures(record: Path) -> Iterator[None]:
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise RecordError(
            f"{record} can't be written: {error}. The previous record, if any, is untouched.",
            advice="Free some space or name another place; the next build goes on where this one stopped.",
        ) from error


def _open_work(record: Path, work: Path, purpose: str, started: str) -> Draft:
    intent = f"{purpose} {_identity(record)}"
    if not _is_left_by(work, intent):
        _remove(work)
        if record.exists():
            copy_file(record, work)
    db = connect(work)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA foreign_keys = ON")
    migrate(db)
    draft = Draft(db, record, purpose=purpose, started=started)
    draft.put_meta("draft", intent)
    draft.save()
    return draft


def _identity(record: Path) -> str:
    """Return what tells this record file from any other that may lie at its place."""
    if not record.exists():
        return "none"
    facts = record.stat()
    return f"{facts.st_size} {facts.st_mtime_ns}"


def _is_left_by(work: Path, intent: str) -> bool:
    """Whether `work` is what a stopped run with the same intent left."""
    if not work.exists():
        return False
    try:
        with Record.open(work) as left:
            return left.meta("draft") == intent
    except (sqlite3.Error, RecordError):
        return False  # it broke half-way: start anew


def _order(capture: rows.Row) -> tuple[str, ...]:
    return tuple(value if isinstance(value, str) else "" for value in capture)


def _fold(db: sqlite3.Connection) -> None:
    """Make one self-contained file of the database and its write-ahead log."""
    db.execute("DELETE FROM meta WHERE key = 'draft'")
    db.execute("INSERT INTO search (search) VALUES ('optimize')")
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("PRAGMA journal_mode = DELETE")


def _remove(work: Path) -> None:
    work.unlink(missing_ok=True)
    _remove_side_files(work)


def _remove_side_files(work: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        work.with_name(work.name + suffix).unlink(missing_ok=True)
    shards = work.with_name(work.name + SHARDS_SUFFIX)
    if shards.is_dir():
        for path in shards.iterdir():
            path.unlink()
        shards.rmdir()
