"""Clauses whose place stands outside them: "the base from which they withdrew", "the hall that they had moved into"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.clauses import RELATIVES, Clause, Oblique, antecedent_of, clause_at
from onrecord.annotate.control.words import lists_word
from onrecord.annotate.trees import Tree

_STRANDED = frozenset("in into inside on at of from out over off".split())


def clause_of(tree: Tree, verb: int) -> Clause:
    """Return the clause of a verb; in a relative clause what its preposition governs is the noun before, no object."""
    clause = _without_manner(tree, clause_at(tree, verb))
    if tree.deps[verb] != "relcl" or not _is_gap(tree, clause):
        return clause
    noun = tree.heads[verb]
    if any(token == noun for _, token in clause.obliques):  # "from which the army withdrew"
        return replace(clause, patients=())
    stranded = _stranded_in(tree, verb)
    if stranded is None:
        return clause
    oblique: Oblique = (tree.words[stranded], noun)
    return replace(clause, patients=(), obliques=(*clause.obliques, oblique))


def _without_manner(tree: Tree, clause: Clause) -> Clause:
    """Return "left by ambulance" as no passive: what stands behind "by" is how they went."""
    is_active = clause.is_passive and tree.child(clause.head, "nsubj") is not None
    if not is_active or tree.child(clause.head, "auxpass") is not None or len(clause.agents) != 1:
        return clause
    if not lists_word("manner", "words", tree.words[clause.agents[0]]):
        return clause
    objects = tuple(antecedent_of(tree, kid) for kid in tree.children[clause.head] if tree.deps[kid] == "dobj")
    return replace(clause, agents=clause.patients, patients=objects, is_passive=False)


def _is_gap(tree: Tree, clause: Clause) -> bool:
    """Whether the only object of a relative clause is the noun that it hangs on."""
    own = [kid for kid in tree.children[clause.head] if tree.deps[kid] == "dobj" and tree.words[kid] not in RELATIVES]
    return not own and not clause.is_passive and clause.patients in {(), (tree.heads[clause.head],)}


def _stranded_in(tree: Tree, verb: int) -> int | None:
    """Return the preposition that governs nothing where it stands: "pulled out of", "moved into"."""
    last = tree.lasts[verb]
    for kid in tree.children[verb]:
        for token in (kid, *tree.children[kid]):
            is_bare = not tree.children[token] and token > verb
            is_preposition = tree.tags[token] in {"IN", "RP"} and tree.deps[token] in {"prep", "prt"}
            if is_bare and is_preposition and tree.words[token] in _STRANDED and token - verb <= last - verb:
                particle = tree.child(verb, "prt")
                if token != particle:
                    return token
    return None
