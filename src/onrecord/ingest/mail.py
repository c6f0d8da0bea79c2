"""Mails and mailboxes: newsletters, press releases, articles that were mailed. One mail is one article.

A mail's HTML goes the way of any page; without one, its plain text is the article. What is attached is another input,
except a mail that was forwarded as an attachment: it is read as a mail of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr
from functools import partial

from onrecord.errors import InputError
from onrecord.ingest.decoding import declared_in_page, decode
from onrecord.ingest.html import refuse_bomb, without_scripts
from onrecord.ingest.limits import HEAD_BYTES, MAIL_BYTES, PAYLOAD_BYTES
from onrecord.ingest.mime import bytes_of, charset_of, header_of, kind_of, leaves_of, parse_message
from onrecord.ingest.payload import Item, arrive, canonical, doubt, failure, failure_of
from onrecord.ingest.sources import Source, each_line, size_in_words
from onrecord.model import Media, Particulars
from onrecord.wrapping import unwrapped

ATTACHED = "Save what is attached, and give it as a file."
ALONE = "Save the text of the article alone, and give that."
SIDECAR = "State outlet and date in a sidecar (onrecord init)."

SHOWN = 20
"""Mails of a mailbox with one fault that are told one by one."""

# Headers that a mail to many has, and a mail to one has not.
_TO_MANY = ("List-Unsubscribe", "List-Id", "List-Post")

_SEPARATOR = re.compile(rb"From \S{0,300} .{0,100}\d{4}\s{0,8}\Z")
_QUOTED_SEPARATOR = re.compile(rb">{1,20}From ")
_TAG = re.compile(r"<[^<>]{0,5000}>")
_FORWARDED = re.compile(
    r"""-{4,}\s?(?:forwarded\ message|original\ message|weitergeleitete\ nachricht)\s?-{4,}
        |begin\ forwarded\ message:""",
    re.IGNORECASE | re.VERBOSE,
)
_FORWARDED_HEADER = re.compile(r"[*\s]{0,4}(from|date|sent|subject)\s{0,2}:[*\s]{0,4}(\S.{0,300})", re.IGNORECASE)
_FORWARD_REACH = 4000

# What a mail holds besides its text that nobody misses: pictures and the like, and parts that a damaged mail leaves.
_UNTOLD = ("image", "audio", "video", "font", "multipart")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mail:
    """The text of a mail, what it is, what to doubt about its encoding, and what is attached."""

    text: str
    media: Media
    doubt: str
    attached: tuple[str, ...]
    forwarded: tuple[Message, ...]


def read_mail(source: Source) -> Iterator[Item]:
    """Yield the article of a mail, and those of mails attached to it. Raises InputError."""
    yield from _read_message(source.locator, source.payload(MAIL_BYTES), part=source.part)


def read_mbox(source: Source) -> Iterator[Item]:
    """Yield the article of each mail in a mailbox, and a Problem for mails without one. Raises InputError."""
    faults: Counter[str] = Counter()
    for number, payload in enumerate(each_message(source), start=1):
        locator = source.part(number)
        try:
            yield from _read_message(locator, payload, part=partial(_inner_part, locator))
        except InputError as error:
            faults[error.message] += 1
            if faults[error.message] <= SHOWN:
                yield failure_of(locator, error)
        except RecursionError:
            yield failure(locator, "this mail is nested too deeply", advice=ALONE)
    for reason, count in faults.items():
        if count > SHOWN:
            yield failure(source.locator, f"of {count - SHOWN:,} more mails: {reason}", advice=ALONE)


def _inner_part(locator: str, number: int) -> str:
    return f"{locator}.{number}"


def each_message(source: Source) -> Iterator[bytes | None]:
    """Yield the mails of a mailbox, None for one that is too large. A mail starts at a line "From ... <year>"."""
    lines: list[bytes] | None = None
    size, is_after_blank = 0, True
    with source.open() as stream:
        for line in each_line(stream, MAIL_BYTES):
            if line is not None and is_after_blank and _SEPARATOR.match(line):
                if lines is not None:
                    yield _put_together(lines, size)
                lines, size = [], 0
            elif lines is not None:
                size += MAIL_BYTES + 1 if line is None else len(line) + 1
                if size <= MAIL_BYTES and line is not None:
                    lines.append(line[1:] if _QUOTED_SEPARATOR.match(line) else line)
                else:
                    lines.clear()
            is_after_blank = line == b""
    if lines is None:
        raise InputError('there is no line "From ..." at which a mail starts', advice="Save the mails as EML files.")
    yield _put_together(lines, size)


def _put_together(lines: list[bytes], size: int) -> bytes | None:
    return b"\n".join(lines) if size <= MAIL_BYTES else None


def _read_message(locator: str, payload: bytes | None, *, part: Callable[[int], str]) -> Iterator[Item]:
    if payload is None:
        raise InputError(f"this mail is larger than {size_in_words(MAIL_BYTES)}", advice=ALONE)
    message = parse_message(payload)
    mail = _open(message)
    if mail.text or not mail.forwarded:
        yield from _arrive(locator, message, mail)
    for number, inner in enumerate(mail.forwarded, start=1):
        try:
            yield from _arrive(part(number), inner, _open(inner))
        except InputError as error:
            yield failure_of(part(number), error)


def _arrive(locator: str, message: Message, mail: _Mail) -> Iterator[Item]:
    """Yield the article of a mail. Raises InputError when it has no text."""
    if not mail.text:
        only = f"only attachments: {_listed(mail.attached)}" if mail.attached else "and nothing attached either"
        raise InputError(f"this mail has no text of its own, {only}", advice=ATTACHED if mail.attached else ALONE)
    if mail.doubt:
        yield doubt(locator, mail.doubt)
    if mail.attached:
        yield doubt(locator, f"what is attached was not read: {_listed(mail.attached)}", advice=ATTACHED)
    inside = _particulars(message, mail)
    if not inside.published:
        yield doubt(locator, "the mail does not say when it, or what it forwards, was sent", advice=SIDECAR)
    known = {"text": mail.text, "title": inside.title, "byline": inside.byline}
    known |= {"outlet": inside.outlet, "published": inside.published}
    yield from arrive(locator, canonical(known), mail.text, mail.media, inside=inside)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _open(message: Message) -> _Mail:
    """Return what a mail holds. Raises InputError for a text that is too large, or no text."""
    pages: list[Message] = []
    plain: list[Message] = []
    attached: list[str] = []
    forwarded: list[Message] = []
    for leaf in leaves_of(message):
        kind = kind_of(leaf)
        if kind == "message/rfc822":
            forwarded += [inner for inner in leaf.get_payload() if isinstance(inner, Message)]
        elif kind in ("text/html", "text/plain") and leaf.get_content_disposition() != "attachment":
            (pages if kind == "text/html" else plain).append(leaf)
        elif not kind.startswith(_UNTOLD):
            attached.append(_name_of(leaf))
    text, media, fault = _text_of(pages, plain)
    return _Mail(text=text, media=media, doubt=fault, attached=tuple(attached), forwarded=tuple(forwarded))


def _name_of(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError):
        name = None
    return " ".join((name or kind_of(part)).split())[:80]


def _text_of(pages: list[Message], plain: list[Message]) -> tuple[str, Media, str]:
    """Return the text of the first page that shows any, else the plain texts; what it is; what to doubt about it."""
    for page in pages:
        body = _bounded(bytes_of(page))
        decoded = decode(body, declared=charset_of(page) or declared_in_page(body[:HEAD_BYTES]))
        if any(map(str.isalnum, _seen(decoded.text))):
            refuse_bomb(decoded.text)
            return decoded.text, Media.HTML, decoded.doubt
    found = [(decode(_bounded(bytes_of(part)), declared=charset_of(part)), part) for part in plain]
    texts = [_plain_text(decoded.text, part) for decoded, part in found]
    doubts = [decoded.doubt for decoded, _ in found if decoded.doubt]
    return "\n\n".join(text for text in texts if text), Media.TEXT, "; ".join(dict.fromkeys(doubts))


def _bounded(body: bytes) -> bytes:
    if len(body) > PAYLOAD_BYTES:
        raise InputError(f"its text is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is")
    return body


def _seen(page: str) -> str:
    """Return roughly what a reader sees of a page, a line for each element."""
    return _TAG.sub("\n", without_scripts(page))


def _plain_text(text: str, part: Message) -> str:
    """Return a plain text without the wrapping that mails need: lines broken at a blank (RFC 3676), or at a column."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        lines = text.split("\n")
        text = "".join(line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in lines)
    return unwrapped(text).strip()


def _particulars(message: Message, mail: _Mail) -> Particulars:
    """Return what a mail states: of a forwarded one, what the mail inside states, and nothing of who forwarded it.

    Who sends to a list is an outlet; who writes to one reader is an author.
    """
    seen = mail.text[: 10 * _FORWARD_REACH] if mail.media is Media.TEXT else _seen(mail.text[: 10 * _FORWARD_REACH])
    title = header_of(message, "Subject") or None
    found = _FORWARDED.search(seen[:_FORWARD_REACH])
    if found:
        lines = [line for line in seen[found.end() :].splitlines() if line.strip()][:12]
        inner = {name[1].lower(): name[2].strip() for line in lines if (name := _FORWARDED_HEADER.match(line))}
        return Particulars(
            title=inner.get("subject") or title,
            byline=_sender(inner.get("from", "")),
            published=inner.get("date") or inner.get("sent"),
        )
    sender = _sender(header_of(message, "From"))
    is_to_many = any(name in message for name in _TO_MANY)
    return Particulars(
        title=title,
        outlet=sender if is_to_many else None,
        byline=None if is_to_many else sender,
        published=header_of(message, "Date") or None,
    )


def _sender(value: str) -> str | None:
    """Return the name of a sender, the host of the address when it has none."""
    name, address = parseaddr(value)
    host = address.rpartition("@")[2]
    return " ".join(name.split()) or host or None
