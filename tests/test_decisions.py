"""Anchors with a marked head, and which decisions stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.decisions import anchor_of, find_anchor, head_in, taken_back
from onrecord.model import Decision
from onrecord.text import Span

TEXT = "Castrel declared three days of mourning, beginning on Monday. Nobody else did."
WORDS = Span(0, TEXT.index("."))


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def undo(number: int, of: int) -> Decision:
    return Decision(number=number, act="undo", anchors=(), value=str(of), who="desk", when="now")


def test_the_head_is_marked_in_the_words_around() -> None:
    anchor = anchor_of("a", TEXT, WORDS, head=span_of("declared"))
    assert anchor[2].startswith("⟦Castrel ⟪declared⟫ three")


def test_a_head_is_found_again_where_the_words_have_moved() -> None:
    anchor = anchor_of("a", TEXT, WORDS, head=span_of("beginning"))
    found = find_anchor(anchor, f"Corrected. {TEXT}")
    assert found is not None
    head = head_in(anchor, found)
    assert head is not None
    assert head.of(f"Corrected. {TEXT}") == "beginning"


def test_words_without_a_head_have_none() -> None:
    assert head_in(anchor_of("a", TEXT, WORDS), WORDS) is None


def test_a_head_outside_the_words_is_left_out() -> None:
    assert head_in(anchor_of("a", TEXT, WORDS, head=span_of("Nobody")), WORDS) is None


def test_words_that_hold_the_marks_themselves_are_found_without_a_head() -> None:
    text = "He wrote ⟦so ⟪it⟫ goes⟧ on the wall."
    anchor = anchor_of("a", text, Span(0, len(text)), head=Span(3, 8))
    assert find_anchor(anchor, text) == Span(0, len(text))
    assert head_in(anchor, Span(0, len(text))) is None


@given(st.text(alphabet="ab ⟦⟧⟪⟫.", min_size=1, max_size=50), st.data())
def test_a_head_never_changes_which_words_are_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    head = data.draw(st.integers(start, end - 1))
    span = Span(start, end)
    marked, plain = anchor_of("a", text, span, head=Span(head, end)), anchor_of("a", text, span)
    assert find_anchor(marked, text) == find_anchor(plain, text)


def test_what_is_taken_back_names_the_undo() -> None:
    assert taken_back([undo(2, 1), undo(4, 2), undo(5, 3)]) == {2: 4, 3: 5}


def test_an_undo_of_no_number_takes_nothing_back() -> None:
    odd = Decision(number=2, act="undo", anchors=(), value="first ²" + "9" * 5000, who="desk", when="now")
    assert taken_back([odd]) == {}
