"""Words and numbers as they are compared between versions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.versions.tokens import read_tokens
from onrecord.text import Span


def keys(text: str) -> list[str]:
    return [token.key for token in read_tokens(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.3 million", "2,300,000"),
        ("2 300 000", "two million three hundred thousand"),
        ("two and a half million", "2.5 million"),
        ("four hundred and fifty", "450"),
        ("a hundred", "100"),
        ("twenty-four", "24"),
        ("£20,000", "20,000 pounds"),
        ("$3.5m", "3.5 million dollars"),
        ("40 per cent", "40%"),
        ("10 a.m.", "10am"),
        ("2.14pm", "14:14"),
        ("31st July", "31 July"),
        ("the third accident", "the 3rd accident"),
        ("the U.N.", "the UN"),
        ("didn’t", "did not"),
        ("Dr. Crane’s", "Doctor Crane"),
        ("a neighbouring harbour", "a neighboring harbor"),
        ("he travelled to the centre", "he traveled to the center"),
        ("Inès", "Ines"),
        ("“quoted” – dash", "'quoted' -- dash"),
    ],
)
def test_two_ways_of_writing_are_one(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "21"),
        ("4 million", "4 billion"),
        ("fourteen", "forty"),
        ("10am", "10pm"),
        ("$4", "£4"),
        ("did", "did not"),
        ("filled", "filed"),
        ("us", "US"),
    ],
)
def test_two_things_are_two(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@given(st.text(max_size=80))
def test_tokens_lie_in_the_text(text: str) -> None:
    assert all(0 <= token.start < token.end <= len(text) for token in read_tokens(text, Span(0, len(text))))


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_separators_count_for_nothing(number: int) -> None:
    assert keys(f"{number:,}") == keys(str(number))
