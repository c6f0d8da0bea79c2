"""What is told of in two mentions: by whom, of whom, where, how many."""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from onrecord.lexicon.weights import background
from onrecord.resolve.sameness_mentions import EventMention

_ALIKE, _UNLIKE = 0.5, 0.2
"""Part of the lighter of two slots, by the weight of words, that both must have to be filled alike; and at most, to be
filled otherwise."""

_TELLING = 3.5
"""Weight of a word that tells two names apart: "court" has 3.1, "Johnson" 4.2."""


def compare_participants(one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield what is observed of who acts, who is acted on, what else the clauses hold, and their numbers."""
    yield from _of_doers(one, other)
    yield from _filled(one, other, "target")
    unnamed = _are_other_names(one.named, other), _are_other_names(other.named, one)
    if all(unnamed):
        yield "other names"
    elif (unnamed[0] and other.target_words) or (unnamed[1] and one.target_words):
        yield "name not told"
    mine, theirs = one.names_beside, other.names_beside
    if (
        _are_apart(mine - other.agent_names, theirs - one.agent_names)
        and _are_absent(mine, other)
        and _are_absent(theirs, one)
    ):
        yield "other names beside"
    yield from _compared(one.details, other.details, shared="detail shared", differ="details differ")
    yield from _of_numbers(one, other)
    if one.agent_words and other.agent_words:
        if _swap_roles(one, other) or _swap_roles(other, one):
            yield "roles swapped"
    elif one.actors & other.targets or one.targets & other.actors:
        yield "roles crossed"


def share_doers(one: EventMention, other: EventMention) -> bool:
    """Whether who acts is known in both, and is the same as far as words tell."""
    if one.agent_words and other.agent_words:
        return bool(one.parties & other.parties) or _share(one.agent_words, other.agent_words) >= _ALIKE
    return bool(one.actors & other.actors)


def compare_places(one: EventMention, other: EventMention) -> Iterator[str]:
    """Yield whether two mentions are of one place; a place that the other's sentence has too is not apart."""
    if one.places and other.places:
        yield "places shared" if _places_meet(one, other) else "places apart"
    elif one.place_words and other.place_words:
        mine, theirs = one.place_words, other.place_words
        if mine & theirs:
            yield "places shared"
        elif mine.isdisjoint(other.beside) and theirs.isdisjoint(one.beside):
            yield "places apart"


def _of_doers(one: EventMention, other: EventMention) -> Iterator[str]:
    if one.parties & other.parties:
        yield "actor shared"
        return
    yield from _filled(one, other, "actor")
    are_known = bool(one.parties and other.parties)
    if _are_other_doers(one, other) or (are_known and _are_apart(one.agent_names, other.agent_names)):
        yield "other doers named"
    elif are_known and one.article == other.article:
        yield "other doers known"


def _are_absent(names: AbstractSet[str], other: EventMention) -> bool:
    return names.isdisjoint(other.beside)


def _are_apart(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _of_numbers(one: EventMention, other: EventMention) -> Iterator[str]:
    yield from _compared(one.numbers, other.numbers, shared="", differ="numbers differ")
    are_changes = one.is_of_kind("change") and other.is_of_kind("change")
    if are_changes and one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers):
        yield "changes differ"


def _swap_roles(one: EventMention, other: EventMention) -> bool:
    """Whether who acts in one is acted on in the other, and not by themselves: "IBM bought it", "it bought a firm"."""
    if one.parties & other.parties or _share(one.agent_words, other.agent_words) > _UNLIKE:
        return False
    return bool(other.target_words) and _share(one.agent_words, other.target_words) >= _ALIKE


def _filled(one: EventMention, other: EventMention, slot: str) -> Iterator[str]:
    """Yield whether a slot of both is filled alike: by all its words where both know them, else by heads."""
    words = ((one.agent_words, other.agent_words), (one.target_words, other.target_words))[slot == "target"]
    if all(words):
        share = _share(*words)
        if share >= _ALIKE:
            yield f"{slot} shared"
        elif share <= _UNLIKE:
            yield f"{slot}s differ"
        return
    heads = ((one.actors, other.actors), (one.targets, other.targets))[slot == "target"]
    yield from _compared(*heads, shared=f"{slot} shared", differ=f"{slot}s differ")


def _share(mine: AbstractSet[str], theirs: AbstractSet[str]) -> float:
    """Return which part of the lighter of two slots the other has too, by the weight of words."""
    mass = [math.fsum(map(_weigh, sorted(words))) for words in (mine & theirs, mine, theirs)]
    return mass[0] / min(mass[1:]) if min(mass[1:]) else 0.0


@lru_cache(maxsize=1 << 16)
def _weigh(word: str) -> float:
    return background().weight(word)


def _are_other_names(names: AbstractSet[str], other: EventMention) -> bool:
    """Whether there are names, and the sentence of the other mention has none of them."""
    return bool(names) and names.isdisjoint(other.named | other.beside)


def _are_other_doers(one: EventMention, other: EventMention) -> bool:
    """Whether each names a doer, and neither sentence has a telling word of the other's."""
    mine, theirs = (_telling(part.agent_names) for part in (one, other))
    if not (one.agent_names and other.agent_names) or one.agent_names == other.agent_names:
        return False
    return mine.isdisjoint(theirs | other.beside) and theirs.isdisjoint(mine | one.beside)


def _telling(names: AbstractSet[str]) -> frozenset[str]:
    return frozenset(name for name in names if _weigh(name) >= _TELLING)


def _compared(mine: AbstractSet[str], theirs: AbstractSet[str], *, shared: str, differ: str) -> Iterator[str]:
    if mine and theirs and (name := differ if mine.isdisjoint(theirs) else shared):
        yield name


def _places_meet(one: EventMention, other: EventMention) -> bool:
    """Whether a place of one is, holds, or lies in a place of the other."""
    return any(mine[0] in theirs or theirs[0] in mine for mine in one.places for theirs in other.places)
