"""What a statement or a sentence tells, as it is compared: its words and its numbers, each with its weight."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from onrecord.check.words import words_in
from onrecord.lexicon import load
from onrecord.text import Span

PRONOUNS = frozenset("he she it they i we who which that this one her his him them their its you".split())
"""Words for whom, or what, a text has named before: they tell nothing by themselves."""

NUMBER = 3.0
"""Weight of a number: that of a rather rare word."""


@lru_cache(maxsize=1 << 14)
def features_in(text: str) -> Mapping[str, float]:
    """Return what a statement is compared by, each with its weight: its stems, and its numbers as "#12"."""
    found: dict[str, float] = {}
    for word in words_in(text, Span(0, len(text))):
        if word.features and word.features[0][0] not in PRONOUNS:
            found.setdefault(*word.features[0])
    digits = re.findall(r"\d[\d,.]{0,20}\d|\d", text)
    spelled = (number for word in re.findall(r"[a-z]+", text.casefold()) if (number := _number_of(word)))
    return found | {f"#{str(number).replace(',', '')}": NUMBER for number in (*digits, *spelled)}


def _number_of(word: str) -> int:
    """Return the number that a word spells; 0 for none, and for "one", which is a pronoun as often."""
    value = load("quantities_en")["small"].get(word, 0)
    return int(value) if value > 1 else 0
