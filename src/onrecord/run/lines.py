"""The lines of a record: drawn from its claims, what they have to do with one another, and as people decided.

Of a draft only those lines are drawn again that something has changed of: an article that came or went, who is who, a
decision. What comes out is what drawing all of them would give.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from onrecord.decisions import standing_decisions
from onrecord.model import Link
from onrecord.record.decided import ACTS, RULE, Decided, Deciding, draw_decided
from onrecord.record.timeline import Drawing, Together
from onrecord.run.comparing import compare_changed
from onrecord.run.pieces import Change, find_change, group_pieces
from onrecord.run.runners import InProcess, Runner
from onrecord.run.standing import compare_record, names_in, origin_of, together_of
from onrecord.store import Draft, Record
from onrecord.store.companies import Outcome, linked_with, outcome_among, outcome_of, put_drawn, reports_of
from onrecord.store.entries import articles_decided, put_changed_entries, texts_of_anchors

DECISIONS = "decisions about lines"
"""The source of the problems of decisions that no longer find their place."""

IN_PROCESS = InProcess()


def put_lines(draft: Draft, *, runner: Runner = IN_PROCESS) -> None:
    """Bring the lines of a draft up to date with its claims; decisions come last."""
    compare_changed(draft, runner)
    standing = [one for one in standing_decisions(draft.decisions()) if one.act in ACTS]
    texts = texts_of_anchors(draft, [anchor for one in standing for anchor in one.anchors])
    change = find_change(draft, {*texts, *articles_decided(draft)})
    claims = draft.claims_among(change.articles)
    outcome = outcome_of(draft, change.articles)
    deciding = Deciding(claims, texts, standing)
    lines = group_pieces(draft, change, deciding.claims, outcome)
    drawn = _draw(draft, change, outcome, deciding, lines)
    put_changed_entries(draft, drawn.entries, {claim for line in lines for claim in line} | change.gone.keys())
    draft.put_effects(drawn.effects, drawn.speakers, by=RULE)
    draft.forget_problems(DECISIONS)
    draft.put_problems(drawn.lost, source=DECISIONS)
    put_drawn(draft)


def _draw(
    draft: Draft, change: Change, outcome: Outcome, deciding: Deciding, lines: Sequence[Sequence[str]]
) -> Decided:
    """Return lines of these claims as people decided; claims of other companies are read where lines need them."""
    own = {claim.id for claim in deciding.claims}
    far = linked_with(draft, {claim for line in lines for claim in line if claim not in own}) - own
    others = draft.claims_by_id(far)
    beside = outcome_among(draft, far)
    articles = {*change.articles, *(claim.article for claim in others)}
    origins = {claim: origin_of(one) for part in (outcome, beside) for claim, one in part.origins.items()}
    together = Together(
        links=(*outcome.links, *beside.links),
        origins=deciding.with_sources(origins),
        values={**outcome.values, **beside.values},
        names=names_in(draft, articles),
    )
    drawing = Drawing((*deciding.claims, *others), reports_of(draft, articles), together)
    return deciding.decide(list(map(drawing.line_of, lines)), drawing)


def draw_lines(
    record: Record, *, as_of: date | None = None, among: Collection[str] | None = None
) -> tuple[Decided, tuple[Link, ...]]:
    """Return the lines of a record and the links between its claims.

    `as_of` is the day up to which articles count: an undated one counts from the earliest day it can be of, what people
    decided counts whenever they did. `among`: only the articles with these ids count.
    """
    compared = compare_record(record, as_of=as_of, among=among)
    texts = {row["id"]: row["text"] for row in record.query("SELECT id, text FROM articles")}
    together = together_of(compared)
    drawn = draw_decided(compared.claims, compared.reports, texts, record.decisions(), together=together)
    return drawn, compared.links
