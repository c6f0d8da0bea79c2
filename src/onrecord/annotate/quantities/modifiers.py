"""The words of bound, approximation and increase around a number: "more than", "nearly", "a further", "-odd"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.quantities.tokens import Tokens
from onrecord.annotate.quantities.vocabulary import Label, Phrases, vocabulary

LONGEST = 5
MOST = 4
"""Phrases in a row ("up to about another 20")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Modifiers that end before token `end`: their labels ("min", "max", "about", "more"), and as printed."""

    end: int
    labels: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()

    @property
    def phrase(self) -> str | None:
        """The words that count most: a bound before an approximation before an increase."""
        ranked = sorted(zip(self.labels, self.printed, strict=True), key=lambda pair: ORDER.index(pair[0]))
        return ranked[0][1] if ranked else None

    def plus(self, other: Words) -> Words:
        return Words(end=other.end, labels=self.labels + other.labels, printed=self.printed + other.printed)


ORDER = ("min", "max", "about", "more")


def read_before(tokens: Tokens, at: int) -> Words:
    """Return the modifiers that begin at token `at`; words that add nothing may stand between them and the number."""
    known = vocabulary()
    words = Words(end=at)
    for _ in range(MOST):
        found = _longest(tokens, words.end, known.before)
        if found is None:
            break
        end, label = found
        words = words.plus(Words(end=end, labels=(label,), printed=(_printed(tokens, words.end, end),)))
        skipped = _longest(tokens, end, known.nothing)
        if skipped is not None and not (tokens.key(end) == "the" and label == "about"):
            words = Words(end=skipped[0], labels=words.labels, printed=words.printed)
    return words


def read_after(tokens: Tokens, at: int) -> Words:
    """Return the modifier that begins at token `at`, right behind a number or its noun."""
    found = _longest(tokens, at + 1 if tokens.joins(at) else at, vocabulary().after)
    if found is None:
        return Words(end=at)
    end, label = found
    if label == "more" and tokens.key(end) in ("than", "or"):
        return Words(end=at)
    if tokens.key(at) == "plus" and not tokens.joins(at) and tokens.at(end).value is not None:
        return Words(end=at)
    if tokens.at(at).text == "+" and not tokens.at(at).touches:
        return Words(end=at)
    return Words(end=end, labels=(label,), printed=(_printed(tokens, at, end),))


def _longest(tokens: Tokens, at: int, phrases: Phrases[Label]) -> tuple[int, Label] | None:
    if tokens.key(at) not in phrases.starts:
        return None
    words: list[str] = []
    best: tuple[int, Label] | None = None
    place = at
    while len(words) < LONGEST and tokens.at(place).text:
        words.append(tokens.key(place))
        label = phrases.labels.get(tuple(words))
        if label is not None:
            best = (place + 1, label)
        place += 2 if tokens.joins(place + 1) else 1
    return best


def match_phrase(tokens: Tokens, at: int, phrases: Phrases[int]) -> tuple[int, int] | None:
    """Return where the longest of `phrases` that begins at `at` ends, and what it stands for."""
    return _longest(tokens, at, phrases)


def _printed(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(tokens.key(place) for place in range(start, end) if tokens.key(place) not in ("-", "–"))
