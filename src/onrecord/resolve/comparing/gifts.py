"""What is promised and given: one gift told twice, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.lexicon.weights import terms_of
from onrecord.model import ClaimKind, LinkKind, Update
from onrecord.resolve.comparing.links import Finding, find
from onrecord.resolve.comparing.publication import by_story
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import weigh_stems

STAGES = ("planned", "announced", "pledged", "allocated", "ongoing", "delivered")
"""The stages in their order; "withdrawn" can follow any."""

REACH = 20
"""Commitments of one story on either side, in the order of publication, that are compared."""

_PROMISED = frozenset({"planned", "announced", "pledged", "allocated"})


def link_gifts(tellings: Sequence[Telling]) -> Iterator[Finding]:
    """Yield how claims about one gift stand to one another."""
    for ordered in by_story(one for one in tellings if one.claim.kind is ClaimKind.COMMITMENT):
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 : at + 1 + REACH]:
                if _is_one_gift(one, other):
                    yield from _compare(one, other)


def _compare(one: Telling, other: Telling) -> Iterator[Finding]:
    mine, theirs = one.claim.value("stage"), other.claim.value("stage")
    if mine == theirs or {mine, theirs} <= _PROMISED:
        yield find(LinkKind.SAME_EVENT, one, other, slot="happened", reason="one gift, of one giver, at one stage")
    elif mine in _PROMISED and theirs in ("delivered", "ongoing", "withdrawn") and not other.claim.value("incremental"):
        reason = f"{mine} in the earlier account, {theirs} in the later one"
        yield find(LinkKind.UPDATES, other, one, slot="stage", how=Update.CHANGED, reason=reason)


def _is_one_gift(one: Telling, other: Telling) -> bool:
    """Whether two claims are about one gift: nothing that both name differs, and the item is the same."""
    if one.is_apart_in_time(other) and one.is_dated and other.is_dated and not _is_stage(one, other):
        return False
    if one.is_elsewhen != other.is_elsewhen:
        return False
    givers = [_words(telling, "giver") for telling in (one, other)]
    mine, theirs = one.party or one.sides, other.party or other.sides
    is_one_giver = not givers[0].isdisjoint(givers[1]) or not mine.isdisjoint(theirs)
    if all(givers) and not is_one_giver:
        return False
    shared = int(is_one_giver)
    for slot in ("recipient", "purpose"):
        mine, theirs = _words(one, slot), _words(other, slot)
        if mine and theirs:
            if mine.isdisjoint(theirs):
                return False
            shared += 1
    return shared > 0 and _fit(one, other)


def _is_stage(one: Telling, other: Telling) -> bool:
    return one.claim.value("stage") != other.claim.value("stage")


def _fit(one: Telling, other: Telling) -> bool:
    """Whether the items may be one: the same sum, a part of it when it is paid, or the same things."""
    mine, theirs = one.claim.value("quantity").split(), other.claim.value("quantity").split()
    if len(mine) == 2 and len(theirs) == 2:
        if mine[1] != theirs[1]:
            return False
        return mine[0] == theirs[0] or (_is_stage(one, other) and _number(theirs[0]) < _number(mine[0]))
    return bool(_things(one) & _things(other))


def _number(text: str) -> float:
    digits = text.lstrip("<>=~")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0.0


def _things(telling: Telling) -> frozenset[str]:
    """Return the words for what is given: an item may be a clause, whose "would" and "be" tell nothing."""
    return frozenset(stem for stem, weight in weigh_stems(telling.claim.value("item")).items() if weight >= TELLING)


TELLING = 2.0
"""Weight of a word that tells one item from another: "would" weighs less, "pumps" 7."""

_DROPPED = frozenset("the a an of for to in and its their his her some more new first".split())


def _words(telling: Telling, slot: str) -> frozenset[str]:
    return frozenset(term for term, _ in terms_of(telling.claim.value(slot)) if term not in _DROPPED)
