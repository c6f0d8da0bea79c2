"""Numbers of one thing: which agree, grow, are revised, conflict, or are of another scope."""

from __future__ import annotations

import pytest

from onrecord.resolve.comparing.numbers import link_numbers
from tests.staged_claims import Stage, on


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_numbers(stage.tellings())]


def test_same_number_of_two_sides_agrees() -> None:
    stage = Stage()
    stage.told("4 people died in the fire", side="police")
    stage.told("The fire killed 4 people", side="hospital")
    assert relations(stage) == [("agrees", "", "number")]


def test_later_and_higher_count_of_one_side_grew_and_the_later_comes_first() -> None:
    stage = Stage()
    first = stage.told("2 people died", side="police")
    later = stage.told("4 people are now known to have died", side="police", told="2031-03-06")
    (found,) = link_numbers(stage.tellings())
    assert (found.link.a, found.link.b, found.link.how) == (later.id, first.id, "grew")
    assert (found.value_a, found.value_b) == ("4 dead", "2 dead")


def test_later_number_of_another_side_is_a_rival_and_retires_nothing() -> None:
    stage = Stage()
    stage.told("2 people died", side="police")
    stage.told("9 people died", side="fire service", told="2031-03-05")
    assert relations(stage) == [("conflicts", "", "number")]


def test_lowered_count_of_one_side_is_revised() -> None:
    stage = Stage()
    stage.told("31 people died", side="ministry")
    stage.told("The ministry lowered its count to 22 people killed", side="ministry", told="2031-03-06")
    assert relations(stage) == [("updates", "revised", "number")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 people were killed or injured", "9 people were killed"),
        ("At the hospital 3 people died", "9 people died"),
    ],
)
def test_other_scope_is_never_a_conflict(one: str, other: str) -> None:
    stage = Stage()
    stage.told(one, side="police")
    stage.told(other, side="army")
    assert [kind for kind, _, _ in relations(stage)] == ["qualifies"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("60 people were treated", "45 people were killed"),
        ("Last year's flood killed 64 people", "The flood killed 19 people"),
        ("900 people marched in Hesk", "40 people marched in Ostrea"),
    ],
)
def test_other_things_are_not_linked(one: str, other: str) -> None:
    stage = Stage()
    stage.told(one, side="police")
    stage.told(other, side="mayor")
    assert relations(stage) == []


def test_counts_of_two_stated_days_are_of_two_happenings() -> None:
    stage = Stage()
    stage.told("4,000 people marched", side="police", when=on("2031-03-01"))
    stage.told("2,500 people marched", side="police", when=on("2031-03-04"))
    assert relations(stage) == []


def test_ships_that_wait_are_counted_anew_each_day() -> None:
    stage = Stage()
    stage.told("23 ships waited", side="harbour", when=on("2031-03-02"), told="2031-03-02")
    stage.told("31 ships waited", side="harbour", when=on("2031-03-04"))
    assert relations(stage) == [("updates", "grew", "number")]


def test_at_least_eleven_and_fourteen_can_both_hold() -> None:
    stage = Stage()
    stage.told("at least 11 people died", side="mayor")
    stage.told("14 people died", side="police")
    assert relations(stage) == []


def test_forecast_is_not_compared_with_an_outcome() -> None:
    stage = Stage()
    stage.said("up to 400 houses could be flooded", side="agency")
    stage.told("231 houses were flooded", side="council", told="2031-03-06")
    assert relations(stage) == []


def test_one_sum_in_two_currencies_is_a_conflict() -> None:
    stage = Stage()
    stage.told("the bail is 50,000 crowns", side="lawyer")
    stage.told("the bail is 50,000 euros", side="court")
    assert relations(stage) == [("conflicts", "", "number")]


def test_opinions_of_onlookers_are_left_out() -> None:
    stage = Stage()
    stage.told("3,000 jobs are gone", side="beck", sentence="In the view of analyst Ola Beck 3,000 jobs are gone.")
    stage.told("800 jobs are gone", side="firm")
    assert relations(stage) == []


def test_nobody_hurt_stands_against_two_hurt() -> None:
    stage = Stage()
    stage.told("2 people were hurt", side="union")
    stage.told("nobody was hurt in the march", side="police")
    assert relations(stage) == [("conflicts", "", "number")]


def test_number_that_is_given_up_is_no_account_of_its_own() -> None:
    stage = Stage()
    stage.told("1,100 people took part, and not 1,400", side="council", told="2031-03-06")
    stage.told("about 1,400 people took part", side="council")
    assert relations(stage) == [("updates", "revised", "number")]


def test_some_of_the_dead_are_not_all_of_them() -> None:
    stage = Stage()
    stage.told("3 soldiers were killed", side="army")
    stage.told("9 people were killed", side="mayor")
    assert [kind for kind, _, _ in relations(stage)] == ["qualifies"]


def test_count_of_others_is_of_something_else() -> None:
    stage = Stage()
    stage.told("3 soldiers were killed", side="army")
    stage.told("9 pupils were killed", side="mayor")
    assert relations(stage) == []


def test_number_that_is_exceeded_leaves_room_above() -> None:
    stage = Stage()
    stage.told("deaths exceeded 100 people", side="mayor")
    stage.told("190 people were killed", side="army")
    assert "conflicts" not in [kind for kind, _, _ in relations(stage)]


def test_demand_is_no_account_of_what_was_paid() -> None:
    stage = Stage()
    stage.told("They demanded a ransom of 300 euros", side="police")
    stage.told("A ransom of 200 euros was paid", side="mayor")
    assert relations(stage) == []


def test_share_of_another_day_never_retires_the_earlier() -> None:
    stage = Stage()
    stage.told("The index rose by 3 percent", side="exchange")
    stage.told("The index rose by 5 percent", side="exchange", told="2031-03-06")
    assert relations(stage) == []


def test_toll_that_rises_from_one_number_to_another_is_the_second() -> None:
    stage = Stage()
    stage.told("7 people died", side="police")
    stage.told("the number of victims rose from 7 people to 11", side="police", told="2031-03-06")
    (found,) = link_numbers(stage.tellings())
    assert (found.value_a, found.value_b) == ("11 dead", "7 dead")


def test_number_before_an_aside_counts_what_stands_behind_it() -> None:
    stage = Stage()
    stage.told("19 people died", side="ministry")
    stage.told("31 people, not 19, have died", side="ministry", told="2031-03-06")
    assert relations(stage) == [("updates", "grew", "number")]


@pytest.mark.parametrize(
    ("none", "some"),
    [
        ("No jobs will be lost", "1,200 jobs would go"),
        ("Nobody was killed", "2 people were killed"),
        ("No one has died", "A woman of 81 died of the smoke"),
    ],
)
def test_none_conflicts_with_some(none: str, some: str) -> None:
    stage = Stage()
    stage.said(none, side="firm")
    stage.said(some, side="union")
    assert relations(stage) == [("conflicts", "", "number")]


def test_who_said_that_nobody_died_and_counts_two_now_had_been_wrong() -> None:
    stage = Stage()
    stage.told("Nobody was killed", side="firm")
    stage.told("2 people were killed", side="firm", told="2031-03-06")
    assert relations(stage) == [("updates", "revised", "number")]


def test_one_who_died_is_one_of_any_toll() -> None:
    stage = Stage()
    stage.told("7 people died", side="police")
    stage.told("A woman died", side="hospital", told="2031-03-06")
    assert relations(stage) == []


def test_shares_of_the_vote_of_two_parties_are_of_two_things() -> None:
    stage = Stage()
    stage.told("In Hesk the Greens won 38 percent of the vote", side="commission")
    stage.told("In Hesk the Liberals won 21 percent of the vote", side="mayor")
    assert relations(stage) == []


def test_ship_that_carries_people_is_no_number_of_ships() -> None:
    stage = Stage()
    stage.told("The ship carried 260 people", side="passenger")
    stage.told("214 people were aboard", side="owner")
    assert relations(stage) == [("conflicts", "", "number")]


def test_bodies_counted_twice_are_no_toll() -> None:
    stage = Stage()
    stage.told("2 people who died had been counted twice", side="ministry")
    stage.told("9 people died", side="police")
    assert relations(stage) == []


def test_name_that_may_be_short_for_another_is_no_rival() -> None:
    stage = Stage()
    stage.told("the strike has cost 40 euros", side="Ana Reed")
    stage.told("the strike has cost 55 euros", side="Reed", told="2031-03-06")
    assert relations(stage) == []


def test_sentence_that_opens_with_another_place_counts_other_people() -> None:
    stage = Stage()
    stage.told("9 people died in the storm", side="hospital")
    stage.told("9 people died", sentence="In Kesh, soldiers mutinied and 9 people died.")
    assert relations(stage) == []


def test_toll_is_recalled_weeks_later() -> None:
    stage = Stage()
    stage.told("65 people were injured", side="police")
    stage.told("65 people were injured", side="prosecutor", told="2031-04-10")
    assert relations(stage) == [("agrees", "", "number")]
