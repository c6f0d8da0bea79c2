"""What stands in marks and is not speech, and what looks like a statement and is none."""

from __future__ import annotations

import pytest

from tests.annotate.speech.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "One “euphoric” member of the crowd waved at the boats.",
        "The play “Low Tide” opens in June.",
        "He stood 6'2\" tall and 5'9\" wide.",
        "The so-called “Gate Group” met at noon.",
    ],
)
def test_title_nickname_scare_quote_and_inches_are_no_statement(text: str) -> None:
    assert read(text) == ()


def test_narrator_who_tells_of_an_act_says_nothing() -> None:
    assert read("The mayor opened the gates and left the town.") == ()


def test_content_that_only_points_elsewhere_is_no_statement() -> None:
    assert read("The mayor said so. Nobody told her that.") == ()
