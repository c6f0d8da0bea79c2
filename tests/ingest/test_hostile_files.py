"""Damaged files of every format end as articles and Problems, never as an exception."""

from __future__ import annotations

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import read_inputs
from onrecord.model import Problem
from tests.ingest.conftest import UNHURRIED, Write
from tests.ingest.files import column, locked_pdf, make_docx, make_mail, make_mixed, make_pdf, pdf_of_streams, run
from tests.ingest.test_exports import NEW, OLD, UNNAMED
from tests.ingest.test_mhtml import FRAME, MAIN, PICTURE, saved

FERRY = column("The ferry stays in port until the storm has passed, its", "owner said on Monday.", "“We wait.”")
INFO = "/Title (Ferry) /CreationDate (D:20310512070000Z)"
INNER = make_mail("The ferry.").decode()

SEEDS: dict[str, bytes] = {
    "a.pdf": make_pdf(FERRY, FERRY[:1], info=INFO),
    "b.pdf": locked_pdf(make_pdf(FERRY), password=""),
    "c.pdf": pdf_of_streams(b"BT /F1 9 Tf (The ferry) Tj ET q Q", packed=True),
    "d.docx": make_docx("The ferry.", f"<w:ins>{run('stays')}</w:ins>", core="<dc:title>x</dc:title>"),
    "e.eml": make_mixed(("Content-Type: text/html", "<p>The ferry.</p>"), ("Content-Type: message/rfc822", INNER)),
    "f.eml": make_mail("VGhlIGZlcnJ5Lg==", Content_Transfer_Encoding="base64", Subject="=?utf-8?B?RMOkbW0=?="),
    "g.mbox": b"From a Mon May 12 07:00:00 2031\n"
    + make_mail("The ferry.")
    + b"\n\nFrom a Mon 2031\n"
    + make_mail("x"),
    "h.mhtml": saved(FRAME, MAIN, PICTURE).encode(),
    "i.txt": NEW.format(text="The ferry stays.").encode() * 2,
    "j.txt": (OLD + UNNAMED).encode(),
}


def is_read_or_named(write: Write, name: str, content: bytes) -> bool:
    """Whether every part of a file gives text, or a problem that names the file and a reason."""
    items = read_inputs([str(write(name, content))])
    return all(
        item.reason and item.input.startswith(name) if isinstance(item, Problem) else item.capture.raw.strip()
        for item in items
    )


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Return `content` cut, with bytes changed, and with a stretch repeated, left out or put elsewhere."""
    out = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        start, end = sorted((draw(st.integers(0, len(out))), draw(st.integers(0, len(out)))))
        how = draw(st.sampled_from(["cut", "change", "repeat", "leave out", "junk"]))
        if how == "cut":
            del out[end:]
        elif how == "change" and start < len(out):
            out[start] = draw(st.integers(0, 255))
        elif how == "repeat":
            out[start:start] = out[start:end]
        elif how == "leave out":
            del out[start:end]
        else:
            out[start:start] = draw(st.binary(max_size=12))
    return bytes(out)


@pytest.mark.parametrize("name", SEEDS)
@UNHURRIED
@given(data=st.data())
def test_damage_is_never_an_exception(write: Write, name: str, data: st.DataObject) -> None:
    assert is_read_or_named(write, name, data.draw(damaged(SEEDS[name])))


@UNHURRIED
@given(data=st.data())
def test_damage_inside_a_sound_zip_is_never_an_exception(write: Write, data: st.DataObject) -> None:
    write("seed.docx", SEEDS["d.docx"])
    with zipfile.ZipFile("seed.docx") as archive, zipfile.ZipFile("a.docx", "w") as changed:
        for member in archive.namelist():
            content = archive.read(member)
            changed.writestr(member, data.draw(damaged(content)) if data.draw(st.booleans()) else content)
    for item in read_inputs(["a.docx"]):
        assert isinstance(item, Problem) or item.capture.raw


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_cut_anywhere_is_read_or_named(write: Write, name: str) -> None:
    content = SEEDS[name]
    for length in range(1, len(content), max(1, len(content) // 60)):
        assert is_read_or_named(write, name, content[:length])


@UNHURRIED
@given(words=st.lists(st.text(alphabet="()<>[]/{}% 0123456789 TjTJETBTqQDoF1'\"", max_size=40), max_size=20))
def test_any_drawing_of_a_page_is_read_or_named(write: Write, words: list[str]) -> None:
    assert is_read_or_named(write, "a.pdf", pdf_of_streams(" ".join(words).encode()))
