"""Names compared by their parts: persons, countries, organisations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon import load
from onrecord.model import ActorKind
from onrecord.resolve.bodies import compare_bodies, country_key, keys_of_body, lookups_of_body, parse_body
from onrecord.resolve.names import (
    Match,
    compare_names,
    initial_keys_of,
    is_description,
    keys_of,
    parse_name,
    roots_of,
    short_keys_of,
    sound_of,
)

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéłшمי '-.ABCDE", max_size=40)


def match(one: str, other: str) -> Match | None:
    return compare_names(parse_name(one), parse_name(other))


def body_match(one: str, other: str, kind: ActorKind = ActorKind.ORGANISATION) -> Match | None:
    return compare_bodies(parse_body(one, kind), parse_body(other, kind))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ana Sole", "ANA SOLE", Match.SAME),
        ("Ana Sole", "Energy Minister Ana Sole", Match.SAME),
        ("Ana Solé", "Ana Sole", Match.SAME),
        ("Moon Ae-rin", "Moon Ae Rin", Match.SAME),
        ("Sean O'Dell", "Sean O’Dell", Match.SAME),
        ("Ana Sole", "Ana B. Sole", Match.FULLER),
        ("Oleg Petrovich Varin", "Oleg Varin", Match.FULLER),
        ("Pau Sole", "Pau Sole Vidal", Match.FULLER),
        ("Bill Sole", "William Sole", Match.VARIANT),
        ("Aleksei Morin", "Alexey Morin", Match.VARIANT),
        ("Volodymyr Tarskyy", "Vladimir Tarsky", Match.VARIANT),
        ("Yusuf al Hadri", "Youssef al-Hadri", Match.VARIANT),
        ("A. Sole", "Ana Sole", Match.INITIAL),
        ("Sole Ana", "Ana Sole", Match.SWAPPED),
        ("Mr Sole", "Ana Sole", Match.SURNAME),
        ("van der Sole", "Ana van der Sole", Match.SURNAME),
        ("Vega Ruiz", "José Luis Vega Ruiz", Match.SURNAME),
        ("Kate", "Katherine Sole", Match.PART),
    ],
)
def test_names_that_can_be_one(one: str, other: str, expected: Match) -> None:
    assert match(one, other) is expected
    assert match(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Sole", "Eva Sole"),
        ("Ana Sole", "Ana Vane"),
        ("John A. Sole", "John B. Sole"),
        ("John Sole Jr", "John Sole Sr"),
        ("Alexander Sole", "Alexandra Sole"),
        ("Irina Morozova", "Aleksei Morozov"),
        ("Sole", "Vane"),
    ],
)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert match(one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Sole", "William Sole"),
        ("Aleksei Morin", "Alexey Morin"),
        ("Pau Sole", "Pau Sole Vidal"),
        ("Xi Lan", "Lan Xi"),
    ],
)
def test_full_names_that_can_be_one_share_a_key(one: str, other: str) -> None:
    assert set(keys_of(parse_name(one))) & set(keys_of(parse_name(other)))


def test_a_lower_case_particle_before_a_surname_falls_away() -> None:
    assert parse_name("al-Hadri").words == ("hadri",)


def test_a_first_name_that_is_spelled_like_a_particle_stays() -> None:
    assert parse_name("Ben Sole").words == ("ben", "sole")


def test_a_cyrillic_letter_among_latin_ones_is_read_as_the_letter_it_looks_like() -> None:
    assert match("Аna Sole", "Ana Sole") is Match.SAME  # the first letter is Cyrillic


@pytest.mark.parametrize("printed", ["the minister", "her brother", "the Oslo-based firm"])
def test_descriptions(printed: str) -> None:
    assert is_description(printed)


@pytest.mark.parametrize("printed", ["Ana Sole", "ana sole", "The Hague", "Theo Sole"])
def test_no_descriptions(printed: str) -> None:
    assert not is_description(printed)


def test_the_examples_of_the_given_names_hold() -> None:
    for example in load("nicknames_en")["examples"]:
        one, other = (roots_of(name.casefold()) for name in example.get("same") or example["other"])
        assert bool(one & other) == ("same" in example), example


def test_the_examples_of_the_countries_hold() -> None:
    for example in load("actors_en")["country_examples"]:
        keys = {country_key(name) for name in example.get("same") or example["other"]}
        assert (len(keys) == 1) == ("same" in example), example


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("the Harrow Port Authority", "Harrow Port Authority", Match.SAME),
        ("Ministry of Defence", "the Defense Ministry", Match.SAME),
        ("Ukrainian Defence Ministry", "Ukraine's Ministry of Defence", Match.SAME),
        ("Marlow Inc.", "Marlow", Match.SAME),
        ("FC Sarrow", "Sarrow Football Club", Match.SAME),
        ("HPA", "Harrow Port Authority", Match.INITIAL),
        ("Harrow Port", "Harrow Port Authority", Match.PART),
        ("the town council", "Harrow Town Council", Match.PART),
    ],
)
def test_names_that_can_be_one_organisation(one: str, other: str, expected: Match) -> None:
    assert body_match(one, other) is expected
    assert body_match(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harrow Port", "Harrow Port Police"),
        ("Ukrainian Defence Ministry", "Russian Defence Ministry"),
        ("HPA", "Harrow Town Council"),
        ("Royal Air Force", "the Air Force"),
        ("Harrow Port Authority", "Marlow Port Authority"),
    ],
)
def test_names_of_two_organisations(one: str, other: str) -> None:
    assert body_match(one, other) is None


def test_army_and_troops_of_a_country_are_one_force_and_its_navy_another() -> None:
    assert body_match("Russian troops", "the Russian army", ActorKind.ARMED_FORCE) is Match.SAME
    assert body_match("the Russian navy", "the Russian army", ActorKind.ARMED_FORCE) is None


@given(words, words)
def test_comparing_is_symmetric_and_never_fails(one: str, other: str) -> None:
    assert match(one, other) == match(other, one)
    assert body_match(one, other) == body_match(other, one)


bodies = st.lists(
    st.sampled_from("Lune Hesk National Rescue Harbour Ministry Interior Service Board Police LHA NRS of".split()),
    min_size=1,
    max_size=4,
)


@given(bodies, bodies, st.integers(1, 4))
def test_bodies_whose_names_can_be_one_find_one_another_by_a_key(one: list[str], two: list[str], part: int) -> None:
    name = parse_body(" ".join(one), ActorKind.ORGANISATION)
    initials = "".join(word[0] for word in one).upper()
    for printed in (two, one[:part], one[-part:], [*one, "Service"], [initials]):
        other = parse_body(" ".join(printed), ActorKind.ORGANISATION)
        if compare_bodies(name, other) is not None:
            assert not {*lookups_of_body(name)}.isdisjoint(keys_of_body(other))
            assert not {*lookups_of_body(other)}.isdisjoint(keys_of_body(name))


def test_everyday_words_alone_bring_up_no_other_body() -> None:
    rescue, railway = (
        parse_body(printed, ActorKind.ORGANISATION)
        for printed in ("National Rescue Service", "National Railway Service")
    )
    assert {*lookups_of_body(rescue)}.isdisjoint(keys_of_body(railway))


@given(words)
def test_every_name_has_keys_and_a_sound_that_stays(printed: str) -> None:
    name = parse_name(printed)
    assert all(sound_of(word) for word in name.words)
    assert bool(keys_of(name)) == bool(initial_keys_of(name)) == name.is_full
    assert set(short_keys_of(name)) == {sound_of(word) for word in name.words if len(word) > 1}
    assert all(keys_of_body(parse_body(printed, ActorKind.ORGANISATION)))
