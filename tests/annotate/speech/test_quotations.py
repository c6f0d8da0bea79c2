"""Which stretches stand in marks: where they start and end, and which are pieces of one quotation."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quotations import find_quotations
from onrecord.annotate.sentences import find_paragraphs


def pieces(text: str) -> list[list[str]]:
    return [[piece.of(text) for piece in found.pieces] for found in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said: “One. “Two.” Then “three” left.", [["“One.", "“Two.”"], ["“three”"]]),
        ("“One.\n\n“Two.”\n\nNobody spoke.", [["“One.", "“Two.”"]]),
        ('"A," he said, "b."', [['"A,"'], ['"b."']]),
        ("''A,'' he said.", [["''A,''"]]),
        ('He is 6\'2" tall. "Yes," he said.', [['"Yes,"']]),
        ("“He told me ‘no’ twice,” she said.", [["“He told me ‘no’ twice,”"]]),
        ("‘We won’t go,’ she said.", [["‘We won’t go,’"]]),
        ("The ‘80s and “rock”.", [["“rock”"]]),
        ("“Left open\n\nNext paragraph.", [["“Left open"]]),
        ("”The wrong way round,” she said.", [["”The wrong way round,”"]]),
        ("“Closed by an opening one,“ she said.", [["“Closed by an opening one,“"]]),
        ('“Mixed," she said.', [['“Mixed,"']]),
        ("«Oui», dit-elle. „Ja“, sagte er.", [["«Oui»"], ["„Ja“"]]),
    ],
)
def test_pieces_of_quotations(text: str, found: list[list[str]]) -> None:
    assert pieces(text) == found


@given(st.text(alphabet="ab ,.\n“”\"'‘’«»„`", max_size=80))
def test_pieces_are_disjoint_sorted_and_hold_words(text: str) -> None:
    spans = [piece for found in find_quotations(text, find_paragraphs(text)) for piece in found.pieces]
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(any(char.isalnum() for char in span.of(text)) for span in spans)
