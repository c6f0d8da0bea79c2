"""The label of a story: a few words that its own articles print, chosen by weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.lexicon.weights import terms_of
from onrecord.resolve.vectors import READ, Vector, heaviest

WORDS = 4
"""Words of a label at most."""


def label_of(total: Vector, articles: Iterable[tuple[str, str]], central: tuple[str, str]) -> str:
    """Return the heaviest words of a story, as its `articles` (title, text) print them most often.

    They stand in the order in which the `central` article first has them ("Port Talmar ferry", not "ferry Port").
    """
    wanted = set(heaviest(total, WORDS))
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for title, text in articles:
        for term, word in _words(title, text):
            if term in wanted:
                printed[term][word] += 1
    places: dict[str, int] = {}
    for place, (term, _) in enumerate(_words(*central)):
        if term in wanted:
            places.setdefault(term, place)
    ordered = sorted(printed, key=lambda term: (term not in places, places.get(term, 0), term))
    return " ".join(_commonest(printed[term]) for term in ordered)


def _words(title: str, text: str) -> Iterable[tuple[str, str]]:
    return terms_of(f"{title}\n{text[:READ]}")


def _commonest(words: Counter[str]) -> str:
    return min(words, key=lambda word: (-words[word], word))
