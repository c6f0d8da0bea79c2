"""Whether those who are said to hold, take or leave a place can do so, by what the frame of the word asks for."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.control.deeds import Deed
from onrecord.annotate.control.holders import Holder, Holders
from onrecord.annotate.control.lookalikes import is_first, is_office, looks_alike, takes_a_way
from onrecord.annotate.control.places import HeldPlaces
from onrecord.annotate.control.words import lists_word
from onrecord.annotate.trees import Tree

_SINCE = frozenset({"since", "now"})


def fits_places(deed: Deed) -> bool:
    """Whether the places are of the kind that the word asks for."""
    frame, place = deed.finding.frame, deed.places[0]
    if frame.named and not deed.finding.holders:
        is_town = place.is_named or lists_word("falling", "words", place.word)
        if not is_town or place.is_guessed:
            return False
    if takes_a_way(deed):
        return False
    if frame.smaller and any(one.is_country for one in deed.places):
        return False
    return not (frame.foreign and any(one.is_own for one in deed.places))


def fits_doers(deed: Deed, places: HeldPlaces, holders: Holders, *, is_sport: bool) -> bool:
    """Whether those who do it can; where nobody is named, whether the word alone tells of it."""
    frame = deed.finding.frame
    if not deed.holders and (frame.named_holder or frame.change == "holds"):
        return False
    if not deed.doers:
        return not is_sport and _tells_alone(deed, places, holders)
    wrong = (
        looks_alike(deed, places, holders),
        is_sport and not any(doer.is_force and not doer.is_person and not doer.is_crowd for doer in deed.doers),
        bool(frame.moved) and not _moves_force(deed, holders),
        frame.since and not _is_for_a_time(deed),
        # a candidate who "captured Ohio" holds nothing; an officer who says "I hold the bridge" does
        bool(frame.by)
        and not frame.anyone
        and any(doer.is_person for doer in deed.doers)
        and not is_first(deed)
        and not is_office(deed),
        # "took over Ledenice": it may be a company
        any(place.is_anything for place in deed.places)
        and not any(doer.is_force and not doer.is_crowd for doer in deed.doers),
        deed.is_guess and not _is_certain(deed) and not any(doer.is_force for doer in deed.doers),
    )
    return not any(wrong) and (frame.by not in {"force", "armed"} or _has_force(deed, places, holders))


def _has_force(deed: Deed, places: HeldPlaces, holders: Holders) -> bool:
    """Whether who does it is a force, or holder and place are known from other claims."""
    frame = deed.finding.frame
    if frame.strict:
        return any(doer.is_armed if frame.by == "armed" else doer.is_force for doer in deed.doers)
    if deed.formers and frame.smaller and (deed.holders or _are_deprived(deed)):
        return True
    if any(places.is_known(place) for place in deed.places) or (frame.by == "force" and _is_taken_by_body(deed)):
        return True
    strength = (doer.is_armed if frame.by == "armed" else doer.is_force for doer in deed.doers)
    return any(strength) or any(holders.is_known(doer) for doer in deed.doers)


def _is_taken_by_body(deed: Deed) -> bool:
    """Whether a body takes what is a place by its own word: "the tribe took the forest"."""
    named = {deed.tree.words[token] for token in deed.named}
    is_taker = any(lists_word("holders", "takers", word) for word in named)
    return is_taker and not deed.is_guess and not deed.finding.frame.only


def _are_deprived(deed: Deed) -> bool:
    """Whether some body lost a place by others who are not named: "the tribe was driven off its land"."""
    clause, names = deed.finding.clause, {word for one in deed.formers for word in one.name.casefold().split()}
    is_listed = any(lists_word("force", "bodies", word) or lists_word("force", "many", word) for word in names)
    are_civilians = any(lists_word("force", "civilians", word) for word in names)
    return clause.is_passive and not clause.agents and is_listed and not are_civilians


def _tells_alone(deed: Deed, places: HeldPlaces, holders: Holders) -> bool:
    """Whether a word tells of it with nobody named: "the loss of the town", "that anyone had taken it"."""
    frame, finding = deed.finding.frame, deed.finding
    if not all(holders.is_nobody(deed.tree, token) for token in deed.named):
        return False
    if deed.is_guess and not (frame.strong and not any(place.is_anything for place in deed.places)):
        return False
    is_known = finding.clause.is_passive and any(places.is_known(place) for place in deed.places)
    return is_known or frame.alone or deed.tree.is_noun(finding.head) or (bool(deed.named) and frame.strong)


def _is_certain(deed: Deed) -> bool:
    frame = deed.finding.frame
    return frame.strong and not frame.by and not frame.named


def _is_for_a_time(deed: Deed) -> bool:
    """Whether a place is run since some day, or just now: "has been run by the army since", "was running the quay"."""
    tree, finding = deed.tree, deed.finding
    is_going_on = tree.tags[finding.head] == "VBG" and tree.child(finding.head, "aux") is not None
    return is_going_on or any(word in _SINCE for word in tree.words[finding.clause.first : finding.clause.last + 1])


def _moves_force(deed: Deed, holders: Holders) -> bool:
    found = people_at(deed.tree, deed.finding.clause.patients, holders)
    return any(one.is_force for one in found)


def people_at(
    tree: Tree, tokens: Sequence[int], holders: Holders, *, anyone: bool = False, apart: frozenset[str] = frozenset()
) -> tuple[Holder, ...]:
    """Return those among some noun phrases who can hold a place, none of `apart`; with `anyone` whoever is named."""
    found = (holders.holder_at(tree, token, anyone=anyone, apart=apart) for token in tokens)
    return tuple(holder for holder in found if holder is not None)
