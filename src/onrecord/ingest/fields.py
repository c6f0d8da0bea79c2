"""Which field of a foreign record holds what: the names in `lexicon/fields.toml`, applied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.ingest.payload import media_of
from onrecord.lexicon import load
from onrecord.model import Media, Particulars

ADDRESS = re.compile(r"\A(?:https?:)?//\S{1,4000}\Z", re.IGNORECASE)

# How programs print that there is nothing: news-please writes str(None) for a date it did not find.
EMPTY_WORDS = frozenset({"none", "null", "nan", "nat", "n/a", "undefined", "-"})

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a record holds: its article's text, and whether that is only a summary of it, and what it states."""

    text: str
    media: Media
    is_summary: bool
    particulars: Particulars
    id: str


def read_fields(record: Mapping[str, Any]) -> Fields | None:
    """Return what `record` holds, None when it has no text of an article."""
    named = {plain_name(name): value for name, value in reversed(tuple(record.items())) if not _is_empty(value)}
    found = _find_text(named)
    if found is None:
        return None
    text, media, is_summary = found
    return Fields(
        text=text,
        media=media,
        is_summary=is_summary,
        particulars=_find_particulars(named),
        id=_first(named, "id") or "",
    )


def names_text(names: list[str]) -> bool:
    """Tell whether one of a table's column names is known to hold articles' texts, pages or summaries."""
    known = {plain_name(name) for slot in ("text", "html", "summary") for name in load("fields")[slot]}
    return any(plain_name(name) in known for name in names)


def count_known(names: list[str]) -> int:
    """Return how many of a table's column names are known."""
    return sum(plain_name(name) in _all_names() for name in names)


def find_articles(document: Mapping[str, Any]) -> list[Any] | None:
    """Return the list of articles that a JSON object wraps, None when it wraps none."""
    for name in load("fields")["wrappers"]:
        inner = document.get(name)
        if isinstance(inner, list):
            return inner
    return None


def accepted_names() -> str:
    """Return the most usual names of a text column, for advice."""
    return ", ".join(f'"{name}"' for name in ("text", "maintext", "body", "content", "html"))


def plain_name(name: str) -> str:
    """Return a field's name by which names are compared: its letters and digits, in lower case."""
    return "".join(char for char in name.casefold() if char.isalnum())


@cache
def _names(slot: str) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in load("fields")[slot])


@cache
def _all_names() -> frozenset[str]:
    slots = load("fields")
    return frozenset(plain_name(name) for slot, names in slots.items() if slot != "example" for name in names)


def _find_text(named: Mapping[str, Any]) -> tuple[str, Media, bool] | None:
    for slot in ("text", "html", "summary"):
        for name in _names(slot):
            text = PARAGRAPH_BREAK.join(_strings(named.get(name)))
            if text.strip():
                return text, Media.HTML if slot == "html" else media_of(text), slot == "summary"
    return None


def _strings(value: Any) -> Iterator[str]:
    """Yield the strings of a structured text in the order in which they stand."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str) and one:
            yield one
        elif isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            waiting.extend(one[name] for name in reversed(one) if plain_name(name) in _names("parts"))


def _find_particulars(named: Mapping[str, Any]) -> Particulars:
    return Particulars(
        title=_first(named, "title"),
        byline=_first(named, "byline"),
        outlet=_first(named, "outlet", address=False),
        published=_first(named, "published"),
        language=_first(named, "language"),
        url=_first(named, "url", address=True),
    )


def _first(named: Mapping[str, Any], slot: str, *, address: bool | None = None) -> str | None:
    """Return the first filled field of a slot; `address` says whether it has to be, or must not be, an address."""
    for name in _names(slot):
        value = in_words(named.get(name))
        if value and (address is None or address == bool(ADDRESS.match(value))):
            return value
    return None


def in_words(value: Any) -> str | None:
    """Return a field's value as it is printed: a list with commas, an object by its name, None when it is empty."""
    if isinstance(value, list):
        words = [word for word in map(in_words, value) if word]
        return ", ".join(words) or None
    if isinstance(value, dict):
        return in_words(value.get("name"))
    if value is None or isinstance(value, bool):
        return None
    printed = str(value).strip()
    return None if printed.casefold() in EMPTY_WORDS else printed or None


def _is_empty(value: Any) -> bool:
    return not value if isinstance(value, list | dict) else value is None or not str(value).strip()
