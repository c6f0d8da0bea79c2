"""Words that look like a gift and mean none: "brought to an end", "shells landed", "a grant would help"."""

from __future__ import annotations

from onrecord.annotate.animates import is_animate
from onrecord.annotate.commitments.findings import Finding
from onrecord.annotate.commitments.gifts import Gift
from onrecord.annotate.commitments.items import Item
from onrecord.annotate.commitments.words import is_gift, listed, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree

_FALLS = frozenset({"land", "arrive", "reach", "come", "follow"})
"""Verbs for things that come, be it that they were sent or not."""
_HANDS_OVER = frozenset("hand turn give surrender deliver return pass bring release".split())
_MAKES = frozenset({"build", "construct", "create", "open", "launch"})
_SELVES = frozenset("themselves itself himself herself ourselves myself".split())
_ANYBODY = frozenset({"anybody", "anyone", "nobody", "anything", "it", "they", "them", "he", "she", "him", "her"})
_WOULD = frozenset({"would", "could", "might", "may", "should"})


def is_idiom(gift: Gift, item: Item) -> bool:
    """Whether the words of a finding mean no gift of this item."""
    return _is_no_gift(gift, item) or _moves_no_gift(gift, item) or _has_wrong_people(gift)


def _is_no_gift(gift: Gift, item: Item) -> bool:
    """Whether the words of the item are none of a gift: "first aid", "much", "their own children"."""
    tree, finding = gift.told.tree, gift.finding
    word = lemma_of(tree.words[item.head], tree.tags[item.head])
    before = [tree.words[kid] for kid in tree.children[item.head]]
    wrong = (
        finding.frame.harm and tree.tags[item.head].startswith(("PRP", "NN")) and word in _ANYBODY,
        any(f"{other}_{word}" in listed("no_gifts", "phrases") for other in before),
        any(lists_word("no_gifts", "bad", other) for other in before),
        lists_word("no_gifts", "vague", word) or lists_word("no_gifts", "oaths", word),
        finding.frame.counted_goods and not item.is_gift and item.quantity is None and _is_own_thing(tree, item.head),
        item.quantity is None and bool({"little", "few"} & set(before)),
        word in {"support", "backing"} and item.quantity is None and not any(one.is_actor for one in gift.recipients),
        tree.is_noun(finding.head) and (_is_supposed(tree, finding.head) or _is_undone(tree, finding.head)),
    )
    return any(wrong)


def _moves_no_gift(gift: Gift, item: Item) -> bool:
    """Whether the verb makes no gift of the item: "brought work to an end", "shells landed", "sent in the tanks"."""
    tree, finding = gift.told.tree, gift.finding
    word, verb = lemma_of(tree.words[item.head], tree.tags[item.head]), base_of(tree, finding.head)
    wrong = (
        any(lists_word("no_gifts", "ends", tree.words[token]) for token in finding.clause.governed_by("to", "into")),
        not gift.givers and verb in _FALLS and lists_word("no_gifts", "projectiles", word),
        not gift.givers and verb == "reach" and lists_word("no_gifts", "vehicles", word),
        verb == "fly" and not gift.recipients and finding.clause.is_passive and lists_word("no_gifts", "flown", word),
        # "the pledge of 40 million crowns came on Monday": the pledge, and not what is pledged
        verb in _FALLS and tree.is_verb(finding.head) and word in {"pledge", "promise", "offer", "guarantee"},
        not gift.givers and verb in _FALLS and is_animate(tree, item.head) and item.quantity is None,
        verb in _FALLS and item.quantity is None and lists_word("no_gifts", "currencies", word),
        finding.frame.clause
        and finding.frame.stage == "pledged"
        and is_animate(tree, item.head)
        and not item.is_gift
        and item.quantity is None,
        # "is committed to free meals": the word, and no promise
        verb == "commit" and finding.clause.is_passive and "@to" in finding.frame.item,
        verb in _HANDS_OVER and is_animate(tree, item.head) and not item.is_gift,  # "handed the men over to the police"
        verb in _MAKES and lists_word("no_gifts", "products", word),
        # a hotel "offers rooms": what it is for; Orvia "offers two ships"
        verb == "offer" and tree.tags[finding.head] in {"VBZ", "VBP"} and item.quantity is None,
        verb == "send" and lists_word("no_gifts", "arms", word) and not gift.recipients and not _is_to_help(gift),
    )
    return any(wrong)


def _is_to_help(gift: Gift) -> bool:
    """Whether soldiers are sent to do what others rely on: "sent 300 soldiers to fill sandbags"."""
    tree = gift.told.tree
    near = (gift.finding.head, *gift.finding.items)
    aims = [
        kid for token in near for kid in tree.children[token] if tree.deps[kid] in {"advcl", "acl", "relcl", "xcomp"}
    ]
    return any(tree.tags[kid] == "VB" and lists_word("no_gifts", "helping", base_of(tree, kid)) for kid in aims)


def _has_wrong_people(gift: Gift) -> bool:
    """Whether those who give or get make it no gift: thieves, one who returns a book, one who gives to themselves."""
    tree, finding = gift.told.tree, gift.finding
    verb = base_of(tree, finding.head)
    wrong = (
        _is_for_themselves(tree, finding),
        any(lists_word("no_gifts", "outlaws", tree.words[token]) for token in (*finding.givers, *finding.recipients)),
        verb in {"return", "restore"} and all(one.is_person for one in gift.givers),
        verb == "return" and any(_is_one_person(tree, token) for token in finding.givers),
        finding.frame.public and not _is_spent_on_others(tree, finding),
    )
    return any(wrong)


def _is_spent_on_others(tree: Tree, finding: Finding) -> bool:
    """Whether money is spent on people or on what is given: "on refugees", "on tents"; not "on the conference"."""
    return any(is_gift(tree.words[token]) or is_animate(tree, token) for token in finding.purposes)


def _is_one_person(tree: Tree, token: int) -> bool:
    return tree.words[token] in {"he", "she", "i"} or (
        tree.tags[token] == "NN" and is_animate(tree, token) and not lists_word("givers", "words", tree.words[token])
    )


def _is_own_thing(tree: Tree, head: int) -> bool:
    """Whether a thing stays somebody's own where it goes: "sends its waste abroad", "sent their children to school"."""
    return any(tree.tags[kid] == "PRP$" for kid in tree.children[head])


def _is_supposed(tree: Tree, head: int) -> bool:
    """Whether a noun is the subject of what would or could be: "a grant would help"."""
    above = tree.heads[head]
    return tree.deps[head] in {"nsubj", "nsubjpass"} and any(tree.words[kid] in _WOULD for kid in tree.children[above])


def _is_undone(tree: Tree, head: int) -> bool:
    """Whether what a noun tells of is only sought, or came to nothing: "a consignment of masks was impounded"."""
    if tree.deps[head] not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return False
    above = tree.heads[head]
    above = tree.heads[above] if tree.deps[head] == "pobj" else above
    is_nothing = any(tree.words[token] == "nothing" for kid in tree.children[above] for token in tree.children[kid])
    return tree.is_verb(above) and (is_nothing or lists_word("no_gifts", "undone", base_of(tree, above)))


def _is_for_themselves(tree: Tree, finding: Finding) -> bool:
    """Whether those who give are those who get it: "paid for the petrol themselves"."""
    tokens = range(finding.head + 1, finding.clause.last + 1)
    if any(tree.words[token] in _SELVES for token in (*finding.recipients, *finding.purposes)):
        return True  # "promised herself a holiday"
    return any(tree.words[token] in _SELVES and tree.deps[token] in {"appos", "npadvmod"} for token in tokens)
