"""Claims of one happening: told twice, denied, planned and done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling, numbers_differ, object_stems, predicate_stems
from onrecord.resolve.comparing.words import names_in, weigh_stems
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
                reason = why.get(
                    frozenset((one.id, other.id)), "both tell of one happening, as further accounts of it show"
                )
                yield from _compare(one, other, reason)


def _are_other_deeds(one: Telling, other: Telling) -> bool:
    """Whether a verb of no kind of happening has other objects: who "secured a plurality" did not "secure 39 seats"."""
    verbs = predicate_stems(one) | predicate_stems(other)
    objects = object_stems(one), object_stems(other)
    if any(stem.startswith("class ") for stem in verbs) or not all(objects) or not objects[0].isdisjoint(objects[1]):
        return False
    targets = [set(weigh_stems(telling.claim.value("target"))) for telling in (one, other)]
    return targets[0].isdisjoint(targets[1]) and not (one.is_dated and other.is_dated)


def _befall_others(one: Telling, other: Telling) -> bool:
    """Whether each names who it befalls, and no name is in both: "Orla Vane was sworn in", "Ned Pask was sworn in"."""
    mine, theirs = (names_in(f"a {telling.claim.value('target')}") for telling in (one, other))
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    initials = ["".join(word[0] for word in telling.claim.value("target").split()) for telling in (one, other)]
    return not any(
        short.casefold() in (name for name in names) for short, names in zip(initials, (theirs, mine), strict=True)
    )


def _act_apart(one: Telling, other: Telling) -> bool:
    """Whether each names who acts and somebody else, and no name is in both: two clubs sacked their coaches."""
    agents = [names_in(f"a {telling.claim.value('agent')}") for telling in (one, other)]
    if not all(agents) or any(telling.party & rest.party for telling, rest in ((one, other),)):
        return False
    shared = agents[0] & agents[1]
    only = [names - shared for names in agents]
    further = [names_in(f"a {telling.text}") - names for telling, names in zip((one, other), agents, strict=True)]
    return all(only) and all(further) and further[0].isdisjoint(further[1])


def _is_account(telling: Telling) -> bool:
    doubtful = (Factuality.HYPOTHETICAL, Factuality.OPINION)
    return len(telling.text.split()) >= FEWEST and not (
        telling.is_silent or telling.is_outsider or telling.claim.factuality in doubtful
    )


def _compare(one: Telling, other: Telling, reason: str) -> Iterator[Finding]:
    """Yield the link between two accounts of one happening; `one` was told first, or on the same day."""
    if one.is_apart_in_time(other) or one.is_elsewhen != other.is_elsewhen:
        return
    if (
        numbers_differ(one, other)
        or _befall_others(one, other)
        or _are_other_deeds(one, other)
        or _act_apart(one, other)
    ):
        return
    if one.claim.kind is ClaimKind.EVENT and one.is_denied != other.is_denied:
        yield from _denied(one, other, reason)
        return
    planned, other_planned = (_is_planned(telling) for telling in (one, other))
    if planned == other_planned:
        yield find(LinkKind.SAME_EVENT, one, other, slot="happened", reason=reason)
    elif planned and one.is_before(other):
        why = f"planned in the earlier account, carried out in the later one: {reason}"
        stages = ("carried out", "planned")
        yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why, values=stages)


def _denied(one: Telling, other: Telling, reason: str) -> Iterator[Finding]:
    if _is_planned(one) or _is_planned(other):
        return
    if one.is_side_of(other):
        if one.is_before(other):
            why = f"the same side says otherwise now: {reason}"
            yield find(LinkKind.UPDATES, other, one, slot="happened", how=Update.RETRACTED, reason=why)
        return
    yield find(
        LinkKind.CONFLICTS, one, other, slot="happened", reason=f"one affirms it and the other denies it: {reason}"
    )


def _is_planned(telling: Telling) -> bool:
    return telling.claim.factuality is Factuality.PLANNED
