"""Claims of one happening: told twice, denied, planned and done."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.model import ClaimKind, Factuality, LinkKind, Update
from onrecord.resolve.bodies import country_key
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.telling import Telling, numbers_differ, object_stems, once, predicate_stems
from onrecord.resolve.comparing.words import ELSEWHEN, names_in, stem_of_name, weigh_stems, words_in
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


def are_two(one: Telling, other: Telling) -> bool:
    """Whether two accounts can't be of one happening, however alike their words are."""
    return (
        _are_of_other_times(one, other)
        or _is_doubtful(one) != _is_doubtful(other)
        or _befall_others(one, other)
        or _are_other_deeds(one, other)
        or _act_apart(one, other)
    )


def count_otherwise(one: Telling, other: Telling) -> bool:
    """Whether both give numbers of known things, or sums of one currency, and none is in both."""
    return numbers_differ(one, other) or _sums_differ(one, other)


def _is_doubtful(telling: Telling) -> bool:
    return telling.claim.factuality in (Factuality.HYPOTHETICAL, Factuality.OPINION)


def _are_of_other_times(one: Telling, other: Telling) -> bool:
    """Whether one names a time that is not the story's own, and nothing says that the other is of it too."""
    mine, theirs = _names_other_time(one), _names_other_time(other)
    if mine == theirs:
        return False
    far, near = (one, other) if mine else (other, one)
    return not (_is_of_old(near) or _spans_news_of(far, near))


@once
def _names_other_time(telling: Telling) -> bool:
    return bool(ELSEWHEN.search(telling.text))


def _is_of_old(telling: Telling) -> bool:
    """Whether what is told was over long before it was told."""
    return bool(telling.told and telling.latest and (telling.told - telling.latest).days > RECENT)


def _spans_news_of(far: Telling, near: Telling) -> bool:
    """Whether a time that one names ("last month") is when the other was news."""
    if not (far.is_own_day and far.earliest and far.latest and near.told):
        return False
    return far.earliest <= near.told and (near.told - far.latest).days <= RECENT


RECENT = 31
"""Days before its article up to which what is told is of the story's own time."""


def _are_other_deeds(one: Telling, other: Telling) -> bool:
    """Whether a verb of no kind of happening has other objects: who "secured a plurality" did not "secure 39 seats"."""
    verbs = predicate_stems(one) | predicate_stems(other)
    objects = object_stems(one), object_stems(other)
    if any(stem.startswith("class ") for stem in verbs) or not all(objects) or not objects[0].isdisjoint(objects[1]):
        return False
    if _go_on_alike(one, other, objects) or _share_number(one, other):
        return False
    targets = [set(weigh_stems(telling.claim.value("target"))) for telling in (one, other)]
    return targets[0].isdisjoint(targets[1]) and not (one.is_dated and other.is_dated)


def _sums_differ(one: Telling, other: Telling) -> bool:
    """Whether both give sums of one currency, and no sum is in both."""
    if not (one.counts and other.counts):
        return False
    mine, theirs = ({(count.unit, count.value) for count in part.counts if count.is_money} for part in (one, other))
    return mine.isdisjoint(theirs) and not {unit for unit, _ in mine}.isdisjoint(unit for unit, _ in theirs)


def _share_number(one: Telling, other: Telling) -> bool:
    """Whether both give one number of one thing, or one sum."""
    mine, theirs = ({(count.unit, count.noun, count.value) for count in part.counts} for part in (one, other))
    return any(value >= FEWEST for _, _, value in mine & theirs)


def _go_on_alike(one: Telling, other: Telling, objects: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether the object of one stands further behind in the other, or much of what stands behind both is the same."""
    mine, theirs = (_behind_stems(telling) for telling in (one, other))
    if not (objects[0].isdisjoint(theirs) and objects[1].isdisjoint(mine)):
        return True
    shared = math.fsum(mine[stem] for stem in sorted(mine.keys() & theirs.keys()))
    return shared >= ALIKE * min(math.fsum(sorted(stems.values())) for stems in (mine, theirs))


ALIKE = 0.4
"""Part of what stands behind two verbs, by the weight of words, from which other objects are other words for one."""


@once
def _behind_stems(telling: Telling) -> dict[str, float]:
    """Return the stems of all words behind the predicate of an event, with their weights."""
    predicate = telling.claim.value("predicate")
    at = telling.text.find(predicate) if predicate else -1
    return weigh_stems(telling.text[at + len(predicate) :]) if at >= 0 else {}


def slot_names(telling: Telling, slot: str) -> frozenset[str]:
    """Return the names in the slots of a name, in lower case; of a description none behind "of": "mayor of Hesk".

    A word that begins a sentence is a name where its article has it as one elsewhere.
    """
    found: set[str] = set()
    for value in (one.value for one in telling.claim.slots if one.name == slot):
        named = names_in(f"a {value if value[:1].isupper() else value.partition(' of ')[0]}")
        is_printed = value in telling.text
        found |= {name for name in named if not is_printed or stem_of_name(name) in telling.names}
    return frozenset(found)


def _befall_others(one: Telling, other: Telling) -> bool:
    """Whether each names who it befalls, and no name is in both: "Orla Vane was sworn in", "Ned Pask was sworn in"."""
    mine, theirs = _target_names(one), _target_names(other)
    if not mine or not theirs or not mine.isdisjoint(theirs):
        return False
    if not (mine.isdisjoint(words_in(other.text)) and theirs.isdisjoint(words_in(one.text))):
        return False
    initials = ["".join(word[0] for word in telling.claim.value("target").split()) for telling in (one, other)]
    return not any(
        short.casefold() in (name for name in names) for short, names in zip(initials, (theirs, mine), strict=True)
    )


@once
def _target_names(telling: Telling) -> frozenset[str]:
    return slot_names(telling, "target")


@once
def _agent_names(telling: Telling) -> frozenset[str]:
    return named_lands(telling.claim.value("agent"))


@once
def _every_name(telling: Telling) -> frozenset[str]:
    return named_lands(telling.text)


def _act_apart(one: Telling, other: Telling) -> bool:
    """Whether each names who acts and somebody else, and no name is in both: two clubs sacked their coaches."""
    agents = [_agent_names(telling) for telling in (one, other)]
    if not all(agents) or one.party & other.party:
        return False
    shared = agents[0] & agents[1]
    only = [names - shared for names in agents]
    further = [_every_name(telling) - names for telling, names in zip((one, other), agents, strict=True)]
    return all(only) and all(further) and (further[0] | only[0]).isdisjoint(further[1] | only[1])


def named_lands(text: str) -> frozenset[str]:
    """Return the names in a text by keys of countries; other names have keys too, those of no country."""
    return frozenset(country_key(name) for name in names_in(f"a {text}"))


def _is_account(telling: Telling) -> bool:
    return len(telling.text.split()) >= FEWEST and not (
        telling.is_silent or telling.is_outsider or _is_doubtful(telling)
    )


def _compare(one: Telling, other: Telling, reason: str) -> Iterator[Finding]:
    """Yield the link between two accounts of one happening; `one` was told first, or on the same day."""
    if one.is_apart_in_time(other) or are_two(one, other) or count_otherwise(one, other):
        return
    if one.claim.kind is ClaimKind.EVENT and one.is_denied != other.is_denied:
        yield from _denied(one, other, reason)
        return
    planned, other_planned = (_is_planned(telling) for telling in (one, other))
    if planned == other_planned or (planned and _UNDER_WAY.search(other.text)):
        yield find(LinkKind.SAME_EVENT, one, other, slot="happened", reason=reason)
    elif planned and one.is_before(other):
        why = f"planned in the earlier account, carried out in the later one: {reason}"
        stages = ("carried out", "planned")
        yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=why, values=stages)


_UNDER_WAY = re.compile(r"\b(?:is|are)\ being\ [a-z]+", re.IGNORECASE)
"""What goes on is not carried out yet: "is being sold"."""


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
