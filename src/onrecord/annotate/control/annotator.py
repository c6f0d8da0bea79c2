"""The annotator `control`: one claim for every place that an article says is held, taken, lost or left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.certainty_words import effect_of
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.control.findings import Finding, findings_in
from onrecord.annotate.control.holders import Holder, Holders
from onrecord.annotate.control.places import HeldPlace, HeldPlaces
from onrecord.annotate.control.words import lists_word, sport_words
from onrecord.annotate.events.extracts import extract_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind, MarkKind, Slot


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its control of places is read."""

    told: Assertions
    places: HeldPlaces
    holders: Holders
    taken: set[tuple[int, int]] = field(default_factory=set)


def read_control(reading: Reading, by: str) -> Reading:
    """Add a Control claim for every place that is held, taken, lost or left; none in reports of matches."""
    told = Assertions(reading, by)
    if is_of_sport(reading.article.text):
        return reading
    scene = _Scene(told, HeldPlaces(told), Holders(told))
    return reading.plus(claims=[claim for tree in told.trees() for claim in _claims_in(scene, tree)])


annotate_control = Annotator(
    name="control",
    version=1,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.PLACE, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.CONTROL}),
    read=read_control,
)


def is_of_sport(text: str) -> bool:
    """Whether a text reports a match: towns "hold" and "take" there, and no place changes hands."""
    words, enough = sport_words()
    return len(words & set(text.casefold().split())) >= enough


def _claims_in(scene: _Scene, tree: Tree) -> Iterator[Claim]:
    for finding in findings_in(tree):
        if (claim := _claim(scene, tree, finding)) is not None:
            yield claim


def _claim(scene: _Scene, tree: Tree, finding: Finding) -> Claim | None:
    """Return the claim that a finding makes, None where it makes none."""
    key = (tree.starts[finding.head], tree.ends[finding.head])
    if key in scene.taken:
        return None
    places = _places(scene, tree, finding)
    if not places or not _can_be(finding, places):
        return None
    holders, formers = _people(scene, tree, finding.holders), _people(scene, tree, finding.formers)
    if not _can_do(scene, tree, finding, places, holders, formers):
        return None
    told = scene.told.assertion_at(tree, finding.head, finding.carrier)
    if told is None or not _is_told(told, finding):
        return None
    scene.taken.add(key)
    _remember(scene, places, (*formers, *holders))
    cited = extract_of(tree, finding.clause, told.sentence)
    return scene.told.claim(ClaimKind.CONTROL, told, cited, _slots(scene, tree, finding, places, holders, formers))


def _places(scene: _Scene, tree: Tree, finding: Finding) -> tuple[HeldPlace, ...]:
    strong = finding.frame.strong
    found = (scene.places.place_at(tree, token, strong=strong) for token in finding.places)
    return tuple(place for place in found if place is not None)


def _can_be(finding: Finding, places: Sequence[HeldPlace]) -> bool:
    """Whether the places are of the kind that the word asks for."""
    frame = finding.frame
    if frame.named and not finding.holders and not (places[0].is_named or lists_word("falling", "words", places[0].word)):
        return False
    if frame.by == "holder" and any(place.is_guessed for place in places):
        return False  # "took over Ledenice": it may be a company
    if frame.smaller and any(place.is_country for place in places):
        return False
    return not (frame.foreign and any(place.is_own for place in places))


def _people(scene: _Scene, tree: Tree, tokens: Sequence[int]) -> tuple[Holder, ...]:
    found = (scene.holders.holder_at(tree, token) for token in tokens)
    return tuple(holder for holder in found if holder is not None)


def _can_do(
    scene: _Scene,
    tree: Tree,
    finding: Finding,
    places: Sequence[HeldPlace],
    holders: Sequence[Holder],
    formers: Sequence[Holder],
) -> bool:
    """Whether those who are said to do it can; where nobody is named, whether the word alone tells of it."""
    frame = finding.frame
    if frame.moved and not _moves_force(scene, tree, finding):
        return False
    doers = formers if frame.change == "leaves" and formers else holders or formers
    named = finding.formers if frame.change == "leaves" else finding.holders
    if not doers:
        is_open = all(scene.holders.is_nobody(tree, token) for token in named)
        is_enough = frame.alone or tree.is_noun(finding.head) or (bool(named) and frame.strong)
        return is_open and is_enough
    if frame.since and not _is_for_a_time(tree, finding):
        return False
    if frame.by and any(doer.is_person and not _is_first(tree, named) for doer in doers):
        return False  # a candidate who "captured Ohio" holds nothing
    if frame.by in {"force", "armed"}:
        is_between = bool(holders and formers) and frame.smaller
        is_known = any(scene.places.is_known(place) for place in places)
        return is_between or is_known or any(
            (doer.is_armed if frame.by == "armed" else doer.is_force) or scene.holders.is_known(doer) for doer in doers
        )
    return True


def _is_first(tree: Tree, tokens: Sequence[int]) -> bool:
    return any(tree.words[token] in {"i", "we"} for token in tokens)


def _is_for_a_time(tree: Tree, finding: Finding) -> bool:
    """Whether a place is run since some day, or just now: "has been run by the army since", "was running the quay"."""
    is_going_on = tree.tags[finding.head] == "VBG" and tree.child(finding.head, "aux") is not None
    return is_going_on or any(word in _SINCE for word in tree.words[finding.clause.first : finding.clause.last + 1])


_SINCE = frozenset({"since", "now"})


def _moves_force(scene: _Scene, tree: Tree, finding: Finding) -> bool:
    found = _people(scene, tree, finding.clause.patients)
    return any(one.is_force for one in found)


def _is_told(told: Assertion, finding: Finding) -> bool:
    """Whether a predicate tells how it stands: no possibility, order, wish, attempt; a plan only of who has it."""
    tree, head = told.tree, told.head
    if told.is_possible or (finding.frame.dated and not told.dated.is_own):
        return False
    if tree.deps[head] == "pcomp" and tree.words[tree.heads[head]] not in _DONE_BEFORE:
        return False  # "towards retaking the town"
    if told.is_planned:
        return not _is_ordered(told) and not _is_purpose(tree, head)
    return not _is_bare(tree, head)


_DONE_BEFORE = frozenset({"after", "since", "by", "on", "upon", "despite", "without", "in"})


def _is_purpose(tree: Tree, head: int) -> bool:
    return tree.tags[head] == "VB" and tree.deps[head] in {"advcl", "acl"}


def _is_bare(tree: Tree, head: int) -> bool:
    """Whether a verb stands in its plain form without a helping verb: an order, or what somebody demands."""
    helpers = {"aux", "auxpass"}
    return tree.tags[head] == "VB" and not any(tree.deps[kid] in helpers for kid in tree.children[head])


def _is_ordered(told: Assertion) -> bool:
    """Whether what is planned is only what somebody was told to do."""
    tree, at = told.tree, told.head
    for up in tree.above(told.head):
        if lemma_of(tree.words[up], tree.tags[up]) in _ORDERS:
            return True
        if effect_of(tree, up) is None and tree.deps[at] not in {"xcomp", "ccomp", "conj", "acl", "pobj", "prep", "advcl", "dobj"}:
            return False
        at = up
    return False


_ORDERS = frozenset({"order", "instruct", "command", "decree", "prepare", "plan", "schedule", "give", "permission", "invite"})


def _remember(scene: _Scene, places: Sequence[HeldPlace], people: Sequence[Holder]) -> None:
    for place in places:
        scene.places.remember(place)
    for one in people:
        scene.holders.remember(one)


def _slots(
    scene: _Scene,
    tree: Tree,
    finding: Finding,
    places: Sequence[HeldPlace],
    holders: Sequence[Holder],
    formers: Sequence[Holder],
) -> Iterator[Slot]:
    first, last = min(finding.head, finding.last), max(finding.head, finding.last)
    yield scene.told.slot("predicate", tree.span(first, last))
    for place in places:
        yield scene.told.slot("place", place.span, place.name)
    for name, people in (("holder", holders), ("former", formers)):
        for one in people:
            yield scene.told.slot(name, one.span, one.name)
    yield Slot(name="change", value=finding.frame.change)
