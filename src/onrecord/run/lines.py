"""The lines of a record: drawn from all its claims, what they have to do with one another, and as people decided."""

from __future__ import annotations

from datetime import date

from onrecord.model import Link
from onrecord.record.decided import RULE, Decided, draw_decided
from onrecord.run.standing import compare_record, together_of
from onrecord.store import Draft, Record

DECISIONS = "decisions about lines"
"""The source of the problems of decisions that no longer find their place."""


def put_lines(draft: Draft) -> None:
    """Put the lines that the claims of a draft make in the place of those that were there; decisions come last."""
    drawn, links = draw_lines(draft)
    draft.put_links(links)
    draft.put_entries(drawn.entries)
    draft.put_effects(drawn.effects, drawn.speakers, by=RULE)
    draft.forget_problems(DECISIONS)
    draft.put_problems(drawn.lost, source=DECISIONS)


def draw_lines(record: Record, *, as_of: date | None = None) -> tuple[Decided, tuple[Link, ...]]:
    """Return the lines of a record and the links between its claims.

    `as_of` is the day up to which articles count: an undated one counts from the earliest day it can be of, what people
    decided counts whenever they did.
    """
    compared = compare_record(record, as_of=as_of)
    texts = {row["id"]: row["text"] for row in record.query("SELECT id, text FROM articles")}
    together = together_of(compared)
    drawn = draw_decided(compared.claims, compared.reports, texts, record.decisions(), together=together)
    return drawn, compared.links
