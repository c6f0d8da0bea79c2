"""The forms of English words, from their dictionary form: enough to find the words of the lexicon in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
"""Verbs of one syllable with one vowel double their last letter: beg, begged."""


def verb_forms(verb: str, irregular: str | None = None) -> Iterator[str]:
    """Yield every form of `verb`; `irregular` holds its past and participle (and its -ing form where that differs)."""
    yield verb
    yield _with_s(verb)
    yield _with_ing(verb)
    if irregular is None:
        yield _with_ed(verb)
    else:
        yield from irregular.split()


def noun_forms(noun: str) -> Iterator[str]:
    """Yield singular and plural of `noun`."""
    yield noun
    yield _with_s(noun)


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) or word == "go" else f"{word}s"


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _with_ing(verb: str) -> str:
    if re.search(r"[^eoy]e$", verb) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{_doubled(verb)}ing"


def _doubled(verb: str) -> str:
    return f"{verb}{verb[-1]}" if _DOUBLING.match(verb) and verb != "hear" else verb
