"""The annotator `commitments`: one claim for every thing that is promised, planned, given or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.clauses import clause_at
from onrecord.annotate.commitments.findings import Finding, findings_in
from onrecord.annotate.commitments.givers import Givers, Somebody
from onrecord.annotate.commitments.items import Item, Items, is_sum
from onrecord.annotate.commitments.words import lists_word
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.events.extracts import extract_of
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind, MarkKind, Slot
from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its commitments are read; `taken` are the items that have a claim."""

    told: Assertions
    items: Items
    givers: Givers
    taken: set[Span] = field(default_factory=set)


def read_commitments(reading: Reading, by: str) -> Reading:
    """Add a Commitment for every thing that somebody promises, plans to give, gives or has given."""
    told = Assertions(reading, by)
    scene = _Scene(told, Items(told), Givers(told))
    return reading.plus(claims=[claim for tree in told.trees() for claim in _claims_in(scene, tree)])


annotate_commitments = Annotator(
    name="commitments",
    version=1,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.PLACE, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.COMMITMENT}),
    read=read_commitments,
)


def _claims_in(scene: _Scene, tree: Tree) -> Iterator[Claim]:
    for finding in findings_in(tree):
        told = scene.told.assertion_at(tree, finding.head, finding.carrier)
        if told is not None and not told.is_possible and not told.is_denied:
            yield from _claims(scene, told, finding)


def _claims(scene: _Scene, told: Assertion, finding: Finding) -> Iterator[Claim]:
    """Yield one claim for each thing that a finding gives."""
    stage = _stage(told, finding)
    if not stage:
        return
    givers = _somebodies(scene, told, finding.givers, is_giver=True)
    if finding.givers and not givers:
        givers = _givers_above(scene, told)
        if not givers:
            return
    if _is_trade(scene, told, finding):
        return
    recipients = _somebodies(scene, told, finding.recipients, is_giver=False)
    if finding.promised is not None:
        yield from _promise(scene, told, finding, stage, givers, recipients)
        return
    found = [item for token in finding.items for item in scene.items.items_at(told.tree, token)]
    for item in found:
        if item.span in scene.taken or (not item.is_gift and scene.givers.is_somebody(told, item.head)):
            continue
        if _is_given(told, finding, item, givers, recipients):
            scene.taken.add(item.span)
            yield _claim(scene, told, finding, item, stage, givers, recipients)


def _somebodies(scene: _Scene, told: Assertion, tokens: Sequence[int], *, is_giver: bool) -> list[Somebody]:
    read = scene.givers.giver_at if is_giver else scene.givers.recipient_at
    return [found for token in tokens if (found := read(told, token)) is not None]


def _is_trade(scene: _Scene, told: Assertion, finding: Finding) -> bool:
    """Whether a payment is a wage or a price: "paid its workers", "paid 4 million crowns for the striker"."""
    if base_of(told.tree, finding.head) != "pay":
        return False
    is_bought = any(one.is_actor for one in _somebodies(scene, told, finding.purposes, is_giver=False))
    is_price = is_bought and not finding.recipients and not told.is_planned
    return is_price or scene.givers.are_own_workers(told, finding.recipients)


def _givers_above(scene: _Scene, told: Assertion) -> list[Somebody]:
    """Return who says or does what a participle hangs on, where its nearest subject is nobody: "the retreat ..., pledging"."""
    tree, head = told.tree, told.head
    if tree.deps[head] != "advcl" or tree.tags[head] != "VBG":
        return []
    for above in [up for up in tree.above(head) if tree.is_verb(up)][:3]:
        if found := _somebodies(scene, told, clause_at(tree, above).agents, is_giver=True):
            return found
    return []


def _stage(told: Assertion, finding: Finding) -> str:
    """Return the stage that the sentence gives: a planned gift is pledged, one in progress is ongoing."""
    frame, tree = finding.frame, told.tree
    head = finding.head if finding.carrier is None else finding.carrier
    if tree.is_verb(head) and _is_forced(tree, head):
        return ""
    if told.is_planned:
        return "" if frame.stage == "withdrawn" or _is_purpose(tree, head) else "pledged"
    if tree.is_verb(head) and not _is_told(tree, head, frame.stage):
        return ""
    if frame.stage == "delivered" and _is_going_on(tree, finding.head):
        return "ongoing"
    return "" if frame.planned or frame.going_on else frame.stage


def _is_purpose(tree: Tree, head: int) -> bool:
    """Whether a planned gift is only what something is for: "a fund to pay the victims", "to help states provide"."""
    at = head
    for _ in range(_DEEPEST):
        if tree.deps[at] in {"advcl", "acl"}:
            return any(tree.words[kid] == "to" and tree.deps[kid] == "aux" for kid in tree.children[at])
        if tree.deps[at] not in {"xcomp", "ccomp", "conj"}:
            return False
        at = tree.heads[at]
    return False


_DEEPEST = 4


def _is_forced(tree: Tree, head: int) -> bool:
    """Whether somebody else makes or asks them to give: "make them pay"."""
    above = tree.heads[head]
    if tree.deps[head] not in {"xcomp", "ccomp"} or not tree.is_verb(above):
        return False
    return lists_word("givers", "forcing", base_of(tree, above))


def _is_told(tree: Tree, head: int, stage: str) -> bool:
    """Whether the form of a verb tells of a deed: no order or demand ("that Orvia pay"), no habit ("pays them")."""
    helpers = {tree.words[kid] for kid in tree.children[head] if tree.deps[kid] in {"aux", "auxpass"}}
    if tree.tags[head] == "VB" and not helpers:
        return False
    if tree.tags[head] == "VB" and "to" in helpers:
        return False
    if tree.tags[head] == "VBG" and tree.deps[head] == "acl":
        return False  # "donors giving 200 crowns": who they are, not what they did
    return stage == "pledged" or tree.tags[head] not in {"VBZ", "VBP"}


def _is_going_on(tree: Tree, head: int) -> bool:
    if not tree.is_verb(head) or tree.tags[head] != "VBG":
        return False
    return any(tree.deps[kid] == "aux" and tree.words[kid] in _BEING for kid in tree.children[head])


_BEING = frozenset({"is", "are", "am", "been", "'s", "’s", "'re", "’re"})


def _is_given(
    told: Assertion, finding: Finding, item: Item, givers: Sequence[Somebody], recipients: Sequence[Somebody]
) -> bool:
    """Whether an item is given at all, and not ordinary trade."""
    frame, tree = finding.frame, told.tree
    if frame.itself:
        is_private = frame.bodies and any(one.is_person for one in (*givers, *recipients))
        return bool(givers and recipients) and not is_private
    if frame.paid and (lists_word("no_gifts", "words", tree.words[item.head]) or tree.tags[item.head] == "PRP"):
        return False
    if (frame.gift and not item.is_gift) or (frame.money and not is_sum(tree, item)):
        return False
    if frame.items and not frame.items.split().count(lemma_of(tree.words[item.head], tree.tags[item.head])):
        return False
    if frame.needs_recipient and not recipients:
        return False
    if frame.promise and not (item.is_gift or item.quantity):
        return False
    if frame.counted and item.quantity is None:
        return False
    if frame.public and not any(giver.is_public for giver in givers):
        return False
    if frame.paid and not told.is_planned and (not givers or any(giver.is_person for giver in givers)):
        return False
    return not frame.planned or bool(givers)


def _promise(
    scene: _Scene,
    told: Assertion,
    finding: Finding,
    stage: str,
    givers: Sequence[Somebody],
    recipients: Sequence[Somebody],
) -> Iterator[Claim]:
    """Yield the promise of a clause: what is promised is the clause."""
    if finding.promised is None or not givers:
        return
    if any(finding.clause.span(told.tree).contains(span) for span in scene.taken):
        return
    inner = clause_at(told.tree, finding.promised)
    first = inner.first
    while told.tree.words[first] in {"that", "to"} and first < finding.promised:
        first += 1
    span = told.tree.span(first, max(inner.last, finding.promised))
    scene.taken.add(span)
    yield _claim(scene, told, finding, Item(span=span, head=finding.promised), stage, givers, recipients)


def _claim(
    scene: _Scene,
    told: Assertion,
    finding: Finding,
    item: Item,
    stage: str,
    givers: Sequence[Somebody],
    recipients: Sequence[Somebody],
) -> Claim:
    tree = told.tree
    slots = [scene.told.slot("predicate", tree.span(finding.head, finding.head))]
    slots += scene.givers.slots("giver", list(givers)) + scene.givers.slots("recipient", list(recipients))
    slots.append(scene.told.slot("item", item.span))
    if item.quantity:
        slots.append(Slot(name="quantity", value=item.quantity.canonical, span=item.quantity.span))
    if item.incremental:
        slots.append(scene.told.slot("incremental", item.incremental))
    slots += [scene.told.slot("purpose", span) for span in _purposes(scene, told, finding, item, recipients)]
    slots.append(Slot(name="stage", value=stage))
    return scene.told.claim(ClaimKind.COMMITMENT, told, extract_of(tree, finding.clause, told.sentence), slots)


def _purposes(
    scene: _Scene, told: Assertion, finding: Finding, item: Item, recipients: Sequence[Somebody]
) -> Iterator[Span]:
    """Yield what a gift is for: things behind "for", and the infinitive behind a sum ("to fund military aid")."""
    taken = {one.span for one in recipients}
    for token in (*finding.purposes, *(() if recipients else finding.recipients)):
        span = scene.items.item_at(told.tree, token).span
        if span not in taken:
            yield span
    tree = told.tree
    infinitive = next((kid for kid in tree.children[finding.head] if tree.deps[kid] == "advcl" and tree.tags[kid] == "VB"), None)
    if infinitive is not None and is_sum(tree, item) and infinitive > item.head:
        yield tree.span(tree.firsts[infinitive], tree.lasts[infinitive])
