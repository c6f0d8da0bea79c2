"""The parts of a DOCX that are the same in all of ours, and what elements are made of.

Written by hand, because python-docx 1.2 can't make footnotes. Text goes through the XML library, never into markup;
no part has a time, so that the same briefing has the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from onrecord.present.exports.characters import one_line

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PREFIXES = {W: "w", R: "r", CORE: "cp", DUBLIN: "dc"}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

WIDTH, HEIGHT, MARGIN = 11906, 15840, 1134
"""Twentieths of a point: as narrow as A4 and as short as US Letter, so that it is printed whole on either."""

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {
    "word/document.xml": f"{MAIN}.document.main+xml",
    "word/styles.xml": f"{MAIN}.styles+xml",
    "word/settings.xml": f"{MAIN}.settings+xml",
    "word/numbering.xml": f"{MAIN}.numbering+xml",
    "word/footnotes.xml": f"{MAIN}.footnotes+xml",
    "word/footer1.xml": f"{MAIN}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""The parts of the package and their types."""

STYLES = f"""{HEAD}<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>
<w:sz w:val="22"/><w:szCs w:val="22"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>
<w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="200"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/><w:szCs w:val="40"/>
</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="320" w:after="120"/>
<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="80"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Source"><w:name w:val="Source"/><w:basedOn w:val="Normal"/>
<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="567" w:hanging="567"/>
</w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>
<w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>
<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>
</w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>
</w:styles>
"""

NUMBERING = f"""{HEAD}<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>
"""

SETTINGS = f"""{HEAD}<w:settings xmlns:w="{W}">
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
</w:compat></w:settings>
"""

FOOTER = f"""{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>
"""


def element(tag: str, children: Sequence[ET.Element] = (), *, space: str = W, **attributes: str) -> ET.Element:
    """Return an element of WordprocessingML (or of `space`), its attributes of the same namespace."""
    made = ET.Element(f"{{{space}}}{tag}", {f"{{{space}}}{name}": value for name, value in attributes.items()})
    made.extend(children)
    return made


def xml_text(text: str) -> str:
    """Return `text` on one line without what XML can't hold, a blank kept at either end where one stood."""
    words = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", one_line(text))
    before = " " if words and text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{words}{after}"


def text_run(words: str, style: str = "") -> ET.Element:
    """Return a run with words, in a character style where one is named."""
    shown = element("t")
    shown.text = xml_text(words)
    shown.set(XML_SPACE, "preserve")
    return run(shown, style=style)


def run(*children: ET.Element, style: str = "") -> ET.Element:
    """Return a run."""
    properties = [element("rPr", [element("rStyle", val=style)])] if style else []
    return element("r", [*properties, *children])


def paragraph(children: Sequence[ET.Element], style: str) -> ET.Element:
    """Return a paragraph in a paragraph style."""
    return element("p", [element("pPr", [element("pStyle", val=style)]), *children])


def page() -> ET.Element:
    """Return the properties of the pages, with the footer that numbers them."""
    footer = element("footerReference", type="default")
    footer.set(f"{{{R}}}id", "footer")
    side = str(MARGIN)
    return element(
        "sectPr",
        [
            footer,
            element("pgSz", w=str(WIDTH), h=str(HEIGHT)),
            element("pgMar", top=side, right=side, bottom=side, left=side, header="567", footer="567", gutter="0"),
        ],
    )


def part_of(root: ET.Element) -> bytes:
    """Return an element as the bytes of a part."""
    for space, prefix in PREFIXES.items():
        ET.register_namespace(prefix, space)
    return (HEAD + ET.tostring(root, encoding="unicode")).encode()


def relations(targets: Mapping[str, tuple[str, str]]) -> bytes:
    """Return a part of relations: id -> (kind, target); a "hyperlink" leads out of the package."""
    root = ET.Element("Relationships", {"xmlns": RELATIONSHIPS})
    for name, (kind, target) in targets.items():
        outside = {"TargetMode": "External"} if kind == "hyperlink" else {}
        space = f"{RELATIONSHIPS}/metadata" if kind == "core-properties" else R
        ET.SubElement(root, "Relationship", {"Id": name, "Type": f"{space}/{kind}", "Target": target, **outside})
    return (HEAD + ET.tostring(root, encoding="unicode")).encode()


def content_types() -> bytes:
    """Return the part that says what the others are."""
    root = ET.Element("Types", {"xmlns": TYPES})
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        ET.SubElement(root, "Default", {"Extension": extension, "ContentType": kind})
    for name, kind in PARTS.items():
        ET.SubElement(root, "Override", {"PartName": f"/{name}", "ContentType": kind})
    return (HEAD + ET.tostring(root, encoding="unicode")).encode()


def core_properties(title: str) -> bytes:
    """Return the part with the title; it names no maker and no time."""
    root = element("coreProperties", space=CORE)
    shown = ET.SubElement(root, f"{{{DUBLIN}}}title")
    shown.text = xml_text(title)
    return part_of(root)
