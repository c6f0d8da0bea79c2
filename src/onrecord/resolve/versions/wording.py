"""Whether two stretches of a sentence say the same in other letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.lexicon import listed
from onrecord.lexicon.weights import background
from onrecord.resolve.versions.tokens import Token

LONG = 8
"""Letters from which a word may have two slips of the pen."""

SHORT = 4
"""Letters up to which another letter makes another word."""


@cache
def small_words() -> frozenset[str]:
    """Return the words that say nothing by themselves."""
    return listed("versions_en", "small")


@cache
def cue_words() -> frozenset[str]:
    """Return the verbs of speakers."""
    return listed("versions_en", "cues")


@cache
def neutral_cues() -> frozenset[str]:
    """Return the verbs of speakers that say no more than that somebody spoke."""
    return listed("versions_en", "cues", "neutral")


@cache
def idle_words() -> frozenset[str]:
    """Return the verbs that may come in alone, or go, and change nothing ("two killed", "two were killed")."""
    return listed("versions_en", "idle")


@cache
def places_in_time() -> frozenset[str]:
    """Return the words that open where or when something was: such a phrase may stand anywhere in a sentence."""
    return listed("versions_en", "openings")


@cache
def negations() -> frozenset[str]:
    """Return the words that turn a sentence into its contrary."""
    return listed("versions_en", "turning", "negation")


@cache
def stage_words() -> frozenset[str]:
    """Return the words by which a promise differs from a deed."""
    return listed("versions_en", "turning", "stage")


def says_the_same(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether a stretch and what took its place differ in nothing but small words, hyphens or a slip of the pen."""
    mine = [token for token in old if token.key not in small_words()]
    theirs = [token for token in new if token.key not in small_words()]
    if not mine and not theirs:
        return True
    if [token.key for token in mine] == [token.key for token in theirs]:
        return True
    if "".join(token.key for token in mine) == "".join(token.key for token in theirs):
        return True
    return len(mine) == len(theirs) and all(map(_is_one_word, mine, theirs))


def _is_one_word(old: Token, new: Token) -> bool:
    """Whether two words are one, a time of day in two forms or a slip of the pen in a word that is no name."""
    if old.key == new.key:
        return True
    if old.is_figure and new.is_figure:
        return _is_one_time(old.key, new.key)
    return not (old.is_figure or new.is_figure) and is_slip(old, new)


def _is_one_time(old: str, new: str) -> bool:
    """Whether one is a time and the other the same figures with a full stop ("7.20")."""
    if (old[0] == "@") == (new[0] == "@"):
        return False
    time, number = (old, new) if old[0] == "@" else (new, old)
    hours, minutes = time[1:].split(":")
    return number[1:].partition(".")[::2] == (str(int(hours)), minutes.rstrip("0")) or (
        minutes == "00" and number == f"#{int(hours)}"
    )


def is_slip(old: Token, new: Token) -> bool:
    """Whether one of two words in small letters is a slip of the pen for the other: no word but for a letter or two."""
    if old.is_capital or new.is_capital:
        return False
    one, other = old.key, new.key
    least = min(len(one), len(other))
    known = [background().counts.get(_term(word), 0) > 0 for word in (one, other)]
    if least < SHORT or all(known) or not any(known):
        return False
    return _distance(one, other) <= (2 if least >= LONG else 1)


def _term(word: str) -> str:
    return word.removesuffix("s") if len(word) > SHORT and background().counts.get(word, 0) == 0 else word


def _distance(one: str, other: str) -> int:
    """Return how many letters were dropped, added, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [at]
        for place, theirs in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != theirs))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == theirs:
                cost = min(cost, two_before[place - 2] + 1)
            row.append(cost)
    return row[-1]


def is_spelt_otherwise(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether one name took the place of another that differs from it by a few letters."""
    if len(old) != len(new) or not all(token.is_capital for token in (*old, *new)):
        return False
    return all(
        _distance(one.key, other.key) * 3 <= max(len(one.key), len(other.key)) + 2
        for one, other in zip(old, new, strict=True)
    )
