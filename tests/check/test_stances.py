"""Who is for a thing and who against it: drafts that turn it round."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from onrecord.check.sheets import Sheet
from onrecord.check.stances import stances_in
from onrecord.lexicon import load
from tests.check.conftest import read

FIRST = """\
The harbour office declined the request of the families to see the papers on the quay wall at Tarn.

Otto Lenz, the minister of ports, backed the plan for a second wall. Ilse Brandt, the harbour master, denied that the \
office had saved money on the guards. “No such survey has reached this office,” the harbour office said.

The Gazette had reported that the guards had been asleep.
"""
LATER = """\
The harbour office acknowledged that it had received the survey of the quay wall in January.

The guards told a reporter that they had been asleep. They have since withdrawn that account.
"""
LEAD = "The families at Tarn ask about the quay wall, the guards, the survey, the papers and the harbour office.\n\n"


@pytest.fixture(scope="module")
def quay() -> list[Reading]:
    return [read("Courier", date(2031, 3, 3), FIRST), read("Gazette", date(2031, 3, 9), LATER)]


def differing(draft: str, record: list[Reading]) -> list[str]:
    found = check_draft(read("draft", date(2031, 3, 12), LEAD + draft), record)
    return [item.words for item in found if item.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(
    "draft",
    [
        "The harbour office granted the request of the families to see the papers.",
        "Ilse Brandt admitted that the office had saved money on the guards.",
        "Otto Lenz rejected the plan for a second wall.",
        "The harbour office never received a survey of the quay wall.",
        "The harbour office says that no survey of the wall has reached it.",
    ],
)
def test_contrary_of_a_stance_differs(quay: list[Reading], draft: str) -> None:
    assert differing(draft, quay)


@pytest.mark.parametrize(
    "draft",
    [
        "The harbour office turned down the request of the families to see the papers.",
        "The harbour office did not grant the request of the families to see the papers.",
        "Ilse Brandt denied that the office had saved money on the guards.",
        "Otto Lenz supports the plan for a second wall.",
        "At first the harbour office said that no survey of the wall had reached it.",
        "Ilse Brandt declined to comment on the guards.",
    ],
)
def test_stance_as_the_record_has_it_is_no_alarm(quay: list[Reading], draft: str) -> None:
    assert not differing(draft, quay)


def sides(text: str) -> list[str]:
    return ["for" if one.is_for else "against" for one in stances_in(Sheet(read("text", date(2031, 3, 3), text)))]


@pytest.mark.parametrize("side", ["for", "against"])
def test_example_of_a_side_is_read_as_one(side: str) -> None:
    assert sides(load("voices_en")[side]["example"]) == [side]


def test_vote_is_a_stance_with_its_direction() -> None:
    assert sides("The council voted to close the harbour.") == ["for"]
    assert sides("The council voted against closing the harbour.") == ["against"]
