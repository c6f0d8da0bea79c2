"""The printed lines of a PDF, and the paragraphs that they make: told by their places, sizes and lengths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot
from typing import Any

from onrecord.wrapping import ended, words_in

PAGE_END = "\f"
"""Ends each page in a PDF's text, as other extractors print it: the page of a place is 1 + the marks before it."""

EDGE = 2
"""Printed lines at the top and the foot of a page that may be its running head or foot."""

RUNNING_SHARE = 0.4
"""Share of the pages on which a line stands at the edge to be a running one: left and right pages may differ."""

SAME_SIZE = 0.12
"""How much the sizes of two lines of one paragraph may differ: more is a heading, a caption or a drop capital."""

LOOSEST = 1.18
"""Line distance over the usual one above which a new paragraph begins; between paragraphs it is 1.3 or more."""

USUAL_SHARE = 0.25
"""How often a line distance stands, beside the most frequent one, to be usual."""

INDENT, DEEPEST_INDENT = 0.6, 3
"""Shift to the right, in letter sizes, that begins a paragraph; printers indent by 1 to 2."""

FULL, FULL_AT_SENTENCE_END = 0.75, 0.9
"""Share of the usual length that a line has with the next line's first word, when only the measure has broken it:
letters differ in width. Behind a full stop a short line more often ends its paragraph, and a wrong end costs less."""

# Letters that fonts draw as one, and that no reader searches for: "oﬃcials".
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), "ff fi fl ffi ffl st st".split(), strict=True))
_PAGE_NUMBER = re.compile(r"[-–—| ]{0,4}(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?[-–—| ]{0,4}", re.IGNORECASE)
# What browsers print above and below a page: the day and hour of printing with the title, the address.
_PRINTED_WHEN = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?(?: .{1,300})?", re.IGNORECASE
)
_PRINTED_FROM = re.compile(r"((?:https?|file)://[^\s…]{3,500})(…?)(?: \d{1,4}(?:/| of )\d{1,4})?")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,2}\Z")
_BULLET = re.compile(r"[•▪●◦‣*–—-]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its words, where its first letter stands in points from the lower left, its letters' size."""

    page: int
    words: str
    x: float
    y: float
    size: float


class LineCollector:
    """Puts the pieces that the parser finds on one page together into lines."""

    def __init__(self, page: int) -> None:
        self.lines: list[Line] = []
        self._page = page
        self._parts: list[str] = []
        self._start: tuple[float, float] | None = None
        self._sizes: list[tuple[int, float]] = []

    def take(self, text: str, cm: Sequence[float], tm: Sequence[float], _font: Any, size: float) -> None:
        """Take one piece of text, with the matrices and the font size under which it is printed."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.end_line()
            if part.strip():
                self._start = self._start or _start(cm, tm)
                self._sizes.append((len(part), _size(cm, tm, size)))
            self._parts.append(part)

    def end_line(self) -> None:
        """End the line that is being put together."""
        words = " ".join("".join(self._parts).translate(_LIGATURES).split())
        if words and self._start:
            x, y = self._start
            size = max(self._sizes)[1]  # that of the longest piece: bullets and notes' numbers are smaller
            self.lines.append(Line(page=self._page, words=words, x=x, y=y, size=size))
        self._parts, self._start, self._sizes = [], None, []


def _start(cm: Sequence[float], tm: Sequence[float]) -> tuple[float, float]:
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    return x, y


def _size(cm: Sequence[float], tm: Sequence[float], size: float) -> float:
    scale = hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
    return abs(size) * scale or 1.0


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text of `pages`: one line a paragraph, an empty line between, a form feed at the end of each page.

    A paragraph that runs on over a page has the form feed behind a blank. Running heads and feet are left out.
    """
    lines = [line for page in without_running(pages) for line in page]
    known = words_in("\n".join(line.words for line in lines))
    goes_on = _judge_of_wrapping(lines)
    out: list[str] = []
    page, carried = 0, 0
    for line, follower in zip(lines, [*lines[1:], None][: len(lines)], strict=True):
        words = line.words[carried:].lstrip()
        carried = 0
        out.append(PAGE_END * (line.page - page))
        page = line.page
        if follower is None or not goes_on(line, follower):
            out.append(f"{words}\n\n")
        elif follower.page == page:
            out.append(ended(words, follower.words, known))
        else:  # a word that the page end divides stays on the page where it begins
            whole = ended(words, follower.words, known)
            carried = 0 if whole.endswith(" ") else len(follower.words.split(maxsplit=1)[0])
            out.append(f"{whole.rstrip()}{follower.words[:carried]} ")
    return "".join((*out, PAGE_END * (len(pages) - page)))


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return `pages` without what stands at their edges and belongs to the printing.

    That are page numbers, what browsers print there, and lines that many pages share but for their digits.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(key for edge in edges for key in {_running_key(line) for line in edge})
    enough = max(2, RUNNING_SHARE * len(pages))
    return [
        [
            line
            for line in page
            if line not in edge or not (counts[_running_key(line)] >= enough or _is_of_printing(line.words))
        ]
        for page, edge in zip(pages, edges, strict=True)
    ]


def printed_address(pages: Sequence[Sequence[Line]]) -> str | None:
    """Return the web address that a browser has printed at the edge of a page, None when there is none in full."""
    for page in pages:
        for line in _edges(page):
            found = _PRINTED_FROM.fullmatch(line.words)
            if found and not found[2] and not found[1].startswith("file") and not found[1].endswith("..."):
                return found[1]
    return None


def _is_of_printing(words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in (_PAGE_NUMBER, _PRINTED_WHEN, _PRINTED_FROM))


def _edges(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.y)
    edge = EDGE if len(page) > 2 * EDGE else 1
    return ordered[:edge] + ordered[-edge:]


def _running_key(line: Line) -> str:
    return _DIGITS.sub("#", line.words.casefold())


def _judge_of_wrapping(lines: Sequence[Line]) -> Callable[[Line, Line], bool]:
    """Return what tells whether a line's paragraph goes on in the next line."""
    leading = _usual_leading(lines)
    widths = dict(_usual_widths(lines))
    first_lines = frozenset(_first_lines(lines, loosest=LOOSEST * leading))

    def goes_on(line: Line, follower: Line) -> bool:
        if not _is_same_size(line, follower) or _BULLET.match(follower.words):
            return False
        width = widths[line.page, round(line.size)]
        next_word = follower.words.split(maxsplit=1)[0]
        ends_sentence = bool(_SENTENCE_END.search(line.words))
        share = FULL_AT_SENTENCE_END if ends_sentence else FULL
        is_full = len(line.words) + 1 + len(next_word) >= share * width
        distance = (line.y - follower.y) / line.size
        if line.page != follower.page or not 0.3 < distance < 3:  # another column, or page
            return not ends_sentence and (is_full or follower.words[0].islower())
        is_indented = follower.x - line.x > INDENT * line.size and not _BULLET.match(line.words)
        return is_full and distance <= LOOSEST * leading and not is_indented and follower not in first_lines

    return goes_on


def _first_lines(lines: Sequence[Line], *, loosest: float) -> Iterator[Line]:
    """Yield the lines that are indented like the one above, when both begin paragraphs: each of a single line.

    A block of text that is indented as a whole is set apart by a wider distance.
    """
    margins = Counter((line.page, round(line.x)) for line in lines)
    is_block = False
    for line, follower in pairwise(lines):
        is_same = line.page == follower.page and abs(follower.x - line.x) <= INDENT * line.size
        if not is_same:
            is_block = (line.y - follower.y) / line.size > loosest
        elif not is_block and _is_indented(follower, margins):
            yield follower


def _is_indented(line: Line, margins: Mapping[tuple[int, int], int]) -> bool:
    """Tell whether as many lines or more begin at a margin a little to the left."""
    here = round(line.x)
    nearby = range(round(here - DEEPEST_INDENT * line.size), round(here - INDENT * line.size) + 1)
    return max((margins.get((line.page, at), 0) for at in nearby), default=0) >= margins[line.page, here]


def _is_same_size(line: Line, follower: Line) -> bool:
    return abs(line.size - follower.size) <= SAME_SIZE * max(line.size, follower.size)


def _usual_leading(lines: Sequence[Line]) -> float:
    """Return the distance of two lines of one paragraph, in letter sizes: the least of those that are usual.

    Where paragraphs are short, the distance between them is as usual as the one inside.
    """
    distances = Counter(
        round((line.y - follower.y) / line.size, 1)
        for line, follower in pairwise(lines)
        if line.page == follower.page
        and _is_same_size(line, follower)
        and 0.8 < (line.y - follower.y) / line.size < 3
        and len(line.words) > 20
    )
    enough = USUAL_SHARE * max(distances.values(), default=0)
    return min((distance for distance, count in distances.items() if count >= enough), default=1.2) + 0.05


def _usual_widths(lines: Sequence[Line]) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the length of a full line, in letters, for each size of letters on each page."""
    lengths: dict[tuple[int, int], list[int]] = {}
    for line in lines:
        lengths.setdefault((line.page, round(line.size)), []).append(len(line.words))
    for key, found in lengths.items():
        found.sort()
        yield key, found[int(0.8 * (len(found) - 1))]


def with_drop_capitals(lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with each big first letter put before the word that it begins."""
    out: list[Line] = []
    for line in lines:
        if out and _is_drop_capital(out[-1], line):
            line = replace(line, words=out.pop().words + line.words)  # noqa: PLW2901 - the letter and its line are one
        out.append(line)
    return out


def _is_drop_capital(letter: Line, line: Line) -> bool:
    is_letter = len(letter.words) == 1 and letter.words.isupper()
    return is_letter and letter.size > 1.5 * line.size and line.words[0].islower()
