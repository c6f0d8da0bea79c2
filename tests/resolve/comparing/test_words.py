"""The words that say what kind of account a claim is: every example of the lexicon holds."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.resolve.comparing.kinds import kinds_in
from onrecord.resolve.comparing.words import (
    ELSEWHEN,
    has_moved,
    is_further,
    is_outsider,
    is_silent,
    opposites_in,
    places_in,
    sentence_around,
    weigh_stems,
)

UNITS = {"money": "EUR", "percent": "percent", "term": "year"}


@pytest.mark.parametrize("row", load("slots_en")["count"], ids=lambda row: row["name"])
def test_examples_are_counted_as_what_they_are(row: dict[str, str]) -> None:
    for example in row["examples"]:
        assert row["name"] in kinds_in(example, UNITS.get(row["unit"], row["unit"])), example


def test_silence_is_neither_yes_nor_no() -> None:
    assert all(is_silent(example) for row in load("slots_en")["silence"] for example in row["examples"])
    assert not is_silent("the gate stood open")


def test_what_comes_on_top_is_said_to_be_further() -> None:
    assert all(is_further(example) for row in load("slots_en")["further"] for example in row["examples"])
    assert not is_further("the plant was closed")


def test_another_time_is_told_from_the_storys_own() -> None:
    assert all(ELSEWHEN.search(example) for row in load("slots_en")["elsewhen"] for example in row["examples"])
    assert not ELSEWHEN.search("on Friday the river rose")


@pytest.mark.parametrize("row", load("slots_opposites_en")["opposite"], ids=lambda row: row["name"])
def test_opposites_take_one_another_back(row: dict[str, list[list[str]]]) -> None:
    for one, other in row["examples"]:
        mine, theirs = opposites_in(one), opposites_in(other)
        assert any(mine[name] != theirs[name] for name in set(mine) & set(theirs)), (one, other)


def test_onlookers_are_known_by_their_words() -> None:
    assert is_outsider("In Beck's view the price is high.")
    assert is_outsider("Professor Ana Sole predicts a flood.")
    assert not is_outsider("The mayor says the price is high.")


def test_counts_that_have_moved_say_so() -> None:
    assert (has_moved("the toll has risen to 27"), has_moved("it lowered its count"), has_moved("it rained")) == (
        "up",
        "down",
        "",
    )


def test_forms_of_one_word_are_one_stem() -> None:
    assert set(weigh_stems("the clinic opened")) & set(weigh_stems("the clinics were opened"))


def test_places_are_the_names_behind_a_preposition() -> None:
    assert places_in("900 people marched in Hesk on Friday, said Ola Reed") == {"hesk"}


def test_sentence_is_cut_at_full_stops() -> None:
    text = "One came. Two came here. Three left."
    start = text.index("came here")
    assert sentence_around(text, start, start + 9) == "Two came here."
