from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import Span
from onrecord.wrapping import ended, unwrap, unwrapped, words_in

PROSE = (
    "By Ana Sole",
    "The dam above Port Lune broke early on Thursday, and the water reached the lower town in less than an hour.",
    "“We had no warning whatever,” Mayor Dren Kasto told reporters outside the school where three hundred sleep.",
    "Nobody is known to have been killed, according to the regional health office; twelve people were injured.",
)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("The ferry", "stays", "The ferry stays"),
        ("the govern-", "ment said", "the government said"),  # a word of English news
        ("the half-", "closed gate", "the half-closed gate"),  # both parts are words
        ("a ferry-", "port", "a ferryport"),  # the text has it so
        ("a well-", "known man", "a well-known man"),  # the text has it so
        ("Sheikh Al-", "Qadi", "Sheikh Al-Qadi"),
        ("in 2030-", "31", "in 2030-31"),
        ("he said -", "and left", "he said - and left"),
        ("soft\u00ad", "ened", "softened"),
    ],
)
def test_two_lines_are_joined_as_they_were_before_the_line_end(first: str, second: str, whole: str) -> None:
    assert ended(first, second, words_in("A ferryport is well-known.")) + second == whole


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_text_wrapped_at_a_column_gets_its_paragraphs_back(width: int) -> None:
    wrapped = "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in PROSE)
    assert unwrapped(wrapped) == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PROSE),
        "\n".join(PROSE),
        "\n".join(("Dam breaks above Port Lune after a week of heavy rain", *PROSE[1:])),
        "Dead: 7\nInjured: 19\nMissing: 4\nHomeless: 2,300",
        "A short text.\nOf two lines.",
        "",
    ],
)
def test_a_text_that_was_not_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) == text


def test_a_line_that_stands_apart_is_never_drawn_into_the_line_before_it() -> None:
    head = "The water reached the lower town of Port Lune by half past\n12 May 2031\n"
    text = head + "\n".join(textwrap.wrap(" ".join(PROSE[1:]), 60))
    assert unwrapped(text).startswith("The water reached the lower town of Port Lune by half past 12 May 2031\nThe dam")
    apart = unwrap(text, stands_apart=lambda line: line == "12 May 2031")[0]
    assert apart.startswith("The water reached the lower town of Port Lune by half past\n12 May 2031")


def test_a_headline_wider_than_the_column_does_not_hide_that_the_text_below_is_wrapped() -> None:
    head = "Dam breaks above Port Lune, and the water reaches the lower town in less than an hour"
    body = " ".join(PROSE[1:])
    assert unwrapped("\n".join((head, "", *textwrap.wrap(body, 60)))) == f"{head}\n\n{body}"


def test_every_word_of_an_unwrapped_text_leads_to_its_place_in_the_raw_text() -> None:
    raw = "\r\n".join(textwrap.wrap(" ".join(PROSE[1:]), 60, initial_indent="  ", subsequent_indent="  "))
    text, offsets = unwrap(raw)
    assert text == " ".join(PROSE[1:])
    start = text.index("in less than an hour")
    place = offsets.to_raw(Span(start, start + len("in less than an hour")))
    assert place is not None
    assert place.of(raw).split() == "in less than an hour".split()
    assert offsets.unmapped(len(text)) == ()


_WRAPPED = st.lists(
    st.lists(st.text(alphabet="abA-\u00ad,.", min_size=1, max_size=12), min_size=5, max_size=60), min_size=1, max_size=4
).map(lambda paragraphs: "\n\n".join("\n".join(textwrap.wrap(" ".join(words), 50)) for words in paragraphs))


@given(_WRAPPED | st.text(alphabet="ab- .\r\n\u00ad", max_size=400))
def test_no_letter_is_ever_lost_or_misplaced(text: str) -> None:
    result, offsets = unwrap(text)
    assert [char for char in result if char.isalnum()] == [char for char in text if char.isalnum()]
    for at, char in enumerate(result):
        place = offsets.to_raw(Span(at, at + 1))
        assert place is not None
        assert place.of(text) == char or (char == " " and not place.of(text).strip(" \r\n\u00ad"))
