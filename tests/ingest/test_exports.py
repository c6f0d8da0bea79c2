from __future__ import annotations

import pytest

from onrecord.ingest.exports import each_document, is_export
from onrecord.lexicon import load
from onrecord.model import Particulars
from tests.ingest.conftest import Read, Write

FERRY = "The ferry stays in port until the storm has passed, its owners said."

NEW = """
The ferry stays in port
The Evening Lantern
May 12, 2031 Monday
Final Edition

Copyright 2031 The Evening Lantern
Section: NEWS; Pg. 3
Length: 12 words
Byline: Ana Sole

Body

{text}

Load-Date: May 13, 2031

End of Document
"""

OLD = """


                               1 of 2 DOCUMENTS


                            The Evening Lantern (Port Lune)

                             May 12, 2031 Monday
                               Final Edition

The ferry stays in
port

BYLINE: Ana Sole and
Benno Karsk

LENGTH: 60 words

DATELINE: PORT LUNE

   The ferry stays in port until the storm has passed, its owners said on
Monday, and nobody knows how long that may take, whatever the forecast
says about it.

   "We wait," said Mr Karsk. The harbour master agreed that waiting was all
that could be done.

LOAD-DATE: May 13, 2031

LANGUAGE: ENGLISH

                 Copyright 2031 The Evening Lantern
                        All Rights Reserved

                               2 of 2 DOCUMENTS

                            The Courant

                             13 May 2031

It blew

LENGTH: 12 words

It blew all night.

LOAD-DATE: May 13, 2031
"""

UNNAMED = """The ferry stays in port
By Ana Sole
512 words
12 May 2031
10:15
The Evening Lantern
LANT
English
(c) 2031 The Evening Lantern. All rights reserved.

The ferry stays in port.

Its owners said so.

Document LANT000020310512e75c0000h
"""


def test_a_newer_export_states_title_outlet_day_and_author(write: Write, read: Read) -> None:
    intake = read(write("nexis.txt", NEW.format(text=FERRY)))
    assert intake.texts == [FERRY]
    assert intake.locators == ["nexis.txt#1"]
    assert intake.captures[0].particulars == Particulars(
        title="The ferry stays in port",
        byline="Ana Sole",
        outlet="The Evening Lantern",
        published="May 12, 2031 Monday",
    )
    assert intake.problems == []


def test_an_older_export_has_the_title_under_the_day_and_wrapped_lines(write: Write, read: Read) -> None:
    intake = read(write("nexis.txt", OLD))
    first, second = intake.captures
    assert first.particulars == Particulars(
        title="The ferry stays in port",
        byline="Ana Sole and Benno Karsk",
        outlet="The Evening Lantern (Port Lune)",
        published="May 12, 2031 Monday",
        language="en",
    )
    assert first.raw.startswith("The ferry stays in port until the storm has passed, its owners said on Monday, and")
    assert first.raw.endswith(
        '\n\n"We wait," said Mr Karsk. The harbour master agreed that waiting was all that could be done.'
    )
    assert (second.raw, second.particulars.outlet) == ("It blew all night.", "The Courant")


def test_an_export_without_names_of_fields_is_read_by_its_order(write: Write, read: Read) -> None:
    (capture,) = read(write("factiva.txt", UNNAMED)).captures
    assert capture.raw == "The ferry stays in port.\n\nIts owners said so."
    assert capture.particulars == Particulars(
        title="The ferry stays in port",
        byline="By Ana Sole",
        outlet="The Evening Lantern",
        published="12 May 2031",
    )


def test_an_export_with_codes_joins_lead_and_rest(write: Write, read: Read) -> None:
    (capture,) = read(write("factiva.txt", load("exports")["factiva"]["example"])).captures
    assert capture.raw == "The ferry stays in port.\n\nIt stays until the storm has passed, its owners said."
    assert capture.particulars.published == "12 May 2031"


def test_a_new_code_for_a_title_begins_the_next_article(write: Write, read: Read) -> None:
    example = load("exports")["factiva"]["example"]
    without_number = example.partition("AN  ")[0]
    assert len(read(write("factiva.txt", without_number + without_number.replace("port", "sea"))).arrived) == 2


def test_the_examples_of_the_lexicon_are_exports() -> None:
    for kind in ("nexis", "factiva"):
        example = load("exports")[kind]["example"]
        assert is_export(example)
        assert [document.particulars.outlet for document in each_document(example.split("\n"))] == [
            "The Evening Lantern"
        ]


def test_a_cover_page_is_no_article(write: Write, read: Read) -> None:
    cover = (
        "User Name: a\nDate and Time: Tuesday, May 13, 2031 10:15:00 AM\nDocuments (1)\n1. The ferry stays in port\n"
    )
    intake = read(write("nexis.txt", cover + NEW.format(text=FERRY)))
    assert [capture.particulars.title for capture in intake.captures] == ["The ferry stays in port"]
    assert intake.captures[0].particulars.outlet == "The Evening Lantern"


def test_a_line_of_the_text_that_looks_like_a_field_stays_in_it(write: Write, read: Read) -> None:
    text = f"{FERRY}\n\nSection: a word that some use.\n\nThe length: 12 words."
    assert read(write("nexis.txt", NEW.format(text=text))).texts == [text]


def test_a_correction_behind_the_text_is_kept(write: Write, read: Read) -> None:
    note = "Correction: An earlier version said Friday."
    content = NEW.format(text=FERRY).replace("Load-Date:", f"Load-Date: May 13, 2031\n\n{note}\n\nNotes:")
    assert read(write("nexis.txt", content)).texts == [f"{FERRY}\n\n{note}"]


@pytest.mark.parametrize(
    "note", ["Correction\n\nAn earlier version said Friday.", "CORRECTION: An earlier\nversion said Friday."]
)
def test_a_correction_may_stand_under_its_name_or_behind_it(write: Write, read: Read, note: str) -> None:
    content = NEW.format(text=FERRY).replace("Load-Date:", f"{note}\n\nLoad-Date:")
    text = f"{FERRY}\n\nCorrection: An earlier version said Friday."
    assert read(write("nexis.txt", content)).texts == [text]


def test_blanks_that_do_not_break_are_blanks(write: Write, read: Read) -> None:
    content = NEW.format(text=FERRY).replace(": ", ":\u00a0").replace("12 words", "12\u00a0words")
    (capture,) = read(write("nexis.txt", content)).captures
    assert (capture.raw, capture.particulars.byline) == (FERRY, "Ana Sole")


def test_of_an_abstract_and_a_full_text_the_full_text_is_read(write: Write, read: Read) -> None:
    text = f"ABSTRACT\n\nThe ferry.\n\nFULL TEXT\n\n{FERRY}"
    assert read(write("nexis.txt", NEW.format(text=text))).texts == [FERRY]


def test_an_edition_of_two_lines_is_no_title(write: Write, read: Read) -> None:
    content = OLD.replace("Final Edition", "Edition 1;\n                 Scotland")
    assert read(write("nexis.txt", content)).captures[0].particulars.title == "The ferry stays in port"


def test_windows_line_ends_change_nothing(write: Write, read: Read) -> None:
    unix, windows = (read(write(f"{n}.txt", OLD.replace("\n", end))) for n, end in enumerate(("\n", "\r\n")))
    assert unix.captures == windows.captures


@pytest.mark.parametrize(
    "text",
    [
        "The ferry stays.\n\nEnd of Document\n",
        "Chapter 3 of 4\n\nLength matters, he said.\n",
        "The body\n\nBody\n\nThe ferry stays in port.",
        "512 words\n\nThe ferry stays in port.",
    ],
)
def test_one_mark_alone_makes_no_export(write: Write, read: Read, text: str) -> None:
    assert read(write("a.txt", text)).texts == [text]


# What can be wrong


def test_an_export_without_an_article_says_what_was_looked_for(write: Write, read: Read) -> None:
    (problem,) = read(write("nexis.txt", "Title\n\nLoad-Date: May 13, 2031\n\nEnd of Document\n")).problems
    assert problem.reason.startswith("it looks like a press database's export, but no article was found: ")
    assert '"End of Document"' in problem.reason
    assert '"Load-Date:"' in problem.reason
    assert "TXT or DOCX" in problem.advice


def test_a_document_without_text_is_one_problem_and_the_others_are_read(write: Write, read: Read) -> None:
    intake = read(write("nexis.txt", NEW.format(text="") + NEW.format(text=FERRY)))
    assert intake.locators == ["nexis.txt#2"]
    assert [problem.input for problem in intake.failed] == ["nexis.txt#1"]


def test_documents_that_are_missing_are_doubted(write: Write, read: Read) -> None:
    intake = read(write("nexis.txt", OLD.replace("of 2 DOC", "of 25 DOC")))
    assert [problem.reason for problem in intake.doubts] == ["it says that it holds 25 documents; found: 2"]


def test_documents_that_a_cover_page_counts_and_are_missing_are_doubted(write: Write, read: Read) -> None:
    intake = read(write("nexis.txt", "Documents (3)\n" + NEW.format(text=FERRY)))
    assert [problem.reason for problem in intake.doubts] == ["it says that it holds 3 documents; found: 1"]


def test_a_last_document_that_is_cut_short_is_doubted(write: Write, read: Read) -> None:
    content = NEW.format(text=FERRY)
    intake = read(write("nexis.txt", content + content.partition("until")[0]))
    assert len(intake.arrived) == 2
    assert [problem.input for problem in intake.doubts] == ["nexis.txt#2"]
