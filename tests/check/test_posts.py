"""Posts of a draft beside those of their holders in the record."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

FIRST = """\
The finance minister, Ana Sole, opened the bridge at Oldum. \
Simon Achter, the deputy director of the harbour office, was there. \
The mayor of Oldum, Gareth Pymm, was ill. Ida Krog, the managing director of the mill, spoke.
"""
LATER = """\
Ida Krog has been replaced as managing director of the mill at Oldum. Gareth Pymm lost a vote of confidence on Friday. \
Marta Ellison was elected mayor of Oldum on Sunday; the bridge was her theme.
"""


@pytest.fixture(scope="module")
def bridge() -> list[Reading]:
    return [read("Argus", date(2031, 5, 4), FIRST), read("Herald", date(2031, 5, 9), LATER)]


def verdicts(draft: str, record: list[Reading]) -> set[Verdict]:
    found = check_draft(read("draft", date(2031, 5, 12), draft), record)
    return {item.verdict for item in found if item.kind == "name and role"}


@pytest.mark.parametrize(
    "draft",
    [
        "The interior minister, Ana Sole, spoke at the bridge at Oldum.",
        "Simon Achter, the director of the harbour office, spoke at the bridge at Oldum.",
        "Ida Krog, the managing director of the mill, spoke at the bridge at Oldum.",
        "The mayor of Oldum, Gareth Pymm, spoke at the bridge.",
    ],
)
def test_post_of_another_thing_or_rank_or_day_differs(bridge: list[Reading], draft: str) -> None:
    assert Verdict.DIFFERS in verdicts(draft, bridge)


@pytest.mark.parametrize(
    "draft",
    [
        "The finance minister, Ana Sole, spoke at the bridge at Oldum.",
        "Simon Achter, the deputy director of the harbour office, spoke at the bridge at Oldum.",
        "The former mayor of Oldum, Gareth Pymm, spoke at the bridge.",
        "The mayor of Oldum, Marta Ellison, spoke at the bridge.",
    ],
)
def test_post_as_the_record_has_it_is_found(bridge: list[Reading], draft: str) -> None:
    assert verdicts(draft, bridge) == {Verdict.FOUND}
