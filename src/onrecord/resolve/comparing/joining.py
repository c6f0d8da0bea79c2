"""All links of a collection: each pair of claims has at most one, the most telling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model import LinkKind, Update
from onrecord.resolve.comparing.agents import link_agents
from onrecord.resolve.comparing.causes import link_causes
from onrecord.resolve.comparing.corrections import link_corrections
from onrecord.resolve.comparing.denials import link_admissions
from onrecord.resolve.comparing.disputes import link_disputes
from onrecord.resolve.comparing.gifts import link_gifts
from onrecord.resolve.comparing.happenings import link_happenings
from onrecord.resolve.comparing.holders import link_holders
from onrecord.resolve.comparing.likeness import link_alike
from onrecord.resolve.comparing.links import RULE, Finding, find
from onrecord.resolve.comparing.numbers import link_numbers
from onrecord.resolve.comparing.refusals import link_refusals
from onrecord.resolve.comparing.sayings import link_sayings
from onrecord.resolve.comparing.stages import link_stages
from onrecord.resolve.comparing.states import link_states
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.sameness import EventGroup

__all__ = ["RULE", "compare_claims"]

_FIRST = (
    LinkKind.UPDATES,
    LinkKind.CONFLICTS,
    LinkKind.QUALIFIES,
    LinkKind.SAME_STATEMENT,
    LinkKind.AGREES,
    LinkKind.SAME_EVENT,
)
"""What a reader must be told first: a pair that is told twice and differs in its number differs."""


def compare_claims(
    tellings: Sequence[Telling], groups: Sequence[EventGroup], numbers: Iterable[Finding] | None = None
) -> tuple[Finding, ...]:
    """Return the links, by the ids of their claims; neither order matters.

    `groups` are the happenings of the event claims (`sameness.group_events`, mentions named by the ids of claims),
    `numbers` how their numbers stand to one another, where `link_numbers` was asked before.
    """
    by_id = {telling.id: telling for telling in tellings}
    found = (
        *(link_numbers(tellings) if numbers is None else numbers),
        *link_happenings(groups, by_id),
        *link_holders(tellings),
        *link_gifts(tellings),
        *link_sayings(tellings),
        *link_alike(tellings),
        *link_corrections(tellings),
        *link_admissions(tellings),
        *link_disputes(tellings),
        *link_causes(tellings),
        *link_refusals(tellings),
        *link_stages(tellings),
        *link_states(tellings),
        *link_agents(tellings),
    )
    kept = tuple(_without_retired(found, by_id))
    return most_telling((*kept, *_of_the_conceded(kept, by_id)))


def _of_the_conceded(found: Sequence[Finding], tellings: Mapping[str, Telling]) -> Iterator[Finding]:
    """Yield that who admits what they had denied agrees with those whom they had denied."""
    against: dict[str, list[str]] = {}
    for one in (finding.link for finding in found):
        if one.kind is LinkKind.CONFLICTS and one.slot != "number":
            against.setdefault(one.a, []).append(one.b)
            against.setdefault(one.b, []).append(one.a)
    for one in (finding.link for finding in found):
        if one.kind is not LinkKind.UPDATES or one.how != Update.RETRACTED:
            continue
        later = tellings[one.a]
        for name in against.get(one.b, ())[:MOST]:
            other = tellings[name]
            if other.id != later.id and not other.is_side_of(later) and other.origin and later.origin:
                why = f"{later.origin} has come round to what {other.origin} said"
                yield find(LinkKind.AGREES, later, other, slot=one.slot, reason=why)


MOST = 12
"""Accounts that one denial stands against of which the admission is said to agree with each."""


def _without_retired(found: Sequence[Finding], tellings: Mapping[str, Telling]) -> Iterator[Finding]:
    """Yield the links but those of an account with what was told after another account had taken its place."""
    retired: dict[str, str] = {}
    for one in (finding.link for finding in found):
        if one.kind is LinkKind.UPDATES:
            day = str(tellings[one.a].told or "")
            retired[one.b] = min(retired.get(one.b, day), day)
    for finding in found:
        one = finding.link
        pair = (tellings[one.a], tellings[one.b])
        latest = max(str(telling.told or "") for telling in pair)
        is_late = any(retired.get(telling.id, "~") <= latest for telling in pair)
        if not (is_late and one.kind in (LinkKind.CONFLICTS, LinkKind.QUALIFIES)):
            yield finding


def most_telling(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding for each pair of claims."""
    best: dict[tuple[str, str], Finding] = {}
    for finding in sorted(found, key=_order):
        one = finding.link
        best.setdefault((min(one.a, one.b), max(one.a, one.b)), finding)
    return tuple(best[pair] for pair in sorted(best))


def _order(finding: Finding) -> tuple[int, str, str, str, str, str]:
    one = finding.link
    return _FIRST.index(one.kind), one.slot, one.how, one.a, one.b, one.reason
