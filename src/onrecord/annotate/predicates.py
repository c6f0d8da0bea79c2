"""Predicates: the verbs that report happenings and the nouns that name them, in the tree of one paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.clauses import verbs_in
from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree, remembered
from onrecord.lexicon import load
from onrecord.lexicon.happenings import classes_of, phrases

REACH = 5
"""Words behind a verb among which the rest of a phrase may stand: "shot the two men dead"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A word that reports or names a happening: its token, its dictionary form (with "_" for a phrase: "gun_down").

    `classes` are those of the lexicon of happenings that the word may belong to, `last` the last token of a phrase.
    """

    token: int
    last: int
    lemma: str
    is_noun: bool
    classes: frozenset[str]


def find_predicates(tree: Tree) -> tuple[Predicate, ...]:
    """Return the predicates of a paragraph in the order of its words.

    Verbs without auxiliaries, modal and linking verbs; nouns that the lexicon knows to name happenings; adjectives
    that stand for one ("dead", "missing").
    """
    verbs = set(verbs_in(tree))
    found = (predicate_at(tree, token) for token in range(len(tree)))
    return tuple(one for one in found if _reports(tree, one, is_full_verb=one.token in verbs))


@remembered
def predicate_at(tree: Tree, token: int) -> Predicate:
    """Return the predicate that `token` would be the head of, whether or not it reports a happening."""
    is_noun = tree.is_noun(token)
    word = tree.words[token]
    lemma = word if word in _event_words().adjectives else lemma_of(word, tree.tags[token])
    phrase, last = _phrase_at(tree, token, lemma)
    return Predicate(token=token, last=last, lemma=phrase, is_noun=is_noun, classes=classes_of(phrase, is_noun=is_noun))


@dataclass(frozen=True, slots=True, kw_only=True)
class _EventWords:
    nouns: frozenset[str]
    adjectives: frozenset[str]
    no_verbs: frozenset[str]
    no_participles: frozenset[str]


@cache
def _event_words() -> _EventWords:
    table = load("event_nouns_en")
    return _EventWords(
        nouns=frozenset(" ".join(table["nouns"].values()).split()),
        adjectives=frozenset(table["adjectives"]["words"].split()),
        no_verbs=frozenset(table["verbs"]["none"].split()),
        no_participles=frozenset(table["participles"]["none"].split()),
    )


def _reports(tree: Tree, predicate: Predicate, *, is_full_verb: bool) -> bool:
    token, lemma, dep = predicate.token, predicate.lemma, tree.deps[predicate.token]
    words = _event_words()
    if is_full_verb and lemma not in words.adjectives:
        return lemma not in words.no_verbs and dep not in _AS_PREPOSITION
    if predicate.is_noun:
        return lemma in words.nouns and dep not in _BEFORE_NOUN
    is_participle = lemma != tree.words[token] and tree.tags[token] in {"VBN", "VBD", "JJ"}
    is_told = is_participle and bool(predicate.classes) and lemma not in words.no_participles
    return lemma in words.adjectives or is_told


_AS_PREPOSITION = frozenset({"prep", "case", "preconj"})
"""Relations of "according to", "including": forms of verbs that report nothing."""

_BEFORE_NOUN = frozenset({"amod", "compound", "nmod"})
"""Relations of words before a noun. Of the nouns there, only one in four of "rape trial", "rehab clinic" is a happening
told (16 of 68 in half of the benchmark)."""


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of the lexicon by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in sorted(phrases(), key=lambda one: (-one.count("_"), one)):
        parts = tuple(phrase.split("_"))
        table[parts[0]].append(parts)
    return {word: tuple(parts) for word, parts in table.items()}


def _phrase_at(tree: Tree, token: int, lemma: str) -> tuple[str, int]:
    """Return the phrase of the lexicon that starts with `token` (or, of nouns, ends there), and its last token."""
    for parts in _phrases().get(lemma, ()):
        last = _followed_by(tree, token, parts[1:])
        if last is not None:
            return "_".join(parts), last
    if token and tree.is_noun(token):
        pair = f"{tree.words[token - 1]}_{lemma}"
        if pair in phrases():
            return pair, token
    return lemma, token


def _followed_by(tree: Tree, token: int, parts: Sequence[str]) -> int | None:
    """Return the token of the last of `parts` when they stand in this order behind `token`, None when they do not."""
    at = token
    limit = min(len(tree), token + 1 + REACH)
    for part in parts:
        at = next((other for other in range(at + 1, limit) if _is_part(tree, other, part, parts)), -1)
        if at < 0:
            return None
    return at


def _is_part(tree: Tree, token: int, part: str, parts: Sequence[str]) -> bool:
    """Whether a token is a part of a phrase: "public" of "made it public", not of "made with the public in mind"."""
    if part not in _forms(tree, token):
        return False
    return tree.deps[token] != "pobj" or tree.words[tree.heads[token]] in parts


def _forms(tree: Tree, token: int) -> tuple[str, str]:
    return tree.words[token], lemma_of(tree.words[token], tree.tags[token])
