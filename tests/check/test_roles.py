"""Names and roles of a draft beside the record."""

from __future__ import annotations

from onrecord.check import Verdict
from tests.check.conftest import Held, one


def test_name_with_role_is_found_however_it_is_worded(held: Held) -> None:
    found = held("Per Aldin, an engineer, was asked. The deputy, Mona Rask, was not.")
    assert {item.verdict for item in found if item.kind == "name and role"} == {Verdict.FOUND}


def test_misspelt_surname_differs(held: Held) -> None:
    item = one(held("Judge Otto Lentz leads the inquiry at Tarn."), "name and role", "Otto Lentz")
    assert (item.verdict, "Otto Lenz" in item.reason) == (Verdict.DIFFERS, True)


def test_other_first_name_differs(held: Held) -> None:
    item = one(held("Judge Karl Lenz leads the inquiry at Tarn."), "name and role", "Karl Lenz")
    assert item.verdict is Verdict.DIFFERS


def test_post_that_was_left_differs(held: Held) -> None:
    item = one(held("The harbour master, Ilse Brandt, was at the quay in Tarn."), "name and role", "Ilse Brandt")
    assert (item.verdict, "left" in item.reason or "former" in item.reason) == (Verdict.DIFFERS, True)


def test_post_that_the_draft_calls_former_is_right(held: Held) -> None:
    found = held("The former harbour master, Ilse Brandt, was at the quay in Tarn.")
    assert all(item.verdict is Verdict.FOUND for item in found if item.kind == "name and role")


def test_role_of_somebody_else_differs(held: Held) -> None:
    item = one(held("Per Aldin, the mayor, was at the quay in Tarn."), "name and role", "mayor")
    assert (item.verdict, "engineer" in item.reason) == (Verdict.DIFFERS, True)
