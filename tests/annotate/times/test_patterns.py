"""The small language of the rules."""

from __future__ import annotations

import pytest

from onrecord.annotate.times.patterns import compile_pattern, slots_of
from onrecord.annotate.times.tokens import cut
from onrecord.annotate.times.vocabulary import vocabulary

WORDS = vocabulary("en")


def matched(pattern: str, text: str, macros: dict[str, str] | None = None) -> dict[str, str] | None:
    """Return the words of each slot, None when the pattern does not match at the start of `text`."""
    tokens = cut(text, "en")
    match = compile_pattern(pattern, WORDS, macros or {}).matcher.match(tokens.codes)
    if match is None:
        return None
    return {name: " ".join(map(tokens.word, range(*span))) for name, span in slots_of(match).items()}


def test_classes_slots_and_options() -> None:
    pattern = "(weekday:WEEKDAY ,?)? month:MONTH day:N12"
    assert matched(pattern, "Monday, May 5") == {"weekday": "Monday", "month": "May", "day": "5"}
    assert matched(pattern, "May 5") == {"month": "May", "day": "5"}
    assert matched(pattern, "Monday 5") is None


def test_a_slot_may_stand_in_several_places() -> None:
    assert matched("(day:N12 month:MONTH|month:MONTH day:N12)", "5 May") == {"day": "5", "month": "May"}
    assert matched("(day:N12 month:MONTH|month:MONTH day:N12)", "May 5") == {"day": "5", "month": "May"}


def test_macros_and_bounded_repetition() -> None:
    assert matched("AMOUNT", "two hundred and", {"AMOUNT": "amount:(NUMWORD (NUMWORD){0,3})"}) == {
        "amount": "two hundred"
    }


def test_it_knows_what_a_match_can_begin_with() -> None:
    first = compile_pattern("(the)? unit:UNIT", WORDS, {}).first
    assert WORDS.codes["the"] in first
    assert WORDS.codes["year"] in first
    assert WORDS.codes["monday"] not in first


@pytest.mark.parametrize("pattern", ["(month:MONTH", "NOSUCH", "(the)?", "the )"])
def test_a_malformed_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"parenthesis|no class|match nothing"):
        compile_pattern(pattern, WORDS, {})


def test_macros_that_name_one_another_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        compile_pattern("AA", WORDS, {"AA": "BB", "BB": "AA"})
