"""JSON Feed 1.0 and 1.1 (jsonfeed.org): a JSON object with items, each an article or its summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.fields import in_words
from onrecord.ingest.html import refuse_bomb
from onrecord.ingest.payload import Item, arrive, canonical, doubt, failure, failure_of, media_of
from onrecord.ingest.sources import Source
from onrecord.model import Media, Particulars

SUMMARY_ONLY = "this feed item holds only a summary"
SUMMARY_ADVICE = "Save the article's page and add it, if the record needs more."


def is_json_feed(document: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a feed: its version is an address at jsonfeed.org."""
    version = document.get("version")
    return isinstance(version, str) and "jsonfeed.org/version/" in version[:100]


def read_json_feed(source: Source, feed: Mapping[str, Any]) -> Iterator[Item]:
    """Yield the article of each item. Raises InputError when there are no items."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise InputError("this feed has no items", advice="Remove it, or save it again.")
    outside = Particulars(outlet=in_words(feed.get("title")))
    language = in_words(feed.get("language"))
    for number, item in enumerate(items, start=1):
        locator = source.part(number)
        if not isinstance(item, dict):
            yield failure(locator, "this feed item is no JSON object", advice="Save the feed again.")
            continue
        try:
            yield from _read_item(locator, item, outside=outside, language=language)
        except InputError as error:
            yield failure_of(locator, error)


def _read_item(locator: str, item: Mapping[str, Any], *, outside: Particulars, language: str | None) -> Iterator[Item]:
    found = _find_text(item)
    if found is None:
        yield failure(locator, "this feed item has no text", advice=SUMMARY_ADVICE)
        return
    text, media, is_summary = found
    if is_summary:
        yield doubt(locator, SUMMARY_ONLY, advice=SUMMARY_ADVICE)
    if media is Media.HTML:
        refuse_bomb(text)
    inside = Particulars(
        title=in_words(item.get("title")),
        byline=in_words(item.get("authors")) or in_words(item.get("author")),
        published=in_words(item.get("date_published")),
        language=in_words(item.get("language")) or language,
        url=in_words(item.get("url")) or in_words(item.get("external_url")),
    )
    yield from arrive(locator, canonical(item), text, media, inside=inside, outside=outside)


def _find_text(item: Mapping[str, Any]) -> tuple[str, Media, bool] | None:
    for name in ("content_html", "content_text", "summary"):
        text = item.get(name)
        if isinstance(text, str) and text.strip():
            media = Media.HTML if name == "content_html" else Media.TEXT if name == "content_text" else media_of(text)
            return text, media, name == "summary"
    return None
