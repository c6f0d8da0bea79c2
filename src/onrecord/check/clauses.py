"""How much of what a clause of a draft tells another stretch tells as well: word by word, by stem or by class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

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
    """Return the clause of a stretch without the stretch, its reasons and conditions, and the place of a dateline."""
    clause = sheet.clause_at(span)
    before = _JOINT.split(_DATELINE.sub("", sheet.text[clause.start : span.start]))[-1]
    behind = _JOINT.split(sheet.text[span.end : clause.end])[0]
    return f"{before} {behind}"


_JOINT = re.compile(r"\b(?:because|although|though|if|unless|so\sthat)\b", re.IGNORECASE)
_DATELINE = re.compile(r"^\W{0,3}[A-ZÀ-Þ]{3}[^\n.]{0,40}?\s[-–—]\s")


def stretch_around(sheet: Sheet, span: Span) -> str:
    """Return the clause of a stretch without it; its sentence where that tells nothing ("Yesterday, ...")."""
    clause = clause_around(sheet, span)
    if told_in(clause):
        return clause
    sentence = sheet.sentence_at(span.start)
    return f"{sheet.text[sentence.start : span.start]} {sheet.text[span.end : max(span.end, sentence.end)]}"


class Placed(Protocol):
    """What stands at a place of a text: a figure, a date."""

    @property
    def sheet(self) -> Sheet:
        """Return the text."""

    @property
    def span(self) -> Span:
        """Return the stretch of it."""


PlacedT = TypeVar("PlacedT", bound=Placed)


def _besides(sheet: Sheet, span: Span) -> str:
    """Return the words of a date that are of no calendar: "dawn" of "dawn on Monday"."""
    return " ".join(word for word in re.findall(r"\b[a-z]{4,}\b", span.of(sheet.text)) if word in DAYTIMES)


DAYTIMES = frozenset("dawn dusk noon midnight midday sunset sunrise".split())


def _has_words(mine: tuple[Word, ...], text: str) -> bool:
    """Whether a text has FEWEST of some words themselves, not only others of their class."""
    there = {word.features[0][0] for word in told_in(text)}
    return sum(word.features[0][0] in there for word in mine) >= FEWEST


def told_elsewhere(
    item: PlacedT, same: Sequence[PlacedT], others: Sequence[PlacedT], *, least: float = TOLD
) -> PlacedT | None:
    """Return the one of `others` whose clause tells what that of an item of a draft tells, None for none.

    `same` are those of the record with the value of the draft: where one of them tells as much, there is none.
    """
    mine = told_in(f"{clause_around(item.sheet, item.span)} {_besides(item.sheet, item.span)}")
    best, rival = 0.0, None
    for other in others:
        stretch = stretch_around(other.sheet, other.span)
        part, words = coverage(mine, f"{stretch} {_besides(other.sheet, other.span)}")
        if words < FEWEST or part <= best:
            continue
        if told_in(clause_around(other.sheet, other.span)) or _has_words(mine, stretch):
            best, rival = part, other
    if rival is None or best < least:
        return None
    there = max((coverage(mine, other.sheet.with_before(other.span))[0] for other in same), default=0.0)
    return rival if best >= there + MARGIN else None


def is_only_of(told: frozenset[str], its: frozenset[str], theirs: frozenset[str], around: frozenset[str]) -> bool:
    """Whether what a draft tells is of one clause alone, and nothing of the other clause stands around it."""
    return (
        bool((told & its) - theirs) and not (told & theirs) - its and bool(theirs - its) and not (theirs - its) & around
    )
