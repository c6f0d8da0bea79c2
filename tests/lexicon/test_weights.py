"""The shipped background table, and the terms that are looked up in it."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.lexicon.weights import Background, background, term_of
from onrecord.resolve.vectors import dot, heaviest, unit, vector_of

SMALL = Background(documents=10, counts={"the": 10, "council": 2})


def test_words_of_every_text_weigh_nothing_and_rare_ones_most() -> None:
    assert SMALL.weight("the") == 0
    assert 0 < SMALL.weight("council") < SMALL.weight("ferry")


def test_a_number_weighs_half() -> None:
    assert SMALL.weight("1997") == SMALL.weight("ferry") / 2


def test_the_examples_of_the_shipped_table_are_weighed_as_it_says() -> None:
    everywhere, rare = load("weights_en")["examples"]
    assert background().weight(everywhere) == 0
    assert background().weight(rare) > background().weight("government") > 0


def test_every_word_of_the_table_stands_in_it_once_as_terms_are_read() -> None:
    words = [word for row in load("weights_en")["words"].values() for word in row.split()]
    assert len(words) == len(set(words))
    assert max(background().counts.values()) <= background().documents


@pytest.mark.parametrize(
    ("word", "term"),
    [("Ferries", "ferry"), ("ferry’s", "ferry"), ("boats", "boat"), ("glass", "glass"), ("Oru", "oru"), ("bus", "bus")],
)
def test_a_term_has_no_case_no_possessive_and_no_plural(word: str, term: str) -> None:
    assert term_of(word) == term


def test_a_vector_is_of_length_one_and_empty_without_words() -> None:
    vector = vector_of("Ferry sinks", "The ferry sank.", background=SMALL, longest=10)
    assert dot(vector, vector) == pytest.approx(1)
    assert vector_of("", "the The THE", background=SMALL, longest=10) == {}
    assert unit({}) == {}


def test_the_heaviest_terms_are_kept_the_alphabet_deciding_ties() -> None:
    assert heaviest({"c": 1.0, "b": 2.0, "a": 1.0}, 2) == {"b": 2.0, "a": 1.0}
