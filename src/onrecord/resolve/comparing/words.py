"""The words of a claim that say what kind of account it is, from the lexicon `slots_en`."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s|\n")
_REACH = 400
"""Code points on either side that are looked through for the ends of a sentence."""


def _patterns(name: str) -> re.Pattern[str]:
    rows = load("slots_en")[name]
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows), re.VERBOSE | re.IGNORECASE)


ELSEWHEN = _patterns("elsewhen")
"""A time that is not the story's own: "last year's"."""

_SILENCE = _patterns("silence")


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """Return the words of one entry of the lexicon."""
    return frozenset(load("slots_en")[table][name].split())


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without possessive endings."""
    return tuple(re.sub(r"['’]s$", "", word) for word in _WORD.findall(text.casefold()))


def is_silent(text: str) -> bool:
    """Whether a text says that nothing is known: "no evidence", "could not confirm"."""
    return bool(_SILENCE.search(text))


def is_outsider(sentence: str) -> bool:
    """Whether a sentence gives the opinion of an analyst, a professor or another onlooker."""
    folded = sentence.casefold()
    if any(phrase in folded for phrase in load("slots_en")["outsider"]["phrases"]):
        return True
    return not word_set("outsider", "words").isdisjoint(words_in(sentence))


def is_prospect(text: str) -> bool:
    """Whether a text speaks of what may come."""
    return not word_set("prospect", "words").isdisjoint(words_in(text))


def has_moved(text: str) -> str:
    """Return "up", "down" or "changed" where a text says that a count or sum has moved, else ""."""
    inside = set(words_in(text))
    for name in ("up", "down", "changed"):
        if inside & word_set("moved", name):
            return name
    return ""


def names_in(text: str) -> frozenset[str]:
    """Return the names in a text, in lower case: words in capitals, the first word of a sentence left out."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group()
        before = text[: match.start()].rstrip(" \"“'‘")
        is_first = not before or before[-1] in ".!?:\n"
        if word[0].isupper() and not is_first and word.casefold() not in CALENDAR and len(word) > 1:
            found.add(re.sub(r"['’]s$", "", word.casefold()))
    return frozenset(found)


CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


_PLACE = re.compile(
    r"""
    \b (?:[Ii]n|[Aa]t|across|near|outside|inside|off|of|around|through) \ (?:the\ )? (?:[a-zA-Z]+\ ){0,2}?
    (?P<name> [A-ZÀ-Ž][\w’'-]+ )
    """,
    re.VERBOSE,
)


def places_in(text: str) -> frozenset[str]:
    """Return the names that a preposition ties to a text, in lower case: where it is about, as far as names tell."""
    names = (re.sub(r"['’]s$", "", found["name"].casefold()) for found in _PLACE.finditer(text))
    return frozenset(name for name in names if name not in CALENDAR)


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence that holds a stretch of text, as far as full stops tell."""
    low = max(0, start - _REACH)
    begins = [match.end() for match in _SENTENCE_END.finditer(text, low, start)]
    begin = begins[-1] if begins else low
    after = _SENTENCE_END.search(text, max(start, end - 1), min(len(text), end + _REACH))
    return text[begin : after.end() if after else min(len(text), end + _REACH)].strip()
