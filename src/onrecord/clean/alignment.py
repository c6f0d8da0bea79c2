"""Where the lines of an extracted text stand on the visible page: uniquely and in order, or not at all.

An extractor keeps some lines of a page, drops others, and changes blanks. Lines are compared without blanks and
invisible characters. A line is placed when it is as often on the page as in the text between two lines that are
already placed; what could stand in two places stays without one.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.clean.visible import CELL_BREAK, LINE_BREAK, Visible
from onrecord.text import OffsetMap, Piece, Span, compose, outside, stripped

SHORTEST_PART = 8
"""Characters that a line needs to be looked for inside a block; a shorter one must be the whole block."""

WINDOW = 4
"""Words in a row that must be alike where a line as a whole is not on the page."""

BUDGET = 300_000_000
"""Characters that may be searched through for one page; past that, what is left stays without a place."""

NOTHING_KNOWN: Mapping[int, Span] = MappingProxyType({})

ROUNDS = 10
"""Every round narrows the gaps for the next. News pages need two or three; the bound keeps hostile ones linear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Extracted lines as one text, with the map to the visible text and the stretches of that which they take up."""

    text: str
    offsets: OffsetMap
    used: tuple[Span, ...]


def align_lines(lines: Sequence[str], visible: Visible, *, known: Mapping[int, Span] = NOTHING_KNOWN) -> Alignment:
    """Return `lines` (in order, none of them blank) as one text mapped to the visible text of their page.

    `known` are the places, in the visible text, of lines (by index) whose place has been found out otherwise.
    A line that has a place takes its blanks and line breaks from the page. A line that has none, or only for some of
    its words, stays as it is, the other words without a map.
    """
    page = _Dense.of(visible)
    keys = [dense_form(line) for line in lines]
    budget = _Budget(BUDGET)
    told = sorted((index, page.dense_span(span)) for index, span in known.items())
    placed = _place_lines(keys, page, _heaviest_chain(told), budget)
    rows = {index: _render(visible, page.span(span)) for index, span in placed.items()}
    for gap, region in _Gaps.around(placed, len(lines), len(page.text)):
        rows |= _match_words(gap, [lines[index] for index in gap], page, region, budget)
    return _join([rows.get(index) or _Row(text=compose(line)[0], pieces=()) for index, line in enumerate(lines)])


def repeated_lines(visible: Visible, *, shortest: int) -> tuple[Span, ...]:
    """Return the lines of at least `shortest` dense characters that a page shows more than once outside its boxes.

    Spans count in the visible text, sorted.
    """
    page = _Dense.of(visible)
    often = Counter(line.of(page.text) for line in page.lines if line.end - line.start >= shortest)
    return tuple(page.span(line) for line in page.lines if often[line.of(page.text)] > 1)


def dense_form(text: str) -> str:
    """Return `text` composed (NFC), without blanks and invisible characters: what two forms of a line share."""
    composed, _ = compose(text)
    return composed.translate(_dropped(composed))


def _dropped(text: str) -> dict[int, None]:
    return {ord(char): None for char in set(text) if char.isspace() or not char.isprintable()}


@dataclass(slots=True)
class _Budget:
    """How many more characters may be searched."""

    left: int

    def allows(self, cost: int) -> bool:
        self.left -= cost
        return self.left > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dense:
    """The visible text without blanks, invisible characters and what is beside the article; its lines, the way back."""

    text: str
    starts: array[int]  # of each unbroken run, here
    origins: array[int]  # of the same run, in the visible text
    lines: tuple[Span, ...]

    @staticmethod
    def of(visible: Visible) -> _Dense:
        dropped = "".join(re.escape(chr(code)) for code in sorted(_dropped(visible.text)))
        runs = re.compile(f"[^{dropped}]+" if dropped else r".+", re.DOTALL)
        parts, starts, origins = [], array("q"), array("q")
        lines: list[Span] = []
        length = start = at = 0
        for stretch in outside(visible.beside, Span(0, len(visible.text))):
            for run in runs.finditer(visible.text, *stretch):
                if LINE_BREAK in visible.text[at : run.start()] and length > start:
                    lines.append(Span(start, length))
                    start = length
                parts.append(run.group())
                starts.append(length)
                origins.append(run.start())
                length, at = length + len(run.group()), run.end()
        if length > start:
            lines.append(Span(start, length))
        return _Dense(text="".join(parts), starts=starts, origins=origins, lines=tuple(lines))

    def span(self, dense: Span) -> Span:
        """Return the stretch of visible text that a non-empty dense span stands for."""
        return Span(self._origin(dense.start), self._origin(dense.end - 1) + 1)

    def dense_span(self, seen: Span) -> Span:
        """Return the dense span of a stretch of visible text that begins and ends with a character kept here."""
        return Span(self._place(seen.start), self._place(seen.end - 1) + 1)

    def _place(self, at: int) -> int:
        run = bisect_right(self.origins, at) - 1
        return self.starts[run] + at - self.origins[run]

    def _origin(self, at: int) -> int:
        run = bisect_right(self.starts, at) - 1
        return self.origins[run] + at - self.starts[run]

    def cuts_word(self, at: int) -> bool:
        """Whether `at` lies inside a word of the visible text."""
        if not 0 < at < len(self.text) or not (self.text[at - 1].isalnum() and self.text[at].isalnum()):
            return False
        return self._origin(at - 1) + 1 == self._origin(at)

    def find_once(self, key: str, region: Span, budget: _Budget) -> Span | None:
        """Return the only place of `key` in `region`, None when it has none, several, or one inside a word."""
        if not budget.allows(region.end - region.start):
            return None
        at = self.text.find(key, region.start, region.end)
        if at < 0 or self.text.find(key, at + 1, region.end) >= 0:
            return None
        if self.cuts_word(at) or self.cuts_word(at + len(key)):
            return None
        return Span(at, at + len(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gaps:
    """What lies between the lines that have a place: stretches of lines, and of the page, that belong together."""

    edges: tuple[int, ...]  # indexes of placed lines, with -1 in front and the number of lines behind
    regions: tuple[Span, ...]  # region i of the page lies between edge i and edge i + 1

    @staticmethod
    def around(placed: Mapping[int, Span], lines: int, length: int) -> _Gaps:
        order = sorted(placed)
        bounds = [0, *(at for index in order for at in placed[index]), length]
        regions = tuple(Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True))
        return _Gaps(edges=(-1, *order, lines), regions=regions)

    def __iter__(self) -> Iterator[tuple[range, Span]]:
        for before, after, region in zip(self.edges, self.edges[1:], self.regions, strict=False):
            if after - before > 1 and region.start < region.end:
                yield range(before + 1, after), region


def _place_lines(keys: Sequence[str], page: _Dense, known: Mapping[int, Span], budget: _Budget) -> dict[int, Span]:
    """Return the dense span of every line that has one certain place; the spans are in the order of the lines."""
    placed = dict(known)
    for find in (_whole_lines, _parts_of_lines):
        for _ in range(ROUNDS):
            gaps = _Gaps.around(placed, len(keys), len(page.text))
            chains = [_heaviest_chain(find(keys, lines, page, region, budget)) for lines, region in gaps]
            if not any(chains):
                break
            for chain in chains:
                placed |= chain
    return placed


def _whole_lines(
    keys: Sequence[str], lines: range, page: _Dense, region: Span, _: _Budget
) -> Iterator[tuple[int, Span]]:
    """Yield lines that are whole lines of the page, as often in `region` as among `lines`: nothing else is possible."""
    first = bisect_left(page.lines, region.start, key=lambda span: span.start)
    last = bisect_right(page.lines, region.end, key=lambda span: span.end)
    shown: dict[str, list[Span]] = {}
    for span in page.lines[first:last]:
        shown.setdefault(span.of(page.text), []).append(span)
    wanted: dict[str, list[int]] = {}
    for index in lines:
        wanted.setdefault(keys[index], []).append(index)
    pairs = [
        pair
        for key, indexes in wanted.items()
        if len(places := shown.get(key, ())) == len(indexes)
        for pair in zip(indexes, places, strict=True)
    ]
    yield from sorted(pairs)


def _parts_of_lines(
    keys: Sequence[str], lines: range, page: _Dense, region: Span, budget: _Budget
) -> Iterator[tuple[int, Span]]:
    """Yield lines that stand once in `region`, inside a line of the page or across several."""
    often = {keys[index] for index in lines} if len(lines) == 1 else _said_once(keys, lines)
    for index in lines:
        if len(keys[index]) >= SHORTEST_PART and keys[index] in often:
            span = page.find_once(keys[index], region, budget)
            if span:
                yield index, span


def _said_once(keys: Sequence[str], lines: range) -> set[str]:
    once: set[str] = set()
    more: set[str] = set()
    for index in lines:
        (more if keys[index] in once else once).add(keys[index])
    return once - more


def _heaviest_chain(pairs: Iterable[tuple[int, Span]]) -> dict[int, Span]:
    """Return the pairs, sorted by index, that follow one another on both sides and hold the most characters.

    What an extractor moved to another place is thereby left out. Time n log n, by a Fenwick tree over the ends.
    """
    candidates = list(pairs)
    ends = sorted({span.end for _, span in candidates})
    best: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)  # weight, last candidate
    before = [-1] * len(candidates)
    for number, (_, span) in enumerate(candidates):
        at = bisect_right(ends, span.start)
        weight, last = 0, -1
        while at:
            weight, last = max((weight, last), best[at], key=lambda entry: entry[0])
            at &= at - 1
        before[number] = last
        weight += span.end - span.start
        at = bisect_left(ends, span.end) + 1
        while at < len(best):
            best[at] = max(best[at], (weight, number), key=lambda entry: entry[0])
            at += at & -at
    _, number = max(_prefix(best, len(ends)), (0, -1), key=lambda entry: entry[0])
    chain: dict[int, Span] = {}
    while number >= 0:
        index, span = candidates[number]
        chain[index] = span
        number = before[number]
    return chain


def _prefix(best: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    top = (0, -1)
    while at:
        top = max(top, best[at], key=lambda entry: entry[0])
        at &= at - 1
    return top


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One extracted line as it goes into the text, with its pieces counted from its own start."""

    text: str
    pieces: tuple[Piece, ...]


def _render(visible: Visible, span: Span) -> _Row:
    """Return a stretch of the visible text with single blanks, without invisible characters and what is beside it."""
    first = bisect_right(visible.beside, span.start, key=lambda beside: beside.end)
    last = bisect_left(visible.beside, span.end, key=lambda beside: beside.start)
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for stretch in outside(visible.beside[first:last], span):
        for words, raw in _tidied(visible.text, stripped(stretch, visible.text)):
            parts.append(words)
            pieces.append(Piece(Span(length, length + len(words)), raw))
            length += len(words)
        parts.append(LINE_BREAK)
        length += 1
    return _Row(text="".join(parts[:-1]), pieces=tuple(pieces))


def _tidied(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield the words of a span as they are, and for every run of blanks one, with the span that each stands for."""
    words = span.of(text)
    dropped = "".join(re.escape(chr(code)) for code in sorted(_dropped(words)))
    at = 0
    # A lone space stays as it is: pieces of a line, not of a word, keep the map small.
    for run in re.finditer(f"(?! (?![{dropped}]))[{dropped}]+", words) if dropped else ():
        yield words[at : run.start()], Span(at, run.start()).shifted(span.start)
        yield _blank_for(run.group()), Span(*run.span()).shifted(span.start)
        at = run.end()
    yield words[at:], Span(at, len(words)).shifted(span.start)


def _blank_for(run: str) -> str:
    return next((blank for blank in (LINE_BREAK, CELL_BREAK, " ") if blank in run), "")


def _match_words(
    gap: range, lines: Sequence[str], page: _Dense, region: Span, budget: _Budget
) -> Iterator[tuple[int, _Row]]:
    """Yield the lines of a gap whose words stand, most of them, in `region`, in rows of at least WINDOW, once only."""
    told = "".join(map(dense_form, lines))
    for index, line in zip(gap, lines, strict=True):
        text, _ = compose(line)
        words = [Span(*word.span()) for word in re.finditer(r"\S+", text)]
        keys = [dense_form(word.of(text)) for word in words]
        pieces = _place_words(words, _places(keys, told, page, region, budget), page)
        placed = sum(piece.clean.end - piece.clean.start for piece in pieces)
        if 2 * placed > sum(map(len, keys)):
            yield index, _Row(text=text, pieces=pieces)


def _places(keys: Sequence[str], told: str, page: _Dense, region: Span, budget: _Budget) -> list[set[Span]]:
    """Return for every word where the windows around it say that it stands; a window said twice says nothing."""
    places: list[set[Span]] = [set() for _ in keys]
    for first in range(len(keys) - WINDOW + 1):
        window = "".join(keys[first : first + WINDOW])
        if not budget.allows(len(told)) or told.find(window) != told.rfind(window):
            continue
        found = page.find_once(window, region, budget)
        at = found.start if found else 0
        for offset, key in enumerate(keys[first : first + WINDOW] if found else ()):
            places[first + offset].add(Span(at, at + len(key)))
            at += len(key)
    return places


def _place_words(words: Sequence[Span], places: Sequence[set[Span]], page: _Dense) -> tuple[Piece, ...]:
    """Return the pieces of the words that have one place, behind that of the word before."""
    pieces: list[Piece] = []
    top = 0
    for word, (place, *others) in zip(words, (sorted(each) or [Span(0, 0)] for each in places), strict=True):
        if place.start < place.end and not others and place.start >= top:
            pieces.append(Piece(word, page.span(place)))
            top = place.end
    return tuple(pieces)


def _join(rows: Sequence[_Row]) -> Alignment:
    """Return the rows as one text; the blanks between two placed words stand for what lies between them."""
    pieces: list[Piece] = []
    length = 0
    top = 0
    for row in rows:
        for piece in row.pieces:
            moved = Piece(piece.clean.shifted(length), piece.raw, piece.whole)
            if moved.raw.start < top or moved.clean.start == moved.clean.end:
                continue
            pieces.append(moved)
            top = moved.raw.end
        length += len(row.text) + 1
    text = LINE_BREAK.join(row.text for row in rows)
    used = tuple(piece.raw for piece in pieces)
    return Alignment(text=text, offsets=OffsetMap.joined(_with_blanks(pieces, text)), used=used)


def _with_blanks(pieces: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Yield `pieces` and, where nothing but blanks parts two of them in `text`, a piece for those blanks."""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        if before and before.clean.end < piece.clean.start and before.raw.end < piece.raw.start:
            gap = Span(before.clean.end, piece.clean.start)
            if gap.of(text).isspace():
                yield Piece(gap, Span(before.raw.end, piece.raw.start))
        yield piece
