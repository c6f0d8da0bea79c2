"""The words of a claim that say what kind of account it is, from the lexicon `slots_en`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.lexicon.happenings import stem_of, word_classes
from onrecord.lexicon.weights import background, term_of

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


@lru_cache(maxsize=1 << 14)
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


@cache
def _opposites() -> dict[str, tuple[str, bool]]:
    """Return, by word, what it is an opposite of and whether it affirms that."""
    rows = load("slots_opposites_en")["opposite"]
    return {word: (row["name"], side == "yes") for row in rows for side in ("yes", "no") for word in row[side].split()}


def _joined(text: str) -> str:
    return re.sub(r"\b(under|out of|on|put) (control|fire|out)\b", lambda found: found[0].replace(" ", "-"), text)


def opposites_in(text: str) -> dict[str, bool]:
    """Return what of the opposites a text has: its name, and whether it is affirmed; none that it has both of."""
    found: dict[str, set[bool]] = {}
    for word in words_in(_joined(text.casefold())[:_LONGEST]):
        if word in _opposites():
            name, is_affirmed = _opposites()[word]
            found.setdefault(name, set()).add(is_affirmed)
    return {name: next(iter(signs)) for name, signs in found.items() if len(signs) == 1}


OPPOSITE = 4.0
"""Weight of one of two opposites, as of a word of middling rarity."""


def weigh_stems(text: str) -> dict[str, float]:
    """Return the stems of a text with the weight of their words: "voted" and "vote" are one, "open" and "shut" too."""
    found = {f"= {name}": OPPOSITE for name in opposites_in(text)}
    for stem, word in _stems_in(text):
        found[stem] = max(found.get(stem, 0.0), background().weight(term_of(word)))
    return found


def print_stems(text: str) -> dict[str, str]:
    """Return the first word as printed of every stem of a text; opposites by what they are opposites of."""
    found = {f"= {name}": name for name in opposites_in(text)}
    for stem, word in _stems_in(text):
        found.setdefault(stem, word)
    return found


def _stems_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stem and the printed form of every word that weighs something."""
    for printed in _WORD.findall(text[:_LONGEST]):
        word = re.sub(r"['’]s$", "", printed.casefold())
        if word in _opposites() or (printed[0].isupper() and word in CALENDAR):
            continue
        term = term_of(word)
        if background().weight(term) > 0 and not term[0].isdigit():
            stem = _stem(term)
            yield f"class {_classes()[stem]}" if stem in _classes() else stem, printed


@cache
def _classes() -> dict[str, str]:
    """Return the class of every stem that is of one class of happenings alone."""
    found: dict[str, set[str]] = {}
    for name, one in word_classes().items():
        for word in one.verbs | one.nouns:
            if "_" not in word:
                found.setdefault(_stem(word), set()).add(name)
    return {stem: next(iter(names)) for stem, names in found.items() if len(names) == 1}


_LONGEST = 600


@lru_cache(maxsize=1 << 16)
def _stem(term: str) -> str:
    """Return what the forms of a word have in common, roughly: "voted", "voting", "vote"."""
    for ending in ("ing", "ed"):
        stem = term.removesuffix(ending)
        if stem != term and len(stem) >= _SHORTEST:
            term = stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
            break
    return stem_of(term)


_SHORTEST = 3


def stem_of_name(name: str) -> str:
    """Return the stem of a name in lower case."""
    return _stem(term_of(name))


def name_stems(text: str, names: frozenset[str]) -> frozenset[str]:
    """Return the stems of the words in capitals of a text that are `names` of its article, and of `names_in` it."""
    capitals = {re.sub(r"['’]s$", "", word.casefold()) for word in _WORD.findall(text) if word[0].isupper()}
    return frozenset(stem_of_name(name) for name in names_in(text) | (capitals & names))


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
