"""What a record keeps of the comparison that finds actors across articles."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from onrecord.model import Actor, Cast
from onrecord.store.read import LISTED, listed
from onrecord.store.write import Draft

STEP = "actors"
"""The name of the step among those that are done."""


class Castbook:
    """The kept casts of a draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.db = draft.db

    def articles(self) -> frozenset[str]:
        """Return the articles that are as they were at the last comparison."""
        rows = self.db.execute("SELECT article FROM kept_done WHERE step = ?", (STEP,))
        return frozenset(article for (article,) in rows)

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Return the stories of each kept cast, also of one whose article is gone."""
        rows = self.db.execute("SELECT article, stories FROM kept_casts")
        return {article: tuple(stories.split()) for article, stories in rows}

    def stories_now(self) -> dict[str, tuple[str, ...]]:
        """Return for every article the stories that it is in with others, by id."""
        found: dict[str, list[str]] = {article: [] for (article,) in self.db.execute("SELECT id FROM articles")}
        rows = self.db.execute(
            """SELECT story, article FROM story_articles
               WHERE story IN (SELECT story FROM story_articles GROUP BY story HAVING count(*) > 1) ORDER BY story"""
        )
        for story, article in rows:
            found[article].append(story)
        return {article: tuple(dict.fromkeys(stories)) for article, stories in found.items()}

    def casts(self, articles: Iterable[str]) -> dict[str, Cast]:
        """Return the kept casts of articles."""
        rows = self.db.execute(
            f"SELECT article, stories, told FROM kept_casts WHERE article IN {LISTED}", (listed(articles),)
        )
        return {article: _cast(article, stories, cast) for article, stories, cast in rows}

    def keys(self, appearances: Iterable[str]) -> set[str]:
        """Return the keys of appearances by which somebody looks others up."""
        rows = self.db.execute(
            f"""SELECT DISTINCT key FROM kept_names n WHERE appearance IN {LISTED}
                AND EXISTS (SELECT 1 FROM kept_names a WHERE a.key = n.key AND a.looks_up = 1)""",
            (listed(appearances),),
        )
        return {key for (key,) in rows}

    def holders(self, keys: Iterable[str]) -> set[str]:
        """Return the appearances that have one of `keys`."""
        rows = self.db.execute(f"SELECT DISTINCT appearance FROM kept_names WHERE key IN {LISTED}", (listed(keys),))
        return {appearance for (appearance,) in rows}

    def each_together(self, least: int) -> Iterator[list[str]]:
        """Yield all appearances, those together that hang together, at least so many at once as far as there are more.

        They come by the days of the first of those that hang together. What is needed of each meanwhile is a number.
        """
        self._number()
        group = array("Q", range(self.db.execute("SELECT count(*) + 1 FROM roster").fetchone()[0]))
        rows = self.db.execute(
            """SELECT s.key, r.number FROM shared_keys s CROSS JOIN kept_names k CROSS JOIN roster r
               WHERE k.key = s.key AND r.appearance = k.appearance"""
        )
        for _, some in groupby(rows, key=lambda row: str(row[0])):
            first, *others = (number for _, number in some)
            for number in others:
                low, high = sorted((_root(group, first), _root(group, number)))
                group[high] = low
        numbers = sorted(range(1, len(group)), key=lambda number: _root(group, number))
        together: list[int] = []
        for _, members in groupby(numbers, key=lambda number: _root(group, number)):
            together += members
            if len(together) >= least:
                yield self._numbered(together)
                together = []
        yield self._numbered(together)
        for table in ("roster", "shared_keys"):
            self.db.execute(f"DROP TABLE {table}")

    def _number(self) -> None:
        """Give a number to each appearance, by day, and find the keys by which appearances hang together."""
        self.db.execute("CREATE TEMP TABLE roster (number INTEGER PRIMARY KEY, appearance TEXT NOT NULL UNIQUE)")
        self.db.execute(
            """INSERT INTO roster (appearance) SELECT p.id FROM appearances p JOIN articles a ON a.id = p.article
               ORDER BY a.when_earliest IS NULL, a.when_earliest, a.id, p.start, p.id"""
        )
        self.db.execute(
            """CREATE TEMP TABLE shared_keys AS
               SELECT key FROM kept_names GROUP BY key HAVING count(*) > 1 AND max(looks_up) = 1"""
        )

    def _numbered(self, numbers: Iterable[int]) -> list[str]:
        rows = self.db.execute(f"SELECT appearance FROM roster WHERE number IN {LISTED}", (listed(numbers),))
        return [appearance for (appearance,) in rows]

    def clear(self) -> None:
        """Forget everything."""
        for table in ("kept_casts", "kept_names"):
            self.db.execute(f"DELETE FROM {table}")
        self.db.execute("DELETE FROM kept_done WHERE step = ?", (STEP,))

    def drop_names(self, appearances: Iterable[str]) -> None:
        """Drop the keys of appearances."""
        self.db.execute(f"DELETE FROM kept_names WHERE appearance IN {LISTED}", (listed(appearances),))

    def put_names(self, names: Mapping[str, Iterable[tuple[str, bool]]]) -> None:
        """Put the keys of appearances, and whether they look others up by each."""
        rows = ((key, int(looks_up), one) for one, keys in names.items() for key, looks_up in keys)
        self.db.executemany("INSERT OR IGNORE INTO kept_names VALUES (?, ?, ?)", rows)

    def drop_casts(self, articles: Iterable[str]) -> None:
        """Drop the casts of articles."""
        self.db.executemany("DELETE FROM kept_casts WHERE article = ?", ((article,) for article in articles))

    def put_casts(self, casts: Iterable[Cast]) -> None:
        """Put casts of articles in the place of theirs."""
        for one in casts:
            self.db.execute("INSERT OR IGNORE INTO kept_done VALUES (?, ?)", (STEP, one.article))
            row = (one.article, " ".join(one.stories), _as_json(one))
            self.db.execute("INSERT OR REPLACE INTO kept_casts VALUES (?, ?, ?)", row)

    def put_actors(self, appearances: Collection[str], actors: Iterable[Actor]) -> None:
        """Put the actors of `appearances` in the place of those that they had, and drop those that have none left."""
        self.db.execute(
            f"DELETE FROM actors WHERE id IN (SELECT actor FROM actor_appearances WHERE appearance IN {LISTED})",
            (listed(appearances),),
        )
        self.db.execute("DELETE FROM actors WHERE id NOT IN (SELECT actor FROM actor_appearances)")
        self.draft.add_actors(actors)
        self.draft.drop_unnamed_places()


def _root(group: array[int], number: int) -> int:
    while group[number] != number:
        group[number] = group[group[number]]
        number = group[number]
    return number


def _as_json(one: Cast) -> str:
    return json.dumps([one.words, one.company, one.crowded, one.kinds], ensure_ascii=False)


def _cast(article: str, stories: str, cast: str) -> Cast:
    words, company, crowded, kinds = json.loads(cast)
    return Cast(
        article=article,
        stories=tuple(stories.split()),
        words=tuple(words),
        company=tuple((key, name) for key, name in company),
        crowded=tuple(crowded),
        kinds=tuple((appearance, kind) for appearance, kind in kinds),
    )
