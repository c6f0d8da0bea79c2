"""The examples of the lexicon of versions."""

from __future__ import annotations

import re
from typing import Any

import pytest

from onrecord.lexicon import load
from onrecord.resolve.versions.spelling import keys_of

LEXICON: dict[str, Any] = load("versions_en")
PATTERNS = [(name, row) for name in ("service", "dateline", "stamp", "updating", "earlier") for row in LEXICON[name]]


@pytest.mark.parametrize(("name", "row"), PATTERNS)
def test_patterns_match_their_examples_and_nothing_of_an_article(name: str, row: dict[str, Any]) -> None:
    flags = re.VERBOSE if name == "dateline" else re.VERBOSE | re.IGNORECASE
    pattern = re.compile(row["pattern"], flags)
    assert all(pattern.search(example) for example in row["examples"])
    assert not any(pattern.search(words) for words in row.get("article", ()))


@pytest.mark.parametrize("row", [*LEXICON["spelling"], LEXICON["pairs"]])
def test_spellings_are_one_word_and_other_words_are_not(row: dict[str, Any]) -> None:
    assert all(keys_of(one) == keys_of(other) for one, other in row["examples"])
    assert not any(keys_of(one) == keys_of(other) for one, other in row["apart"])
