"""Markdown as a reader sees it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.run.markdown import is_markdown, plain_of


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# The *quay*", "The quay"),
        ("**Ana Sole** said _so_.", "Ana Sole said so."),
        ("said [Ana Sole](https://example.org/a_b), the mayor", "said Ana Sole, the mayor"),
        ("> “We heard [the wall] crack”", "“We heard [the wall] crack”"),
        ("- 5 * 3 boats\n- snake_case_name", "5 * 3 boats\nsnake_case_name"),
        ("It cost \\*much\\*.[^1]", "It cost *much*."),
        ("***both***", "both"),
    ],
)
def test_signs_of_markdown_are_taken_off(markdown: str, text: str) -> None:
    assert plain_of(markdown) == text


@given(st.text(alphabet="ab 1.,“”’\n", max_size=60))
def test_text_without_signs_stays_as_it_is(text: str) -> None:
    assert plain_of(text) == text


def test_markdown_is_known_by_its_name() -> None:
    assert (is_markdown("draft.MD"), is_markdown("draft.txt")) == (True, False)
