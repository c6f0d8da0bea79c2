"""The timeline: claims of one happening become one line, with the best words for it, its date and its standing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Claim, ClaimKind, Entry, Link, LinkKind, Update, When
from onrecord.record.extracts import NO_NAMES, Named
from onrecord.record.origins import Origin
from onrecord.record.reports import NO_COPIES
from onrecord.record.standing import Evidence, Weighing, gather_origins, headline
from onrecord.record.timeline_groups import group_claims
from onrecord.record.timeline_words import best_when, choose_words
from onrecord.record.wholes import heads_of, tell, tellers_of

RULE = "timeline@5"

ORIGIN_NOT_STATED = "origin not stated"
SPEAKER_NOT_STATED = "speaker not stated"

LINES = frozenset({ClaimKind.EVENT, ClaimKind.COMMITMENT, ClaimKind.CONTROL})
"""The kinds of claims that make lines; statements stand behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What claims are to one another, as comparing found it; nothing of it is needed to draw lines.

    `groups` are the claims of one happening by id, `values` what a claim gives for a slot, `names` the mentions of
    actors by article, for extracts. `origins` of a claim that is not among them are not stated; None: nobody has found
    out whose claims are.
    """

    groups: Sequence[Sequence[str]] = ()
    links: Sequence[Link] = ()
    origins: Mapping[str, Origin] | None = None
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    names: Mapping[str, Sequence[Named]] = field(default_factory=lambda: NO_NAMES)


ALONE = Together()


def draw_timeline(
    claims: Iterable[Claim], reports: Mapping[str, str] = NO_COPIES, together: Together = ALONE
) -> tuple[Entry, ...]:
    """Return the entries of the timeline in their order: by the last day they can be, then the first, then the text.

    What goes on since a day stands at that day. Lines without a known year come last. `reports` says which articles
    are one report (`group_copies`). The same words under the same date are one line, however many articles print
    them. The order of `claims` does not matter.
    """
    return Drawing(claims, reports, together).timeline()


class Drawing:
    """Draws lines from claims: what is common to all of them is worked out once."""

    def __init__(self, claims: Iterable[Claim], reports: Mapping[str, str], together: Together) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self._together = together
        self._weighing = Weighing(
            Evidence(
                claims=self.claims,
                links=[link for link in together.links if link.a in self.claims and link.b in self.claims],
                origins=_printed_origins(self.claims.values()) if together.origins is None else together.origins,
                values=together.values,
                reports=reports,
            )
        )
        updates = (link for link in self._weighing.evidence.links if link.kind is LinkKind.UPDATES)
        self._taken_back = frozenset(link.b for link in updates if link.how != Update.CHANGED)

    def timeline(self) -> tuple[Entry, ...]:
        """Return the lines that all claims make, in their order."""
        told = [claim for claim in self.claims.values() if claim.kind in LINES]
        groups = group_claims(told, self._together.groups, self._together.links)
        return tuple(sorted(map(self.entry_of, groups), key=order_of))

    def line_of(self, claims: Iterable[str]) -> Entry:
        """Return the line that claims make, by id."""
        return self.entry_of(sorted((self.claims[one] for one in claims), key=lambda claim: (claim.article, claim.id)))

    def entry_of(self, group: Sequence[Claim]) -> Entry:
        """Return the line that a group of claims makes.

        What only hangs on another claim of the line changes neither its day nor its standing.
        """
        evidence = self._weighing.evidence
        tellers = tellers_of(group)
        standing = [claim for claim in tellers if claim.id not in self._weighing.retired] or tellers
        best = choose_words(heads_of([one for one in tellers if one.id not in self._taken_back] or tellers))
        ids = tuple(claim.id for claim in group)
        slots = self._weighing.weigh(ids)
        told = slots if len(tellers) == len(group) else self._weighing.weigh([claim.id for claim in tellers])
        return Entry(
            claims=ids,
            when=best_when(standing, best),
            text=tell(best, group, self._together.names),
            standing=headline(told, [best.id, *(claim.id for claim in tellers)]),
            reports=len({evidence.reports.get(claim.article, claim.article) for claim in group}),
            origins=_origins(standing, evidence),
            slots=slots,
            by=RULE,
        )


def _origins(group: Sequence[Claim], evidence: Evidence) -> tuple[str, ...]:
    """Return the stated origins of a line, each side once; that none is stated where so it is."""
    found = gather_origins((claim.id for claim in group), evidence.origins)
    if found:
        return tuple(dict.fromkeys(origin.words for origin in found))
    return (ORIGIN_NOT_STATED if any(claim.source_stated for claim in group) else SPEAKER_NOT_STATED,)


def _printed_origins(claims: Iterable[Claim]) -> dict[str, Origin]:
    """Return the sources that the claims print, when nobody has found out who they are."""
    return {
        claim.id: Origin(name=claim.source, sides=frozenset({claim.source.casefold()}))
        for claim in claims
        if claim.source and claim.source_stated
    }


def order_of(entry: Entry) -> tuple[bool, date, date, str, str]:
    """Return the place of a line in the timeline: by the last day it can be, then the first, then the text."""
    when: When = entry.when
    unknown = when.earliest is None and when.latest is None
    latest = when.latest or when.earliest or date.max
    return unknown, latest, when.earliest or date.min, entry.text, entry.id
