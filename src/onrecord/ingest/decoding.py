"""From bytes to text: the byte order mark, then what is declared, then UTF-8, then detection.

Nothing is translated or dropped but the byte order mark, which is a signature of the encoding and no text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from onrecord.errors import InputError
from onrecord.ingest.limits import CONTROL_SHARE, DETECTION_BYTES

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WESTERN = "cp1252"

# What browsers read under a label that names less (WHATWG Encoding Standard): pages that say Latin-1 or ASCII hold
# the quotation marks of Windows-1252; a page whose label could be read is not UTF-16.
READ_AS = {
    "ascii": WESTERN,
    "iso8859-1": WESTERN,
    "latin-1": WESTERN,
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}

# The encodings of the web, by their names in Python. Others are not taken at their word: some are no encodings of
# text (punycode), some hide markup from whoever looks (utf-7).
KNOWN_NAMES = """
    utf-8 gb18030 cp932 cp949 big5hkscs euc_jp iso2022_jp koi8-r koi8-u cp866 cp874 mac-roman mac-cyrillic
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5
    iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16
"""
KNOWN_ENCODINGS = frozenset(KNOWN_NAMES.split())

# Windows-1252 with its five empty places read as the control characters of those numbers, as browsers do: a table
# without holes, so that the last resort can't fail and loses nothing.
WESTERN_TABLE = "".join(bytes([code]).decode(WESTERN, "ignore") or chr(code) for code in range(256))

META_CHARSET = re.compile(
    rb"""<meta\b [^>]{0,512}? \bcharset \s{0,16} = \s{0,16} ["']? \s{0,16} ([\w.:-]{1,40})""",
    re.IGNORECASE | re.VERBOSE,
)
XML_ENCODING = re.compile(
    rb"""\A\s{0,64} <\?xml\b [^>]{0,256}? \bencoding \s{0,16} = \s{0,16} ["'] ([\w.:-]{1,40})""",
    re.IGNORECASE | re.VERBOSE,
)
HEADER_CHARSET = re.compile(
    r"""\bcharset \s{0,16} = \s{0,16} ["']? ([\w.:-]{1,40})""",
    re.IGNORECASE | re.VERBOSE,
)

CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, the encoding it was read in, and what to doubt about that ("" when nothing)."""

    text: str
    encoding: str
    doubt: str = ""


def decode(payload: bytes, *, declared: str = "") -> Decoded:
    """Return `payload` as text; `declared` is the label given by a page, a header or an XML declaration.

    Raises InputError when the bytes are no text in any encoding.
    """
    decoded = _decode_marked(payload) or _decode_declared(payload, declared)
    if is_junk(decoded.text):
        raise InputError("this is binary data, not text", advice="Convert it to text or HTML first.")
    return decoded


def declared_in_page(head: bytes) -> str:
    """Return the encoding that a page declares in its `head`, "" when it declares none."""
    found = XML_ENCODING.search(head) or META_CHARSET.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def declared_in_header(content_type: str) -> str:
    """Return the charset parameter of a Content-Type header, "" when it has none."""
    found = HEADER_CHARSET.search(content_type[:1024])
    return found[1] if found else ""


def is_junk(text: str) -> bool:
    """Tell whether `text` has more control characters than any writing."""
    return len(CONTROLS.findall(text)) > CONTROL_SHARE * len(text)


def codec_of(label: str) -> str:
    """Return Python's name of the encoding that browsers read under `label`, "" for an unknown or unsafe one."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return ""
    name = READ_AS.get(name, name)
    return name if name in KNOWN_ENCODINGS else ""


def _decode_marked(payload: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if payload.startswith(mark):
            body = payload[len(mark) :]
            text = body.decode(encoding, "replace")
            spoilt = text.count("\N{REPLACEMENT CHARACTER}") - _proper_replacements(body, encoding)
            return Decoded(text=text, encoding=encoding, doubt=_doubt_of_spoilt(spoilt, encoding))
    return None


def _decode_declared(payload: bytes, declared: str) -> Decoded:
    named = codec_of(declared) if declared else ""
    as_utf8 = _strictly(payload, "utf-8")
    if named not in ("", "utf-8") and as_utf8 is not None and not payload.isascii():
        # Words in an older encoding that happen to be valid UTF-8 practically don't exist.
        return Decoded(
            text=as_utf8, encoding="utf-8", doubt=f"declared as {declared}, but it is UTF-8, and was read so"
        )
    if named:
        text = _strictly(payload, named)
        if text is not None:
            return Decoded(text=text, encoding=named)
    detected = Decoded(text=as_utf8, encoding="utf-8") if as_utf8 is not None else detect(payload)
    if not declared:
        return detected
    fault = "holds bytes that are none" if named else "is not an encoding known here"
    wrong = f"declared as {declared}, which {fault}; read as {detected.encoding}"
    return Decoded(
        text=detected.text,
        encoding=detected.encoding,
        doubt=detected.doubt if named == "utf-8" and detected.encoding == "utf-8" else wrong,
    )


def detect(payload: bytes) -> Decoded:
    """Return `payload`, which is not valid UTF-8, in the encoding it most likely has."""
    if zeros := _utf16_without_mark(payload):
        text = payload.decode(zeros, "replace")
        return Decoded(text=text, encoding=zeros, doubt=f"no encoding declared; read as {zeros}")
    as_utf8 = payload.decode("utf-8", "replace")
    spoilt = as_utf8.count("\N{REPLACEMENT CHARACTER}") - _proper_replacements(payload, "utf-8")
    sound = sum(1 for char in as_utf8 if char > "\x7f") - spoilt
    if sound > spoilt:  # in a text of another encoding hardly any accented letter makes valid UTF-8
        return Decoded(text=as_utf8, encoding="utf-8", doubt=_doubt_of_spoilt(spoilt, "utf-8"))
    return _detect_older(payload)


def _detect_older(payload: bytes) -> Decoded:
    sample = payload[:DETECTION_BYTES]
    foreign = sum(1 for byte in sample if byte > 0x7F)
    # Short Western texts are what statistics get wrong (they guess cp1250 or Big5 for a few curly quotation marks),
    # while in any script but Latin most letters lie above 0x7F.
    if foreign * 10 > len(sample):
        guessed = _guess(sample)
        text = _strictly(payload, guessed) if guessed else None
        if text is not None:
            return Decoded(text=text, encoding=guessed, doubt=f"no usable encoding declared; read as {guessed}")
    text, _ = codecs.charmap_decode(payload, "strict", WESTERN_TABLE)
    return Decoded(text=text, encoding=WESTERN, doubt=f"neither UTF-8 nor declared as anything else; read as {WESTERN}")


def _guess(sample: bytes) -> str:
    best = from_bytes(sample).best()
    return codec_of(best.encoding) if best else ""


def _strictly(payload: bytes, encoding: str) -> str | None:
    if encoding == WESTERN:
        return codecs.charmap_decode(payload, "strict", WESTERN_TABLE)[0]
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(payload: bytes) -> str:
    """Return the byte order of a UTF-16 text without a mark: every other byte of Latin letters is NUL."""
    sample = payload[:DETECTION_BYTES]
    if len(sample) < 4:
        return ""
    half = len(sample) / 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.05 else ""


def _proper_replacements(body: bytes, encoding: str) -> int:
    return body.count("\N{REPLACEMENT CHARACTER}".encode(encoding))


def _doubt_of_spoilt(spoilt: int, encoding: str) -> str:
    if spoilt <= 0:
        return ""
    places = "place is" if spoilt == 1 else "places are"
    return f"{spoilt} {places} not valid {encoding.upper()}, shown as \N{REPLACEMENT CHARACTER}"
