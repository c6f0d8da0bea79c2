"""What posts are for, at which medium and in which place, in words that the record does not have."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

STORY = """\
The dam at Tarn was opened on Sunday. The foreign minister, Ana Sole, cut the ribbon; Finance Minister Per Aldin \
paid for the lunch. Post columnist Vera Moll and Sky News correspondent Tom Reed came by train.

Ilse Brandt, a columnist for The Harbour Post, was ill. North Oldmark Governor Henrik Falk sent a letter. \
Vint County Attorney Mads Holm charged a driver. Senior adviser Otto Lenz carried the scissors. \
Doctor Hanne Vik at Ostrand Hospital treated a child; Marn Hospital was full. The term of the warden, Lars Bo, ends \
in August, and Rita Moe is his elected successor.
"""
LEAD = "The dam at Tarn is open since Sunday, when the ribbon was cut and a driver was charged.\n\n"


@pytest.fixture(scope="module")
def dam() -> list[Reading]:
    return [read("Courier", date(2031, 3, 3), STORY)]


def differing(draft: str, record: list[Reading], day: date = date(2031, 3, 7)) -> list[str]:
    found = check_draft(read("draft", day, LEAD + draft), record)
    return [item.words for item in found if item.verdict is not Verdict.FOUND and item.kind == "name and role"]


@pytest.mark.parametrize(
    "draft",
    [
        "Per Aldin, who is in charge of the country's diplomacy, came late.",
        "Ana Sole, who runs the treasury, came late.",
        "Tom Reed of CNN came late.",
        "Ilse Brandt, a columnist for The Valley Times, was ill.",
        "The governor thanked his colleague in South Oldmark, Henrik Falk.",
        "Mads Holm, the driver's lawyer, spoke on Sunday.",
        "Otto Lenz, a former adviser, carried the scissors.",
        "Hanne Vik, a doctor at Marn Hospital, treated a child.",
        "Rita Moe, his predecessor, was there.",
    ],
)
def test_post_of_another_field_medium_or_place_differs(dam: list[Reading], draft: str) -> None:
    assert differing(draft, dam)


@pytest.mark.parametrize(
    "draft",
    [
        "Ana Sole, who is in charge of the country's diplomacy, came late.",
        "Per Aldin, who runs the treasury, came late.",
        "Tom Reed of Sky News came late.",
        "Ilse Brandt, a columnist for the Harbour Post, was ill.",
        "The governor thanked his colleague in North Oldmark, Henrik Falk.",
        "Mads Holm, the prosecutor, spoke on Sunday.",
        "Otto Lenz, an adviser, carried the scissors.",
        "Hanne Vik, a doctor at Ostrand Hospital, treated a child.",
        "Rita Moe, his successor, was there.",
    ],
)
def test_post_in_other_words_is_found(dam: list[Reading], draft: str) -> None:
    assert not differing(draft, dam)


def test_post_may_be_a_former_one_long_after_the_record(dam: list[Reading]) -> None:
    assert not differing("Otto Lenz, a former adviser, carried the scissors.", dam, date(2033, 3, 7))
