"""What expressions take from their neighbours: years stated once for two dates, years before Christ, ceilings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.times.grammar import Match
from onrecord.annotate.times.meanings import Kind, Meaning
from onrecord.annotate.times.scene import Focus
from onrecord.annotate.times.thread import OPENING
from onrecord.annotate.times.tokens import Tokens
from onrecord.annotate.times.vocabulary import SHAPES, Vocabulary

MOST_TOKENS_BETWEEN = 3
"""Between the two dates of a range: "25 May to the 3 June 1940"."""
Read = tuple[Match, Meaning]


def is_ancient(focus: Focus) -> bool:
    """Say whether a text has come to years before Christ."""
    return focus.year is not None and focus.year <= 0


def completed_all(read: Sequence[Read], tokens: Tokens, words: Vocabulary) -> list[Meaning]:
    """Return the meanings of all matches, each with what its neighbour states for both."""
    full: list[Meaning] = []
    follower: Read | None = None
    for match, meaning in reversed(read):
        full.append(_completed(meaning, match, follower, tokens, words))
        follower = match, full[-1]
    return full[::-1]


def _completed(meaning: Meaning, match: Match, follower: Read | None, tokens: Tokens, words: Vocabulary) -> Meaning:
    """Return a meaning with the year that only its neighbour states.

    "May-August 1950", "the summer and autumn of 481 BC": the first has the year of the second. "480-479 BC" and bare
    years of a text about such times: both are years before Christ.
    """
    if meaning.is_bare_year or (meaning.before_christ and meaning.year is not None and meaning.year > 0):
        return replace(meaning, year=1 - (meaning.year or 1), before_christ=True)
    if follower is None or meaning.kind is not Kind.CALENDAR or meaning.year is not None or meaning.same_year:
        return meaning
    later, other = follower
    if _is_of_year(meaning, match, later, other, tokens):
        return replace(meaning, which=other.which, which_year=True)
    if meaning.which is not None or not (meaning.month or meaning.season) or not (other.month or other.season):
        return meaning
    if other.kind is not Kind.CALENDAR or other.year is None:
        return meaning
    between = range(match.end, later.start)
    is_joined = any(words.lists_word("joins", tokens.key(at)) for at in between)
    if not is_joined or len(between) > MOST_TOKENS_BETWEEN:
        return meaning
    turns = bool(meaning.month and other.month and meaning.month > other.month)
    return replace(meaning, year=other.year - turns, before_christ=other.before_christ)


def _is_of_year(meaning: Meaning, match: Match, later: Match, other: Meaning, tokens: Tokens) -> bool:
    """Say whether a day is of the year behind it, or of that of the day it leads to: "July 13 to 17 of last year"."""
    if not (meaning.month and meaning.day) or meaning.which is not None or other.which is None:
        return False
    between = [tokens.key(at) for at in range(match.end, later.start)]
    is_year = other.kind is Kind.RELATIVE and other.unit == "Y" and between == ["of"]
    return is_year or (other.which_year and other.month == meaning.month and between in (["to"], ["and"], ["-"], ["–"]))


def ceilings_of(read: Sequence[Read], tokens: Tokens, sentences: Sequence[int]) -> list[int | None]:
    """Return, for every match, the next year that the same section states where it tells the story.

    That is with its month, at the opening of a sentence. Blank lines part sections. `sentences` are the tokens that
    begin one.
    """
    ceilings: list[int | None] = [None] * len(read)
    following: int | None = None
    for at in range(len(read) - 1, -1, -1):
        match, meaning = read[at]
        if at + 1 < len(read) and SHAPES["BREAK"] in tokens.codes[match.end : read[at + 1][0].start]:
            following = None
        ceilings[at] = following
        opens = match.start - sentences[bisect_right(sentences, match.start) - 1] <= OPENING
        if opens and meaning.kind is Kind.CALENDAR and meaning.year is not None and meaning.month is not None:
            following = meaning.year
    return ceilings
