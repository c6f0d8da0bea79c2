"""The words of a text as names are made of them, the folded form in which two are compared, and the word lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord import lexicon
from onrecord.text import Span

LONGEST_WORD = 60
"""Code points of the longest word that can be part of a name; the longest surname in the tests' lists has 31."""

_WORD = re.compile(
    r"""
    (?<![^\W_]) (?:[A-Z]\.){1,4} (?![^\W_])              # J.  U.S.  H.W.
    | [^\W_]+ (?: [’'ʼ.&‑-] [^\W_]+ )*                     # O'Leary, al-Sayed, AT&T, Ukraine's
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?<=\w)[’'ʼ][sS]$|(?<=[sS])[’'ʼ]$")
_OWNED = frozenset({"’ ", "' "})
_APOSTROPHES = frozenset("’'ʼ")
_LOWER_PREFIX = re.compile(r"(?:al|el|as|ad|an|ar|at|ash|d|l|o|ibn)-(?=[^\W\d_])", re.IGNORECASE)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A word with its place in the text.

    `text` and the span are without a possessive 's, `is_owner` tells that it had one. `is_capital`: it is written as a
    part of a name, with a capital or "al-" before one.
    """

    text: str
    start: int
    end: int
    is_owner: bool = False
    is_capital: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def words_of(text: str, span: Span) -> Iterator[Word]:
    """Yield the words of a stretch of text, in order."""
    for match in _WORD.finditer(text, span.start, span.end):
        word = match.group()
        start, end = match.span()
        if word.islower() and word.isalpha():
            yield Word(word, start, end, word[-1] == "s" and text[end : end + 2] in _OWNED)
            continue
        bare = _POSSESSIVE.sub("", word) if word[-2:-1] in _APOSTROPHES or word[-1] in _APOSTROPHES else word
        is_owner = bare != word or (word[-1] in "sS" and text[end : end + 2] in _OWNED)
        is_capital = word[0].isupper() or word[0].istitle() or ("-" in word and _has_small_prefix(word))
        yield Word(bare, start, start + len(bare), is_owner, is_capital and end - start <= LONGEST_WORD)


def _has_small_prefix(word: str) -> bool:
    prefix = _LOWER_PREFIX.match(word)
    return prefix is not None and word[prefix.end()].isupper()


@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Return a name without case, accents, dots and apostrophes; hyphens are blanks."""
    plain = name.casefold().translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-‑–]", " ", re.sub(r"[.’'ʼ`´ʻ]", "", plain)).split())


@lru_cache(maxsize=16_384)
def fold_alphabet(name: str) -> str:
    """Return the folded form that all spellings of a name share that was written in another alphabet."""
    folded = fold(name)
    for pattern, replacement in _rules():
        folded = pattern.sub(replacement, folded)
    return folded


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(old), new) for old, new in lexicon.load("names_en")["folding"]["rules"])


listed = lexicon.listed


@cache
def folded_list(file: str, section: str, key: str = "words") -> frozenset[str]:
    """Return a list of words of a lexicon without capitals, as a set."""
    return frozenset(word.casefold() for word in listed(file, section, key))


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """Return the singular of an English noun in lower case, by its ending."""
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("men") and len(noun) > 3:
        return noun[:-3] + "man"
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun
