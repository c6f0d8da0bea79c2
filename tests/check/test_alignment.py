"""Words beside one another, and the slow way of finding the least difference."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from onrecord.check.alignment import GONE, NEW, align
from onrecord.check.nouns import Edit
from onrecord.check.passages import Token

LETTERS = st.lists(st.sampled_from("abc"), max_size=7)


def tokens(words: list[str]) -> list[Token]:
    return [Token(word, at, at + 1, word) for at, word in enumerate(words)]


def least_cost(quoted: str, window: str) -> float:
    """Return the least cost over all stretches of the window, by trying them all."""

    @cache
    def cost(mine: str, theirs: str) -> float:
        if not mine:
            return GONE * len(theirs)
        if not theirs:
            return NEW * len(mine)
        best = min(cost(mine[1:], theirs) + NEW, cost(mine, theirs[1:]) + GONE)
        return min(best, cost(mine[1:], theirs[1:])) if mine[0] == theirs[0] else best

    stretches = [window[i:j] for i in range(len(window) + 1) for j in range(i, len(window) + 1)]
    return min(cost(quoted, stretch) for stretch in stretches)


@given(LETTERS, LETTERS)
def test_alignment_tells_all_words_of_the_draft_in_order(quoted: list[str], window: list[str]) -> None:
    found = align(tokens(quoted), tokens(window))
    assert [token.word for edit, token in found.steps if edit is not Edit.GONE] == quoted
    beside = [token.word for edit, token in found.steps if edit is not Edit.NEW]
    assert beside == window[found.first : found.first + len(beside)]


@given(LETTERS, LETTERS)
def test_alignment_costs_no_more_than_the_best_of_all_stretches(quoted: list[str], window: list[str]) -> None:
    found = align(tokens(quoted), tokens(window))
    changed = 2 * sum(edit is Edit.NEW for edit, _ in found.steps)  # at the ends a change shows the word that went
    cost = NEW * len(found.words(Edit.NEW)) + GONE * len(found.words(Edit.GONE))
    assert cost <= least_cost("".join(quoted), "".join(window)) + GONE * changed + 1e-9


def test_changed_word_at_the_end_shows_what_it_was() -> None:
    found = align(tokens("which to break".split()), tokens("glass which to leave he said".split()))
    assert found.difference == ((Edit.SAME, "which to"), (Edit.GONE, "leave"), (Edit.NEW, "break"))
    assert found.edits == 1
