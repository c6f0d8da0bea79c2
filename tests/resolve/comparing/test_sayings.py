"""One utterance told twice, and the same words of two people."""

from __future__ import annotations

from onrecord.resolve.comparing.sayings import link_sayings
from tests.staged_claims import Stage


def relations(stage: Stage) -> list[str]:
    return [one.link.kind.value for one in link_sayings(stage.tellings())]


def test_same_words_of_one_speaker_on_one_day_are_one_statement() -> None:
    stage = Stage()
    stage.said("“No brewery will be closed”", side="holm")
    stage.said("“no brewery will be closed”", side="holm", told="2031-03-05")
    assert relations(stage) == ["same_statement"]


def test_same_words_days_later_are_said_again() -> None:
    stage = Stage()
    stage.said("“No brewery will be closed”", side="holm")
    stage.said("“No brewery will be closed”", side="holm", told="2031-03-12")
    assert relations(stage) == ["agrees"]


def test_same_words_of_two_speakers_are_two_statements() -> None:
    stage = Stage()
    stage.said("“The violence must stop”", side="minister")
    stage.said("“The violence must stop”", side="student")
    assert relations(stage) == []


def test_other_number_is_another_statement() -> None:
    stage = Stage()
    stage.said("the storm damaged 140 houses in Hesk", side="council")
    stage.said("the storm damaged 231 houses in Hesk", side="council")
    assert relations(stage) == []
