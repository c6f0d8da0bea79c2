"""Who a printed speaker is: the full name that the article gives elsewhere, and how the two were put together."""

from __future__ import annotations

import pytest

from onrecord import lexicon
from onrecord.annotate.speech.persons import find_persons
from tests.annotate.speech.reading import Line, read


def last(text: str) -> Line:
    return read(text)[-1]


def who(text: str) -> tuple[str, str, str]:
    line = last(text)
    return line.speaker, line.person, line.claim.value("person_basis")


def test_title_and_surname_are_the_person_named_in_full_before() -> None:
    text = "Correspondent Ana Sole stood at the gates.\n\nMs Sole said: “The dam will hold.”"
    assert who(text) == ("Ms Sole", "Ana Sole", "same surname")


def test_person_points_to_the_place_where_the_full_name_stands() -> None:
    text = "Correspondent Ana Sole stood at the gates.\n\nMs Sole said: “The dam will hold.”"
    slot = last(text).claim.slot("person")
    assert slot is not None
    assert slot.span is not None
    assert slot.span.of(text) == "Ana Sole"


def test_role_is_the_one_person_described_by_it() -> None:
    text = "River News correspondent Ana Sole met Tom Orsk.\n\nThe reporter said: “The dam will hold.”"
    assert who(text) == ("The reporter", "Ana Sole", "same role")


def test_role_that_two_persons_have_stays_open() -> None:
    text = "Senator Ana Sole met Senator Tom Orsk.\n\n“The dam will hold,” the senator said."
    assert who(text) == ("the senator", "", "")


def test_pronoun_is_the_last_subject_and_not_the_nearest_name() -> None:
    text = "Mayor Tom Orsk came with engineer Paul Ray to the dam.\n\nHe said that the gates would hold."
    assert who(text) == ("He", "Tom Orsk", "last subject")


def test_pronoun_passes_over_a_person_of_the_other_gender() -> None:
    text = "Tom Orsk left early. Mary Sole stayed at the dam.\n\n“The gates will hold,” he said."
    assert who(text) == ("he", "Tom Orsk", "last subject")


def test_pronoun_without_a_person_before_it_is_not_resolved() -> None:
    line = last("“The gates will hold,” he said.")
    assert (line.person, line.basis) == ("", "pronoun, not resolved")


def test_he_added_points_two_paragraphs_up() -> None:
    text = (
        "Mr Orsk urged the towns to help. Harbour master Tom Orsk had seen the dam.\n\n"
        "“Nobody asked the crew.”\n\nHe added: “We will see.”"
    )
    assert who(text)[:2] == ("He", "Tom Orsk")


def test_description_with_a_name_behind_a_comma_is_that_person() -> None:
    assert who("Its duty chief, Ana Sole, said the dam would hold.")[1:] == ("Ana Sole", "named beside it")


def test_spokesman_for_somebody_is_not_that_person() -> None:
    assert who("A spokesman for Ana Sole said the dam would hold.") == ("A spokesman for Ana Sole", "", "")


def test_institutions_and_capitals_keep_their_printed_name() -> None:
    assert who("The White House said the dam would hold.") == ("The White House", "", "")
    assert who("Moscow said its troops had left the town.") == ("Moscow", "", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Defence Secretary Ana Sole spoke.", ["Ana Sole"]),
        ("Prime Minister Tom Orsk met Gen. Maria de la Cruz.", ["Tom Orsk", "Maria de la Cruz"]),
        ("The River News and the Port Council met in New Ordel.", []),
        ("On Monday Ana Sole’s boat left.", ["Ana Sole"]),
    ],
)
def test_names_are_found_without_titles_openers_and_bodies(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


@pytest.mark.parametrize("role", lexicon.load("persons_en")["role"], ids=lambda role: role["same"].split()[0])
def test_examples_of_the_roles_hold(role: dict[str, list[dict[str, str]]]) -> None:
    for example in role["examples"]:
        assert last(example["text"]).person == example["person"]
