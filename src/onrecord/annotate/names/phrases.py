"""Noun phrases that may take somebody up again: "the minister", "Ukrainian soldiers", "its troops", "he"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.annotate.names.grammar import Position, position_of
from onrecord.annotate.names.scene import Scene
from onrecord.annotate.names.words import singular
from onrecord.annotate.trees import Tree
from onrecord.text import Span

_DEFINITE = frozenset("the this that these those both".split())
_LEFT = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "quantmod", "advmod"})
PRONOUNS = {
    "he": "man", "him": "man", "his": "man",
    "she": "woman", "her": "woman",
}  # fmt: skip
"""The pronouns of persons, with whom they stand for."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase up to its head: `noun` is the head in the singular, `modifiers` the words before it.

    `article` is "the" for any definite word, "a", the possessive pronoun ("its"), "'s" behind an owner, or "". `owner`
    is where the owner stands. `appositions` are the phrases set beside it, `is_plural` tells the head's number.
    """

    span: Span
    noun: str
    modifiers: tuple[str, ...]
    article: str
    owner: Span | None
    behind: Span | None
    is_plural: bool
    position: Position
    tree: Tree
    token: int

    @property
    def is_definite(self) -> bool:
        return self.article not in {"", "a"}


@dataclass(frozen=True, slots=True)
class Pronoun:
    """He or she, and where it stands."""

    span: Span
    gender: str
    position: Position


def find_phrases(scene: Scene, nouns: frozenset[str], others: frozenset[str]) -> Iterator[Phrase]:
    """Yield the noun phrases of an article with one of `nouns` or `others` (in the singular) as head: "the mayor"."""
    for tree in scene.grammar.trees:
        for token, tag in enumerate(tree.tags):
            if tag not in _NOUNS or tree.deps[token] in {"compound", "nmod"}:
                continue
            word = tree.words[token]
            single = singular(word) if tag in _PLURALS else word
            if word in nouns or word in others or single in nouns or single in others:
                yield _phrase(tree, token)


_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})


def find_pronouns(scene: Scene) -> Iterator[Pronoun]:
    """Yield every "he" and "she" of an article, in all their forms."""
    for tree in scene.grammar.trees:
        for token, word in enumerate(tree.words):
            if word in PRONOUNS and tree.tags[token] in {"PRP", "PRP$"} and not _is_title(tree, token):
                yield Pronoun(tree.span(token, token), PRONOUNS[word], position_of(tree, token))


def _is_title(tree: Tree, token: int) -> bool:
    """Whether "her" is a part of a title: "Her Majesty"."""
    return token + 1 < len(tree) and tree.words[token + 1] in {"majesty", "highness", "excellency", "honour", "honor"}


def _phrase(tree: Tree, token: int) -> Phrase:
    kids = [kid for kid in tree.children[token] if kid < token and tree.deps[kid] in _LEFT]
    first = min((tree.firsts[kid] for kid in kids), default=token)
    while first < token and (
        tree.tags[first] in {",", ":", "``", "''", "CC", "IN", "-LRB-"} or tree.words[first] in "“”\"'‘"
    ):
        first += 1
    owner = next((kid for kid in kids if tree.deps[kid] == "poss"), None)
    word = tree.words[token]
    is_plural = tree.tags[token] in {"NNS", "NNPS"}
    return Phrase(
        span=tree.span(first, token),
        noun=singular(word) if is_plural else word,
        modifiers=tuple(tree.words[first:token]),
        article=_article(tree, first, kids, owner),
        owner=_bare(tree, owner),
        behind=_behind(tree, token),
        is_plural=is_plural,
        position=position_of(tree, token),
        tree=tree,
        token=token,
    )


def _article(tree: Tree, first: int, kids: list[int], owner: int | None) -> str:
    if owner is not None:
        return tree.words[owner] if tree.tags[owner] == "PRP$" else "'s"
    determiner = next((tree.words[kid] for kid in kids if tree.deps[kid] == "det"), tree.words[first])
    if determiner in _DEFINITE:
        return "the"
    return "a" if determiner in {"a", "an", "another", "some", "any", "no", "every", "each"} else ""


def _bare(tree: Tree, owner: int | None) -> Span | None:
    if owner is None or tree.tags[owner] == "PRP$":
        return None
    return tree.span(tree.firsts[owner], owner)


def _behind(tree: Tree, token: int) -> Span | None:
    """Return what follows "of" behind a head: "the armed forces of Ukraine"."""
    preposition = next((kid for kid in tree.children[token] if kid > token and tree.words[kid] == "of"), None)
    if preposition is None or preposition != token + 1:
        return None
    inner = tree.child(preposition, "pobj")
    return tree.span(tree.firsts[inner], inner) if inner is not None else None
