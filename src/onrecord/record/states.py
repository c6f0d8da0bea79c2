"""A record at one state: its lines with what they rest on; and which claims two states have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model import Account, Claim, Entry, Link
from onrecord.record.echoes import Heard

SHARED = 0.5
"""Part of the words that two readings of one article cite which both must cover to be one claim."""


@dataclass(frozen=True, kw_only=True)
class State:
    """The lines of a record with the standing of their slots, the links between its claims, and its claims by id.

    `order` is the place of each article in the order of publication, `heard` how the articles have each claim (empty
    where nobody has found out: then the origins of the accounts alone tell who confirms).
    """

    entries: Sequence[Entry] = ()
    links: Sequence[Link] = ()
    claims: Mapping[str, Claim] = field(default_factory=dict)
    order: Mapping[str, int] = field(default_factory=dict)
    heard: Mapping[str, Heard] = field(default_factory=dict)

    @cached_property
    def entry_of(self) -> dict[str, Entry]:
        """Return the line that each claim is part of."""
        return {claim: entry for entry in self.entries for claim in entry.claims}

    @cached_property
    def account_of(self) -> dict[tuple[str, str], Account]:
        """Return the account that a claim belongs to, by slot and claim; the one that stands where it is in several."""
        found: dict[tuple[str, str], Account] = {}
        for entry in self.entries:
            for slot in entry.slots:
                for account in slot.accounts:
                    for claim in account.claims:
                        if (slot.slot, claim) not in found or not account.retired:
                            found[slot.slot, claim] = account
        return found


def match_claims(before: Mapping[str, Claim], after: Mapping[str, Claim]) -> dict[str, str]:
    """Return, by claims of a later state, the claim of the earlier state that says the same in the same article.

    Ids tell it. Where other rules have read an article, they differ: then claims of one kind whose cited words overlap
    are one, each at most once.
    """
    matched = {claim: claim for claim in after if claim in before}
    left: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(before.keys() - matched.keys()):
        left.setdefault((before[claim].article, before[claim].kind), []).append(before[claim])
    taken: set[str] = set()
    for claim in sorted(after.keys() - matched.keys()) if left else ():
        others = left.get((after[claim].article, after[claim].kind), ())
        found = _nearest(after[claim], (one for one in others if one.id not in taken))
        if found:
            matched[claim] = found.id
            taken.add(found.id)
    return matched


def _nearest(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """Return the claim that shares most of its words with one, None where none shares enough."""
    found = max(((_share(claim, other), other.id, other) for other in others), default=None)
    return found[2] if found and found[0] >= SHARED else None


def _share(one: Claim, other: Claim) -> float:
    a, b = one.cites[0].span, other.cites[0].span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0
