from __future__ import annotations

import sys
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import (
    LONGEST_CLUSTER,
    OffsetMap,
    Piece,
    Span,
    compose,
    covering,
    cut_at_blanks,
    lines_of,
    merged,
    outside,
    overlapping,
    stripped,
)

spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@st.composite
def offset_maps(draw: st.DrawFn, *, raw_length: int | None = None) -> OffsetMap:
    """A map with literal pieces, whole-for-whole pieces and gaps on either side."""
    pieces: list[Piece] = []
    clean = raw = 0
    for _ in range(draw(st.integers(0, 8))):
        clean += draw(st.integers(0, 2))
        raw += draw(st.integers(0, 2))
        clean_length = draw(st.integers(1, 4))
        raw_length_of_piece = clean_length if draw(st.booleans()) else draw(st.integers(1, 5))
        if raw_length is not None and raw + raw_length_of_piece > raw_length:
            break
        pieces.append(Piece(Span(clean, clean + clean_length), Span(raw, raw + raw_length_of_piece)))
        clean += clean_length
        raw += raw_length_of_piece
    return OffsetMap(tuple(pieces))


def slow_places(offsets: OffsetMap) -> dict[int, Span]:
    """The oracle: for every clean code point the raw span that it stands for."""
    places: dict[int, Span] = {}
    for piece in offsets.pieces:
        for at in range(*piece.clean):
            raw = piece.raw.start + at - piece.clean.start
            places[at] = Span(raw, raw + 1) if piece.is_literal else piece.raw
    return places


def slow_to_raw(offsets: OffsetMap, span: Span) -> Span | None:
    places = [slow_places(offsets).get(at) for at in range(*span)]
    if not places or None in places:
        return None
    found = [place for place in places if place]
    return Span(found[0].start, found[-1].end)


class TestSpan:
    def test_its_words_are_those_between_start_and_end(self) -> None:
        assert Span(4, 8).of("The toll rose") == "toll"

    def test_touching_spans_do_not_overlap(self) -> None:
        assert not Span(0, 3).overlaps(Span(3, 5))
        assert Span(0, 4).overlaps(Span(3, 5))

    def test_contains_itself_and_nothing_that_sticks_out(self) -> None:
        assert Span(2, 5).contains(Span(2, 5))
        assert not Span(2, 5).contains(Span(2, 6))

    def test_shifted_moves_both_ends(self) -> None:
        assert Span(2, 5).shifted(-2) == Span(0, 3)


class TestLookingUp:
    @given(st.lists(spans, max_size=8), spans)
    def test_covering_and_overlapping_find_what_a_walk_over_all_finds(
        self, given_spans: list[Span], span: Span
    ) -> None:
        sorted_spans = merged(given_spans)
        assert covering(sorted_spans, span) == next((one for one in sorted_spans if one.contains(span)), None)
        assert overlapping(sorted_spans, span) == next((one for one in sorted_spans if one.overlaps(span)), None)


class TestStripped:
    def test_leaves_out_blanks_at_both_ends(self) -> None:
        assert stripped(Span(0, 8), "\u00a0 word \n") == Span(2, 6)

    def test_a_blank_span_becomes_empty(self) -> None:
        span = stripped(Span(1, 4), "a   b")
        assert span.start == span.end


class TestSpanSets:
    @given(st.lists(spans))
    def test_merged_spans_cover_the_same_code_points(self, given_spans: list[Span]) -> None:
        points = {at for span in given_spans for at in range(*span)}
        result = merged(given_spans)
        assert {at for span in result for at in range(*span)} == points
        assert all(a.end < b.start for a, b in pairwise(result))

    @given(st.lists(spans), spans)
    def test_outside_is_what_no_span_covers(self, given_spans: list[Span], whole: Span) -> None:
        points = set(range(*whole)) - {at for span in given_spans for at in range(*span)}
        result = outside(given_spans, whole)
        assert {at for span in result for at in range(*span)} == points
        assert all(span.start < span.end for span in result)


class TestLines:
    def test_every_kind_of_line_end_ends_a_line(self) -> None:
        text = "one\r\ntwo\rthree\n\nfive"
        assert [span.of(text) for span in lines_of(text)] == ["one", "two", "three", "", "five"]

    @given(st.text(alphabet="ab \n\r"))
    def test_lines_are_those_of_the_standard_library(self, text: str) -> None:
        assert [span.of(text) for span in lines_of(text)] == text.splitlines()


class TestOffsetMap:
    def test_identity_maps_every_span_to_itself(self) -> None:
        assert OffsetMap.identity(9).to_raw(Span(2, 5)) == Span(2, 5)

    def test_an_entity_stands_whole_for_its_character(self) -> None:
        offsets = OffsetMap(
            (Piece(Span(0, 1), Span(0, 1)), Piece(Span(1, 2), Span(1, 6)), Piece(Span(2, 3), Span(6, 7)))
        )
        assert offsets.to_raw(Span(1, 2)).of("R&amp;D") == "&amp;"  # type: ignore[union-attr]
        assert offsets.to_raw(Span(0, 3)) == Span(0, 7)

    def test_a_span_over_an_unmapped_code_point_has_no_raw_span(self) -> None:
        offsets = OffsetMap((Piece(Span(0, 2), Span(0, 2)), Piece(Span(3, 5), Span(2, 4))))
        assert offsets.to_raw(Span(0, 5)) is None
        assert offsets.unmapped(6) == (Span(2, 3), Span(5, 6))

    def test_an_empty_span_has_no_raw_span(self) -> None:
        assert OffsetMap.identity(3).to_raw(Span(1, 1)) is None

    def test_running_backwards_is_refused(self) -> None:
        with pytest.raises(ValueError, match="backwards"):
            OffsetMap((Piece(Span(0, 2), Span(5, 7)), Piece(Span(2, 3), Span(0, 1))))

    @given(offset_maps(), spans)
    def test_to_raw_agrees_with_a_table_of_all_code_points(self, offsets: OffsetMap, span: Span) -> None:
        assert offsets.to_raw(span) == slow_to_raw(offsets, span)

    @given(offset_maps(), spans)
    def test_joining_pieces_that_touch_changes_nothing(self, offsets: OffsetMap, span: Span) -> None:
        joined = OffsetMap.joined(offsets.pieces)
        assert joined.to_raw(span) is None or slow_to_raw(offsets, span) is not None
        if all(piece.is_literal for piece in offsets.pieces):
            assert joined.to_raw(span) == offsets.to_raw(span)


class TestComposedMaps:
    @given(offset_maps(), spans)
    def test_the_identity_before_or_behind_changes_nothing(self, offsets: OffsetMap, span: Span) -> None:
        same = OffsetMap.identity(99)
        assert offsets.then(same).to_raw(span) == offsets.to_raw(span)
        assert same.then(offsets).to_raw(span) == offsets.to_raw(span)

    @given(offset_maps(), offset_maps(), st.integers(0, 40))
    def test_a_code_point_is_mapped_only_if_both_maps_know_it(
        self, first: OffsetMap, second: OffsetMap, at: int
    ) -> None:
        found = first.then(second).to_raw(Span(at, at + 1))
        middle = first.to_raw(Span(at, at + 1))
        expected = second.to_raw(middle) if middle else None
        if found is not None:
            assert expected is not None
            assert found.contains(expected)

    @given(offset_maps(), offset_maps())
    def test_literal_maps_compose_code_point_by_code_point(self, first: OffsetMap, second: OffsetMap) -> None:
        first, second = _literal(first), _literal(second)
        composed = first.then(second)
        for at in range(40):
            middle = first.to_raw(Span(at, at + 1))
            assert composed.to_raw(Span(at, at + 1)) == (second.to_raw(middle) if middle else None)

    def test_whole_for_whole_of_equal_length_by_chance_is_not_read_code_point_by_code_point(self) -> None:
        halves = OffsetMap(
            (Piece(Span(0, 1), Span(0, 1)), Piece(Span(1, 2), Span(1, 2)), Piece(Span(2, 3), Span(2, 3)))
        )
        first = OffsetMap((Piece(Span(0, 2), Span(0, 1)), Piece(Span(2, 3), Span(1, 3))))
        assert halves.then(first).to_raw(Span(0, 1)) == Span(0, 1)
        assert halves.then(OffsetMap((Piece(Span(0, 3), Span(0, 3), whole=True),))).to_raw(Span(1, 2)) == Span(0, 3)

    def test_two_stretches_of_one_entity_stand_together_for_it(self) -> None:
        halves = OffsetMap((Piece(Span(0, 1), Span(0, 1)), Piece(Span(1, 2), Span(1, 2))))
        entity = OffsetMap((Piece(Span(0, 2), Span(0, 9)),))
        assert halves.then(entity).pieces == (Piece(Span(0, 2), Span(0, 9), whole=True),)


def _literal(offsets: OffsetMap) -> OffsetMap:
    return OffsetMap(tuple(piece for piece in offsets.pieces if piece.is_literal))


class TestCompose:
    def test_a_letter_and_its_accent_become_one_and_map_to_both(self) -> None:
        text, offsets = compose("Cafe\u0301 open")
        assert text == "Café open"
        assert offsets.to_raw(Span(3, 4)) == Span(3, 5)
        assert offsets.to_raw(Span(5, 9)) == Span(6, 10)

    def test_text_that_is_composed_already_keeps_one_piece(self) -> None:
        assert compose("Žofia lives in Ålby") == ("Žofia lives in Ålby", OffsetMap.identity(19))

    @given(st.text(alphabet="ae\u0301\u0323\u030a Å\u212b\u1100\u1161\u11a8한\u0915\u093c\u09c7\u09be.", max_size=40))
    def test_the_result_is_that_of_the_standard_library(self, text: str) -> None:
        composed, offsets = compose(text)
        assert composed == unicodedata.normalize("NFC", text)
        assert offsets.unmapped(len(composed)) == ()
        for piece in offsets.pieces:
            assert unicodedata.normalize("NFC", piece.raw.of(text)) == piece.clean.of(composed)

    def test_every_character_that_composes_backwards_is_known_to(self) -> None:
        from onrecord.text import _composes_backwards

        decompositions = (unicodedata.decomposition(chr(code)).split() for code in range(sys.maxunicode + 1))
        seconds = {chr(int(parts[1], 16)) for parts in decompositions if len(parts) == 2 and parts[0][0] != "<"}
        assert [char for char in sorted(seconds) if not _composes_backwards(char)] == []

    def test_a_flood_of_marks_is_composed_in_stretches(self) -> None:
        text = "a" + "\u0323\u0301" * 50_000
        composed, offsets = compose(text)
        assert offsets.unmapped(len(composed)) == ()
        assert all(
            piece.raw.end - piece.raw.start <= LONGEST_CLUSTER for piece in offsets.pieces if not piece.is_literal
        )


class TestCutAtBlanks:
    def test_stretches_end_behind_a_blank_and_cover_the_span(self) -> None:
        text = "one two three"
        cut = [span.of(text) for span in cut_at_blanks(Span(0, 13), text, longest=8)]
        assert cut == ["one two ", "three"]

    def test_text_without_a_blank_is_cut_all_the_same(self) -> None:
        assert [*cut_at_blanks(Span(0, 5), "abcde", longest=2)] == [Span(0, 2), Span(2, 4), Span(4, 5)]
