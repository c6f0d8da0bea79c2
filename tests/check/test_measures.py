"""The same number for another thing, and figures that later articles carry on."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.annotate.contract import Reading
from onrecord.check import Verdict, check_draft
from onrecord.check.measures import ways_in
from onrecord.lexicon import load
from tests.check.conftest import one, read

FIRST = """\
The storm at Oldum damaged 143 buildings, among them 70 schools and 40 houses. \
Seven people were killed and 38 were injured. \
About 12,000 households had no power. \
The mill of Oldum lost 23 million crowns.

The repair of the bridge at Oldum would cost 780 million crowns. \
The share of the Harbour party fell by 6 percentage points.
"""
LATER = """\
The storm at Oldum killed 12 people, the rescue service said. The number of injured has risen from 38 to 83.

The repair of the bridge at Oldum will cost 950 million crowns.
"""


@pytest.fixture(scope="module")
def storm() -> list[Reading]:
    return [read("Argus", date(2031, 10, 4), FIRST), read("Herald", date(2031, 10, 9), LATER)]


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The storm at Oldum damaged 40 schools.", "40 schools"),
        ("The storm at Oldum left 12,000 people without power.", "12,000 people"),
        ("The mill of Oldum earned 23 million crowns.", "23 million"),
        ("The share of the Harbour party fell by 6 per cent.", "6 per cent"),
        ("The storm at Oldum has injured 38 people.", "38 people"),
        ("The repair of the bridge at Oldum will cost 780 million crowns.", "780 million"),
    ],
)
def test_right_number_for_another_thing_or_day_differs(storm: list[Reading], draft: str, words: str) -> None:
    found = check_draft(read("draft", date(2031, 10, 12), draft), storm)
    assert one(found, "number", words).verdict is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The storm at Oldum damaged 70 schools.", "70 schools"),
        ("At first 38 people were said to be injured by the storm at Oldum.", "38 people"),
        ("The mill of Oldum made a loss of 23 million crowns.", "23 million"),
        ("The repair of the bridge at Oldum will cost 950 million crowns.", "950 million"),
    ],
)
def test_number_told_as_the_record_has_it_is_found(storm: list[Reading], draft: str, words: str) -> None:
    found = check_draft(read("draft", date(2031, 10, 12), draft), storm)
    assert one(found, "number", words).verdict is Verdict.FOUND


def test_figure_is_not_overtaken_by_an_article_after_the_draft(storm: list[Reading]) -> None:
    draft = read("draft", date(2031, 10, 5), "The repair of the bridge at Oldum would cost 780 million crowns.")
    assert one(check_draft(draft, storm), "number", "780 million").verdict is Verdict.FOUND


def test_examples_of_opposite_ways_are_on_both_sides() -> None:
    for row in load("check_en")["way"]:
        first, second = (ways_in(text)[row["name"]] for text in row["example"])
        assert first is not second
