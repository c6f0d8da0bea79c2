"""States that end, and states that two sides tell otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicon import load
from onrecord.model import ClaimKind
from onrecord.resolve.comparing.state_words import find_state
from onrecord.resolve.comparing.states import link_states
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


def test_decision_of_another_body_changes_nothing() -> None:
    stage = Stage()
    stage.told("The council rejected the plan", agent="the council", predicate="rejected")
    stage.told("The court approved the plan", told="2031-03-07", agent="the court", predicate="approved")
    assert relations(stage) == []


def test_one_body_that_decides_otherwise_is_a_change() -> None:
    stage = Stage()
    stage.told("The board turned the offer down", agent="the board", predicate="turned")
    stage.told("The board accepted the offer", told="2031-03-07", agent="the board", predicate="accepted")
    assert relations(stage) == [("updates", "changed", "state")]


def test_who_takes_an_office_is_not_who_left_it() -> None:
    stage = Stage()
    stage.told("The governor resigned")
    stage.told("A judge was sworn in as governor", told="2031-03-07")
    assert relations(stage) == []


def test_as_many_people_released_as_were_arrested_are_the_same() -> None:
    stage = Stage()
    stage.told("3 men were arrested over the blast")
    stage.told("A court ordered the release of the 3 men", told="2031-03-07", predicate="ordered")
    assert relations(stage) == [("updates", "changed", "state")]


def test_refusal_leaves_what_it_refuses_as_it_was() -> None:
    stage = Stage()
    stage.said("the radar was out of order", side="owner", class_="denies", cue="denied", frame="clause")
    stage.said("the radar had failed", side="inspector", told="2031-03-05")
    assert relations(stage) == [("conflicts", "", "state")]


def test_what_is_closed_is_a_state_and_open_again_its_end() -> None:
    stage = Stage()
    stage.told("The pass is closed", kind=ClaimKind.STATE)
    stage.told("The pass is open again", kind=ClaimKind.STATE, told="2031-03-06")
    assert relations(stage) == [("updates", "changed", "state")]


def test_two_articles_of_one_time_agree_on_a_state_and_on_what_brought_it_about() -> None:
    stage = Stage()
    stage.told("The firm has closed the shop in Tarn")
    stage.told("The shop in Tarn is shut", kind=ClaimKind.STATE)
    assert relations(stage) == [("agrees", "", "state")]


def test_place_that_the_story_does_not_know_is_another() -> None:
    stage = Stage()
    stage.told("The pass is blocked", kind=ClaimKind.STATE)
    stage.told("Guards say the Malser pass is closed", kind=ClaimKind.STATE)
    stage.told("The pass is blocked by snow", kind=ClaimKind.STATE, told="2031-03-20")
    assert all("Malser" not in one.link.reason for one in link_states(stage.tellings()))
    assert relations(stage) == []


def test_town_with_power_again_is_the_one_without() -> None:
    stage = Stage()
    stage.told("People in Tarn have no electricity", kind=ClaimKind.STATE)
    stage.told("The power is back in Tarn", kind=ClaimKind.STATE, told="2031-03-06")
    assert relations(stage) == [("updates", "changed", "state")]
