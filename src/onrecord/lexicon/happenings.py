"""Which words can name the same happening: classes of verbs, nouns and adjectives, and derivation for all others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from onrecord.lexicon import load


@cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that name a happening by themselves ("the crash"), in the singular."""
    return frozenset(" ".join(load("event_nouns_en")["nouns"].values()).split())


class Kinship(IntEnum):
    """How near two words for happenings are, from nothing in common to the same word."""

    NONE = 0
    NEAR = 1  # "shot", "killed"
    CLASS = 2  # "killed", "murder"
    STEM = 3  # "withdraw", "withdrawal"
    SAME = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """A class of words for one kind of happening; words of several parts are joined by "_" ("gun_down").

    `befalls`: it happens to whoever is the subject of the verb, as dying does.
    """

    name: str
    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    others: frozenset[str]
    near: frozenset[str]
    befalls: bool


@cache
def word_classes() -> dict[str, WordClass]:
    """Return the classes of the lexicon by name."""
    return {
        row["name"]: WordClass(
            name=row["name"],
            kind=row["kind"],
            verbs=frozenset(row.get("verbs", "").split()),
            nouns=frozenset(row.get("nouns", "").split()),
            others=frozenset(row.get("others", "").split()),
            near=frozenset(row.get("near", "").split()),
            befalls=row.get("befalls", False),
        )
        for row in load("event_classes_en")["class"]
    }


@cache
def _index() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Return the classes of every verb or adjective, and of every noun or adjective."""
    verbs: dict[str, set[str]] = defaultdict(set)
    nouns: dict[str, set[str]] = defaultdict(set)
    for name, one in word_classes().items():
        for word in one.verbs | one.others:
            verbs[word].add(name)
        for word in one.nouns | one.others:
            nouns[word].add(name)
    return {word: frozenset(names) for word, names in verbs.items()}, {w: frozenset(n) for w, n in nouns.items()}


@lru_cache(maxsize=1 << 16)
def classes_of(lemma: str, *, is_noun: bool) -> frozenset[str]:
    """Return the names of the classes of a word in dictionary form; none for a word that no class lists.

    A word used as the other part of speech ("fire" the noun asked for as a verb) has the classes of that use.
    """
    verbs, nouns = _index()
    first, second = (nouns, verbs) if is_noun else (verbs, nouns)
    found = first.get(lemma)
    return found if found is not None else second.get(lemma, frozenset())


@lru_cache(maxsize=1 << 16)
def near_classes_of(lemma: str, *, is_noun: bool) -> frozenset[str]:
    """Return the names of the classes that lie near those of a word, in either direction, its own not among them."""
    own = classes_of(lemma, is_noun=is_noun)
    table = word_classes()
    near = {name for one in own for name in table[one].near}
    near |= {name for name, one in table.items() if one.near & own}
    return frozenset(near - own)


@cache
def phrases() -> frozenset[str]:
    """Return the entries of several words ("gun_down")."""
    return frozenset(word for index in _index() for word in index if "_" in word)


@lru_cache(maxsize=1 << 16)
def kinship(one: str, other: str, *, one_is_noun: bool, other_is_noun: bool) -> Kinship:
    """Tell how near two words in dictionary form are.

    Forms of one word that the lexicon puts in different classes ("fire" that burns, "fire" that dismisses) are none.
    """
    if one == other and one_is_noun == other_is_noun:
        return Kinship.SAME
    mine = classes_of(one, is_noun=one_is_noun)
    theirs = classes_of(other, is_noun=other_is_noun)
    if stem_of(one) == stem_of(other) and (mine & theirs or not (mine and theirs)):
        return Kinship.STEM
    if mine & theirs:
        return Kinship.CLASS
    near = near_classes_of(one, is_noun=one_is_noun)
    return Kinship.NEAR if near & theirs else Kinship.NONE


def keys_of(lemma: str, *, is_noun: bool) -> Iterator[str]:
    """Yield what a word is looked up by: its stem and its classes; words without a key in common are never compared."""
    yield f"stem {stem_of(lemma)}"
    for name in sorted(classes_of(lemma, is_noun=is_noun)):
        yield f"class {name}"


_ENDINGS = "isation ization ation ance ence ment ing ion ise ize ate ure age ery al er or y e".split()
_SHORTEST_STEM = {"ing": 3, "e": 3}
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=1 << 16)
def stem_of(lemma: str) -> str:
    """Return what a verb and the nouns derived from it have in common: "withdraw" of both "withdraw" and "withdrawal".

    Only the longest ending that leaves enough of a word (four letters, before "ing" and "e" three) is taken off:
    "deal" stays "deal". Of a phrase the first word is cut ("check_in").
    """
    head, _, rest = lemma.partition("_")
    for ending in _ENDINGS:
        stem = head.removesuffix(ending)
        is_ending = stem != head and not (ending == "y" and stem[-1:] in "aeo")
        if is_ending and len(stem) >= _SHORTEST_STEM.get(ending, 4) and _VOWEL.search(stem):
            head = stem[:-1] if ending == "ing" and _DOUBLED.search(stem) else stem
            break
    return f"{head}_{rest}" if rest else head
