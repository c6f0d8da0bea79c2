"""Who and what stands beside a predicate, as words: what two mentions of one happening have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.annotate.clauses import Clause, clause_at, noun_clause_at
from onrecord.annotate.predicates import Predicate
from onrecord.annotate.trees import Tree
from onrecord.lexicon.happenings import word_classes
from onrecord.lexicon.weights import term_of

_PARTS = frozenset({"compound", "amod", "nummod", "poss"})
_PREDICATIVE = frozenset({"acomp", "oprd", "attr"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Words of the noun phrases beside a predicate, in lower case without plural endings, pronouns left out.

    `targets` of a word such as "die" or "fall" are whoever does it: it happens to them. `details` are all other
    phrases of its clause, and what stands before a noun ("rocket" of "rocket attack").
    """

    actors: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    details: frozenset[str] = frozenset()


def participants_of(tree: Tree, predicate: Predicate) -> Participants:
    """Return who and what stands beside a predicate of `tree`."""
    token = predicate.token
    clause = clause_at(tree, token) if tree.is_verb(token) else noun_clause_at(tree, token)
    actors = _words(tree, clause.agents)
    described = _words(tree, _described(tree, token)) - {term_of(tree.words[token])}
    targets = _words(tree, (*clause.patients, *clause.recipients)) | described
    if not targets and _befalls(predicate):
        actors, targets = frozenset(), actors
    return Participants(actors=actors, targets=targets, details=_details(tree, predicate, clause))


def _details(tree: Tree, predicate: Predicate, clause: Clause) -> frozenset[str]:
    named = {*clause.agents, *clause.patients}
    words = _words(tree, (token for _, token in clause.obliques if token not in named))
    if not predicate.is_noun:
        return words
    before = {term_of(tree.words[kid]) for kid in tree.children[predicate.token] if tree.deps[kid] in _PARTS - {"poss"}}
    return words | before


def _befalls(predicate: Predicate) -> bool:
    return any(word_classes()[name].befalls for name in predicate.classes)


def _described(tree: Tree, token: int) -> tuple[int, ...]:
    """Return what an adjective is said of: "two sailors" of "two sailors are missing" and of "two missing sailors"."""
    head = tree.heads[token]
    if tree.deps[token] in _PREDICATIVE and tree.is_verb(head):
        return clause_at(tree, head).agents
    return (head,) if tree.deps[token] == "amod" else ()


def _words(tree: Tree, heads: Iterable[int]) -> frozenset[str]:
    return frozenset(word for head in heads for word in _phrase(tree, head))


def _phrase(tree: Tree, head: int) -> Iterable[str]:
    """Yield the words of a noun phrase that name or describe: its head, and what stands before it."""
    if tree.tags[head].startswith(("PRP", "W", "DT", "EX")):
        return
    for token in (head, *(kid for kid in tree.children[head] if tree.deps[kid] in _PARTS)):
        word = term_of(tree.words[token])
        if word[:1].isalnum() and (token == head or tree.tags[token][0] in "NJC"):
            yield word
