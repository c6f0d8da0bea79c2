"""The annotator `control`: one claim for every place that an article says is held, taken, lost or left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onrecord.annotate.assertions import Assertions
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.control.deeds import Deed
from onrecord.annotate.control.doers import fits_doers, fits_places, people_at
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.findings import findings_in
from onrecord.annotate.control.holders import Holder, Holders
from onrecord.annotate.control.places import HeldPlaces
from onrecord.annotate.control.possessions import adoptions_in, flags_in, possessions_in
from onrecord.annotate.control.telling import is_told
from onrecord.annotate.control.words import lists_word, sport_words
from onrecord.annotate.events.extracts import extract_of
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind, MarkKind, Slot


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its control of places is read."""

    told: Assertions
    places: HeldPlaces
    holders: Holders
    is_sport: bool = False
    taken: set[tuple[int, int]] = field(default_factory=set)


def read_control(reading: Reading, by: str) -> Reading:
    """Add a Control claim for every place that is held, taken, lost or left in it."""
    told = Assertions(reading, by)
    scene = _Scene(told, HeldPlaces(told), Holders(told), is_of_sport(reading.article.text))
    return reading.plus(claims=[claim for tree in told.trees() for claim in _claims_in(scene, tree)])


annotate_control = Annotator(
    name="control",
    version=4,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.PLACE, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.CONTROL}),
    read=read_control,
)


def is_of_sport(text: str) -> bool:
    """Whether a text reports a match: towns "hold" and "take" there, and no place changes hands."""
    words, enough = sport_words()
    return len(words & set(text.casefold().split())) >= enough


def _claims_in(scene: _Scene, tree: Tree) -> Iterator[Claim]:
    for finding in (*findings_in(tree), *possessions_in(tree), *adoptions_in(tree), *flags_in(tree)):
        if (claim := _claim(scene, tree, finding)) is not None:
            yield claim


def _claim(scene: _Scene, tree: Tree, finding: Finding) -> Claim | None:
    """Return the claim that a finding makes, None where it makes none."""
    key = (tree.starts[finding.head], tree.ends[finding.head])
    deed = _deed(scene, tree, finding)
    if key in scene.taken or not deed.places or not fits_places(deed) or _clears_things(deed):
        return None
    if not fits_doers(deed, scene.places, scene.holders, is_sport=scene.is_sport):
        return None
    told = scene.told.assertion_at(tree, finding.head, finding.carrier)
    if told is None or not is_told(told, finding):
        return None
    scene.taken.add(key)
    if told.is_denied and finding.frame.change == "leaves" and not deed.holders:
        deed = replace(deed, holders=deed.formers)  # who has not left has it still
    _remember(scene, deed)
    cited = extract_of(tree, finding.clause, told.sentence)
    return scene.told.claim(ClaimKind.CONTROL, told, cited, _slots(scene, deed))


def _clears_things(deed: Deed) -> bool:
    """Whether things, and nobody, are driven out: "cleared mines from the beach"."""
    finding = deed.finding
    is_driven = finding.frame.former == "patient" and finding.frame.change == "takes"
    return is_driven and bool(finding.formers) and not deed.formers


def _deed(scene: _Scene, tree: Tree, finding: Finding) -> Deed:
    strong = finding.frame.strong
    holders = people_at(tree, finding.holders, scene.holders, anyone=finding.frame.anyone)
    apart = frozenset(one.name.casefold() for one in holders)
    formers = _without_deciders(tree, finding, people_at(tree, finding.formers, scene.holders, apart=apart))
    recall = any(doer.is_force for doer in (*holders, *formers))
    found = (scene.places.place_at(tree, token, strong=strong, recall=recall) for token in finding.places)
    places = tuple(place for place in found if place is not None)
    if finding.frame.implied and not finding.places:
        names = [doer.name for doer in (*formers, *holders)]
        implied = scene.places.held_by(names, tree.span(finding.head, finding.head))
        if finding.frame.change == "takes" and not finding.frame.former:  # "they fled, and the army moved in"
            implied = scene.places.latest(tree.starts[finding.head])
        if implied is None and any(_is_of_it(tree, token) for token in finding.formers):
            implied = scene.places.latest(tree.starts[finding.head])
        places = () if implied is None else (implied,)
    return Deed(tree=tree, finding=finding, places=places, holders=holders, formers=formers)


def _is_of_it(tree: Tree, token: int) -> bool:
    """Whether people are called after the place that was told of last: "its defenders", "the garrison"."""
    is_its = any(tree.words[kid] == "its" for kid in tree.children[token])
    return (is_its and lists_word("holders", "keepers", tree.words[token])) or tree.words[token] == "garrison"


def _without_deciders(tree: Tree, finding: Finding, formers: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Leave out those who only decide: of "the court returned the field to the owners", the court held nothing."""
    if any(lists_word("force", "deciders", tree.words[token]) for token in finding.formers):
        return ()
    return formers


def _remember(scene: _Scene, deed: Deed) -> None:
    for place in deed.places:
        scene.places.remember(place, [one.name for one in (*deed.formers, *deed.holders)])
    for one in (*deed.formers, *deed.holders):
        scene.holders.remember(one)


def _slots(scene: _Scene, deed: Deed) -> Iterator[Slot]:
    finding = deed.finding
    first, last = min(finding.head, finding.last), max(finding.head, finding.last)
    yield scene.told.slot("predicate", deed.tree.span(first, last))
    for place in deed.places:
        yield scene.told.slot("place", place.span, place.name)
    for name, people in (("holder", deed.holders), ("former", deed.formers)):
        for one in people:
            yield scene.told.slot(name, one.span, one.name)
    yield Slot(name="change", value=finding.frame.change)
