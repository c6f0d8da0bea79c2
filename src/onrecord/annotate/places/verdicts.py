"""Whether a proposal is a place: the sum of what was observed, each observation with its weight."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.annotate.places.evidence import observe
from onrecord.annotate.places.gazetteer import Gazetteer
from onrecord.annotate.places.keys import key_of
from onrecord.annotate.places.proposals import (
    Entity,
    Proposal,
    compounds,
    placed,
    propose,
    short_rivers,
    unlisted,
    words_in,
)
from onrecord.annotate.places.surroundings import Scene


def find_names(text: str, entities: Sequence[Entity] | None, gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """Return the place names of a text, sorted and disjoint; `entities` is None when no tagger has seen it."""
    is_tagged = entities is not None
    entities = entities or ()
    proposals = all_proposals(text, entities, gazetteer)
    observed = observe(Scene(text=text, entities=entities, proposals=proposals, is_tagged=is_tagged))
    scores = [score_of(seen, is_tagged=is_tagged) for seen in observed]
    taken = Counter(key_of(one.name) for one, score in zip(proposals, scores, strict=True) if _suffices(score))
    named = Counter(key_of(one.name) for one in proposals)
    added = {key: _ELSEWHERE for key, count in taken.items() if 3 * count >= named[key]}
    return tuple(
        one for one, score in zip(proposals, scores, strict=True) if _suffices(score + added.get(key_of(one.name), 0.0))
    )


_ELSEWHERE = 2.0
"""What it says for a name that is a place in a third or more of its occurrences in the text: one sense per discourse
(Gale, Church and Yarowsky 1992 found it in 98 % of words), but less than a title says against ("Mr Lincoln")."""


def all_proposals(text: str, entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[Proposal, ...]:
    """Return everything in a text that could be a place name, sorted and disjoint."""
    words = words_in(text)
    listed = propose(text, words, gazetteer)
    joined: list[Proposal] = []
    for one in compounds(text, words, listed):
        if not joined or joined[-1].span.end <= one.span.start:
            joined.append(one)
    starts = sorted((one.span.start, one.span.end) for one in joined)
    kept = [one for one in listed if not _touches_any(one, starts)]
    named = _in_order(*kept, *joined)
    named = _in_order(*named, *short_rivers(text, named))
    named = _in_order(*named, *unlisted(text, entities, named))
    return _in_order(*named, *placed(text, named))


def _in_order(*proposals: Proposal) -> tuple[Proposal, ...]:
    return tuple(sorted(proposals, key=lambda one: one.span))


def _touches_any(proposal: Proposal, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (proposal.span.end, 0))
    return any(start < proposal.span.end and proposal.span.start < end for start, end in spans[max(0, at - 2) : at + 1])


def is_place(seen: Sequence[str], *, is_tagged: bool) -> bool:
    """Tell whether what was observed speaks for a place at least as much as against; rounded, so that a tie is one."""
    return _suffices(score_of(seen, is_tagged=is_tagged))


def _suffices(score: float) -> bool:
    return round(score, 6) >= 0


def score_of(seen: Sequence[str], *, is_tagged: bool) -> float:
    """Return the log odds of being a place, above those that suffice."""
    start, weights = _weights("tagged" if is_tagged else "untagged")
    return start + sum(weights.get(one, 0.0) for one in seen)


@cache
def _weights(name: str) -> tuple[float, dict[str, float]]:
    """Return the start and the weights, fitted and set by hand; a hand's weight goes before a fitted one."""
    table: dict[str, Any] = lexicon.load("place_evidence_en")[name]
    judged: dict[str, float] = lexicon.load("place_judgements_en")["weights"]
    return float(table["start"]), {**table["weights"], **judged}
