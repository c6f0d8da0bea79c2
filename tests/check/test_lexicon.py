"""The words by which drafts are held against a record: every example is an example of its pattern."""

from __future__ import annotations

import re

import pytest

from onrecord.check.attributions import _phrases
from onrecord.lexicon import load


@pytest.mark.parametrize("row", load("check_en")["attribution"], ids=lambda row: str(row["pattern"]))
def test_pattern_of_an_attribution_matches_its_example(row: dict[str, str]) -> None:
    found = [match["name"] for pattern in _phrases() if (match := pattern.search(row["example"]))]
    assert [name.removesuffix("’s") for name in found] in (["Ana Sole"], ["Sole"])


def test_phrases_are_patterns_that_compile() -> None:
    table = load("check_en")
    assert all(re.compile(phrase) for phrase in (*table["leaving"]["phrases"], *table["past"]["phrases"]))
