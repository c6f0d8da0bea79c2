"""HTML pages: the whole page is kept, decoded; finding the article in it is the work of `clean`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.errors import InputError
from onrecord.ingest.decoding import declared_in_page, decode
from onrecord.ingest.limits import HEAD_BYTES, HTML_DEPTH
from onrecord.ingest.payload import NOTHING, Item, arrive, doubt
from onrecord.ingest.sources import Source
from onrecord.model import Media, Particulars

# Elements that stay open until they are closed. Those that end by themselves (p, li, td) stand unclosed by the
# thousand on old pages without nesting.
NESTING_TAG = re.compile(
    r"<(/?)(?:div|span|section|article|main|table|blockquote|ul|ol|dl|b|i|u|em|strong|font|center|form|a|svg|g)(?=[\s/>])",
    re.IGNORECASE,
)

# What is no markup, though tags may be written there. An end that never comes ends the search: no second scan.
NOT_MARKUP = re.compile(r"<(!--|script\b|style\b)", re.IGNORECASE)


def read_html(source: Source) -> Iterator[Item]:
    """Yield the one page of an HTML file. Raises InputError."""
    yield from read_page(source.locator, source.payload())


def read_page(locator: str, payload: bytes, *, declared: str = "", outside: Particulars = NOTHING) -> Iterator[Item]:
    """Yield a page; `declared` is the encoding in its HTTP header, which overrules the page. Raises InputError."""
    decoded = decode(payload, declared=declared or declared_in_page(payload[:HEAD_BYTES]))
    refuse_bomb(decoded.text)
    if decoded.doubt:
        yield doubt(locator, decoded.doubt)
    yield from arrive(locator, payload, decoded.text, Media.HTML, outside=outside)


def refuse_bomb(page: str) -> None:
    """Raise InputError when a page nests its elements deeper than any written page."""
    if deepest_nesting(page) > HTML_DEPTH:
        raise InputError(
            f"its elements are nested more than {HTML_DEPTH:,} deep, which no written page's are",
            advice="Save the page again, or give its text alone.",
        )


def deepest_nesting(page: str) -> int:
    """Return how many elements are open at once at most, in one pass; only elements that need their end tag count."""
    depth = deepest = 0
    for found in NESTING_TAG.finditer(without_scripts(page)):
        depth = max(0, depth - 1) if found[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def without_scripts(page: str) -> str:
    """Return `page` without comments, scripts and style sheets."""
    kept: list[str] = []
    at = 0
    folded = page.lower() if page.isascii() else _folded(page)
    while found := NOT_MARKUP.search(page, at):
        kept.append(page[at : found.start()])
        end = "-->" if found[1] == "!--" else f"</{found[1].lower()}"
        closes = folded.find(end, found.end())
        if closes < 0:
            return "".join(kept)
        at = closes + len(end)
    return "".join((*kept, page[at:]))


def _folded(page: str) -> str:
    """Return `page` with ASCII letters in lower case: str.lower changes the length of some texts (İ)."""
    return page.translate(_LOWER)


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
