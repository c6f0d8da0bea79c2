"""What a record keeps of the comparison that finds versions of quotations."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby

from onrecord.model import ClaimKind, Quoted, Resolution, Version
from onrecord.store.numbers import signed, unsigned
from onrecord.store.read import LISTED, listed

STEP = "versions"
"""The name of the step among those that are done."""

_COLUMNS = "claim, article, words"


class Quotebook:
    """The kept quotations of an open record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._known: dict[int, Quoted] = {}

    def new_articles(self) -> list[str]:
        """Return the articles that came, or were read again, since the last comparison, by id."""
        rows = self.db.execute(
            "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM kept_done WHERE step = ?) ORDER BY id",
            (STEP,),
        )
        return [article for (article,) in rows]

    def count(self) -> int:
        """Return how many articles have been taken in."""
        return int(self.db.execute("SELECT count(*) FROM kept_done WHERE step = ?", (STEP,)).fetchone()[0])

    def gone(self) -> list[Quoted]:
        """Return the kept quotations of articles that are gone, or were read again."""
        rows = self.db.execute(
            f"SELECT {_COLUMNS} FROM kept_quoted WHERE article NOT IN (SELECT article FROM kept_done WHERE step = ?)",
            (STEP,),
        )
        return [_quoted(row) for row in rows]

    def direct(self, articles: Sequence[str] | None = None) -> Iterator[tuple[str, str, list[str]]]:
        """Yield claim, article and the parts of what is said of every statement in direct speech, by claim.

        `articles`: only of those with these ids.
        """
        where = "" if articles is None else f"AND c.article IN {LISTED}"
        values = () if articles is None else (listed(articles),)
        rows = self.db.execute(
            f"""SELECT c.id, c.article, s.name, s.value FROM claims c JOIN slots s ON s.claim = c.id
                WHERE c.kind = ? AND s.name IN ('mode', 'content') {where} ORDER BY c.id, s.ordinal""",
            (ClaimKind.STATEMENT.value, *values),
        )
        for (claim, article), some in groupby(rows, key=lambda row: (row[0], row[1])):
            slots = [(name, value) for _, _, name, value in some]
            if next((value for name, value in slots if name == "mode"), "") == "direct":
                yield (
                    claim,
                    article,
                    [value for name, value in slots if name == "content"],
                )

    def quoted(self, claims: Collection[str]) -> dict[str, Quoted]:
        """Return kept quotations by the ids of their claims; those that are gone are left out."""
        rows = self.db.execute(
            f"SELECT {_COLUMNS} FROM kept_quoted WHERE claim IN {LISTED}",
            (listed(claims),),
        )
        return {row[0]: _quoted(row) for row in rows}

    def holders(self, runs: Collection[int]) -> dict[int, list[Quoted]]:
        """Return the kept quotations that have each of `runs`, in their order."""
        rows = self.db.execute(
            f"SELECT run, number FROM kept_runs WHERE run IN {LISTED}",
            (listed(map(signed, runs)),),
        )
        pairs = [(unsigned(run), number) for run, number in rows]
        self._load({number for _, number in pairs} - self._known.keys())
        found: dict[int, list[Quoted]] = {}
        for run, number in pairs:
            found.setdefault(run, []).append(self._known[number])
        for some in found.values():
            some.sort(key=lambda one: one.order)
        return found

    def _load(self, numbers: Collection[int]) -> None:
        rows = self.db.execute(
            f"SELECT number, {_COLUMNS} FROM kept_quoted WHERE number IN {LISTED}",
            (listed(numbers),),
        )
        self._known.update((number, _quoted(row)) for number, *row in rows)

    def together(self, claims: Collection[str]) -> dict[str, str]:
        """Return claim -> group of all quotations that are, or were, versions of one with one of `claims`."""
        rows = self.db.execute(
            f"""SELECT claim, quotation FROM kept_quoted WHERE quotation <> '' AND quotation IN
               (SELECT quotation FROM kept_quoted WHERE claim IN {LISTED})""",
            (listed(claims),),
        )
        return dict(rows.fetchall())

    def clear(self) -> None:
        """Forget everything, the versions and what they resolved as well."""
        for table in ("kept_quoted", "kept_runs", "versions", "resolutions"):
            self.db.execute(f"DELETE FROM {table}")
        self.db.execute("DELETE FROM kept_done WHERE step = ?", (STEP,))

    def drop(self, gone: Iterable[Quoted], runs: Callable[[Sequence[str]], Iterable[int]]) -> None:
        """Drop quotations; `runs` gives the runs of the words of one."""
        self._known.clear()  # a number may be given again
        for one in gone:
            row = self.db.execute("SELECT number FROM kept_quoted WHERE claim = ?", (one.claim,)).fetchone()
            rows = ((signed(run), row[0]) for run in runs(one.words))
            self.db.executemany("DELETE FROM kept_runs WHERE run = ? AND number = ?", rows)
            self.db.execute("DELETE FROM kept_quoted WHERE claim = ?", (one.claim,))

    def put(
        self,
        articles: Iterable[str],
        quoted: Iterable[Quoted],
        runs: Callable[[Sequence[str]], Iterable[int]],
    ) -> None:
        """Take in articles, with their quotations."""
        self.db.executemany(
            "INSERT INTO kept_done VALUES (?, ?)",
            ((STEP, article) for article in articles),
        )
        last = self.db.execute("SELECT coalesce(max(number), 0) FROM kept_quoted").fetchone()[0]
        self.db.execute("CREATE TEMP TABLE coming (run INTEGER, number INTEGER)")
        for number, one in enumerate(quoted, start=last + 1):
            row = (one.claim, number, one.article, " ".join(one.words))
            self.db.execute("INSERT INTO kept_quoted VALUES (?, ?, ?, ?, '')", row)
            self.db.executemany(
                "INSERT INTO coming VALUES (?, ?)",
                ((signed(run), number) for run in runs(one.words)),
            )
        self.db.execute("INSERT INTO kept_runs SELECT run, number FROM coming ORDER BY run, number")
        self.db.execute("DROP TABLE coming")

    def forget_groups(self, groups: Collection[str]) -> None:
        """Drop the versions of quotations, by the claims of the longest ones, and that they belong together."""
        for group in sorted(groups):
            self.db.execute("DELETE FROM versions WHERE quotation = ?", (group,))
            self.db.execute("UPDATE kept_quoted SET quotation = '' WHERE quotation = ?", (group,))

    def put_groups(self, groups: Iterable[Sequence[Version]]) -> None:
        """Put the versions of quotations, the longest first."""
        for some in groups:
            quotation = some[0].claim
            rows = ((quotation, at, one.claim, one.difference) for at, one in enumerate(some, start=1))
            self.db.executemany("INSERT INTO versions VALUES (?, ?, ?, ?)", rows)
            self.db.executemany(
                "UPDATE kept_quoted SET quotation = ? WHERE claim = ?",
                ((quotation, one.claim) for one in some),
            )

    def put_speakers(self, claims: Iterable[str], speakers: Iterable[Resolution], *, by: str) -> None:
        """Put who spoke quotations, as the rule `by` knows it, in the place of what it said of `claims`."""
        self.db.executemany(
            "DELETE FROM resolutions WHERE claim = ? AND made_by = ?",
            ((one, by) for one in claims),
        )
        rows = ((one.claim, one.slot, one.value, one.basis, one.origin, one.by) for one in speakers)
        self.db.executemany("INSERT INTO resolutions VALUES (?, ?, ?, ?, ?, ?)", rows)


def _quoted(row: Sequence[str]) -> Quoted:
    return Quoted(claim=row[0], article=row[1], words=tuple(row[2].split(" ")))
