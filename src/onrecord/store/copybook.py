"""What a record keeps of the comparison that finds copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.model import Beside, Copy, Leaf
from onrecord.store.numbers import signed, unsigned
from onrecord.store.read import LISTED, listed

_TABLES = ("kept_leaves", "kept_members", "kept_shingles", "kept_common", "kept_beside", "copies")


class Copybook:
    """The kept leaves of an open record. Shingles are numbers of 64 bits without a sign; SQLite's have one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def leaves(self) -> dict[int, Leaf]:
        """Return all leaves by number."""
        rows = self.db.execute("SELECT number, key, outlet, words, is_counted, members FROM kept_leaves")
        return {
            number: Leaf(
                number=number,
                key=key,
                outlet=outlet,
                words=words,
                members=tuple(members.split("\n")),
                is_counted=bool(is_counted),
            )
            for number, key, outlet, words, is_counted, members in rows
        }

    def members(self) -> dict[int, tuple[str, ...]]:
        """Return the articles of each leaf that are still as they were when it was kept, by id."""
        found: dict[int, list[str]] = {}
        for article, leaf in self.db.execute("SELECT article, leaf FROM kept_members WHERE leaf ORDER BY article"):
            found.setdefault(leaf, []).append(article)
        return {leaf: tuple(articles) for leaf, articles in found.items()}

    def unplaced(self) -> list[str]:
        """Return the articles that came, or were read again, since the last comparison, by id."""
        rows = self.db.execute("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM kept_members) ORDER BY id")
        return [article for (article,) in rows]

    def holders(self, shingles: Collection[int]) -> dict[int, list[int]]:
        """Return the numbers of the leaves that have each of `shingles`."""
        found: dict[int, list[int]] = {}
        rows = self.db.execute(
            f"SELECT shingle, leaf FROM kept_shingles WHERE shingle IN {LISTED}",
            (listed(map(signed, shingles)),),
        )
        for shingle, leaf in rows:
            found.setdefault(unsigned(shingle), []).append(leaf)
        return found

    def since(self, shingles: Collection[int]) -> dict[int, bytes]:
        """Return the key of the leaf with which each of `shingles` became common, where it is."""
        rows = self.db.execute(
            f"SELECT shingle, since FROM kept_common WHERE shingle IN {LISTED}",
            (listed(map(signed, shingles)),),
        )
        return {unsigned(shingle): since for shingle, since in rows}

    def shingles(self, leaf: int) -> list[int]:
        """Return the shingles of a leaf. All of the table is read: its text, if it is there, tells sooner."""
        rows = self.db.execute("SELECT shingle FROM kept_shingles WHERE leaf = ?", (leaf,))
        return [unsigned(shingle) for (shingle,) in rows]

    def beside(self, leaf: int) -> list[Beside]:
        """Return what came of laying a leaf beside earlier ones."""
        rows = self.db.execute('SELECT "left", share, is_copy FROM kept_beside WHERE "right" = ?', (leaf,))
        return [Beside(left=left, right=leaf, share=share, is_copy=bool(is_copy)) for left, share, is_copy in rows]

    def text(self, article: str) -> str:
        """Return the text of an article."""
        return str(self.db.execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0])

    def clear(self) -> None:
        """Forget everything, the copies as well."""
        for table in _TABLES:
            self.db.execute(f"DELETE FROM {table}")

    def drop(self, leaves: Collection[int]) -> None:
        """Drop leaves; what others keep of them is put anew."""
        for table, column in (("kept_leaves", "number"), ("kept_members", "leaf"), ("kept_shingles", "leaf")):
            if leaves:
                self.db.execute(f"DELETE FROM {table} WHERE {column} IN {LISTED}", (listed(leaves),))
        self.db.executemany('DELETE FROM kept_beside WHERE "right" = ?', ((leaf,) for leaf in leaves))

    def put(self, leaves: Iterable[tuple[Leaf, Iterable[int]]], *, apart: Iterable[str]) -> None:
        """Put leaves with their shingles; `apart` are articles that are in none."""
        self.db.execute("CREATE TEMP TABLE coming (shingle INTEGER, leaf INTEGER)")
        for leaf, shingles in leaves:
            row = (leaf.number, leaf.key, leaf.outlet, leaf.words, int(leaf.is_counted), "\n".join(leaf.members))
            self.db.execute("INSERT INTO kept_leaves VALUES (?, ?, ?, ?, ?, ?)", row)
            self.db.executemany(
                "INSERT INTO kept_members VALUES (?, ?)", ((article, leaf.number) for article in leaf.members)
            )
            rows = ((signed(shingle), leaf.number) for shingle in frozenset(shingles))
            self.db.executemany("INSERT INTO coming VALUES (?, ?)", rows)
        # In their order, so that a large table is written from end to end and not in a thousand places.
        self.db.execute("INSERT INTO kept_shingles SELECT shingle, leaf FROM coming ORDER BY shingle, leaf")
        self.db.execute("DROP TABLE coming")
        self.db.executemany("INSERT INTO kept_members VALUES (?, 0)", ((article,) for article in apart))

    def put_counted(self, counted: Mapping[int, bool]) -> None:
        """Set which leaves are counted."""
        rows = ((int(is_counted), leaf) for leaf, is_counted in counted.items())
        self.db.executemany("UPDATE kept_leaves SET is_counted = ? WHERE number = ?", rows)

    def put_since(self, since: Mapping[int, bytes | None]) -> None:
        """Set with which leaf shingles became common; None: they are not."""
        gone = ((signed(shingle),) for shingle, key in since.items() if key is None)
        self.db.executemany("DELETE FROM kept_common WHERE shingle = ?", gone)
        rows = ((signed(shingle), key) for shingle, key in since.items() if key is not None)
        self.db.executemany("INSERT OR REPLACE INTO kept_common VALUES (?, ?)", rows)

    def put_beside(self, beside: Mapping[int, Sequence[Beside]]) -> None:
        """Set what leaves are laid beside."""
        self.db.executemany('DELETE FROM kept_beside WHERE "right" = ?', ((leaf,) for leaf in beside))
        rows = ((one.right, one.left, one.share, int(one.is_copy)) for some in beside.values() for one in some)
        self.db.executemany("INSERT INTO kept_beside VALUES (?, ?, ?, ?)", rows)

    def put_copies(self, lost: Iterable[tuple[str, str]], copies: Iterable[Copy]) -> None:
        """Drop pairs that are copies no more, and put those that are."""
        self.db.executemany("DELETE FROM copies WHERE a = ? AND b = ?", lost)
        rows = ((copy.a, copy.b, copy.share) for copy in copies)
        self.db.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?, ?)", rows)
