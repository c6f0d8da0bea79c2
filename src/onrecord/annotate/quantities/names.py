"""Whether a number belongs to the name before it: "Flight 302", "junction 9", "Hill 9", "Group of 20"."""

from __future__ import annotations

import re

from onrecord.annotate.quantities.amounts import Amount
from onrecord.annotate.quantities.tokens import Tokens
from onrecord.annotate.quantities.vocabulary import vocabulary

ABBREVIATED = frozenset("no nos op fig p pp ref vol".split())
MEASURES = frozenset({"measure", "duration", "temperature", "times"})
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
NEAR = 12
"""Tokens back to the amount whose verb "and Finland 14" shares."""


def names_something(tokens: Tokens, amount: Amount, last: Amount | None) -> bool:
    """Whether `amount` is the number of a name or an hour; `last` is the amount before it in the text."""
    if amount.words.labels or amount.is_vague or amount.kind in ("money", "fraction"):
        return False
    if amount.unit == "metre":
        return _is_event(tokens, amount)
    if amount.is_bare and _is_clock(tokens, amount):
        return True
    return _is_numbered(tokens, amount, last)


def _is_event(tokens: Tokens, amount: Amount) -> bool:
    """Whether a distance names a race: "the 200m butterfly", "he won the 400m"."""
    sets = vocabulary().sets
    following = (tokens.key(amount.end), tokens.key(amount.end + 1))
    if sets["events"].intersection(following):
        return True
    if tokens.key(amount.start - 1) != "the" or following[0] in sets["metres"]:
        return False
    near = range(max(0, amount.start - 8), amount.end + 6)
    return any(tokens.key(place) in sets["races"] for place in near)


def _is_clock(tokens: Tokens, amount: Amount) -> bool:
    """Whether a bare number is an hour: "by 8.30", "starts at 6"."""
    before, value = tokens.key(amount.start - 1), amount.value
    sets = vocabulary().sets
    if CLOCK.fullmatch(tokens[amount.end - 1].text):
        return before in sets["before clock"]
    is_hour = value is not None and 0 < value <= 12 and value == int(value)
    return before == "at" and is_hour and tokens.key(amount.start - 2) in sets["at an hour"]


def _is_numbered(tokens: Tokens, amount: Amount, last: Amount | None) -> bool:
    """Whether the word before a number makes it a name: "junction 9", "Group of 20", "S&P 500", "Hill 9"."""
    before, earlier, sets = tokens.at(amount.start - 1), tokens.at(amount.start - 2), vocabulary().sets
    if (before.text == "of" and earlier.text in ("Group", "Gang")) or (before.text == "P" and earlier.text == "&"):
        return True
    if before.text == "." and earlier.key in ABBREVIATED:
        return amount.is_bare
    if before.key in sets["numbered"] and amount.kind not in MEASURES:
        is_printed_name = before.is_capital and not before.text.isupper() and tokens[amount.start].is_number
        return amount.is_bare or is_printed_name or before.key not in sets["needs bare"]
    is_headline = before.text.isupper() and earlier.text.isupper() and len(before.text) > 1
    is_named = before.is_word and before.is_capital and not is_headline
    return amount.is_bare and is_named and not _is_sharing(tokens, amount, last)


def _is_sharing(tokens: Tokens, amount: Amount, last: Amount | None) -> bool:
    """Whether the capital only begins a sentence, or names who gives or has the number ("and Finland 14")."""
    before, sets = tokens.at(amount.start - 1), vocabulary().sets
    if before.key in sets["stops"] | sets["persons before"]:
        return True
    place = amount.start - 2
    while place > amount.start - NEAR and (tokens.at(place).is_capital or tokens.key(place) == "the"):
        place -= 1
    is_joined = tokens.key(place) in ("and", ",", "while", "but")
    return is_joined and last is not None and amount.start - last.end < NEAR
