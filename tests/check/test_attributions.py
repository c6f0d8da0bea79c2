"""Who said it: the draft beside the record."""

from __future__ import annotations

from onrecord.check import Verdict
from tests.check.conftest import Held, one


def test_speaker_of_a_quotation_is_found(held: Held) -> None:
    assert one(held("“The survey was a formality,” Per Aldin said."), "attribution", "Aldin").verdict is Verdict.FOUND


def test_role_may_stand_for_the_speaker(held: Held) -> None:
    assert one(held("“I will read every page,” the judge said."), "attribution", "judge").verdict is Verdict.FOUND


def test_other_speaker_of_a_quotation_differs(held: Held) -> None:
    item = one(held("“The survey was a formality,” Otto Lenz said."), "attribution", "Lenz")
    assert (item.verdict, "Per Aldin" in item.reason) == (Verdict.DIFFERS, True)


def test_speaker_without_a_verb_of_saying_is_held_as_well(held: Held) -> None:
    item = one(held("The survey was “a formality”, in the words of Otto Lenz."), "attribution", "in the words of")
    assert item.verdict is Verdict.DIFFERS


def test_indirect_statement_of_the_same_speaker_is_found(held: Held) -> None:
    item = one(held("The harbour office said the quay would stay shut until Monday."), "attribution", "harbour office")
    assert item.verdict is Verdict.FOUND


def test_role_that_the_record_gives_to_others_differs(held: Held) -> None:
    item = one(held("“The survey was a formality,” the judge said."), "attribution", "judge")
    assert (item.verdict, "Per Aldin" in item.reason) == (Verdict.DIFFERS, True)
