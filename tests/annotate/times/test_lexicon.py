"""Every rule of every language shows what it does in its examples."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotate.times.genre import Domain
from onrecord.annotate.times.grammar import grammar
from onrecord.annotate.times.guards import GUARDS
from onrecord.annotate.times.meanings import Kind
from onrecord.annotate.times.vocabulary import data_of, languages
from onrecord.times import find, written_on

WRITTEN_ON = written_on("2031-05-14")
RULES = [(language, rule) for language in sorted(languages()) for rule in data_of(language)["rules"]]
EXAMPLES = [
    pytest.param(language, rule, example, id=f"{language}: {example['text']}")
    for language, rule in RULES
    for example in rule["examples"]
]


@pytest.mark.parametrize(("language", "rule", "example"), EXAMPLES)
def test_a_rule_does_what_its_example_says(language: str, rule: dict[str, Any], example: dict[str, str]) -> None:
    domain: Domain = "narrative" if rule.get("narrative") else "news"
    found = find(example["text"], reference=WRITTEN_ON, domain=domain, language=language)
    assert (example["found"], example["value"]) in [(time.text, time.value) for time in found]


def test_every_rule_has_an_example() -> None:
    assert [rule["name"] for _, rule in RULES if not rule["examples"]] == []


def test_every_rule_has_a_known_kind_and_guard() -> None:
    assert {rule["kind"] for _, rule in RULES} <= set(Kind)
    assert {rule["guard"] for _, rule in RULES if "guard" in rule} <= set(GUARDS)


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_pattern_compiles(language: str) -> None:
    assert grammar(language, is_narrative=True).rules


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Christmas Eve.", "2030-12-24"),
        ("They met on New Year's Day.", "2031-01-01"),
        ("They met on Good Friday.", "2031-04-11"),
        ("They met on Labor Day.", "2030-09-02"),
        ("They met on Memorial Day.", "2030-05-27"),
        ("They met on the Fourth of July.", "2030-07-04"),
        ("They fasted in Ramadan.", "2030-12"),
        ("It was built before World War II.", "1939-09-01/1945-09-02"),
    ],
)
def test_named_days_and_periods_are_data(text: str, value: str) -> None:
    assert [time.value for time in find(text, reference=WRITTEN_ON)] == [value]
