"""Figures and dates that a draft tells of another thing, or that the record has moved on from since."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from tests.check.conftest import one, read

MAIL = """\
The roof of the market hall at Vessen came down before dawn on Monday. At least a dozen people were killed and 41 were \
injured. Rescue crews reached the hall nine minutes later.

Lena Korr, 52, who sells fish, was pulled out by two brothers, both in their twenties. The insurers put the damage to \
the hall at 6 million crowns. A laboratory tested 7 out of 20 beams and found rot.

Four guards should have been in the hall that night. Of the 90 stalls, 70 were under the roof. The owner, Hallcorp, \
plans to cut 310 jobs.
"""
ECHO = """\
Eighteen people died in the market hall at Vessen, the mayor said. Cranes began to clear the hall on Tuesday. In \
Vessen 14 were injured, in Oldum 27.

Yesterday, Minister Ruth Sand opened a fund for the families. The fund took in 3,000 crowns on 4 March, and the last \
concert for the families was held on 5 March.

Nine beams are missing from the yard: five small ladders had been lent to a farmer. The insurers brought the damage to \
the hall down to 5.2 million crowns.
"""
TIMES = """\
Hallcorp will drop its plan to cut 310 jobs, the company said. At the time, 60 % of the stalls had been let. As of \
Friday the share of stalls that are let had reached 85 %.
"""


@pytest.fixture(scope="module")
def hall() -> list[Reading]:
    stories = (("Mail", date(2031, 3, 3), MAIL), ("Echo", date(2031, 3, 6), ECHO), ("Times", date(2031, 3, 8), TIMES))
    return [read(*story) for story in stories]


def verdict_of(hall: list[Reading], draft: str, words: str, kind: str = "number") -> Verdict:
    return one(check_draft(read("draft", date(2031, 3, 10), draft), hall), kind, words).verdict


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("A dozen people are dead after the fall of the market hall at Vessen.", "dozen"),
        ("Hallcorp is to cut 310 jobs at the market hall at Vessen.", "310"),
        ("Of the stalls in the market hall at Vessen 60 per cent are let now.", "60 per cent"),
        ("The damage to the market hall at Vessen is 6 million crowns, the insurers say.", "6 million"),
    ],
)
def test_figure_that_the_record_has_moved_on_from_differs(hall: list[Reading], draft: str, words: str) -> None:
    assert verdict_of(hall, draft, words) is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("At first a dozen people were said to have died in the market hall at Vessen.", "dozen"),
        ("Hallcorp had planned to cut 310 jobs at the market hall at Vessen.", "310"),
        ("Hallcorp will give up its plan to cut 310 jobs at the market hall at Vessen.", "310"),
    ],
)
def test_figure_told_as_an_earlier_one_is_found(hall: list[Reading], draft: str, words: str) -> None:
    assert verdict_of(hall, draft, words) is Verdict.FOUND


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("In the market hall at Vessen four guards were on duty.", "four guards"),
        ("After the fall of the hall 27 people were hurt, and in Vessen 27.", "27"),
        ("All 90 stalls of the market hall at Vessen were under the roof.", "90"),
        ("Nine ladders of the market hall at Vessen had been lent to a farmer.", "Nine ladders"),
    ],
)
def test_figure_of_another_thing_differs(hall: list[Reading], draft: str, words: str) -> None:
    found = check_draft(read("draft", date(2031, 3, 10), draft), hall)
    assert [item for item in found if words in item.words and item.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Eighteen people lost their lives in the market hall at Vessen.", "Eighteen"),
        ("In Vessen 14 people were hurt, and in Oldum 27.", "27"),
    ],
)
def test_figure_in_other_words_is_found(hall: list[Reading], draft: str, words: str) -> None:
    assert verdict_of(hall, draft, words) is Verdict.FOUND


def test_one_more_is_no_toll(hall: list[Reading]) -> None:
    draft = "On Tuesday one more person died in the market hall at Vessen."
    found = check_draft(read("draft", date(2031, 3, 10), draft), hall)
    assert not [item for item in found if item.kind == "number" and item.verdict is Verdict.DIFFERS]


def test_part_and_whole_of_one_count_are_two_figures(hall: list[Reading]) -> None:
    draft = "A laboratory tested seven of 30 beams of the market hall at Vessen."
    assert verdict_of(hall, draft, "seven") is Verdict.FOUND
    assert verdict_of(hall, draft, "30") is Verdict.DIFFERS


def test_minutes_later_differ_where_the_record_has_others(hall: list[Reading]) -> None:
    draft = "Rescue crews were at the market hall at Vessen nineteen minutes later."
    assert verdict_of(hall, draft, "nineteen minutes") is Verdict.DIFFERS


def test_clock_with_a_stop_is_a_time_and_no_figure(hall: list[Reading]) -> None:
    found = check_draft(read("draft", date(2031, 3, 10), "The hall fell at 5.37 p.m. in Vessen."), hall)
    assert [item.kind.value for item in found if "5.37" in item.words] == ["date"]


def test_pronoun_one_is_no_figure(hall: list[Reading]) -> None:
    draft = "The roof of the market hall fell. A second one followed in Vessen."
    found = check_draft(read("draft", date(2031, 3, 10), draft), hall)
    assert not [item for item in found if item.kind == "number"]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Lena Korr, 25, sold fish in the market hall at Vessen.", "25"),
        ("Lena Korr, a woman in her thirties, sold fish in the market hall at Vessen.", "thirties"),
        ("Two brothers, both in their forties, pulled out a woman who sells fish in the hall.", "forties"),
    ],
)
def test_age_that_the_record_has_otherwise_differs(hall: list[Reading], draft: str, words: str) -> None:
    assert verdict_of(hall, draft, words) is Verdict.DIFFERS


def test_age_in_round_words_fits(hall: list[Reading]) -> None:
    draft = "Lena Korr, a woman in her fifties, sold fish in the market hall at Vessen."
    found = check_draft(read("draft", date(2031, 3, 10), draft), hall)
    assert not [item for item in found if item.verdict is Verdict.DIFFERS]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("Ruth Sand opened a fund for the families of Vessen on Thursday.", "Thursday"),
        ("The roof of the market hall at Vessen came down before dawn on Tuesday, 4 March.", "4 March"),
        ("The last concert for the families of Vessen was on 4 March.", "4 March"),
        ("The roof of the market hall at Vessen came down on Sunday, 3 March.", "3 March"),
    ],
)
def test_date_of_another_clause_differs(hall: list[Reading], draft: str, words: str) -> None:
    assert verdict_of(hall, draft, words, "date") is Verdict.DIFFERS
