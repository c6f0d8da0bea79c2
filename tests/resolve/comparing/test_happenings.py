"""Accounts in one group of mentions: which are of one happening after all, and which of another person or thing."""

from __future__ import annotations

import pytest

from onrecord.model import Factuality
from onrecord.resolve.comparing.happenings import link_happenings
from onrecord.resolve.sameness import EventGroup
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[str]:
    group = EventGroup(mentions=tuple(claim.id for claim in stage.claims))
    tellings = {telling.id: telling for telling in stage.tellings()}
    return [one.link.kind.value for one in link_happenings([group], tellings)]


def test_two_accounts_of_one_group_are_of_one_happening() -> None:
    stage = Stage()
    stage.told("Orla Vane was sworn in as governor", predicate="sworn in", target="Orla Vane")
    stage.told("Vane was sworn in at the court", predicate="sworn in", target="Vane")
    assert relations(stage) == ["same_event"]


@pytest.mark.parametrize("target", ["Ned Pask", "deputy Ned Pask"])
def test_what_befalls_another_person_is_another_happening(target: str) -> None:
    stage = Stage()
    stage.told("Orla Vane was sworn in as governor", predicate="sworn in", target="Orla Vane")
    stage.told(f"{target} was sworn in as governor", predicate="sworn in", target=target)
    assert relations(stage) == []


def test_body_by_its_initials_is_the_same_one() -> None:
    stage = Stage()
    stage.told("the river agency fined Luthe Water Works", predicate="fined", target="Luthe Water Works")
    stage.told("the river agency fined LWW", predicate="fined", target="LWW")
    assert relations(stage) == ["same_event"]


def test_verb_with_another_object_is_another_happening() -> None:
    stage = Stage()
    stage.told("Vane secured a plurality there", predicate="secured")
    stage.told("Vane secured most delegates from the coast", predicate="secured")
    assert relations(stage) == []


def test_verb_whose_object_stands_further_behind_in_the_other_is_one_happening() -> None:
    stage = Stage()
    stage.told("Vane became prime minister in July", predicate="became")
    stage.told("Vane became leader of the party and prime minister", predicate="became")
    assert relations(stage) == ["same_event"]


def test_what_is_being_done_is_no_plan_carried_out() -> None:
    stage = Stage()
    stage.told("Harlow is to buy the brewery", told="2031-03-04", predicate="buy", factuality=Factuality.PLANNED)
    stage.told("the brewery is being sold", told="2031-03-05", predicate="sold")
    assert relations(stage) == ["same_event"]


def test_sums_of_one_currency_that_differ_are_of_two_gifts() -> None:
    stage = Stage()
    stage.told("Taum pledged 500 crowns", predicate="pledged")
    stage.told("Taum pledged 800 crowns", predicate="pledged")
    assert relations(stage) == []
