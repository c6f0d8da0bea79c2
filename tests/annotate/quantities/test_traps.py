"""Numbers that count nothing."""

from __future__ import annotations

import pytest

from onrecord.annotate.quantities import find_quantities
from onrecord.text import Span


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2019, on 4 June, at 7.15am.",
        "The 2019 election came after the 1990s and the 19th century.",
        "Ana Sole, 52, met a 43-year-old man and a girl aged 12.",
        "Number 10 wrote to 10 Downing Street and to Room 12.",
        "The M25, the G7 and the F-16 are names, as is Covid-19.",
        "Flight 302, a Boeing 737, left from Gate 4.",
        "They won 2-1 and the house voted 52-48.",
        "Call 0800 555 0142, quoting reference 4471.",
        "Article 50 and Section 4(b) came before version 17.2 of it.",
        "No one saw one another once; one of the doors was shut.",
        "It is a Catch-22: open 24/7 on a two-way street.",
        "One resident said it was loud.",
        "She won the 200m butterfly and the FTSE 100 fell.",
        "The Six Nations and the Big Four met.",
        "Children under five and adults over 65 may enter.",
        "Leaders met at COP28.",
    ],
)
def test_nothing_is_counted(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_trap_inside_an_amount_is_no_harm() -> None:
    assert [found.canonical for found in find_quantities("They sent six F-16s.")] == ["6 item"]


def test_known_dates_count_nothing() -> None:
    text = "It starts on the 14 or so."
    assert find_quantities(text) != ()
    assert find_quantities(text, [Span(13, 25)]) == ()


def test_a_length_of_time_is_an_amount_though_it_is_a_known_date() -> None:
    text = "It fell two days later."
    assert [found.canonical for found in find_quantities(text, [Span(8, 22)])] == ["2 day"]
