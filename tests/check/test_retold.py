"""What a draft tells in other words: of somebody else, of another day, of what was denied or revised since."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Checked, Verdict, check_draft
from tests.check.conftest import read

FIRST = """\
The footbridge at Wenlow gave way on Saturday as crowds left the fair. Nine people were killed. \
The fire brigade put the number of people on the bridge at around 180.

Superintendent Colin Marsh said that a cable of the bridge had snapped. \
Lottie Vance, the organiser, told the Argus that nobody had limited the crowd at the fair. \
The medical director, Priya Raman, said that most of the injured would go home within days. \
The inquiry into the bridge is to open on 15 June. Of the injured, 3,700 crowns each go to 21 in Wenlow and 14 in Lathe.
"""
LATER = """\
The fire brigade lowered its estimate of how many people were on the bridge at Wenlow: it was no more than 120. \
The families of the 13 dead of the fair met on Sunday.

Police said that the cable of the bridge had not snapped. \
Lottie Vance opened the fair again. Her rival said that the crowd had been paid to come. \
Lawyers for the families claimed that the railing had been rusty for years. \
The inquiry into the bridge will now open on 6 July.
"""


@pytest.fixture(scope="module")
def bridge() -> list[Reading]:
    return [read("Argus", date(2032, 5, 10), FIRST), read("Herald", date(2032, 6, 2), LATER)]


LEAD = """\
Wenlow mourns. The fire brigade and the police have looked at the bridge, where people were on their way from the \
fair when it gave way. The organiser and the medical director have spoken of the crowd, the injured and the dead.

"""


def differing(draft: str, record: list[Reading]) -> tuple[Checked, ...]:
    found = check_draft(read("draft", date(2032, 6, 10), LEAD + draft), record)
    return tuple(item for item in found if item.verdict is Verdict.DIFFERS)


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        ("The crowd at the fair had not been limited by anybody, Priya Raman said.", "attribution"),
        ("Lottie Vance said that the crowd had been paid to come.", "attribution"),
        ("Police claimed that the railing had been rusty for years.", "attribution"),
        ("Nine people lost their lives when the footbridge at Wenlow fell after the fair.", "number"),
        ("Some 180 people were on the bridge at Wenlow when it fell.", "number"),
        ("The inquiry into the bridge at Wenlow opens on 15 June.", "date"),
        ("A cable of the bridge at Wenlow had snapped, and the crowd of the fair fell.", "account"),
    ],
)
def test_what_is_told_otherwise_by_now_differs(bridge: list[Reading], draft: str, kind: str) -> None:
    assert kind in {item.kind for item in differing(draft, bridge)}


@pytest.mark.parametrize(
    "draft",
    [
        "The crowd at the fair had not been limited by anybody, Lottie Vance said.",
        "The families' lawyers claimed that the railing had been rusty for years.",
        "At first nine people were known to have died on the footbridge at Wenlow.",
        "No more than 120 people were on the bridge at Wenlow when it fell.",
        "The inquiry into the bridge at Wenlow opens on 6 July.",
        "The cable of the bridge at Wenlow did not snap.",
    ],
)
def test_what_is_told_as_it_stands_does_not_differ(bridge: list[Reading], draft: str) -> None:
    assert not differing(draft, bridge)
