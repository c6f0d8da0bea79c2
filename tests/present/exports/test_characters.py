"""Hostile characters: harmless in every kind of file, and nothing lost where the file can say it otherwise."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.present.exports.characters import cell_of, html_of, is_web_address, json_of, one_line, original_of


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "\r=1", "＝1", "'=1", "\x00=1"])
def test_no_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    assert cell_of(text)[0] in "'\\"
    assert original_of(cell_of(text)) == text


@given(st.text(st.one_of(st.sampled_from("'=\\u0041\x00\u202e\t"), st.characters(codec="utf-8"))))
def test_a_cell_gives_back_its_text(text: str) -> None:
    assert original_of(cell_of(text)) == text


@given(st.text(st.characters(codec="utf-8")))
def test_json_gives_back_its_text_and_shows_no_unseen_character(text: str) -> None:
    written = json_of({"text": text}, for_html=True)
    assert json.loads(written)["text"] == text
    assert not set(written) & set("\x7f\x85\u2028\u202e\u2066<&")


def test_json_lines_stay_lines_for_readers_that_split_at_unicode_line_ends() -> None:
    assert len(json_of("a\u2028b\x85c\nd").splitlines()) == 1


def test_html_is_text_and_no_formula() -> None:
    assert html_of("<b>&\u202e") == "&lt;b&gt;&amp;"
    assert html_of("=1") == "&#61;1"


def test_one_line_takes_out_what_moves_the_cursor_and_keeps_words_apart() -> None:
    assert one_line("a\x1b[31m\u202eb\r\nc\u2028d") == "a[31mb c d"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://a.example/<b>", "http://a b", "data:text/html,x", "", None, "file:///a"]
)
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert not is_web_address(address)
    assert is_web_address("https://a.example/b?c=d&e#f")
