"""How old a text says that people are: by name ("Ana Sole, 42,"), or by what they are ("a man in his thirties")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.check.nouns import Checked, ItemKind, Verdict
from onrecord.check.sheets import Neighbourhood, Sheet, Shelf
from onrecord.check.words import features_of, likeness, terms_of
from onrecord.lexicon import load
from onrecord.lexicon.weights import term_of
from onrecord.text import Span

OLDEST = 120

NEAR = 0.15
"""Likeness from which two ages of somebody without a name are of one person."""

LIKE = 0.25
"""The same where they are not called the same."""

_NUMBER = r"(?P<age>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]{3,5})?|[a-z]{3,9})"
_NAME = r"(?P<name>(?<!\w)[A-ZÀ-Þ][\w'’-]{1,40}(?:\s[A-ZÀ-Þ][\w'’.-]{1,40}){0,3})"
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DECADE = rf"(?P<part>early\s|mid-?\s?|late\s)?(?P<decade>{'|'.join(_DECADES)})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME},\s(?:who\sis\s|who\swas\s|aged?\s)?(?P<age>\d{{1,3}})(?=[,.;)])",
        rf"{_NAME}\s\((?:aged?\s)?(?P<age>\d{{1,3}})\)",
        rf"\b(?P<age>\d{{1,3}}|[a-z]{{3,9}}(?:-[a-z]{{3,5}})?)-(?P<unit>year|month)-old\s(?:(?P<noun>[a-z]{{3,30}})\b\s?)?{_NAME}?",
        rf"\b(?P<noun>[a-z]{{3,30}}),?\s(?:all\s|both\s|each\s)?aged\s{_NUMBER}\b(?!\sand\s\d|-|\sto\s)",
        rf"\b(?P<noun>boy|girl|child|man|woman|student|pupil|guard|driver|worker)\sof\s{_NUMBER}(?=\syears|[.,;]|\s(?:was|is|has|had|who)\b)",
        r"\b(?P<noun>[a-z]{3,30}),\s(?P<age>\d{1,2})(?=,\s[a-z])",
        rf"\b(?P<noun>all)\s(?:of\sthem|were|was)\s{_NUMBER}(?=[.,;])",
        rf"(?:{_NAME},\s(?:an?|the)\s)?\b(?P<noun>[a-z]{{3,30}})[^.;]{{0,20}}?\bin\s(?:his|her|their)\s{_DECADE}\b",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Age:
    """An age: where it stands, the years (`low` and `high` differ for a decade), and the name or noun of who has it."""

    sheet: Sheet
    span: Span
    low: int
    high: int
    name: str
    noun: str

    @property
    def words(self) -> str:
        return self.span.of(self.sheet.text)

    def fits(self, other: Age) -> bool:
        """Whether two can be one age; a birthday may lie between two texts."""
        slack = 1 if self.name else 0
        return self.low <= other.high + slack and other.low <= self.high + slack

    def is_of_one_name(self, other: Age) -> bool:
        """Whether two are of one person, as far as their names tell: one surname, no other first name."""
        mine, theirs = self.name.split(), other.name.split()
        if not mine or not theirs or mine[-1] != theirs[-1]:
            return False
        return len(mine) == 1 or len(theirs) == 1 or mine[0][0] == theirs[0][0]


def ages_of(sheet: Sheet) -> tuple[Age, ...]:
    """Return the ages that a text gives, in order."""
    found = {age.span: age for pattern in _PATTERNS for age in _read(sheet, pattern)}
    return tuple(found[span] for span in sorted(found))


def _read(sheet: Sheet, pattern: re.Pattern[str]) -> Iterator[Age]:
    for match in pattern.finditer(sheet.text):
        parts = match.groupdict()
        years = _years(parts)
        if years is None:
            continue
        group = "decade" if parts.get("decade") else "age"
        name = parts.get("name") or ""
        noun = _noun_of(parts.get("noun") or "")
        if name or parts.get("noun"):
            span = Span(*match.span(group))
            yield Age(sheet=sheet, span=span, low=years[0], high=years[1], name=name, noun=noun)


def _noun_of(word: str) -> str:
    """Return the word before an age if it can be a noun: "girl" of "girls aged ten", nothing of "she died aged ten"."""
    return term_of(word.casefold()) if word and features_of(word) and not word.endswith("ed") else ""


def _years(parts: dict[str, str | None]) -> tuple[int, int] | None:
    """Return the first and last year of an age."""
    if parts.get("unit") == "month":
        return 0, 1
    if decade := parts.get("decade"):
        first = 20 + 10 * _DECADES.index(decade)
        return first, first + 9
    printed = (parts.get("age") or "").casefold()
    value = int(printed) if printed.isdigit() else _spelled(printed)
    return (value, value) if 0 < value < OLDEST else None


def _spelled(word: str) -> int:
    small = load("quantities_en")["small"]
    return sum(int(small.get(part, -OLDEST)) for part in word.split("-"))


def check_ages(draft: Sheet, shelf: Shelf) -> tuple[Checked, ...]:
    """Return the ages of `draft` that the record has otherwise, outside of quotations, in the order of the text.

    Of a name: its ages anywhere in the articles that may be of the draft's story. Without one ("a man in his
    thirties"): those of the likest places with the same noun.
    """
    around = shelf.around(draft)
    known = [age for sheet in shelf.sheets for age in ages_of(sheet)]
    found = []
    for age in ages_of(draft):
        if not draft.is_quoted(age.span):
            checked = _check(age, known, around)
            found += [checked] if checked else []
    return tuple(found)


def _check(age: Age, known: Sequence[Age], around: Neighbourhood) -> Checked | None:
    if age.name:
        alike = [other for other in known if age.is_of_one_name(other) and around.can_confirm(other.sheet, 0.0)]
    else:
        alike = _likest(age, known, around)
    if not alike or any(age.fits(other) for other in alike):
        return None
    rival = alike[0]
    return Checked(
        kind=ItemKind.NUMBER,
        span=age.span,
        words=age.words,
        verdict=Verdict.DIFFERS,
        reason=f"the age of {age.name or 'the ' + age.noun} in the record: “{rival.words}”",
        evidence=(rival.sheet.evidence(rival.span),),
    )


def _likest(age: Age, known: Sequence[Age], around: Neighbourhood) -> list[Age]:
    """Return the ages of the record near a place like that of `age`, the likest first."""
    context, told = age.sheet.context(age.span), terms_of(age.sheet.with_before(age.span))
    near = []
    for other in known:
        score = likeness(context, other.sheet.context(other.span))
        sentence = other.sheet.sentence_at(other.span.start).of(other.sheet.text)
        is_called_alike = other.noun in told or age.noun in terms_of(sentence)
        if score >= (NEAR if is_called_alike else LIKE) and around.can_contradict(other.sheet, score):
            near.append((score, other))
    return [other for _, other in sorted(near, key=lambda item: -item[0])]
