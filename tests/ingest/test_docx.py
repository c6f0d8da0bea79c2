from __future__ import annotations

import hashlib

import pytest

from onrecord.ingest import docx
from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write
from tests.ingest.files import RELATIONS, WORDS, make_docx, make_zip, run

FERRY = "The ferry stays in port, its owner said."


def deleted(words: str) -> str:
    return f'<w:del w:author="a"><w:r><w:delText>{words}</w:delText></w:r></w:del>'


def inserted(words: str) -> str:
    return f'<w:ins w:author="a">{run(words)}</w:ins>'


def test_a_document_is_one_capture_known_by_its_bytes(write: Write, read: Read) -> None:
    content = make_docx(FERRY, "“We wait,” he said.")
    intake = read(write("a.docx", content))
    (capture,) = intake.captures
    assert capture.id == hashlib.sha256(content).hexdigest()
    assert capture.media is Media.TEXT
    assert capture.raw == f"{FERRY}\n\n“We wait,” he said."
    assert intake.problems == []


def test_a_document_is_recognised_by_its_parts(write: Write, read: Read) -> None:
    assert read(write("draft", make_docx(FERRY))).texts == [FERRY]
    assert read("-", stdin=make_docx(FERRY)).texts == [FERRY]


def test_the_text_lies_where_the_relations_say(write: Write, read: Read) -> None:
    relations = {"_rels/.rels": RELATIONS.replace("document.xml", "document7.xml")}
    content = make_docx(FERRY, name="word/document7.xml", **relations)
    assert read(write("a.docx", content)).texts == [FERRY]


def test_runs_tabs_and_line_breaks_make_the_text_of_a_paragraph(write: Write, read: Read) -> None:
    content = make_docx(
        run("The ") + run("ferry") + "<w:r><w:tab/></w:r>" + run("stays") + "<w:r><w:br/></w:r>" + run(".")
    )
    assert read(write("a.docx", content)).texts == ["The ferry\tstays\n."]


def test_tables_are_read_cell_by_cell(write: Write, read: Read) -> None:
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("Dead", "Seven"))
    body = f"<w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body>"
    content = make_zip({"word/document.xml": f'<w:document xmlns:w="{WORDS}">{body}</w:document>'})
    assert read(write("a.docx", content)).texts == ["Dead\n\nSeven"]


def test_tracked_insertions_are_in_and_deletions_out(write: Write, read: Read) -> None:
    content = make_docx(run("At least ") + deleted("seven") + inserted("nine") + run(" people died."))
    intake = read(write("a.docx", content))
    assert intake.texts == ["At least nine people died."]
    assert [problem.reason for problem in intake.doubts] == [
        "it has tracked changes; read as if all of them were accepted"
    ]


def test_words_that_were_moved_stand_where_they_were_moved_to(write: Write, read: Read) -> None:
    moved = run("It rained. ")
    content = make_docx(f"<w:moveFrom>{moved}</w:moveFrom>" + run("It blew. ") + f"<w:moveTo>{moved}</w:moveTo>")
    assert read(write("a.docx", content)).texts == ["It blew. It rained. "]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(write: Write, read: Read) -> None:
    content = make_docx("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("The ferry "), run("stays."))
    assert read(write("a.docx", content)).texts == ["The ferry stays."]


def test_hidden_letters_field_codes_and_comments_are_not_read(write: Write, read: Read) -> None:
    field = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    content = make_docx(run("note to self", "<w:vanish/>") + field + run("The ferry.", '<w:vanish w:val="0"/>'))
    assert read(write("a.docx", content)).texts == ["The ferry."]


def test_a_title_counts_where_the_text_says_the_same(write: Write, read: Read) -> None:
    core = "<dc:title>Storm keeps ferry</dc:title><dc:creator>user1</dc:creator>"
    (capture,) = read(write("a.docx", make_docx("Storm keeps ferry", FERRY, core=core))).captures
    assert capture.particulars == Particulars(title="Storm keeps ferry")


def test_the_articles_of_an_export_are_split(write: Write, read: Read) -> None:
    one = ("Storm", "The Lantern", "May 12, 2031 Monday", "Length: 9 words", "Body", FERRY, "Load-Date: May 13, 2031")
    intake = read(write("a.docx", make_docx(*one, "End of Document", *one[:5], "It blew.", "End of Document")))
    assert intake.locators == ["a.docx#1", "a.docx#2"]
    assert intake.texts == [FERRY, "It blew."]


# What can be wrong


def test_a_document_without_text_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.docx", make_docx())).problems
    assert problem.reason == "there is no text in this document"


def test_a_document_that_unpacks_without_end_is_one_problem(write: Write, read: Read) -> None:
    bomb = make_docx("a" * 30_000_000)
    assert len(bomb) < 100_000
    (problem,) = read(write("a.docx", bomb)).problems
    assert problem.reason == (
        "a part of it unpacks to more than 20 MB, or 200 times its size, which no document's does"
    )


def test_a_size_that_is_stated_wrongly_does_not_help_a_bomb(write: Write, read: Read) -> None:
    bomb = make_docx("a" * 30_000_000).replace((30_000_000).to_bytes(4, "little")[1:], b"\0\0\0")
    assert len(read(write("a.docx", bomb)).failed) == 1


@pytest.mark.parametrize("head", ['<!DOCTYPE x [<!ENTITY e "ha">]>', "<!doctype x>"])
def test_a_document_with_entities_is_not_read(write: Write, read: Read, head: str) -> None:
    content = make_zip({"word/document.xml": f'{head}<w:document xmlns:w="{WORDS}">&e;</w:document>'})
    (problem,) = read(write("a.docx", content)).problems
    assert "declares XML entities" in problem.reason


def test_broken_xml_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.docx", make_zip({"word/document.xml": "<w:document>"}))).problems
    assert problem.reason.startswith("its XML is damaged")


def test_a_truncated_document_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.docx", make_docx(FERRY)[:-30])).problems
    assert problem.reason.startswith("its ZIP is damaged or locked")


def test_a_zip_with_broken_names_is_one_problem(write: Write, read: Read) -> None:
    broken = make_docx(FERRY, café="x").replace("café".encode(), b"caf\xff\xff")
    (problem,) = read(write("a.docx", broken)).problems
    assert problem.reason.startswith("its ZIP is damaged or locked")


def test_a_zip_named_docx_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("a.docx", make_zip({"a.txt": "text"}))).problems
    assert "office document" in problem.reason


def test_deep_nesting_is_one_problem(write: Write, read: Read) -> None:
    deep = "<w:sdt>" * 5000 + "</w:sdt>" * 5000
    (problem,) = read(write("a.docx", make_docx(deep))).problems
    assert problem.reason.startswith("its XML is damaged")


def test_the_paragraphs_of_text_boxes_come_before_the_paragraph_that_holds_them() -> None:
    box = f"<w:r><w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent></w:r>"
    root = docx._parse(f'<w:p xmlns:w="{WORDS}">{run("Around ")}{box}{run("it.")}</w:p>'.encode())
    assert list(docx.each_paragraph(root)) == ["In a box.", "Around it."]
