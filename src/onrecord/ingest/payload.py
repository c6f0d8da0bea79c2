"""What comes in: a payload as a Capture with its Arrival, or the Problem that kept it out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from onrecord.errors import InputError
from onrecord.ingest.decoding import is_junk
from onrecord.model import Arrival, Capture, Media, Particulars, Problem, Severity

STAGE = "ingest"

NOTHING = Particulars()

SURROGATES = re.compile("[\ud800-\udfff]")

# Two tags that only pages use: "a < b and b > c" and "<name withheld>" are none.
TAG = re.compile(
    r"""</? (?:p|div|br|span|a|article|section|h[1-6]|ul|ol|li|strong|em|blockquote|figure|img|table|html|body)
        (?: \s [^<>]{0,2000} )? /? >""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A payload that came in, and the time it came."""

    capture: Capture
    arrival: Arrival


Item = Arrived | Problem


def arrive(
    locator: str,
    payload: bytes,
    raw: str,
    media: Media,
    *,
    inside: Particulars = NOTHING,
    outside: Particulars = NOTHING,
) -> Iterator[Item]:
    """Yield the payload as an Arrived, after the doubts about it, or the Problem that it holds no article.

    `inside` is what the payload states of itself, `outside` what was stated where it arrived.
    """
    if not raw.strip():
        yield failure(locator, "there is no text in it", advice="Remove it, or put the article's text in.")
        return
    if is_junk(raw):
        yield failure(locator, "this is binary data, not text", advice="Convert it to text or HTML first.")
        return
    if SURROGATES.search(raw):
        yield doubt(locator, "it holds halves of characters, shown as \N{REPLACEMENT CHARACTER}")
    capture = Capture(
        id=Capture.id_of(payload), media=media, raw=without_surrogates(raw), particulars=_storable(inside)
    )
    yield Arrived(capture=capture, arrival=Arrival(capture=capture.id, locator=locator, particulars=_storable(outside)))


def failure(locator: str, reason: str, *, advice: str = "") -> Problem:
    """Return the Problem of an input, or a part of one, that is not taken in."""
    return Problem(input=printable(locator), stage=STAGE, reason=printable(reason), advice=advice)


def doubt(locator: str, reason: str, *, advice: str = "") -> Problem:
    """Return the Problem of an input that is taken in, but that a person should look at."""
    return replace(failure(locator, reason, advice=advice), severity=Severity.DOUBT)


def printable(text: str) -> str:
    """Return `text` as one line that any terminal and database takes: file names may hold anything but NUL and "/"."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def failure_of(locator: str, error: InputError) -> Problem:
    """Return `error`, whose message gives the reason alone, as the Problem of the input at `locator`."""
    return failure(locator, error.message, advice=error.advice)


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return the bytes that a row or an item is known by, whatever its fields' order or spacing in the file."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def is_markup(text: str) -> bool:
    """Tell whether the text of a field is HTML: it has two tags or more."""
    found = TAG.finditer(text)
    return next(found, None) is not None and next(found, None) is not None


def media_of(text: str) -> Media:
    """Return what the text of a field is, which may be either."""
    return Media.HTML if is_markup(text) else Media.TEXT


def without_surrogates(text: str) -> str:
    """Return `text` with each lone half of a character (JSON can hold them, no file can) replaced, at equal length."""
    return SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def overlaid(below: Particulars, above: Particulars) -> Particulars:
    """Return `below` with whatever `above` states put in its place."""
    stated = {name: value for name, value in _items(above) if value is not None}
    return replace(below, **stated)


def _items(particulars: Particulars) -> Iterator[tuple[str, str | None]]:
    for field in fields(particulars):
        yield field.name, getattr(particulars, field.name)


def _storable(particulars: Particulars) -> Particulars:
    return Particulars(**{name: without_surrogates(value) if value else value for name, value in _items(particulars)})
