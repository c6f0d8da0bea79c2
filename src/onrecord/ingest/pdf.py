"""PDF files: the text that is in them, page by page. Pictures of text (scans) hold none.

Read by pypdf (BSD, maintained, pure Python, 2 MB, no dependencies). On pages printed from a
browser, set by TeX and by a formatter for XML its lines equalled those of pdfminer.six (MIT), which spreads spaced
titles ("O N R E C O R D"), takes 1.5 to 2.5 times as long and needs 24 MB with its binary dependency. Its limits guard
against bombs; the steps of all pages together are counted here.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from onrecord.errors import InputError
from onrecord.ingest.exports import is_export
from onrecord.ingest.limits import (
    PAYLOAD_BYTES,
    PDF_BYTES,
    PDF_CONTENT_BYTES,
    PDF_HEAVY_PAGES,
    PDF_OPERATIONS,
    PDF_PAGES,
    PDF_STREAM_BYTES,
    PDF_STREAM_WORK,
)
from onrecord.ingest.payload import Item, arrive, doubt
from onrecord.ingest.pdf_lines import Line, LineCollector, printed_address, text_of, with_drop_capitals
from onrecord.ingest.sources import Source, size_in_words
from onrecord.ingest.stated import confirmed
from onrecord.ingest.warc import host_of
from onrecord.model import Media

TOO_MUCH = "its pages take more steps to draw than any article's"
AGAIN = "Copy or download it again."
AS_TEXT = "Save its text as TXT or DOCX, and give that."
UNLOCK = "Open it with its password, save it without one (print to PDF), and give that."
AS_EXPORT = "Export the articles as TXT or DOCX."
RECOGNISE = "Let a program for text recognition (OCR) read it, for instance OCRmyPDF, and give the PDF that it writes."

# What pypdf raises on damaged files, besides its own errors: whatever the damaged value led to.
PARSER_FAILURES = (
    PyPdfError,
    DependencyError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    OSError,
    EOFError,
    zlib.error,
    struct.error,
)

LOCKED = (DependencyError, FileNotDecryptedError)

SHOWN = 8
"""Pages told one by one."""

REPLACED_SHARE = 0.05
"""Share of letters that a font gives no meaning to, above which a text can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contents:
    """The lines of each page, the numbers of damaged pages, and what the file states about itself."""

    pages: list[list[Line]]
    faults: list[int]
    title: str | None
    author: str | None


def read_pdf(source: Source) -> Iterator[Item]:
    """Yield the one article of a PDF, after the doubts about it. Raises InputError."""
    payload = source.payload(PDF_BYTES)
    with _quietly(), _bounded():
        found = _read(payload)
    text = text_of([with_drop_capitals(page) for page in found.pages])
    _check(text, found)
    empty = [number for number, page in enumerate(found.pages, start=1) if not page and number not in found.faults]
    if found.faults:
        yield doubt(source.locator, f"damaged, so not or not wholly read: {_in_words(found.faults)}", advice=AGAIN)
    if empty:
        yield doubt(source.locator, f"no text on {_in_words(empty)}: blank, or pictures of text", advice=RECOGNISE)
    url = printed_address(found.pages)
    stated = replace(
        confirmed(text, title=found.title, byline=found.author), url=url, outlet=host_of(url) if url else None
    )
    yield from arrive(source.locator, payload, text, Media.TEXT, inside=stated)


@contextmanager
def _bounded() -> Iterator[None]:
    """Hold pypdf to our limits."""
    with apply_configuration(
        disable_legacy_handling=True,
        zlib_maximum_output_length=PDF_STREAM_BYTES,
        lzw_maximum_output_length=PDF_STREAM_BYTES,
        run_length_maximum_output_length=PDF_STREAM_BYTES,
        array_based_stream_maximum_output_length=PDF_STREAM_BYTES,
        stream_decoding_work_maximum_length=4 * PDF_STREAM_BYTES,
        stream_parsing_work_maximum_count=PDF_STREAM_WORK,
        page_tree_maximum_entries=20 * PDF_PAGES,
        jbig2dec_binary=None,
    ):
        yield


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what pypdf logs about damage from the terminal: the report says it once, with the file's name."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(before)


def _read(payload: bytes) -> _Contents:
    """Return what a PDF holds. Raises InputError when it is damaged beyond reading, locked or too large."""
    try:
        reader = PdfReader(io.BytesIO(payload))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        count = len(reader.pages)
        known: Mapping[str, Any] = reader.metadata or {}
        title, author = (_in_one_line(known.get(name)) for name in ("/Title", "/Author"))
    except PARSER_FAILURES as error:
        raise _fault_of(error) from error
    if count > PDF_PAGES:
        raise InputError(
            f"it has {count:,} pages, and {PDF_PAGES} are the most that are read", advice="Give those of the article."
        )
    pages, faults, steps = [], [], _Steps()
    for number in range(count):
        collector = LineCollector(number)
        try:
            page = reader.pages[number]
            steps.weigh(page)
            page.extract_text(visitor_operand_before=steps.count, visitor_text=collector.take)
        except PARSER_FAILURES as error:
            steps.heavy += isinstance(error, LimitReachedError)
            if isinstance(error, LOCKED) or steps.heavy > PDF_HEAVY_PAGES:
                raise _fault_of(error) from error
            faults.append(number + 1)
        collector.end_line()
        pages.append(collector.lines)
    return _Contents(pages=pages, faults=faults, title=title, author=author)


class _Steps:
    """Counts the drawing steps of all pages: forms that draw forms can make any number from a small file."""

    def __init__(self) -> None:
        self._left, self._bytes_left = PDF_OPERATIONS, PDF_CONTENT_BYTES
        self.heavy = 0  # pages that are over the limits of a page

    def weigh(self, page: PageObject) -> None:
        """Count the bytes that draw a page. Raises InputError where they are more than those of any article."""
        contents = page.get_contents()
        self._bytes_left -= len(contents.get_data()) if contents is not None else 0
        if self._bytes_left < 0:
            raise InputError(TOO_MUCH, advice=AS_TEXT)

    def count(self, *_step: Any) -> None:
        """Count one step. Raises InputError after the last that is allowed."""
        self._left -= 1
        if self._left < 0:
            raise InputError(TOO_MUCH, advice=AS_TEXT)


def _fault_of(error: BaseException) -> InputError:
    if isinstance(error, LOCKED):
        return _locked()
    if isinstance(error, LimitReachedError):
        return InputError("something in this PDF is larger than in any article's", advice=AS_TEXT)
    return InputError("this PDF is damaged or cut short", advice=AGAIN)


def _locked() -> InputError:
    return InputError("this PDF is encrypted", advice=UNLOCK)


def _in_one_line(value: Any) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) else None


def _check(text: str, found: _Contents) -> None:
    """Raise InputError when the pages gave no text that could be an article's."""
    count = len(found.pages)
    pages = "its one page holds" if count == 1 else f"its {count} pages hold"
    if (found.faults or not count) and not text.strip():
        raise InputError("this PDF is damaged: no text could be read from it", advice=AGAIN)
    if not text.strip():
        raise InputError(f"{pages} no text: blank, or pictures of text (a scan)", advice=RECOGNISE)
    if len(text) > PAYLOAD_BYTES:
        raise InputError(f"its text is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is", advice=AS_TEXT)
    if text.count("\N{REPLACEMENT CHARACTER}") > REPLACED_SHARE * len(text):
        raise InputError("its fonts do not say which letters they draw, so its text can't be read", advice=RECOGNISE)
    if is_export("\n".join(line.words for page in found.pages for line in page)):
        raise InputError("it is an export of articles, and a PDF of those can't be split", advice=AS_EXPORT)


def _in_words(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:SHOWN])) + (f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
