"""What is denied in so many words: which account a denial answers, and which it has nothing to do with."""

from __future__ import annotations

import pytest

from onrecord.model import Factuality
from onrecord.resolve.comparing.denials import denies_fact
from onrecord.resolve.comparing.disputes import link_disputes
from tests.staged_claims import Stage

DENIES = {"class_": "denies", "cue": "denied", "frame": "clause"}


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_disputes(stage.tellings())]


def test_denial_answers_what_another_side_tells_in_other_words() -> None:
    stage = Stage()
    stage.said("the brewery Verra was in talks with the bank", side="traders")
    stage.said("it was negotiating with Verra", side="the bank", told="2031-03-09", **DENIES)
    assert relations(stage) == [("conflicts", "", "happened")]


def test_there_was_none_answers_who_tells_of_one() -> None:
    stage = Stage()
    stage.said("The collapse was caused by an earthquake", side="firm")
    stage.said("There was no tremor", side="institute")
    assert relations(stage) == [("conflicts", "", "happened")]


def test_denial_of_something_else_answers_nothing() -> None:
    stage = Stage()
    stage.said("The collapse was caused by an earthquake", side="firm")
    stage.said("any wages had been withheld", side="mayor", **DENIES)
    assert relations(stage) == []


def test_denial_names_another_firm_than_the_account() -> None:
    stage = Stage()
    stage.said("the brewer Corvo was negotiating with the bank", side="traders")
    stage.said("the brewer Halden was negotiating with the bank", side="Halden", **DENIES)
    assert relations(stage) == []


def test_what_is_only_planned_is_not_what_was_denied() -> None:
    stage = Stage()
    stage.told("the owner will sell the shipyard", side="owner", factuality=Factuality.PLANNED)
    stage.said("the owner had sold the shipyard", side="union", **DENIES)
    assert relations(stage) == []


def test_who_tells_what_they_had_said_there_was_none_of_takes_it_back() -> None:
    stage = Stage()
    stage.said("There was no fraud", side="commission")
    later = stage.said("votes had been forged in the north", side="commission", told="2031-03-09")
    (found,) = link_disputes(stage.tellings())
    assert (found.link.kind.value, found.link.how, found.link.a) == ("updates", "retracted", later.id)


def test_best_account_of_a_side_is_answered_and_no_other() -> None:
    stage = Stage()
    met = stage.said("the radar of the ferry had failed", side="union")
    stage.said("the ferry had left late", side="passenger")
    denial = stage.said("the ferry's radar was out of order", side="owner", told="2031-03-05", **DENIES)
    (found,) = link_disputes(stage.tellings())
    assert {found.link.a, found.link.b} == {met.id, denial.id}


@pytest.mark.parametrize(
    ("cue", "frame", "text"),
    [
        ("refused", "object", "the offer of the bank"),
        ("rejected", "object", "the plan of the council"),
        ("denied", "object", "funding for the wall"),
    ],
)
def test_refusal_is_no_denial(cue: str, frame: str, text: str) -> None:
    stage = Stage()
    stage.said(text, side="council", class_="denies", cue=cue, frame=frame)
    assert not any(denies_fact(telling) for telling in stage.tellings())
