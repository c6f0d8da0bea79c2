"""Words as numbers, and runs of words: the fast rolling hash against a slow, obvious one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.shingles import Numbering, number_of, shingles_of


@given(st.lists(st.integers(0, 3), max_size=40), st.integers(1, 6))
def test_two_runs_have_one_number_exactly_when_they_are_the_same(letters: list[int], size: int) -> None:
    words = [number_of("abcd"[letter]) for letter in letters]
    size_here = min(size, len(words))
    runs = [tuple(words[at : at + size_here]) for at in range(len(words) - size_here + 1)] if words else []
    shingles = shingles_of(words, size)
    assert len(shingles) == len(runs)
    assert [[a == b for b in runs] for a in runs] == [[a == b for b in shingles] for a in shingles]


def test_a_text_shorter_than_a_shingle_is_one() -> None:
    assert len(shingles_of([1, 2], 5)) == 1
    assert len(shingles_of([], 5)) == 0


def test_words_keep_their_place_in_the_text() -> None:
    text = "Oru’s ferry — it SANK."
    words = Numbering().read(text)
    assert [words.span(at, at).of(text) for at in range(len(words))] == ["Oru", "s", "ferry", "it", "SANK"]
    assert words.numbers[4] == number_of("sank")


def test_scripts_without_blanks_are_read_character_by_character() -> None:
    assert len(Numbering().read("渡轮沉没 ferry")) == 5
