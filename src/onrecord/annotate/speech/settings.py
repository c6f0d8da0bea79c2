"""Whom something was said to, where and when: "told Harbour Radio", "said in a statement", "said on Friday"."""

from __future__ import annotations

from onrecord.annotate.speech.cues import is_medium, lemma_of, tells
from onrecord.annotate.speech.mentions import mention_of
from onrecord.annotate.trees import Tree
from onrecord.text import Span


def audience_of(tree: Tree, cue: int) -> Span | None:
    """Return who is told: the object of "told", "assured", "warned"; None where nobody is."""
    if not tells(lemma_of(tree.words[cue], tree.tags[cue]) or ""):
        return None
    for kid in tree.children[cue]:
        if kid > cue and tree.deps[kid] in {"dobj", "dative"} and tree.tags[kid].startswith(("NN", "PRP")):
            return mention_of(tree, kid)
    return None


def medium_at(tree: Tree, cue: int) -> Span | None:
    """Return the words after "in", "on", "during" that say how something was said: "in a statement"."""
    for kid in tree.children[cue]:
        if tree.deps[kid] != "prep":
            continue
        inside = tree.child(kid, "pobj")
        if inside is not None and is_medium(tree.words[inside]):
            return mention_of(tree, inside)
    return None


def adjuncts_of(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the parts of a sentence that can say when something was said: "on Friday", "last week"."""
    return tuple(
        tree.span(tree.firsts[kid], tree.lasts[kid])
        for kid in tree.children[cue]
        if tree.deps[kid] in {"prep", "npadvmod", "advmod"}
    )
