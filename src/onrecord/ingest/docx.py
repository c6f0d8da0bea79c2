"""DOCX files: the text of the document, tracked changes taken as accepted.

Read from the ZIP by lxml. python-docx (MIT) was tried first: it reads every part of the ZIP without a bound, and leaves
out the words of tracked insertions. Comments, notes, headers and footers of pages lie in other parts, and are not read.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.errors import InputError
from onrecord.ingest.exports import is_export, read_export
from onrecord.ingest.limits import DOCX_BYTES, DOCX_RATIO, MEBIBYTE, MEMBER_COUNT, PAYLOAD_BYTES
from onrecord.ingest.payload import Item, arrive, doubt
from onrecord.ingest.sources import READ_ERRORS, Source, fault_in_words, size_in_words
from onrecord.ingest.stated import confirmed
from onrecord.ingest.wacz import ZIP_ERRORS
from onrecord.model import Media

AGAIN = "Copy or download it again."
AS_TEXT = "Save its text as TXT, and give that."

MAIN_PARTS = ("word/document.xml", "word/document2.xml")
RELATIONS = "_rels/.rels"
PROPERTIES = "docProps/core.xml"

# Elements whose words a reader does not see, or sees in another place as well (the second form of a text box).
_HIDDEN = frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr"})
_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}", "softHyphen": "\u00ad"}

_NAMESPACES = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    }
)

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_docx(source: Source) -> Iterator[Item]:
    """Yield the article of a DOCX file, or those of an export of a press database. Raises InputError."""
    payload = source.payload()
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            body = _parse(_member(archive, _main_part(archive)))
            title, author = _properties(archive)
    except READ_ERRORS as error:
        raise fault_in_words(error) from error
    except ZIP_ERRORS as error:
        raise InputError(f"its ZIP is damaged or locked ({str(error)[:80]})", advice=AGAIN) from error
    paragraphs = tuple(each_paragraph(body))
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if len(text) > PAYLOAD_BYTES:
        raise InputError(f"its text is larger than {size_in_words(PAYLOAD_BYTES)}, which no article is", advice=AS_TEXT)
    if not text:
        raise InputError("there is no text in this document", advice="Pictures of text can't be read: type the text.")
    if any(_name(element) in _CHANGES for element in body.iter(etree.Element)):
        yield doubt(source.locator, "it has tracked changes; read as if all of them were accepted")
    if is_export("\n".join(paragraphs)):
        yield from read_export(source, "\n".join(paragraphs))
        return
    yield from arrive(source.locator, payload, text, Media.TEXT, inside=confirmed(text, title=title, byline=author))


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Tell whether a ZIP is a text document of Word's kind."""
    return any(name.startswith("word/document") for name in archive.namelist())


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the name of the part with the text, as the document's relations state it."""
    if len(archive.namelist()) > MEMBER_COUNT:
        raise InputError(f"it holds more than {MEMBER_COUNT:,} files, which no document does", advice=AS_TEXT)
    names = set(archive.namelist())
    if RELATIONS in names:
        for relation in _parse(_member(archive, RELATIONS)):
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                target = posixpath.normpath(str(relation.get("Target", ""))).lstrip("/")
                if target in names:
                    return target
    found = next((name for name in MAIN_PARTS if name in names), None)
    if found is None:
        raise InputError("it is a ZIP without a text document in it", advice=AS_TEXT)
    return found


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of the document. Raises InputError for one that is larger than any, by its size or its making."""
    known = archive.getinfo(name)
    is_bomb = known.file_size > MEBIBYTE and known.file_size > DOCX_RATIO * max(1, known.compress_size)
    with archive.open(known) as stream:
        content = b"" if is_bomb else stream.read(DOCX_BYTES + 1)  # what is stated of its size may be a lie
    if is_bomb or len(content) > DOCX_BYTES:
        raise InputError(
            f"a part of it unpacks to more than {size_in_words(DOCX_BYTES)}, or {DOCX_RATIO} times its size, "
            "which no document's does",
            advice=AS_TEXT,
        )
    return content


def _parse(content: bytes) -> Any:
    """Return the root element of an XML part. Raises InputError for one that is broken or declares entities."""
    if _DOCTYPE.search(content):
        raise InputError("it declares XML entities, which no document needs and attacks use; not read", advice=AS_TEXT)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"its XML is damaged ({str(error)[:80]})", advice=AGAIN) from error


def _properties(archive: zipfile.ZipFile) -> tuple[str | None, str | None]:
    """Return the title and the author that the document states."""
    if PROPERTIES not in archive.namelist():
        return None, None
    found = {etree.QName(element).localname: element.text for element in _parse(_member(archive, PROPERTIES))}
    return found.get("title"), found.get("creator")


def each_paragraph(root: Any) -> Iterator[str]:
    """Yield the paragraphs of a document in the order of its XML, those of tables and text boxes where they stand.

    A paragraph whose end was deleted in a tracked change goes on in the next.
    """
    open_paragraphs: list[list[str]] = []
    carried: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "start" and (name in _HIDDEN or (name == "r" and _is_hidden(element))):
            walk.skip_subtree()
        elif event == "start" and name == "p":
            open_paragraphs.append(carried)
            carried = []
        elif event == "start" and open_paragraphs:
            open_paragraphs[-1].append((element.text or "") if name == "t" else _BREAKS.get(name, ""))
        elif event == "end" and name == "p":
            paragraph = open_paragraphs.pop()
            if _has(element, "pPr", "rPr", "del"):
                carried = paragraph
            else:
                yield "".join(paragraph)
    if carried:
        yield "".join(carried)


def _name(element: Any) -> str:
    """Return the name of an element of a text document, "" for one of another vocabulary (drawings, formulas)."""
    name = etree.QName(element)
    return name.localname if name.namespace in _NAMESPACES else ""


def _is_hidden(run: Any) -> bool:
    """Tell whether a run of letters is formatted as hidden."""
    found = _find(run, "rPr", "vanish")
    return found is not None and next(iter(found.attrib.values()), "true") not in ("0", "false", "off")


def _has(element: Any, *names: str) -> bool:
    return _find(element, *names) is not None


def _find(element: Any, *names: str) -> Any:
    """Return the element that `names` lead to from child to child, None when there is none."""
    for name in names:
        element = next((child for child in element if _name(child) == name), None)
        if element is None:
            return None
    return element
