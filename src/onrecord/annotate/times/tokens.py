"""Text as the grammar sees it: one character for each token, and where every token stands.

A word of the vocabulary has a character of its own, a number one for its shape, a word that means nothing for time is
`OTHER`. So a rule over words is a regular expression over short strings, and most of a text is skipped by one scan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.times.vocabulary import OTHER, SHAPES, Vocabulary, abbreviations, vocabulary

MAX_DIGITS = 12
"""Longer runs of digits are no date and no count of days: they get the shape `BIG`, and nobody converts them."""

CUTTING = r"""
    (?P<fraction>1/2(?![\d/])|½|¼|¾)
  | (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-]))            # 2031-05-12
  | (?P<slashed>\d{1,4}(?P<mark>[/.])\d{1,2}(?P=mark)\d{2,4}(?![\d/])       # 12/5/2031, 12.5.2031
      | \d{1,2}/\d{1,2}(?![\d/]))                                           # 11/11
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))                              # 17:30
  | (?P<decade>['’]?\d{1,3}0['’]?s\b)                                       # 1990s, '90s
  | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)                                   # 9th
  | (?P<short>['’]\d\d(?!\d))                                               # '98
  | (?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)                      # 12,000 and 2.5
  | (?P<number>\d+)
  | (?P<code>[QqHh][1-4]\b)                                                 # Q3, H1
  | (?P<break>\n[ \t\r]*\n\s*)                                              # a paragraph ends
  | (?P<possessive>['’]s\b)
  | (?P<word>ABBREVIATIONS(?:[^\W\d_]\.){2,3}|o['’]clock|[^\W\d_]+)
  | (?P<sign>--|\S)
"""
WORD_KINDS = frozenset({"word", "sign", "possessive"})
NUMBER_SHAPES: tuple[tuple[int, str], ...] = ((12, "N12"), (24, "N24"), (31, "N31"), (59, "N59"), (99, "N99"))
YEAR_DIGITS, FIRST_YEAR, LAST_YEAR = 4, 1000, 2199
"""Bare numbers that can be years: earlier ones need an era ("AD 870"), later ones are counts."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut up: `codes[i]` is the character of token i, which covers `text[starts[i]:ends[i]]`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Return the words of token `index`, "" beyond the ends of the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.starts) else ""

    def key(self, index: int) -> str:
        """Return token `index` as the vocabulary knows it."""
        return self.word(index).lower().replace("’", "'")

    def is_unknown_word(self, index: int) -> bool:
        """Say whether token `index` is a word that means nothing for time."""
        return 0 <= index < len(self.codes) and self.codes[index] == OTHER and self.word(index)[0].isalpha()

    def touches_previous(self, index: int) -> bool:
        """Say whether token `index` follows the one before without a blank."""
        return index > 0 and self.ends[index - 1] == self.starts[index] and not self.word(index - 1)[-1].isspace()


@cache
def _token_pattern(language: str) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in abbreviations(language))
    known = rf"\b(?i:{listed})(?!\w)|" if listed else ""
    return re.compile(CUTTING.replace("ABBREVIATIONS", known), re.VERBOSE)


def cut(text: str, language: str) -> Tokens:
    """Cut `text` into tokens for the grammar of `language`."""
    known, seen = vocabulary(language), dict[str, str]()
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _token_pattern(language).finditer(text):
        word = match[0]
        code = seen.get(word)
        if code is None:
            kind = match.lastgroup or ""
            code = _code_of_word(word, known) if kind in WORD_KINDS else SHAPES[_shape(kind, word)]
            seen[word] = code
        codes.append(code)
        start, end = match.span()
        starts.append(start)
        ends.append(end)
    return Tokens(text, "".join(codes), starts, ends)


def _code_of_word(word: str, known: Vocabulary) -> str:
    key = word.lower().replace("’", "'")
    if known.lists_word("capitalised", key) and not word[0].isupper():
        return OTHER
    return known.codes.get(key, OTHER)


def _shape(kind: str, word: str) -> str:
    if kind == "number":
        return _number_shape(word)
    if kind == "ordinal":
        return "ORD31" if 1 <= int(word[:-2]) <= 31 else "ORDN"
    if kind == "code":
        return "QCODE" if word[0] in "Qq" else "HCODE"
    return kind.upper()


def _number_shape(digits: str) -> str:
    """Return the shape of a run of digits: a year has four, a day of the month one or two without a leading zero."""
    if len(digits) > MAX_DIGITS:
        return "BIG"
    value = int(digits)
    if len(digits) == YEAR_DIGITS and FIRST_YEAR <= value <= LAST_YEAR:
        return "YEAR4"
    if value == 0 or (len(digits) == 2 and value < 10):
        return "N0"
    if len(digits) == 3:
        return "N3"
    return next((shape for limit, shape in NUMBER_SHAPES if value <= limit), "NBIG")


def sentence_starts(tokens: Tokens, language: str) -> list[int]:
    """Return the tokens that begin a sentence, the first token always; line ends before a capital count."""
    known = vocabulary(language)
    starts = [0]
    text, begins, ends = tokens.text, tokens.starts, tokens.ends
    for at in range(1, len(begins)):
        last = text[ends[at - 1] - 1]
        parted = last in ".!?\n" or "\n" in text[ends[at - 1] : begins[at]]
        if parted and not text[begins[at]].islower() and not (last == "." and is_short(tokens.word(at - 2), known)):
            starts.append(at)
    return starts


def is_short(word: str, known: Vocabulary) -> bool:
    """Say whether a full stop after `word` does not end a sentence: an initial, a title."""
    return (len(word) == 1 and word.isupper()) or known.lists_word("titles", word)
