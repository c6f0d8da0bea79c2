"""What format a file has, told by its first bytes and its extension, and who reads it."""

from __future__ import annotations

import itertools
import re
import zipfile
from collections.abc import Callable, Iterator

from onrecord.errors import InputError
from onrecord.ingest.decoding import BYTE_ORDER_MARKS
from onrecord.ingest.documents import read_json
from onrecord.ingest.docx import is_docx, read_docx
from onrecord.ingest.feeds import read_feed
from onrecord.ingest.fields import count_known, names_text
from onrecord.ingest.foreign import OFFICE, Foreign, foreign_kind
from onrecord.ingest.html import read_html
from onrecord.ingest.jsonl import read_jsonl
from onrecord.ingest.mail import read_mail, read_mbox
from onrecord.ingest.mhtml import read_mhtml
from onrecord.ingest.notes_markdown import reader_of_notes
from onrecord.ingest.payload import Item
from onrecord.ingest.plain import read_plain
from onrecord.ingest.sources import READ_ERRORS, Source
from onrecord.ingest.tables import DELIMITERS, read_table
from onrecord.ingest.wacz import ZIP_ERRORS, read_wacz, warc_members
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
    ".eml": read_mail,
    ".mbox": read_mbox,
    ".mbx": read_mbox,
    ".mht": read_mhtml,
    ".mhtml": read_mhtml,
}


ZIP_MAGIC = b"PK\x03\x04"
PDF_MAGIC, PDF_REACH = b"%PDF-", 1024  # readers allow rubbish before it

# What mails begin with that no other text does: the line before each mail of a mailbox, and headers of mail programs.
MAILBOX = re.compile(r"From \S{1,300} .{0,100}\d{4}\s{0,4}\n[!-9;-~]{1,70}:")
MAIL_HEADER = re.compile(r"^(?:mime-version|received|message-id|return-path|snapshot-content-location):", re.IGNORECASE)
HEADER_LINE = re.compile(r"[!-9;-~]{1,70}:|[ \t]")
SAVED_PAGE = re.compile(
    r"^(?:snapshot-content-location:|from:\ <?saved\ by)", re.IGNORECASE | re.MULTILINE | re.VERBOSE
)

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
        return _reader_of_zip(source)
    if PDF_MAGIC in head[:PDF_REACH] and (source.suffix == ".pdf" or head.startswith(PDF_MAGIC)):
        return read_pdf
    return foreign_kind(source, head) or _reader_of_text(source, _leniently(head))


def _reader_of_text(source: Source, head: str) -> Reader:
    if source.suffix in (".warc", ".wacz", ".pdf", ".docx"):
        raise InputError(f"it is named {source.suffix}, but is none", advice="Copy or download it again.")
    named = READERS.get(source.suffix)
    if named in (None, read_plain, read_table) and (notes := reader_of_notes(head)):
        return notes
    if named is read_plain and root_of(head) in PAGE_ROOTS:
        return read_html
    return named or _reader_by_content(head)


def _reader_by_content(head: str) -> Reader:
    if mail := _reader_of_mail(head):
        return mail
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


def read_pdf(source: Source) -> Iterator[Item]:
    """Yield the article of a PDF. Raises InputError."""
    from onrecord.ingest import pdf  # noqa: PLC0415 - its parser takes longer to import than the rest of ingest

    yield from pdf.read_pdf(source)


def _reader_of_zip(source: Source) -> Reader | Foreign:
    if source.suffix == ".wacz":
        return read_wacz
    try:
        with source.open_stored() as stream, zipfile.ZipFile(stream) as archive:
            if is_docx(archive):
                return read_docx
            return read_wacz if warc_members(archive) else OFFICE
    except (*ZIP_ERRORS, *READ_ERRORS):
        return read_docx if source.suffix == ".docx" else OFFICE


def _reader_of_mail(head: str) -> Reader | None:
    """Return who reads a mail, a mailbox or a saved page, None for a text that does not begin as one of them does."""
    if MAILBOX.match(head):
        return read_mbox
    lines = itertools.takewhile(HEADER_LINE.match, head.splitlines())
    if not any(map(MAIL_HEADER.match, lines)):
        return None
    return read_mhtml if SAVED_PAGE.search(head) else read_mail


def _is_header(line: str) -> bool:
    """Tell whether a first line names the columns of a table of articles."""
    for delimiter in DELIMITERS:
        names = line.strip().split(delimiter)
        if len(names) > 1 and names_text(names) and count_known(names) > 1:
            return True
    return False


def _leniently(head: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    return head.decode("utf-8", "replace")
