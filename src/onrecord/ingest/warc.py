"""WARC files: the pages in a web archive, one response or resource record each.

Read by FastWARC (Apache-2.0, maintained, typed). Compression is undone before it and after it, in bounded pieces,
because it takes a stream that is cut short for one that ends. The day of the capture (WARC-Date) dates no article.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast
from urllib.parse import SplitResult, urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.errors import InputError
from onrecord.ingest.bodies import decode_body
from onrecord.ingest.decoding import declared_in_header, decode
from onrecord.ingest.html import read_page
from onrecord.ingest.limits import PAYLOAD_BYTES
from onrecord.ingest.payload import Item, arrive, doubt, failure_of
from onrecord.ingest.sources import READ_ERRORS, Source, size_in_words
from onrecord.ingest.watched import Watched
from onrecord.model import Media, Particulars

# What may hold a page. The rest (requests, metadata, the archive's own description) belongs to the archive, and is
# passed over without a word.
PAGE_RECORDS = WarcRecordType.response | WarcRecordType.resource
TOLD_RECORDS = PAGE_RECORDS | WarcRecordType.revisit | WarcRecordType.conversion

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})

CUT_SHORT = InputError("this record is cut short", advice="Copy or download the archive again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a record says of its page. `skipped_as` is why it holds none, "" when it does."""

    url: str
    content_type: str = ""
    media: Media = Media.HTML
    transfer: str = ""
    coding: str = ""
    skipped_as: str = ""


@dataclass(slots=True)
class Tally:
    """How far an archive is read, how many pages it gave, and what was passed over."""

    records: int = 0
    pages: int = 0
    read: int = 0  # bytes read of the present record
    is_cut: bool = False
    skipped: Counter[str] = field(default_factory=Counter)


def read_warc(source: Source) -> Iterator[Item]:
    """Yield the pages of a WARC file; other records are counted. Raises InputError where it is damaged."""
    with source.open() as stream:
        yield from read_records(source, stream)


def read_records(source: Source, stream: io.BufferedIOBase) -> Iterator[Item]:
    """Yield the pages in a stream of uncompressed WARC records. Raises InputError where it is damaged."""
    tally = Tally()
    watched = Watched(stream)
    for record in _each_record(watched, tally):
        yield from _read_record(source.part(tally.records), record, tally)
        if not tally.is_cut and _rest_is_missing(record, tally):
            tally.is_cut = True
            yield failure_of(source.part(tally.records), CUT_SHORT)
    if not tally.is_cut and not _ends_properly(watched):
        tally.is_cut = True
        yield failure_of(source.locator, _damaged(tally))
    yield from _sum_up(source, tally)


def _each_record(watched: Watched, tally: Tally) -> Iterator[WarcRecord]:
    records = iter(ArchiveIterator(cast("BinaryIO", watched), record_types=WarcRecordType.any_type, parse_http=True))
    while True:
        try:
            record = next(records, None)
        except (*READ_ERRORS, ValueError) as error:
            raise _damaged(tally) from error
        if record is None:
            return
        tally.records += 1
        tally.read = 0
        yield record


def _rest_is_missing(record: WarcRecord, tally: Tally) -> bool:
    """Tell whether a record ends before its stated length; what was not read of it is passed over."""
    try:
        return tally.read + record.consume() < record.content_length
    except READ_ERRORS:
        return True


def _ends_properly(watched: Watched) -> bool:
    """Tell whether the stream ends as a record does, with two line ends."""
    return watched.fault is None and watched.tail == b"\r\n\r\n"


def _damaged(tally: Tally) -> InputError:
    return InputError(
        f"it is damaged or cut short after record {tally.records}; what follows is not read",
        advice="Copy or download it again.",
    )


def _sum_up(source: Source, tally: Tally) -> Iterator[Item]:
    kinds = ", ".join(f"{count} x {kind}" for kind, count in sorted(tally.skipped.items()))
    if not tally.pages and not tally.is_cut:
        held = f"only {kinds}" if kinds else f"{tally.records} records of other kinds"
        raise InputError(f"it holds no pages of HTML or text ({held})", advice="Check that it is the right archive.")
    if kinds:
        yield doubt(source.locator, f"records that are no pages were passed over: {kinds}")


def _read_record(locator: str, record: WarcRecord, tally: Tally) -> Iterator[Item]:
    if not record.headers.get("Content-Length"):
        tally.is_cut = True
        yield failure_of(locator, CUT_SHORT)
        return
    if not record.record_type & TOLD_RECORDS:
        return
    response = _describe(record)
    if response.skipped_as:
        tally.skipped[response.skipped_as] += 1
        return
    try:
        body = _body_of(record, tally)
        if tally.is_cut:
            yield failure_of(locator, CUT_SHORT)
            return
        tally.pages += 1
        yield from _read_body(locator, decode_body(body, transfer=response.transfer, content=response.coding), response)
    except InputError as error:
        yield failure_of(locator, error)
    if record.headers.get("WARC-Truncated"):
        yield doubt(locator, "the crawler has kept only the beginning of this page")


def _describe(record: WarcRecord) -> Response:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    if not record.record_type & PAGE_RECORDS:
        return Response(url=url, skipped_as=f"{record.record_type} record")
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https"):
        return Response(url=url, skipped_as="record of no web address")
    if parts.path == "/robots.txt":
        return Response(url=url, skipped_as="robots.txt")
    headers = record.http_headers if record.is_http_parsed else None
    status = headers.status_code if headers is not None else None
    if status is not None and not 200 <= status < 300:
        return Response(url=url, skipped_as=f"HTTP status {status}")
    stated = headers.get("Content-Type") if headers is not None else record.headers.get("Content-Type")
    kind = (stated or "").split(";")[0].strip().lower()
    if kind not in HTML_TYPES and kind != "text/plain":
        return Response(url=url, skipped_as=kind[:60] or "record of no stated type")
    return Response(
        url=url,
        content_type=stated or "",
        media=Media.HTML if kind in HTML_TYPES else Media.TEXT,
        transfer=(headers.get("Transfer-Encoding") or "") if headers is not None else "",
        coding=(headers.get("Content-Encoding") or "") if headers is not None else "",
    )


def _body_of(record: WarcRecord, tally: Tally) -> bytes:
    if record.content_length > PAYLOAD_BYTES:
        raise InputError(
            f"it is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is", advice="Remove the record."
        )
    try:
        body = record.reader.read(PAYLOAD_BYTES)
    except READ_ERRORS:
        body = b""
    tally.read = len(body)
    tally.is_cut = len(body) < record.content_length
    return body


def _read_body(locator: str, body: bytes, response: Response) -> Iterator[Item]:
    declared = declared_in_header(response.content_type)
    outside = Particulars(url=response.url, outlet=host_of(response.url))
    if response.media is Media.HTML:
        yield from read_page(locator, body, declared=declared, outside=outside)
        return
    decoded = decode(body, declared=declared)
    if decoded.doubt:
        yield doubt(locator, decoded.doubt)
    yield from arrive(locator, body, decoded.text, Media.TEXT, outside=outside)


def host_of(url: str) -> str | None:
    """Return the host of a web address without a leading "www.", None when it has none."""
    parts = _split(url)
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # a bracket or a character that no host has
        return None
