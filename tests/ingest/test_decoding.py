from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.decoding import WESTERN_TABLE, codec_of, declared_in_header, declared_in_page, decode
from tests.ingest.conftest import UNHURRIED

CURLY = "“The bridge is open,” she said – the café cheered."


def test_utf8_is_read_without_a_doubt() -> None:
    assert decode(CURLY.encode()).text == CURLY
    assert decode(CURLY.encode()).doubt == ""


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + CURLY.encode(encoding), declared="cp1251")
    assert (decoded.text, decoded.encoding, decoded.doubt) == (CURLY, encoding, "")


def test_utf16_without_a_mark_is_recognised() -> None:
    assert decode(CURLY.encode("utf-16-le")).text == CURLY
    assert decode(CURLY.encode("utf-16-be")).text == CURLY


def test_a_declared_encoding_is_taken_at_its_word() -> None:
    decoded = decode("Мост открыт.".encode("koi8-r"), declared="KOI8-R")
    assert (decoded.text, decoded.doubt) == ("Мост открыт.", "")


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode(CURLY.encode("cp1252"), declared="ISO-8859-1").text == CURLY


def test_undeclared_windows_1252_is_read_with_a_doubt() -> None:
    decoded = decode(CURLY.encode("cp1252"))
    assert decoded.text == CURLY
    assert "cp1252" in decoded.doubt


def test_undeclared_cyrillic_is_detected() -> None:
    text = "Мост через реку открыли в понедельник. Жители города пришли на праздник, а мэр сказал речь. " * 3
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert "cp1251" in decoded.doubt


def test_a_declaration_that_the_bytes_contradict_is_doubted() -> None:
    decoded = decode(CURLY.encode("cp1252"), declared="utf-8")
    assert decoded.text == CURLY
    assert "declared as utf-8" in decoded.doubt


def test_utf8_declared_as_latin_1_is_read_as_utf8_with_a_doubt() -> None:
    decoded = decode(CURLY.encode(), declared="iso-8859-1")
    assert decoded.text == CURLY
    assert "UTF-8" in decoded.doubt


def test_one_bad_byte_does_not_spoil_a_utf8_text() -> None:
    decoded = decode(CURLY.encode() + b" caf\xe9 " + CURLY.encode())
    assert decoded.text == f"{CURLY} caf\N{REPLACEMENT CHARACTER} {CURLY}"
    assert decoded.doubt.startswith("1 place is not valid UTF-8")


def test_an_unknown_label_is_doubted_and_the_text_is_read() -> None:
    decoded = decode(b"The bridge opened.", declared="klingon-8")
    assert decoded.text == "The bridge opened."
    assert "klingon-8" in decoded.doubt


@pytest.mark.parametrize("label", ["utf-7", "unicode_escape", "punycode", "idna", "hex", "rot13", "zip", "x\x00y", ""])
def test_labels_that_are_no_encoding_of_pages_are_not_obeyed(label: str) -> None:
    assert codec_of(label) == ""


def test_a_page_that_says_utf16_in_ascii_is_utf8() -> None:
    assert codec_of("utf-16") == "utf-8"


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b'<html><head><meta charset="windows-1251">', "windows-1251"),
        (b"<META charset = koi8-r >", "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso-8859-2"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><rss>', "ISO-8859-1"),
        (b"<p>charset=utf-8</p>", ""),
    ],
)
def test_a_page_declares_its_encoding_in_its_head(head: bytes, label: str) -> None:
    assert declared_in_page(head) == label


def test_a_header_declares_its_encoding() -> None:
    assert declared_in_header('text/html; Charset="windows-1252"; x=y') == "windows-1252"
    assert declared_in_header("text/html") == ""


def test_random_bytes_are_refused_as_binary() -> None:
    with pytest.raises(InputError, match="binary"):
        decode(bytes(range(256)) * 8)


@UNHURRIED
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_in_utf8_comes_back_whole(text: str) -> None:
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        text = text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE}") + "."
    assert decode(text.encode()).text == text


@UNHURRIED
@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "cp1252", "koi8-r", "shift_jis", "utf-16", "nonsense"]))
def test_any_bytes_are_text_or_an_input_error(payload: bytes, declared: str) -> None:
    try:
        decoded = decode(payload, declared=declared)
    except InputError:
        return
    assert decoded.text.encode().decode() == decoded.text  # no lone surrogates


@UNHURRIED
@given(st.binary(max_size=200))
def test_the_last_resort_loses_nothing(payload: bytes) -> None:
    text = codecs.charmap_decode(payload, "strict", WESTERN_TABLE)[0]
    assert len(text) == len(payload)
