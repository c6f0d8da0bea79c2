"""Lines that only a page or a screen has broken, put together again: a paragraph is one line, as in any other input."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from onrecord.lexicon.weights import background, term_of
from onrecord.text import OffsetMap, Piece, Span

WIDEST, NARROWEST = 100, 40
"""Columns at which mails and exports are wrapped: mostly 70 to 80. What runs on further was not wrapped."""

FEWEST_WRAPS = 3
"""Full lines that a text must have to count as wrapped: of a list of short lines one or two are full by chance."""

_HYPHENS = ("-", "\u00ad", "\N{HYPHEN}")
_BLANKS = " \t"
_LINE_END = re.compile(r"\r\n|\r|\n")
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,40}")
_WORD = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}")
_LONGEST_END = 200
"""Code points at the end of a line in which its last word is looked for: four parts of 40, and a hyphen."""


def words_in(text: str) -> frozenset[str]:
    """Return the words of `text` in lower case, compounds with their hyphens."""
    return frozenset(word.group().casefold() for word in _WORD.finditer(text))


def ended(line: str, follower: str, known: Container[str]) -> str:
    """Return `line` as it stands before `follower` in one paragraph; `known` are the words of the whole text.

    It gets a blank, but for a hyphen at its end. That goes when it only divides a word: when the text has the word
    elsewhere, or English news has it, or has not both parts as words of their own ("half-" + "closed" keeps it).
    """
    line, follower = line.strip(_BLANKS), follower.lstrip(_BLANKS)
    if not line or not follower:
        return line
    if line[-1] == "\u00ad":
        return line[:-1]
    if not line.endswith(_HYPHENS):
        return f"{line} "
    begun = _LAST_WORD.search(line, max(0, len(line) - _LONGEST_END), len(line) - 1)
    rest = _FIRST_WORD.match(follower)
    if begun and rest and _is_divided(begun[0].casefold(), rest[0], known):
        return line[:-1]
    return line if line[-2:-1].isalnum() else f"{line} "


def _is_divided(begun: str, rest: str, known: Container[str]) -> bool:
    """Tell whether `begun` and `rest` are one word that a line end divides."""
    if not rest[0].islower() or f"{begun}-{rest}" in known:
        return False
    if begun + rest in known:
        return True
    counts = background().counts
    return term_of(begun + rest) in counts or not (term_of(begun) in counts and term_of(rest) in counts)


def _opens_none(_line: str) -> bool:
    return False


def unwrap(text: str, *, stands_apart: Callable[[str], bool] = _opens_none) -> tuple[str, OffsetMap]:
    r"""Return `text` with the lines of each paragraph joined if it was wrapped at a column, and its map to `text`.

    Lines end with \n, \r\n or \r. A line end is one of wrapping where the next word would not have fitted, unless the
    line after it, by its words, `stands_apart`. A text with fewer than three such ends, or with more line ends of
    another kind, is returned as it is. The blank between two joined lines stands for all that lay between their words.
    """
    lines = tuple(_each_line(text))
    words = [line.of(text) for line in lines]
    fitting = [_fitting_widths(line, follower) for line, follower in pairwise(words)]
    width, wrapped = _width(fitting)
    inner = sum(1 for widths in fitting if widths)
    if wrapped < FEWEST_WRAPS or 2 * wrapped < inner:
        return text, OffsetMap.identity(len(text))
    wraps = [
        width in widths and not stands_apart(follower.strip())
        for widths, follower in zip(fitting, words[1:], strict=True)
    ]
    return _replaced(text, _joints(text, lines, wraps, words_in(text)))


def unwrapped(text: str) -> str:
    """Return the text of `unwrap` alone."""
    return unwrap(text)[0]


def _each_line(text: str) -> Iterator[Span]:
    start = 0
    for end in _LINE_END.finditer(text):
        yield Span(start, end.start())
        start = end.end()
    yield Span(start, len(text))


def _fitting_widths(line: str, follower: str) -> range:
    """Return the widths that would have parted the first word of `follower` from `line`; none beside a blank line."""
    words = follower[: WIDEST + len(follower) - len(follower.lstrip()) + 1].split(maxsplit=1)
    if not words or not line.strip():
        return range(0)
    length = len(line.rstrip())
    return range(length, length + 1 + len(words[0]))


def _width(fitting: Sequence[range]) -> tuple[int, int]:
    """Return the largest width that explains most line ends, and how many: a headline may be wider than that."""
    changes = [0] * (WIDEST + 2)
    for widths in fitting:
        if widths.start <= WIDEST:
            changes[max(widths.start, NARROWEST)] += 1
            changes[max(min(widths.stop, WIDEST + 1), NARROWEST)] -= 1
    explained = list(accumulate(changes))
    width = max(range(NARROWEST, WIDEST + 1), key=lambda width: (explained[width], width))
    return width, explained[width]


def _joints(
    text: str, lines: Sequence[Span], wraps: Sequence[bool], known: Container[str]
) -> Iterator[tuple[Span, str]]:
    """Yield what of `text` goes, in order, and what comes in its place: a blank or nothing.

    Between two joined lines that is their line end with the blanks around it; the blanks at both ends of a joined
    paragraph go as well.
    """
    goes_on = False
    for at, line in enumerate(lines):
        words = line.of(text)
        start = line.start + len(words) - len(words.lstrip(_BLANKS))
        end = line.start + len(words.rstrip(_BLANKS))
        wraps_here = at < len(wraps) and wraps[at]
        if wraps_here and not goes_on:
            yield Span(line.start, start), ""
        if wraps_here:
            follower = lines[at + 1].of(text)
            left = ended(words, follower, known)
            kept = start + len(left.rstrip(_BLANKS))
            indent = len(follower) - len(follower.lstrip(_BLANKS))
            yield Span(kept, lines[at + 1].start + indent), " " if left.endswith(" ") else ""
        elif goes_on:
            yield Span(end, line.end), ""
        goes_on = wraps_here


def _replaced(text: str, changes: Iterable[tuple[Span, str]]) -> tuple[str, OffsetMap]:
    """Return `text` with `changes` made, which are in order and disjoint, and the map of the result to `text`."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = length = 0

    for span, words in (*changes, (Span(len(text), len(text)), "")):
        for part, raw in ((text[at : span.start], Span(at, span.start)), (words, span)):
            parts.append(part)
            pieces.append(Piece(Span(length, length + len(part)), raw))
            length += len(part)
        at = span.end
    return "".join(parts), OffsetMap.joined(pieces)
