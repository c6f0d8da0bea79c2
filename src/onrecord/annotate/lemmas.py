"""The dictionary form of English verbs and nouns: irregular forms by a list, all others by rule.

The forms of one word get one form back ("cruised", "cruising" -> "cruise"); where only a dictionary could tell
("staged": "stag" or "stage") spelling decides, the same way for all forms.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.lexicon.happenings import word_classes

_DOUBLED = re.compile(r"([bdgmnprt])\1$")
"""Ends of a stem that "ing" and "ed" have doubled: "stopp" of "stopping"; not "kill", "pass"."""

_NEEDS_E = re.compile(
    r"""
    (?: [cvuz] | [bcdfgkpstvz][lr] | quir | [^s]s | [dr]g | [aei]ng
      | [^aeiou][aeiou][bdgkmnpt] | [^aeiou][aiou]r | [^aeiou][aiou]l )$
    """,
    re.VERBOSE,
)
"""Ends of a stem that lost an "e": "rais", "stag", "measur", "handl", "requir"; not "clash", "attack", "appear"."""

_VOWEL = re.compile(r"[aeiouy]")
_UNSTRESSED = ("en", "on", "it", "et", "op", "al", "ol", "om", "in", "or", "ip", "ot", "il")
"""Endings of verbs of two syllables and more that take no "e": "happen", "visit", "gossip"."""


@cache
def _irregular() -> dict[str, str]:
    return {form: verb for verb, forms in load("irregular_verbs_en")["verbs"].items() for form in forms.split()}


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs whose dictionary form is certain: those of the lexicons."""
    listed = {entry.partition("_")[0] for one in word_classes().values() for entry in one.verbs}
    cues = {word for row in load("cues_en")["cue"] for word in row["words"].split()}
    return frozenset(listed | cues | set(load("irregular_verbs_en")["verbs"]))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(part for one in word_classes().values() for entry in one.nouns for part in entry.split("_"))


@lru_cache(maxsize=1 << 16)
def lemma_of(word: str, tag: str) -> str:
    """Return the dictionary form of a lower-case word with its Penn tag; a word that has no other form is its own."""
    if tag.startswith("V"):
        return word if tag in {"VB", "VBP"} and word in _verbs() else _verb_lemma(word)  # "to wound", "to lay"
    if tag.startswith("J"):
        verb = _verb_lemma(word) if word.endswith(("ed", "en")) else word
        return verb if verb in _verbs() else word
    singular = _singular(word)
    return (
        singular
        if tag in {"NNS", "NNPS"} or (tag == "NNP" and (singular in _nouns() or singular in _verbs()))
        else word
    )


def _verb_lemma(word: str) -> str:
    if word in _irregular():
        return _irregular()[word]
    if word in _verbs():
        return word
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and _VOWEL.search(stem):
            return _completed(stem, ending)
    return _singular(word)


def _completed(stem: str, ending: str) -> str:
    """Return the verb whose form is `stem` with "ing" or "ed"."""
    if ending == "ed" and stem.endswith("i"):
        return f"{stem[:-1]}y" if len(stem) > 2 else f"{stem}e"
    plain = stem[:-1] if _DOUBLED.search(stem) else stem
    for candidate in (f"{stem}e", stem, plain, stem[:-1] if stem[-1] == stem[-2] else stem):  # "cancelled"
        if candidate in _verbs():
            return candidate
    if plain != stem:
        return plain
    is_unstressed = len(_VOWEL.findall(stem)) > 1 and stem.endswith(_UNSTRESSED)
    return f"{stem}e" if _NEEDS_E.search(stem) and not is_unstressed else stem


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
