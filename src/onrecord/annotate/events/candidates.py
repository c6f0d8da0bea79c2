"""Which words of a paragraph could tell of a happening: full verbs, event nouns, "dead"; each with its predicate words.

A verb that only leads to its infinitive is part of that predicate: "forced to leave", "failed to retake".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.annotate.clauses import verbs_in
from onrecord.annotate.events.words import is_deed, is_telling, leads, names_happening, only_attempts, says_nothing
from onrecord.annotate.predicates import Predicate, predicate_at
from onrecord.annotate.trees import Tree

_DEEPEST = 4
"""Verbs that lead to a predicate: "was forced to begin to leave" has two."""
_TOGETHER = frozenset({"prt", "acomp", "oprd"})
_IS_OR_IS_KNOWN = frozenset({"is", "are", "was", "were", "been", "be", "confirmed"})
_STATES_OF_PEOPLE = frozenset({"dead", "missing", "injured", "wounded", "ill", "guilty"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A predicate: `head` is the word that tells of the happening, `verb` the finite verb that carries it.

    `first` and `last` are the tokens of its words, `predicate` what the lexicons know of the head.
    """

    head: int
    verb: int
    first: int
    last: int
    predicate: Predicate
    is_attempt: bool = False


def candidates_in(tree: Tree) -> Iterator[Candidate]:
    """Yield the possible predicates of a paragraph, in the order of its words."""
    verbs = frozenset(verbs_in(tree))
    for token in range(len(tree)):
        if token in verbs and _is_word(tree, token):
            if not _only_leads(tree, token):
                yield _verb(tree, token)
        elif tree.is_noun(token):
            predicate = predicate_at(tree, token)
            if names_happening(predicate) or is_telling(predicate):
                yield Candidate(head=token, verb=token, first=token, last=token, predicate=predicate)
        elif (
            tree.words[token] in _STATES_OF_PEOPLE
            and tree.deps[token] in {"acomp", "oprd"}
            and tree.heads[token] in verbs
        ):
            verb = tree.heads[token]
            if tree.words[verb] in _IS_OR_IS_KNOWN:
                yield Candidate(head=verb, verb=verb, first=token, last=token, predicate=predicate_at(tree, token))


def _is_word(tree: Tree, token: int) -> bool:
    """Whether a token is a word of its own: "co-owned" is cut into three."""
    is_part = (
        token + 1 < len(tree) and tree.words[token + 1] in {"-", "–"} and tree.ends[token] == tree.starts[token + 1]
    )
    return tree.words[token].isalpha() and not is_part


def _verb(tree: Tree, token: int) -> Candidate:
    chain = leaders_of(tree, token)
    rest = [kid for kid in tree.children[token] if tree.deps[kid] in _TOGETHER and kid > token and kid - token < 8]
    particle = next((kid for kid in rest if tree.deps[kid] == "prt"), token)
    return Candidate(
        head=token,
        verb=chain[-1] if chain else token,
        first=min(chain[-1] if chain else token, token),
        last=max(particle, token) if particle - token <= 1 else token,
        predicate=_with_particle(tree, predicate_at(tree, token), particle),
        is_attempt=any(only_attempts(predicate_at(tree, one).lemma) for one in chain),
    )


def leaders_of(tree: Tree, token: int) -> list[int]:
    """Return the verbs and adjectives that lead to a verb, nearest first: "failed" of "failed to retake"."""
    found: list[int] = []
    at = token
    for _ in range(_DEEPEST):
        up = tree.heads[at]
        if up == at or tree.deps[at] not in {"xcomp", "oprd"} or up > at:
            break
        predicate = predicate_at(tree, up)
        if not leads(tree, up, predicate.lemma) or (is_deed(predicate) and not _fails(predicate)):
            break
        found.append(up)
        at = up
    return found


def _fails(predicate: Predicate) -> bool:
    return predicate.lemma in {"refuse", "decline"}


def _only_leads(tree: Tree, token: int) -> bool:
    """Whether a verb has an infinitive or gerund that tells of what it leads to."""
    predicate = predicate_at(tree, token)
    if not leads(tree, token, predicate.lemma):
        return False
    return any(
        tree.deps[kid] in {"xcomp", "oprd"} and kid > token and _leads_somewhere(tree, kid)
        for kid in tree.children[token]
    )


def _leads_somewhere(tree: Tree, kid: int) -> bool:
    return (tree.is_verb(kid) and tree.tags[kid] in {"VB", "VBG"}) or tree.tags[kid].startswith("J")


def _with_particle(tree: Tree, predicate: Predicate, particle: int) -> Predicate:
    """Return the predicate with its particle where that makes it another word: "pull_out"."""
    if "_" in predicate.lemma:
        return predicate
    if particle != predicate.token:
        return replace(predicate, lemma=f"{predicate.lemma}_{tree.words[particle]}")
    behind = (
        replace(predicate, lemma=f"{predicate.lemma}_{tree.words[kid]}")
        for kid in tree.children[predicate.token]
        if tree.deps[kid] == "prep"
    )
    return next((one for one in behind if is_deed(one) or says_nothing(one.lemma)), predicate)
