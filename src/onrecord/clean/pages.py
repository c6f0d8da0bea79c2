"""The article of an HTML page: its text, what the page states about it, and the rest of what the page shows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from onrecord.clean.alignment import align_lines, dense_form, repeated_lines
from onrecord.clean.metadata import Stated, block_of, dateline_blocks, read_metadata
from onrecord.clean.visible import BESIDE, BLOCKS, OWN_MARKS, QUOTE_MARKS, Visible, read_visible
from onrecord.errors import InputError
from onrecord.model import Particulars
from onrecord.text import OffsetMap, Span, merged

LARGEST_PAGE = 20_000_000
MOST_ELEMENTS = 200_000
"""Code points and elements of a page. The largest news pages known have a twentieth of either."""

PLAIN = (
    "b", "strong", "i", "em", "u", "tt", "kbd", "samp", "var", "sub", "sup", "font", "small", "big", "s", "mark", "q",
    "code", "abbr", "acronym", "bdi", "bdo", "cite", "data", "dfn", "ins", "nobr",
)  # fmt: skip
"""Elements that only dress up words; we keep no formatting."""

INLINE = frozenset(("a", "span", "del", "strike", "label"))
MOST_INLINE = 1000
"""Further elements inside a line that one block may hold; in a block with more they are undone as well. The extractor's
time is quadratic in them (20,000 links in one paragraph: 27 s); paragraphs and menus of real pages have some dozens."""

ENDS_LINE = frozenset(
    "p div head list item quote row table lb hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre tr br code".split()
)
ENDS_CELL = frozenset(("cell", "td", "th"))
NUMBER_MARKS = ("\u2045", "\u2046")
_NUMBER = re.compile(r"(?<!\s)\s*+\u2045([0-9]{1,7})\u2046")

SHORTEST_NUMBERED = 12
"""Dense characters: the extractor drops lines like "Share" or "More on this" by their exact words."""

_WBR = re.compile(r"</?wbr\b[^<>]*>", re.IGNORECASE)
"""The parser takes it for an element with content, which then swallows the paragraphs behind it."""

_NO_CHARACTER = re.compile(r"&#[0-9]{8,};?")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An article apart from its page.

    `text` has one line per block, the title not among them. `offsets` leads to the raw page. `date_basis` says where
    `particulars.published` was printed ("json-ld datePublished", "meta date", "time element", "" without a date).
    `cut` are the raw spans of the visible blocks that are neither in the text nor its title, in order.
    """

    text: str
    offsets: OffsetMap
    particulars: Particulars
    date_basis: str
    cut: tuple[Span, ...]


def extract_page(raw: str, *, url: str | None = None) -> Page:
    """Return the article of the HTML page `raw`; `url` is where it was found, when known.

    Raises InputError when the page is too large to be one article, or shows no article text.
    """
    stated = read_metadata(_parse(raw), url=url)
    visible = read_visible(raw)
    lines, known = _extract_lines(raw, visible, stated)
    if not lines:
        raise InputError(
            "the page shows no article text", advice="Check that it is the page of one article, saved whole."
        )
    aligned = align_lines(lines, visible, known=known)
    return Page(
        text=aligned.text,
        offsets=aligned.offsets.then(visible.offsets),
        particulars=stated.particulars,
        date_basis=stated.date_basis,
        cut=tuple(_cut_blocks(visible, aligned.used, lines, stated)),
    )


def _extract_lines(raw: str, visible: Visible, stated: Stated) -> tuple[tuple[str, ...], dict[int, Span]]:
    """Return the lines of the article without its title, and the place of those that the page repeats.

    A line that the page shows twice gets a number behind it before the extractor sees it: what comes out with the
    number is that very line. This is why a repeated sentence or a pulled quote has a certain place.
    """
    has_own_marks = NUMBER_MARKS[0] in raw or NUMBER_MARKS[0] in visible.text
    repeated = () if has_own_marks else repeated_lines(visible, shortest=SHORTEST_NUMBERED)
    found = tuple(_lines_of(_extract_body(_parse(_numbered(raw, visible, repeated)))))
    if not repeated:
        return tuple(_without_title(found, stated)), {}
    texts = _without_title([_NUMBER.sub("", line) for line in found], stated)
    known: dict[int, Span] = {}
    for index, (line, text) in enumerate(zip(found[len(found) - len(texts) :], texts, strict=True)):
        number = _NUMBER.search(line)
        if (
            number
            and int(number[1]) < len(repeated)
            and dense_form(repeated[int(number[1])].of(visible.text)) == dense_form(text)
        ):
            known[index] = repeated[int(number[1])]
    return tuple(texts), known


def _numbered(raw: str, visible: Visible, lines: Sequence[Span]) -> str:
    parts: list[str] = []
    at = 0
    for number, line in enumerate(lines):
        place = visible.offsets.to_raw(line)
        if place and place.end >= at:
            parts += (raw[at : place.end], str(number).join(NUMBER_MARKS))
            at = place.end
    return "".join((*parts, raw[at:]))


def _parse(raw: str) -> etree._Element:
    """Return the tree of a page. No entity but HTML's own is known, nothing is loaded, broken markup is repaired."""
    if len(raw) > LARGEST_PAGE:
        raise InputError(f"a page of {len(raw):,} characters is no single article", advice="Split it.")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = document_fromstring(_WBR.sub("", _UNREADABLE.sub("", raw)).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError("the page is empty or no HTML", advice="Check the file.") from error
    count = sum(1 for _ in tree.iter())
    if count > MOST_ELEMENTS:
        raise InputError(f"a page of {count:,} elements is no single article", advice="Split it.")
    return tree


def _extract_body(tree: etree._Element) -> etree._Element:
    """Return the article as the extractor's own tree, empty when it finds none. `tree` is changed on the way."""
    _settle_times(tree)
    _show_quote_marks(tree)
    etree.strip_elements(tree, *BESIDE, with_tail=False)
    _undress(tree)
    for element in tree.iter("div"):
        tags = {child.tag for child in element}
        if "br" in tags and not tags & BLOCKS:
            element.tag = "p"  # of loose lines parted by <br>, the extractor loses the first
    import trafilatura  # noqa: PLC0415 - 0.15 s, which no archive of plain texts needs

    # Balanced focus: see bench/offsets. No date is asked for: the extractor's date search reads the clock.
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    body = getattr(found, "body", None)
    return etree.Element("body") if body is None else body


def _settle_times(tree: etree._Element) -> None:
    """Take datelines out of the page and <time> tags out of sentences: the extractor drops either with its words."""
    for block in dateline_blocks(tree):
        if block.tag not in {"body", "html", "article", "main"}:
            _empty(block)
    etree.strip_tags(tree, "time")


def _undress(tree: etree._Element) -> None:
    """Take elements that only dress up words out of the tree, and all inline ones where a block is full of them."""
    etree.strip_elements(tree, "img", "input", with_tail=False)
    etree.strip_tags(tree, *PLAIN)
    inline = Counter(block_of(element) for element in tree.iter(*sorted(INLINE)))
    for block, count in inline.items():
        if count > MOST_INLINE:
            etree.strip_tags(block, *INLINE)
    for element in tree.iter():  # what is left are texts in many pieces: made one, or each reading would walk them all
        element.text, element.tail = _harmless(element.text), _harmless(element.tail)


def _harmless(text: str | None) -> str | None:
    """Return `text` without references to characters that don't exist: the extractor fails on those of 4,300 digits."""
    return _NO_CHARACTER.sub("", text) if text and "&#" in text else text


def _show_quote_marks(tree: etree._Element) -> None:
    """Write out the marks that browsers show around a <q>: without them its words would not read as quoted."""
    for element in tree.iter("q"):
        depth = sum(1 for _ in element.iterancestors("q"))
        words = "".join(element.itertext()).lstrip()
        if words[:1] in OWN_MARKS:
            continue
        opening, closing = QUOTE_MARKS[depth % 2]
        element.text = opening + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + closing
        else:
            element.text += closing


def _empty(element: etree._Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail


def _lines_of(body: etree._Element) -> Iterator[str]:
    parts: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        breaks = element.tag in ENDS_LINE
        if breaks:
            yield from _flush(parts)
        elif element.tag in ENDS_CELL:
            parts.append("\t")
        parts.append((element.text if event == "start" else element.tail) or "")
    yield from _flush(parts)


def _flush(parts: list[str]) -> Iterator[str]:
    line = "".join(parts).strip()
    parts.clear()
    if dense_form(line):
        yield re.sub(r"\s+", lambda run: "\t" if "\t" in run.group() else " ", line)


def _without_title(lines: Sequence[str], stated: Stated) -> Sequence[str]:
    """Return `lines` without the title, where the article opens with it."""
    titles = {dense_form(title).casefold() for title in stated.titles}
    first = next((at for at, line in enumerate(lines) if dense_form(line).casefold() not in titles), len(lines))
    return lines[first:]


def _cut_blocks(visible: Visible, used: Sequence[Span], lines: Sequence[str], stated: Stated) -> Iterator[Span]:
    """Yield the raw spans of visible blocks of which nothing is in the article, nor is its title."""
    taken = merged(used)
    known = {dense_form(words).casefold() for words in (*stated.titles, *lines)}
    for block in visible.blocks:
        before = bisect_right(taken, block.end - 1, key=lambda span: span.start) - 1
        if before >= 0 and taken[before].end > block.start:
            continue
        key = dense_form(block.of(visible.text)).casefold()
        raw = visible.offsets.to_raw(block)
        if key and key not in known and raw:
            yield raw
