"""Who acts in what claims tell, and where: what must not differ between two accounts of one thing."""

from __future__ import annotations

from onrecord.lexicon.weights import background
from onrecord.resolve.comparing.telling import Telling
from onrecord.resolve.comparing.words import places_in, words_in


def doers_of(telling: Telling) -> frozenset[str]:
    """Return the words for who acts or gives in a claim."""
    slots = [slot.value for slot in telling.claim.slots if slot.name in ("agent", "giver")]
    return frozenset(word for value in slots for word in words_in(value) if background().weight(word) > 0)


def doers_fit(one: Telling, other: Telling) -> bool:
    """Whether two claims do not name different doers."""
    mine, theirs = doers_of(one), doers_of(other)
    return not (mine and theirs) or bool(mine & theirs)


def are_elsewhere(one: Telling, other: Telling) -> bool:
    """Whether both name somebody or some place, and nobody in common; or both a place, and not one that is shared."""
    places = places_in(one.text), places_in(other.text)
    if all(places) and places[0].isdisjoint(places[1]):
        return True
    return bool(one.names and other.names) and one.names.isdisjoint(other.names)
