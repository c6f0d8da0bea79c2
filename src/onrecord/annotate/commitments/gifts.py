"""Whether something is given at all: what each frame asks of the item, of who gives it and of who gets it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.assertions import Assertion
from onrecord.annotate.clauses import clause_at, noun_clause_at
from onrecord.annotate.commitments.findings import Finding
from onrecord.annotate.commitments.givers import Somebody
from onrecord.annotate.commitments.items import Item, is_sum
from onrecord.annotate.commitments.things import is_sum_of
from onrecord.annotate.commitments.words import is_gift, listed, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """A finding in its sentence, with its stage, and those who give and get."""

    told: Assertion
    finding: Finding
    stage: str
    givers: tuple[Somebody, ...]
    recipients: tuple[Somebody, ...]


def is_given(gift: Gift, item: Item) -> bool:
    """Whether an item is given at all, and not ordinary trade."""
    if gift.finding.frame.itself:
        is_private = gift.finding.frame.bodies and any(one.is_person for one in (*gift.givers, *gift.recipients))
        is_plan = not gift.finding.frame.planned or gift.stage in {"pledged", "withdrawn"}
        is_going_on = gift.stage == "ongoing" and gift.told.tree.tags[gift.finding.head] in {"VBG", "VBN"}
        is_to_people = any(one.is_actor for one in gift.recipients)
        return bool(gift.givers) and is_to_people and not is_private and (is_plan or is_going_on)
    if not _is_done_for_others(gift, item):
        return False
    return _fits_item(gift, item) and _fits_givers(gift) and not _is_nothing(gift.told.tree, item)


def _fits_item(gift: Gift, item: Item) -> bool:
    """Whether an item is what its frame asks for."""
    frame, tree = gift.finding.frame, gift.told.tree
    word = tree.words[item.head]
    wrong = (
        frame.gift and not item.is_gift and not (frame.counted_goods and _is_counted_thing(gift, item)),
        frame.money and not is_sum(tree, item) and not _stands_for_money(gift, item),
        (frame.counted or (frame.sourced and not gift.givers)) and item.quantity is None,
        frame.handed
        and (
            (_is_abstract(word) and not _is_promised_number(gift, item))
            or (tree.tags[item.head] == "NNP" and not item.is_gift)
        ),
        gift.stage == "pledged" and lists_word("no_gifts", "threats", word),
        frame.gift and not frame.money and tree.words[item.head - 1] == "own",
        frame.for_others and not (_is_of_others(tree, item.head) or _is_theirs(gift, item.head)),
        frame.paid and (lists_word("no_gifts", "words", word) or tree.tags[item.head] == "PRP"),
        bool(frame.items) and not _is_listed_in(frame.items, tree, item.head),
        frame.promise
        and not (item.is_gift or item.quantity or tree.deps[item.head] in _OBJECTS)
        and not (gift.finding.is_sure and not _is_abstract(word)),
    )
    return not any(wrong)


def _is_promised_number(gift: Gift, item: Item) -> bool:
    """Whether a number of things is promised that nobody can hand over: "a pledge of 40 jobs"."""
    return gift.stage == "pledged" and item.quantity is not None and gift.told.tree.tags[item.head] == "NNS"


def _is_theirs(gift: Gift, head: int) -> bool:
    """Whether a bill is that of others than the body that pays it: "the city will pay their rent"."""
    tree = gift.told.tree
    is_one_body = all(
        tree.tags[token] in {"NN", "NNP"} and tree.words[token] != "they" for token in gift.finding.givers
    )
    is_body = bool(gift.givers) and not any(giver.is_person for giver in gift.givers)
    owners = [tree.words[kid] for kid in tree.children[head] if tree.tags[kid] == "PRP$"]
    return is_one_body and is_body and len(gift.givers) == 1 and any(word in _THEIRS for word in owners)


_THEIRS = frozenset({"their", "her", "his"})


def _is_listed_in(items: str, tree: Tree, head: int) -> bool:
    """Whether an item, or what stands behind "of" in it, is one of the words: "340 million crowns of debt"."""
    heads = (head, *noun_clause_at(tree, head).governed_by("of", "in"))
    return any(lemma_of(tree.words[token], tree.tags[token]) in items.split() for token in heads)


def _stands_for_money(gift: Gift, item: Item) -> bool:
    """Whether goods or help are allotted to somebody as money is: "approved two pumps for the town"."""
    is_let_go = lists_word("no_gifts", "traded", base_of(gift.told.tree, gift.finding.head))
    return item.is_gift and bool(gift.recipients) and gift.finding.frame.giver == "agent" and not is_let_go


def _is_counted_thing(gift: Gift, item: Item) -> bool:
    """Whether an item is a number of things that go to somebody, or come from a body that does not trade."""
    tree = gift.told.tree
    if lists_word("no_gifts", "words", tree.words[item.head]):
        return False
    if tree.deps[item.head] in {"dobj", "nsubjpass", "conj"} and gift.recipients and gift.givers:
        return tree.tags[item.head] in {"NN", "NNS"} and not _is_abstract(tree.words[item.head])
    if item.quantity is None or tree.tags[item.head] != "NNS" or _is_abstract(tree.words[item.head]):
        return False
    if lists_word("no_gifts", "traded", base_of(tree, gift.finding.head)):
        return bool(gift.recipients) or any(giver.is_public for giver in gift.givers)
    return bool(gift.recipients or gift.givers)


_OBJECTS = frozenset({"dobj", "nsubjpass"})
"""Relations of a promise that is itself taken back: "took the offer back"."""


def _fits_givers(gift: Gift) -> bool:
    """Whether those who give and get are who the frame asks for."""
    frame = gift.finding.frame
    is_private = not gift.givers or any(giver.is_person for giver in gift.givers)
    wrong = (
        frame.needs_recipient and not gift.recipients and not _has_cause(gift),
        (frame.handed or frame.planned) and bool(frame.giver) and not gift.givers,
        (frame.needs_giver or frame.free) and not gift.givers,
        frame.institutions and (not gift.givers or any(giver.is_person for giver in gift.givers)),
        frame.public and not any(giver.is_public for giver in gift.givers),
        frame.paid and not gift.told.is_planned and is_private,
        frame.own and not _is_own(gift),
        gift.told.is_denied and gift.stage != "withdrawn" and not frame.harm,
    )
    return not any(wrong)


def _is_done_for_others(gift: Gift, item: Item) -> bool:
    """Whether a deed that is mostly a plan is told as done: by somebody, for somebody or to a thing that is given."""
    if gift.stage in {"pledged", "withdrawn"} or not gift.finding.frame.planned:
        return True
    is_gift_for = item.is_gift and bool(gift.recipients)
    return bool(gift.givers) and (
        is_gift_for or bool(gift.finding.frame.items) or (gift.stage == "ongoing" and item.is_gift)
    )


def _has_cause(gift: Gift) -> bool:
    """Whether money goes to things that are themselves given: "raised 31,000 crowns for cots"."""
    tree = gift.told.tree
    return gift.finding.frame.money and any(
        is_gift(tree.words[token]) and not tree.tags[token].startswith("V") for token in gift.finding.recipients
    )


def _is_nothing(tree: Tree, item: Item) -> bool:
    """Whether an item is denied in its own words: "not one crown"."""
    return any(tree.words[token] in _NONE for token in range(tree.firsts[item.head], item.head + 1))


_NONE = frozenset({"not", "no", "nothing", "none"})


def _is_abstract(word: str) -> bool:
    """Whether a noun is for something that is only said to be given: "an interview", "an evaluation"."""
    if is_gift(word):  # "ambulances" ends as "allowances" do
        return lists_word("no_gifts", "abstract", word)
    return lists_word("no_gifts", "abstract", word) or word.endswith(tuple(sorted(listed("no_gifts", "endings"))))


def sources_of(tree: Tree, finding: Finding) -> tuple[int, ...]:
    """Return whose the things are that arrive or go somewhere: "Orvia's pumps", "pumps from Orvia", "on loan from"."""
    found: list[int] = []
    for item in finding.items:
        found += [kid for kid in tree.children[item] if tree.deps[kid] == "poss" and tree.tags[kid] != "PRP$"]
        found += _from_whom(tree, item)
        if tree.deps[item] == "pobj" and tree.words[tree.heads[item]] == "of":  # "Orvia's gift of 40 buses"
            above = tree.heads[tree.heads[item]]
            found += [kid for kid in tree.children[above] if tree.deps[kid] == "poss" and tree.tags[kid] != "PRP$"]
    if not found and finding.frame.item.endswith("agent"):
        found += finding.clause.governed_by("from")  # "arrived from Orvia"
    found += [
        token
        for loan in finding.clause.governed_by("on")
        if tree.words[loan] in _ON_LOAN
        for token in noun_clause_at(tree, loan).governed_by("from")
    ]
    return tuple(found)


def _from_whom(tree: Tree, item: int) -> tuple[int, ...]:
    """Return who stands behind "from", or "by" of a participle: "medics from Orvia", "medics sent by Orvia"."""
    noun = noun_clause_at(tree, item)
    inner = [token for token in noun.governed_by("of") if not tree.tags[token].startswith("NNP")]
    found = noun.governed_by("from") or tuple(
        token for of_what in inner for token in noun_clause_at(tree, of_what).governed_by("from")
    )
    said = [kid for kid in tree.children[item] if tree.deps[kid] == "acl" and tree.tags[kid] == "VBN"]
    return (
        *found,
        *(token for kid in said if base_of(tree, kid) in _GIVEN_BY for token in clause_at(tree, kid).agents),
    )


_GIVEN_BY = frozenset(
    "promise pledge send donate give provide supply lend grant offer pay fund finance contribute".split()
)
_ON_LOAN = frozenset({"loan", "lease"})


def _is_of_others(tree: Tree, head: int) -> bool:
    """Whether a bill is somebody else's: "the fees of 40 pupils", "the trust's legal costs"."""
    owners = [kid for kid in tree.children[head] if tree.deps[kid] == "poss"]
    of_whom = [token for token in noun_clause_at(tree, head).patients if not is_sum_of(tree, token)]
    if not owners and any(tree.words[kid] == "half" for kid in tree.children[head]):
        return True  # "is paying half the cost"
    return any(tree.tags[kid] != "PRP$" for kid in owners) or (not owners and bool(of_whom))


def _is_own(gift: Gift) -> bool:
    """Whether somebody says what they, or the body that they speak for, will do."""
    told, tree = gift.told, gift.told.tree
    has_will = any(tree.words[kid] in _WILL for kid in tree.children[gift.finding.head])
    if not has_will or told.speech is None:
        return False
    is_speaker = any(tree.words[token] in {"i", "we", "it"} for token in gift.finding.givers)
    return is_speaker or any(giver.is_public or giver.name == told.source for giver in gift.givers)


_WILL = frozenset({"will", "wo", "would", "'ll", "’ll"})
