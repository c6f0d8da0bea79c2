"""Which stretches of a text stand in quotation marks, and which of them are pieces of one quotation.

A mark that opens while one is open ends the first piece and starts the next of the same quotation: newspapers
re-open at every paragraph, and flattened pages run those paragraphs together. Whether a marked stretch is speech is
not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.annotate.contract import Annotator, Reading
from onrecord.model import Mark, MarkKind
from onrecord.text import Span, stripped

_CLOSED_BY = {
    "“": ("”", '"'),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "«": ("»",),
    "„": ("“", "”"),
    "‹": ("›",),
    "「": ("」",),
    "‘": ("’",),
}
"""The marks that open, each with what closes it: English (editors mix curly and straight marks), typewritten (two
single marks for a double one), and those of texts that quote in other languages."""

_MARKS = re.compile(r"''|``|[“”\"«»„‹›「」‘’]")
_SINGLE = "‘"
_BEFORE_OPENER = " \u00a0\n\t([{—–-/…"
_AMBIGUOUS = frozenset({'"', "''"})
"""Marks that look the same at both ends: what stands around them says which end it is."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: its pieces with their marks, in order. Single marks count only where no double one is open."""

    pieces: tuple[Span, ...]
    is_single: bool = False

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end


@dataclass(slots=True)
class _Scanner:
    """The state of one pass over a text: what has been found, and what is open since where."""

    text: str
    found: list[Quotation] = field(default_factory=list)
    pieces: list[Span] = field(default_factory=list)
    opened: int | None = None
    mark: str = ""

    @property
    def is_single(self) -> bool:
        return self.mark == _SINGLE

    def open(self, at: int, mark: str) -> None:
        self.end_piece(at)
        self.opened, self.mark = at, mark

    def end_piece(self, at: int) -> None:
        if self.opened is not None:
            piece = stripped(Span(self.opened, at), self.text)
            if any(char.isalnum() for char in piece.of(self.text)):
                self.pieces.append(piece)
            self.opened = None

    def close(self, at: int) -> None:
        self.end_piece(at)
        self.flush()

    def flush(self) -> None:
        if self.pieces:
            self.found.append(Quotation(tuple(self.pieces), is_single=self.is_single))
        self.pieces, self.opened, self.mark = [], None, ""

    def drop(self) -> None:
        self.pieces, self.opened, self.mark = [], None, ""


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of `text` in order.

    A quotation whose closing mark is missing ends with its paragraph, unless the next paragraph opens with the same
    mark: then that paragraph continues it.
    """
    scan = _Scanner(text)
    for paragraph in paragraphs:
        if scan.pieces and not text.startswith(scan.mark, paragraph.start):
            scan.flush()
        _scan_paragraph(scan, paragraph)
        if scan.opened is None:
            scan.flush()
        elif scan.is_single:
            scan.drop()  # an apostrophe was taken for an opening mark
        else:
            scan.end_piece(paragraph.end)
    scan.flush()
    return tuple(scan.found)


def _scan_paragraph(scan: _Scanner, paragraph: Span) -> None:
    text = scan.text
    for match in _MARKS.finditer(text, paragraph.start, paragraph.end):
        mark, at, end = match.group(), match.start(), match.end()
        opens = _can_open(text, at, end, paragraph)
        if mark == "”" and scan.opened is None and opens:
            mark = "“"  # typed the wrong way round: ”We won,” she said
        closes = scan.opened is not None and _closes(scan, match, paragraph, opens=opens)
        if closes:
            scan.close(end)
        elif scan.opened is None and opens and mark in _CLOSED_BY and (mark != _SINGLE or not scan.pieces):
            scan.open(at, mark)
        elif scan.is_single and opens and mark in _CLOSED_BY and mark != _SINGLE:
            scan.drop()  # what a single mark opened was an apostrophe
            scan.open(at, mark)
        elif mark == scan.mark and opens and mark != _SINGLE:
            scan.open(at, mark)  # re-opened: the next paragraph of the same quotation


def _closes(scan: _Scanner, match: re.Match[str], paragraph: Span, *, opens: bool) -> bool:
    """Whether a mark closes what is open; `opens` says whether it stands where one can open."""
    mark, at, end = match.group(), match.start(), match.end()
    if mark == scan.mark == "“" and not opens:  # “We won,“ she said
        return _can_close(scan.text, at, end, paragraph)
    if mark not in _CLOSED_BY[scan.mark]:
        return False
    if scan.is_single:
        return _can_close(scan.text, at, end, paragraph)
    return mark not in _AMBIGUOUS or not opens or _can_close(scan.text, at, end, paragraph)


def _can_open(text: str, at: int, end: int, paragraph: Span) -> bool:
    """Whether a mark stands where one can open: at a blank or bracket, with a word after it (not: 6'2" tall)."""
    if end >= paragraph.end or text[end].isspace():
        return False
    return at == paragraph.start or text[at - 1] in _BEFORE_OPENER or text[at] in "“«„「"


def _can_close(text: str, at: int, end: int, paragraph: Span) -> bool:
    """Whether a mark stands where one can close: after a word, with no letter after it (not: don’t)."""
    if at == paragraph.start or text[at - 1].isspace():
        return False
    return end >= paragraph.end or not text[end].isalnum()


def read_quotations(reading: Reading, by: str) -> Reading:
    """Add a QUOTATION mark for every piece; its value numbers the quotation, "s" after it says single marks."""
    article = reading.article
    paragraphs = [mark.span for mark in reading.of_kind(MarkKind.PARAGRAPH)]
    return reading.plus(
        [
            Mark(
                article=article.id,
                start=piece.start,
                end=piece.end,
                kind=MarkKind.QUOTATION,
                value=f"{number}{'s' if quotation.is_single else ''}",
                by=by,
            )
            for number, quotation in enumerate(find_quotations(article.text, paragraphs))
            for piece in quotation.pieces
        ]
    )


def quotations_of(reading: Reading) -> tuple[Quotation, ...]:
    """Return the quotations that the QUOTATION marks of `reading` stand for, in order."""
    groups: dict[str, list[Span]] = {}
    for mark in reading.of_kind(MarkKind.QUOTATION):
        groups.setdefault(mark.value, []).append(mark.span)
    return tuple(Quotation(tuple(pieces), is_single=key.endswith("s")) for key, pieces in groups.items())


annotate_quotations = Annotator(
    name="quotations",
    version=2,
    needs=frozenset({MarkKind.PARAGRAPH}),
    gives=frozenset({MarkKind.QUOTATION}),
    read=read_quotations,
)
