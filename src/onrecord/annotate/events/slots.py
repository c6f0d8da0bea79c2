"""The slots of an event: who did it, to whom, where, with which numbers; from its own clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.annotate.certainty import Certainty
from onrecord.annotate.clause_dates import Dated
from onrecord.annotate.clauses import Clause
from onrecord.annotate.events import words
from onrecord.annotate.events.candidates import Candidate
from onrecord.annotate.parties import Parties, actors_among
from onrecord.annotate.trees import Tree
from onrecord.model import Mark, Slot
from onrecord.text import Span

_WHERE = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "across",
    "around",
    "off",
    "to",
    "into",
    "from",
    "of",
    "through",
)
"""Prepositions before a place, the surest first."""
_SELF_DONE = frozenset({"killed", "injured"})


def predicate_slot(tree: Tree, candidate: Candidate, text: str) -> Slot:
    """Return the words of the predicate."""
    span = tree.span(candidate.first, candidate.last)
    return Slot(name="predicate", value=" ".join(span.of(text).split()), span=span)


def party_slots(tree: Tree, clause: Clause, parties: Parties, kind: str) -> Iterator[Slot]:
    """Yield who did it and who underwent it; who dies is no agent."""
    agents, patients = clause.agents, (*clause.patients, *clause.recipients)
    if kind in _SELF_DONE and agents and not patients:
        agents, patients = (), agents
    for name, heads in (("agent", agents), ("target", patients)):
        for party in actors_among(parties, tree, tuple(dict.fromkeys(heads))):
            yield Slot(name=name, value=party.name, span=party.span)


def place_slot(tree: Tree, clause: Clause, parties: Parties) -> Slot | None:
    """Return where it was: a place that a preposition ties to it, else one that it was done to ("retook Tarn")."""
    for preposition in _WHERE:
        for head in clause.governed_by(preposition):
            if parties.place_at(tree, head) is not None or words.is_place_word(tree.words[head]):
                party = parties.party(tree, head)
                return Slot(name="place", value=party.name, span=party.span)
    for head in clause.patients:
        if parties.place_at(tree, head) is not None or words.is_place_word(tree.words[head]):
            party = parties.party(tree, head)
            return Slot(name="place", value=party.name, span=party.span)
    return None


def quantity_slots(quantities: tuple[Mark, ...], cited: Span) -> Iterator[Slot]:
    """Yield the numbers of the clause."""
    first = bisect_left(quantities, cited.start, key=lambda mark: mark.start)
    for mark in quantities[first : bisect_left(quantities, cited.end, key=lambda mark: mark.start)]:
        if cited.contains(mark.span):
            yield Slot(name="quantity", value=mark.value, span=mark.span)


def cue_slots(certainty: Certainty, source_cue: Span | None, text: str) -> Iterator[Slot]:
    """Yield the words that each axis was read from."""
    cues = {
        "factuality_cue": certainty.factuality_cue,
        "polarity_cue": certainty.polarity_cue,
        "source_cue": source_cue or certainty.hearsay_cue,
    }
    for name, span in cues.items():
        if span is not None:
            yield Slot(name=name, value=span.of(text), span=span)


def time_slot(dated: Dated) -> Slot | None:
    """Return the time expression that dates the event."""
    return Slot(name="time", value=dated.time.value, span=dated.time.span) if dated.time else None
