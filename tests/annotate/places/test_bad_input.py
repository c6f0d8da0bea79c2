"""Hostile and odd texts: no traceback, no endless run, nothing made up."""

from __future__ import annotations

import pytest

from onrecord.annotate.places import Entity, find_places


def names(text: str) -> list[str]:
    return [one.name for one in find_places(text, entities=())]


def test_an_empty_text_has_no_places() -> None:
    assert names("") == []


def test_a_text_in_capitals_keeps_its_places() -> None:
    assert "UKRAINE" in names("TROOPS LEFT UKRAINE ON MONDAY.")


def test_a_text_in_lower_case_names_no_place() -> None:
    assert names("troops left ukraine and of course it was nice in reading.") == []


def test_a_name_of_two_hundred_characters_is_passed_over() -> None:
    assert names("He lives in " + "Longtown" * 25 + " and in Kenya.") == ["Kenya"]


def test_a_run_of_a_thousand_capitalised_words_ends() -> None:
    assert "Kenya" in names("Aaa " * 1000 + "and in Kenya.")


@pytest.mark.parametrize("foreign", ["الرياض", "Москва", "北京", "תל אביב", "Αθήνα"])
def test_foreign_scripts_inside_english_do_not_disturb(foreign: str) -> None:
    assert names(f"They went from {foreign} to London.")[-1] == "London"


def test_a_homoglyph_is_another_name() -> None:
    assert names("They arrived in Lоndon.") == []  # the first o is Cyrillic


def test_entities_outside_the_text_are_ignored() -> None:
    assert [one.name for one in find_places("In Kenya.", entities=[Entity("GPE", 500, 510)])] == ["Kenya"]


def test_many_namesakes_in_one_text_stay_bounded() -> None:
    towns = "Springfield Salem Georgetown Franklin Clinton Madison Washington Chester Marion Greenville".split()
    found = find_places(" ".join(f"They went to the town of {town}." for town in towns * 30), entities=())
    assert len(found) >= 200
