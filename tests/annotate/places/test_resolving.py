"""Which of its namesakes a place name means."""

from __future__ import annotations

import pytest

from onrecord.annotate.places import Level, Place, find_places


def place_of(text: str, name: str, **options: str) -> Place | None:
    """Return what the first mention of `name` means."""
    found = [one for one in find_places(text, entities=(), **options) if one.name == name]
    assert found, f"{name} was not found"
    return found[0].place


def test_a_name_alone_is_the_largest_of_its_name() -> None:
    place = place_of("They met in Paris.", "Paris")
    assert place is not None
    assert (place.country, place.level) == ("FR", Level.TOWN)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("They met in Paris, Texas.", "Paris", "US.TX"),
        ("He lives in Springfield, Ill.", "Springfield", "US.IL"),
        ("He lives in Springfield, Mass., now.", "Springfield", "US.MA"),
        ("She was born in London, Ontario.", "London", "CA.08"),
        ("The mayor of Athens, Ga., spoke.", "Athens", "US.GA"),
    ],
)
def test_the_region_behind_a_comma_decides(text: str, name: str, region: str) -> None:
    place = place_of(text, name)
    assert place is not None
    assert place.region == region


def test_what_was_said_once_holds_for_the_text() -> None:
    found = find_places("They met in Paris, Texas. The Paris council spoke in Paris.", entities=())
    assert {one.place.region for one in found if one.name == "Paris" and one.place} == {"US.TX"}


def test_other_places_of_the_text_decide() -> None:
    place = place_of("The road from Kilgore to Tyler and Longview passes by Henderson.", "Henderson")
    assert place is not None
    assert place.region == "US.TX"


def test_two_small_places_that_belong_together_outweigh_two_large_ones() -> None:
    place = place_of("Police in Paris called the Henry County sheriff; Henry County and Paris share a jail.", "Paris")
    assert place is not None
    assert place.region == "US.TN"


def test_the_country_of_the_outlet_decides_where_nothing_else_does() -> None:
    text = "A fire broke out in Perth on Monday."
    abroad, home = place_of(text, "Perth", country_hint="AU"), place_of(text, "Perth")
    assert abroad is not None
    assert abroad.country == "AU"
    assert home is not None


def test_a_list_of_countries_says_nothing_about_where_each_lies() -> None:
    place = place_of("Mexico, the United States and Canada agreed.", "Mexico")
    assert place is not None
    assert place.level == Level.COUNTRY


def test_georgia_is_the_state_among_states_and_the_country_beside_tbilisi() -> None:
    state = place_of("Schools in Georgia, Alabama and Tennessee closed; Atlanta followed.", "Georgia")
    country = place_of("Talks in Tbilisi ended; Georgia and Armenia signed.", "Georgia")
    assert state is not None
    assert state.region == "US.GA"
    assert country is not None
    assert country.country == "GE"


def test_a_city_and_the_region_of_its_name_keep_their_levels() -> None:
    found = find_places("Troops left Kherson. The Kherson region and Kherson Oblast rejoiced.", entities=())
    assert [one.place.level for one in found if one.place] == [Level.TOWN, Level.REGION, Level.REGION]


def test_a_camp_in_a_county_is_put_there() -> None:
    found = find_places("The course at Lydd Army Camp in the county of Kent trains recruits.", entities=())
    assert [(one.name, one.place.level, one.place.country) for one in found if one.place] == [
        ("Lydd Army Camp", Level.FACILITY, "GB"),
        ("Kent", Level.DISTRICT, "GB"),
    ]


def test_a_river_has_an_article_where_a_town_has_none() -> None:
    river = place_of("They hold the east bank of the Dnipro.", "Dnipro")
    town = place_of("A missile hit Dnipro.", "Dnipro")
    assert river is not None
    assert river.level == Level.WATER
    assert town is not None
    assert town.level == Level.TOWN


def test_washington_is_the_capital_and_washington_state_is_not() -> None:
    capital = place_of("Envoys flew to Washington.", "Washington")
    state = place_of("Fires in Washington state spread.", "Washington")
    assert capital is not None
    assert capital.region == "US.DC"
    assert state is not None
    assert state.region == "US.WA"


def test_spellings_of_one_city_are_one_place() -> None:
    found = find_places("They came from Kyiv. They came from Kiev.", entities=())
    assert len({one.place.id for one in found if one.place}) == 1


def test_a_choice_that_the_text_leaves_open_stays_open() -> None:
    found = find_places("He drove to Fairview in Ohio or Texas. A man of Fairview, a town, spoke.", entities=())
    assert all(one.place is None or one.place.country == "US" for one in found)


def test_the_basis_says_why() -> None:
    found = find_places("They met in Paris, Texas.", entities=())
    assert found[0].basis == "said to be in Texas"


def test_the_same_text_gives_the_same_places() -> None:
    text = "From Richmond to Lexington, then Berea and Madison County."
    assert find_places(text, entities=()) == find_places(text, entities=())


def test_a_building_of_those_who_govern_goes_before_a_town_of_its_name() -> None:
    found = find_places("Aides at the White House met the envoy.")
    assert [(one.name, one.place.level.name) for one in found if one.place] == [("White House", "FACILITY")]
