"""Deeds that look like a taking, holding or leaving and are none: tourists leave, an author captures a town."""

from __future__ import annotations

from onrecord.annotate.animates import is_animate
from onrecord.annotate.control.deeds import Deed
from onrecord.annotate.control.holders import Holders
from onrecord.annotate.control.places import HeldPlaces
from onrecord.annotate.control.words import listed, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.trees import Tree

_GOING = frozenset({"leave", "enter", "quit", "depart", "land", "flee"})
_RETURNED = frozenset({"restore", "return", "transfer", "release"})
_RUN = frozenset({"run", "own", "man", "administer", "command", "have"})
_STILL = frozenset({"still", "now", "since"})


def takes_a_way(deed: Deed) -> bool:
    """Whether people only go somewhere, or a place is only brought into order: "took the road", "restored the mill"."""
    return _is_way(deed) or _is_idiom(deed) or _is_small(deed) or (not deed.holders and _needs_holder(deed))


def looks_alike(deed: Deed, places: HeldPlaces, holders: Holders) -> bool:
    """Whether those who are said to hold, take or leave a place do something else there."""
    return _are_wrong_people(deed, places, holders) or _is_wrong_place(deed, places)


def _are_wrong_people(deed: Deed, places: HeldPlaces, holders: Holders) -> bool:
    frame, tree, named = deed.finding.frame, deed.tree, deed.finding.holders
    is_known = any(map(places.is_known, deed.places)) or any(map(holders.is_known, deed.doers))
    is_driven = frame.former == "patient"
    wrong = (
        (_are_civilians(deed) or _are_few(deed)) and _is_left_by_foot(deed),
        any(_is_party(tree, token) for token in deed.named),
        frame.crowd and not _can_occupy(deed),
        is_driven and bool(named) and not deed.holders,  # "rents drive tenants out of the quarter"
        is_driven and any(lists_word("force", "deciders", tree.words[token]) for token in named),
        _is_one_person(deed),
        frame.named_holder and _is_home_of_things(deed),
        frame.only != "" and not (is_known or _is_one_of(deed, frame.only)),
        frame.change == "annexes" and any(lists_word("places", "words", tree.words[token]) for token in named),
    )
    return any(wrong)


def _is_wrong_place(deed: Deed, places: HeldPlaces) -> bool:
    frame, place, verb = deed.finding.frame, deed.places[0], base_of(deed.tree, deed.finding.head)
    wrong = (
        any(one.is_anything for one in deed.places) and frame.place == "agent",  # "the task fell to the army"
        deed.tree.is_noun(deed.finding.head) and deed.is_guess and not deed.doers,  # "the fall of the Wall"
        place.word in listed("no_places", "firms") and not any(doer.is_force for doer in deed.doers),
        _goes_on(deed) and not any(map(places.is_known, deed.places)),
        verb in _RUN and (_is_any(deed) or place.word == "percent"),
        bool(set(deed.finding.places) & set(deed.finding.holders)),  # one word cannot be both
        verb == "transfer" and place.is_own,
    )
    return any(wrong)


def _is_left_by_foot(deed: Deed) -> bool:
    frame = deed.finding.frame
    is_left = frame.change == "leaves" and bool(frame.by) and not frame.object
    return is_left and frame.place.startswith(("patient", "@of"))


def _is_way(deed: Deed) -> bool:
    """Whether somebody takes a road as one goes by it: "took the road towards the coast"."""
    verb = base_of(deed.tree, deed.finding.head)
    is_taken = verb == "take" and not deed.formers and not deed.finding.clause.is_passive
    goes_on = bool(deed.finding.clause.governed_by("to", "towards", "toward", "through", "past"))
    is_way = deed.places[0].word in listed("places", "ways")
    return is_taken and is_way and (goes_on or not any(one.is_armed for one in deed.doers))


def _is_small(deed: Deed) -> bool:
    """Whether people go in or out of a room, and nothing more is said: "soldiers entered the church to pray"."""
    verb, place = base_of(deed.tree, deed.finding.head), deed.places[0]
    return verb in _GOING and not place.is_named and place.word in listed("places", "small")


def _is_idiom(deed: Deed) -> bool:
    """Whether somebody only begins to speak, play or go: "took the stage", "took the field"."""
    is_taken = base_of(deed.tree, deed.finding.head) == "take" and not deed.formers
    return (
        is_taken and deed.places[0].word in listed("places", "idioms") and not any(one.is_armed for one in deed.doers)
    )


def _needs_holder(deed: Deed) -> bool:
    """Whether a word tells of control only where it says to whom: "restored the mill"; or moves an own house."""
    verb = base_of(deed.tree, deed.finding.head)
    is_returned = deed.finding.frame.change == "leaves" and verb in _RETURNED
    return is_returned and not deed.tree.is_noun(deed.finding.head)


def _are_civilians(deed: Deed) -> bool:
    """Whether those who leave only lived there: "thousands of people left the town" takes it from nobody."""
    names = {word for one in deed.doers for word in one.name.casefold().split()}
    return (
        bool(names)
        and any(lists_word("force", "civilians", word) for word in names)
        and not any(lists_word("force", "armed", word) for word in names)
    )


def _are_few(deed: Deed) -> bool:
    """Whether only some of a crowd go: "two students left the campus in an ambulance"."""
    tree = deed.tree
    few = any(tree.words[kid] in _FEW for token in deed.named for kid in tree.children[token])
    return few and not any(one.is_armed for one in deed.doers)


_FEW = frozenset("one two three four five a an".split())


def _is_party(tree: Tree, token: int) -> bool:
    """Whether a noun is a party that holds seats and towns by votes: "the mayor's party lost the city"."""
    return lists_word("force", "parties", tree.words[token])


def _is_one_person(deed: Deed) -> bool:
    """Whether it is one person without an office, who holds no place: "the author captures the town"."""
    frame, tree = deed.finding.frame, deed.tree
    if not frame.by or frame.anyone or is_first(deed) or len(deed.named) != 1 or is_office(deed):
        return False
    token = deed.named[0]
    if tree.words[token] in {"he", "she"}:
        return deed.places[0].word in listed("places", "ranks")
    is_listed = any(lists_word("force", key, tree.words[token]) for key in ("bodies", "one", "many", "armed"))
    return tree.tags[token] == "NN" and not is_listed and is_animate(tree, token)


def _goes_on(deed: Deed) -> bool:
    """Whether people only go from one place to another: "marched from the station to the palace"."""
    frame = deed.finding.frame
    is_going = frame.change == "leaves" and frame.by == "armed" and "@from" in frame.place
    return is_going and bool(deed.finding.clause.governed_by("to", "towards", "through"))


def _is_home_of_things(deed: Deed) -> bool:
    """Whether a place is "home to" a firm or a thing, and so in nobody's hands."""
    is_home = deed.tree.words[deed.finding.head] == "home"
    return is_home and not any(one.is_force for one in deed.doers)


def _is_any(deed: Deed) -> bool:
    """Whether the place is only one of many: "the army runs a hospital"."""
    return any(
        deed.tree.words[kid] in {"a", "an"} for token in deed.finding.places for kid in deed.tree.children[token]
    )


def _is_one_of(deed: Deed, kind: str) -> bool:
    """Whether who does it takes places by arms ("arms"): no fans; or is no police ("army"), which only guards them."""
    is_armed = any(one.is_armed for one in deed.doers)
    words = {word for one in deed.doers for word in one.name.casefold().split()}
    are_guards = any(lists_word("force", "guardians", word) for word in words)
    return is_armed and not (kind == "army" and are_guards)


def _can_occupy(deed: Deed) -> bool:
    """Whether those who "occupy" a place have come to hold it: no museum that is housed there, no tourists."""
    tree, head = deed.tree, deed.finding.head
    is_habit = tree.tags[head] in {"VBZ", "VBP"} and not any(tree.words[kid] in _STILL for kid in tree.children[head])
    are_sites = any(lists_word("places", "words", tree.words[token]) for token in deed.named)
    is_at_home = is_habit and any(one.is_crowd for one in deed.doers)
    is_household = any(tree.words[token] in {"family", "household", "couple", "tenant"} for token in deed.named)
    return not are_sites and not is_household and not is_at_home and not (is_habit and _are_civilians(deed))


def is_first(deed: Deed) -> bool:
    """Whether who does it says so: "we hold the bridge"."""
    return any(deed.tree.words[token] in {"i", "we"} for token in deed.named)


def is_office(deed: Deed) -> bool:
    """Whether who leaves is told by the office: "the mansion, abandoned by the governor"."""
    tree, frame = deed.tree, deed.finding.frame
    return frame.change == "leaves" and not deed.is_guess and all(tree.tags[token] == "NN" for token in deed.named)
