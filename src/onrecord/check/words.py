"""Words of a text by their stems, and how alike what stands around two places of two texts is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from onrecord.annotate.lemmas import lemma_of
from onrecord.lexicon.happenings import classes_of, stem_of
from onrecord.lexicon.weights import background, term_of
from onrecord.text import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]{1,3}\b)?")

CLASS = 2.5
"""Weight of a class of happenings ("killed", "deaths"): that of a word of middling rarity."""

NEXT, BEFORE = 0.15, 0.3
"""Part of its weight that a word of the sentence behind, or before, has."""

REACH = 8
"""Words at which a word has half of its weight."""


class Word(NamedTuple):
    """A word, where it stands, and what it is compared by, each with its weight; none for the words of every text."""

    start: int
    end: int
    features: tuple[tuple[str, float], ...]


Context = Mapping[str, float]
"""The stems and classes around a place, each with its weight."""


def words_in(text: str, span: Span) -> Iterator[Word]:
    """Yield the words of a stretch of `text`."""
    for match in _WORD.finditer(text, span.start, span.end):
        yield Word(match.start(), match.end(), features_of(match.group()))


@lru_cache(maxsize=1 << 16)
def features_of(word: str) -> tuple[tuple[str, float], ...]:
    """Return what a word is compared by: its stem and the classes of happenings that it can name."""
    term = term_of(word)
    weight = 0.0 if word[0].isdigit() else background().weight(term)
    if not weight:
        return ()
    lemma = lemma_of(term, "VBD")
    classes = classes_of(lemma, is_noun=False) | classes_of(term, is_noun=True)
    return ((stem_of(lemma), weight), *((f"~{name}", CLASS) for name in sorted(classes)))


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell it from others."""
    return frozenset(word.features[0][0] for word in words_in(text, Span(0, len(text))) if word.features)


def terms_of(text: str) -> frozenset[str]:
    """Return all words of a text, the singular for the plural."""
    return frozenset(term_of(word) for word in re.findall(r"[^\W\d_]+", text.casefold()))


def context_of(text: str, span: Span, sentence: Span, *, before: Span | None, after: Span | None) -> Context:
    """Return the context of `span` in its sentence; words weigh less the further off they are."""
    found: dict[str, float] = {}
    inside = list(words_in(text, sentence))
    first = next((at for at, word in enumerate(inside) if word.end > span.start), 0)
    last = max((at for at, word in enumerate(inside) if word.start < span.end), default=first)
    for at, word in enumerate(inside):
        distance = max(first - at, at - last, 1)
        _put(found, word, 1 / (1 + distance / REACH))
    for neighbour, part in ((before, BEFORE), (after, NEXT)):
        for word in words_in(text, neighbour) if neighbour else ():
            _put(found, word, part)
    return found


def _put(found: dict[str, float], word: Word, part: float) -> None:
    for key, weight in word.features:
        found[key] = max(found.get(key, 0.0), weight * part)


def likeness(one: Context, other: Context) -> float:
    """Return how alike two contexts are, 0 to 1."""
    if not one or not other:
        return 0.0
    shared = sum(min(weight, other[key]) for key, weight in one.items() if key in other)
    return shared / math.sqrt(sum(one.values()) * sum(other.values()))
