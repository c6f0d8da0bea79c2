"""The whole told for the part of it that did something, and figures of what people live in."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

STORY = (
    "The dockers of Tarn voted on the contract on Sunday. Of the union's 2,350 members, 1,410 took part. "
    "On Monday some 3,200 residents were moved to schools on the north bank.\n"
)


def numbers(draft: str, verdict: Verdict) -> list[str]:
    lead = "The dockers of Tarn and their union voted on the contract.\n\n"
    found = check_draft(read("draft", date(2031, 3, 7), lead + draft), [read("Courier", date(2031, 3, 3), STORY)])
    return [item.words for item in found if item.verdict is verdict and item.kind == "number"]


@pytest.mark.parametrize("draft", ["Some 2,350 members voted.", "About 3,200 houses were cleared on Monday."])
def test_whole_told_for_its_part_or_houses_for_people_differ(draft: str) -> None:
    assert numbers(draft, Verdict.DIFFERS)


@pytest.mark.parametrize(
    "draft",
    ["The union has 2,350 members.", "Of its 2,350 members 1,410 voted.", "On Monday 3,200 people were moved."],
)
def test_whole_told_as_the_whole_and_people_as_people_are_found(draft: str) -> None:
    assert numbers(draft, Verdict.FOUND)
    assert not numbers(draft, Verdict.DIFFERS)


@pytest.mark.parametrize("draft", ["If one asks the union, the vote was fair.", "The trams have run for nine days."])
def test_one_for_anybody_and_a_time_to_this_day_are_no_figures(draft: str) -> None:
    assert not [*numbers(draft, Verdict.DIFFERS), *numbers(draft, Verdict.ABSENT)]
