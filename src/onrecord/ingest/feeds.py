"""RSS and Atom: one article or summary an item. XML entities are refused before anything parses them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers import expat

import feedparser

from onrecord.errors import InputError
from onrecord.ingest.decoding import declared_in_page, decode
from onrecord.ingest.fields import in_words
from onrecord.ingest.html import refuse_bomb
from onrecord.ingest.jsonfeed import SUMMARY_ADVICE, SUMMARY_ONLY
from onrecord.ingest.limits import FEED_BYTES, HEAD_BYTES, LENIENT_BYTES
from onrecord.ingest.payload import Item, arrive, canonical, doubt, failure, failure_of, media_of
from onrecord.ingest.sources import Source
from onrecord.model import Media, Particulars

# A feed has no use for entities of its own; a bomb needs them ("billion laughs"), and so does theft of files.
ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)

# What feedparser raises on markup that breaks off in the wrong place (KeyError 'links' for a link out of an item).
PARSER_FAILURES = (LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)

XML_DECLARATION = re.compile(r"\A\s{0,64}<\?xml\b[^>]{0,512}\?>")


def read_feed(source: Source) -> Iterator[Item]:
    """Yield the article of each item of a feed. Raises InputError when it is none, or holds no items."""
    payload = source.payload(FEED_BYTES)
    decoded = decode(payload, declared=declared_in_page(payload[:HEAD_BYTES]))
    text = without_declaration(decoded.text)
    fault = fault_of(text)
    feed = parse_feed(text)
    if decoded.doubt:
        yield doubt(source.locator, decoded.doubt)
    if fault:
        yield doubt(source.locator, f"this feed is {fault}; read as far as it goes", advice="Save it again.")
    outside = Particulars(outlet=in_words(feed["feed"].get("title")))
    language = in_words(feed["feed"].get("language"))
    for number, entry in enumerate(feed["entries"], start=1):
        locator = source.part(number)
        try:
            yield from _read_entry(locator, entry, outside=outside, language=language)
        except InputError as error:
            yield failure_of(locator, error)
    yield from _doubt_updates(source, feed["entries"])


def without_declaration(text: str) -> str:
    """Return an XML text without its declaration, whose encoding is no longer true. Raises InputError for entities."""
    if ENTITY.search(text):
        raise InputError(
            "it defines XML entities, which no feed needs and attacks use; it is not read",
            advice="Save the feed again from its publisher.",
        )
    return XML_DECLARATION.sub("", text, count=1)


def fault_of(text: str) -> str:
    """Return in words what keeps a text from being well-formed XML, "" when nothing does.

    Raises InputError when it is too large to be read in spite of that: only expat is fast on any input.
    """
    parser = expat.ParserCreate()
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003 - "this is all": it knows no keyword
    except expat.ExpatError as error:
        fault = f"not well-formed XML ({expat.ErrorString(error.code)} in line {error.lineno})"
    else:
        return ""
    if len(text) > LENIENT_BYTES:
        raise InputError(f"it is {fault}, and too large to be read in spite of it", advice="Save the feed again.")
    return fault


def parse_feed(text: str) -> Mapping[str, Any]:
    """Return a feed as feedparser's dictionary, its HTML left as it stands. Raises InputError when it is none."""
    try:
        feed: Mapping[str, Any] = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except PARSER_FAILURES as error:
        raise InputError("this feed's markup is too broken to be read", advice="Save the feed again.") from error
    if not feed.get("version") and not feed["entries"]:
        raise InputError("it is XML, but neither RSS nor Atom", advice="Give the article as text, HTML or a feed.")
    if not feed["entries"]:
        raise InputError("this feed has no items", advice="Remove it, or save it again.")
    return feed


def _read_entry(
    locator: str, entry: Mapping[str, Any], *, outside: Particulars, language: str | None
) -> Iterator[Item]:
    text, media, is_summary = _find_text(entry)
    if not text:
        yield failure(locator, "this feed item has no text", advice=SUMMARY_ADVICE)
        return
    if is_summary:
        yield doubt(locator, SUMMARY_ONLY, advice=SUMMARY_ADVICE)
    if media is Media.HTML:
        refuse_bomb(text)
    inside = Particulars(
        title=in_words(entry.get("title")),
        byline=in_words(entry.get("authors")) or in_words(entry.get("author")),
        published=in_words(_own(entry, "published")),
        language=language,
        url=in_words(entry.get("link")),
    )
    known = {"id": entry.get("id"), "text": text, "title": inside.title, "byline": inside.byline}
    known |= {"published": inside.published, "language": inside.language, "url": inside.url}
    yield from arrive(locator, canonical(known), text, media, inside=inside, outside=outside)


def _find_text(entry: Mapping[str, Any]) -> tuple[str, Media, bool]:
    """Return the fullest content of an item, or its summary, and whether it is the latter; "" when it has neither."""
    contents = [content for content in entry.get("content") or () if (content.get("value") or "").strip()]
    if contents:
        fullest = max(contents, key=lambda content: len(content["value"]))
        return fullest["value"], _media(fullest), False
    summary = entry.get("summary") or ""
    return summary if summary.strip() else "", media_of(summary), True


def _media(content: Mapping[str, Any]) -> Media:
    is_plain = content.get("type") == "text/plain"
    return media_of(content["value"]) if is_plain else Media.HTML


def _doubt_updates(source: Source, entries: list[Mapping[str, Any]]) -> Iterator[Item]:
    """Yield one doubt about items that say when they were changed, but not when they were published."""
    count = sum(1 for entry in entries if _own(entry, "updated") and not _own(entry, "published"))
    if count:
        items = "1 item states" if count == 1 else f"{count} items state"
        yield doubt(
            source.locator,
            f"{items} only the last change, not the publication: undated",
            advice="State the date in a sidecar, if you know it.",
        )


def _own(entry: Mapping[str, Any], name: str) -> Any:
    """Return a field that the item has itself: feedparser answers "updated" with the publication date."""
    return dict.get(entry, name) if isinstance(entry, dict) else None
