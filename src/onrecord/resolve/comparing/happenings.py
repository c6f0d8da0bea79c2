"""Claims of one happening: told twice, denied, planned and done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.sameness import EventGroup

COMPARED = 8
"""Claims of one happening that each is compared with: further ones follow from these."""

FEWEST = 3
"""Words of an account: fewer name a happening and tell nothing of it."""


def link_happenings(groups: Sequence[EventGroup], tellings: Mapping[str, Telling]) -> Iterator[Finding]:
    """Yield how the claims of each group stand to one another; `tellings` are by the id of their claim."""
    for group in groups:
        why = {frozenset((one.one, one.other)): one.reason for one in group.links}
        members = [tellings[name] for name in group.mentions if name in tellings and _is_account(tellings[name])]
        members.sort(key=lambda one: (str(one.told or ""), one.article, one.start, one.id))
        for at, one in enumerate(members):
            for other in members[at + 1 : at + 1 + COMPARED]:
                reason = why.get(frozenset((one.id, other.id)), "they belong to one group of mentions")
                yield from _compare(one, other, reason)


def _numbers_differ(one: Telling, other: Telling) -> bool:
    """Whether both give numbers of people or things, and no number is in both: what they are then, numbers tell."""
    mine, theirs = ({count.value for count in telling.counts if count.kinds} for telling in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _is_account(telling: Telling) -> bool:
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION)
    return len(telling.text.split()) >= FEWEST and not (
        telling.is_silent or telling.is_outsider or telling.claim.factuality in doubtful
    )


def _compare(one: Telling, other: Telling, reason: str) -> Iterator[Finding]:
    """Yield the link between two accounts of one happening; `one` was told first, or on the same day."""
    if one.is_apart_in_time(other) or one.is_elsewhen != other.is_elsewhen:
        return
    if _numbers_differ(one, other):
        return
    if one.claim.kind is ClaimKind.EVENT and one.is_denied != other.is_denied:
        yield from _denied(one, other, reason)
        return
    planned, other_planned = (_is_planned(telling) for telling in (one, other))
    if planned == other_planned:
        yield find(LinkKind.SAME_EVENT, one, other, slot="happened", reason=reason)
    elif planned and one.is_before(other):
        why = f"planned first, then done: {reason}"
        yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why)


def _denied(one: Telling, other: Telling, reason: str) -> Iterator[Finding]:
    if _is_planned(one) or _is_planned(other):
        return
    if one.is_side_of(other):
        if one.is_before(other):
            why = f"the same side says otherwise now: {reason}"
            yield find(LinkKind.UPDATES, other, one, slot="happened", how=Update.RETRACTED, reason=why)
        return
    yield find(LinkKind.CONFLICTS, one, other, slot="happened", reason=f"affirmed and denied: {reason}")


def _is_planned(telling: Telling) -> bool:
    return telling.claim.factuality is Factuality.PLANNED
