"""Whom a sentence cites, and the media somebody spoke to: the examples of the lexicon, and what must not be found."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.record.citing import find_cited, find_doubts, find_hedges, find_media, is_same_name

LEXICON = load("relays_en")


def examples(table: str) -> list[tuple[str, list[str]]]:
    return [(sentence, found) for row in LEXICON[table] for sentence, found in row["examples"]]


def never(table: str) -> list[str]:
    return [sentence for row in LEXICON[table] for sentence in row.get("never", ())]


@pytest.mark.parametrize(("sentence", "found"), examples("citing"))
def test_examples_cite(sentence: str, found: list[str]) -> None:
    assert list(find_cited(sentence)) == found


@pytest.mark.parametrize("sentence", [*never("citing"), "It closed, citing COVID-19 fears.", "They cited Article 5."])
def test_reasons_are_no_sources(sentence: str) -> None:
    assert find_cited(sentence) == ()


@pytest.mark.parametrize(("sentence", "found"), examples("via"))
def test_examples_name_a_medium(sentence: str, found: list[str]) -> None:
    assert list(find_media(sentence)) == found


@pytest.mark.parametrize("sentence", never("via"))
def test_who_is_told_is_no_medium_by_itself(sentence: str) -> None:
    assert find_media(sentence) == ()


def test_outlets_of_the_collection_are_media() -> None:
    assert find_media("She told the Klaxon that it held.", ["Morning Klaxon", "Klaxon"]) == ("the Klaxon",)


@pytest.mark.parametrize(("words", "hedge", "number"), LEXICON["hedges"]["examples"])
def test_examples_of_hedges(words: str, hedge: str, number: str) -> None:
    assert list(find_hedges(words)) == [(hedge, number)]


def test_doubts_are_whole_words() -> None:
    assert find_doubts("He may have left; Mayor Reed reportedly stays.") == ("may", "reportedly")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("the Lantern", "Evening Lantern", True),
        ("Kyodo", "Kyodo News", True),
        ("The Post", "The Herald", False),
        ("", "The Herald", False),
    ],
)
def test_names_of_media(one: str, other: str, is_same: bool) -> None:  # noqa: FBT001
    assert is_same_name(one, other) is is_same


def test_long_sentences_are_cut_and_linear() -> None:
    assert find_cited("citing " * 5_000) == ()
    assert find_media("told The " * 5_000) == ()
