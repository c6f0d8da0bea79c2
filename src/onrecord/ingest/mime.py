"""What mails and saved pages are made of: headers, parts, the bytes of a part. Bounded, and without faults to raise.

By the standard library's parser under its older policy: the newer one parses headers by a grammar that raises on broken
ones and takes seconds on hostile ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser

from onrecord.errors import InputError
from onrecord.ingest.decoding import codec_of
from onrecord.ingest.limits import MAIL_DEPTH, MAIL_HEAD_BYTES, MAIL_PARTS

ALONE = "Save its text as TXT or HTML, and give that."

LONGEST_HEADER = 4000
"""Bytes read of one header: subjects and addresses have at most some hundred, lists of recipients more."""

_BOUNDARY = re.compile(rb"\bboundary\s{0,4}=|message/rfc822", re.IGNORECASE)
_HEAD_BEFORE = re.compile(rb"\n--|message/rfc822[^\n]{0,500}\r?\n\r?\n", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\n\r?\n")
_PARAMETERS = re.compile(rb"^content-(?:type|disposition)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"[!-9;-~]{1,70}:[ \t]?")


def parse_message(payload: bytes, *, name: str = "mail") -> Message:
    """Return a mail, or a page saved as one (its `name`). Raises InputError when it is none, or has too many parts.

    The parser's time is lines times nesting, and its memory is by parts: both are counted before it starts.
    """
    if not _HEADER.match(payload):
        raise InputError(f"it does not begin with the header of a {name}", advice=f"Save the {name} again.")
    if len(_BOUNDARY.findall(payload)) > MAIL_DEPTH or payload.count(b"\n--") > MAIL_PARTS:
        raise InputError(f"it has more parts than any {name}", advice=ALONE)
    if _longest_head(payload) > MAIL_HEAD_BYTES or any(
        len(found.group()) > LONGEST_HEADER for found in _PARAMETERS.finditer(payload)
    ):
        raise InputError(f"it has longer headers than any {name}", advice=ALONE)
    return BytesParser().parsebytes(payload)


def _longest_head(payload: bytes) -> int:
    """Return the bytes of the longest run of lines that the parser can take for the headers of a mail or a part."""
    starts = (0, *(found.end() for found in _HEAD_BEFORE.finditer(payload)))
    return max(_end_of_head(payload, start) - start for start in starts)


def _end_of_head(payload: bytes, start: int) -> int:
    found = _BLANK_LINE.search(payload, start, start + 2 * MAIL_HEAD_BYTES)
    return found.start() if found else min(len(payload), start + 2 * MAIL_HEAD_BYTES)


def header_of(message: Message, name: str) -> str:
    """Return a header in one line, its encoded words decoded; "" when there is none."""
    value = str(message.get(name, ""))[:LONGEST_HEADER]
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    text = "".join(_decoded(piece, charset) for piece, charset in pieces)
    return " ".join(text.split())


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    name = codec_of(charset or "") or "utf-8"
    return piece.decode(name, "replace")


def leaves_of(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, in their order; a mail inside a mail is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, Message)]
        else:
            yield part


def bytes_of(part: Message) -> bytes:
    """Return what a part holds, freed of its coding for transport."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def charset_of(part: Message) -> str:
    """Return the encoding that a part's header names, "" for none."""
    return str(part.get_param("charset", "") or "")[:40] if "content-type" in part else ""


def kind_of(part: Message) -> str:
    """Return the media type of a part: "text/html"."""
    return part.get_content_type()
