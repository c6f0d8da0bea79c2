"""Who an article names: on sentences written for these tests."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.annotate.contract import Reading, read_with
from onrecord.annotate.names import annotate_names
from onrecord.annotate.places import annotate_places
from onrecord.annotate.quotations import annotate_quotations
from onrecord.annotate.sentences import annotate_sentences
from onrecord.annotate.times import annotate_times
from onrecord.model import ActorKind, Appearance, Article, MarkKind, Phase
from onrecord.text import OffsetMap

STEPS = (annotate_sentences, annotate_quotations, annotate_times, annotate_places, annotate_names)


def read(text: str) -> Reading:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    return read_with(article, STEPS)


def actors(text: str) -> dict[str, tuple[ActorKind, list[str]]]:
    """Return the actors of a text by name: their kind and the words of their mentions."""
    reading = read(text)
    return {one.name: (one.kind, mentions_of(reading, one.id)) for one in reading.appearances}


def mentions_of(reading: Reading, value: str) -> list[str]:
    marks = reading.of_kind(MarkKind.NAME)
    return [mark.span.of(reading.article.text) for mark in marks if mark.value == value]


def person(text: str, name: str) -> Appearance:
    return next(one for one in read(text).appearances if one.name == name)


def words_for(text: str, name: str) -> list[str]:
    """Return the words of the mentions of one actor, [] where nobody has that name."""
    return actors(text).get(name, (ActorKind.GROUP, []))[1]


def test_a_surname_and_a_pronoun_mean_the_person_named_in_full() -> None:
    text = "Ana Sole opened the lock on Monday. Sole had waited a year. “It holds,” she said."
    assert words_for(text, "Ana Sole") == ["Ana Sole", "Sole", "she"]


def test_mr_and_mrs_tell_two_bearers_of_one_surname_apart() -> None:
    text = "Robert Sole and Linda Sole own the mill. Mrs Sole said it was sold. Mr Sole disagreed."
    assert words_for(text, "Linda Sole") == ["Linda Sole", "Mrs Sole"]
    assert words_for(text, "Robert Sole") == ["Robert Sole", "Mr Sole"]


def test_a_surname_that_two_bear_alike_stays_open() -> None:
    text = "Robert Sole met Peter Sole in the mill. On the bridge Sole said nothing."
    reading = read(text)
    assert mentions_of(reading, "") == ["Sole"]


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("William Sole", "Bill Sole"),
        ("Robert F. Sole", "Robert Sole"),
        ("Aleksei Morin", "Alexey Morin"),
        ("Volodymyr Zarensky", "Volodymyr Zarenskyy"),
        ("Pilar Sole Ruiz", "Pilar Sole"),
    ],
)
def test_two_spellings_of_one_name_are_one_person(full: str, other: str) -> None:
    found = actors(f"{full} signed the deal on Monday. The minister thanked {other} in the evening.")
    persons = [mentions for kind, mentions in found.values() if kind is ActorKind.PERSON]
    assert [full, other] in persons


@pytest.mark.parametrize(("one", "other"), [("Ana Sole", "Ana Stone"), ("George H. Marin", "George W. Marin")])
def test_two_names_that_only_look_alike_stay_two(one: str, other: str) -> None:
    found = actors(f"{one} signed the deal on Monday. {other} did not.")
    assert {one, other} <= set(found)


def test_particles_belong_to_the_surname() -> None:
    text = "Pieter van der Sole lost the vote. “It is over,” Van der Sole said."
    assert words_for(text, "Pieter van der Sole") == ["Pieter van der Sole", "Van der Sole"]


def test_an_acronym_in_brackets_and_a_noun_of_the_name_mean_the_body() -> None:
    text = "The Harrow Port Authority (HPA) shut the lock. HPA gave no date. The authority has 90 boats."
    kind, mentions = actors(text)["Harrow Port Authority"]
    assert kind is ActorKind.ORGANISATION
    assert mentions == ["Harrow Port Authority", "HPA", "HPA", "The authority"]


def test_a_firm_that_bears_the_name_of_a_person_is_no_person() -> None:
    text = "Tom Brannock founded Brannock Motors in 1974. Mr Brannock died last year. The company has 90 workers."
    assert words_for(text, "Brannock Motors") == ["Brannock Motors", "The company"]
    assert words_for(text, "Tom Brannock") == ["Tom Brannock", "Mr Brannock"]


def test_a_role_means_the_one_person_who_has_it() -> None:
    text = "Correspondent Ana Sole stood on the dam. Mayor Tom Reed slept. “It holds,” the reporter said."
    assert words_for(text, "Ana Sole") == ["Ana Sole", "the reporter"]


def test_a_brother_is_found_again_by_kin() -> None:
    text = "Ana Sole blamed her brother, Tom Sole, for the leak. Her brother said nothing."
    assert words_for(text, "Tom Sole")[-1] == "Her brother"


def test_a_country_acts_under_its_name_its_capital_and_its_government() -> None:
    text = "France sent two ships. Paris said they would stay. The French government thanked the crew."
    kind, mentions = actors(text)["France"]
    assert (kind, mentions) == (ActorKind.COUNTRY, ["France", "Paris", "The French government"])


@pytest.mark.parametrize(
    "text",
    [
        "The farm in France grows lavender.",
        "The concert in Moscow was sold out.",
        "She walked past Downing Street in the rain.",
        "Paris beat Lyon in the final on Sunday.",
    ],
)
def test_a_place_that_is_only_a_place_is_no_actor(text: str) -> None:
    assert [one.name for one in read(text).appearances if one.kind is ActorKind.COUNTRY] == []


def test_forces_are_no_country_and_its_troops_are_the_countrys() -> None:
    text = "Ukrainian soldiers entered the town. Russia said its troops had left. The Russian army is tired."
    found = actors(text)
    assert found["Ukrainian soldiers"] == (ActorKind.ARMED_FORCE, ["Ukrainian soldiers"])
    assert (ActorKind.ARMED_FORCE, ["its troops", "The Russian army"]) in found.values()


def test_a_group_is_an_actor_when_it_is_mentioned_twice() -> None:
    assert words_for("The protesters sat down. Police came. The protesters stayed.", "protesters") == [
        "The protesters",
        "The protesters",
    ]
    assert "protesters" not in actors("The protesters sat down.")


@pytest.mark.parametrize(
    ("before", "phase"),
    [
        ("former mayor", Phase.FORMER),
        ("newly elected mayor", Phase.NEW),
        ("acting mayor", Phase.CURRENT),
        ("mayor-elect", Phase.FUTURE),
    ],
)
def test_the_phase_of_a_role_is_read_from_the_words_before_it(before: str, phase: Phase) -> None:
    (role,) = person(f"The {before} Ana Sole left at noon.", "Ana Sole").roles
    assert (role.title.startswith("mayor"), role.phase) == (True, phase)


def test_a_role_names_its_body_and_its_country() -> None:
    roles = person("Ana Sole, who heads the Tarn Port Authority, left.", "Ana Sole").roles
    assert [(role.title, role.organisation) for role in roles] == [("head", "Tarn Port Authority")]
    roles = person("UK Defence Secretary Ana Sole left.", "Ana Sole").roles
    assert [(role.title, role.country) for role in roles] == [("Defence Secretary", "United Kingdom")]


def test_an_office_that_somebody_left_is_a_former_one() -> None:
    roles = person("Ana Sole resigned as finance minister on Monday.", "Ana Sole").roles
    assert [(role.title, role.phase) for role in roles] == [("finance minister", Phase.FORMER)]


def test_roles_of_one_person_are_told_once() -> None:
    text = "Ana Sole, the mayor of Tarn, was mayor of Tarn for a year. Mayor Ana Sole resigned as mayor on Monday."
    roles = person(text, "Ana Sole").roles
    assert len({(role.start, role.end) for role in roles}) == len(roles)
    assert len({(role.title, role.organisation, role.country, role.phase) for role in roles}) == len(roles)


def test_a_headline_in_capitals_names_whom_the_text_names() -> None:
    text = "SOLE SHUTS HARROW LOCK AGAIN\n\nAna Sole shut the lock on Monday."
    assert words_for(text, "Ana Sole") == ["SOLE", "Ana Sole"]


@pytest.mark.parametrize(
    "text",
    [
        "The lock opens in May.",
        "Will it hold? Nobody knows.",
        "Reading the contract took two nights.",
        "A grant was paid. There is a mark on the wall.",
    ],
)
def test_common_words_with_a_capital_are_nobody(text: str) -> None:
    assert read(text).appearances == ()


def test_a_common_word_is_a_person_when_the_article_says_so() -> None:
    text = "Helen May chairs the council. May said the lock would open in May."
    assert words_for(text, "Helen May") == ["Helen May", "May"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the mayor ana sole said nothing and went home.",
        "A" * 3000 + " " + "Baron " * 40 + "von " * 40 + "Sole said so.",
        "Ana " * 200 + "Sole left.",
        "The envoy, \u202b\u05d3\u05e0\u05d4 \u05dc\u05d5\u05d9\u202c, met \u738b\u5c0f\u660e of the Tarn Bank.",
        "\u0410na S\u043ele met Ana Sole.",
        "’s ’s “ ” , . ( ) — Mr . Mrs",
    ],
)
def test_odd_text_never_fails(text: str) -> None:
    reading = read(text)
    for mark in reading.of_kind(MarkKind.NAME):
        assert 0 <= mark.start < mark.end <= len(text)


def test_every_mention_belongs_to_an_appearance_or_is_open() -> None:
    text = "Ana Sole met Tom Reed. Sole said he left. France and Paris agreed. “She lied,” Reed said."
    reading = read(text)
    known = {one.id for one in reading.appearances}
    assert {mark.value for mark in reading.of_kind(MarkKind.NAME)} - known <= {""}
    assert all(mark.basis for mark in reading.of_kind(MarkKind.NAME))
    assert len(known) == len(reading.appearances)


def test_the_same_article_gives_the_same_actors() -> None:
    text = "Ana Sole met Tom Reed in Paris. Moscow said no. The Harrow Port Authority agreed. Sole left."
    assert read(text) == read(text)


def names_of(found: Sequence[Appearance]) -> list[str]:
    return [one.name for one in found]


def test_appearances_stand_in_the_order_of_the_text() -> None:
    assert names_of(read("Tom Reed met Ana Sole. France agreed.").appearances) == ["Tom Reed", "Ana Sole", "France"]


def appearances_named(text: str, name: str) -> list[list[str]]:
    """Return the words of the mentions of everyone who bears a name."""
    reading = read(text)
    return [mentions_of(reading, one.id) for one in reading.appearances if one.name == name]


def test_the_force_is_the_police_that_is_named() -> None:
    text = "Harrow Police searched the yard on Monday. The force found nothing."
    assert words_for(text, "Harrow Police") == ["Harrow Police", "The force"]


def test_two_of_one_name_are_two_where_their_work_lies_apart() -> None:
    text = (
        "The goalkeeper, Ana Sole, trained in Tarn.\n\n"
        "Police Inspector Ana Sole searched the mill. The inspector took nine boxes."
    )
    assert appearances_named(text, "Ana Sole") == [["Ana Sole"], ["Ana Sole", "The inspector"]]


def test_two_of_one_name_are_two_where_their_ages_differ() -> None:
    text = "Ana Sole, 34, steered the boat.\n\nAna Sole, 61, watched from the shore."
    assert appearances_named(text, "Ana Sole") == [["Ana Sole"], ["Ana Sole"]]


def test_two_of_one_name_are_two_where_the_text_says_so() -> None:
    text = "Ana Sole runs the mill.\n\nThe ferry belongs to another Ana Sole."
    assert appearances_named(text, "Ana Sole") == [["Ana Sole"], ["Ana Sole"]]


def test_one_person_may_have_two_offices() -> None:
    text = "Ana Sole, the mayor, opened the lock.\n\nAna Sole, a lawyer, had drawn up the contract."
    assert appearances_named(text, "Ana Sole") == [["Ana Sole", "Ana Sole"]]


def test_nobody_says_he_of_himself() -> None:
    text = "Peter Ray met Paul Venn at the lock.\n\nPeter Ray waved. “We lost because he slept,” said Peter Ray."
    assert "he" not in words_for(text, "Peter Ray")


def test_my_sister_is_the_speaker_s_sister() -> None:
    text = (
        "Robert Sole spoke in Tarn. His sister, Linda Venn, owns the mill.\n\n"
        "“My sister sold nothing,” Robert Sole said."
    )
    assert words_for(text, "Linda Venn") == ["Linda Venn", "My sister"]


def test_a_client_is_whom_a_lawyer_was_said_to_speak_for() -> None:
    text = "Linda Venn left with her lawyer, Robert Sole. Sole said his client would appeal."
    assert "his client" in words_for(text, "Linda Venn")


def test_an_age_takes_up_the_only_person_of_that_age() -> None:
    text = "Ana Sole, 43, was found on Monday. The 43-year-old was cold but unhurt."
    assert words_for(text, "Ana Sole") == ["Ana Sole", "The 43-year-old"]


def test_a_town_in_an_article_about_a_game_is_its_team() -> None:
    text = (
        "Lyon beat Porto 2-1 in the cup on Sunday. The goalkeeper saved a penalty, and the striker scored both goals "
        "before the referee sent off a midfielder."
    )
    found = actors(text)
    assert found["Lyon"][0] is ActorKind.ORGANISATION
    assert found["Porto"][0] is ActorKind.ORGANISATION


def test_brussels_is_the_union_where_belgium_is_not_spoken_of() -> None:
    text = "The European Union fined the port. Brussels said the port had broken the rules."
    assert words_for(text, "European Union") == ["European Union", "Brussels"]


def test_brussels_is_one_union_however_often_it_speaks() -> None:
    text = "Brussels said no. On Monday Brussels said the port had broken the rules."
    assert words_for(text, "Brussels") == ["Brussels", "Brussels"]


def test_a_surname_that_is_also_a_town_is_the_person_who_does_something() -> None:
    text = "Valerie Paris was born in Tarn. Paris left the ship in May."
    assert words_for(text, "Valerie Paris") == ["Valerie Paris", "Paris"]


def test_an_office_behind_as_is_that_of_the_object() -> None:
    text = "Ana Sole will keep Paul Venn as coach."
    assert person(text, "Ana Sole").roles == ()
    assert [role.title for role in person(text, "Paul Venn").roles] == ["coach"]


def test_the_government_is_that_of_the_country_the_article_is_about() -> None:
    text = (
        "France met Spain in Lyon on Monday. Trains stood still in Paris, Nantes, Lille and Nice. "
        "The government promised new rails."
    )
    assert "The government" in words_for(text, "France")


def test_a_kind_of_body_beside_a_name_takes_up_no_other() -> None:
    text = "Tarn Dredging lost the contract. It went to the company Dnipra."
    assert "the company" not in words_for(text, "Tarn Dredging")


def test_their_company_means_none_that_is_named() -> None:
    text = "Tarn Dredging lost the contract. The brothers sold their company in May."
    assert "their company" not in words_for(text, "Tarn Dredging")


@pytest.mark.parametrize(
    "sentence", ["The mayor is elected by the council.", "The council will choose the next mayor in May."]
)
def test_an_office_as_such_is_nobody_s(sentence: str) -> None:
    text = f"Ana Sole, the mayor, opened the lock. {sentence}"
    assert words_for(text, "Ana Sole") == ["Ana Sole"]
