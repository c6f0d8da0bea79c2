"""Reading a record file: nouns by id, and the rows that views are made of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import RecordError, UsageError
from onrecord.model import (
    Actor,
    Appearance,
    Arrival,
    Article,
    Boilerplate,
    Capture,
    Claim,
    ClaimKind,
    Copy,
    Decision,
    Effect,
    Entry,
    Lineage,
    Link,
    Mark,
    MarkKind,
    Place,
    Problem,
    Resolution,
    Severity,
    SlotStanding,
    Story,
    Version,
    When,
)
from onrecord.store import company_rows, rows
from onrecord.store.schema import check_is_record, latest_version, migrate, version_of


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database file, its rows readable by column name."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True) if read_only else sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    return db


class Record:
    """An open record. `db` is the connection, for the queries of views."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.db = db
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the record at `path`, read-only. Raises RecordError when there is none or it is something else.

        A record of an older schema is brought up to date in memory, the file stays as it is.
        """
        if not path.is_file():
            raise RecordError(f"There is no record at {path}.", advice=f"Make one: onrecord build ARTICLES -o {path}")
        try:
            db = connect(path, read_only=True)
        except sqlite3.OperationalError as error:
            raise RecordError(f"{path} can't be opened: {error}.", advice="Check that you may read it.") from error
        try:
            check_is_record(db, str(path))
        except RecordError:
            db.close()
            raise
        return cls(_up_to_date(db), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.db.close()

    def query(self, sql: str, *values: str | int | None) -> list[sqlite3.Row]:
        """Return all rows of a query. Raises RecordError when the file is damaged."""
        try:
            return self.db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise RecordError(f"{self.path} is damaged: {error}.", advice="Build it anew, or take a copy.") from error

    def meta(self, key: str) -> str | None:
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row["value"])

    def captures(self) -> list[str]:
        """Return the ids of all captures, in their order."""
        return [row["id"] for row in self.query("SELECT id FROM captures ORDER BY id")]

    def capture(self, capture: str) -> Capture:
        """Return one capture. Raises KeyError when there is none of that id."""
        found = self.query("SELECT * FROM captures WHERE id = ?", capture)
        if not found:
            raise KeyError(capture)
        return rows.capture_of(found[0])

    def arrivals(self, capture: str | None = None) -> list[Arrival]:
        """Return the arrivals of one capture, or all, by locator."""
        where = "" if capture is None else "WHERE capture = ?"
        values = () if capture is None else (capture,)
        found = self.query(f"SELECT * FROM arrivals {where} ORDER BY locator, capture", *values)
        return [rows.arrival_of(row) for row in found]

    def reading_keys(self) -> dict[str, str]:
        """Return the done-marks: capture id -> key under which it was read."""
        return {row["capture"]: row["key"] for row in self.query("SELECT capture, key FROM readings")}

    def article(self, article: str) -> Article:
        """Return one article. Raises KeyError when there is none of that id."""
        found = self.query("SELECT * FROM articles WHERE id = ?", article)
        if not found:
            raise KeyError(article)
        pieces = self.query("SELECT * FROM offsets WHERE article = ? ORDER BY clean_start", article)
        return rows.article_of(found[0], pieces, self._cut_from(article))

    def boilerplate(self, article: str) -> tuple[Boilerplate, ...]:
        """Return what was cut from an article."""
        return tuple(map(rows.boilerplate_of, self._cut_from(article)))

    def _cut_from(self, article: str) -> list[sqlite3.Row]:
        return self.query("SELECT * FROM boilerplate WHERE article = ? ORDER BY raw_start, raw_end", article)

    def published(self, article: str) -> When:
        """Return when an article was published. Raises KeyError when there is none of that id."""
        found = self.query(f"SELECT {rows.WHEN_COLUMNS} FROM articles WHERE id = ?", article)
        if not found:
            raise KeyError(article)
        return rows.when_of(found[0])

    def articles(self) -> Iterator[Article]:
        """Yield all articles by id, one at a time."""
        for row in self.query("SELECT id FROM articles ORDER BY id"):
            yield self.article(row["id"])

    def claims(self) -> Iterator[Claim]:
        """Yield all claims by id."""
        cites = self.query("SELECT * FROM cites ORDER BY claim, ordinal")
        slots = self.query("SELECT * FROM slots ORDER BY claim, ordinal")
        yield from rows.claims_of(self.query("SELECT * FROM claims ORDER BY id"), cites, slots)

    def claims_of(self, kind: ClaimKind) -> list[Claim]:
        """Return the claims of one kind, by id."""
        return self._claims_where("kind = ?", kind.value)

    def claims_in(self, article: str) -> list[Claim]:
        """Return the claims of one article, by id."""
        return self._claims_where("article = ?", article)

    def claims_among(self, articles: Iterable[str]) -> list[Claim]:
        """Return the claims of several articles, by id."""
        return self._claims_where(f"article IN {LISTED}", listed(articles))

    def claims_by_id(self, claims: Iterable[str]) -> list[Claim]:
        """Return those of `claims` (ids) that there are, by id."""
        return self._claims_where(f"id IN {LISTED}", listed(claims))

    def _claims_where(self, condition: str, value: str) -> list[Claim]:
        of_it = f"SELECT id FROM claims WHERE {condition}"
        cites = self.query(f"SELECT * FROM cites WHERE claim IN ({of_it}) ORDER BY claim, ordinal", value)
        slots = self.query(f"SELECT * FROM slots WHERE claim IN ({of_it}) ORDER BY claim, ordinal", value)
        claims = self.query(f"SELECT * FROM claims WHERE {condition} ORDER BY id", value)
        return list(rows.claims_of(claims, cites, slots))

    def marks(self, kind: MarkKind, article: str | None = None) -> list[Mark]:
        """Return the marks of one kind, of one article or of all, by article and place in it."""
        where = "" if article is None else "AND article = ?"
        values = () if article is None else (article,)
        found = self.query(
            f'SELECT * FROM marks WHERE kind = ? {where} ORDER BY article, start, "end", value', kind.value, *values
        )
        return [rows.mark_of(row) for row in found]

    def marks_among(self, kind: MarkKind, articles: Iterable[str]) -> list[Mark]:
        """Return the marks of one kind of several articles, by article and place in it."""
        found = self.query(
            f"""SELECT * FROM marks WHERE article IN {LISTED} AND +kind = ? ORDER BY article, start, "end", value""",
            listed(articles),
            kind.value,
        )
        return [rows.mark_of(row) for row in found]

    def places(self) -> list[Place]:
        """Return the places that articles name, by id."""
        return [company_rows.place_of(row) for row in self.query("SELECT * FROM places ORDER BY id")]

    def appearances(self) -> Iterator[Appearance]:
        """Yield the actors as single articles tell of them, by id."""
        yield from self._appearances_where("1")

    def appearances_among(self, articles: Iterable[str]) -> list[Appearance]:
        """Return the actors as several articles tell of them, by id."""
        return list(self._appearances_where(f"article IN {LISTED}", listed(articles)))

    def appearances_by_id(self, appearances: Iterable[str]) -> list[Appearance]:
        """Return those of `appearances` (ids) that there are, by id."""
        return list(self._appearances_where(f"id IN {LISTED}", listed(appearances)))

    def _appearances_where(self, condition: str, *values: str) -> Iterator[Appearance]:
        of_them = "" if condition == "1" else f"WHERE appearance IN (SELECT id FROM appearances WHERE {condition})"
        roles: dict[str, list[sqlite3.Row]] = {}
        for row in self.query(f'SELECT * FROM roles {of_them} ORDER BY appearance, start, "end", title', *values):
            roles.setdefault(row["appearance"], []).append(row)
        for row in self.query(f"SELECT * FROM appearances WHERE {condition} ORDER BY id", *values):
            yield company_rows.appearance_of(row, roles.get(row["id"], ()))

    def actors(self) -> list[Actor]:
        """Return the actors across articles, by id."""
        return self._actors_where("")

    def actors_by_id(self, actors: Iterable[str]) -> list[Actor]:
        """Return those of `actors` (ids) that there are, by id."""
        return self._actors_where(f"IN {LISTED}", listed(actors))

    def _actors_where(self, id_is: str, *values: str) -> list[Actor]:
        of_actor, of_id = (f"WHERE {name} {id_is}" if id_is else "" for name in ("actor", "id"))
        members: dict[str, list[sqlite3.Row]] = {}
        for row in self.query(f"SELECT * FROM actor_appearances {of_actor} ORDER BY actor, appearance", *values):
            members.setdefault(row["actor"], []).append(row)
        found = self.query(f"SELECT * FROM actors {of_id} ORDER BY id", *values)
        return [company_rows.actor_of(row, members.get(row["id"], ())) for row in found]

    def decisions(self) -> list[Decision]:
        """Return what people decided, in the order in which they did."""
        return [company_rows.decision_of(row) for row in self.query("SELECT * FROM decisions ORDER BY number")]

    def effects(self) -> list[Effect]:
        """Return what decisions did to lines and claims, by what they are about, the earliest first."""
        found = self.query("SELECT * FROM decided ORDER BY about, number, what")
        return [company_rows.effect_of(row) for row in found]

    def entries(self) -> list[Entry]:
        """Return the lines of the record in their order, without the standing of their slots."""
        claims: dict[str, list[str]] = {}
        for row in self.query("SELECT entry, claim FROM entry_claims ORDER BY entry, claim"):
            claims.setdefault(row["entry"], []).append(row["claim"])
        found = self.query("SELECT * FROM entries ORDER BY position")
        return [rows.entry_of(row, claims.get(row["id"], ())) for row in found]

    def links(self) -> list[Link]:
        """Return how claims stand to one another, by claim."""
        return [company_rows.link_of(row) for row in self.query("SELECT * FROM links ORDER BY a, b, kind, slot")]

    def standings(self) -> dict[str, tuple[SlotStanding, ...]]:
        """Return the standing of each slot of every entry, by entry."""
        return company_rows.standings_of(
            self.query("SELECT * FROM standings ORDER BY entry, ordinal"),
            self.query("SELECT * FROM accounts ORDER BY entry, ordinal, account"),
        )

    def copies(self) -> list[Copy]:
        """Return the pairs of articles that share body text."""
        return [
            Copy(a=row["a"], b=row["b"], share=row["share"]) for row in self.query("SELECT * FROM copies ORDER BY a, b")
        ]

    def lineages(self) -> list[Lineage]:
        """Return the articles that were captured more than once, with their versions."""
        return company_rows.lineages_of(self.query("SELECT * FROM article_versions ORDER BY lineage, ordinal"))

    def versions(self, claim: str) -> list[Version]:
        """Return all versions of the quotation of a claim, the longest first; none when it stands in one article."""
        found = self.query(
            """SELECT claim, difference FROM versions
               WHERE quotation IN (SELECT quotation FROM versions WHERE claim = ?) ORDER BY quotation, ordinal""",
            claim,
        )
        return [Version(claim=row["claim"], difference=row["difference"]) for row in found]

    def resolutions(self) -> list[Resolution]:
        """Return what open slots turned out to be, by claim."""
        return [
            Resolution(
                claim=row["claim"],
                slot=row["slot"],
                value=row["value"],
                basis=row["basis"],
                origin=row["origin"],
                by=row["made_by"],
            )
            for row in self.query("SELECT * FROM resolutions ORDER BY claim, slot, value")
        ]

    def stories(self) -> list[Story]:
        """Return the running stories, by id."""
        members: dict[str, list[tuple[str, str]]] = {}
        for row in self.query("SELECT * FROM story_articles ORDER BY story, ordinal"):
            members.setdefault(row["story"], []).append((row["article"], row["reason"]))
        found = self.query("SELECT * FROM stories ORDER BY id")
        return [Story(id=row["id"], label=row["label"], members=tuple(members.get(row["id"], ()))) for row in found]

    def claim(self, claim: str) -> Claim:
        """Return one claim. Raises KeyError when there is none of that id."""
        parts = (
            self.query("SELECT * FROM claims WHERE id = ?", claim),
            self.query("SELECT * FROM cites WHERE claim = ? ORDER BY ordinal", claim),
            self.query("SELECT * FROM slots WHERE claim = ? ORDER BY ordinal", claim),
        )
        if not parts[0]:
            raise KeyError(claim)
        return next(rows.claims_of(*parts))

    def problems(self, capture: str | None = None) -> list[Problem]:
        """Return the problems of one capture, or of all inputs, those that failed first.

        A problem of a capture is told of the first file that the capture arrived from, wherever that lies now.
        """
        found = self.query(
            f"""SELECT p.stage, p.severity, p.reason, p.advice, coalesce(a.locator, p.input) AS input,
                      coalesce(a.source, p.source) AS source
               FROM problems p LEFT JOIN arrivals a ON a.capture = p.capture
                AND a.locator = (SELECT min(locator) FROM arrivals WHERE capture = p.capture)
               {"" if capture is None else "WHERE p.capture = ?"}
               ORDER BY p.severity DESC, input, p.stage, p.reason""",
            *(() if capture is None else (capture,)),
        )
        return [
            Problem(
                input=row["input"],
                stage=row["stage"],
                reason=row["reason"],
                advice=row["advice"],
                severity=Severity(row["severity"]),
                source=row["source"],
            )
            for row in found
        ]

    def full_id(self, start: str) -> tuple[str, str]:
        """Return ("entry" | "claim" | "article" | "actor" | "place", id) for an id or an unambiguous start of one."""
        found = self.query(
            """SELECT 'entry' AS kind, id FROM entries WHERE substr(id, 1, length(?1)) = ?1
               UNION ALL SELECT 'claim', id FROM claims WHERE substr(id, 1, length(?1)) = ?1
               UNION ALL SELECT 'article', id FROM articles WHERE substr(id, 1, length(?1)) = ?1
               UNION ALL SELECT 'actor', id FROM actors WHERE substr(id, 1, length(?1)) = ?1
               UNION ALL SELECT 'place', id FROM places WHERE id = ?1 LIMIT 3""",
            start.strip().casefold(),
        )
        if not found or not start.strip():
            raise UsageError(
                f"Nothing in {self.path} has the id “{start}”.", advice="“onrecord timeline --ids” shows the ids."
            )
        if len(found) > 1:
            raise UsageError(f"“{start}” is the start of more than one id.", advice="Type more of it.")
        return found[0]["kind"], found[0]["id"]


LISTED = "(SELECT value FROM json_each(?))"
"""What a list of ids is in a query, as `listed` gives it: of any length, where variables are at most some thousands."""


def listed(ids: Iterable[str] | Iterable[int]) -> str:
    """Return ids, or numbers, as one value of a query that has LISTED."""
    return json.dumps(sorted(ids))


def _up_to_date(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return the open record, or a copy in memory with the latest schema where it has an older one."""
    if version_of(db) == latest_version():
        return db
    copy = sqlite3.connect(":memory:")
    copy.row_factory = sqlite3.Row
    db.backup(copy)
    db.close()
    migrate(copy)
    return copy
