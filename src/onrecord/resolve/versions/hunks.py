"""Where two sentences that belong together differ, and which of these places say the same in other words or order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.resolve.versions.tokens import DAYS, MONTHS, Token
from onrecord.resolve.versions.wording import (
    cue_words,
    idle_words,
    neutral_cues,
    places_in_time,
    says_the_same,
    small_words,
)

MOVED = 6
"""Words up to which a stretch may stand elsewhere in its sentence and say the same."""

LONGEST = 600
"""Tokens of a sentence up to which every difference is found: the time for it grows faster than their number."""

_BREAKS = frozenset(",;:.!?…—–\"“”‘’'«»()\n")


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence, or a few that belong together: its text and its tokens."""

    text: str
    tokens: Sequence[Token]

    def is_bounded(self, start: int, end: int) -> bool:
        """Whether the tokens from `start` to `end` stand between marks of punctuation, or ends of the sentence."""
        return self._breaks_before(start) and self._breaks_before(end)

    def _breaks_before(self, at: int) -> bool:
        if at in (0, len(self.tokens)):
            return True
        between = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return not _BREAKS.isdisjoint(between)


@dataclass(frozen=True, slots=True)
class Hunk:
    """A place where two sentences differ, by the places of the tokens in each."""

    start: int
    end: int
    new_start: int
    new_end: int


def find_hunks(old: Side, new: Side) -> tuple[Hunk, ...]:
    """Return the places in which two sentences say something else, in their order."""
    raw = list(_hunks(old.tokens, new.tokens))
    silent = _moved(raw, old, new)
    return tuple(
        hunk
        for at, hunk in enumerate(raw)
        if at not in silent
        and not _is_elsewhere(hunk, raw, old, new)
        and not _is_idle(old.tokens[hunk.start : hunk.end], new.tokens[hunk.new_start : hunk.new_end])
    )


def _hunks(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Hunk]:
    """Yield the stretches in which two runs of tokens differ; those with only small words between them are one."""
    if max(len(old), len(new)) > LONGEST:
        yield _middle(old, new)
        return
    matcher = SequenceMatcher(None, [one.key for one in old], [one.key for one in new], autojunk=False)
    open_: Hunk | None = None
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if open_ and all(token.key in small_words() for token in old[open_.end : start]):
            open_ = Hunk(open_.start, end, open_.new_start, new_end)
            continue
        if open_:
            yield open_
        open_ = Hunk(start, end, new_start, new_end)
    if open_:
        yield open_


def _middle(old: Sequence[Token], new: Sequence[Token]) -> Hunk:
    """Return what is left of two long runs of tokens without what is the same at their ends."""
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at].key != new[at].key), most)
    tail = next((at for at in range(most - head) if old[-1 - at].key != new[-1 - at].key), most - head)
    return Hunk(head, len(old) - tail, head, len(new) - tail)


def _is_idle(old: Sequence[Token], new: Sequence[Token]) -> bool:
    """Whether what differs says nothing: small words, a spelling, "said" for "added", a verb "to be" that came in."""
    if says_the_same(old, new):
        return True
    mine, theirs = _telling(old), _telling(new)
    if mine and theirs:
        return {*mine, *theirs} <= neutral_cues()
    return {*mine, *theirs} <= idle_words()


def _telling(tokens: Sequence[Token]) -> list[str]:
    return [token.key for token in tokens if token.key not in small_words()]


def _moved(hunks: Sequence[Hunk], old: Side, new: Side) -> frozenset[int]:
    """Return the places of hunks that undo one another: words that stand elsewhere now and say the same there."""
    found: set[int] = set()
    for (at, one), (behind, other) in combinations(enumerate(hunks), 2):
        if not {at, behind} & found and any(_undo(pair, old, new) for pair in ((one, other), (other, one))):
            found |= {at, behind}
    return frozenset(found)


def _is_elsewhere(hunk: Hunk, hunks: Sequence[Hunk], old: Side, new: Side) -> bool:
    """Whether a day or place that only left, or only came in, stands at an end of another difference.

    "2-1 in Orm on Sunday" became "3-1 on Sunday in Orm": the score has changed, and nothing else.
    """
    gone, came = (
        [token.key for token in part]
        for part in (old.tokens[hunk.start : hunk.end], new.tokens[hunk.new_start : hunk.new_end])
    )
    words, side = (gone, new) if gone and not came else (came, old) if came and not gone else ([], new)
    if not 0 < len(words) <= MOVED or not (words[0] in places_in_time() or set(words) & (DAYS | MONTHS)):
        return False
    for other in hunks:
        start, end = (other.new_start, other.new_end) if side is new else (other.start, other.end)
        keys = [token.key for token in side.tokens[start:end]]
        if other is not hunk and len(keys) > len(words) and words in (keys[: len(words)], keys[-len(words) :]):
            return True
    return False


def _undo(pair: tuple[Hunk, Hunk], old: Side, new: Side) -> bool:
    """Whether what left at the first hunk came in at the second, and nothing else did."""
    left, came = pair
    gone = old.tokens[left.start : left.end]
    back = new.tokens[came.new_start : came.new_end]
    rest = (*new.tokens[left.new_start : left.new_end], *old.tokens[came.start : came.end])
    mine, theirs = _telling(gone), _telling(back)
    if not mine or _telling(rest) or len(mine) > MOVED:
        return False
    if {*mine, *theirs} <= neutral_cues():
        return True  # "the fire service said", "according to the fire service"
    if Counter(mine) != Counter(theirs):
        return False
    between = {token.key for token in _between(left, came, old.tokens)}
    if mine == theirs and (set(mine) & (DAYS | MONTHS) or (between and between <= MONTHS)):
        return True  # "on Tuesday", wherever it stands; "31 July", "July 31"
    if mine == theirs and gone and back and places_in_time() >= {gone[0].key, back[0].key}:
        return True  # "in Orm at the court", "at the court in Orm"
    # "Said officials", "officials said": which of the two has moved is the same to a comparison of words.
    return not cue_words().isdisjoint({*mine, *between}) and _is_clause(left, came, old, new)


def _between(left: Hunk, came: Hunk, tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[left.end : came.start] if left.end <= came.start else tokens[came.end : left.start]


def _is_clause(left: Hunk, came: Hunk, old: Side, new: Side) -> bool:
    """Whether the words that moved, or they with what they moved over, are a clause of their own in both sentences.

    "Said the mayor" may become "the mayor said"; "Brisk said Venn lied" is another claim than "Venn said Brisk lied".
    """
    if old.is_bounded(left.start, left.end) and new.is_bounded(came.new_start, came.new_end):
        return True
    first, last = min(left.start, came.start), max(left.end, came.end)
    first_new, last_new = min(left.new_start, came.new_start), max(left.new_end, came.new_end)
    return old.is_bounded(first, last) and new.is_bounded(first_new, last_new) and last - first <= MOVED + 2
