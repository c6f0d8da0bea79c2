"""Verbs that say something only together with a small word: "put the number at 40", "ruled out a leak"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.speech.mentions import Tokens
from onrecord.annotate.trees import Tree

FIGURE = "figure"
COUNTED = "counted"
STOOD_BY = "stood by"
PUT_DOWN = "down to"
RULED_OUT = "ruled out"
LAID_ON = "laid on"


def figures_of(tree: Tree, cue: int) -> Iterator[tuple[str, tuple[Tokens, ...]]]:
    """Yield what a verb governs together with a small word or a number, with the name of the frame.

    "put the number at 40" (figure), "counted 40 boats" (counted), "stood by its figure of 40" (stood by), "put the fire
    down to a leak" (down to), "ruled out a leak as the cause" (ruled out), "blamed the leak on a worker" (laid on).
    """
    thing = next((kid for kid in tree.children[cue] if kid > cue and tree.deps[kid] == "dobj"), None)
    particle = tree.child(cue, "prt")
    small = tree.words[particle] if particle is not None else ""
    if thing is None:
        yield from _stood_by(tree, cue)
        return
    first, end = tree.firsts[thing], tree.lasts[cue]
    if small == "down" and (to := _behind(tree, thing, end, "to")) is not None:
        yield PUT_DOWN, ((first, tree.lasts[to]),)
    elif small == "out":
        yield RULED_OUT, ((first, _with_prepositions(tree, cue, thing)),)
    elif not small:
        if any(tree.words[kid] == "on" and tree.deps[kid] == "prep" for kid in tree.children[thing]):
            yield LAID_ON, ((first, tree.lasts[thing]),)
        at = _behind(tree, thing, end, "at")
        if at is not None and _has_number(tree, at):
            yield FIGURE, ((first, with_state(tree, tree.lasts[at])),)
        if _has_number(tree, thing):
            yield COUNTED, ((first, with_state(tree, tree.lasts[thing])),)


def _stood_by(tree: Tree, cue: int) -> Iterator[tuple[str, tuple[Tokens, ...]]]:
    for kid in tree.children[cue]:
        what = tree.child(kid, "pobj") if kid > cue and tree.words[kid] == "by" else None
        if what is not None and tree.words[what] in _OWN_ACCOUNTS and tree.child(what, "poss") is not None:
            yield STOOD_BY, ((tree.firsts[what], with_state(tree, tree.lasts[what])),)


_OWN_ACCOUNTS = frozenset(
    "figure figures number numbers count toll estimate claim claims account version report".split()
)


def _behind(tree: Tree, thing: int, end: int, word: str) -> int | None:
    """Return the last preposition `word` behind an object with something in it; "jobs at risk at 1,500" has two."""
    found = [
        token
        for token in range(thing + 1, end + 1)
        if tree.words[token] == word and tree.deps[token] == "prep" and tree.child(token, "pobj") is not None
    ]
    return found[-1] if found else None


def _has_number(tree: Tree, token: int) -> bool:
    return any(tree.tags[inside] == "CD" for inside in range(tree.firsts[token], tree.lasts[token] + 1))


def with_state(tree: Tree, last: int) -> int:
    """Return the last token with the word for what befell those who are counted: "at 45 killed", "28 dead"."""
    after = last + 1
    is_state = after < len(tree) and tree.tags[last] == "CD" and tree.tags[after] in {"VBN", "JJ", "NNS"}
    return max(after, tree.lasts[after]) if is_state else last


def _with_prepositions(tree: Tree, cue: int, thing: int) -> int:
    behind = [kid for kid in tree.children[cue] if kid > thing and tree.deps[kid] == "prep"]
    return max((tree.lasts[kid] for kid in behind if tree.words[kid] == "as"), default=tree.lasts[thing])
