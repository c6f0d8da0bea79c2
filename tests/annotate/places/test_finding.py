"""Which words of a text are place names, and which only look like them. No tagger unless a test says so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.places import Entity, find_places


def names(text: str, *entities: tuple[str, str]) -> list[str]:
    """Return the names found; `entities` are (label, words) that a tagger is made to have seen."""
    tagged = [Entity(label, text.index(words), text.index(words) + len(words)) for label, words in entities]
    return [found.name for found in find_places(text, entities=tagged)]


def test_a_city_in_a_sentence_is_found_without_a_tagger() -> None:
    assert names("The convoy arrived in Kharkiv on Monday.") == ["Kharkiv"]


def test_a_city_that_the_tagger_takes_for_a_person_is_a_place() -> None:
    assert names("Troops left Kherson at dawn.", ("PERSON", "Kherson")) == ["Kherson"]


def test_a_possessive_ending_is_no_part_of_the_name() -> None:
    assert names("They praised Ukraine's farmers and Kenya’s doctors.") == ["Ukraine", "Kenya"]


def test_dots_belong_to_an_abbreviation() -> None:
    assert names("She moved from the U.S. to France.") == ["U.S.", "France"]


def test_a_state_is_found_behind_its_town() -> None:
    assert names("He was born in Springfield, Ill., in May.") == ["Springfield", "Ill."]


def test_the_longest_name_is_taken() -> None:
    assert names("Voters in New South Wales went to the polls.") == ["New South Wales"]


def test_small_words_and_hyphens_stay_inside_a_name() -> None:
    assert names("They flew from Rio de Janeiro to Port-au-Prince.") == ["Rio de Janeiro", "Port-au-Prince"]


def test_the_town_in_the_name_of_a_body_is_found() -> None:
    text = "The Nairobi Police Department closed the road."
    assert names(text, ("ORG", "The Nairobi Police Department")) == ["Nairobi"]


@pytest.mark.parametrize(
    "text",
    [
        "Of all the plans, this one was good.",
        "It was a nice day, and she was reading.",
        "In March he may go, said Will.",
        "The us and them of politics.",
        "Reading is fun. Mobile phones are not.",
        "Mr Lincoln and Mrs Paris arrived.",
        "A car burned in Paris Street.",
        "Her colleague Jing-Shan agreed.",
        "It cost US$6 and $US 7.",
        "Northern and Eastern are points of the compass.",
    ],
)
def test_words_that_only_look_like_places_are_none(text: str) -> None:
    assert names(text) == []


def test_a_person_called_like_a_town_is_a_person() -> None:
    assert names("Fans met Paris Hilton backstage.", ("PERSON", "Paris Hilton")) == []


def test_a_bank_of_a_river_is_not_the_west_bank() -> None:
    text = "The army left the west bank of the Dnipro River and the West Bank of the Dnipro."
    assert "West Bank" not in names(text)


def test_the_west_bank_is_a_place() -> None:
    assert names("Israel holds the West Bank.") == ["Israel", "West Bank"]


def test_a_river_is_not_the_town_of_its_name() -> None:
    found = find_places("They crossed the Dnipro River near Nikopol.", entities=())
    assert [(one.name, one.place.level.name) for one in found if one.place] == [
        ("Dnipro River", "WATER"),
        ("Nikopol", "TOWN"),
    ]


def test_an_unknown_river_is_not_a_town() -> None:
    text = "Boats searched Lisbon Creek."
    found = find_places(text, entities=[Entity("LOC", 15, 27)])
    assert [(one.name, one.place) for one in found] in ([], [("Lisbon Creek", None)])


def test_a_name_that_only_the_tagger_knows_stays_unresolved() -> None:
    text = "Farmers in Qwertynia and near Qwertynia protested."
    found = find_places(text, entities=[Entity("GPE", 11, 20), Entity("GPE", 30, 39)])
    assert {(one.name, one.place, one.basis) for one in found} == {("Qwertynia", None, "not in the gazetteer")}


def test_a_dateline_in_capitals_is_a_place() -> None:
    assert names("NAIROBI (Reuters) - Rain fell.")[0] == "NAIROBI"


def test_an_adjective_is_marked_as_one() -> None:
    found = find_places("The Ukrainians left Kyiv.", entities=[Entity("NORP", 4, 14)])
    assert [(one.name, one.is_demonym) for one in found] == [("Ukrainians", True), ("Kyiv", False)]


def test_the_tagger_is_asked_when_no_entities_are_given() -> None:
    assert [one.name for one in find_places("Russian troops left Kherson. Ben Okoye stayed in London.")][-2:] == [
        "Kherson",
        "London",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police in Reading, Berkshire, arrested two men.", ["Reading", "Berkshire"]),
        ("The talks in Nice ended.", ["Nice"]),
        ("She moved to Mobile, Ala., in May.", ["Mobile", "Ala."]),
        ("Will May resign? Will will not.", []),
        ("Abraham Lincoln spoke for an hour.", []),
        ("Washington Irving wrote it.", []),
    ],
)
def test_the_tagger_helps_with_words_that_are_names_too(text: str, expected: list[str]) -> None:
    assert [one.name for one in find_places(text)] == expected


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_spans_are_sorted_disjoint_and_quote_the_text(text: str) -> None:
    found = find_places(text, entities=())
    assert all(one.span.of(text) == one.name for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_name_that_is_a_place_once_is_a_place_where_the_sentence_alone_leaves_doubt() -> None:
    assert names("Kherson fell on Friday. Troops entered Kherson.") == ["Kherson", "Kherson"]


def test_a_person_stays_one_beside_the_town_of_the_name() -> None:
    assert names("Mr Lincoln met friends in Lincoln, Nebraska.") == ["Lincoln", "Nebraska"]
