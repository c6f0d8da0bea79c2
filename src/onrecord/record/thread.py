"""One thread of a collection: how much each line is about some words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.lexicon.weights import background, terms_of
from onrecord.record.candidates import Candidate

AROUND = 0.5
"""A line that is silent on the words, in an article whose dated lines have all of them, is half as much about them as
one that says them."""

LEAST = 0.25
"""A line less about the words than this is not of the thread."""

WHOLE = 0.75
"""Of several words an article must have this much, by weight: "Hong Kong protest" is not every line on Hong Kong."""

UNWEIGHED = 0.1
"""What a word weighs that every text has ("the who"): asked for alone it still finds something."""


def find_thread(candidates: Sequence[Candidate], about: str) -> list[float]:
    """Return how much each candidate is about the words, 0 to 1: 0 when it is not of the thread, 1 without words.

    A word counts by its weight in the background; what the line has of them counts fully, what the other candidate
    lines of its articles have by AROUND.
    """
    wanted = {term: background().weight(term) or UNWEIGHED for term, _ in terms_of(about)}
    if not wanted:
        return [1.0] * len(candidates)
    lines = [_found_in(candidate.text, wanted) for candidate in candidates]
    articles: dict[str, set[str]] = {}
    for candidate, found in zip(candidates, lines, strict=True):
        for telling in candidate.tellings:
            articles.setdefault(telling.article, set()).update(found)
    return [
        _weigh(found, _around(candidate, articles), wanted) for candidate, found in zip(candidates, lines, strict=True)
    ]


def _found_in(text: str, wanted: Mapping[str, float]) -> set[str]:
    return {term for term, _ in terms_of(text)} & wanted.keys()


def _around(candidate: Candidate, articles: Mapping[str, set[str]]) -> set[str]:
    """Return the words that the article of a line has; of several articles the one with most."""
    return max((articles[telling.article] for telling in candidate.tellings), key=len, default=set())


def _weigh(line: set[str], article: set[str], wanted: Mapping[str, float]) -> float:
    total = sum(wanted.values())
    said = sum(weight for term, weight in wanted.items() if term in line) / total
    around = sum(weight for term, weight in wanted.items() if term in article) / total
    share = said + AROUND * max(0.0, around - said)
    return share if share >= LEAST and max(said, around) >= WHOLE else 0.0
