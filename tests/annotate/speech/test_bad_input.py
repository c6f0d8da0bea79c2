"""Texts that break the rules of print: nothing is raised, nothing is made up, the time stays bounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.speech.reading import only, read


def test_mark_left_open_ends_with_its_paragraph() -> None:
    lines = read("Ana Sole said: “The dam will hold.\n\nThe rain went on. Nobody slept.")
    assert [line.contents for line in lines] == [("“The dam will hold.",)]


def test_marks_unbalanced_through_a_whole_article_spoil_only_their_paragraphs() -> None:
    broken = "\n\n".join(f"Nobody knew that gate {n} was “open." for n in range(5))
    lines = read(f"{broken}\n\n“The dam will hold,” said Ana Sole.")
    assert (lines[-1].speaker, lines[-1].contents) == ("Ana Sole", ("“The dam will hold,”",))


@pytest.mark.parametrize("words", ["«The dam will hold»", "„The dam will hold“", "「The dam will hold」"])
def test_marks_of_other_languages_are_marks(words: str) -> None:
    line = only(f"Ana Sole said: {words}.")
    assert (line.speaker, line.contents) == ("Ana Sole", (words,))


def test_curly_mark_closed_by_a_straight_one_is_closed() -> None:
    lines = read('“The dam will hold," said Ana Sole. “The gates are shut," said Tom Orsk.')
    assert [(line.speaker, line.contents) for line in lines] == [
        ("Ana Sole", ('“The dam will hold,"',)),
        ("Tom Orsk", ('“The gates are shut,"',)),
    ]


def test_quotation_of_20000_words_is_one_statement() -> None:
    line = only(f"Ana Sole said: “{'The dam will hold. ' * 5000}”")
    assert line.speaker == "Ana Sole"
    assert len(line.contents[0]) > 90_000


@pytest.mark.parametrize("text", ["", " \n ", "12 34 “56” 78!", "“”", "''''", "“ ‘ \" '' «", "::: ——"])
def test_text_without_letters_says_nothing(text: str) -> None:
    assert read(text) == ()


def test_capitals_throughout_keep_the_quotation() -> None:
    lines = read("“THE DAM WILL HOLD,” SAID ANA SOLE.")
    assert [line.contents for line in lines] == [("“THE DAM WILL HOLD,”",)]


def test_lists_and_verse_say_nothing() -> None:
    assert read("- bread\n- salt\n- two lamps\n\nThe river runs,\nthe river turns,\nthe lamp still burns.") == ()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA .,:\n“”\"'‘’«»—-", max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for line in read(text):
        for slot in line.claim.slots:
            assert slot.span is None or slot.span.of(text) == slot.value
