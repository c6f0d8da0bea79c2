"""What people decided about single claims: whose words they are, and which statements count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.decisions import lost_decision
from onrecord.model import Claim, ClaimKind, Decision, Effect, Problem, Resolution
from onrecord.record.decided_places import Places
from onrecord.record.decided_words import RULE, credit
from onrecord.record.timeline import LINES

ATTRIBUTE_LINE, ATTRIBUTE_STATEMENT = "re-attribute line", "re-attribute statement"
ACCEPT_STATEMENT, HIDE_STATEMENT = "accept statement", "hide statement"
CLAIM_ACTS = (ATTRIBUTE_LINE, ATTRIBUTE_STATEMENT, ACCEPT_STATEMENT, HIDE_STATEMENT)

STATEMENTS = frozenset({ClaimKind.STATEMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedClaims:
    """Claims with the sources that people decided on, what else came of it, and the decisions that found no place."""

    claims: tuple[Claim, ...]
    speakers: tuple[Resolution, ...]
    effects: tuple[Effect, ...]
    lost: tuple[Problem, ...]


def decide_claims(claims: Sequence[Claim], places: Places, decisions: Iterable[Decision]) -> DecidedClaims:
    """Return claims as people decided; `decisions` stand, in their order. Other acts are left to whom they concern.

    The speaker of a statement is a resolution: the statement stays as it was read. What it says belongs to its new
    speaker too, where it belonged to the old one.
    """
    deciding = _Deciding(claims)
    lost: list[Problem] = []
    for decision in decisions:
        if decision.act not in CLAIM_ACTS:
            continue
        kinds = LINES if decision.act == ATTRIBUTE_LINE else STATEMENTS
        found = {one.id: one for anchor in decision.anchors for one in places.find(anchor, kinds)}
        if found:
            deciding.apply(decision, found.values())
        else:
            lost.append(lost_decision(decision, "the words it is about are not in the record"))
    return deciding.result(lost)


class _Deciding:
    """Claims by id while decisions are applied; of two decisions about one thing the later is kept."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.in_article: dict[str, list[Claim]] = {}
        for claim in claims:
            self.in_article.setdefault(claim.article, []).append(claim)
        self.sources: dict[str, tuple[str, Decision]] = {}
        self.speakers: dict[str, tuple[str, Decision]] = {}
        self.verdicts: dict[str, Decision] = {}

    def apply(self, decision: Decision, found: Iterable[Claim]) -> None:
        for claim in found:
            if decision.act == ATTRIBUTE_LINE:
                self.sources[claim.id] = decision.value, decision
            elif decision.act == ATTRIBUTE_STATEMENT:
                self.speakers[claim.id] = decision.value, decision
                for told in _told_in(claim, self.in_article[claim.article]):
                    self.sources[told.id] = decision.value, decision
            else:
                self.verdicts[claim.id] = decision

    def result(self, lost: Sequence[Problem]) -> DecidedClaims:
        return DecidedClaims(
            claims=tuple(self._with_source(claim) for claim in self.claims.values()),
            speakers=tuple(_resolution(claim, *self.speakers[claim]) for claim in sorted(self.speakers)),
            effects=tuple(self._effects()),
            lost=tuple(lost),
        )

    def _with_source(self, claim: Claim) -> Claim:
        if claim.id not in self.sources:
            return claim
        name, _ = self.sources[claim.id]
        return replace(claim, source=name, source_stated=bool(name))

    def _effects(self) -> Iterable[Effect]:
        for claim, (_, decision) in self.sources.items():
            yield Effect(about=claim, number=decision.number, what="speaker", before=self.claims[claim].source)
        for claim, (_, decision) in self.speakers.items():
            yield Effect(about=claim, number=decision.number, what="speaker", before=speaker_of(self.claims[claim]))
        for claim, decision in self.verdicts.items():
            what = "accepted" if decision.act == ACCEPT_STATEMENT else "hidden"
            yield Effect(about=claim, number=decision.number, what=what)


def speaker_of(statement: Claim) -> str:
    """Return the speaker of a statement as read, in full where that is known."""
    return statement.value("person") or statement.value("speaker")


def _told_in(statement: Claim, claims: Iterable[Claim]) -> Iterable[Claim]:
    """Return the claims of its article that are told in the words of a statement, on the word of its speaker."""
    contents = [slot.span for slot in statement.slots if slot.name == "content" and slot.span]
    names = {statement.value("person"), statement.value("speaker")}
    return (
        claim
        for claim in claims
        if claim.kind in LINES and claim.source in names
        if any(content.contains(cite.span) for content in contents for cite in claim.cites)
    )


def _resolution(claim: str, name: str, decision: Decision) -> Resolution:
    return Resolution(claim=claim, slot="speaker", value=name, basis=credit(decision), origin=claim, by=RULE)
