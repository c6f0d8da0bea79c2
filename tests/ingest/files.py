"""Small files of the formats that no text editor writes: PDF, DOCX, mails."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter

Printed = tuple[float, float, float, str]
"""Where a line begins in points from the lower left, the size of its letters, its words."""

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DUBLIN = "http://purl.org/dc/elements/1.1/"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def make_pdf(*pages: Sequence[Printed], info: str = "") -> bytes:
    """Return a PDF of `pages` in Helvetica; `info` is the inside of its Info dictionary."""
    return pdf_of_streams(*(draw(page) for page in pages), info=info)


def draw(page: Sequence[Printed]) -> bytes:
    """Return what draws the lines of one page."""
    lines = (f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET\n" for x, y, size, words in page)
    return "".join(lines).encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def pdf_of_streams(*streams: bytes, info: str = "", packed: bool = False, resources: str = "") -> bytes:
    """Return a PDF with one page for each content stream."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(streams)))
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} /MediaBox [0 0 600 800] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("cp1252"),
    ]
    for number, stream in enumerate(streams):
        content = zlib.compress(stream, 9) if packed else stream
        coding = "/Filter /FlateDecode" if packed else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /Contents {6 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> >>".encode()
        )
        objects.append(f"<< /Length {len(content)} {coding} >>\nstream\n".encode() + content + b"\nendstream")
    return _numbered(objects)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def column(*lines: str, x: float = 70, top: float = 700, size: float = 10, leading: float = 12) -> list[Printed]:
    """Return lines printed one under the other."""
    return [(x, top - leading * number, size, words) for number, words in enumerate(lines)]


def locked_pdf(pdf: bytes, *, password: str) -> bytes:
    """Return a PDF that asks for a password to be opened ("": only to be changed)."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt(user_password=password, owner_password=password[::-1] or None, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(*paragraphs: str, core: str = "", name: str = "word/document.xml", **parts: str) -> bytes:
    """Return a DOCX. A paragraph is plain text, or the inside of a w:p element; `core` that of the core properties."""
    body = "".join(f"<w:p>{text if text.startswith('<w:') else run(text)}</w:p>" for text in paragraphs)
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELATIONS,
        name: f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
        "docProps/core.xml": f'<c:coreProperties xmlns:c="{CORE}" xmlns:dc="{DUBLIN}">{core}</c:coreProperties>',
        **parts,
    }
    return make_zip(members)


def make_zip(members: dict[str, str]) -> bytes:
    """Return a ZIP of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    """Return a run of letters of a DOCX."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def make_mail(body: str, *, kind: str = "text/plain; charset=utf-8", **headers: str) -> bytes:
    """Return a mail of one part; a header's name has underscores for hyphens."""
    given = {
        "From": "The Lantern <news@lantern.example>",
        "Date": "Mon, 12 May 2031 07:00:00 +0200",
        "Subject": "The ferry stays",
        "Content-Type": kind,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return "".join(f"{name}: {value}\n" for name, value in given.items() if value).encode() + b"\n" + body.encode()


def make_mixed(*parts: tuple[str, str], **headers: str) -> bytes:
    """Return a mail of several parts, each with its headers and its body."""
    body = "".join(f"--edge\n{head}\n\n{text}\n" for head, text in parts) + "--edge--\n"
    return make_mail(body, kind='multipart/mixed; boundary="edge"', **headers)
