"""The margins of a text: what stands before its first sentence, after its last, and between two pieces of boilerplate.

Page furniture has no end of wordings, but it has a place. A line that is no sentence is furniture where everything
around it is; a heading inside the article has sentences on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.clean.lines import LONGEST_TITLE_WORDS, Line

SHORTEST_SENTENCE = 5
LONGEST_SIGN = 3
"""Words of a line before the first sentence that is no title: "Sections", "Listen 6m"."""

MOST_TITLES = 2
"""Lines of more than ten words that may stand above the first sentence as titles: a headline, and what stands under it.
A third without a full stop is prose: the lines of a chronicle, or of a text whose author sets none."""

LONGEST_ISLAND = 5

_FACTS = re.compile(r"^\D*+\d[^:;]*+[:;].*\d|;|^\W?\s?(?:\d+[.)]|[•*–-])\s")


def find_margins(lines: Sequence[Line], furniture: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Yield the index of each line that is boilerplate by its place; `furniture` are those known by their words."""
    prose = [at for at, line in enumerate(lines) if at not in furniture and _is_sentence(line)]
    if not prose:
        return
    yield from _head(lines, furniture, _end_of_head(lines, prose))
    yield from _tail(lines, furniture, prose[-1] + 1)
    for at in range(prose[0] + 1, prose[-1]):
        if {at - 1, at + 1} <= furniture and at not in furniture and _is_sign(lines[at], LONGEST_ISLAND):
            yield at, "between boilerplate"


def _head(lines: Sequence[Line], furniture: frozenset[int], end: int) -> Iterator[tuple[int, str]]:
    if not furniture & set(range(end)):
        return
    for at in range(end):
        if at not in furniture and _is_sign(lines[at], LONGEST_SIGN):
            yield at, "before the first sentence"


def _tail(lines: Sequence[Line], furniture: frozenset[int], start: int) -> Iterator[tuple[int, str]]:
    known = furniture & set(range(start, len(lines)))
    rest = [at for at in range(start, len(lines)) if at not in furniture]
    if known and not any(_FACTS.search(lines[at].words) for at in rest):
        for at in rest:
            if not lines[at].ends_sentence and not is_evidence(lines[at]):
                yield at, "after the last sentence"


def first_sentence(lines: Sequence[Line]) -> int:
    """Return the index of the first line that is a sentence, headlines passed over; the number of lines without one."""
    return _end_of_head(lines, [at for at, line in enumerate(lines) if _is_sentence(line)])


def _end_of_head(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Return the first index of `prose` that is no headline; the number of lines when there is none.

    A headline has as many words as a sentence, but no full stop: "Ferry firm says it will pay the families of all who
    were on board" above its date line.
    """
    for titles, at in enumerate(prose):
        if titles == MOST_TITLES or not _is_headline(lines[at]):
            return at
    return len(lines)


def is_evidence(line: Line) -> bool:
    """Whether a line tells about the report itself: who reported, what was corrected."""
    return bool(_evidence().match(line.folded))


def _is_sentence(line: Line) -> bool:
    words = len(line.words.split())
    return words > 2 * SHORTEST_SENTENCE if not line.ends_sentence else words >= SHORTEST_SENTENCE or line.has_speech


def _is_headline(line: Line) -> bool:
    return not line.ends_sentence and len(line.words.split()) <= LONGEST_TITLE_WORDS


def _is_sign(line: Line, longest: int) -> bool:
    return not line.ends_sentence and not line.has_speech and len(line.words.split()) <= longest


@cache
def _evidence() -> re.Pattern[str]:
    return re.compile(lexicon.load("boilerplate_en")["evidence"]["pattern"])
