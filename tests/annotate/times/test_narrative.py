"""Narratives carry their dates forward; the day on which they were written says nothing."""

from __future__ import annotations

import pytest

from onrecord.annotate.times import choose_domain
from onrecord.times import find, written_on


def values(text: str) -> list[str]:
    return [time.value for time in find(text, reference=written_on("2031-05-14"), domain="narrative")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 5 June 1844. On 7 July it ended.", ["1844-06-05", "1844-07-07"]),
        ("It began in December 1844. In January it ended.", ["1844-12", "1845-01"]),
        ("It began on 5 June 1844. The next day it ended.", ["1844-06-05", "1844-06-06"]),
        ("It began on 5 June 1844. Two weeks later it ended.", ["1844-06-05", "1844-W25"]),
        ("It began in 1844. The following year it ended.", ["1844", "1845"]),
        ("It began in June 1844. Later that year it ended.", ["1844-06", "1844"]),
        ("It began on 4 July 1844. The following morning it rained.", ["1844-07-04", "1844-07-05TMO"]),
        ("It began in June 1844, on the 9th.", ["1844-06", "1844-06-09"]),
        ("It began in 1844. In the spring of that year it rained.", ["1844", "1844-SP"]),
    ],
)
def test_what_a_date_leaves_open_comes_from_the_dates_before(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_story_without_a_year_yet_is_seen_from_the_day_of_writing() -> None:
    assert values("It came out on 17 January.") == ["2031-01-17"]


def test_a_year_in_passing_does_not_move_the_story() -> None:
    text = "In June 1844 the league, founded under the treaty of 1807, sailed. In July it landed."
    assert values(text) == ["1844-06", "1807", "1844-07"]


def test_a_year_since_which_something_is_so_does_not_move_the_story() -> None:
    text = "In June 1844 it fell. Since 1832 it had been free. In July it rose."
    assert values(text) == ["1844-06", "1832", "1844-07"]


def test_a_story_does_not_run_ahead_of_the_next_stated_year() -> None:
    text = "In October 1844 it snowed. In March there was a thaw. By May 1844 the roads were dry."
    assert values(text) == ["1844-10", "1844-03", "1844-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The temple burned in 480 BC.", ["BC0480"]),
        ("The war of 480-479 BC ended.", ["BC0480", "BC0479"]),
        ("It began in 480 BC. In 478, it ended.", ["BC0480", "BC0478"]),
        ("It fell in August 480 BC.", ["BC0480-08"]),
        ("It fell in the spring of 479 BC.", ["BC0479-SP"]),
        ("It fell in the 5th century BC.", ["BC04"]),
        ("It fell in the 470s BC.", ["BC047"]),
        ("It fell in AD 70.", ["0070"]),
        ("It began in 480 BC. The following year it ended.", ["BC0480", "BC0479"]),
    ],
)
def test_years_before_christ_count_backwards(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_bare_number_is_a_year_only_in_a_text_about_such_times() -> None:
    assert values("In 478, it ended.") == []
    assert values("It began in 480 BC with 300 men.") == ["BC0480"]


def test_a_leap_day_is_carried_to_a_year_that_has_one() -> None:
    assert values("In 1844 it began. On 29 February it rained.") == ["1844", "1844-02-29"]
    assert "1845-02-29" not in values("In 1845 it began. On 29 February it rained.")


def test_histories_are_told_from_news_with_a_reason() -> None:
    history = "It began in 1844. " * 8 + "It ended on 3 May 1850."
    news = "It rained on Monday. Yesterday it was dry. It was built in 1844."
    assert choose_domain(history).domain == "narrative"
    assert choose_domain(news).domain == "news"
    assert "9 stated years" in choose_domain(history).reason


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("She left in 1965. Last autumn she came back.", "2030-FA"),
        ("She left in 1965. The service is to be held on Monday.", "2031-05-19"),
        (
            "She left in June 1965. Her findings, published in 1971, were new. They were confirmed two years later.",
            "1973",
        ),
    ],
)
def test_what_points_at_the_day_of_writing_does_so_in_a_narrative_too(text: str, last: str) -> None:
    assert values(text)[-1] == last


def test_yesterday_is_seen_from_the_day_of_writing_in_a_narrative_too() -> None:
    assert values("Yesterday she died. She was born in 1944.") == ["2031-05-13", "1944"]
