from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.alignment import dense_form
from onrecord.clean.visible import Visible, read_visible
from onrecord.text import Span


def seen(raw: str) -> list[str]:
    """The visible blocks of a page, each with single blanks."""
    visible = read_visible(raw)
    return [" ".join(block.of(visible.text).split()) for block in visible.blocks]


def source_of(raw: str, words: str) -> str | None:
    """The raw text that stands for the first occurrence of `words`."""
    visible = read_visible(raw)
    at = visible.text.index(words)
    span = visible.offsets.to_raw(Span(at, at + len(words)))
    return span.of(raw) if span else None


class TestWhatIsSeen:
    def test_blocks_are_apart_and_inline_tags_are_not(self) -> None:
        assert seen("<p>The <b>to</b>ll rose.</p><p>Nobody spoke.</p>") == ["The toll rose.", "Nobody spoke."]

    @pytest.mark.parametrize(
        "hidden",
        [
            "<script>if (a < b) { say('<p>no</p>') }</script>",
            "<style>p > b {}</style>",
            "<noscript><p>Switch on scripts</p></noscript>",
            "<template><p>{{name}}</p></template>",
            "<!-- <p>a note</p> -->",
            "<!-->",
            "<?php echo 'x' ?>",
            "<!DOCTYPE html>",
            "<title>The title</title>",
            "<SCRIPT type=a>no</SCRIPT >",
        ],
    )
    def test_scripts_styles_and_comments_are_not_seen(self, hidden: str) -> None:
        assert seen(f"<p>Before{hidden} after</p>") == ["Before after"]

    def test_a_script_inside_a_word_does_not_part_it(self) -> None:
        assert source_of("<p>har<script>x()</script>bour</p>", "harbour") == "har<script>x()</script>bour"

    def test_a_bracket_in_a_quoted_value_does_not_end_the_tag(self) -> None:
        assert seen("<p title='a > b' class=\"c > d\">Text</p>") == ["Text"]

    def test_a_bracket_that_begins_no_tag_is_text(self) -> None:
        assert seen("<p>3 < 4 and 5<6</p>") == ["3 < 4 and 5<6"]

    def test_line_breaks_and_cells_part_words_inside_a_block(self) -> None:
        assert "one\ntwo" in read_visible("<p>one<br>two</p>").text
        assert "one\ttwo\nthree" in read_visible("<table><tr><td>one<td>two<tr><td>three</table>").text

    def test_preformatted_lines_stay_lines(self) -> None:
        assert read_visible("<pre>one\ntwo</pre>").text == "one\ntwo"
        assert read_visible("<p>one\ntwo</p>").text == "one two"

    def test_quotation_elements_show_their_marks(self) -> None:
        assert seen("<p>He said <q>she told me <q>no</q></q>.</p>") == ["He said “she told me ‘no’”."]

    def test_a_quotation_with_marks_of_its_own_gets_no_others(self) -> None:
        assert seen("<p>He said <q>&ldquo;no&rdquo;</q>.</p>") == ["He said “no”."]


class TestWhereItStands:
    def test_an_entity_stands_whole_for_its_character(self) -> None:
        assert source_of("<p>R&amp;D</p>", "R&D") == "R&amp;D"
        assert source_of("<p>R&amp;D</p>", "&") == "&amp;"

    def test_windows_1252_numbers_are_read_as_browsers_do(self) -> None:
        assert seen("<p>&#147;No&#148; &#150; &#133;</p>") == ["“No” – …"]

    def test_a_name_without_semicolon_takes_no_more_than_its_letters(self) -> None:
        assert source_of("<p>&copy2031 it</p>", "©") == "&copy"
        assert seen("<p>&notit; &unknown; AT&T</p>") == ["¬it; &unknown; AT&T"]

    def test_numbers_of_no_character_are_shown_as_unreadable(self) -> None:
        assert seen("<p>&#0; &#xD800; &#" + "9" * 5000 + ";</p>") == ["\ufffd \ufffd \ufffd"]

    def test_an_accent_written_apart_is_composed_and_maps_to_both(self) -> None:
        assert source_of("<p>cafe&#769; open</p>", "café") == "cafe&#769;"

    def test_the_break_between_blocks_stands_for_all_between_them(self) -> None:
        raw = "<p>One.</p>\n<hr><p>Two.</p>"
        assert source_of(raw, "One.\nTwo.") == "One.</p>\n<hr><p>Two."


class TestBeside:
    def test_boxes_beside_the_article_are_told_apart(self) -> None:
        visible = read_visible("<p>In.</p><aside><p>Out.</p></aside><p>In again.</p>")
        assert [span.of(visible.text).strip() for span in visible.beside] == ["Out."]

    def test_a_box_that_is_never_closed_ends_with_what_holds_it(self) -> None:
        visible = read_visible("<div><aside>Out.</div><p>In.</p>")
        assert [span.of(visible.text).strip() for span in visible.beside] == ["Out."]


class TestBrokenPages:
    @pytest.mark.parametrize(
        "raw",
        [
            "",
            "<",
            "<p",
            "<!--",
            "<!",
            "</",
            "&",
            "&#",
            "&#x",
            "<p a='",
            "<script>",
            "<title>x",
            "\x00",
            "<q>",
            "</q></p>",
        ],
    )
    def test_a_torn_page_is_read_as_far_as_it_goes(self, raw: str) -> None:
        assert seen("<p>Here.</p>" + raw)[0] == "Here."

    @pytest.mark.parametrize(
        "part", ["<div>", "<!--", "<!", "</", "<a ", '<a x="', "<script>", "&", "<", "&amp;", "<q>", "</q>"]
    )
    def test_a_hundred_thousand_of_anything_is_read_in_one_pass(self, part: str) -> None:
        assert isinstance(read_visible("<p>Here.</p>" + part * 100_000), Visible)


PARTS = ["<p>", "</p>", "<b>", "</b>", "word", " ", "\n", "&amp;", "&eacute", "e", "\u0301", "<br>", "<!-- x -->",
         "<td>", "é", "<aside>", "</aside>", "&nbsp;", "<", "&#8212;", "<script>x</script>", "<q>", "</q>",
         "👩‍👧", "<pre>", "</pre>"]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
def test_every_visible_word_is_what_its_source_shows(raw: str) -> None:
    visible = read_visible(raw)
    assert visible.offsets.unmapped(len(visible.text)) == ()
    assert all(block.of(visible.text).strip() for block in visible.blocks)
    at = 0
    for word in visible.text.split():
        at = visible.text.index(word, at)
        span = visible.offsets.to_raw(Span(at, at + len(word)))
        assert span is not None
        if not set(word) & set("“”‘’"):  # those of <q> depend on what is around
            assert read_visible(span.of(raw)).text == word
        at += len(word)


REFERENCES = [
    "&",
    "#",
    "x",
    ";",
    "lt",
    "gt",
    "amp",
    "AMP",
    "not",
    "it",
    "150",
    "8212",
    "1F600",
    "D800",
    "110000",
    "0",
    " ",
    "a",
]


@given(st.lists(st.sampled_from(REFERENCES), max_size=12).map("".join))
def test_entities_are_read_as_the_standard_library_does(text: str) -> None:
    shown = read_visible(f"<p>.{text}.</p>").text
    # Of numbers that no text may hold, the library drops some that browsers keep.
    assert dense_form(shown.replace("\ufffd", "")) == dense_form(unescape(f".{text}.").replace("\ufffd", ""))
