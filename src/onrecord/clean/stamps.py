"""Lines that are nothing but a time stamp: "Posted 3 hours ago", "Updated - March 09, 2030 10:41 pm IST"."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import Line, fold

LONGEST_STAMP = 110
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:st|nd|rd|th|am|pm|h|hrs?|m|mins?)?")
_NUMBER = re.compile(r"\d")


def is_stamp(line: Line) -> bool:
    """Whether every word of a line is a number, a month, a weekday, or a word that time stamps use, one of these last.

    A date and nothing else is not: further down it may head a day of a chronicle (`is_bare_date`).
    """
    words = _words_of(line)
    return bool(words) and not _calendar_words().issuperset(words)


def is_bare_date(line: Line) -> bool:
    """Whether a line is a date and nothing else: "Monday, 12 May 2031"."""
    words = _words_of(line)
    return bool(words) and _calendar_words().issuperset(words)


def dates_a_page(words: str) -> bool:
    """Whether the words of a line are a time stamp or a date, and nothing else."""
    return len(words) <= LONGEST_STAMP and bool(_words_of_time(fold(words)))


def _words_of(line: Line) -> list[str]:
    return _words_of_time(line.folded) if len(line.words) <= LONGEST_STAMP else []


def _words_of_time(folded: str) -> list[str]:
    """Return the words of a line that names a time and has no words but those of time stamps; of any other, none."""
    if not _NUMBER.search(folded):
        return []
    words = [token for token in _TOKEN.findall(folded) if token.isalpha()]
    is_of_time = bool(words) and _stamp_words().issuperset(words) and _names_a_time(folded, words)
    return words if is_of_time else []


def _names_a_time(folded: str, words: list[str]) -> bool:
    return not _calendar_words().isdisjoint(words) or bool(re.search(r"\d{4}-\d\d|\d[:.]\d\d|\d/\d", folded))


@cache
def _calendar_words() -> frozenset[str]:
    calendar = lexicon.load("calendar_en")
    return frozenset((*calendar["months"], *calendar["weekdays"], "ago", "yesterday", "today"))


@cache
def _stamp_words() -> frozenset[str]:
    return _calendar_words() | frozenset(lexicon.load("boilerplate_en")["stamps"]["words"])
