"""Words as they are compared between versions: one key for all ways of writing a word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from onrecord.lexicon import load


@lru_cache(maxsize=1 << 16)
def keys_of(word: str) -> tuple[str, ...]:
    """Return the keys of a printed word: in lower case, without accents, in American spelling, written out.

    "didn’t" has two (did, not), "UN" as well (united, nations); a possessive ending counts for nothing.
    """
    plain = _plain(word)
    for ending, stands_for in _contracted().items():
        stem = plain.removesuffix(ending)
        if stem != plain and stem:
            return (*_whole(_STEMS.get(stem, stem)), stands_for)
    if plain == "cannot":
        return ("can", "not")
    return _whole(plain.removesuffix("'s").rstrip("'"), is_capital=word[:1].isupper())


_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
"""What is left of a word before "n't"."""


def _whole(word: str, *, is_capital: bool = False) -> tuple[str, ...]:
    folded = _folded(word)
    written_out = _short().get(folded)
    # "no" is a number only where it is written "No." before one; "us" is a country only in capitals.
    if written_out is None or (folded in ("us", "no", "sat", "sun", "mar", "may", "co", "st") and not is_capital):
        return (folded,)
    return written_out if folded != "no" else (folded,)


def _folded(word: str) -> str:
    paired = _pairs().get(word)
    if paired:
        return paired
    for pattern, to, least in _spellings():
        if len(word) >= least:
            word = pattern.sub(to, word, count=1)
    return word


def _plain(word: str) -> str:
    """Return a word in lower case, without accents and dots, with straight apostrophes."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.sub(r"[’‘`´]", "'", kept).replace(".", "")


@cache
def _rows(section: str) -> tuple[tuple[str, ...], ...]:
    rows = load("versions_en")[section]["rows"].strip().splitlines()
    return tuple(tuple(row.split()) for row in rows)


@cache
def _pairs() -> dict[str, str]:
    return {word: first for first, *others in _rows("pairs") for word in others}


@cache
def _short() -> dict[str, tuple[str, ...]]:
    return {word: tuple(written_out) for word, *written_out in _rows("short")}


@cache
def _contracted() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("contracted")}


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    rows = load("versions_en")["spelling"]
    return tuple((re.compile(row["pattern"], re.VERBOSE), row["to"], row["least"]) for row in rows)
