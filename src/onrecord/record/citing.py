"""What a sentence says about where it has something from: whom its source cites, and the medium somebody spoke to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from onrecord.lexicon import listed, load

LONGEST = 600
"""Code points of a sentence that are read."""

_PART = r"[A-Z](?:[\w.&’'-]*\w)?"
_NAME = rf"(?:[Tt]he\ )?{_PART}(?:\ (?:of\ (?:the\ )?|the\ |and\ )?{_PART}){{0,5}}"
_WORDS = r"(?:[\w.&’'-]+\ ){0,7}[\w&’'-]+"
_BREAKS = frozenset(
    "that who which whom saying as for in on from at by with to and after before because about when if but".split()
)


def find_cited(sentence: str) -> tuple[str, ...]:
    """Return whom a sentence says that its source cites, in its order: "citing Sarn Wire, which cited an official"."""
    found = {
        match.start("source"): name
        for pattern in _patterns("citing")
        for match in pattern.finditer(sentence[:LONGEST])
        if (name := _source_in(match["source"]))
    }
    return tuple(found[start] for start in sorted(found))


def find_media(sentence: str, outlets: Collection[str] = ()) -> tuple[str, ...]:
    """Return the media through which somebody speaks in a sentence; `outlets` are those that the collection names."""
    found = {
        match.start("medium"): " ".join(match["medium"].split())
        for pattern in _patterns("via")
        for match in pattern.finditer(sentence[:LONGEST])
        if _is_medium(match["medium"]) or any(is_same_name(match["medium"], outlet) for outlet in outlets)
    }
    return tuple(found[start] for start in sorted(found))


def find_hedges(words: str) -> Iterator[tuple[str, str]]:
    """Yield (hedge, number) for the numbers in `words` that a hedge stands ahead of, in lower case."""
    for match in _hedged().finditer(words):
        yield match["hedge"].casefold(), match["number"].casefold()


def find_doubts(words: str) -> tuple[str, ...]:
    """Return the words that leave open whether something is so, in lower case."""
    return tuple(match[0].casefold() for match in _doubts().finditer(words))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names of a medium are one: "the Lantern" and "Evening Lantern", "Kyodo" and "Kyodo News"."""
    mine, theirs = _bare(one).split(), _bare(other).split()
    short, long = sorted((mine, theirs), key=len)
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short)


def _source_in(words: str) -> str:
    """Return the source at the start of `words`, "" where they name none: it ends with a name or a word for sources."""
    parts: list[str] = []
    for word in words.split():
        if word in _BREAKS:
            break
        parts.append(word)
    if parts and parts[-1][:1].isupper():
        return " ".join(parts)
    while parts and parts[-1].casefold() not in listed("relays_en", "sources"):
        parts.pop()
    return " ".join(parts)


def _is_medium(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].casefold() in listed("relays_en", "media") or _bare(name) in _agencies()


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold().removeprefix("the ")


@cache
def _agencies() -> frozenset[str]:
    return frozenset(_bare(form) for row in load("credits_en")["agency"] for form in row["forms"])


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    stands_for = {"SOURCE": rf"(?P<source>{_WORDS})", "MEDIUM": rf"(?P<medium>{_NAME})"}
    found = []
    for row in load("relays_en")[table]:
        pattern = row["pattern"]
        for word, meaning in stands_for.items():
            pattern = pattern.replace(word, meaning)
        found.append(re.compile(pattern, re.VERBOSE))
    return tuple(found)


@cache
def _hedged() -> re.Pattern[str]:
    small = "|".join(load("quantities_en")["small"])
    return re.compile(
        rf"\b(?P<hedge>{_alternatives('hedges')})\s(?P<number>\d[\d.,]*\d|\d|(?:{small}|dozens|hundreds)\b)",
        re.IGNORECASE,
    )


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_alternatives('doubts')})\b", re.IGNORECASE)


def _alternatives(table: str) -> str:
    words = (" ".join(part.split()) for part in load("relays_en")[table]["words"].split("|"))
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
