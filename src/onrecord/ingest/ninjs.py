"""IPTC ninjs, "News in JSON": version 3 (bodies, camelCase), 2 (bodies, lower case) and 1 (body_text, body_html ...).

Read from the schemas of the standard (ninjs-schema_1.4, 2.4 and 3.3). The versions differ in the case of their
names, which are therefore compared in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.ingest.fields import ADDRESS, in_words
from onrecord.ingest.html import refuse_bomb
from onrecord.ingest.payload import Item, arrive, canonical, doubt, failure, is_markup
from onrecord.model import Media, Particulars

BODY_PREFIX = "body_"  # version 1: body_text, body_html, body_xhtml

# Roles of a body that is not the article.
SIDE_ROLES = frozenset({"caption", "summary", "teaser", "description", "lead", "abstract", "notes"})

# Of an update the text is the version's, so its words ("on Thursday") count from the version's day.
DATE_NAMES = ("versioncreated", "firstcreated")


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a ninjs item: a uri, and bodies by one of its names."""
    names = {name.lower() for name in record}
    standard = record.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    has_body = "bodies" in names or any(name.startswith(BODY_PREFIX) for name in names)
    return "uri" in names and has_body


def read_ninjs(locator: str, record: Mapping[str, Any], *, payload: bytes | None = None) -> Iterator[Item]:
    """Yield the article of a ninjs item, or the Problem that it has none."""
    item = {name.lower(): value for name, value in record.items()}
    body = _main_body(item)
    if body is None:
        kind = in_words(item.get("type")) or "item"
        yield failure(locator, f"this ninjs {kind} has no body text", advice="Only articles with a text can be read.")
        return
    status = in_words(item.get("pubstatus"))
    if status in ("withheld", "canceled"):
        yield doubt(locator, f"its agency has marked it as {status}", advice="Check whether it may be used.")
    text, media = body
    if media is Media.HTML:
        refuse_bomb(text)
    yield from arrive(
        locator, canonical(record) if payload is None else payload, text, media, inside=_particulars(item)
    )


def _main_body(item: Mapping[str, Any]) -> tuple[str, Media] | None:
    """Return the fullest body: HTML before text of no greater length, because it keeps the paragraphs."""
    bodies = [*_bodies_by_name(item), *_bodies_in_list(item)]
    longest = {
        media: max((text for text, of in bodies if of is media), key=len, default="")
        for media in (Media.HTML, Media.TEXT)
    }
    media = Media.HTML if longest[Media.HTML] and len(longest[Media.HTML]) >= len(longest[Media.TEXT]) else Media.TEXT
    return (longest[media], media) if longest[media] else None


def _bodies_in_list(item: Mapping[str, Any]) -> Iterator[tuple[str, Media]]:
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if not isinstance(body, dict):
            continue
        named = {name.lower(): value for name, value in body.items()}
        text = named.get("value")
        if isinstance(text, str) and text.strip() and str(named.get("role", "")).lower() not in SIDE_ROLES:
            yield text, _media(str(named.get("contenttype", "")), text)


def _bodies_by_name(item: Mapping[str, Any]) -> Iterator[tuple[str, Media]]:
    for name, text in item.items():
        if name.startswith(BODY_PREFIX) and isinstance(text, str) and text.strip():
            yield text, _media(name, text)


def _media(label: str, text: str) -> Media:
    return Media.HTML if "html" in label.lower() or (label in ("", "body_richtext") and is_markup(text)) else Media.TEXT


def _particulars(item: Mapping[str, Any]) -> Particulars:
    uri = in_words(item.get("uri"))
    return Particulars(
        title=_headline(item),
        byline=in_words(item.get("by")) or in_words(item.get("byline")) or in_words(item.get("bylines")),
        outlet=_outlet(item),
        published=next((day for name in DATE_NAMES if (day := in_words(item.get(name)))), None),
        language=in_words(item.get("language")),
        url=uri if uri and ADDRESS.match(uri) else None,
    )


def _headline(item: Mapping[str, Any]) -> str | None:
    given = item.get("headlines")
    headlines = [line for line in given if isinstance(line, dict)] if isinstance(given, list) else []
    headlines.sort(key=lambda line: line.get("role") != "main")
    written = next((words for line in headlines if (words := in_words(line.get("value")))), None)
    return written or in_words(item.get("headline")) or in_words(item.get("title"))


def _outlet(item: Mapping[str, Any]) -> str | None:
    sources = item.get("infosources")
    named = in_words(sources[0]) if isinstance(sources, list) and sources else None
    return named or in_words(item.get("source")) or in_words(item.get("copyrightholder"))
