from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.pairing import Counts, overlap, pair_spans
from onrecord.text import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))


def test_a_span_overlaps_itself_wholly_and_its_neighbour_not_at_all() -> None:
    assert overlap(Span(2, 6), Span(2, 6)) == 1.0
    assert overlap(Span(2, 6), Span(6, 9)) == 0.0


def test_half_an_overlap_is_enough_to_be_the_same_finding() -> None:
    assert pair_spans([Span(0, 10)], [Span(0, 5)]) == {0: 0}
    assert pair_spans([Span(0, 10)], [Span(0, 4)]) == {}


def test_the_better_overlap_is_paired_first() -> None:
    assert pair_spans([Span(0, 10)], [Span(0, 6), Span(0, 9)]) == {0: 1}


@given(st.lists(SPANS, max_size=8), st.lists(SPANS, max_size=8))
def test_pairs_are_one_to_one(gold: list[Span], system: list[Span]) -> None:
    pairs = pair_spans(gold, system)
    assert len(set(pairs.values())) == len(pairs)


def test_precision_counts_what_was_given_and_recall_what_was_wanted() -> None:
    counts = Counts(right=2, given=4, wanted=8)
    assert (counts.precision, counts.recall) == (50.0, 25.0)
    assert round(counts.f1, 1) == 33.3


def test_nothing_wanted_and_nothing_given_is_all_right() -> None:
    assert Counts().f1 == 100.0
