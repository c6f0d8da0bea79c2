"""Where a paragraph says whose a place is without a verb of holding: "is theirs", "is rebel territory", by a flag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.clauses import clause_at, noun_clause_at
from onrecord.annotate.control.finding import Finding
from onrecord.annotate.control.owners import owners_before
from onrecord.annotate.control.words import Frame, lists_word
from onrecord.annotate.frame_roles import base_of
from onrecord.annotate.trees import Tree

_OWN = frozenset({"ours", "theirs", "mine", "yours"})
_NATIONAL = ("an", "ish", "ese")
_SERVING = frozenset({"serve", "act", "double"})
_LINKS = frozenset({"be", "remain", "stay", "become"})


def possessions_in(tree: Tree) -> Iterator[Finding]:
    """Yield what could be claims of control told by a linking verb, in the order of the words."""
    for verb in range(len(tree)):
        if not tree.is_verb(verb) or tree.deps[verb] in {"aux", "auxpass"}:
            continue
        if base_of(tree, verb) in _SERVING:  # "serves as the army's headquarters"
            for called in clause_at(tree, verb).governed_by("as"):
                yield from _of_link(tree, verb, called)
        if base_of(tree, verb) not in _LINKS:
            continue
        said = next((kid for kid in tree.children[verb] if kid > verb and _is_said(tree, kid)), None)
        if said is not None:
            yield from _of_link(tree, verb, said)


def _is_said(tree: Tree, token: int) -> bool:
    return tree.deps[token] in {"attr", "acomp"} or tree.words[token] == "home"


def adoptions_in(tree: Tree) -> Iterator[Finding]:
    """Yield "the gangs made the market their own"."""
    for own in range(len(tree)):
        verb = tree.heads[own]
        is_home = tree.words[own] == "own" or lists_word("hands", "homes", tree.words[own])
        if not is_home or tree.child(own, "poss") is None or base_of(tree, verb) != "make":
            continue
        clause = clause_at(tree, verb)
        place = tree.child(own, "nsubj")
        places = tuple(token for token in clause.patients if token != own) if place is None else (place,)
        yield Finding(
            head=own,
            last=own,
            clause=clause,
            frame=Frame(change="takes", place="", by="force"),
            places=places,
            holders=clause.agents,
            carrier=verb,
        )


def flags_in(tree: Tree) -> Iterator[Finding]:
    """Yield "the rebel flag flies over the fort": a place is theirs whose flag flies there."""
    for flag in range(len(tree)):
        verb = tree.heads[flag]
        if not lists_word("flags", "words", tree.words[flag]) or tree.deps[flag] != "nsubj" or not tree.is_verb(verb):
            continue
        if not lists_word("flags", "verbs", base_of(tree, verb)):
            continue
        whose, clause = noun_clause_at(tree, flag), clause_at(tree, verb)
        before = tuple(
            kid for kid in tree.children[flag] if tree.deps[kid] in {"compound", "amod", "nmod"} and kid < flag
        )
        yield Finding(
            head=verb,
            last=verb,
            clause=clause,
            frame=Frame(change="holds", place="", by="holder", named_holder=True),
            places=clause.governed_by("over", "above", "from", "on", "atop"),
            holders=whose.agents or whose.patients or before,
        )


def _of_link(tree: Tree, verb: int, said: int) -> Iterator[Finding]:
    clause = clause_at(tree, verb)
    owners, frame = _owners(tree, verb, said), _frame(tree, verb, said)
    if lists_word("masters", "words", tree.words[said]):  # "the rebels were masters of the town"
        places = noun_clause_at(tree, said).governed_by("of", "over")
        mastered = replace(frame, strong=False, named_holder=False, anyone=True)
        yield Finding(
            head=said, last=said, clause=clause, frame=mastered, places=places, holders=clause.agents, carrier=verb
        )
    elif owners:
        yield Finding(
            head=said, last=said, clause=clause, frame=frame, places=clause.agents, holders=owners, carrier=verb
        )


def _frame(tree: Tree, verb: int, said: int) -> Frame:
    if tree.words[said] == "part":
        return Frame(change="annexes", place="", by="holder", named_holder=True)
    change = "takes" if base_of(tree, verb) == "become" else "holds"
    return Frame(change=change, place="", strong=True, named_holder=True)


def _owners(tree: Tree, verb: int, said: int) -> tuple[int, ...]:
    """Return who owns by what is said of a place: "theirs", "the army's", "rebel territory", "a fief of smugglers"."""
    if tree.words[said] in _OWN or _is_owner(tree, said) or _is_national(tree, verb, said):
        return (said,)
    if tree.words[said] == "home":
        return noun_clause_at(tree, said).governed_by("to") or clause_at(tree, verb).governed_by("to")
    if tree.words[said] == "part" and base_of(tree, verb) == "become":
        return noun_clause_at(tree, said).patients
    if not lists_word("hands", "domains", tree.words[said]):
        return ()
    whose = noun_clause_at(tree, said)
    return whose.agents or owners_before(tree, said) or whose.patients


def _is_national(tree: Tree, verb: int, said: int) -> bool:
    """Whether a place is told to be a nation's still: "stays American", "is Orvian again"."""
    words = {tree.words[kid] for kid in tree.children[verb]}
    is_still = base_of(tree, verb) in {"stay", "remain", "become"} or bool(
        words & {"again", "since", "until", "still", "once"}
    )
    return is_still and tree.tags[said] in {"JJ", "NNP"} and tree.words[said].endswith(_NATIONAL)


def _is_owner(tree: Tree, noun: int) -> bool:
    """Whether a noun stands in the genitive with nothing owned behind it: "is the army's again"."""
    return any(tree.deps[kid] == "case" and tree.words[kid] in {"'s", "’s", "'", "’"} for kid in tree.children[noun])
