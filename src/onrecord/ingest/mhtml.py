"""Pages saved as one file (MHTML): the page is the capture, its pictures, styles and frames are passed over."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from onrecord.errors import InputError
from onrecord.ingest.html import read_page
from onrecord.ingest.limits import MAIL_BYTES, PAYLOAD_BYTES
from onrecord.ingest.mime import bytes_of, charset_of, header_of, kind_of, leaves_of, parse_message
from onrecord.ingest.payload import Item
from onrecord.ingest.sources import Source, size_in_words
from onrecord.ingest.warc import HTML_TYPES, host_of
from onrecord.model import Particulars

AGAIN = "Save the page again, as HTML or as one file."


def read_mhtml(source: Source) -> Iterator[Item]:
    """Yield the page of an MHTML file. The day on which it was saved dates nothing. Raises InputError."""
    message = parse_message(source.payload(MAIL_BYTES), name="saved page")
    page = _main_page(message)
    body = bytes_of(page)
    if len(body) > PAYLOAD_BYTES:
        raise InputError(f"its page is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is", advice=AGAIN)
    url = _address(page) or _address(message)
    outside = Particulars(url=url, outlet=host_of(url) if url else None)
    yield from read_page(source.locator, body, declared=charset_of(page), outside=outside)


def _main_page(message: Message) -> Message:
    """Return the part that the file says it starts with, else its first page; the others are frames in it."""
    pages = [part for part in leaves_of(message) if kind_of(part) in HTML_TYPES]
    if not pages:
        raise InputError("there is no HTML page in it", advice=AGAIN)
    start = str(message.get_param("start", "") or "")
    snapshot = header_of(message, "Snapshot-Content-Location")
    named = (page for page in pages if start and header_of(page, "Content-ID") == start)
    located = (page for page in pages if snapshot and header_of(page, "Content-Location") == snapshot)
    return next(named, None) or next(located, pages[0])


def _address(part: Message) -> str | None:
    found = header_of(part, "Snapshot-Content-Location") or header_of(part, "Content-Location")
    return found if found.startswith(("http://", "https://")) else None
