"""The lines of a record: drawn from all its claims, what they have to do with one another, and as people decided."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from onrecord.model import Link, content_id
from onrecord.record.decided import RULE, Decided, draw_decided
from onrecord.run.standing import Compared, compare_record, together_of
from onrecord.store import Draft, Record

DECISIONS = "decisions about lines"
"""The source of the problems of decisions that no longer find their place."""


class Memory:
    """How the claims of a record stand to one another, kept from one decision to the next.

    Comparing takes seconds where there are thousands of claims, and no decision about lines changes it. It is made anew
    as soon as anything that it rests on is another.
    """

    def __init__(self) -> None:
        self._key = ""
        self._compared: Compared | None = None

    def compare(self, record: Record) -> Compared:
        """Return the comparison of all claims of `record`."""
        key = _basis_of(record)
        if self._compared is None or key != self._key:
            self._compared, self._key = compare_record(record), key
        return self._compared


def put_lines(draft: Draft, *, memory: Memory | None = None) -> None:
    """Put the lines that the claims of a draft make in the place of those that were there; decisions come last."""
    drawn, links = draw_lines(draft, memory=memory)
    draft.put_links(links)
    draft.put_entries(drawn.entries)
    draft.put_effects(drawn.effects, drawn.speakers, by=RULE)
    draft.forget_problems(DECISIONS)
    draft.put_problems(drawn.lost, source=DECISIONS)


def draw_lines(
    record: Record,
    *,
    as_of: date | None = None,
    among: Collection[str] | None = None,
    memory: Memory | None = None,
) -> tuple[Decided, tuple[Link, ...]]:
    """Return the lines of a record and the links between its claims.

    `as_of` is the day up to which articles count: an undated one counts from the earliest day it can be of, what people
    decided counts whenever they did. `among`: only the articles with these ids count.
    """
    is_whole = as_of is None and among is None
    compared = memory.compare(record) if memory and is_whole else compare_record(record, as_of=as_of, among=among)
    texts = {row["id"]: row["text"] for row in record.query("SELECT id, text FROM articles")}
    together = together_of(compared)
    drawn = draw_decided(compared.claims, compared.reports, texts, record.decisions(), together=together)
    return drawn, compared.links


_BASIS = (
    "SELECT capture, key FROM readings ORDER BY capture",
    "SELECT a, b, share FROM copies ORDER BY a, b",
    "SELECT article, lineage, ordinal FROM article_versions ORDER BY article",
    "SELECT story, article FROM story_articles ORDER BY story, article",
    "SELECT id, kind, name, country, hidden FROM actors ORDER BY id",
    "SELECT actor, appearance FROM actor_appearances ORDER BY actor, appearance",
)
"""What a comparison is made of: readings stand for articles, claims and marks."""


def _basis_of(record: Record) -> str:
    return content_id("basis", *(str(tuple(row)) for query in _BASIS for row in record.query(query)))
