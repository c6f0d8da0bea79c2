"""How much of what a clause of a draft tells another stretch tells as well: word by word, by stem or by class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.check.sheets import Sheet
from onrecord.check.words import Word, words_in
from onrecord.lexicon import listed
from onrecord.text import Span

TOLD = 0.6
"""Part of what a clause of a draft tells that a clause of the record with another value must tell."""

MARGIN = 0.35
"""By how much more it must tell than any sentence of the record that has the value of the draft. Of 1,100 figures and
dates of 27 drafts the twelve that this and FEWEST leave were all wrong; with one word in common half of 18 were."""

FEWEST = 2
"""Words that the two clauses must share."""

_NUMBER = re.compile(r"\d")


@lru_cache(maxsize=1 << 14)
def told_in(text: str) -> tuple[Word, ...]:
    """Return the words of a stretch that tell something, each with its stem and the classes of happenings it names."""
    found = []
    for word in words_in(text, Span(0, len(text))):
        printed = text[word.start : word.end]
        if word.features and not _NUMBER.search(printed) and printed.casefold() not in listed("check_en", "time_words"):
            found.append(word)
    return tuple(found)


def coverage(mine: tuple[Word, ...], text: str) -> tuple[float, int]:
    """Return which part of the weight of some words `text` tells too, 0 to 1, and how many of them."""
    there = {key for word in told_in(text) for key, _ in word.features}
    whole = sum(word.features[0][1] for word in mine)
    found = [word for word in mine if any(key in there for key, _ in word.features)]
    return (sum(word.features[0][1] for word in found) / whole if whole else 0.0), len(found)


def clause_around(sheet: Sheet, span: Span) -> str:
    """Return the clause of a stretch without the stretch."""
    clause = sheet.clause_at(span)
    return f"{sheet.text[clause.start : span.start]} {sheet.text[span.end : clause.end]}"


Place = tuple[Sheet, Span]


def told_elsewhere(place: Place, same: Sequence[Place], others: Sequence[Place]) -> int | None:
    """Return the number of the place among `others` whose clause tells what that of `place` tells, None for none.

    `same` are the places of the record with the value of the draft: where one of them tells as much, there is none.
    """
    mine = told_in(clause_around(*place))
    best, number = 0.0, None
    for at, other in enumerate(others):
        part, words = coverage(mine, clause_around(*other))
        if words >= FEWEST and part > best:
            best, number = part, at
    if number is None or best < TOLD:
        return None
    there = max((coverage(mine, other[0].with_before(other[1]))[0] for other in same), default=0.0)
    return number if best >= there + MARGIN else None
