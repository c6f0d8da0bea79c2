"""Two runs of words beside one another: which are the same, which are gone, which are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.check.nouns import Difference, Edit
from onrecord.check.passages import Token

LONGEST = 400
"""Words on either side that are compared: longer quotations are cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A quotation beside a stretch of a record: each step with its word as printed (of the draft, if it has it).

    `first` to behind `last` are the tokens of the window that it is beside.
    """

    steps: tuple[tuple[Edit, Token], ...]
    first: int
    last: int

    @property
    def same(self) -> int:
        return sum(edit is Edit.SAME for edit, _ in self.steps)

    @property
    def edits(self) -> int:
        """How many words differ: one changed word counts once."""
        total = 0
        for is_same, run in groupby(self.steps, key=lambda step: step[0] is Edit.SAME):
            if not is_same:
                kinds = [edit for edit, _ in run]
                total += max(kinds.count(Edit.GONE), kinds.count(Edit.NEW))
        return total

    def words(self, edit: Edit) -> tuple[str, ...]:
        return tuple(token.word for kind, token in self.steps if kind is edit)

    @property
    def difference(self) -> Difference:
        """Return the runs of words in order: of a change what is gone comes first."""
        runs: list[tuple[Edit, str]] = []
        for is_same, group in groupby(self.steps, key=lambda step: step[0] is Edit.SAME):
            steps = list(group)
            parts = (Edit.SAME,) if is_same else (Edit.GONE, Edit.NEW)
            runs += [(edit, " ".join(token.printed for kind, token in steps if kind is edit)) for edit in parts]
        return tuple((edit, words) for edit, words in runs if words)


NEW, GONE = 1.0, 0.45
"""Costs of a word of the draft's own, and of one that the draft leaves out: two that are left out before a word is
found again ("can [no longer] continue") are likelier than that it is another word."""

MOST_CHANGED = 2
"""Words at an end of the quotation that are taken for a change of as many words of the record."""


def align(quoted: Sequence[Token], window: Sequence[Token]) -> Alignment:
    """Return the alignment of all of `quoted` with that stretch of `window` that it differs from least.

    What stands before and behind the stretch costs nothing. Takes time and room of the product of the lengths, each
    at most LONGEST.
    """
    quoted, window = quoted[:LONGEST], window[:LONGEST]
    costs = _costs([token.word for token in quoted], [token.word for token in window])
    end = min(range(len(window) + 1), key=lambda at: (costs[-1][at], at))
    steps: list[tuple[Edit, Token]] = []
    row, column = len(quoted), end
    while row > 0:
        here = costs[row][column]
        if column and quoted[row - 1].word == window[column - 1].word and here == costs[row - 1][column - 1]:
            row, column = row - 1, column - 1
            steps.append((Edit.SAME, quoted[row]))
        elif here == costs[row - 1][column] + NEW:
            row -= 1
            steps.append((Edit.NEW, quoted[row]))
        else:
            column -= 1
            steps.append((Edit.GONE, window[column]))
    steps.reverse()
    opening, closing = _new_at_start(steps), _new_at_start(steps[::-1])
    if opening == len(steps):
        return Alignment(steps=tuple(steps), first=column, last=end)
    before = [(Edit.GONE, token) for token in window[max(0, column - opening) : column]]
    behind = [(Edit.GONE, token) for token in window[end : end + closing]]
    return Alignment(
        steps=(*before, *steps, *behind), first=column - len(before), last=min(len(window), end + len(behind))
    )


def _new_at_start(steps: Sequence[tuple[Edit, Token]]) -> int:
    """Return how many steps at the start are words of the draft's own; none where they are too many for a change."""
    number = next((at for at, (edit, _) in enumerate(steps) if edit is not Edit.NEW), len(steps))
    return number if number <= MOST_CHANGED or number == len(steps) else 0


def _costs(quoted: Sequence[str], window: Sequence[str]) -> list[list[float]]:
    """Return the least cost of each beginning of `quoted` ending at each place of `window`."""
    rows = [[0.0] * (len(window) + 1)]
    for number, word in enumerate(quoted, start=1):
        above, row = rows[-1], [number * NEW]
        for column, other in enumerate(window, start=1):
            best = min(above[column] + NEW, row[column - 1] + GONE)
            row.append(min(best, above[column - 1]) if word == other else best)
        rows.append(row)
    return rows
