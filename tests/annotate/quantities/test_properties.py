"""What holds for every text: offsets, order, stability."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.quantities import find_quantities

PHRASES = (
    "more than 300 people up to £87million between 20 and 30 from 5 to 7 months one in three a third of the $1.2bn - "
    "to and or half an hour a further 12,000 several thousands of tens of one two hundred million 2-1 6.1 magnitude "
    "minus 4 °C percent points twice as many -strong 1/2 ½ Rs 5 lakh Number 10 , . ( ) % 7.15am 2019 other ten times"
).split(" ")
TEXTS = st.one_of(
    st.lists(st.sampled_from(PHRASES), max_size=40).map(" ".join),
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(PHRASES), st.text(max_size=6)), max_size=20).map("".join),
)


@given(TEXTS)
def test_amounts_are_sorted_disjoint_and_not_empty(text: str) -> None:
    found = find_quantities(text)
    assert all(one.span.of(text).strip() == one.span.of(text) != "" for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(TEXTS)
def test_every_amount_has_a_unit_and_a_value_a_range_or_is_vague(text: str) -> None:
    for one in find_quantities(text):
        assert one.unit
        assert one.vague or one.value is not None or (one.minimum is not None and one.maximum is not None)
        assert one.canonical.endswith(one.unit)


@given(TEXTS)
def test_a_text_is_read_the_same_twice(text: str) -> None:
    assert find_quantities(text) == find_quantities(text)


@pytest.mark.parametrize(
    "piece", ["million ", "9", "over ", "A ", "two hundred and ", "1,000", "- ", "$", "1/", "of one "]
)
def test_monotonous_texts_are_read(piece: str) -> None:
    assert isinstance(find_quantities(piece * 3000), tuple)
