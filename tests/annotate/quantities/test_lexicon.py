"""Every rule of the word lists shows what it does in its examples."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord import lexicon
from onrecord.annotate.quantities import find_quantities
from onrecord.annotate.quantities.guards import guard_pattern

EXAMPLES = [
    pytest.param(example, id=f"{example['text']} {example['value']}")
    for name in ("quantities_en", "units_en", "currencies_en")
    for example in lexicon.load(name)["examples"]
]
GUARDS = lexicon.load("quantities_guards_en")["guards"]


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_amount_is_read_as_its_example_says(example: dict[str, str]) -> None:
    found = find_quantities(example["text"])
    assert (example["found"], example["value"]) in [(one.span.of(example["text"]), one.canonical) for one in found]


@pytest.mark.parametrize("guard", GUARDS, ids=[guard["name"] for guard in GUARDS])
def test_a_guard_covers_what_its_examples_say(guard: dict[str, Any]) -> None:
    for words in guard.get("guarded", ()):
        text = f"It was {words} then"
        assert words in [match[0].strip() for match in guard_pattern().finditer(text)]
    for text in guard.get("sentences", ()):
        assert find_quantities(text) == ()


@pytest.mark.parametrize("guard", GUARDS, ids=[guard["name"] for guard in GUARDS])
def test_a_guard_leaves_alone_what_its_counter_examples_say(guard: dict[str, Any]) -> None:
    for words in guard.get("free", ()):
        assert not list(guard_pattern().finditer(f"It was {words} then"))


def test_every_guard_has_an_example() -> None:
    assert [guard["name"] for guard in GUARDS if not guard.get("guarded") and not guard.get("sentences")] == []


def test_no_word_is_both_people_and_a_thing() -> None:
    persons = lexicon.load("quantities_en")["persons"]
    assert set(persons["words"].split()) & set(persons["things"].split()) == set()
