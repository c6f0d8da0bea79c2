"""The briefing as DOCX, read by python-docx and by the XML itself: real footnotes, each a full citation."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Account, SlotStanding, Standing
from onrecord.present.exports import Contents
from onrecord.present.exports.docx import export_docx
from onrecord.present.exports.markdown import export_markdown
from onrecord.present.exports.ooxml import PARTS, xml_text
from onrecord.present.selecting import Selected, Wish
from tests.present.exports.made import HOSTILE, commitment, contents, control, day, line, quote, said, source

MADE = contents(
    lines=(
        line("The dam broke", day("2025-03-04"), quotes=(quote(), quote(2, 4, 7, "dam"))),
        line("The dam gave way", day("2025-03-05")),
    ),
    sources=(source(), source(2, url=None, name="desk note by Mara Lind", is_note=True)),
    statements=(said("it had known", status="denied"),),
    commitments=(commitment(),),
    control=(control(),),
)


def package(made: Contents) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(export_docx(made).files[0][1])) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(made: Contents) -> list[tuple[str, str]]:
    """Return (style, words) of each paragraph as python-docx reads them."""
    document = Document(io.BytesIO(export_docx(made).files[0][1]))
    return [(one.style.name if one.style else "", one.text) for one in document.paragraphs]


def footnotes(made: Contents) -> dict[str, str]:
    """Return the words of each footnote by its id, the lines above them left out."""
    root = ET.fromstring(package(made)["word/footnotes.xml"])  # noqa: S314 - our own
    return {
        note.attrib[qn("w:id")]: "".join(text.text or "" for text in note.iter(qn("w:t")))
        for note in root
        if qn("w:type") not in note.attrib
    }


def test_it_has_a_title_what_it_covers_and_a_heading_for_each_part() -> None:
    found = paragraphs(MADE)
    assert found[0] == ("Title", "Briefing: 1 article and 1 desk note")
    assert any("It covers 1 article of 1 outlet and 1 desk note, published 2025-03-05." in words for _, words in found)
    assert [words for style, words in found if style == "Heading 1"] == [
        "Timeline",
        "Who said what",
        "Commitments",
        "Who holds what",
        "Sources",
    ]


def test_each_footnote_is_a_full_citation() -> None:
    notes = footnotes(MADE)
    for part in ("The Ferry Post", "“Dam broke”", "2025-03-05", "“The dam broke on Tuesday”", "characters 0 to 24"):
        assert part in notes["1"]
    assert "https://post.example/dam-1" in notes["1"]
    assert "desk note by Mara Lind" in notes["2"]
    assert "articles/dam-2.txt" in notes["2"]


def test_each_reference_leads_to_a_footnote_and_each_footnote_is_referred_to_once() -> None:
    document = ET.fromstring(package(MADE)["word/document.xml"])  # noqa: S314 - our own
    referred = [one.attrib[qn("w:id")] for one in document.iter(qn("w:footnoteReference"))]
    assert referred == list(footnotes(MADE)) == [str(number) for number in range(1, len(referred) + 1)]


def test_words_that_are_cited_again_keep_their_number_by_a_cross_reference() -> None:
    document = ET.fromstring(package(MADE)["word/document.xml"])  # noqa: S314 - our own
    marks = {one.attrib[qn("w:name")] for one in document.iter(qn("w:bookmarkStart"))}
    fields = [(one.attrib[qn("w:instr")], "".join(one.itertext())) for one in document.iter(qn("w:fldSimple"))]
    assert (" NOTEREF note1 \\f \\h ", "1") in fields
    assert {instruction.split()[1] for instruction, _ in fields} <= marks


def test_links_lead_to_addresses_of_the_web_only() -> None:
    made = contents(lines=(line(),), sources=(source(url="javascript:alert(1)"),))
    parts = package(made)
    assert b"hyperlink" not in parts["word/_rels/footnotes.xml.rels"]
    assert "javascript:alert(1)" in footnotes(made)["1"]
    relations = ET.fromstring(package(MADE)["word/_rels/footnotes.xml.rels"])  # noqa: S314 - our own
    assert [(one.attrib["Target"], one.attrib["TargetMode"]) for one in relations] == [
        ("https://post.example/dam-1", "External")
    ]


def test_every_part_is_well_formed_and_has_a_type() -> None:
    parts = package(MADE)
    assert set(PARTS) <= set(parts)
    types = parts["[Content_Types].xml"].decode()
    for name, data in parts.items():
        ET.fromstring(data)  # noqa: S314 - our own
        assert f'"/{name}"' in types or name.endswith(".rels") or name.startswith("[")


def test_the_names_of_all_styles_that_are_used_are_defined() -> None:
    parts = package(MADE)
    used = set(re.findall(rb'<w:(?:p|r)Style w:val="(\w+)"', parts["word/document.xml"] + parts["word/footnotes.xml"]))
    assert used <= set(re.findall(rb'w:styleId="(\w+)"', parts["word/styles.xml"]))


def test_the_same_briefing_has_the_same_bytes() -> None:
    assert export_docx(MADE) == export_docx(MADE)


def test_hostile_text_is_text() -> None:
    hostile = f"{HOSTILE}\x00\x0b\ufffe</w:t><w:evil/>"
    made = contents(
        lines=(line(hostile, quotes=(quote(words=hostile),)),),
        sources=(source(title=hostile, name=hostile, locators=(hostile,)),),
    )
    parts = package(made)
    assert b"<w:evil" not in parts["word/document.xml"] + parts["word/footnotes.xml"]
    assert any("<script>alert(1)</script>" in words and "\u202e" not in words for _, words in paragraphs(made))


@given(st.text(max_size=40))
def test_any_text_can_stand_in_a_part(text: str) -> None:
    root = ET.Element("t")
    root.text = xml_text(text)
    assert ET.fromstring(ET.tostring(root)).text in (root.text, None)  # noqa: S314 - our own


def rival() -> SlotStanding:
    accounts = (
        Account(value="14 people", claims=("a",), reports=1, origins=("police",)),
        Account(value="20 people", claims=("b",), reports=2, retired="grew"),
    )
    return SlotStanding(slot="number", standing=Standing.RIVAL, accounts=accounts, reason="they exclude one another")


def test_conflicts_name_each_account_with_its_origin_once() -> None:
    lines = (line("14 hurt", slots=(rival(),)), line("20 hurt", slots=(rival(),)))
    made = contents(lines=lines)
    found = [words for _, words in paragraphs(made) if "number rival" in words]
    assert len(found) == 1
    assert "14 people (says police, 1 report)" in found[0]
    assert "20 people (origin not stated, 2 reports, superseded: grew)" in found[0]
    assert "## Conflicts and updates" in export_markdown(made).files[0][1].decode()


def shortened(*kept: str, wish: Wish = Wish()) -> Contents:  # noqa: B008 - frozen
    lines = (
        line("The dam broke", quotes=(quote(),)),
        line("A cat slept", quotes=(quote(2, 4, 7, "cat"),), sources=(2,)),
    )
    made = contents(
        lines=lines,
        sources=(source(), source(2), source(3)),
        statements=(said(), said("else", source=3)),
    )
    vars(made)["wish"] = wish
    chosen = tuple(one for one in lines if one.text in kept)
    vars(made)["_selected"] = Selected(lines=chosen, of=len(lines), how="those that matter")  # type: ignore[arg-type]
    return made


def test_a_long_record_is_shortened_and_says_so() -> None:
    words = [words for _, words in paragraphs(shortened("The dam broke"))]
    assert "1 of 2 lines (those that matter)." in words
    assert "1 of 2 statements." in words
    assert not any("A cat slept" in one for one in words)


def test_a_shortened_briefing_lists_the_sources_that_it_cites_by_their_numbers() -> None:
    words = [words for _, words in paragraphs(shortened("A cat slept"))]
    assert [one for one in words[words.index("Sources") + 1 :] if one.startswith("(")] == [
        "(2) The Ferry Post, “Dam broke”, 2025-03-05 (as written), https://post.example/dam-2"
    ]


@pytest.mark.parametrize("export", [export_docx, export_markdown])
def test_what_is_left_out_is_told_as_well(export: object) -> None:
    assert callable(export)
    assert export(shortened("The dam broke")).notes[0] == "1 of 2 lines (those that matter). --all shows every one."
