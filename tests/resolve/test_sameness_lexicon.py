"""The examples of the weights of sameness: two sentences, and what is observed of them."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.annotate.participants import participants_of
from onrecord.annotate.predicates import find_predicates
from onrecord.annotate.syntax import parse
from onrecord.lexicon import load
from onrecord.resolve.sameness_evidence import EventMention, observe, weights
from onrecord.resolve.sameness_reasons import _AGAINST, _FOR
from onrecord.text import Span


def first_mention(text: str) -> EventMention:
    tree = next(parse(text, [Span(0, len(text))]))
    predicate = find_predicates(tree)[0]
    beside = participants_of(tree, predicate)
    return EventMention(
        id=text,
        article=text,
        stories=("s",),
        sentence=0,
        lemma=predicate.lemma,
        is_noun=predicate.is_noun,
        actors=beside.actors,
        targets=beside.targets,
        details=beside.details,
    )


@pytest.mark.parametrize("example", load("sameness")["example"], ids=lambda example: example["one"])
def test_the_examples_are_observed_as_they_say(example: dict[str, Any]) -> None:
    seen = observe(first_mention(example["one"]), first_mention(example["other"]))
    assert set(example["seen"]) <= set(seen)


def test_whatever_is_observed_has_a_weight_and_every_reason_an_observation() -> None:
    assert {*_FOR, *_AGAINST} <= set(weights())
