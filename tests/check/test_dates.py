"""Dates of a draft beside the record."""

from __future__ import annotations

import pytest

from onrecord.check import Verdict
from tests.check.conftest import Held, one


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The quay wall at Tarn fell on 3 March.", "3 March"),
        ("The quay wall at Tarn fell on Monday.", "Monday"),
        ("The survey of the wall was made in January.", "January"),
        ("The inquiry opens on Monday, 24 March.", "24 March"),
        ("The quay wall was finished in 1987.", "1987"),
    ],
)
def test_date_is_found_however_it_is_told(held: Held, draft: str, words: str) -> None:
    assert one(held(draft), "date", words).verdict is Verdict.FOUND


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The inquiry into the quay wall opens on 26 March.", "26 March"),
        ("A survey on 12 February had found no fault in the wall, Norvik Ports said.", "12 February"),
        ("The quay wall at Tarn was finished in 1978.", "1978"),
        ("Five people are known to have died at Tarn, the harbour office said on Thursday.", "Thursday"),
    ],
)
def test_other_date_of_the_same_happening_differs(held: Held, draft: str, words: str) -> None:
    assert one(held(draft), "date", words).verdict is Verdict.DIFFERS


def test_date_of_something_else_is_not_in_the_record(held: Held) -> None:
    assert one(held("A choir from Oldum sang there in 1911."), "date", "1911").verdict is Verdict.ABSENT


def test_distance_in_time_is_found_or_left_out(held: Held) -> None:
    found = held("The wall fell. Nine days later a choir sang.")
    assert not [item for item in found if item.kind == "date" and item.verdict is not Verdict.FOUND]
