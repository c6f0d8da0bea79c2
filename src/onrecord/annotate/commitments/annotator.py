"""The annotator `commitments`: one claim for every thing that is promised, planned, given or withdrawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.annotate.assertions import Assertion, Assertions
from onrecord.annotate.clauses import clause_at
from onrecord.annotate.commitments.findings import Finding, findings_in
from onrecord.annotate.commitments.gaps import gapped_gifts
from onrecord.annotate.commitments.gifts import Gift, is_given, sources_of
from onrecord.annotate.commitments.givers import Givers, Somebody
from onrecord.annotate.commitments.idioms import is_idiom
from onrecord.annotate.commitments.items import Item, Items, is_sum
from onrecord.annotate.commitments.stages import stage_of
from onrecord.annotate.commitments.things import behind_carrier, is_carrier
from onrecord.annotate.commitments.trades import is_of_business, is_trade, is_wage, is_ware, sells
from onrecord.annotate.contract import Annotator, Reading
from onrecord.annotate.events.extracts import extract_of
from onrecord.annotate.trees import Tree
from onrecord.model import Claim, ClaimKind, MarkKind, Slot
from onrecord.text import Span


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known of an article when its commitments are read.

    `taken` are the items of a paragraph that have a claim, `promised` the clauses that say what is promised.
    """

    told: Assertions
    items: Items
    givers: Givers
    is_business: bool = False
    taken: set[Span] = field(default_factory=set)
    promised: set[Span] = field(default_factory=set)


def read_commitments(reading: Reading, by: str) -> Reading:
    """Add a Commitment for every thing that somebody promises, plans to give, gives or has given."""
    told = Assertions(reading, by)
    scene = _Scene(told, Items(told), Givers(told), is_of_business(reading.article.text))
    return reading.plus(claims=[claim for tree in told.trees() for claim in _claims_in(scene, tree)])


annotate_commitments = Annotator(
    name="commitments",
    version=4,
    needs=frozenset({MarkKind.PARAGRAPH, MarkKind.SENTENCE, MarkKind.TIME, MarkKind.PLACE, ClaimKind.STATEMENT}),
    gives=frozenset({ClaimKind.COMMITMENT}),
    read=read_commitments,
)


def _claims_in(scene: _Scene, tree: Tree) -> Iterator[Claim]:
    scene.promised.clear()
    scene.taken.clear()  # items of another paragraph are other things; a long text stays linear
    for finding in findings_in(tree):
        told = scene.told.assertion_at(tree, finding.head, finding.carrier)
        if told is not None and not told.is_possible:
            yield from _claims(scene, told, finding)


def _claims(scene: _Scene, told: Assertion, finding: Finding) -> Iterator[Claim]:
    """Yield one claim for each thing that a finding gives."""
    gift = _gift(scene, told, finding)
    if gift is None:
        return
    if finding.promised is not None:
        yield from _promise(scene, gift, finding.promised)
        return
    for item in [item for token in finding.items for item in scene.items.items_at(told.tree, token)]:
        if not _is_said_before(scene, gift, item) and is_given(gift, item) and not is_idiom(gift, item):
            scene.taken.add(item.span)
            yield _claim(scene, gift, item)
            yield from _gapped(scene, gift, item)


def _gapped(scene: _Scene, gift: Gift, item: Item) -> Iterator[Claim]:
    """Yield the gifts of others that follow one, their verb left out."""
    tree = gift.told.tree
    if item.quantity is None or not gift.givers or not tree.is_verb(gift.finding.head):
        return
    behind = bisect_right(tree.starts, item.span.end - 1) - 1
    for giver, head in gapped_gifts(tree, behind, gift.told.sentence):
        other = scene.items.item_at(tree, head)
        other = replace(other, span=Span(max(other.span.start, tree.starts[giver + 1]), other.span.end))
        found = scene.givers.giver_at(gift.told, giver)
        if found is not None and other.span not in scene.taken:
            scene.taken.add(other.span)
            cited = Span(min(found.span.start, other.span.start), max(tree.ends[giver], other.span.end))
            yield _claim(scene, replace(gift, givers=(found,)), other, cited)


def _gift(scene: _Scene, told: Assertion, finding: Finding) -> Gift | None:
    """Return a finding with its stage, its givers and recipients; None where it tells of no gift."""
    stage = stage_of(told, finding)
    if not stage or is_trade(told.tree, told, finding, scene.givers):
        return None
    named = tuple(one for token in finding.givers for one in behind_carrier(told.tree, token))
    givers = _somebodies(scene, told, named, is_giver=True) or (_givers_above(scene, told) if named else [])
    if not named and _is_of_source(told.tree, finding):
        givers = _somebodies(scene, told, sources_of(told.tree, finding), is_giver=True)
    if (named and not givers) or (finding.givers and not named and stage == "pledged" and finding.frame.clause):
        return None  # "the plane promises to be quiet"
    recipients = tuple(_somebodies(scene, told, finding.recipients, is_giver=False))
    if is_wage(told.tree, finding, tuple(givers), recipients):
        return None
    return Gift(told=told, finding=finding, stage=stage, givers=tuple(givers), recipients=recipients)


def _is_of_source(tree: Tree, finding: Finding) -> bool:
    """Whether whoever sent a thing stands beside it: "the tents from Orvia arrived", "the gift from Orvia was paid"."""
    frame = finding.frame
    is_handed_out = frame.giver == "agent" and frame.stage == "delivered" and not frame.needs_giver
    return (
        frame.item.endswith("agent") or (is_handed_out and finding.clause.is_passive) or _hangs_on_gift(tree, finding)
    )


def _hangs_on_gift(tree: Tree, finding: Finding) -> bool:
    """Whether a participle is said of the thing given: "Orvia's gift of 40 buses, promised in 2019"."""
    is_bare = tree.child(finding.head, "aux", "auxpass", "mark") is None
    is_participle = tree.tags[finding.head] == "VBN" and tree.deps[finding.head] == "acl" and is_bare
    return finding.frame.giver == "agent" and is_participle


def _is_said_before(scene: _Scene, gift: Gift, item: Item) -> bool:
    """Whether an item has its claim, is somebody, or is only what carries a gift ("Lorries arrived")."""
    tree = gift.told.tree
    if item.span in scene.taken or any(clause.contains(item.span) for clause in scene.promised):
        return True
    if is_ware(gift.told, gift.finding, item) or (scene.is_business and sells(gift.told, gift.finding, item)):
        return True
    if gift.finding.frame.item.endswith("agent"):
        whole = tree.span(tree.firsts[item.head], tree.lasts[item.head])
        if is_carrier(tree, item.head) or any(whole.contains(span) for span in scene.taken):
            return True
    is_counted = gift.stage == "pledged" and item.quantity is not None  # "promised 2,000 peacekeepers"
    frame = gift.finding.frame
    noun = gift.finding.head
    own = tree.span(tree.firsts[noun], tree.lasts[noun])
    if (
        tree.is_noun(noun)
        and frame.item != "self"
        and any(own.contains(span) and span.contains(tree.span(noun, noun)) for span in scene.taken)
    ):
        return True  # "a donation of 400 blankets arrived": the donation has its claim
    return not (item.is_gift or is_counted or frame.people or frame.items or frame.harm) and scene.givers.is_somebody(
        gift.told, item.head
    )


def _somebodies(scene: _Scene, told: Assertion, tokens: Sequence[int], *, is_giver: bool) -> list[Somebody]:
    read = scene.givers.giver_at if is_giver else scene.givers.recipient_at
    return [found for token in tokens if (found := read(told, token)) is not None]


def _givers_above(scene: _Scene, told: Assertion) -> list[Somebody]:
    """Return who says or does what a participle hangs on, where its own subject is nobody."""
    tree, head = told.tree, told.head
    if tree.deps[head] != "advcl" or tree.tags[head] != "VBG":
        return []
    for above in [up for up in tree.above(head) if tree.is_verb(up)][:3]:
        if found := _somebodies(scene, told, clause_at(tree, above).agents, is_giver=True):
            return found
    return []


def _promise(scene: _Scene, gift: Gift, promised: int) -> Iterator[Claim]:
    """Yield the promise of a clause: what is promised is the clause."""
    tree = gift.told.tree
    if not gift.givers or any(gift.finding.clause.span(tree).contains(span) for span in scene.taken):
        return
    inner = clause_at(tree, promised)
    first = inner.first
    while tree.words[first] in {"that", "to"} and first < promised:
        first += 1
    span = tree.span(first, max(inner.last, promised))
    scene.taken.add(span)
    scene.promised.add(span)
    yield _claim(scene, gift, Item(span=span, head=promised))


def _claim(scene: _Scene, gift: Gift, item: Item, cited: Span | None = None) -> Claim:
    told, finding = gift.told, gift.finding
    slots = [scene.told.slot("predicate", told.tree.span(finding.head, finding.head))]
    slots += scene.givers.slots("giver", gift.givers) + scene.givers.slots("recipient", gift.recipients)
    slots.append(scene.told.slot("item", item.span))
    if item.quantity:
        slots.append(Slot(name="quantity", value=item.quantity.canonical, span=item.quantity.span))
    if item.incremental:
        slots.append(scene.told.slot("incremental", item.incremental))
    elif finding.frame.added:
        slots.append(scene.told.slot("incremental", told.tree.span(finding.head, finding.head)))
    slots += [scene.told.slot("purpose", span) for span in _purposes(scene, gift, item)]
    slots.append(Slot(name="stage", value=gift.stage))
    cited = cited or extract_of(told.tree, finding.clause, told.sentence)
    return scene.told.claim(ClaimKind.COMMITMENT, told, cited, slots)


def _purposes(scene: _Scene, gift: Gift, item: Item) -> Iterator[Span]:
    """Yield what a gift is for: things behind "for", and the infinitive behind a sum ("to fund military aid")."""
    tree, finding = gift.told.tree, gift.finding
    taken = {one.span for one in gift.recipients}
    for token in (*finding.purposes, *(() if gift.recipients else finding.recipients)):
        span = scene.items.item_at(tree, token).span
        if span not in taken:
            yield span
    infinitives = [kid for kid in tree.children[finding.head] if tree.deps[kid] == "advcl" and tree.tags[kid] == "VB"]
    if infinitives and is_sum(tree, item) and infinitives[0] > item.head:
        yield tree.span(tree.firsts[infinitives[0]], tree.lasts[infinitives[0]])
