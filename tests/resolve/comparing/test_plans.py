"""Plans and what comes of them: the same deed on the same thing, near its day, and never a shared word alone."""

from __future__ import annotations

from onrecord.model import Factuality
from onrecord.resolve.comparing.likeness import link_alike
from onrecord.resolve.comparing.plans import fulfils, is_drop_of, is_open, is_plan
from tests.staged_claims import Stage, on

PLANNED = Factuality.PLANNED


def is_fulfilled(stage: Stage) -> bool:
    plan, done = stage.tellings()
    return fulfils(done, plan)


def test_another_deed_of_the_same_doer_fulfils_no_plan() -> None:
    stage = Stage()
    stage.told(
        "the Orle Company will drop its plan to cut jobs",
        factuality=PLANNED,
        predicate="drop",
        agent="the Orle Company",
    )
    stage.told(
        "the Orle Company took back the keys", told="2031-03-09", predicate="took back", agent="the Orle Company"
    )
    assert not is_fulfilled(stage)
    assert list(link_alike(stage.tellings())) == []


def test_vote_that_begins_is_not_the_handing_back_that_was_planned() -> None:
    stage = Stage()
    stage.told("dockers will hand the East Quay back under a deal", factuality=PLANNED, predicate="hand")
    stage.told("dockers began voting on the deal on the East Quay", told="2031-03-09", predicate="began")
    assert not is_fulfilled(stage)


def test_same_deed_on_the_same_thing_fulfils_the_plan() -> None:
    stage = Stage()
    stage.told("the council will demolish the old bridge", factuality=PLANNED, predicate="demolish")
    stage.told("workers demolished the old bridge", told="2031-03-09", predicate="demolished")
    assert is_fulfilled(stage)


def test_number_of_things_that_were_promised_and_come_fulfils_it() -> None:
    stage = Stage()
    stage.told("Talia will send 12 pumps to the valley", factuality=PLANNED, predicate="send")
    stage.told("12 pumps crossed the border", told="2031-03-09", predicate="crossed")
    assert is_fulfilled(stage)


def test_noun_of_the_planned_deed_by_the_same_name_fulfils_it() -> None:
    stage = Stage()
    stage.told("On Monday Reed will resign", factuality=PLANNED, predicate="resign")
    stage.told("On Tuesday Reed's resignation was accepted", told="2031-03-09", predicate="accepted")
    assert is_fulfilled(stage)


def test_deed_weeks_before_the_planned_day_is_another_one() -> None:
    stage = Stage()
    stage.told("members will vote on the deal", factuality=PLANNED, predicate="vote", when=on("2031-04-20"))
    stage.told("members voted on the deal", told="2031-03-09", predicate="voted", when=on("2031-03-08"))
    assert not is_fulfilled(stage)


def test_opposite_of_what_was_planned_is_no_fulfilment() -> None:
    stage = Stage()
    stage.told("the airport was to open", factuality=PLANNED, predicate="open")
    stage.told("the airport was shut", told="2031-03-09", predicate="shut")
    assert not is_fulfilled(stage)


def test_what_is_certain_to_come_has_not_come() -> None:
    stage = Stage()
    stage.said("the number of dead was “certain to rise”")
    (telling,) = stage.tellings()
    assert is_open(telling)


def test_only_what_the_word_for_the_end_is_said_of_is_over() -> None:
    stage = Stage()
    stage.told("In the wake of Reed's death the lions were moved", predicate="moved")
    stage.told("In the wake of Vane's death, the parliament was suspended", told="2031-03-06", predicate="suspended")
    assert list(link_alike(stage.tellings())) == []


def test_noun_that_a_light_verb_carries_fulfils_the_plan() -> None:
    stage = Stage()
    stage.told("Reed will appeal", factuality=PLANNED, predicate="appeal", agent="Reed")
    stage.told("His lawyers lodged an appeal", told="2031-03-09", predicate="lodged", agent="His lawyers")
    assert is_fulfilled(stage)


def test_what_a_ministry_said_that_it_would_open_begins() -> None:
    stage = Stage()
    stage.told("it would open an inquiry", factuality=PLANNED, predicate="open", agent="it", side="ministry")
    stage.told("A public inquiry began on Tuesday", told="2031-03-09", predicate="began")
    assert is_fulfilled(stage)


def test_what_others_would_do_is_no_plan() -> None:
    stage = Stage()
    stage.told("dockers would reject the offer", factuality=PLANNED, predicate="reject", side="trader")
    (telling,) = stage.tellings()
    assert not is_plan(telling)


def test_order_is_a_plan_and_a_demand_is_none() -> None:
    stage = Stage()
    stage.said("all pits to be shut", side="office", class_="demands", cue="ordered")
    stage.said("all pits to be shut", side="union", class_="demands", cue="demanded")
    assert [is_plan(telling) for telling in stage.tellings()] == [True, False]


def test_plan_that_is_put_off_is_given_up() -> None:
    stage = Stage()
    stage.told("the army will hold elections", factuality=PLANNED, predicate="hold", agent="the army")
    stage.told("the army put off the elections", told="2031-03-09", predicate="put off", agent="the army")
    plan, end = stage.tellings()
    assert is_drop_of(end, plan)
