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

_ENOUGH = 5.0
"""Weight of shared words from which one thing is acted on: one word of middling rarity ("retreat"), or two."""

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
    if _are_of_one_land(one, other):
        return True
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
    if _are_one_side(one, other):
        yield "actor shared"
        return
    yield from _filled(one, other, "actor")
    are_known = bool(one.parties and other.parties)
    if _are_other_doers(one, other) or (are_known and _are_apart(one.agent_names, other.agent_names)):
        yield "other doers named"
    elif are_known and one.article == other.article:
        yield "other doers known"


def _are_one_side(one: EventMention, other: EventMention) -> bool:
    """Whether one actor acts in both, or somebody who is told as of the country or the body that acts in the other."""
    is_official = _acts_for(one, other) or _acts_for(other, one)
    return bool(one.parties & other.parties) or is_official or _are_of_one_land(one, other)


def _are_of_one_land(one: EventMention, other: EventMention) -> bool:
    """Whether a country acts in one, and in the other somebody who is told as of that country."""
    return any(part.land and part.land in rest.lands for part, rest in ((one, other), (other, one)))


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


def weigh_object(one: EventMention, other: EventMention) -> float:
    """Return how much tells that one thing is acted on, 0 to 1, where a slot of one or both does not say it.

    In a story of a dozen primaries each is a primary: what recurs is acted on alike, too. So do several who are told
    of in one story: "dockers stopped work", "crane drivers stopped work"; and who "also imposed sanctions" did it to
    somebody else.
    """
    if (one.target_words and other.target_words) or (one.is_recurring and other.is_recurring):
        return 0.0
    if _are_other_subjects(one, other) or (one.article == other.article and (one.is_further or other.is_further)):
        return 0.0
    mine, theirs = (part.target_words | part.object_words for part in (one, other))
    if _share(mine, theirs) < _ALIKE or not _are_of_one_head(one, other):
        return 0.0
    return min(1.0, math.fsum(map(_weigh, sorted(mine & theirs))) / _ENOUGH)


def _are_of_one_head(one: EventMention, other: EventMention) -> bool:
    """Whether the same kind of thing is acted on: "an apartment building" is no apartment."""
    if not (one.object_head and other.object_head) or one.object_head == other.object_head:
        return True
    return any(word.startswith("class ") for word in one.object_words & other.object_words)


def _are_other_subjects(one: EventMention, other: EventMention) -> bool:
    """Whether the words of both say who acts, and say it otherwise."""
    if _are_one_side(one, other):
        return False
    mine, theirs = (part.agent_words | part.subject_words for part in (one, other))
    return bool(mine and theirs) and _share(mine, theirs) <= _UNLIKE


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
    if not (mine and theirs) or one.agent_names == other.agent_names:
        return False
    return mine.isdisjoint(theirs | other.beside) and theirs.isdisjoint(mine | one.beside)


def _acts_for(one: EventMention, other: EventMention) -> bool:
    """Whether somebody is told as of a body that acts in the other mention: "Senate President Orla Vane"."""
    return not other.actors.isdisjoint(one.subject_words - one.agent_words)


def _telling(names: AbstractSet[str]) -> frozenset[str]:
    return frozenset(name for name in names if _weigh(name) >= _TELLING)


def _compared(mine: AbstractSet[str], theirs: AbstractSet[str], *, shared: str, differ: str) -> Iterator[str]:
    if mine and theirs and (name := differ if mine.isdisjoint(theirs) else shared):
        yield name


def _places_meet(one: EventMention, other: EventMention) -> bool:
    """Whether a place of one is, holds, or lies in a place of the other."""
    return any(mine[0] in theirs or theirs[0] in mine for mine in one.places for theirs in other.places)
