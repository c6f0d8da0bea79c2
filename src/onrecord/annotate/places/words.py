"""The word lists about places, compiled once."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon


@cache
def words_of(name: str, field: str = "words") -> frozenset[str]:
    """Return one list of places_en.toml."""
    listed: str = lexicon.load("places_en")[name][field]
    return frozenset(listed.split())


@cache
def common_words() -> frozenset[str]:
    """Return the words of English, in lower case, that are also names of places."""
    listed: str = lexicon.load("place_words_en")["common"]["words"]
    return frozenset(listed.split())
