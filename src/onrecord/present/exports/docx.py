"""The briefing as DOCX, with real footnotes: each a full citation, numbered by the program that opens it.

A citation that comes again is a cross-reference to its footnote, so that the same words keep their one number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from onrecord.present.exports import ooxml
from onrecord.present.exports.briefing import Briefing, Footnotes, Item, Piece, Section, build_briefing
from onrecord.present.exports.characters import is_web_address
from onrecord.present.exports.citations import Citation, say_quotation, say_source
from onrecord.present.exports.contents import Contents, Export
from onrecord.present.exports.files import zip_of
from onrecord.present.exports.ooxml import R, element, paragraph, run, text_run

LONGEST_LINK = 2000
"""Code points of an address that is made a link: word processors refuse longer ones."""

_STYLES = {"": "", "strong": "Strong", "emphasis": "Emphasis"}
_REFERENCE = "FootnoteReference"


@dataclass(slots=True)
class _Links:
    """The addresses that one part of the document leads to, by the ids of their relations."""

    ids: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> ET.Element:
        """Return an address as a link, or as words where it can't be one."""
        if not is_web_address(address) or len(address) > LONGEST_LINK:
            return text_run(address)
        name = self.ids.setdefault(address, f"link{len(self.ids) + 1}")
        made = element("hyperlink", [text_run(address, "Hyperlink")])
        made.set(f"{{{R}}}id", name)
        return made

    def relations(self) -> dict[str, tuple[str, str]]:
        return {name: ("hyperlink", address) for address, name in self.ids.items()}


@dataclass(slots=True)
class _Writing:
    """A document being written: its footnotes so far, which of them were referred to, its links."""

    notes: Footnotes = field(default_factory=Footnotes)
    seen: set[int] = field(default_factory=set)
    links: _Links = field(default_factory=_Links)

    def references(self, citations: tuple[Citation, ...]) -> Iterator[ET.Element]:
        """Yield the references to footnotes behind some words, with commas between them: "3, 4" is not 34."""
        for at, citation in enumerate(citations):
            if at:
                yield text_run(",", _REFERENCE)
            yield from self._reference(self.notes.number(citation))

    def _reference(self, number: int) -> Iterator[ET.Element]:
        name = f"note{number}"
        if number in self.seen:
            field_ = element("fldSimple", [text_run(str(number), _REFERENCE)], instr=f" NOTEREF {name} \\f \\h ")
            yield field_
            return
        self.seen.add(number)
        yield element("bookmarkStart", id=str(number), name=name)
        yield run(element("footnoteReference", id=str(number)), style=_REFERENCE)
        yield element("bookmarkEnd", id=str(number))


def export_docx(contents: Contents) -> Export:
    """Return one DOCX file. Statements of thought and attitude, actors and places are left out."""
    briefing = build_briefing(contents)
    writing, in_notes = _Writing(), _Links()
    document = _document(briefing, writing)
    footnotes = _footnotes(writing.notes, in_notes)
    parts = {
        "[Content_Types].xml": ooxml.content_types(),
        "_rels/.rels": ooxml.relations(
            {"r1": ("officeDocument", "word/document.xml"), "r2": ("core-properties", "docProps/core.xml")}
        ),
        "word/document.xml": ooxml.part_of(document),
        "word/_rels/document.xml.rels": ooxml.relations({**_PARTS, **writing.links.relations()}),
        "word/footnotes.xml": ooxml.part_of(footnotes),
        "word/_rels/footnotes.xml.rels": ooxml.relations(in_notes.relations()),
        "word/styles.xml": ooxml.STYLES.encode(),
        "word/numbering.xml": ooxml.NUMBERING.encode(),
        "word/settings.xml": ooxml.SETTINGS.encode(),
        "word/footer1.xml": ooxml.FOOTER.encode(),
        "docProps/core.xml": ooxml.core_properties(briefing.title),
    }
    package = zip_of(Export(files=tuple(parts.items())))
    return Export(files=(("", package),), notes=briefing.left_out)


_PARTS = {
    "styles": ("styles", "styles.xml"),
    "settings": ("settings", "settings.xml"),
    "numbering": ("numbering", "numbering.xml"),
    "footnotes": ("footnotes", "footnotes.xml"),
    "footer": ("footer", "footer1.xml"),
}


def _document(briefing: Briefing, writing: _Writing) -> ET.Element:
    body = [paragraph([text_run(briefing.title)], "Title")]
    body += (paragraph([text_run(words)], "Normal") for words in briefing.lead)
    for section in briefing.sections:
        body += _section(section, writing)
    return element("document", [element("body", [*body, ooxml.page()])])


def _section(section: Section, writing: _Writing) -> Iterator[ET.Element]:
    yield paragraph([text_run(section.title)], "Heading1")
    for item in section.items:
        yield _item(item, writing)


def _item(item: Item, writing: _Writing) -> ET.Element:
    inside = [made for piece in item.pieces for made in _piece(piece, writing)]
    if item.number is None:
        return paragraph(inside, "ListBullet")
    return paragraph([run(_text(f"{item.number}."), element("tab")), *inside], "Source")


def _text(words: str) -> ET.Element:
    made = element("t")
    made.text = ooxml.xml_text(words)
    return made


def _piece(piece: Piece, writing: _Writing) -> Iterator[ET.Element]:
    if piece.address:
        yield writing.links.link(piece.address)
    elif piece.words:
        yield text_run(piece.words, _STYLES[piece.style])
    yield from writing.references(piece.citations)


def _footnotes(notes: Footnotes, links: _Links) -> ET.Element:
    """Return the part with the footnotes, after the two lines that programs draw above them."""
    lines = (("separator", "-1"), ("continuationSeparator", "0"))
    drawn = [
        element("footnote", [paragraph([run(element(kind))], "FootnoteText")], type=kind, id=number)
        for kind, number in lines
    ]
    return element("footnotes", [*drawn, *(_footnote(number, citation, links) for number, citation in notes.all())])


def _footnote(number: int, citation: Citation, links: _Links) -> ET.Element:
    """Return a full citation: outlet, title, date, address or file, the words, where they stand."""
    inside = [
        run(element("footnoteRef"), style=_REFERENCE),
        text_run(f" {say_source(citation.source)}, "),
        links.link(citation.where),
        text_run(say_quotation(citation, ooxml.xml_text)),
    ]
    return element("footnote", [paragraph(inside, "FootnoteText")], id=str(number))
