"""Where a stretch of text stands in its sentence: subject, object, possessor, behind which preposition."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.annotate.trees import Tree
from onrecord.text import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_BEING = frozenset("is are was were remains remained stays stayed".split())
_FURTHEST = 6
"""Heads climbed from one of several joined names ("Ostrea, Lorve and Tarn said")."""


class Place(NamedTuple):
    """A token of a tree."""

    tree: Tree
    token: int


@dataclass(frozen=True, slots=True)
class Position:
    """What somebody is in a sentence.

    `kind` is subject, object, agent, possessor, modifier, root, other, or the preposition ("with"); `head` is the word,
    in lower case, that it depends on, `tag` its tag, `token` its number; `is_main`: that word is its sentence's root.
    """

    kind: str
    head: str = ""
    tag: str = ""
    token: int = -1
    is_main: bool = False


NOWHERE = Position("other")


class Grammar:
    """The trees of one article, by offset."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self.trees = tuple(tree for tree in trees if len(tree))
        self._starts = [tree.starts[0] for tree in self.trees]

    def tokens(self, span: Span) -> tuple[Tree, int, int] | None:
        """Return the tree of a span, its first and its last token; None where nothing was parsed."""
        at = bisect_right(self._starts, span.start) - 1
        at = max(at, 0)
        if not self.trees:
            return None
        tree = self.trees[at]
        first = bisect_right(tree.ends, span.start)
        last = bisect_left(tree.starts, span.end) - 1
        return (tree, first, last) if first <= last < len(tree) else None

    def is_left_out(self, span: Span) -> bool:
        """Whether a span lies between two trees, in none."""
        at = bisect_right(self._starts, span.start) - 1
        return at < 0 or self.trees[at].ends[-1] <= span.start

    def head(self, span: Span) -> Place | None:
        """Return the token of a span on which the others in it depend: the last with its head outside."""
        found = self.tokens(span)
        if found is None:
            return None
        tree, first, last = found
        for token in range(last, first - 1, -1):
            head = tree.heads[token]
            if (head == token or not first <= head <= last) and tree.deps[token] not in {"punct", "case"}:
                return Place(tree, token)
        return Place(tree, last)

    def position(self, span: Span) -> Position:
        """Return what a span is in its sentence."""
        place = self.head(span)
        return position_of(place.tree, place.token) if place else NOWHERE

    def tags(self, span: Span) -> tuple[str, ...]:
        """Return the Penn tags of a span."""
        found = self.tokens(span)
        return tuple(found[0].tags[found[1] : found[2] + 1]) if found else ()


def position_of(tree: Tree, token: int) -> Position:
    """Return what a token is in its sentence; of joined names each is what the first is."""
    for _ in range(_FURTHEST):
        if tree.deps[token] not in {"conj", "appos"}:
            break
        token = tree.heads[token]
    dep, head = tree.deps[token], tree.heads[token]
    word, tag = tree.words[head], tree.tags[head]
    if head == token:
        return Position("root", word, tag, head)
    if dep in _SUBJECTS:
        said = tree.child(head, "acomp") if word in _BEING else None
        is_main = tree.heads[head] == head
        return Position("subject", tree.words[said] if said is not None else word, tag, head, is_main)
    if dep in _OBJECTS:
        return Position("object", word, tag, head)
    if dep == "poss":
        return Position("possessor", word, tag, head)
    if dep in _MODIFIERS:
        return Position("modifier", word, tag, head)
    if dep == "pobj":
        return _behind_preposition(tree, head)
    return Position("other", word, tag, head)


def _behind_preposition(tree: Tree, preposition: int) -> Position:
    if tree.deps[preposition] == "agent":
        head = tree.heads[preposition]
        return Position("agent", tree.words[head], tree.tags[head], head)
    head = tree.heads[preposition]
    if tree.deps[head] == "prep" and tree.heads[head] != head:  # "from under", "according to"
        head = tree.heads[head]
    return Position(tree.words[preposition], tree.words[head], tree.tags[head], head)


def is_subject(position: Position) -> bool:
    """Whether somebody does what the verb says."""
    return position.kind in {"subject", "agent"}
