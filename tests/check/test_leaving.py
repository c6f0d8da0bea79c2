"""Posts that were left, by articles that say so in many ways."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.check import Verdict, check_draft
from tests.check.conftest import read

BEFORE = """\
The bridge at Oldum fell on Sunday. Ana Sole, the county engineer, had passed it in May. \
Gareth Pymm, the leader of the council, was ill. The fair's organiser, Ida Krog, spoke of a crowd.
"""


def verdicts(later: str, draft: str) -> set[Verdict]:
    record = [
        read("Argus", date(2031, 5, 4), BEFORE),
        read("Herald", date(2031, 5, 9), f"The bridge at Oldum fell a week ago. {later}"),
    ]
    found = check_draft(read("draft", date(2031, 5, 12), draft), record)
    return {item.verdict for item in found if item.kind == "name and role"}


@pytest.mark.parametrize(
    ("later", "draft"),
    [
        (
            "Ana Sole, the county engineer, has been suspended.",
            "The county engineer, Ana Sole, was at the bridge at Oldum.",
        ),
        (
            "Gareth Pymm lost the leadership of the council.",
            "The leader of the council, Gareth Pymm, saw the bridge at Oldum.",
        ),
        ("Ida Krog has given up running the fair.", "Ida Krog, who organises the fair, was at the bridge at Oldum."),
        ("Ana Sole is ill. Per Aldin takes her place.", "The county engineer, Ana Sole, was at the bridge at Oldum."),
    ],
)
def test_post_that_was_left_differs(later: str, draft: str) -> None:
    assert Verdict.DIFFERS in verdicts(later, draft)


@pytest.mark.parametrize(
    "later",
    [
        "Ana Sole resigned as treasurer of the choir.",
        "The union demanded that Ana Sole be dismissed.",
        "Ana Sole was suspended. Ana Sole returned to her desk on Friday.",
    ],
)
def test_other_post_or_mere_demand_leaves_the_post(later: str) -> None:
    assert Verdict.DIFFERS not in verdicts(later, "The county engineer, Ana Sole, was at the bridge at Oldum.")
