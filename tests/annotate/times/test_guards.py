"""What must not be taken for a time."""

from __future__ import annotations

import pytest

from onrecord.times import find, written_on

NOT_TIMES = [
    "He lives at Number 10 Quay Street.",
    "The Ministry of July paid for it.",
    "Mrs May may march.",
    "We may win, and they march home.",
    "May said it would rain.",
    "She came second and wants a second opinion.",
    "Call 555-1234 or 0171 496 0000.",
    "They won 3-2 and lost 11/12 points.",
    "It costs $1,990, or $1990, or 1990 dollars.",
    "Version 2.0.1 of the program.",
    "Flight 1549 landed.",
    "It rests on resolution 1430/2019 alone.",
    "The virus 2019-nCoV spread.",
    "There were 1500 men and 1914 votes.",
    "The boy is 6 years old, his 44-year-old father is not.",
    "It flies four times, and seats 700 people a week.",
    "It earns $5 million a year.",
    "The fall of the city, and its fall in prices.",
    "They spring into action as prices fall.",
    "Jan Vann met Sun engineers.",
    "It grew by three quarters of its size.",
    "He said on “60 Minutes” that he left.",
    "Good evening, and thank you.",
    "It paid 12 3/4 percent.",
    "The 38th parallel and the 9th floor.",
    "The last resort is the first step.",
    "April Vann said so to Ms. June.",
    "The Sunday Lantern reported on Bloody Sunday.",
    "The Winter Palace and the Summer Games are closed.",
    "He scored in the second half of the match.",
    "Over 2000 were hurt and at least 1500 fled.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_no_time_is_found(text: str) -> None:
    assert [time.text for time in find(text, reference=written_on("2031-05-14"))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell in May.", ["May"]),
        ("It began with a March operation.", ["March"]),
        ("The spring offensive failed.", ["spring"]),
        ("It fell in 1914.", ["1914"]),
        ("The 1992 elections were fair.", ["1992"]),
        ("It closed for three quarters and a year.", ["a year"]),
        ("It fell at night.", ["night"]),
        ("It fell on the 9th, in the fall.", ["the 9th", "the fall"]),
        ("In April Lorvenia fell.", ["April"]),
        ("On Sunday Quellia fell.", ["Sunday"]),
        ("The army Thursday said so.", ["Thursday"]),
        ("It fell in the first half of the year.", ["the first half of the year"]),
        ("It was founded about 1910.", ["1910"]),
        ("It closed on 11/12.", ["11/12"]),
    ],
)
def test_their_neighbours_are_times(text: str, found: list[str]) -> None:
    assert [time.text for time in find(text, reference=written_on("2031-05-14"))] == found
