"""The annotator `commitments`: one claim for every thing that is promised, planned, given or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.clauses import clause_at
from onrecord.annotate.commitments.findings import Finding, findings_in
from onrecord.annotate.commitments.givers import Givers, Somebody
from onrecord.annotate.commitments.items import Item, Items, is_sum
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.events.extracts import extract_of
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
        told = scene.told.assertion_at(tree, finding.head)
        if told is not None and not told.is_possible and not told.is_denied:
            yield from _claims(scene, told, finding)


def _claims(scene: _Scene, told: Assertion, finding: Finding) -> Iterator[Claim]:
    """Yield one claim for each thing that a finding gives."""
    stage = _stage(told, finding)
    if not stage:
        return
    givers = _somebodies(scene, told, finding.givers, is_giver=True)
    if finding.givers and not givers:
        return
    recipients = _somebodies(scene, told, finding.recipients, is_giver=False)
    if finding.promised is not None:
        yield from _promise(scene, told, finding, stage, givers, recipients)
        return
    for token in finding.items:
        item = scene.items.item_at(told.tree, token)
        if item.span not in scene.taken and _is_given(told, finding, item, givers, recipients):
            scene.taken.add(item.span)
            yield _claim(scene, told, finding, item, stage, givers, recipients)


def _somebodies(scene: _Scene, told: Assertion, tokens: Sequence[int], *, is_giver: bool) -> list[Somebody]:
    read = scene.givers.giver_at if is_giver else scene.givers.recipient_at
    return [found for token in tokens if (found := read(told, token)) is not None]


def _stage(told: Assertion, finding: Finding) -> str:
    """Return the stage that the sentence gives: a planned gift is pledged, one in progress is ongoing."""
    frame, tree = finding.frame, told.tree
    if told.is_planned:
        return "" if frame.stage == "withdrawn" or _is_purpose(tree, finding.head) else "pledged"
    if frame.stage == "delivered" and _is_going_on(tree, finding.head):
        return "ongoing"
    return "" if frame.planned or frame.going_on else frame.stage


def _is_purpose(tree: Tree, head: int) -> bool:
    """Whether a planned gift is only what something is for: "a fund to pay the victims"."""
    return tree.deps[head] in {"advcl", "acl"} and any(
        tree.words[kid] == "to" and tree.deps[kid] == "aux" for kid in tree.children[head]
    )


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
        return bool(givers and recipients)
    if frame.gift and not item.is_gift:
        return False
    if frame.counted and item.quantity is None:
        return False
    if frame.public and not givers:
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
