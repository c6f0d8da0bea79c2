"""What a regular expression is measured with, and when its growth is reported."""

from __future__ import annotations

import re

import pytest

from bench.patterns import Found, Growth
from bench.regex_pieces import pieces_of


@pytest.mark.parametrize(
    ("pattern", "piece"),
    [
        (r"\s*:", " "),  # what is repeated
        (r"\bferry\b", "ferry"),  # what stands there as it is
        (r"(?:port|lock)\s{1,3}gates?", "port gates"),  # the whole
        (r"[^,]+,\d", "a,"),  # the whole without its end
        (r"x(?=\w+!)", "a"),  # what is looked for ahead
    ],
)
def test_a_pattern_is_tried_with_its_own_pieces(pattern: str, piece: str) -> None:
    assert piece in pieces_of(re.compile(pattern))


@pytest.mark.parametrize(
    ("seconds", "reported"),
    [
        ((1.0, 2.0, 4.1, 8.3), "no"),
        ((1.0, 4.0, 15.9, 63.0), "yes"),
        ((1.0, 2.1, 6.0, 12.3), "no"),  # once is noise
    ],
)
def test_growth_is_reported_when_the_last_two_doublings_are_too_fast(seconds: tuple[float, ...], reported: str) -> None:
    times = tuple((8192 << at, taken) for at, taken in enumerate(seconds))
    found = Found(place="clean/a.py _A", pattern=re.compile("a"))
    assert Growth(found=found, piece="a", times=times).is_too_fast is (reported == "yes")
