"""States that end, and states that two sides tell otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicon import load
from onrecord.resolve.comparing.states import find_state, link_states
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_states(stage.tellings())]


@pytest.mark.parametrize("row", load("slots_states_en")["state"], ids=lambda row: row["name"])
def test_examples_of_the_lexicon_are_of_one_state(row: dict[str, Any]) -> None:
    for before, after in row["examples"]:
        mine, theirs = find_state(before), find_state(after)
        assert mine
        assert theirs
        assert (mine[0], theirs[0]) == (row["name"], row["name"])
        assert mine[1] != theirs[1]


def test_release_of_who_was_arrested_is_a_change() -> None:
    stage = Stage()
    stage.told("The captain was arrested")
    later = stage.told("Police released the captain", told="2031-03-07")
    (found,) = link_states(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "changed", later.id)


def test_two_sides_of_one_day_conflict() -> None:
    stage = Stage()
    stage.said("the gas was harmless", side="firm")
    stage.said("the gas was poisonous", side="office")
    assert relations(stage) == [("conflicts", "", "state")]


def test_admission_retracts_what_the_side_had_said() -> None:
    stage = Stage()
    stage.said("The alarm was working", side="museum")
    stage.said("the alarm had been off", side="museum", told="2031-03-09", cue="acknowledged")
    assert relations(stage) == [("updates", "retracted", "state")]


def test_another_person_in_the_other_state_stays_apart() -> None:
    stage = Stage()
    stage.told("Police arrested the driver Lars Wendt")
    stage.told("Police released the driver Emil Sand", told="2031-03-07")
    assert relations(stage) == []


def test_whoever_brings_two_states_about_does_not_make_them_one() -> None:
    stage = Stage()
    stage.told("Police detained a guard")
    stage.told("Police released a pupil", told="2031-03-07")
    assert relations(stage) == []


def test_what_is_to_come_ends_no_state() -> None:
    stage = Stage()
    stage.told("The airport was closed")
    stage.told("The airport will be reopened", told="2031-03-07")
    assert relations(stage) == []


def test_two_survivors_and_two_dead_are_other_people() -> None:
    stage = Stage()
    stage.said("2 people survived", side="police")
    stage.said("2 people died", side="clinic")
    assert relations(stage) == []


def test_dead_do_not_come_back() -> None:
    stage = Stage()
    stage.said("The driver died", side="police")
    stage.said("The driver survived", side="police", told="2031-03-07")
    assert relations(stage) == []
