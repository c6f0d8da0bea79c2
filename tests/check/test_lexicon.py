"""The words by which drafts are held against a record: every example is an example of its pattern."""

from __future__ import annotations

import re

import pytest

from onrecord.check.attributions import _phrases
from onrecord.check.leaving import tells_of_leaving
from onrecord.lexicon import load


@pytest.mark.parametrize("row", load("check_en")["attribution"], ids=lambda row: str(row["pattern"]))
def test_pattern_of_an_attribution_matches_its_example(row: dict[str, str]) -> None:
    found = [match["name"] for pattern in _phrases() if (match := pattern.search(row["example"]))]
    assert [name.removesuffix("’s") for name in found] in (["Ana Sole"], ["Sole"])


def test_phrases_are_patterns_that_compile() -> None:
    table = load("check_en")
    past = (*table["past"]["phrases"], *table["past"]["then"])
    assert all(re.compile(phrase) for phrase in (*table["leaving"]["phrases"], *past))


@pytest.mark.parametrize("row", load("check_en")["left"], ids=lambda row: str(row["pattern"])[:40])
def test_pattern_of_leaving_a_post_is_found_in_its_example(row: dict[str, str]) -> None:
    where = {
        "behind": rf"Ana Sole.{{0,30}}?(?:{row['pattern']})",
        "before": rf"\b(?:{row['pattern']})\s(?:\w+\s)?(?:\w+,\s)?Ana",
    }
    assert re.search(where.get(row["where"], row["pattern"]), row["example"], re.IGNORECASE)


def test_sentence_without_a_word_of_leaving_tells_of_none() -> None:
    assert not tells_of_leaving("Ana Sole, the mayor, was at the quay when the wall fell.")
