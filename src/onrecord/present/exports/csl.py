"""CSL-JSON: the articles as Zotero, Pandoc and other reference managers take them. Lines are left out."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model import Basis, When
from onrecord.present.dates import say_publication
from onrecord.present.exports.characters import is_web_address, json_of
from onrecord.present.exports.citations import file_of
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.timelinejs import span_of
from onrecord.present.views import Source


def export_csl(contents: Contents) -> Export:
    """Return one file: the articles. What they say is not in it."""
    items = [_item(source) for source in contents.sources]
    return Export.single(f"{json_of(items, indent=1)}\n")


def _item(source: Source) -> dict[str, Any]:
    """Return an article; `note` says how its date is known, and where it was read from."""
    item: dict[str, Any] = {
        "id": f"onrecord-{source.article}",
        "type": "article-newspaper",
        "container-title": source.name,
    }
    if source.title:
        item["title"] = source.title
    if source.byline:
        item["author"] = [{"literal": source.byline}]
    if issued := issued_of(source.published):
        item["issued"] = issued
    if source.url and is_web_address(source.url):
        item["URL"] = source.url
    files = ", ".join(map(file_of, source.locators))
    item["note"] = f"date: {say_publication(source.published)}; read from: {files}; onrecord article {source.article}"
    return item


def issued_of(when: When) -> dict[str, Any] | None:
    """Return a publication date: a day, month or year, a range marked as circa, or words; None where it is unknown."""
    if when.earliest is None and when.latest is None:
        return None
    span = span_of(when)
    if span is None:
        return {"literal": _say_bound(when)}
    start, end = span
    parts = [list(start), list(end)] if end else [list(start)]
    is_sure = not end and when.basis is not Basis.CONTEXT
    return {"date-parts": parts} if is_sure else {"date-parts": parts, "circa": True}


def _say_bound(when: When) -> str:
    return f"not after {_day(when.latest)}" if when.latest else f"not before {_day(when.earliest)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
