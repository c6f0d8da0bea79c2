"""Who acts in what claims tell, and where: what must not differ between two accounts of one thing."""

from __future__ import annotations

import re

from onrecord.lexicon.weights import background
from onrecord.resolve.comparing.telling import Telling, once
from onrecord.resolve.comparing.words import places_in, words_in


@once
def doers_of(telling: Telling) -> frozenset[str]:
    """Return the words for who acts or gives in a claim; none for somebody's ("his lawyers"), whoever that is."""
    slots = [slot.value for slot in telling.claim.slots if slot.name in ("agent", "giver")]
    slots = [value for value in slots if not _OWNED.match(value)]
    return frozenset(word for value in slots for word in words_in(value) if background().weight(word) > 0)


_OWNED = re.compile(r"(?:his|her|its|their)\ ", re.IGNORECASE)


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


@once
def undergoer_of(telling: Telling) -> str:
    """Return the name of whom an event befalls, else of who acts or is in a state, in lower case; "" of none."""
    claim = telling.claim
    whom = claim.value("target") or claim.value("agent") or claim.value("subject")
    runs = _NAME.findall(whom)
    return str(runs[-1]).casefold() if runs else ""


_NAME = re.compile(r"[A-ZÀ-Ž][\w’'-]*(?:\ [A-ZÀ-Ž][\w’'-]*){0,5}")


def can_be_one_person(one: str, other: str) -> bool:
    """Whether two names can be of one person: "ana reed" and "reed", not "ned reed"."""
    mine, theirs = one.split(), other.split()
    if mine[-1] != theirs[-1]:
        return False
    return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]
