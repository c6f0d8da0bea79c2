"""What speaks for and against two mentions speaking of one happening."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

from onrecord.lexicon import load
from onrecord.lexicon.happenings import Kinship, kinship
from onrecord.lexicon.weights import background, term_of
from onrecord.resolve.sameness_days import compare_days
from onrecord.resolve.sameness_mentions import ANY, EventMention, context_of
from onrecord.resolve.sameness_slots import compare_participants, compare_places, share_doers, weigh_object
from onrecord.resolve.vectors import dot

__all__ = ["EventMention", "Observations", "context_of", "evidence_for", "observe", "weights"]

Observations = dict[str, float]
"""What is observed of a pair of mentions, each with its strength: 1, or a likeness from 0 to 1."""

_KIN = {
    Kinship.SAME: "same word",
    Kinship.STEM: "same stem",
    Kinship.CLASS: "same class",
    Kinship.NEAR: "near class",
    Kinship.NONE: "other words",
}

_DIGITS = 3
"""Digits of a number that hardly anything else of a story has."""

_COMMON, _RAREST = 5.0, 7.0
"""Weights of words between which a shared word counts the more the rarer it is."""

_UNLIKE = 0.2
"""Part of the shorter clause, by the weight of words, that is shared by chance."""

_LIKE = 0.25
"""Likeness of two clauses from which they are alike: below it they share a word that many clauses of a story have."""

_SAID = 0.05
"""Likeness of clauses below which two sayings are of other things."""

_FEW, _ENOUGH = 8.0, 16.0
"""Weight of shared words with which two clauses can be told to be one (two words), and one to be a part of the other
(three or four)."""


def weights() -> Mapping[str, float]:
    """Return what each observation counts, in logarithms of odds."""
    table: dict[str, float] = load("sameness")["weights"]
    return table


def evidence_for(one: EventMention, other: EventMention) -> float:
    """Return the logarithm of the odds that two mentions speak of one happening."""
    table = weights()
    return sum(table[name] * strength for name, strength in sorted(observe(one, other).items()))


def observe(one: EventMention, other: EventMention) -> Observations:
    """Return what is observed of a pair of mentions."""
    seen = dict.fromkeys(
        (
            *_of_words(one, other),
            *compare_participants(one, other),
            *_of_circumstances(one, other),
            *compare_days(one, other),
            *compare_places(one, other),
        ),
        1.0,
    )
    seen["base"] = 1.0
    if strength := weigh_object(one, other):
        seen["object shared"] = strength
    if shared := one.numbers & other.numbers:
        seen["number shared"] = max(map(_telling_digits, shared))
    if {"same word", "same stem"} & seen.keys():
        seen["rare word"] = _rarity(one, other)
    if one.article != other.article:
        seen["articles alike"] = dot(one.setting, other.setting)
    if (one.article, one.sentence) != (other.article, other.sentence):
        seen["sentences alike"] = dot(one.words, other.words)
        seen |= _of_clauses(one, other)
        if {"object shared", "told as known"} & seen.keys():
            seen.pop("clauses unlike", None)
        elif _say_other_things(one, other, seen):
            seen["other things said"] = 1.0
    return seen


def _say_other_things(one: EventMention, other: EventMention, seen: Observations) -> bool:
    """Whether two sayings have hardly a word in common: "called for talks", "called for a strike"."""
    are_sayings = one.is_of_kind("speech") and other.is_of_kind("speech")
    is_told = bool(one.clause and other.clause)
    return are_sayings and is_told and ("clauses unlike" in seen or seen["clauses alike"] < _SAID)


def _telling_digits(number: str) -> float:
    """Return how much a number tells, by its digits without zeros at the end: "5000000" 0.3, "66" 0.7, "1.35e+06" 1."""
    digits = re.sub(r"e.*$|\D", "", number).strip("0")
    return min(1.0, len(digits) / _DIGITS)


def _of_clauses(one: EventMention, other: EventMention) -> Observations:
    """Return how alike the words of two clauses are: as a whole, or the shorter as a part of the longer."""
    mine, theirs = one.clause, other.clause
    if not mine or not theirs:
        return {}
    shared = math.fsum(min(mine[term], theirs[term]) for term in sorted(mine.keys() & theirs.keys()))
    light, heavy = sorted((math.fsum(sorted(mine.values())), math.fsum(sorted(theirs.values()))))
    if shared / light < _UNLIKE:
        return {"clauses unlike": 1.0}
    whole = shared / math.sqrt(light * heavy) * min(1.0, shared / _FEW)
    part = shared / light * min(1.0, shared / _ENOUGH)
    return {"clauses alike": max(0.0, (max(whole, part) - _LIKE) / (1 - _LIKE))}


def _rarity(one: EventMention, other: EventMention) -> float:
    """Return how rare the commoner of two words is, from 0 ("announce") to 1 ("annex")."""
    weight = min(background().weight(term_of(part.lemma.partition("_")[0])) for part in (one, other))
    return min(1.0, max(0.0, (weight - _COMMON) / (_RAREST - _COMMON)))


def kinship_of(one: EventMention, other: EventMention) -> Kinship:
    """Return how near the words of two mentions are."""
    return kinship(one.lemma, other.lemma, one_is_noun=one.is_noun, other_is_noun=other.is_noun)


def _of_words(one: EventMention, other: EventMention) -> Iterator[str]:
    kin = kinship_of(one, other)
    yield _KIN[kin]
    if kin is Kinship.CLASS and max(len(one.classes), len(other.classes)) > 1:
        yield "ambiguous class"
    if one.is_beginning and other.is_beginning and kin in (Kinship.SAME, Kinship.STEM, Kinship.CLASS):
        yield "both begin"
    if one.is_of_kind("speech") and other.is_of_kind("speech") and not share_doers(one, other):
        if one.actors and other.actors:
            yield "speech by others"
        elif not weigh_object(one, other):  # who orders an inquiry does more than speak
            yield "speech by unknown"


def _takes_up(earlier: EventMention, later: EventMention) -> bool:
    """Whether a mention tells by the same word of a known happening, or of somebody whom the earlier one brings in."""
    if kinship_of(earlier, later) not in (Kinship.SAME, Kinship.STEM) or (earlier.is_recurring and later.is_recurring):
        return False
    return later.is_known or any(
        part in later.known_parts or f"{part.partition(' ')[0]} {ANY}" in later.known_parts
        for part in earlier.new_parts
    )


def _of_circumstances(one: EventMention, other: EventMention) -> Iterator[str]:
    if one.article == other.article:
        yield "one sentence" if one.sentence == other.sentence else "one article"
        earlier, later = sorted((one, other), key=lambda mention: mention.sentence)
        if later.is_further:
            yield "told as further"
        elif _takes_up(earlier, later):
            yield "told as known"
    if one.is_denied != other.is_denied:
        yield "denied against affirmed"
    if one.is_planned != other.is_planned:
        yield "planned against past"
