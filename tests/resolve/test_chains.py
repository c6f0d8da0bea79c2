"""What hangs together by pairs."""

from __future__ import annotations

from itertools import permutations

from onrecord.resolve.chains import connected


def test_chain_of_pairs_makes_one_group() -> None:
    assert connected([("c", "d"), ("a", "b"), ("b", "c"), ("y", "x")]) == [["a", "b", "c", "d"], ["x", "y"]]


def test_what_is_paired_with_itself_stands_alone() -> None:
    assert connected([(2, 2), (1, 3), (0, 0)]) == [[0], [1, 3], [2]]


def test_order_of_pairs_decides_nothing() -> None:
    pairs = [(1, 2), (2, 3), (5, 4), (4, 6), (3, 7)]
    assert {str(connected(some)) for some in permutations(pairs)} == {str([[1, 2, 3, 7], [4, 5, 6]])}
