"""Where the words of a quotation stand in the record: word for word, or nearly.

They are sought in the whole text and in what stands in quotation marks alone: there a remark that a cue breaks is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.check.sheets import Sheet, Shelf
from onrecord.lexicon.weights import background, term_of
from onrecord.text import Span

_TOKEN = re.compile(r"[^\W_]+(?:[\]\['’]{1,2}[^\W_]+){0,4}")
_BRACKETS = str.maketrans({"[": None, "]": None, "’": "'"})
_GAP = re.compile(
    r"""
      \[ \s{0,2} (?: … | \.\s?\.\s?\. ) \s{0,2} \]        # [...]
    | … | \.\s?\.\s?\.                                    # ...
    | (?<!\w) \[ [^\]\n]{2,80} \] (?!\w)                  # [the dam], not [W]e
    """,
    re.VERBOSE,
)

LONGEST_GAP = 60
"""Words that an ellipsis may stand for: a long paragraph."""

LONGEST_CUE = 12
"""Words between two stretches in quotation marks that can be one remark: "said the mayor of Hesk, Marta Oyelin, on"."""

SLACK = 6
"""Words on either side of where a quotation should stand that are looked at."""

MOST_WINDOWS = 12
"""Places at which the words of a quotation are compared one by one."""

MOST_PLACES = 400
"""Places of one word that are looked at; a word with more tells nothing of where a quotation stands."""


class Token(NamedTuple):
    """A word as quotations are compared by it: in small letters, without brackets."""

    word: str
    start: int
    end: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Tokens `first` to `last` of a page, and the tokens that the ellipses of the draft leave out."""

    page: Page
    first: int
    last: int
    left_out: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.page.tokens[self.first].start, self.page.tokens[self.last].end)

    @property
    def is_quoted(self) -> bool:
        """Whether all of its words but one or two (a cue between them) stand in quotation marks."""
        inside = sum(self.page.is_quoted(at) for at in range(self.first, self.last + 1))
        return inside == self.last - self.first + 1 or (self.last - self.first > 3 and self.page.is_quoted(self.first))


class Page:
    """The tokens of a sheet: all of them, or (`only_speech`) those in quotation marks alone.

    Speech has a token of no word where two quotations are too far apart to be one remark.
    """

    def __init__(self, sheet: Sheet, *, only_speech: bool = False) -> None:
        self.sheet = sheet
        every = tuple(tokens_in(sheet.text, Span(0, len(sheet.text))))
        quoted = _quoted(every, sheet)
        self.tokens = tuple(_speech(every, quoted)) if only_speech else every
        self._quoted = [bool(token.word) for token in self.tokens] if only_speech else quoted
        self.words = [token.word for token in self.tokens]
        self._joined = f" {' '.join(self.words)} "
        self._starts: list[int] = []
        at = 1
        for word in self.words:
            self._starts.append(at)
            at += len(word) + 1

    def is_quoted(self, at: int) -> bool:
        return self._quoted[at]

    def places_of(self, words: Sequence[str], *, start: int = 0) -> Iterator[int]:
        """Yield the numbers of the tokens, from `start` on, at which `words` begin."""
        if not words or start >= len(self.words):
            return
        wanted = f" {' '.join(words)} "
        found = self._joined.find(wanted, self._starts[start] - 1)
        while found >= 0:
            yield bisect_right(self._starts, found + 1) - 1
            found = self._joined.find(wanted, found + 1)


def _quoted(tokens: Sequence[Token], sheet: Sheet) -> list[bool]:
    """Return of each token whether it stands in quotation marks."""
    found = [False] * len(tokens)
    starts = [token.start for token in tokens]
    for mark in sheet.quotations:
        for at in range(bisect_left(starts, mark.start), bisect_left(starts, mark.end)):
            found[at] = True
    return found


def _speech(tokens: Sequence[Token], quoted: Sequence[bool]) -> Iterator[Token]:
    """Yield the tokens in quotation marks, and one without a word where two stand far apart."""
    last = None
    for at, token in enumerate(tokens):
        if quoted[at]:
            if last is not None and at - last > LONGEST_CUE:
                yield Token("", token.start, token.start, "")
            yield token
            last = at


class Library:
    """The pages of a record, and where each word stands in them."""

    def __init__(self, shelf: Shelf) -> None:
        self.pages = tuple(Page(sheet) for sheet in shelf.sheets)
        speech = tuple(Page(sheet, only_speech=True) for sheet in shelf.sheets)
        self._every = (*self.pages, *speech)
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, page in enumerate(self._every):
            for at, word in enumerate(page.words):
                self._places[word].append((number, at))

    def find_exact(self, parts: Sequence[Sequence[str]]) -> list[Passage]:
        """Return where all `parts` stand in their order, at most LONGEST_GAP words apart, the quoted ones first."""
        found = [passage for page in self._every for passage in _passages(page, parts)]
        return sorted(found, key=lambda passage: not passage.is_quoted)

    def find_windows(self, words: Sequence[str]) -> list[tuple[Page, int, int]]:
        """Return the stretches (page, first token, behind the last) in which most of `words` stand in their order."""
        votes: Counter[tuple[int, int]] = Counter()
        for at, word in enumerate(words):
            places = self._places.get(word, ())
            if len(places) <= MOST_PLACES:
                seen = {(page, (place - at) // SLACK) for page, place in places}
                for key in seen:
                    votes[key] += round(100 * (0.2 + weight_of(word)))
        best = sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:MOST_WINDOWS]
        return [self._window(page, diagonal * SLACK, len(words)) for (page, diagonal), _ in best]

    def _window(self, number: int, start: int, length: int) -> tuple[Page, int, int]:
        page = self._every[number]
        return page, max(0, start - SLACK), min(len(page.words), start + length + length // 2 + 2 * SLACK)


def weight_of(word: str) -> float:
    """Return how much a word tells, 0 for the words of every text."""
    return background().weight(term_of(word))


def tokens_in(text: str, span: Span) -> Iterator[Token]:
    """Yield the words of a stretch of `text` as quotations are compared by them."""
    for match in _TOKEN.finditer(text, span.start, span.end):
        yield Token(match.group().translate(_BRACKETS).casefold(), match.start(), match.end(), match.group())


def parts_of(text: str, span: Span) -> list[list[Token]]:
    """Return the words of a quotation, cut where an ellipsis or a bracket stands for others."""
    parts: list[list[Token]] = []
    at = span.start
    for gap in (*_GAP.finditer(text, span.start, span.end), None):
        end = gap.start() if gap else span.end
        words = list(tokens_in(text, Span(at, end)))
        if words:
            parts.append(words)
        at = gap.end() if gap else end
    return parts


def _passages(page: Page, parts: Sequence[Sequence[str]]) -> Iterator[Passage]:
    for first in page.places_of(parts[0]):
        end = first + len(parts[0])
        gaps: list[Span] = []
        for part in parts[1:]:
            place = next(iter(page.places_of(part, start=end)), None)
            if place is None or place - end > LONGEST_GAP:
                break
            gaps.append(Span(end, place))
            end = place + len(part)
        else:
            yield Passage(page=page, first=first, last=end - 1, left_out=tuple(gaps))
