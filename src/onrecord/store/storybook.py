"""What a record keeps of the grouping that finds stories: plain rows; whoever groups makes nouns of them."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.model import Sheet, Story
from onrecord.store.read import LISTED, listed

_TABLES = ("kept_sheets", "kept_sheet_members", "kept_probes", "kept_ties", "kept_groups", "kept_spells", "stories")
_FAR = float("inf")
"""Stands for a likeness that there is none of."""

LikelyRow = tuple[float, int, float | None]
TieRow = tuple[float, bool]


class Storybook:
    """The kept sheets of an open record."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def sheets(self) -> dict[int, Sheet]:
        """Return all sheets by number."""
        rows = self.db.execute("SELECT number, place, earliest, latest, members, home, belongs FROM kept_sheets")
        return {
            number: Sheet(
                number=number,
                place=place,
                earliest=earliest,
                latest=latest,
                members=tuple(members.split("\n")),
                home=home,
                belongs=tuple(map(int, belongs.split())),
            )
            for number, place, earliest, latest, members, home, belongs in rows
        }

    def members(self) -> dict[int, frozenset[str]]:
        """Return the articles of each sheet that are still as they were when it was kept."""
        found: dict[int, set[str]] = {}
        for article, sheet in self.db.execute("SELECT article, sheet FROM kept_sheet_members"):
            found.setdefault(sheet, set()).add(article)
        return {sheet: frozenset(articles) for sheet, articles in found.items()}

    def unplaced(self) -> list[str]:
        """Return the articles that came, or were read again, since the last grouping, by id."""
        rows = self.db.execute(
            "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM kept_sheet_members) ORDER BY id"
        )
        return [article for (article,) in rows]

    def vectors(self, sheets: Collection[int]) -> dict[int, dict[str, float]]:
        """Return the weighed words of sheets by number."""
        found: dict[int, dict[str, float]] = {}
        for number, words, weights in self._of("number, words, weights", sheets):
            found[number] = dict(zip(words.split(), _doubles(weights), strict=True))
        return found

    def likely(self, sheets: Collection[int]) -> dict[int, list[LikelyRow]]:
        """Return the likely others of sheets by number: what they share, number, likeness (None: too far off)."""
        found: dict[int, list[LikelyRow]] = {}
        for number, likely in self._of("number, likely", sheets):
            flat = iter(_doubles(likely))
            found[number] = [
                (overlap, int(other), None if likeness == _FAR else likeness)
                for overlap, other, likeness in zip(flat, flat, flat, strict=True)
            ]
        return found

    def _of(self, columns: str, sheets: Collection[int]) -> sqlite3.Cursor:
        sql = f"SELECT {columns} FROM kept_sheets WHERE number IN {LISTED}"
        return self.db.execute(sql, (listed(sheets),))

    def around(self, word: str, place: str, most: int) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        """Return at most so many sheets on either side of a place that a word brings up, with its weight there."""
        start = "SELECT sheet, weight FROM kept_probes WHERE word = ? AND place"
        before = self.db.execute(f"{start} < ? ORDER BY place DESC LIMIT ?", (word, place, most))
        after = self.db.execute(f"{start} > ? ORDER BY place LIMIT ?", (word, place, most))
        return [tuple(row) for row in before], [tuple(row) for row in after]

    def ties(self, sheets: Collection[int]) -> dict[int, dict[int, TieRow]]:
        """Return with which others sheets are neighbours: how alike they are, whether they may start a group."""
        rows = self.db.execute(
            f"SELECT one, other, likeness, starts FROM kept_ties WHERE one IN {LISTED}",
            (listed(sheets),),
        )
        found: dict[int, dict[int, TieRow]] = {}
        for one, other, likeness, starts in rows:
            found.setdefault(one, {})[other] = (likeness, bool(starts))
        return found

    def spells(self, homes: Collection[int]) -> dict[int, list[tuple[int | None, int | None]]]:
        """Return the spells of groups, by their first sheets."""
        rows = self.db.execute(
            f"SELECT home, spells FROM kept_spells WHERE home IN {LISTED}",
            (listed(homes),),
        )
        return {home: [(earliest, latest) for earliest, latest in json.loads(spells)] for home, spells in rows}

    def clear(self) -> None:
        """Forget everything, the stories as well."""
        for table in _TABLES:
            self.db.execute(f"DELETE FROM {table}")

    def drop(self, sheets: Iterable[int]) -> None:
        """Drop sheets."""
        for table, column in (("kept_sheets", "number"), ("kept_sheet_members", "sheet")):
            self.db.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((one,) for one in sheets))

    def put(self, sheets: Iterable[tuple[Sheet, Mapping[str, float]]]) -> None:
        """Put new sheets with their weighed words."""
        for sheet, vector in sheets:
            row = (
                sheet.number,
                sheet.place,
                sheet.earliest,
                sheet.latest,
                "\n".join(sheet.members),
                sheet.home,
                " ".join(map(str, sheet.belongs)),
                " ".join(vector),
                array("d", vector.values()).tobytes(),
                b"",
            )
            self.db.execute("INSERT INTO kept_sheets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            members = ((article, sheet.number) for article in sheet.members)
            self.db.executemany("INSERT INTO kept_sheet_members VALUES (?, ?)", members)

    def put_homes(self, sheets: Iterable[Sheet]) -> None:
        """Set in which groups sheets are, and to the stories of which they belong."""
        rows = ((one.home, " ".join(map(str, one.belongs)), one.number) for one in sheets)
        self.db.executemany("UPDATE kept_sheets SET home = ?, belongs = ? WHERE number = ?", rows)

    def put_probes(self, sheet: Sheet, probes: Mapping[str, float]) -> None:
        """Let a sheet be found by words."""
        rows = ((word, sheet.place, sheet.number, weight) for word, weight in probes.items())
        self.db.executemany("INSERT INTO kept_probes VALUES (?, ?, ?, ?)", rows)

    def drop_probes(self, sheet: Sheet, probes: Mapping[str, float]) -> None:
        """Let a sheet be found no more."""
        rows = ((word, sheet.place) for word in probes)
        self.db.executemany("DELETE FROM kept_probes WHERE word = ? AND place = ?", rows)

    def put_likely(self, likely: Mapping[int, Sequence[LikelyRow]]) -> None:
        """Set the likely others of sheets."""
        rows = (
            (
                array("d", [x for a, b, c in some for x in (a, b, _FAR if c is None else c)]).tobytes(),
                sheet,
            )
            for sheet, some in likely.items()
        )
        self.db.executemany("UPDATE kept_sheets SET likely = ? WHERE number = ?", rows)

    def put_ties(self, ties: Mapping[tuple[int, int], TieRow | None]) -> None:
        """Set ties; None: there is none any more."""
        gone = (pair for pair, tie in ties.items() if tie is None)
        self.db.executemany("DELETE FROM kept_ties WHERE one = ? AND other = ?", gone)
        rows = ((*pair, tie[0], int(tie[1])) for pair, tie in ties.items() if tie is not None)
        self.db.executemany("INSERT OR REPLACE INTO kept_ties VALUES (?, ?, ?, ?)", rows)

    def put_spells(self, spells: Mapping[int, Sequence[tuple[int | None, int | None]]]) -> None:
        """Set the spells of groups, by their first sheets."""
        rows = ((home, json.dumps(some)) for home, some in spells.items())
        self.db.executemany("INSERT OR REPLACE INTO kept_spells VALUES (?, ?)", rows)

    def drop_stories(self, groups: Iterable[int]) -> None:
        """Drop the stories of groups."""
        for group in sorted(groups):
            self.db.execute("DELETE FROM stories WHERE id IN (SELECT story FROM kept_groups WHERE home = ?)", (group,))
            self.db.execute("DELETE FROM kept_groups WHERE home = ?", (group,))

    def put_stories(self, stories: Iterable[tuple[Sequence[int], Story]]) -> None:
        """Put stories, each with the groups that it is the story of."""
        for groups, story in stories:
            self.db.execute("INSERT INTO stories VALUES (?, ?)", (story.id, story.label))
            members = enumerate(story.members, start=1)
            rows = ((story.id, at, article, reason) for at, (article, reason) in members)
            self.db.executemany("INSERT INTO story_articles VALUES (?, ?, ?, ?)", rows)
            self.db.executemany("INSERT INTO kept_groups VALUES (?, ?)", ((group, story.id) for group in groups))


def _doubles(stored: bytes) -> array[float]:
    found = array("d")
    found.frombytes(stored)
    return found
