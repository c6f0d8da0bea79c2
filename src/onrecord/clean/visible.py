"""The text that a reader of an HTML page sees, and where each character of it stands in the raw page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from onrecord.text import OffsetMap, Piece, Span, compose, stripped

BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol optgroup
    option p pre search section select summary table tbody td tfoot th thead tr ul video audio object""".split()
)
"""Elements that begin and end on a line of their own."""

CELLS = frozenset(("td", "th"))
UNREAD = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"))
"""Elements whose content is not markup: it ends at their own end tag, whatever stands in between."""

BESIDE = frozenset(("aside", "nav", "footer", "figcaption"))
"""Elements that are beside the article by their own meaning; the extractor never takes text from them."""

HIDDEN = frozenset(("noscript", "template"))
"""Elements whose content is markup that nobody sees."""

NESTED = BESIDE | HIDDEN | set("article body details div dl figure form header main ol section table ul".split())
"""Elements whose end also ends whatever is still open inside them."""

QUOTE_MARKS = (("“", "”"), ("‘", "’"))
"""What browsers show around a <q>, by its depth."""

OWN_MARKS = frozenset("\"'«»“”„‘’‹›")
"""With one of these in front, a quotation brings its marks along, and its page has the browser's switched off."""

LINE_BREAK, CELL_BREAK = "\n", "\t"
BLANKS = str.maketrans(dict.fromkeys((chr(code) for code in range(0x3001) if chr(code).isspace()), " "))

_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_TAG_END = re.compile(r"""> | =\s*(?P<mark>["'])""", re.VERBOSE)
_REFERENCE = re.compile(
    r"&(?:\#(?P<decimal>[0-9]+);?|\#[xX](?P<hex>[0-9a-fA-F]+);?|(?P<name>[A-Za-z0-9]{1,32};?))", re.VERBOSE
)
_QUOTED = re.compile(r"(?:\s|<[^<>]{0,200}>){0,20}+(&[^\s<>;&]{1,32};?|.)", re.DOTALL)
_END_TAGS = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in UNREAD}
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """What is seen of a page.

    `text` is composed (NFC), every blank a space; blocks and <br> are parted by one line feed, cells of a row by one
    tab. `offsets` leads from it to the raw page: the break between two blocks stands for all that lies between them.
    `blocks` are the stretches of `text` that stand in one block element, trimmed, in order; `beside` those inside
    elements that are beside the article (BESIDE).
    """

    text: str
    offsets: OffsetMap
    blocks: tuple[Span, ...]
    beside: tuple[Span, ...] = ()


def read_visible(raw: str) -> Visible:
    """Return the visible text of an HTML page, in one pass and linear time, however broken the page is."""
    page = _Page(raw=raw)
    at = 0
    while at < len(raw):
        at = _read_markup(page, _read_text(page, at))
    text, composed = compose("".join(page.parts))
    starts = _carry(page.block_starts, composed)
    beside = iter(_carry([bound for span in page.beside for bound in span], composed))
    blocks = (stripped(Span(*pair), text) for pair in zip(starts, (*starts[1:], len(text)), strict=True))
    return Visible(
        text=text,
        offsets=composed.then(OffsetMap.joined(page.pieces)),
        blocks=tuple(block for block in blocks if block.start < block.end),
        beside=tuple(Span(*pair) for pair in zip(beside, beside, strict=True)),
    )


@dataclass(slots=True, kw_only=True)
class _Page:
    """The page as far as it has been read: its raw text and what is seen of it so far."""

    raw: str
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    block_starts: list[int] = field(default_factory=lambda: [0])
    length: int = 0
    pending: str = ""  # the break due before the next word
    in_block: bool = True  # no block began since the last word
    beside: list[Span] = field(default_factory=list)
    pre: int = 0
    quotes: list[str] = field(default_factory=list)  # the closing mark that is due for each open <q>
    open: list[str] = field(default_factory=list)  # of NESTED
    depth: Counter[str] = field(default_factory=Counter)  # how many of each are open
    hidden: bool = False
    is_beside: bool = False

    def show(self, text: str, raw: Span) -> None:
        if self.hidden or (text.isspace() and (self.pending or not self.parts)):
            return
        if self.pending and self.parts:
            self._append(self.pending, Span(self.pieces[-1].raw.end, raw.start))
            if not self.in_block:
                self.block_starts.append(self.length)
        self.pending, self.in_block = "", True
        self._append(text, raw)

    def part(self, by: str) -> None:
        """Note a break; one between blocks or lines outranks one between cells."""
        if self.pending != LINE_BREAK:
            self.pending = by

    def _append(self, text: str, raw: Span) -> None:
        self.parts.append(text)
        self.pieces.append(Piece(Span(self.length, self.length + len(text)), raw))
        self.length += len(text)
        if self.is_beside:
            is_continued = self.beside and self.beside[-1].end == self.length - len(text)
            start = self.beside.pop().start if is_continued else self.length - len(text)
            self.beside.append(Span(start, self.length))

    def enter(self, name: str) -> None:
        self.open.append(name)
        self.depth[name] += 1
        self._look_around()

    def leave(self, name: str) -> None:
        """Close the innermost open `name` with all that is open in it; a stray end tag closes nothing."""
        if not self.depth[name]:
            return
        while True:
            last = self.open.pop()
            self.depth[last] -= 1
            if last == name:
                break
        self._look_around()

    def _look_around(self) -> None:
        self.hidden = any(self.depth[name] for name in HIDDEN)
        self.is_beside = any(self.depth[name] for name in BESIDE)


def _read_text(page: _Page, at: int) -> int:
    """Show the text from `at` on; return where markup begins. A `<` that begins no tag is text."""
    start = at
    while True:
        found = page.raw.find("<", at)
        if found < 0:
            found = len(page.raw)
        elif not page.raw[found + 1 : found + 2].isascii() or not _begins_markup(page.raw[found + 1 : found + 2]):
            at = found + 1
            continue
        _show_text(page, start, found)
        return found


def _begins_markup(char: str) -> bool:
    return char.isalpha() or char in {"/", "!", "?"}


def _show_text(page: _Page, start: int, end: int) -> None:
    if page.hidden:
        return
    for reference in _REFERENCE.finditer(page.raw, start, end):
        words, used = _read_reference(reference)
        if used:
            _show_literal(page, start, reference.start())
            page.show(words.translate(BLANKS), Span(reference.start(), reference.start() + used))
            start = reference.start() + used
    _show_literal(page, start, end)


def _show_literal(page: _Page, start: int, end: int) -> None:
    """Show raw text as it stands. The line ends of preformatted text are seen, all others are blanks."""
    if start == end:
        return
    text = page.raw[start:end]
    if page.pre and "\n" in text:
        text = LINE_BREAK.join(line.translate(BLANKS) for line in text.split("\n"))
    else:
        text = text.translate(BLANKS)
    page.show(text, Span(start, end))


def _read_reference(reference: re.Match[str]) -> tuple[str, int]:
    """Return what a character reference stands for, and how many code points of it are used (0: it is plain text)."""
    name = reference["name"]
    if name is None:
        return _read_number(reference), len(reference.group())
    for length in range(len(name), 1, -1):  # as browsers do: "&notit;" is "¬it;"
        if words := html5.get(name[:length]):
            return words, length + 1
    return "", 0


def _read_number(reference: re.Match[str]) -> str:
    digits, base = (reference["decimal"], 10) if reference["decimal"] else (reference["hex"], 16)
    digits = digits.lstrip("0")
    if not digits or len(digits) > 7:  # past U+10FFFF; a long one would also be slow to read
        return _UNREADABLE
    code = int(digits, base)
    if 0x80 <= code < 0xA0:  # meant as windows-1252, and so read by browsers
        return bytes((code,)).decode("cp1252", "replace")
    return _UNREADABLE if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)


def _read_markup(page: _Page, at: int) -> int:
    """Read the tag or comment at `at`; return where it ends. One that never ends takes the rest of the page."""
    raw = page.raw
    tag = _NAME.match(raw, at)
    if tag:
        name, end = tag[1].lower(), _tag_end(raw, tag.end())
        if end <= len(raw):
            _note_tag(page, name, Span(at, end))
        if name in UNREAD and raw[at + 1] != "/" and not page.hidden:
            closing = _END_TAGS[name].search(raw, end)
            return closing.start() if closing else len(raw)
        return end
    if raw.startswith("<!--", at):
        if raw.startswith((">", "->"), at + 4):
            return raw.index(">", at) + 1
        end = raw.find("-->", at + 4)
        return end + 3 if end >= 0 else len(raw)
    end = raw.find(">", at)
    return end + 1 if end >= 0 else len(raw)


def _tag_end(raw: str, at: int) -> int:
    """Return where the tag that `at` lies in ends; a `>` inside a quoted value doesn't end it."""
    while found := _TAG_END.search(raw, at):
        if not found["mark"]:
            return found.end()
        at = raw.find(found["mark"], found.end()) + 1
        if not at:
            break
    return len(raw)


def _note_tag(page: _Page, name: str, tag: Span) -> None:
    is_end = page.raw[tag.start + 1] == "/"
    if name in NESTED:
        (page.leave if is_end else page.enter)(name)
    if page.hidden:
        return
    if name == "pre":
        page.pre = max(page.pre + (-1 if is_end else 1), 0)
    if name == "q":
        _show_quote_mark(page, tag, is_end=is_end)
    if name == "br":
        page.part(LINE_BREAK)
    elif name in BLOCKS:
        page.part(CELL_BREAK if name in CELLS else LINE_BREAK)
        page.in_block = False


def _show_quote_mark(page: _Page, tag: Span, *, is_end: bool) -> None:
    """Show the mark that a <q> stands for, unless the quotation has its own."""
    if is_end:
        mark = page.quotes.pop() if page.quotes else ""
    else:
        marks = QUOTE_MARKS[len(page.quotes) % 2]
        first = _QUOTED.match(page.raw, tag.end)
        has_own = first is not None and unescape(first[1])[:1] in OWN_MARKS
        page.quotes.append("" if has_own else marks[1])
        mark = "" if has_own else marks[0]
    if mark:
        page.show(mark, tag)


def _carry(offsets: Sequence[int], composed: OffsetMap) -> list[int]:
    """Return where `offsets` of the uncomposed text, sorted, lie in the composed one."""
    out: list[int] = []
    pieces = iter(composed.pieces)
    piece = next(pieces, Piece(Span(0, 0), Span(0, 0)))
    for at in offsets:
        while piece.raw.end < at and (following := next(pieces, None)):
            piece = following
        inside = min(max(at - piece.raw.start, 0), piece.raw.end - piece.raw.start)
        is_whole = not piece.is_literal and at < piece.raw.end
        out.append(piece.clean.start if is_whole else piece.clean.end - (piece.raw.end - piece.raw.start - inside))
    return out
