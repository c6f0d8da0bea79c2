"""The numbers of a claim, each with what is counted and how far the count reaches."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.lexicon.weights import term_of
from onrecord.model import Mark
from onrecord.resolve.comparing.kinds import MONEY, kinds_in, known_kinds, plain_nouns
from onrecord.resolve.comparing.words import word_set, words_in

_VALUE = re.compile(r"^(?P<sign>>=|<=|>|<|~)?(?P<value>\d+(?:\.\d+)?)\ (?P<unit>\S+(?:\ \S+){0,3})$")
_ROUGH = re.compile(
    r"^(?:about|around|some|roughly|nearly|almost|approximately|more than|over|close to)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"""
    \b(?:nobody|no\s+one|none|no)\s+(?:\w+\s+){0,2}?
      (?P<what>injured|hurt|killed|died|dead|arrests?|casualties|fatalities|deaths|injuries|victims
        |jobs?|redundancies)\b
    | \b(?P<who>nobody|no\s+one|none)\s+(?:else\s+)?
      (?:was|were|had\s+been|has\s+been|is|will\s+be|would\s+be|has|had)\s+(?P<state>\w+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SOMEBODY = re.compile(
    r"""
    ^\W*(?:an?|another|the|one)\ (?:[\w-]+\ ){0,3}?
    (?:man|woman|boy|girl|child|teenager|pensioner|passenger|worker|resident)\b
    [^.;:]{0,60}?\b(?P<state>died|drowned|perished|killed|succumbed|injured|wounded|hurt|missing|arrested)\b
    """,
    re.IGNORECASE | re.VERBOSE,
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
_MISCOUNTED = re.compile(r"\b(?:counted\ twice|double[ -]counted|counted\ (?:by\ mistake|in\ error))\b", re.IGNORECASE)
_ABOVE = re.compile(r"\b(?:exceed(?:s|ed|ing)?|topp(?:ed|ing)|pass(?:ed|es)|surpass(?:ed|es)|above)\s$", re.IGNORECASE)
LEAST_OF_MOST = 0.6
"""Part of "up to 9,000" that a reader takes it to be at least: who says so means thousands, not hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number: `kinds` says what is counted by the rows of the lexicon, `noun` by the counted word itself.

    `value` in `unit` (person, item, percent, a currency); `low` and `high` bound it. `part` names the house or town
    that it is of, "" for the whole; `levels` are words such as "district". `words` is it as printed, `segment` the
    part of its sentence that it stands in, `opening` what stands before that.
    `who` is the word for the people, "" for "people", "dead". `is_old`: it is given up ("not 800");
    `is_some`: it is of some of a whole ("two of the injured", "six deaths were of children"); `is_somebody`: it says of
    one person what befell them, and counts nobody.
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
    is_somebody: bool = False
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
        return bool(MONEY.match(self.unit))


def find_counts(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Count, ...]:
    """Return the numbers of `text[start:end]`; `marks` are the QUANTITY marks of the text."""
    return (*_marked(text, start, end, marks), *_denied(text[start:end], start))


def _marked(text: str, start: int, end: int, marks: Iterable[Mark]) -> Iterator[Count]:
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end))
    before: frozenset[str] = frozenset()
    for mark in ordered:
        if not (start <= mark.start and mark.end <= end):
            continue
        found = _VALUE.match(mark.value)
        if found is None or _is_age(text, mark):
            continue
        segment = _whole_segment(text, mark, ordered)
        unit, value = _unit(found["unit"], segment), float(found["value"])
        noun = _noun(text, mark, end)
        kinds = _kinds_told(text, mark, segment, unit, noun) if _counts_whole_things(unit, value, noun) else frozenset()
        if not kinds and unit in ("percent", "fraction"):
            kinds = _of_paragraph(text, mark.start)
        if not kinds and (not noun or noun in _FILLERS):
            kinds = before or (kinds_in(text[start:end], unit) if end - start <= _SHORT else kinds)
        if not kinds and unit in ("person", "item") and _BARE.fullmatch(text[start : mark.start]) and mark.end == end:
            kinds = _told_before(text, start, mark, ordered)
        before = kinds
        printed = text[mark.start : mark.end]
        low, high = _bounds(text, mark, found["sign"] or "", value)
        yield Count(
            value=value,
            low=low,
            high=high,
            unit=unit,
            kinds=kinds,
            noun=noun,
            part="" if kinds == {"hospital"} else _part(segment),
            levels=frozenset(words_in(segment)) & word_set("scope", "levels"),
            is_rough=bool(_ROUGH.match(printed)),
            segment=segment,
            opening=text[start : max(start, mark.start - len(segment))],
            who=_who(printed, unit),
            is_old=_is_given_up(text, mark, ordered) or bool(_MISCOUNTED.search(segment)),
            is_some=_is_some(text, mark, unit),
            words=" ".join(printed.split()),
            start=mark.start,
        )


def _kinds_told(text: str, mark: Mark, segment: str, unit: str, noun: str) -> frozenset[str]:
    """Return what the words around a number say that it counts; those about the whole that it is of come last."""
    befell = _without_whole(segment, text[mark.end : mark.end + _LONGEST_WHOLE])
    return kinds_in(befell, unit, noun) or kinds_in(segment, unit, noun)


def _bounds(text: str, mark: Mark, sign: str, value: float) -> tuple[float, float]:
    """Return the least and the most that a number can be, by its sign and the words before it."""
    is_most = sign in ("<=", "<") and not _gone_up(text, mark)
    is_least = sign in (">=", ">") or bool(_ABOVE.search(text[max(0, mark.start - 20) : mark.start]))
    return LEAST_OF_MOST * value if is_most else value, math.inf if is_least else value


def _is_age(text: str, mark: Mark) -> bool:
    return bool(_AGE.search(text, max(0, mark.start - 20), mark.start))


def _is_given_up(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether a number is one that no longer holds: "not 800", the 7 of "from 7 to 11"."""
    return bool(_GIVEN_UP.search(text[max(0, mark.start - 40) : mark.start])) or _is_outdone(text, mark, marks)


def _told_before(text: str, start: int, bare: Mark, marks: Sequence[Mark]) -> frozenset[str]:
    """Return what a bare number counts: what the same number did before it, else the last one of its paragraph.

    "Police lowered the toll to 7. The fire service now speaks of seven, too."
    """
    begin = text.rfind("\n", 0, start) + 1
    before = [one for one in marks if one.end <= start and (found := _VALUE.match(one.value)) and _is_plain(found)]
    same = [one for one in before if one.value.split()[0] == bare.value.split()[0]]
    near = [one for one in before if one.start >= begin] if start == bare.start else []
    for mark in (*same[-1:], *near[-1:]):
        unit = mark.value.split()[-1]
        if kinds := kinds_in(_segment(text, mark, marks), unit, _noun(text, mark, len(text))):
            return kinds
    return frozenset()


_BARE = re.compile(
    r"(?:(?:his|her|its|their|the)\ (?:own\ )?(?:figure|number|count|total|toll)\ (?:of|at)\ )?"
    r"(?:now\ |only\ |at\ least\ )?",
    re.IGNORECASE,
)
"""What stands before a number where a claim says nothing else: "seven", "his figure of 45"."""


def _is_plain(found: re.Match[str]) -> bool:
    return found["unit"] in ("person", "item")


def _unit(unit: str, segment: str) -> str:
    """Return the unit of a number; where a quake is told of too, the three of "the toll stands at three" has none."""
    is_quake = not {"magnitude", "scale", "richter"}.isdisjoint(words_in(segment))
    return "item" if unit == "magnitude" and not is_quake else unit


def _of_paragraph(text: str, start: int) -> frozenset[str]:
    """Return that a share is one of the vote where its paragraph tells of the polls, and of no other shares."""
    behind = text.find("\n", start)
    paragraph = text[text.rfind("\n", 0, start) + 1 : behind if behind >= 0 else len(text)][:_LONGEST_PARAGRAPH]
    found = kinds_in(paragraph, "percent")
    return frozenset({"vote"}) if found - {"turnout"} == {"vote"} else frozenset()


_LONGEST_PARAGRAPH = 600


def _whole_segment(text: str, mark: Mark, marks: Sequence[Mark]) -> str:
    """Return the segment of a number, with that of its forerunner: "the toll rose from 7 to 11", "11, not 7, died"."""
    own = _segment(text, mark, marks)
    before = next((one for one in reversed(marks) if one.end <= mark.start), None)
    if before and _TO.fullmatch(text[before.end : mark.start]) and _is_from(text, before):
        return f"{_segment(text, before, marks)} {own}"
    aside = _ASIDE.match(text, mark.end, mark.end + _REACH)
    return f"{own}{aside['rest']}" if aside else own


_AGE = re.compile(r"\b(?:man|woman|boy|girl|child|widow|pensioner|aged|age)\ (?:of\ )?$", re.IGNORECASE)


def _gone_up(text: str, mark: Mark) -> bool:
    """Whether "up to" says where a number has come to: "has gone up to 310"."""
    return bool(
        re.search(
            r"\b(?:gone|went|risen|rose|climbed|jumped|shot|moved)\ $", text[max(0, mark.start - 12) : mark.start]
        )
    )


def _is_outdone(text: str, mark: Mark, marks: Sequence[Mark]) -> bool:
    """Whether the next number takes the place of this one: the 7 of "from 7 to 11"."""
    after = next((one for one in marks if one.start >= mark.end), None)
    return after is not None and _is_from(text, mark) and bool(_TO.fullmatch(text[mark.end : after.start]))


def _is_from(text: str, mark: Mark) -> bool:
    """Whether a number is what a later one took the place of: "from 7 to 11"."""
    return bool(_FROM.search(text[max(0, mark.start - 30) : mark.start]))


_FROM = re.compile(r"\b(?:up\ |down\ )?from\ (?:the\ )?(?:\w+\ )?$", re.IGNORECASE)
_TO = re.compile(r"(?:\ \w+)?\ to\ (?:at\ least\ |about\ |some\ )?", re.IGNORECASE)
_ASIDE = re.compile(r",\ (?:and\ )?not\ [^,.;:]{1,30},(?P<rest>\ [^,.;:\n]{1,120})")


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
_OF_EACH = re.compile(r"\ more\ of\ (?:the|those|these|them)\b|(?:\ \w+)?\ (?:was|were|are|is)\ of\ ")
_LONGEST_WHOLE = 60


def _is_some(text: str, mark: Mark, unit: str) -> bool:
    """Whether a number is of some of a whole: "two of the injured"; "six soldiers of the guard" are all there were."""
    behind = text[mark.end : mark.end + _LONGEST_WHOLE]
    has_noun = unit in ("percent", "fraction") or bool(_who(text[mark.start : mark.end], "person"))
    return bool((_OF_EACH if has_noun else _SOME).match(behind))


def _noun(text: str, mark: Mark, end: int) -> str:
    """Return the counted word: the last of the mark where it has one, else the next word."""
    inside = words_in(text[mark.start : mark.end])
    printed = [word for word in inside if not word[0].isdigit() and word not in _MODIFIERS]
    behind = words_in(text[mark.end : min(end, mark.end + 40)])
    word = printed[-1] if len(printed) > 1 or (printed and printed[-1] not in _NUMBER_WORDS) else ""
    if not word and not behind and (counted := _NUMBER_OF.search(text[max(0, mark.start - _REACH) : mark.start])):
        return term_of(counted["what"])  # "the number of boats has gone up to 310"
    is_attribute = len(behind) > 1 and behind[0].endswith("ed") and behind[1].endswith("s")
    return term_of(word or (behind[1] if is_attribute else behind[0] if behind else ""))


_NUMBER_OF = re.compile(
    r"\b(?:number|total|tally|count)\ of\ (?:\w+\ ){0,1}?(?P<what>[a-z]+)\b[^.;:\n\d]{0,80}$", re.IGNORECASE
)


def _who(printed: str, unit: str) -> str:
    """Return the word by which a number calls its people: "soldiers" of "three soldiers"; "" for a plain one."""
    behind = [word for word in words_in(printed) if not word[0].isdigit() and word not in _MODIFIERS | _NUMBER_WORDS]
    noun = term_of(behind[-1]) if behind and unit == "person" else ""
    return "" if noun in plain_nouns() else noun


def _counts_whole_things(unit: str, value: float, noun: str) -> bool:
    """Whether a number can be of people or things: not 5.0, and not of another thing that stands behind it."""
    if unit not in ("person", "item"):
        return True
    if noun in _HURTS:
        return False
    is_known = (
        not noun or unit == "person" or any(noun == term_of(word) for kind in known_kinds() for word in kind.words)
    )
    return value == int(value) and (is_known or noun in _FILLERS)


_HURTS = frozenset({"wound", "injury", "burn", "wounds", "injurie"})
"""What one person can have several of."""

_SHORT = 100
"""Code points of a claim whose every word is beside its number."""

_MODIFIERS = frozenset("at least most about some up to more than over nearly almost around as many no fewer".split())
_FILLERS = frozenset(
    "each apiece and or of in at on as by have were was had has are is said came who since after for".split()
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion".split()
)


def _part(text: str) -> str:
    """Return the house or town that a count is of: not of people "in hospital", and not what "the hospital said"."""
    rest = _ANY_HOUSE.sub(" ", _NO_PART.sub(" ", text))
    return next((word for word in words_in(rest) if word in word_set("scope", "part")), "")


_ANY_HOUSE = re.compile(r"\b(?:an?|another)\ (?:\w+\ )?(?:hotel|school|station|hospital|clinic|prison|camp|cemetery)\b")
"""Where it happened, and no part of a whole: "a blast at a school injured five"."""

_NO_PART = re.compile(
    r"""
    \b (?:in|to|into) \ (?:hospital|prison) \b
    | \b (?:the|a) \ (?:\w+\ )? \w+ \ (?= (?:has\ |have\ |had\ )? (?:said|says|told|reported|added|announced) \b )
    """,
    re.VERBOSE,
)


def _denied(text: str, start: int) -> Iterator[Count]:
    """Yield a count of none for "nobody was hurt", "no arrests", and one of somebody: "a woman died"."""
    if found := _SOMEBODY.search(text):
        yield Count(
            value=1.0,
            low=1.0,
            high=math.inf,
            unit="person",
            kinds=kinds_in(found["state"], "person"),
            noun="people",
            is_somebody=True,
            words=" ".join(found.group().split()),
            start=start + found.start(),
        )
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
