"""The lines of a draft: drawn from all its claims, and as people decided."""

from __future__ import annotations

from onrecord.record import group_copies
from onrecord.record.decided import RULE, draw_decided
from onrecord.store import Draft

DECISIONS = "decisions about lines"
"""The source of the problems of decisions that no longer find their place."""


def put_lines(draft: Draft) -> None:
    """Put the lines that the claims of a draft make in the place of those that were there; decisions come last."""
    texts = {row["id"]: row["text"] for row in draft.query("SELECT id, text FROM articles")}
    drawn = draw_decided(draft.claims(), group_copies(draft.copies()), texts, draft.decisions())
    draft.put_entries(drawn.entries)
    draft.put_effects(drawn.effects, drawn.speakers, by=RULE)
    draft.forget_problems(DECISIONS)
    draft.put_problems(drawn.lost, source=DECISIONS)
