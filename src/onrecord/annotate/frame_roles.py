"""The frames of a lexicon: which neighbour of a verb or noun fills which slot, and which words a frame is for.

A role is written as words tried in order: "agent", "patient", "recipient", or a preposition with "@" before it
("@from"). A verb is looked up with its particle first ("take_over"), then alone; so is "make ... available".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from onrecord.annotate.clauses import Clause
from onrecord.annotate.inflection import verb_forms
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree, remembered
from onrecord.lexicon import load

_LEXICONS = ("control_en", "commitments_en")

PARTICLES = frozenset("out over up back off away aside down in on forward through".split())
_BESIDE = frozenset({"prt", "advmod", "prep", "advcl"})
_NEAR = 6
"""Words between a verb and its particle: "took the whole pumping station over"."""


@remembered
def keys_of(tree: Tree, token: int) -> tuple[str, ...]:
    """Return what a verb or noun is looked up by, the longest first: "hand_back", "hand"."""
    lemma = base_of(tree, token)
    if any(tree.words[kid] == "available" for kid in tree.children[token]):
        return f"{lemma}_available", lemma
    if (idiom := _idiom(tree, token)) is not None:
        return f"{lemma}_{idiom}", lemma
    return (*(f"{lemma}_{particle}" for particle in _particles(tree, token)), lemma)


def _idiom(tree: Tree, token: int) -> str | None:
    """Return the noun that makes one word of a verb and its phrase: "put at its disposal", "is on hand with"."""
    for kid in tree.children[token]:
        if tree.words[kid] == "good" and tree.deps[kid] == "oprd":
            return "good"  # "made good on its promise"
        noun = tree.child(kid, "pobj")
        if noun is not None and tree.words[noun] in _IDIOMS.get(tree.words[kid], ()):
            return tree.words[noun]
    return None


_IDIOMS = {"at": frozenset({"disposal"}), "on": frozenset({"hand", "loan"}), "to": frozenset({"rescue"})}


@remembered
def base_of(tree: Tree, token: int) -> str:
    """Return the dictionary form of a word; that of a verb of the frames by all its forms, not by its ending."""
    word, tag = tree.words[token], tree.tags[token]
    found = _verb_bases().get(word) if tag.startswith("V") else None
    return found or lemma_of(word, tag)


@cache
def _verb_bases() -> dict[str, str]:
    """Return the dictionary form of every form of every verb of the frames."""
    irregular = load("irregular_verbs_en")["verbs"]
    rows = [row for name in _LEXICONS for section in ("verb", "control") for row in load(name).get(section, ())]
    verbs = sorted({word.partition("_")[0] for row in rows for word in row["words"].split()})
    return {form: verb for verb in verbs for form in verb_forms(verb, irregular.get(verb))}


def _particles(tree: Tree, token: int) -> Iterator[str]:
    for kid in tree.children[token]:
        word = tree.words[kid]
        is_bare = tree.child(kid, "pobj") is None
        if word in PARTICLES and tree.deps[kid] in _BESIDE and 0 < kid - token <= _NEAR and (is_bare or word == "out"):
            yield word


def is_unsaid(tree: Tree, head: int) -> bool:
    """Whether somebody is only told not to have said it: "I never said that we held the bridge"."""
    at = head
    for above in list(tree.above(head))[:_DEEPEST]:
        is_content = tree.deps[at] in {"ccomp", "xcomp", "conj"}
        if not is_content:
            return False
        if tree.deps[at] == "ccomp" and at > above and base_of(tree, above) in _SAYING:
            return any(tree.deps[kid] == "neg" or tree.words[kid] == "never" for kid in tree.children[above])
        at = above
    return False


_DEEPEST = 4
_SAYING = frozenset("say claim state suggest think believe confirm announce tell".split())


def fillers(clause: Clause, role: str) -> tuple[int, ...]:
    """Return the tokens that fill a role, of its words the first that any token fills; none for "" (no such role)."""
    for word in role.split():
        found = _fillers(clause, word)
        if found:
            return found
    return ()


def _fillers(clause: Clause, word: str) -> tuple[int, ...]:
    if word.startswith("@"):
        return clause.governed_by(word[1:])
    if word == "self":
        return (clause.head,)
    if word == "agent":
        return clause.agents
    return clause.patients if word == "patient" else clause.recipients


Kind = TypeVar("Kind")


def frame_table(
    rows: Iterable[dict[str, Any]], kind: Callable[..., Kind], fields: Iterable[str]
) -> dict[str, tuple[Kind, ...]]:
    """Return the frames of a section of a lexicon by each of their words; `fields` are those that `kind` takes."""
    names = tuple(fields)
    table: dict[str, tuple[Kind, ...]] = {}
    for row in rows:
        frame = kind(**{name: row[name] for name in names if name in row})
        for word in row["words"].split():
            table[word] = (*table.get(word, ()), frame)
    return table
