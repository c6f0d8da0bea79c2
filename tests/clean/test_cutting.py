"""The clean text and its map: what is cut is gone, what is left is where the map says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.cutting import readable, without, without_lines
from onrecord.text import OffsetMap, Span

ODD = st.text(alphabet="ab \u00a0\u200b\u00ad\ufeff\r\n\t\u2028é👍\x00", max_size=60)


def test_windows_line_ends_become_plain_and_blanks_become_blanks() -> None:
    text, _ = readable("one\u00a0two\r\nthree\u200b four")
    assert text == "one two\nthree four"


def test_the_end_of_a_page_inside_a_paragraph_is_no_line_end() -> None:
    text, offsets = readable("one \f\ftwo\n\n\fthree")
    assert text == "one two\n\n\nthree"
    assert offsets.to_raw(Span(4, 7)) == Span(6, 9)


@given(ODD)
def test_every_clean_character_maps_to_the_raw_character_it_was(raw: str) -> None:
    text, offsets = readable(raw)
    for at, character in enumerate(text):
        where = offsets.to_raw(Span(at, at + 1))
        assert where is not None
        assert character in (raw[where.start], " ", "\n")


@given(ODD, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5))
def test_cut_text_is_the_text_without_the_cuts(raw: str, ends: list[tuple[int, int]]) -> None:
    cuts = [Span(min(pair), min(max(pair), len(raw))) for pair in ends if min(pair) <= len(raw)]
    gone = {at for cut in cuts for at in range(cut.start, cut.end)}
    text, offsets = without(raw, OffsetMap.identity(len(raw)), cuts)
    kept = [at for at in range(len(raw)) if at not in gone]
    assert text == "".join(raw[at] for at in kept)
    assert [offsets.to_raw(Span(at, at + 1)) for at in range(len(text))] == [Span(at, at + 1) for at in kept]


def test_cut_at_the_end_of_a_line_leaves_no_blank_and_keeps_the_paragraphs_apart() -> None:
    text = "The dam held. READ MORE: Ferry late\n\nNobody was hurt."
    start = text.index("READ")
    left, _ = without_lines(text, OffsetMap.identity(len(text)), [Span(start, text.index("\n"))])
    assert left == "The dam held.\n\nNobody was hurt."
