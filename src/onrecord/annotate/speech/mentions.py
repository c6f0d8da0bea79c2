"""Which words of a tree name somebody: the noun phrase as a reader would copy it, without what is only added to it."""

from __future__ import annotations

from onrecord.annotate.trees import Tree
from onrecord.text import Span

Tokens = tuple[int, int]
"""The first and the last token of a stretch."""

_ADDED = frozenset({"relcl", "acl", "advcl", "punct", "parataxis", "appos", "cc", "conj", "mark", "dep"})
"""What may follow a name and says more about it: "Ana Sole, who heads the port", "Ana Sole, the mayor"."""


def mention_of(tree: Tree, head: int) -> Span:
    """Return the words that name whoever `head` is the head word of."""
    return tree.span(*mention_tokens(tree, head))


def mention_tokens(tree: Tree, head: int) -> Tokens:
    """Return the first and last token of a mention.

    A name joined by "and" belongs to it ("Sole and Ray said"); what stands behind a comma does not.
    """
    first, last = _first_of(tree, head), head
    for kid in tree.children[head]:
        if kid < head:
            continue
        if tree.deps[kid] in _ADDED and not _is_joined(tree, head, kid):
            if tree.words[kid] in {",", "-", "–", "—", "("}:
                break
            continue
        last = max(last, _end_of_part(tree, kid))
    while last > first and tree.tags[last] == "POS":
        last -= 1
    return first, last


def _first_of(tree: Tree, head: int) -> int:
    first = tree.firsts[head]
    while first < head and tree.tags[first] in {",", ":", "``", "''", ".", "CC", "RB", "IN", "-LRB-", "-RRB-", "_SP"}:
        first += 1
    return first


def _is_joined(tree: Tree, head: int, kid: int) -> bool:
    return tree.deps[kid] in {"cc", "conj"} and not any(tree.words[t] == "," for t in range(head, kid))


def _end_of_part(tree: Tree, part: int) -> int:
    """Return the last token of a part before any comma or added clause in it."""
    last = tree.lasts[part]
    for token in range(part, last + 1):
        if tree.tags[token] == "," or tree.deps[token] in {"relcl", "acl", "advcl"}:
            return max(part, tree.firsts[token] - 1 if tree.tags[token] != "," else token - 1)
    return last
