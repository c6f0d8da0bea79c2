"""The timeline as people decided: drawn by the rules, then changed by decisions, which go before any rule's result.

A decision names the words that lines or statements cite, each by its article, the words and the words around them
(`onrecord.decisions`), so that it finds its place in a rebuilt record. Acts, with what `value` is:

    accept line             a person has checked the lines of its anchors
    hide line               they are left out of the timeline; their claims stay in the record
    re-date line            they are dated `value` (EDTF)
    merge lines             the lines of all anchors are one
    split line              the claims of all anchors leave their line and are one by themselves
    re-attribute line       the claims of all anchors are on the word of `value`; "": whose is not stated
    accept statement        a person has checked the statements of its anchors
    hide statement          they are left out of the views
    re-attribute statement  their speaker is `value`; "": not stated

They are applied in the order of their numbers; of two that contradict each other the later counts. `undo` and acts
about actors are no business of this room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.decisions import standing_decisions
from onrecord.model import Claim, Decision, Effect, Entry, Problem, Resolution
from onrecord.record.decided_claims import CLAIM_ACTS, decide_claims
from onrecord.record.decided_lines import LINE_ACTS, Line, Lines, effects_on, redated
from onrecord.record.decided_places import Places
from onrecord.record.decided_words import RULE
from onrecord.record.origins import Origin
from onrecord.record.timeline import (
    ALONE,
    Drawing,
    Together,
    draw_timeline,
    order_of,
)

__all__ = ["ACTS", "RULE", "Decided", "draw_decided"]

ACTS = (*LINE_ACTS, *CLAIM_ACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Lines after decisions, the speakers that were decided on, what the decisions did, and those without a place."""

    entries: tuple[Entry, ...]
    speakers: tuple[Resolution, ...] = ()
    effects: tuple[Effect, ...] = ()
    lost: tuple[Problem, ...] = ()


def draw_decided(
    claims: Iterable[Claim],
    reports: Mapping[str, str],
    texts: Mapping[str, str],
    decisions: Iterable[Decision],
    *,
    together: Together = ALONE,
) -> Decided:
    """Return the lines that `draw_timeline` draws, as people decided; `texts` are the clean texts of articles by id."""
    read = tuple(claims)
    standing = [one for one in standing_decisions(decisions) if one.act in ACTS]
    if not standing:
        return Decided(entries=draw_timeline(read, reports, together))
    deciding = Deciding(read, texts, standing)
    sourced = replace(together, origins=deciding.with_sources(together.origins))
    drawing = Drawing(deciding.claims, reports, sourced)
    return deciding.decide(drawing.timeline(), drawing)


class Deciding:
    """Decisions that stand, carried out on some claims and then on their lines.

    `texts` are the clean texts of articles by id: those that the decisions are about, or all.
    """

    def __init__(self, claims: Sequence[Claim], texts: Mapping[str, str], standing: Sequence[Decision]) -> None:
        self._read = claims
        self._standing = standing
        self._places = Places(claims if standing else (), texts)
        self._decided = decide_claims(claims if standing else (), self._places, standing)

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims, with the sources that people decided on."""
        return self._decided.claims if self._standing else self._read

    def with_sources(self, origins: Mapping[str, Origin] | None) -> Mapping[str, Origin] | None:
        """Return the origins of claims, with those that people decided on."""
        if origins is None or not self._standing:
            return origins
        known = {claim.id: claim for claim in self._read}
        return {**origins, **{one.id: _origin_of(one) for one in self._decided.claims if one != known[one.id]}}

    def decide(self, entries: Sequence[Entry], drawing: Drawing) -> Decided:
        """Return lines as people decided; `drawing` draws anew what they take apart or put together."""
        if not self._standing:
            return Decided(entries=tuple(entries))
        lines = Lines(entries, self._places)
        lost = (*self._decided.lost, *lines.apply(self._standing))
        made = [(line, redated(_entry_of(line, drawing), line.when)) for line in lines.shown()]
        return Decided(
            entries=tuple(sorted((entry for _, entry in made), key=order_of)),
            speakers=self._decided.speakers,
            effects=(
                *self._decided.effects,
                *lines.hidden(),
                *(effect for line, entry in made for effect in effects_on(line, entry)),
            ),
            lost=lost,
        )


def _origin_of(claim: Claim) -> Origin:
    """Return the origin of a claim by the source that it names."""
    name = claim.source if claim.source_stated else ""
    return Origin(name=name, sides=frozenset({name.casefold()} if name else ()))


def _entry_of(line: Line, drawing: Drawing) -> Entry:
    """Return a line as it was drawn, or drawn anew from the claims that a person left in it."""
    if line.is_as_drawn:
        return line.drawn[0]
    group = [drawing.claims[claim] for claim in sorted(line.claims)]
    return replace(drawing.entry_of(group), by=RULE)
