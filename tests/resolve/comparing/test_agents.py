"""One deed that two sides lay to different doers."""

from __future__ import annotations

from onrecord.model import Polarity
from onrecord.resolve.comparing.agents import link_agents
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_agents(stage.tellings())]


def test_passive_and_active_with_two_doers_conflict() -> None:
    stage = Stage()
    stage.told("the hospital was shelled by the insurgents", side="army", predicate="shelled")
    stage.told("government planes had bombed the hospital", side="rebels", predicate="bombed")
    assert relations(stage) == [("conflicts", "", "agent")]


def test_doers_of_one_camp_are_no_conflict() -> None:
    stage = Stage()
    stage.told("the bridge was destroyed by soldiers", side="mayor", predicate="destroyed")
    stage.told("the army destroyed the bridge", side="union", predicate="destroyed", agent="the army")
    assert relations(stage) == []


def test_deeds_to_two_targets_stay_apart() -> None:
    stage = Stage()
    stage.told("the hospital was shelled by the insurgents", side="army", predicate="shelled")
    stage.told("government planes had bombed the airport", side="rebels", predicate="bombed")
    assert relations(stage) == []


def test_denied_deed_names_no_doer() -> None:
    stage = Stage()
    stage.told("the hospital was shelled by the insurgents", side="army", predicate="shelled")
    stage.told("government planes had bombed the hospital", side="rebels", predicate="bombed", polarity=Polarity.DENIED)
    assert relations(stage) == []
