from __future__ import annotations

import hashlib

from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write

PAGE = "<html><body><p>The ferry stays in port.</p></body></html>"
ADDRESS = "https://www.lantern.example/2031/05/12/ferry"


def saved(*parts: tuple[str, str], head: str = "") -> str:
    body = "".join(f"--edge\n{head_of_part}\n\n{content}\n" for head_of_part, content in parts)
    kind = f'multipart/related; type="text/html"; boundary="edge"{head}'
    return (
        f"From: <Saved by Blink>\nSnapshot-Content-Location: {ADDRESS}\nDate: Thu, 15 May 2031 10:00:00 -0000\n"
        f"MIME-Version: 1.0\nContent-Type: {kind}\n\n{body}--edge--\n"
    )


FRAME = ("Content-Type: text/html\nContent-Location: cid:frame-2@mhtml.blink", "<p>Advertisement</p>")
MAIN = (f"Content-Type: text/html\nContent-ID: <main>\nContent-Location: {ADDRESS}", PAGE)
PICTURE = ("Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: cid:1", "iVBORw0KGgo=")


def test_the_page_is_the_capture_and_the_address_is_stated_at_its_arrival(write: Write, read: Read) -> None:
    intake = read(write("a.mhtml", saved(MAIN, PICTURE)))
    (capture,) = intake.captures
    assert (capture.media, capture.raw, capture.particulars) == (Media.HTML, PAGE, Particulars())
    assert capture.id == hashlib.sha256(PAGE.encode()).hexdigest()
    assert intake.outside == [Particulars(url=ADDRESS, outlet="lantern.example")]
    assert intake.problems == []


def test_a_saved_page_is_the_payload_that_its_html_is(write: Write, read: Read) -> None:
    write("a.mhtml", saved(MAIN))
    write("b.html", PAGE)
    assert len({capture.id for capture in read("a.mhtml", "b.html").captures}) == 1


def test_frames_are_passed_over(write: Write, read: Read) -> None:
    assert read(write("a.mhtml", saved(FRAME, MAIN))).texts == [PAGE]


def test_the_part_that_the_file_starts_with_is_the_page(write: Write, read: Read) -> None:
    parts = (FRAME, ("Content-Type: text/html\nContent-ID: <main>", PAGE))
    assert read(write("a.mht", saved(*parts, head='; start="<main>"'))).texts == [PAGE]


def test_transport_codings_and_charsets_are_undone(write: Write, read: Read) -> None:
    head = "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"
    assert read(write("a.mhtml", saved((head, "<p>The caf=E9 =\nis shut.</p>")))).texts == ["<p>The café is shut.</p>"]


def test_a_saved_page_is_recognised_by_its_headers(read: Read) -> None:
    assert read("-", stdin=saved(MAIN).encode()).texts == [PAGE]


def test_a_saved_page_without_a_page_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.mhtml", saved(PICTURE))).problems
    assert problem.reason == "there is no HTML page in it"


def test_a_file_that_is_only_named_so_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.mhtml", "<p>The ferry stays.</p>")).problems
    assert problem.reason == "it does not begin with the header of a saved page"
