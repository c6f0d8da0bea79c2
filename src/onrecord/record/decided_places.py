"""Which claims a decision is about: those that cite the words it is anchored to, wherever these stand now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.decisions import Anchor, find_anchor, head_in
from onrecord.model import HEADS, Claim, ClaimKind
from onrecord.text import Span

LEAST_SHARED = 0.3
"""Part of what two stretches cover together that both must cover: rules cut clauses longer or shorter."""


class Places:
    """The claims of a record by article, and the clean texts of its articles by id."""

    def __init__(self, claims: Iterable[Claim], texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._in_article: dict[str, list[Claim]] = {}
        for claim in sorted(claims, key=lambda one: one.id):
            self._in_article.setdefault(claim.article, []).append(claim)

    def find(self, anchor: Anchor, kinds: Collection[ClaimKind]) -> tuple[Claim, ...]:
        """Return the claims of `kinds` that cite the words of an anchor; none when it has lost its place.

        Of several the one whose predicate is the anchor's counts, then the one that cites most of the words and least
        beside them; equal ones all count. An article that is gone is looked for among the others by its words: it may
        have come back in other bytes, or stand in a copy.
        """
        found: list[Claim] = []
        for article, span in self._spans(anchor):
            head = head_in(anchor, span)
            fits = [(_fit(one, span, head), one) for one in self._in_article.get(article, ()) if one.kind in kinds]
            best = max((fit for fit, _ in fits if fit), default=None)
            found += [one for fit, one in fits if fit and fit == best]
        return tuple(found)

    def _spans(self, anchor: Anchor) -> Iterator[tuple[str, Span]]:
        if anchor[0] in self._texts:
            span = find_anchor(anchor, self._texts[anchor[0]])
            if span:
                yield anchor[0], span
            return
        for article in sorted(self._texts):
            span = find_anchor(anchor, self._texts[article])
            if span:
                yield article, span


def head_of(claim: Claim) -> Span | None:
    """Return the words that tell a claim from others in its sentence: its predicate, content or item."""
    return next((slot.span for slot in claim.slots if slot.name in HEADS and slot.span), None)


def _fit(claim: Claim, span: Span, head: Span | None) -> tuple[bool, float] | None:
    """Return how well a claim fits an anchor: whether its head does, and the share of its words; None for no fit."""
    share = max(_share(cite.span, span) for cite in claim.cites)
    own = head_of(claim)
    if head and own and share and own.overlaps(head):
        return True, share
    return (False, share) if share >= LEAST_SHARED else None


def _share(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start)) if shared > 0 else 0.0
