"""What numbers count, by the rows of the lexicon: the dead, the missing, jobs, a share of the vote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon import load
from onrecord.lexicon.weights import term_of
from onrecord.resolve.comparing.words import word_set, words_in

MONEY = re.compile(r"^[A-Z]{3}$")
"""A unit that is a currency."""

TERMS = {"day": 1 / 365, "week": 7 / 365, "month": 1 / 12, "year": 1.0}
"""Units of time that somebody is sentenced to, in years."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the lexicon: something that is counted."""

    name: str
    unit: str
    words: frozenset[str]
    phrases: tuple[str, ...]
    who: frozenset[str]
    is_state: bool


@cache
def known_kinds() -> tuple[Kind, ...]:
    """Return the rows of the lexicon."""
    return tuple(
        Kind(
            row["name"],
            row["unit"],
            frozenset(row["words"].split()),
            tuple(row.get("phrases", ())),
            frozenset(row.get("who", "").split()),
            row.get("is_state", False),
        )
        for row in load("slots_en")["count"]
    )


@cache
def states() -> frozenset[str]:
    """Return the kinds that are counted anew each day: ships that wait, people who are missing."""
    return frozenset(kind.name for kind in known_kinds() if kind.is_state)


@cache
def plain_nouns() -> frozenset[str]:
    """Return the counted words that say no more than that people are counted, or what befell them."""
    known = (word for kind in known_kinds() if kind.unit == "person" for word in kind.words)
    return frozenset(term_of(word) for word in (*known, *sorted(word_set("scope", "people"))))


@lru_cache(maxsize=1 << 13)
def kinds_in(text: str, unit: str, noun: str = "") -> frozenset[str]:
    """Return what a text counts, of the kinds that go with a unit; counted things ("ships") say it by themselves.

    What befalls those who are counted goes before who they are: five passengers who died are dead, not aboard.
    """
    things = {
        kind.name for kind in known_kinds() if kind.unit == "item" and any(term_of(word) == noun for word in kind.words)
    }
    if things and unit in ("person", "item"):
        return frozenset(things)
    fitting = [kind for kind in known_kinds() if _fits(unit, kind.unit)]
    rest = " ".join(words_in(text))
    found = {kind.name for kind in fitting if any(phrase in rest for phrase in kind.phrases)}
    for phrase in sorted((phrase for kind in fitting for phrase in kind.phrases), key=len, reverse=True):
        rest = rest.replace(phrase, " ")
    inside = set(rest.split())
    if unit == "person" and noun:  # "the ship carried 260 people" counts no ships
        fitting = [kind for kind in fitting if kind.unit != "item"]
    found |= {kind.name for kind in fitting if inside & (kind.words - kind.who)}
    return frozenset(found or {kind.name for kind in fitting if inside & kind.who})


def _fits(unit: str, wanted: str) -> bool:
    if wanted == "money":
        return bool(MONEY.match(unit))
    if wanted == "percent":
        return unit in ("percent", "fraction")
    if wanted == "term":
        return unit in TERMS
    return unit in ("person", "item")
