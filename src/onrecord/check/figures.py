"""The figures of a text: value, unit, the clause that they stand in, and what that counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from onrecord.check.clocks import clocks_in
from onrecord.check.sheets import Sheet
from onrecord.check.words import stems_of
from onrecord.lexicon.weights import term_of
from onrecord.model import Mark, MarkKind
from onrecord.resolve.comparing.kinds import kinds_in
from onrecord.text import Span

_VALUE = re.compile(
    r"\+?(?P<vague>vague)?(?P<bound>>=|<=)?(?P<low>\d+(?:\.\d+)?)?(?:\.\.(?P<high>\d+(?:\.\d+)?))?\ (?P<unit>.+)"
)
_DIGITS = re.compile(r"(?<![\w.,:/-])\d{1,3}(?:,\d{3}){0,4}(?:\.\d{1,4})?(?![\w/]|[.,:-]\d)")
_PART = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|his|her|these|those)\s(?:[\w-]+\s){0,4}?(?P<noun>[^\W\d_]+s)\b")
_RATE = re.compile(
    r"\s{0,2}(?:an?|per|each|every)\s(?P<per>second|minute|hour|day|night|week|month|year)\b(?!\s(?:before|earlier|later|ago|after))",
    re.IGNORECASE,
)
_ROUGH = re.compile(
    r"\b(?:about|around|some|roughly|nearly|almost|approximately|more\ than|than|the|over|at\ least|up\ to)\b",
    re.IGNORECASE,
)

_OUT_OF = re.compile(
    r"(?P<part>\d{1,3}(?:,\d{3}){0,3}|[a-z-]{3,20})\s(?:out\sof|of)\s(?P<whole>\d{1,3}(?:,\d{3}){0,3})\b", re.IGNORECASE
)
_PRONOUN = re.compile(
    r"\b(?:an?|the|this|that|another|each|every|which|any|no|first|second|third|last|next|new|old|only)\s$",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:not|from|to|instead\ of|rather\ than)\s$", re.IGNORECASE)
NUMERAL = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundreds?|thousands?|[mb]illions?|cent)",
    re.IGNORECASE,
)

LENGTHS = frozenset("second minute hour day night week month year decade century".split())
"""Units of time: how long, or how long ago, is often the reporter's own arithmetic."""

PEOPLE = frozenset({"person", "item", ""})
"""Units that a text leaves open as often as not: "four more" are people or things."""

CLOSE = 0.1
"""How far a figure may lie above one that is told as "more than" it."""


@dataclass(frozen=True)
class Figure:
    """One figure: `low` and `high` are the same but for a range; `words` is what it counts, with the figure."""

    sheet: Sheet
    span: Span
    low: float
    high: float
    unit: str
    bound: str

    @property
    def words(self) -> str:
        return self.span.of(self.sheet.text)

    @cached_property
    def clause(self) -> str:
        """Return the clause of the figure."""
        return self.sheet.clause_at(self.span).of(self.sheet.text)

    @cached_property
    def clause_stems(self) -> frozenset[str]:
        """Return what the clause tells, by stems."""
        return stems_of(self.clause)

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """Return what the clause tells beside the figure."""
        return self.clause_stems - stems_of(self.words)

    @cached_property
    def plain_stems(self) -> frozenset[str]:
        """Return what the clause tells by words that are no names."""
        return stems_of(re.sub(r"\b[A-ZÀ-Þ]\w*", " ", self.clause))

    @cached_property
    def noun(self) -> str:
        """Return the last word of the figure when it is a thing counted, "" for a bare number."""
        words = re.findall(r"[^\W\d_]{3,}", self.words)
        return term_of(words[-1]) if words and not _is_of_number(words[-1]) else ""

    @cached_property
    def counted(self) -> str:
        """Return the thing counted, also where it follows: "pump" of "11 of the Quellian pumps"."""
        match = _PART.match(self.sheet.text, self.span.end)
        return term_of(match["noun"]) if match and not self.noun else self.noun

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return what is counted: "dead", "injured", "arrested" ..."""
        return kinds_in(self.clause, self.unit or "item", self.noun)

    @cached_property
    def kinds_around(self) -> frozenset[str]:
        """Return what is counted, by the clause or else anywhere in the sentence."""
        sentence = self.sheet.sentence_at(self.span.start).of(self.sheet.text)
        return self.kinds | kinds_in(sentence, self.unit or "item", self.noun)

    @cached_property
    def per(self) -> str:
        """Return the unit of time of a rate ("month" of "85,000 a month"), "" for none."""
        found = _RATE.match(self.sheet.text, self.span.end)
        return found["per"].lower() if found else ""

    @property
    def is_range(self) -> bool:
        return self.low != self.high

    @property
    def with_rate(self) -> Span:
        """Return the span with the words of the rate."""
        found = _RATE.match(self.sheet.text, self.span.end)
        return Span(self.span.start, found.end()) if found else self.span

    def is_of_one_measure(self, other: Figure) -> bool:
        """Whether the two can count one thing: people and things of any kind, one currency, shares, one unit."""
        mine, theirs = self.unit, other.unit
        if mine in PEOPLE and theirs in PEOPLE:
            return True
        is_named = _is_bare_of(self, theirs) or _is_bare_of(other, mine)
        return mine == theirs or is_named or (_is_share(mine) and _is_share(theirs))

    def equals(self, other: Figure) -> bool:
        """Whether the two can be one number: the same, one rounded from the other, or one a bound of the other."""
        is_range, is_other_range = self.is_range, other.is_range
        if is_range and is_other_range:
            return _is_rounded(self.low, other.low) and _is_rounded(self.high, other.high)
        if is_range or is_other_range:
            return self.low <= other.high * 1.0001 and other.low <= self.high * 1.0001
        mine, theirs = _as_share(self), _as_share(other)
        is_rounded = _is_rounded(mine, theirs) or _is_rounded(theirs, mine) or _is_about(self, other)
        return (is_rounded and not _breaks_bound(self, other)) or _is_bound(self, other)


def _is_of_number(word: str) -> bool:
    return bool(_ROUGH.fullmatch(word) or NUMERAL.fullmatch(word))


def _is_bare_of(figure: Figure, unit: str) -> bool:
    """Whether a bare number stands in a clause with the word for a unit: "the magnitude was 5.5"."""
    return not figure.unit and len(unit) > LONG and unit in figure.clause.casefold()


LONG = 3
"""Letters of a unit from which its name in a clause is no chance."""


def _is_share(unit: str) -> bool:
    return unit in ("percent", "percentage point", "fraction")


def _as_share(figure: Figure) -> float:
    return figure.low * 100 if figure.unit == "fraction" else figure.low


def _is_rounded(rough: float, exact: float) -> bool:
    """Whether one number is the other, rounded to its own digits: 2,300 of 2,317, not 2,300 of 2,400."""
    if rough == exact:
        return True
    digits = (
        len(f"{rough:g}".rstrip("0").replace(".", ""))
        if rough < 1e6
        else len(f"{rough:.6g}".split("e")[0].replace(".", "").rstrip("0"))
    )
    is_near = abs(rough - exact) <= ROUNDED * exact
    return digits >= 2 and is_near and float(f"{exact:.{digits}g}") == rough


ROUNDED = 0.025
"""How far a number without a word for it can be rounded: 2,300 of 2,317, but 180 is not 185."""


def _is_about(one: Figure, other: Figure) -> bool:
    """Whether one is told as a rough round number near the other: "some 40,000" of 41,190."""
    return any(
        bool(_SOME.match(rough.words)) and _digits(rough.low) <= 1 and abs(rough.low - exact.low) <= ABOUT * exact.low
        for rough, exact in ((one, other), (other, one))
        if rough.low >= LEAST
    )


ABOUT, LEAST = 0.05, 100
"""How far a rough number of LEAST or more may lie from the exact one."""

_SOME = re.compile(r"(?:some|about|around|roughly|nearly|almost|approximately)\s", re.IGNORECASE)


def _digits(value: float) -> int:
    """Return how many digits of a number are more than zeros at its end."""
    return len(f"{value:.10g}".replace(".", "").rstrip("0"))


def _breaks_bound(one: Figure, other: Figure) -> bool:
    """Whether one number lies on the wrong side of what the other is told as a bound of: 14.7 of "over 15"."""
    lower, upper = sorted((one, other), key=lambda figure: figure.low)
    return lower.low < upper.low and (upper.bound == ">=" or lower.bound == "<=")


def _is_bound(one: Figure, other: Figure) -> bool:
    """Whether one is told as a bound that the other keeps, and lies near: "more than 1,000" of 1,034."""
    lower, upper = sorted((one, other), key=lambda figure: figure.low)
    is_near = upper.low <= lower.low * (1 + CLOSE)
    return is_near and (lower.bound == ">=" or upper.bound == "<=")


@lru_cache(maxsize=256)
def figures_of(sheet: Sheet) -> tuple[Figure, ...]:
    """Return the figures of a text in order: those that were read, and bare digits that were not."""
    times = [mark.span for mark in sheet.reading.of_kind(MarkKind.TIME)]
    read = [figure for mark in sheet.reading.of_kind(MarkKind.QUANTITY) for figure in _figures(sheet, mark)]
    taken = [*times, *(figure.span for figure in read), *(clock.span for clock in clocks_in(sheet.text))]
    found = sorted([*read, *_bare(sheet, taken)], key=lambda figure: figure.span)
    return tuple(_with_unit(figure, found) for figure in found)


def _with_unit(figure: Figure, all_of: Sequence[Figure]) -> Figure:
    """Return a bare figure with the unit of the one in its sentence that it is set against: "71 per cent, not 84"."""
    if figure.noun == "point" and figure.unit == "item" and not figure.low.is_integer():
        return replace(figure, unit="percentage point")
    if (
        figure.unit not in ("", "item")
        or figure.noun
        or not _AGAINST.search(figure.sheet.text[: figure.span.start][-20:])
    ):
        return figure
    sentence = figure.sheet.sentence_at(figure.span.start)
    units = {other.unit for other in all_of if sentence.contains(other.span)} - PEOPLE - LENGTHS
    return replace(figure, unit=next(iter(units))) if len(units) == 1 else figure


def _figures(sheet: Sheet, mark: Mark) -> Iterator[Figure]:
    """Yield the figure of a mark, or the two of "7 out of 20 cases"; "one" in "a second one" is none."""
    out_of = _OUT_OF.match(mark.span.of(sheet.text))
    if out_of and mark.value.endswith("fraction"):
        whole = Span(mark.start + out_of.start("whole"), mark.end)
        value = float(out_of["whole"].replace(",", ""))
        match = _VALUE.fullmatch(mark.value)
        if match and match["low"]:
            part = round(float(match["low"]) * value)
            yield Figure(sheet, Span(mark.start, mark.start + out_of.end("part")), part, part, "item", "")
            yield Figure(sheet, whole, value, value, "item", "")
            return
    figure = _figure(sheet, mark)
    if figure and not _is_pronoun(figure):
        yield figure


_ONE_DOES = re.compile(
    r"one\s(?:can|cannot|could|may|might|must|should|would|will|[a-z]{2,}[^\Wsui]s)\b(?!['’])", re.IGNORECASE
)
"""A noun behind "one" is no plural: what ends in "s" there is a verb ("if one asks")."""


def _is_pronoun(figure: Figure) -> bool:
    """Whether "one" counts nothing: "a second one", "if one asks the union"."""
    text, start = figure.sheet.text, figure.span.start
    if not re.match(r"one\b", figure.words, re.IGNORECASE):
        return False
    return bool(_PRONOUN.search(text[max(0, start - 10) : start]) or _ONE_DOES.match(text, start))


def _figure(sheet: Sheet, mark: Mark) -> Figure | None:
    match = _VALUE.fullmatch(mark.value)
    if not match or not match["low"] or match["vague"]:
        return None
    low = float(match["low"])
    high = float(match["high"]) if match["high"] else low
    return Figure(sheet, mark.span, low, high, match["unit"], match["bound"] or "")


def _bare(sheet: Sheet, taken: Sequence[Span]) -> Iterator[Figure]:
    for match in _DIGITS.finditer(sheet.text):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(other) for other in taken):
            value = float(match.group().replace(",", ""))
            yield Figure(sheet, span, value, value, "", "")
