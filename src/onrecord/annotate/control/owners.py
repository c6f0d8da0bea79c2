"""Who stands before a noun as the one whose it is: "rebel hands", "Orvian control", "the rebel seizure"."""

from __future__ import annotations

from onrecord.annotate.control.words import listed, lists_word
from onrecord.annotate.trees import Tree

_NATIONAL = ("an", "ish", "ese")


def owners_before(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return "rebel" of "rebel hands" and "Orvian" of "Orvian control"."""
    return tuple(
        kid for kid in tree.children[noun] if tree.deps[kid] in {"compound", "amod", "nmod"} and _is_name(tree, kid)
    )


def _is_name(tree: Tree, token: int) -> bool:
    return (
        tree.deps[token] == "compound"
        or lists_word("hands", "adjectives", tree.words[token])
        or lists_word("force", "one", tree.words[token])
        or _is_capital(tree, token)
    )


def _is_capital(tree: Tree, token: int) -> bool:
    return tree.tags[token] in {"NNP", "NNPS"} or is_national(tree, token)


def is_national(tree: Tree, token: int) -> bool:
    """Whether a word looks like the adjective of a nation."""
    return tree.words[token].endswith(_NATIONAL)


def owners_named(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return who does what a noun names, where they stand before it: "the rebel seizure", "Orvian rule"."""
    found = owners_before(tree, noun)
    return tuple(token for token in found if tree.words[token] in force_words() or is_national(tree, token))


def force_words() -> frozenset[str]:
    """Return the words for those who take and hold by being there."""
    return listed("force", "many") | listed("force", "one")
