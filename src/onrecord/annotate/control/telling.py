"""Whether a sentence tells how it stands with a place, or only of orders, wishes, attempts and purposes."""

from __future__ import annotations

from onrecord.annotate.assertions import Assertion
from onrecord.annotate.certainty_words import effect_of
from onrecord.annotate.control.findings import Finding
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree

_BETWEEN = frozenset({"xcomp", "ccomp", "conj", "acl", "pobj", "prep", "advcl", "dobj"})
"""Relations on the way from a predicate up to an order."""


def is_told(told: Assertion, finding: Finding) -> bool:
    """Whether a predicate tells how it stands: no possibility, order, wish, attempt; a plan only of who has it."""
    tree, head = told.tree, told.head
    if told.is_possible or (finding.frame.dated and not told.dated.is_own):
        return False
    if _opens_with_were(tree, head):
        return False
    if tree.deps[head] == "pcomp" and tree.words[tree.heads[head]] not in _DONE_BEFORE:
        return False  # "towards retaking the town"
    if told.is_planned:
        return not _is_ordered(told) and not _is_purpose(tree, head)
    return not _is_bare(tree, head)


_DONE_BEFORE = frozenset({"after", "since", "by", "on", "upon", "despite", "without", "in"})


def _opens_with_were(tree: Tree, head: int) -> bool:
    """Whether the sentence is a condition without "if": "were the dam to pass to the militia", "should it fall"."""
    root = next(iter(reversed([head, *tree.above(head)])))
    return tree.words[tree.firsts[root]] in {"were", "should"}


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
        if effect_of(tree, up) is None and tree.deps[at] not in _BETWEEN:
            return False
        at = up
    return False


_ORDERS = frozenset(
    {"order", "instruct", "command", "decree", "prepare", "plan", "schedule", "give", "permission", "invite"}
)
