"""PDF, DOCX, mails, saved pages and exports from the file to the cited line, and each of them broken."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.store import Record
from tests.conftest import Command
from tests.ingest.files import column, locked_pdf, make_docx, make_mail, make_pdf, make_zip, pdf_of_streams
from tests.ingest.test_exports import NEW
from tests.ingest.test_mhtml import saved

BRIDGE = column("The bridge at Hesk closed on 3 March 2031, the mayor said.")
DAM = "The dam above Port Lune broke on 4 March 2031, the harbour master Ana Sole said."
FERRY = "The ferry sank on 5 March 2031, its owner Benno Karsk said."
MILL = "The mill by the harbour burned on 6 March 2031, according to the police."
PORT = "The port reopened on 7 March 2031, the harbour master said. Two boats were lost in the storm."

GOOD: dict[str, bytes] = {
    "a.pdf": make_pdf(column("Page one stands here."), BRIDGE),
    "b.docx": make_docx("Storm", DAM),
    "c.mbox": b"From a Mon May 12 07:00:00 2031\n" + make_mail(FERRY, List_Id="x"),
    "d.txt": NEW.format(text=MILL).encode(),
    "e.mhtml": saved(
        ("Content-Type: text/html", f"<html><body><article><p>{PORT}</p></article></body></html>")
    ).encode(),
}

BAD: dict[str, bytes] = {
    "cut.docx": GOOD["b.docx"][:-40],
    "entities.docx": make_zip({"word/document.xml": '<!DOCTYPE x [<!ENTITY e "ha">]><x>&e;</x>'}),
    "locked.pdf": locked_pdf(GOOD["a.pdf"], password="x" * 8),
    "mail.eml": make_mail("", kind="application/pdf; name=report.pdf"),
    "nexis.txt": b"Title\n\nLoad-Date: May 13, 2031\n\nEnd of Document\n",
    "page.mhtml": b"<p>no header</p>",
    "scan.pdf": pdf_of_streams(b"q Q"),
}


def build(onrecord: Command, folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    result = onrecord("build", folder, "-o", folder.parent / "story.db")
    assert "Traceback" not in result.err
    assert sorted(re.findall(rf"^failed: {folder}/(\S+?):", result.err, re.MULTILINE)) == sorted(set(files) & set(BAD))
    return folder.parent / "story.db"


def test_every_format_is_cited_by_its_place(onrecord: Command, tmp_path: Path) -> None:
    record = build(onrecord, tmp_path / "articles", GOOD)
    sources = onrecord("sources", record).out
    for words in ("a.pdf", "b.docx", "c.mbox#1", "d.txt#1", "e.mhtml", "The Lantern", "The Evening Lantern"):
        assert words in sources
    with Record.open(record) as opened:
        ids = {row["text"]: row["id"] for row in opened.query("SELECT id, text FROM entries")}
    places = {"bridge": "a.pdf, page 2", "dam": "b.docx, paragraph 2", "mill": "d.txt#1, line 1 of its text"}
    for word, place in places.items():
        entry = next(id_ for text, id_ in ids.items() if word in text)
        assert place in " ".join(onrecord("show", record, entry).out.split())


def test_each_broken_file_is_one_line_and_the_rest_is_built(onrecord: Command, tmp_path: Path) -> None:
    record = build(onrecord, tmp_path / "articles", BAD | {"b.docx": GOOD["b.docx"]})
    with Record.open(record) as opened:
        assert any("dam" in row["text"] for row in opened.query("SELECT text FROM entries"))
