"""Whether a sentence tells how it stands with a place, or only of orders, wishes, attempts and purposes."""

from __future__ import annotations

from onrecord.annotate.assertions import Assertion
from onrecord.annotate.certainty_words import effect_of
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.words import lists_word
from onrecord.annotate.frame_roles import base_of, is_unsaid
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree

_BETWEEN = frozenset({"xcomp", "ccomp", "conj", "acl", "pobj", "prep", "advcl", "dobj"})
"""Relations on the way from a predicate up to an order."""


def is_told(told: Assertion, finding: Finding) -> bool:
    """Whether a predicate tells how it stands: no possibility, order, wish, attempt; a plan only of who has it."""
    tree, head = told.tree, told.head
    if told.is_possible or (finding.frame.dated and not told.dated.is_own):
        return False
    if is_unsaid(tree, head) or _opens_with_were(tree, head):
        return False
    if tree.deps[head] == "pcomp" and tree.words[tree.heads[head]] not in _DONE_BEFORE:
        return False  # "towards retaking the town"
    if told.is_denied and told.is_planned and finding.frame.change == "takes":
        return False  # "would not storm the building": nobody has it for that
    if _is_generic(tree, head) or _is_supposed(tree, head):
        return False
    if told.is_denied and finding.frame.change == "takes" and _is_refused(tree, head):
        return False
    if told.is_planned:
        return not _is_judged(tree, head) and not _is_ordered(told) and not _is_purpose(tree, head)
    return not _is_bare(tree, head)


def _is_refused(tree: Tree, head: int) -> bool:
    """Whether somebody would not even try: "police refused to clear the square" leaves it as it was."""
    return tree.deps[head] == "xcomp" and base_of(tree, tree.heads[head]) in {"refuse", "decline"}


_DONE_BEFORE = frozenset({"after", "since", "by", "on", "upon", "despite", "without", "in", "with", "before"})


def _opens_with_were(tree: Tree, head: int) -> bool:
    """Whether the sentence is a condition without "if": "were the dam to pass to the militia", "should it fall"."""
    root = next(iter(reversed([head, *tree.above(head)])))
    return tree.words[tree.firsts[root]] in {"were", "should"}


def _is_judged(tree: Tree, head: int) -> bool:
    """Whether an infinitive hangs on an adjective that only judges it: "would be crazy to abandon the fort"."""
    above = tree.heads[head]
    return (
        tree.deps[head] in {"xcomp", "ccomp", "csubj"}
        and tree.tags[above] == "JJ"
        and tree.words[above] not in _SETTLED
    )


_SETTLED = frozenset({"set", "due", "bound", "sure", "certain"})


def _is_generic(tree: Tree, head: int) -> bool:
    """Whether a participle tells of any such people, of none in particular: "workers taking over factories"."""
    if tree.tags[head] != "VBG" or tree.deps[head] != "acl" or tree.child(head, "aux") is not None:
        return False
    noun = tree.heads[head]
    is_bare = tree.tags[noun] == "NNS" and not any(kid < noun for kid in tree.children[noun])
    return is_bare and tree.deps[noun] == "pobj"


def _is_supposed(tree: Tree, head: int) -> bool:
    """Whether a noun is the subject of what would or could be: "the fall of the town would cut the road"."""
    above = tree.heads[head]
    is_subject = tree.is_noun(head) and tree.deps[head] in {"nsubj", "nsubjpass"}
    return is_subject and any(tree.words[kid] in _WOULD for kid in tree.children[above])


_WOULD = frozenset({"would", "could", "might", "may", "'d", "’d"})


def _is_purpose(tree: Tree, head: int) -> bool:
    is_settled = lists_word("seeing", "settling", base_of(tree, tree.heads[head]))  # "voted to keep the hall"
    return tree.tags[head] == "VB" and tree.deps[head] in {"advcl", "acl"} and not is_settled


def _is_bare(tree: Tree, head: int) -> bool:
    """Whether a verb stands in its plain form without a helping verb: an order, or what somebody demands."""
    helpers = {"aux", "auxpass"}
    if tree.deps[head] == "conj" and tree.tags[tree.heads[head]] == "VBD":
        return False  # "clambered up and shut themselves in"
    if tree.deps[head] in {"ccomp", "xcomp"} and lists_word("seeing", "words", base_of(tree, tree.heads[head])):
        return False  # "helped the police retake the ridge"
    return tree.tags[head] == "VB" and not any(tree.deps[kid] in helpers for kid in tree.children[head])


def _is_ordered(told: Assertion) -> bool:
    """Whether what is planned is only what somebody was told to do."""
    tree, at = told.tree, told.head
    for up in tree.above(told.head):
        if lists_word("orders", "words", lemma_of(tree.words[up], tree.tags[up])):
            return True
        if effect_of(tree, up) is None and tree.deps[at] not in _BETWEEN:
            return False
        at = up
    return False
