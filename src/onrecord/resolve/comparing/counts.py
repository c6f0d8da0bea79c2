"""The numbers of a claim, each with what is counted and how far the count reaches."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.lexicon.weights import term_of
from onrecord.model import Mark
from onrecord.resolve.comparing.words import word_set, words_in

_VALUE = re.compile(r"^(?P<sign>>=|<=|>|<|~)?(?P<value>\d+(?:\.\d+)?)\ (?P<unit>\S+(?:\ \S+){0,3})$")
_ROUGH = re.compile(
    r"^(?:about|around|some|roughly|nearly|almost|approximately|more than|over|close to)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:nobody|no\s+one|none|no)\s+(?:\w+\s+){0,2}?"
    r"(?P<what>injured|hurt|killed|died|arrests?|casualties|deaths|injuries|victims)\b"
    r"|\b(?P<who>nobody|no\s+one|none)\s+(?:was|were|had\s+been|has\s+been|is)\s+(?P<state>\w+)",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:]|[.!?]\s|\n|,\s(?!\d)|\s(?:while|but|whereas|after|when)\s")
_BETWEEN = re.compile(r"\s(?:and|or)\s|,")
_GIVEN_UP = re.compile(
    r"""
    \b (?: not(?:\ (?:at|to|by|of))? | instead\ of | rather\ than | down\ from | up\ from
      | (?:withdrawn|withdrew|retracted|dropped)\ (?:his|her|its|their)\ (?:figure|claim|estimate|number|count)\ of )
    \s (?:the\ )? $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ABOVE = re.compile(r"\b(?:exceed(?:s|ed|ing)?|topp(?:ed|ing)|pass(?:ed|es)|surpass(?:ed|es)|above)\s$", re.IGNORECASE)
LEAST_OF_MOST = 0.6
"""Part of "up to 9,000" that a reader takes it to be at least: who says so means thousands, not hundreds."""

_MONEY = re.compile(r"^[A-Z]{3}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number: `kinds` says what is counted by the rows of the lexicon, `noun` by the counted word itself.

    `value` in `unit` (person, item, percent, a currency); `low` and `high` bound it. `part` names the house or town
    that it is of, "" for the whole; `levels` are words such as "district". `words` is it as printed, `segment` the
    part of its sentence that it stands in, `opening` what stands before that.
    `who` is the word for the people, "" for "people", "dead". `is_old`: it is given up ("not 800");
    `is_some`: it is of some of a whole ("two of the injured", "six deaths were of children").
    """

    value: float
    low: float
    high: float
    unit: str
    kinds: frozenset[str]
    noun: str
    part: str = ""
    levels: frozenset[str] = frozenset()
    is_rough: bool = False
    segment: str = ""
    opening: str = ""
    who: str = ""
    is_old: bool = False
    is_some: bool = False
    words: str = ""
    start: int = 0

    @property
    def value_words(self) -> str:
        """Return the number with what is counted: "at least 4 dead", "12 dead or injured", "2,400,000 EUR"."""
        sign = "at least " if math.isinf(self.high) else "at most " if self.low < self.value else ""
        what = " or ".join(sorted(self.kinds)) or self.noun
        if self.is_money or self.unit == "percent":
            what = self.unit
        if self.unit == "fraction":
            return f"{sign}{100 * self.value:.10g} percent"
        return f"{sign}{self.value:,.10g} {what}".strip()

    @property
    def is_money(self) -> bool:
        return bool(_MONEY.match(self.unit))


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the lexicon: something that is counted."""

    name: str
    unit: str
    words: frozenset[str]
    phrases: tuple[str, ...]
    who: frozenset[str]
    is_state: bool


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(
        Kind(
            row["name"],
            row["unit"],
            frozenset(row["words"].split()),
            tuple(row.get("phrases", ())),
            frozenset(row.get("who", "").split()),
            row.get("is_state", False),
        )
        for row in load("slots_en")["count"]
    )


@cache
def states() -> frozenset[str]:
    """Return the kinds that are counted anew each day: ships that wait, people who are missing."""
    return frozenset(kind.name for kind in _kinds() if kind.is_state)


@cache
def _plain_nouns() -> frozenset[str]:
    """Return the counted words that say no more than that people are counted, or what befell them."""
    known = (word for kind in _kinds() if kind.unit == "person" for word in kind.words)
    return frozenset(term_of(word) for word in (*known, *sorted(word_set("scope", "people"))))


def kinds_in(text: str, unit: str, noun: str = "") -> frozenset[str]:
    """Return what a text counts, of the kinds that go with a unit; counted things ("ships") say it by themselves.

    What befalls those who are counted goes before who they are: five passengers who died are dead, not aboard.
    """
    things = {
        kind.name for kind in _kinds() if kind.unit == "item" and any(term_of(word) == noun for word in kind.words)
    }
    if things and unit in ("person", "item"):
        return frozenset(things)
    fitting = [kind for kind in _kinds() if _fits(unit, kind.unit)]
    rest = " ".join(words_in(text))
    found = {kind.name for kind in fitting if any(phrase in rest for phrase in kind.phrases)}
    for phrase in sorted((phrase for kind in fitting for phrase in kind.phrases), key=len, reverse=True):
        rest = rest.replace(phrase, " ")
    inside = set(rest.split())
    found |= {kind.name for kind in fitting if inside & (kind.words - kind.who)}
    return frozenset(found or {kind.name for kind in fitting if inside & kind.who})


def _fits(unit: str, wanted: str) -> bool:
    if wanted == "money":
        return bool(_MONEY.match(unit))
    if wanted == "percent":
        return unit in ("percent", "fraction")
    return unit in ("person", "item")


def find_counts(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Count, ...]:
    """Return the numbers of `text[start:end]`; `marks` are the QUANTITY marks of the text."""
    return (*_marked(text, start, end, marks), *_denied(text[start:end], start))


def _marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Count]:
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    before: frozenset[str] = frozenset()
    for mark in ordered:
        found = _VALUE.match(mark.value)
        if found is None or not (start <= mark.start and mark.end <= end):
            continue
        unit, value = found["unit"], float(found["value"])
        segment = _segment(text, mark, ordered)
        noun = _noun(text, mark, end)
        befell = _without_whole(segment, text[mark.end : mark.end + _LONGEST_WHOLE])
        kinds = (
            (kinds_in(befell, unit, noun) or kinds_in(segment, unit, noun))
            if _counts_whole_things(unit, value, noun)
            else frozenset()
        )
        if not kinds and (not noun or noun in _FILLERS):
            kinds = before or (kinds_in(text[start:end], unit) if end - start <= _SHORT else kinds)
        before = kinds
        printed = text[mark.start : mark.end]
        is_above = found["sign"] in (">=", ">") or bool(_ABOVE.search(text[max(start, mark.start - 20) : mark.start]))
        yield Count(
            value=value,
            low=value if found["sign"] not in ("<=", "<") else LEAST_OF_MOST * value,
            high=math.inf if is_above else value,
            unit=unit,
            kinds=kinds,
            noun=noun,
            part="" if kinds == {"hospital"} else _part(segment),
            levels=frozenset(words_in(segment)) & word_set("scope", "levels"),
            is_rough=bool(_ROUGH.match(printed)),
            segment=segment,
            opening=text[start : max(start, mark.start - len(segment))],
            who=_who(printed, unit),
            is_old=bool(_GIVEN_UP.search(text[max(0, mark.start - 40) : mark.start])),
            is_some=bool(_SOME.match(text[mark.end : mark.end + _LONGEST_WHOLE])),
            words=" ".join(printed.split()),
            start=mark.start,
        )


def _segment(text: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the part of a sentence that a number stands in, between commas and the numbers beside it."""
    low, high = max(0, mark.start - _REACH), min(len(text), mark.end + _REACH)
    begin = max((found.end() for found in _BREAK.finditer(text, low, mark.start)), default=low)
    after = _BREAK.search(text, mark.end, high)
    end = after.start() if after else high
    for other in marks:
        if begin <= other.start and other.end <= mark.start:
            begin = max((found.end() for found in _BETWEEN.finditer(text, other.end, mark.start)), default=other.end)
        elif mark.end <= other.start < end:
            cuts = [found.start() for found in _BETWEEN.finditer(text, mark.end, other.start)]
            end = min(end, cuts[-1] if cuts else other.start)
    return text[begin:end]


_REACH = 200
"""Code points on either side of a number that are looked through."""


def _without_whole(segment: str, behind: str) -> str:
    """Return the part of a sentence without the whole that a number is some of: "two of the injured died"."""
    found = _OF_WHOLE.match(behind)
    return segment.replace(found.group(), " ", 1) if found else segment


_OF_WHOLE = re.compile(r"\ (?:more\ )?of\ (?:the|its|his|her|their|those|these)\ (?:\w+\ )?[\w-]+")
_SOME = re.compile(r"\ (?:more\ )?of\ (?:the|those|these|them)\b|(?:\ \w+)?\ (?:was|were|are|is)\ of\ ")
_LONGEST_WHOLE = 60


def _noun(text: str, mark: Mark, end: int) -> str:
    """Return the counted word: the last of the mark where it has one, else the next word."""
    inside = words_in(text[mark.start : mark.end])
    printed = [word for word in inside if not word[0].isdigit() and word not in _MODIFIERS]
    behind = words_in(text[mark.end : min(end, mark.end + 40)])
    word = printed[-1] if len(printed) > 1 or (printed and printed[-1] not in _NUMBER_WORDS) else ""
    return term_of(word or (behind[0] if behind else ""))


def _who(printed: str, unit: str) -> str:
    """Return the word by which a number calls its people: "soldiers" of "three soldiers"; "" for a plain one."""
    behind = [word for word in words_in(printed) if not word[0].isdigit() and word not in _MODIFIERS | _NUMBER_WORDS]
    noun = term_of(behind[-1]) if behind and unit == "person" else ""
    return "" if noun in _plain_nouns() else noun


def _counts_whole_things(unit: str, value: float, noun: str) -> bool:
    """Whether a number can be of people or things: not 5.0, and not of another thing that stands behind it."""
    if unit not in ("person", "item"):
        return True
    if noun in _HURTS:
        return False
    is_known = not noun or unit == "person" or any(noun == term_of(word) for kind in _kinds() for word in kind.words)
    return value == int(value) and (is_known or noun in _FILLERS)


_HURTS = frozenset({"wound", "injury", "burn", "wounds", "injurie"})
"""What one person can have several of."""

_SHORT = 100
"""Code points of a claim whose every word is beside its number."""

_MODIFIERS = frozenset("at least most about some up to more than over nearly almost around as many no fewer".split())
_FILLERS = frozenset("and or of in at on as by have were was had has are is said came who since after for".split())
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)


def _part(text: str) -> str:
    """Return the house or town that a count is of: not of people "in hospital", and not what "the hospital said"."""
    rest = _NO_PART.sub(" ", text)
    return next((word for word in words_in(rest) if word in word_set("scope", "part")), "")


_NO_PART = re.compile(
    r"""
    \b (?:in|to|into) \ (?:hospital|prison) \b
    | \b (?:the|a) \ (?:\w+\ )? \w+ \ (?= (?:has\ |have\ |had\ )? (?:said|says|told|reported|added|announced) \b )
    """,
    re.VERBOSE,
)


def _denied(text: str, start: int) -> Iterator[Count]:
    """Yield a count of none for "nobody was hurt", "no arrests"."""
    for found in _NONE.finditer(text):
        state = found["what"] or found["state"]
        if kinds := kinds_in(state, "person"):
            yield Count(
                value=0.0,
                low=0.0,
                high=0.0,
                unit="person",
                kinds=kinds,
                noun="people",
                part=_part(text),
                words=" ".join(found.group().split()),
                start=start + found.start(),
            )
