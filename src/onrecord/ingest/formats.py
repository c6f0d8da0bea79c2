"""What format a file has, told by its first bytes and its extension, and who reads it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.ingest.decoding import BYTE_ORDER_MARKS
from onrecord.ingest.documents import read_json
from onrecord.ingest.feeds import read_feed
from onrecord.ingest.fields import count_known, names_text
from onrecord.ingest.foreign import OFFICE, Foreign, foreign_kind
from onrecord.ingest.html import read_html
from onrecord.ingest.jsonl import read_jsonl
from onrecord.ingest.payload import Item
from onrecord.ingest.plain import read_plain
from onrecord.ingest.sources import Source
from onrecord.ingest.tables import DELIMITERS, read_table
from onrecord.ingest.wacz import read_wacz, warc_members
from onrecord.ingest.warc import read_warc

Reader = Callable[[Source], Iterator[Item]]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_table,
    ".tsv": read_table,
    ".rss": read_feed,
    ".atom": read_feed,
}


ZIP_MAGIC = b"PK\x03\x04"

# What may stand before the first element, and what ends it.
BEFORE_ROOT = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE rss", ">"), ("<!DOCTYPE rdf", ">"))

ELEMENT = re.compile(r"<(!doctype\s{1,40}html|[a-z][\w:.-]{0,40})(?=[\s/>])", re.IGNORECASE)

JSON_ARRAY = re.compile(r"\s{0,4096}\[\s{0,4096}[{\]]")

FEED_ROOTS = frozenset({"rss", "feed", "rdf:rdf", "rdf"})
PAGE_ROOTS = frozenset({"!doctype html", "html", "head", "body"})
PART_ROOTS = frozenset({"div", "p", "article", "section", "main"})


def reader_of(source: Source) -> Reader | Foreign:
    """Return who reads a source, or what it is instead. Raises InputError for a file that is no format at all."""
    head = source.head()
    if not head:
        raise InputError("it is empty", advice="Remove it, or put the article's text in.")
    if head.startswith(b"WARC/"):
        return read_warc
    if head.startswith(ZIP_MAGIC):
        return read_wacz if source.suffix == ".wacz" or _holds_warcs(source) else OFFICE
    return foreign_kind(source, head) or _reader_of_text(source, _leniently(head))


def _reader_of_text(source: Source, head: str) -> Reader:
    if source.suffix in (".warc", ".wacz"):
        raise InputError(f"it is named {source.suffix}, but is none", advice="Copy or download it again.")
    named = READERS.get(source.suffix)
    if named is read_plain and root_of(head) in PAGE_ROOTS:
        return read_html
    return named or _reader_by_content(head)


def _reader_by_content(head: str) -> Reader:
    root = root_of(head)
    if root in PAGE_ROOTS or root in PART_ROOTS:
        return read_html
    if root in FEED_ROOTS or head.lstrip().startswith("<?xml"):
        return read_feed  # which says what is wrong with any other XML
    if head.lstrip().startswith("{") or JSON_ARRAY.match(head):
        return read_json
    return read_table if _is_header(head.split("\n", maxsplit=1)[0]) else read_plain


def root_of(head: str) -> str:
    """Return the name of the first element of a page or an XML document in lower case, "" for other text.

    A declaration that it is HTML counts as its first element.
    """
    at = 0
    while True:
        at += len(head[at:]) - len(head[at:].lstrip())
        closing = next((end for start, end in BEFORE_ROOT if head.startswith(start, at)), None)
        if closing is None:
            found = ELEMENT.match(head, at)
            return found[1].lower() if found else ""
        ends = head.find(closing, at)
        if ends < 0:
            return ""
        at = ends + len(closing)


def _is_header(line: str) -> bool:
    """Tell whether a first line names the columns of a table of articles."""
    for delimiter in DELIMITERS:
        names = line.strip().split(delimiter)
        if len(names) > 1 and names_text(names) and count_known(names) > 1:
            return True
    return False


def _holds_warcs(source: Source) -> bool:
    try:
        with source.open_stored() as stream, zipfile.ZipFile(stream) as archive:
            return bool(warc_members(archive))
    except (zipfile.BadZipFile, OSError):
        return False


def _leniently(head: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")
