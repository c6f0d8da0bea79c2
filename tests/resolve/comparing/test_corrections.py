"""What is taken back: by an outlet of its own report, by a speaker of what they said."""

from __future__ import annotations

import re

import pytest

from onrecord.lexicon import load
from onrecord.model import Polarity
from onrecord.resolve.comparing.corrections import link_corrections
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[tuple[str, str, str]]:
    return [(one.link.kind.value, one.link.how, one.link.slot) for one in link_corrections(stage.tellings())]


@pytest.mark.parametrize("table", ["outlet", "speaker"])
def test_examples_match(table: str) -> None:
    for row in load("corrections_en")[table]:
        pattern = re.compile(row["pattern"], re.VERBOSE | re.IGNORECASE)
        assert all(pattern.search(example) for example in row["examples"]), row


def test_the_right_number_of_a_note_takes_back_nothing() -> None:
    stage = Stage()
    stage.told("95 houses are under water", outlet="Gazette")
    stage.told(
        "95 houses were flooded",
        outlet="Gazette",
        told="2031-03-06",
        sentence="Correction: an earlier version said 140 houses were flooded. In fact 95 houses were flooded.",
    )
    assert relations(stage) == []


def test_correction_of_another_outlet_takes_nothing_back() -> None:
    stage = Stage()
    stage.told("140 houses are under water", outlet="Courier")
    stage.told(
        "140 houses were flooded",
        outlet="Gazette",
        told="2031-03-06",
        sentence="Correction: an earlier version said 140 houses were flooded.",
    )
    assert relations(stage) == []


def test_outlet_takes_back_what_it_reported_as_done() -> None:
    stage = Stage()
    stage.told("he was driven to prison", outlet="Express")
    stage.told(
        "Ola Reed was not taken to prison",
        outlet="Express",
        told="2031-03-05",
        polarity=Polarity.DENIED,
        sentence="Ola Reed was not taken to prison, contrary to what we reported.",
    )
    assert relations(stage) == [("updates", "retracted", "happened")]


def test_speaker_gives_up_an_own_number_that_is_named() -> None:
    stage = Stage()
    stage.said("800 jobs would go", side="holm")
    stage.said("1,100 jobs will go, not 800", side="holm", told="2031-03-12")
    assert relations(stage) == [("updates", "revised", "number")]


def test_nobody_gives_up_the_number_of_another() -> None:
    stage = Stage()
    stage.said("800 jobs would go", side="holm")
    stage.said("1,100 jobs will go, not 800", side="union", told="2031-03-12")
    assert relations(stage) == []
