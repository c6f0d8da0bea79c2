"""Agency credits: where an article says whose report it prints, so that wire copy counts as the agency's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load
from onrecord.text import Span, lines_of

LONGEST_LINE = 4000
"""Code points of a line that are read at each of its ends: credits stand there."""

FIRST_LINES = 2
LAST_LINES = 3
"""Lines with words at either end of a text among which an agency's name alone is a credit."""

_STANDS_FOR = {
    "CAPITALS": r"[A-Z]{2}[A-Z.'’-]{0,20}(?:[\ /][A-Z][A-Z.'’-]{1,20}){0,3}",
    "PLACE": r"[A-Z][\w.'’-]{1,20}(?:[\ /][A-Z][\w.'’-]{1,20}){0,3}",
    "ANY": r"[A-Z][\w&'’-]{1,24}(?:\ [A-Z][\w&'’-]{1,24}){0,3}",
}
"""What the capitals in the patterns of the lexicon stand for; NAME, any form of a known agency, is made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One credit: the agency by its usual name, the kind of credit, and where it stands in the text.

    `span` covers the whole credit in code points, `name_span` the agency's name as printed.
    """

    agency: str
    form: str
    span: Span
    name_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """One pattern of the lexicon."""

    form: str
    pattern: re.Pattern[str]
    edges_only: bool


def find_credits(text: str) -> tuple[Credit, ...]:
    """Return the agency credits of `text` in its order. "According to Reuters" is no credit but a source cited."""
    found = {credit.name_span: credit for credit in _credits(text)}
    return tuple(found[span] for span in sorted(found))


def _credits(text: str) -> Iterator[Credit]:
    known, names, rules = _rules()
    lines = [line for line in lines_of(text) if line.of(text).strip()]
    for number, line in enumerate(lines):
        at_edge = number < FIRST_LINES or number >= len(lines) - LAST_LINES
        for part in _ends(line):
            words = part.of(text)
            for rule in rules:
                if at_edge or not rule.edges_only:
                    for match in rule.pattern.finditer(words):
                        yield from _named(match, rule.form, part.start, known, names)


def _ends(line: Span) -> tuple[Span, ...]:
    """Return a line, or the two ends of one that is too long to be read as a whole."""
    if line.end - line.start <= 2 * LONGEST_LINE:
        return (line,)
    return (Span(line.start, line.start + LONGEST_LINE), Span(line.end - LONGEST_LINE, line.end))


def _named(
    match: re.Match[str], form: str, shift: int, known: dict[str, str], names: re.Pattern[str]
) -> Iterator[Credit]:
    """Yield a credit for each agency that a match names, the first of them in any form, the others by known forms."""
    span = Span(*match.span()).shifted(shift)
    first = Span(*match.span("name"))
    printed = first.of(match.string)
    yield Credit(agency=known.get(printed, printed), form=form, span=span, name_span=first.shifted(shift))
    for other in names.finditer(match.string, first.end, match.end()):
        place = Span(*other.span()).shifted(shift)
        yield Credit(agency=known[other.group()], form=form, span=span, name_span=place)


@cache
def _rules() -> tuple[dict[str, str], re.Pattern[str], tuple[_Rule, ...]]:
    """Return the agencies by their forms, a pattern of all forms, and the patterns of credits."""
    lexicon = load("credits_en")
    known = {form: agency["name"] for agency in lexicon["agency"] for form in agency["forms"]}
    forms = "|".join(re.escape(form) for form in sorted(known, key=lambda form: (-len(form), form)))
    rules = tuple(
        _Rule(form=row["form"], pattern=_compile(row["pattern"], forms), edges_only=row.get("edges_only", False))
        for row in lexicon["credit"]
    )
    return known, re.compile(rf"\b(?:{forms})\b"), rules


def _compile(pattern: str, forms: str) -> re.Pattern[str]:
    """Return a pattern of the lexicon with its names filled in."""
    known = rf"\b(?:{forms})(?![\w’'-])"
    pattern = pattern.replace("(?P<name>NAME)", f"(?P<name>{known})").replace("NAME", rf"(?:[Tt]he\ )?{known}")
    for word, meaning in _STANDS_FOR.items():
        pattern = meaning.join(re.split(rf"\b{word}\b", pattern))
    return re.compile(pattern, re.VERBOSE | re.MULTILINE)
