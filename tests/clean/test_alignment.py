from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.alignment import align_lines, dense_form, repeated_lines
from onrecord.clean.visible import read_visible
from onrecord.text import Span


def sources(lines: list[str], raw: str) -> list[str | None]:
    """For every line of the aligned text the source it is mapped to."""
    visible = read_visible(raw)
    aligned = align_lines(lines, visible)
    offsets = aligned.offsets.then(visible.offsets)
    found: list[str | None] = []
    at = 0
    for line in aligned.text.split("\n"):
        span = offsets.to_raw(Span(at, at + len(line)))
        found.append(span.of(raw) if span else None)
        at += len(line) + 1
    return found


def page(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>\n" for words in paragraphs)


FIRST, SECOND, THIRD = "The board met on Monday.", "It chose no chair.", "The union left early."


def test_lines_are_found_and_others_left_out() -> None:
    assert sources([FIRST, THIRD], page("Menu", FIRST, SECOND, THIRD)) == [FIRST, THIRD]


def test_blanks_and_unseen_characters_make_no_difference() -> None:
    assert sources(["No one knew."], page("No&nbsp;one\n  kn\u00ad\u200bew.")) == ["No&nbsp;one\n  kn\u00ad\u200bew."]


def test_the_text_takes_its_blanks_from_the_page() -> None:
    aligned = align_lines(["No  one\tknew."], read_visible(page("No one&nbsp;knew.")))
    assert aligned.text == "No one knew."


def test_accents_may_be_written_either_way() -> None:
    assert sources(["The café was shut."], page("The cafe\u0301 was shut.")) == ["The cafe\u0301 was shut."]


def test_a_line_may_be_a_part_of_a_block() -> None:
    assert sources(["The board met."], "<p>Teaser: more here. <b>The board met.</b></p>") == ["The board met."]


def test_a_line_shown_twice_has_no_place() -> None:
    assert sources([SECOND], page(SECOND, FIRST, SECOND)) == [None]


def test_neighbours_decide_which_of_two_places_is_meant() -> None:
    assert sources([FIRST, SECOND, THIRD], page(SECOND, FIRST, SECOND, THIRD)) == [FIRST, SECOND, THIRD]


def test_a_line_as_often_told_as_shown_is_placed_each_time() -> None:
    assert sources([SECOND, FIRST, SECOND], page(SECOND, FIRST, SECOND)) == [SECOND, FIRST, SECOND]


def test_a_place_that_is_known_is_taken() -> None:
    visible = read_visible(page(SECOND, FIRST, SECOND))
    last = repeated_lines(visible, shortest=5)[1]
    aligned = align_lines([SECOND], visible, known={0: last})
    assert aligned.offsets.to_raw(Span(0, len(SECOND))) == last


def test_what_stands_beside_the_article_is_no_place() -> None:
    assert sources([SECOND], f"<aside>{SECOND}</aside>" + page(SECOND)) == [SECOND]


def test_a_line_that_was_moved_stays_without_a_place() -> None:
    assert sources([THIRD, FIRST, SECOND], page(FIRST, SECOND, THIRD)) == [None, FIRST, SECOND]


def test_a_line_that_is_not_on_the_page_stays_as_it_is_without_a_place() -> None:
    assert sources([FIRST, "Nobody wrote this.", THIRD], page(FIRST, THIRD)) == [FIRST, None, THIRD]


def test_of_a_changed_line_the_unchanged_words_are_placed() -> None:
    raw = page("The board of the harbour met on Monday <button>Share</button> and it chose nobody at all.")
    told = "The board of the harbour met on Monday [..] and it chose nobody at all."
    visible = read_visible(raw)
    aligned = align_lines([told], visible)
    unmapped = [span.of(told).strip() for span in aligned.offsets.unmapped(len(told))]
    assert unmapped == ["[..]"]


def test_words_that_a_line_only_shares_by_chance_are_not_placed() -> None:
    raw = page("He said that it was the first day of the strike, and left.")
    assert sources(["On the first day of the year nothing at all happened in any of the towns."], raw) == [None]


def test_a_short_line_is_not_looked_for_inside_a_word() -> None:
    assert sources(["harbours"], page("The two harbourside mills burnt.")) == [None]


def test_the_blanks_between_two_lines_stand_for_what_lies_between_them() -> None:
    raw = page(FIRST) + "<div>Advertisement</div>" + page(SECOND)
    visible = read_visible(raw)
    aligned = align_lines([FIRST, SECOND], visible)
    whole = aligned.offsets.then(visible.offsets).to_raw(Span(0, len(aligned.text)))
    assert whole is not None
    assert "Advertisement" in whole.of(raw)


def test_tens_of_thousands_of_equal_lines_are_no_trouble() -> None:
    raw = page(*[FIRST] * 20_000)
    assert align_lines([FIRST] * 19_999, read_visible(raw)).used == ()


WORDS = st.sampled_from(
    [
        "The toll rose.",
        "Nobody spoke to us.",
        "It rained &amp; froze.",
        "No.",
        "The <b>mayor</b> left.",
        "caf&eacute; life",
    ]
)


@given(st.lists(WORDS, max_size=9), st.data())
def test_every_mapped_word_is_what_its_source_shows(paragraphs: list[str], data: st.DataObject) -> None:
    raw = page(*paragraphs)
    visible = read_visible(raw)
    blocks = [block.of(visible.text) for block in visible.blocks]
    kept = data.draw(st.lists(st.sampled_from(range(len(blocks))), unique=True).map(sorted)) if blocks else []
    aligned = align_lines([blocks[index] for index in kept], visible)
    offsets = aligned.offsets.then(visible.offsets)
    at = 0
    for word in aligned.text.split():
        at = aligned.text.index(word, at)
        span = offsets.to_raw(Span(at, at + len(word)))
        if span:
            assert dense_form(read_visible(span.of(raw)).text) == dense_form(word)
        at += len(word)


@given(st.lists(WORDS, max_size=8), st.data())
def test_a_placed_line_is_the_one_that_was_taken(paragraphs: list[str], data: st.DataObject) -> None:
    visible = read_visible(page(*paragraphs))
    blocks = visible.blocks
    kept = data.draw(st.lists(st.sampled_from(range(len(blocks))), unique=True).map(sorted)) if blocks else []
    aligned = align_lines([blocks[index].of(visible.text) for index in kept], visible)
    at = 0
    for index in kept:
        length = len(blocks[index].of(visible.text))
        assert aligned.offsets.to_raw(Span(at, at + length)) in {None, blocks[index]}
        at += length + 1
