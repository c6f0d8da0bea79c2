"""Which nouns are people or bodies that act, and which names are surely those of persons."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.lemmas import lemma_of
from onrecord.annotate.trees import Tree
from onrecord.lexicon import load
from onrecord.model import ActorKind, Appearance

_ENDINGS = ("ors", "ers", "ists", "women", "men", "eers", "ians", "folk")
"""Endings of plural words for people; "rivers" and the like are listed as places and things."""


def is_animate(tree: Tree, token: int) -> bool:
    """Whether a noun is a word for people, for who they are, or for a body of people."""
    word = tree.words[token]
    forms = {word, lemma_of(word, tree.tags[token])}
    if forms & _things():
        return False
    return bool(forms & _words()) or (tree.tags[token] == "NNS" and word.endswith(_ENDINGS))


def is_surely_person(one: Appearance | None) -> bool:
    """Whether an actor is a person beyond doubt: a lone name without title or role may be a country's or a town's."""
    return one is not None and one.kind is ActorKind.PERSON and (" " in one.name or bool(one.gender or one.roles))


@cache
def _words() -> frozenset[str]:
    control, commitments, people = (
        load("control_en")["force"],
        load("commitments_en")["givers"],
        load("events_en")["people"],
    )
    bodies = [row["nouns"] for row in load("organisations_en")["class"] if "nouns" in row]
    lists = [*control.values(), commitments["words"], *people.values(), load("offices_en")["nouns"]["words"], *bodies]
    return frozenset(word for words in lists for word in words.split())


@cache
def _things() -> frozenset[str]:
    return frozenset(load("commitments_en")["givers"]["things"].split())
