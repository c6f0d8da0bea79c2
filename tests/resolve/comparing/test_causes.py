"""What is given as the cause of something: agreed on, denied, told otherwise, and what is no cause at all."""

from __future__ import annotations

import pytest

from onrecord.lexicon import load
from onrecord.resolve.comparing.causes import find_cause, link_causes
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_causes(stage.tellings())]


@pytest.mark.parametrize("row", load("slots_causes_en")["cause"], ids=lambda row: row["examples"][0][0])
def test_examples_of_the_lexicon_give_their_cause(row: dict[str, list[list[str]]]) -> None:
    for text, *parts in row["examples"]:
        found = find_cause(text)
        assert found
        assert sorted(found[:2]) == sorted(parts)


def test_two_sides_that_give_two_causes_conflict() -> None:
    stage = Stage()
    stage.said("the explosion had been caused by a build-up of methane", side="firm")
    stage.said("The explosion was the result of faulty wiring", side="union")
    assert relations(stage) == [("conflicts", "", "cause")]


def test_one_cause_in_other_grammar_agrees() -> None:
    stage = Stage()
    stage.said("Rotten food triggered the riot", side="inmate")
    stage.said("the riot broke out because of rotten food", side="charity")
    assert relations(stage) == [("agrees", "", "cause")]


def test_denied_cause_conflicts_with_it() -> None:
    stage = Stage()
    stage.said("the fire was not caused by a cigarette", side="hotel")
    stage.said("the fire was caused by a cigarette", side="police")
    assert relations(stage) == [("conflicts", "", "cause")]


def test_another_cause_of_the_same_side_is_a_revision() -> None:
    stage = Stage()
    stage.said("the leak was caused by a valve", side="firm")
    later = stage.said("the leak was caused by a crack in the weld", side="firm", told="2031-03-07")
    (found,) = link_causes(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "revised", later.id)


def test_what_may_have_caused_it_is_no_cause() -> None:
    stage = Stage()
    stage.said("the blaze may have been caused by arson", side="police")
    stage.said("the blaze was caused by a short circuit", side="owner")
    assert relations(stage) == []


def test_causes_of_two_things_stay_apart() -> None:
    stage = Stage()
    stage.said("the crash was caused by ice", side="police")
    stage.said("the flood was caused by a broken dam", side="mayor")
    assert relations(stage) == []


def test_reasons_of_an_argument_are_no_causes() -> None:
    stage = Stage()
    stage.said("the plan is wrong because it costs too much", side="party")
    stage.said("the plan is right because it saves lives", side="mayor")
    assert relations(stage) == []


def test_death_of_one_person_by_two_causes_conflicts() -> None:
    stage = Stage()
    stage.said("Emil Sand was stabbed to death", side="police")
    stage.said("Emil Sand died of a heart attack", side="prison")
    assert relations(stage) == [("conflicts", "", "cause")]


def test_cause_that_the_verb_lays_it_to_is_read_with_the_verb() -> None:
    stage = Stage()
    stage.said(
        "the explosion on smugglers", side="ministry", cue="blamed", sentence="He blamed the explosion on smugglers."
    )
    stage.said("smugglers were not involved in the explosion", side="inspector")
    assert relations(stage) == [("conflicts", "", "cause")]


def test_who_is_blamed_and_denies_it_speaks_of_themselves() -> None:
    stage = Stage()
    stage.said("the rebels were behind the attack", side="ministry")
    stage.said("it had nothing to do with the attack", side="rebels")
    assert relations(stage) == [("conflicts", "", "cause")]


def test_two_sides_that_deny_one_cause_agree() -> None:
    stage = Stage()
    stage.said("fog played no part in the accident", side="inspector")
    stage.said("fog was not to blame for the accident", side="passenger")
    assert relations(stage) == [("agrees", "", "cause")]
