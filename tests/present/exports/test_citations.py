"""A full citation in words, and what an export says of files."""

from __future__ import annotations

import pytest

from onrecord.present.exports.citations import Citations, file_of, say_citation
from tests.present.exports.made import line, quote, source


def test_a_citation_has_outlet_title_date_address_words_and_offsets() -> None:
    (citation,) = Citations([source()]).of_line(line())
    assert say_citation(citation) == (
        "The Ferry Post, “Dam broke”, 2025-03-05 (as written), https://post.example/dam-1: "
        "“The dam broke on Tuesday” (characters 0 to 24 of its text)"
    )


def test_the_same_stretch_is_cited_once_and_articles_come_in_their_order() -> None:
    told = line(quotes=(quote(2), quote(1), quote(2), quote(1, 5, 9, "am b")))
    found = Citations([source(), source(2)]).of_line(told)
    assert [(one.source.number, one.start) for one in found] == [(1, 0), (1, 5), (2, 0)]


@pytest.mark.parametrize(
    ("locator", "name"),
    [
        ("articles/dam.txt", "articles/dam.txt"),
        ("/home/ana/secret/dam.jsonl#3", "dam.jsonl#3"),
        ("C:\\Users\\ana\\dam.txt", "dam.txt"),
    ],
)
def test_the_folders_of_whoever_exports_stay_out(locator: str, name: str) -> None:
    assert file_of(locator) == name
