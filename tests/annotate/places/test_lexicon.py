"""The word lists about places: every list has an example, and every example holds."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import lexicon
from onrecord.annotate.places import find_places
from onrecord.annotate.places.keys import key_of

EXAMPLES: list[dict[str, Any]] = lexicon.load("places_en")["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["list"] for example in EXAMPLES])
def test_an_example_holds(example: dict[str, Any]) -> None:
    assert [found.name for found in find_places(example["text"], entities=())] == example["names"]


def test_every_list_has_an_example() -> None:
    assert {example["list"] for example in EXAMPLES} == set(lexicon.load("places_en")) - {"example"}


def test_common_words_are_keys() -> None:
    words = lexicon.load("place_words_en")["common"]["words"].split()
    assert [word for word in words if key_of(word) != word] == []


@pytest.mark.parametrize("table", ["tagged", "untagged"])
def test_weights_are_bounded(table: str) -> None:
    weights = lexicon.load("place_evidence_en")[table]["weights"]
    assert all(0.1 <= abs(weight) <= 5 for weight in weights.values())


def test_weights_set_by_hand_are_multiples_of_a_half() -> None:
    weights = lexicon.load("place_judgements_en")["weights"]
    assert [name for name, weight in weights.items() if weight * 2 % 1 or not 0.5 <= abs(weight) <= 2] == []


@pytest.mark.parametrize("table", ["tagged", "untagged"])
def test_no_weight_is_both_fitted_and_set_by_hand(table: str) -> None:
    fitted = lexicon.load("place_evidence_en")[table]["weights"]
    assert set(fitted) & set(lexicon.load("place_judgements_en")["weights"]) == set()
