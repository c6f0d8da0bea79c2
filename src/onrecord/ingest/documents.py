"""JSON files: an array of records, one record, an object that wraps a list, a JSON Feed, a ninjs item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TextIO

from onrecord.errors import InputError
from onrecord.ingest.decoding import decode
from onrecord.ingest.fields import find_articles, read_fields
from onrecord.ingest.jsonfeed import is_json_feed, read_json_feed
from onrecord.ingest.jsonl import JSON_ADVICE, parse, read_jsonl, too_deep
from onrecord.ingest.limits import DOCUMENT_BYTES, PAYLOAD_BYTES
from onrecord.ingest.ninjs import is_ninjs
from onrecord.ingest.payload import Item, doubt, failure_of
from onrecord.ingest.records import Collection, read_record
from onrecord.ingest.sources import Source, size_in_words
from onrecord.ingest.streams import encoding_of, open_text

CHUNK = 1 << 16

BETWEEN = re.compile(r"[\s,]*")


def read_json(source: Source) -> Iterator[Item]:
    """Yield the articles of a JSON file. Raises InputError when it holds none, or breaks."""
    encoding = encoding_of(source)
    with open_text(source, encoding) as text:
        start = text.read(CHUNK).lstrip()[:1]
    if encoding.doubt:
        yield doubt(source.locator, encoding.doubt)
    if start == "[":
        with open_text(source, encoding) as text:
            yield from _read_elements(source, each_element(text))
    elif start:
        yield from _read_object(source)
    else:
        raise InputError("it is empty", advice="Remove it, or put the articles in.")


def each_element(text: TextIO) -> Iterator[Any]:
    """Yield the elements of a JSON array, one in memory at a time. Raises InputError where it breaks."""
    reader = json.JSONDecoder()
    buffer, at, size, is_end = text.read(CHUNK).lstrip()[1:], 0, CHUNK, False
    number = 1
    while True:
        at = _skip_between(buffer, at)
        if buffer.startswith("]", at):
            return
        try:
            element, end = reader.raw_decode(buffer, at)
        except RecursionError as error:
            raise InputError(f"element {number} is nested too deeply; it and what follows are not read") from error
        except ValueError as error:
            element, end = None, -1
            _check_hope(error, number, pending=len(buffer) - at, is_end=is_end)
        if end >= 0 and (end < len(buffer) or is_end):
            yield element
            number, at, size = number + 1, end, CHUNK
            continue
        more = text.read(size)
        is_end, size = not more, 2 * size  # doubled, so that a long element is not scanned once per chunk
        buffer, at = buffer[at:] + more, 0


def _has_text(document: dict[str, Any]) -> bool:
    """Tell whether an object is an article itself; one that only describes itself can wrap a list of them."""
    fields = read_fields(document)
    return fields is not None and not fields.is_summary


def _skip_between(buffer: str, at: int) -> int:
    found = BETWEEN.match(buffer, at)
    return found.end() if found else at


def _check_hope(error: ValueError, number: int, *, pending: int, is_end: bool) -> None:
    """Raise InputError unless the element may only not have been read to its end yet."""
    if pending > PAYLOAD_BYTES:
        raise InputError(
            f"element {number} is broken or over {size_in_words(PAYLOAD_BYTES)}; it and what follows are not read",
            advice=JSON_ADVICE,
        ) from error
    if is_end:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise InputError(
            f"element {number} is not valid JSON ({reason}); it and what follows are not read", advice=JSON_ADVICE
        ) from error


def _read_elements(source: Source, elements: Iterator[Any]) -> Iterator[Item]:
    collection = Collection()
    number = 0
    for number, element in enumerate(elements, start=1):
        locator = source.part(number)
        try:
            yield from read_record(locator, element, collection=collection)
        except InputError as error:
            yield failure_of(locator, error)
        except RecursionError:
            yield failure_of(locator, too_deep())
    yield from collection.sum_up(source)
    if not number:
        raise InputError("its list of articles is empty", advice="Remove it, or put the articles in.")


def _read_object(source: Source) -> Iterator[Item]:
    payload = source.payload(DOCUMENT_BYTES)
    try:
        document = parse(decode(payload).text)
    except InputError as error:
        if "Extra data" in error.message:  # more than one value: JSON lines under another extension
            yield from read_jsonl(source)
            return
        raise
    if not isinstance(document, dict):
        raise InputError("it is no JSON object or array", advice='Give each article as {"text": "...", ...}.')
    articles = find_articles(document)
    if is_json_feed(document):
        yield from read_json_feed(source, document)
    elif articles is not None and not is_ninjs(document) and not _has_text(document):
        yield from _read_elements(source, iter(articles))
    else:
        collection = Collection()
        yield from read_record(source.locator, document, payload=payload, collection=collection)
        yield from collection.sum_up(source)
