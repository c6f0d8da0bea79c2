"""Lines that are nothing but a time stamp: "Posted 3 hours ago", "Updated - March 09, 2030 10:41 pm IST"."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import Line

LONGEST_STAMP = 110
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:st|nd|rd|th|am|pm|h|hrs?|m|mins?)?")
_NUMBER = re.compile(r"\d")


def is_stamp(line: Line, *, at_head: bool) -> bool:
    """Whether every word of a line is a number, a month, a weekday, or a word that time stamps use.

    A bare date is one only at the head of the page: further down it heads a day of a chronicle.
    """
    if len(line.words) > LONGEST_STAMP or not _NUMBER.search(line.folded):
        return False
    words = [token for token in _TOKEN.findall(line.folded) if token.isalpha()]
    if not words or not all(word in _stamp_words() for word in words):
        return False
    return _names_a_time(line.folded, words) and (at_head or not _calendar_words().issuperset(words))


def _names_a_time(folded: str, words: list[str]) -> bool:
    return not _calendar_words().isdisjoint(words) or bool(re.search(r"\d{4}-\d\d|\d[:.]\d\d|\d/\d", folded))


@cache
def _calendar_words() -> frozenset[str]:
    calendar = lexicon.load("calendar_en")
    return frozenset((*calendar["months"], *calendar["weekdays"], "ago", "yesterday", "today"))


@cache
def _stamp_words() -> frozenset[str]:
    return _calendar_words() | frozenset(lexicon.load("boilerplate_en")["stamps"]["words"])
