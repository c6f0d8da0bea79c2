"""Two figures of one sentence changed round: the one told of what the sentence gives the other for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.clauses import is_only_of
from onrecord.check.figures import PEOPLE, Figure, figures_of
from onrecord.check.words import stems_of, words_in
from onrecord.text import Span

WINDOW = 3
"""Words on either side of a figure that are right beside it."""

Swap = tuple[Figure, Figure]
"""The figure that the record has for what a draft tells, and the one of the draft's value beside it."""


def find_swap(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Swap | None:
    """Return how every place of a figure's value in the record has it for another thing; None when one may not.

    `same` are the figures of its value, `others` those of its measure with another one. Compared by the clauses of the
    figures of a sentence, then by the words right beside them: "served eight years of a sixteen-year sentence".
    """
    return _swap(figure, same, others, is_close=False) or _swap(figure, same, others, is_close=True)


def _swap(figure: Figure, same: Sequence[Figure], others: Sequence[Figure], *, is_close: bool) -> Swap | None:
    around = stems_of(figure.sheet.sentence_at(figure.span.start).of(figure.sheet.text))
    first: Swap | None = None
    for other in same:
        is_of_one_noun = bool(figure.counted) and other.counted == figure.counted
        if is_of_one_noun and (figure.unit in PEOPLE or not is_close):
            return None
        rivals = _close(figure, other, others) if is_close else _in_clauses(figure, other, others, around)
        rival = next(rivals, None)
        if rival is None:
            return None
        first = first or (rival, other)
    return first


def _in_clauses(figure: Figure, other: Figure, rivals: Sequence[Figure], around: frozenset[str]) -> Iterator[Figure]:
    """Yield the figures beside `other` in its sentence for which all speaks that the draft tells of it."""
    for rival in _beside(other, rivals):
        if is_only_of(figure.told_stems, rival.told_stems, other.told_stems, around):
            yield rival


def _close(figure: Figure, other: Figure, rivals: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the figures beside `other` in its sentence whose next words are those of the draft's figure."""
    told, theirs = _next_to(figure), _next_to(other)
    for rival in _beside(other, rivals):
        its = _next_to(rival)
        if (told & its) - theirs and theirs - its and not (figure.told_stems & theirs) - its:
            yield rival


def _beside(other: Figure, rivals: Sequence[Figure]) -> Iterator[Figure]:
    sentence = other.sheet.sentence_at(other.span.start)
    yield from (
        one for one in rivals if one.sheet is other.sheet and sentence.contains(one.span) and one.unit == other.unit
    )


def _next_to(figure: Figure) -> frozenset[str]:
    """Return the stems of the words beside a figure, up to the next figure of its clause."""
    text, clause = figure.sheet.text, figure.sheet.clause_at(figure.span)
    inside = [one.span for one in figures_of(figure.sheet) if clause.contains(one.span) and one.span != figure.span]
    start = max((span.end for span in inside if span.end <= figure.span.start), default=clause.start)
    end = min((span.start for span in inside if span.start >= figure.span.end), default=clause.end)
    before = list(words_in(text, Span(start, max(start, figure.span.start))))[-WINDOW:]
    behind = list(words_in(text, Span(min(end, figure.span.end), end)))[:WINDOW]
    return frozenset(word.features[0][0] for word in (*before, *behind) if word.features)


_OF_ALL = re.compile(
    r"(?:^|\n|[.!?:]\s|,\s)[Oo]f\s(?:the\s|its\s|their\s|all\s)?(?:[\w-]+['’]s?\s)?(?:some\s|about\s)?$"
)
_DID = re.compile(
    r"\s(?:have\s|had\s)?(?!need|been\b|had\b)(?:[a-z]{2,}ed|took|went|came|gave|left|won|lost|fell|died|got|made|found|paid|met|cast|struck|fled)\b"
)


def find_part(figure: Figure, same: Sequence[Figure], others: Sequence[Figure]) -> Figure | None:
    """Return the part that alone did what a draft tells of the whole: "2,050 voted" for "of the 2,050, 1,722 voted".

    None where the record has the whole anywhere else, or where the draft tells of it no more than how many there are.
    """
    if not _DID.match(figure.sheet.text, figure.span.end):
        return None
    found: Figure | None = None
    for other in same:
        sentence = other.sheet.sentence_at(other.span.start)
        parts = [
            one
            for one in others
            if one.sheet is other.sheet and sentence.contains(one.span) and other.span.end < one.span.start
        ]
        if not _OF_ALL.search(other.sheet.text[max(0, sentence.start - 2) : other.span.start]) or not parts:
            return None
        found = found or (parts[0] if parts[0].high < other.low else None)
    return found
