"""What the record tells as lifted, told as in force."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

FIRST = (
    "The river at Tarn rose on Sunday, and the county of Tarn issued its flood warnings for the valley below the dam.\n"
)
LATER = (
    "The river at Tarn fell on Tuesday, and the county of Tarn withdrew its flood warnings for the valley. "
    "The mayor refused to lift the bathing ban in the harbour.\n"
)
LEAD = "The river at Tarn rose over the weekend, and the county looked after the valley below the dam.\n\n"


@pytest.fixture(scope="module")
def river() -> list[Reading]:
    return [read("Courier", date(2031, 3, 2), FIRST), read("Herald", date(2031, 3, 4), LATER)]


def accounts(draft: str, record: list[Reading], day: date) -> list[str]:
    found = check_draft(read("draft", day, LEAD + draft), record)
    return [item.words for item in found if item.verdict is Verdict.DIFFERS and item.kind == "account"]


def test_what_was_withdrawn_is_not_in_force(river: list[Reading]) -> None:
    assert accounts("The flood warnings are still in force.", river, date(2031, 3, 7))


@pytest.mark.parametrize(
    ("draft", "day"),
    [
        ("The flood warnings were in force until Tuesday.", date(2031, 3, 7)),
        ("The flood warnings are still in force.", date(2031, 3, 3)),
        ("The bathing ban is still in force.", date(2031, 3, 7)),
        ("The flood warnings were issued on Sunday.", date(2031, 3, 7)),
    ],
)
def test_what_ended_told_as_ended_or_before_it_ended_is_right(river: list[Reading], draft: str, day: date) -> None:
    assert not accounts(draft, river, day)


def test_what_was_issued_again_is_in_force(river: list[Reading]) -> None:
    again = (
        "The river at Tarn rose again on Thursday, and the county of Tarn issued new flood warnings for the valley.\n"
    )
    record = [*river, read("Argus", date(2031, 3, 6), again)]
    assert not accounts("The flood warnings are still in force.", record, date(2031, 3, 7))
