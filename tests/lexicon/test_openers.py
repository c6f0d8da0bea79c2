"""How a line opens that hangs on another: every example of the lexicon is one, and no other words are."""

from __future__ import annotations

import re

import pytest

from onrecord.lexicon import load
from onrecord.lexicon.openers import find_opener

ROWS = load("pointers_en")["opener"]
EXAMPLES = [(row["pattern"], text, rest) for row in ROWS for text, rest in row["examples"]]
MISSES = [(row["pattern"], text) for row in ROWS for text in row["misses"]]


@pytest.mark.parametrize(("pattern", "text", "rest"), EXAMPLES)
def test_pattern_of_an_opener_matches_its_examples(pattern: str, text: str, rest: str) -> None:
    found = re.compile(pattern, re.VERBOSE).match(text)
    assert found is not None
    assert text[found.end() :] == rest


@pytest.mark.parametrize(("pattern", "text"), MISSES)
def test_pattern_of_an_opener_leaves_other_words_alone(pattern: str, text: str) -> None:
    assert re.compile(pattern, re.VERBOSE).match(text) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Despite these comments, the mayor of Tarn stayed in office.", "the mayor of Tarn stayed in office."),
        ("However, nobody left.", "However, nobody left."),
        ("Reportedly, the mayor of Tarn left on Monday.", "Reportedly, the mayor of Tarn left on Monday."),
    ],
)
def test_opener_is_left_out_where_enough_words_remain(text: str, rest: str) -> None:
    assert text[find_opener(text) :] == rest
