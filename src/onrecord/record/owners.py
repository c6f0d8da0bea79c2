"""Whose "his office" it is: the person of whom the sentence before tells."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Appearance
from onrecord.record.counters import sentence_start

REACH = 400
"""Code points before a sentence in which the one before it begins."""

_PERSONAL = re.compile(r"^(?P<whose>[Hh]is|[Hh]er)\ ")
_GENDERS = {"his": "man", "her": "woman"}


def owner_before(text: str, start: int, name: str, people: Iterable[Appearance]) -> Appearance | None:
    """Return the person whose office (`name`: "his office") speaks at `start`; None where nobody can tell.

    It is whom the sentence before names first, in the same paragraph: "Minister Lund stood by his words. His office
    said ...".
    """
    found = _PERSONAL.match(name)
    begin = sentence_start(text, start)
    if found is None or begin == 0 or text[begin - 1] == "\n":
        return None
    before = sentence_start(text, begin - len(". "))
    sentence = text[max(before, begin - REACH) : begin]
    gender = _GENDERS[found["whose"].casefold()]
    named = [
        (at.start(), one.start, one)
        for one in people
        if one.gender in ("", gender) and (at := re.search(rf"\b{re.escape(one.name.split()[-1])}\b", sentence))
    ]
    return min(named, default=(0, 0, None), key=lambda row: row[:2])[2]
