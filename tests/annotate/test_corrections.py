"""Notes of correction: which lines are some, what they do, and that what they quote as wrong is no claim."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.annotate import read_article
from onrecord.annotate.corrections import TAKEN_BACK, Note, _openers, find_notes
from onrecord.annotate.sentences import find_paragraphs, find_sentences
from onrecord.lexicon import load
from onrecord.model import ClaimKind, MarkKind
from onrecord.text import Span
from tests.staged_versions import article

TABLES = (
    "label",
    "weak_label",
    "own",
    "sign",
    "whole",
    "retracting",
    "replacing",
    "error",
    "this_article",
    "another",
    "update_note",
)


def notes(text: str, outlet: str = "The Evening Post") -> tuple[Note, ...]:
    paragraphs = find_paragraphs(text)
    sentences = tuple(one for paragraph in paragraphs for one in find_sentences(text, paragraph))
    quoted = tuple(Span(*match.span()) for match in re.finditer(r"“[^”]*”", text))
    return find_notes(text, paragraphs, sentences, quoted, outlet)


@pytest.mark.parametrize("row", [row for table in TABLES for row in load("corrections_en")[table]])
def test_the_patterns_match_their_examples(row: dict[str, Any]) -> None:
    pattern = re.compile(row["pattern"], re.VERBOSE | re.IGNORECASE)
    assert all(pattern.search(example) for example in row["examples"])
    assert not any(pattern.search(words) for words in row.get("article", ()))


@pytest.mark.parametrize("row", [*load("corrections_en")["own"], *load("corrections_en")["whole"]])
def test_paragraphs_are_passed_over_for_no_word_by_which_a_note_opens(row: dict[str, Any]) -> None:
    assert all(any(one.search(example.lower()) for one in _openers()) for example in row["examples"])


@pytest.mark.parametrize(
    ("text", "effect", "wrong"),
    [
        ("Correction: an earlier version said that two had died. It was three.", "revised", "two had died"),
        ("We have withdrawn the claim that the mayor fled.", "retracted", "the mayor fled"),
        ("The Post retracts its report that the bishop sold the land.", "retracted", "the bishop sold the land"),
        (
            "This article was amended to remove a claim that the firm had dodged tax.",
            "retracted",
            "the firm had dodged tax",
        ),
        ("Clarification: the bridge is 300 metres long, not 200 metres.", "revised", "200 metres"),
        ("In an earlier version, the sum was given as 4 million. It is 4 billion.", "revised", "4 million"),
        ("00:31, 21 October. Correction: we reported that 71 had voted. It was 63.", "revised", "71 had voted"),
        ("Editor’s note: Our report of Friday that the dam broke was wrong.", "retracted", "the dam broke"),
    ],
)
def test_a_note_is_found_with_what_it_gives_as_wrong(text: str, effect: str, wrong: str) -> None:
    body = f"Flood\n\nTrains were stopped.\n\n{text}"
    (note,) = notes(body)
    assert text.endswith(note.span.of(body))
    assert (note.effect, [error.of(body) for error in note.errors]) == (effect, [wrong])


@pytest.mark.parametrize(
    "text",
    [
        "The ministry corrected its figures on Friday: 12, not 21, soldiers were lost.",
        "An earlier report by the commission said that the dam was safe.",
        "The police chief withdrew the claim that the woman had been armed.",
        "This article has been updated to include a comment from the company.",
        "“We have removed the claim from our website,” the firm said.",
        "The correction of the river began in 1890.",
        "Updated at 14:05 with details of the talks.",
        "Corrections officers found the tunnel.",
        "Corrections: corrections@post.example",
    ],
)
def test_what_looks_like_a_note_and_is_none(text: str) -> None:
    assert notes(f"Flood\n\nTrains were stopped.\n\n{text}") == ()


WORDINGS = tomllib.loads(Path(__file__).with_name("note_wordings.toml").read_text(encoding="utf-8"))
"""Notes as newsrooms word them, and lines that look like some."""


@pytest.mark.parametrize("row", WORDINGS["note"], ids=lambda row: str(row["text"])[:60])
def test_the_wordings_of_newsrooms_are_found(row: dict[str, str]) -> None:
    body = f"Flood\n\nTrains were stopped.\n\n{row['text']}"
    found = notes(body)
    assert found
    assert found[0].effect == row["effect"]
    errors = [error.of(body) for note in found for error in note.errors]
    assert not row["wrong"] or any(row["wrong"] in error for error in errors)


@pytest.mark.parametrize("row", WORDINGS["other"], ids=lambda row: str(row["text"])[:60])
def test_lines_that_take_nothing_back_are_left_alone(row: dict[str, str]) -> None:
    assert notes(f"Flood\n\nTrains were stopped.\n\n{row['text']}") == ()


def test_two_wrong_accounts_in_one_paragraph_are_two_notes() -> None:
    first = "Our report of Friday said that two had died. It was three."
    second = "The same report gave the sum as 4 marks; it should have been 5."
    assert len(notes(f"Flood\n\n{first} {second}")) == 2


BODY = "Flood at Tolle\n\nTrains were stopped at noon."
NOTE = (
    "Correction: an earlier version of this article said that police arrested the mayor. They arrested the treasurer."
)


def test_the_wrong_account_is_no_claim_and_the_right_one_is() -> None:
    read = read_article(article("a", f"{BODY}\n\n{NOTE}", day="2031-03-03"))
    told = [cite.quote for claim in read.claims if claim.kind is ClaimKind.EVENT for cite in claim.cites]
    assert not any("mayor" in quote for quote in told)
    assert any("treasurer" in quote for quote in told)


def test_a_note_is_a_statement_of_its_outlet() -> None:
    read = read_article(article("a", f"{BODY}\n\n{NOTE}", day="2031-03-03"))
    said = [claim for claim in read.claims if claim.by.startswith("corrections@")]
    assert [(claim.value("content"), claim.source) for claim in said] == [(NOTE, "The Post")]


def test_marks_tell_the_note_and_the_words_that_were_wrong() -> None:
    read = read_article(article("a", f"{BODY}\n\n{NOTE}"))
    found = [(mark.value, mark.span.of(read.article.text)) for mark in read.of_kind(MarkKind.CORRECTION)]
    assert found == [("revised", NOTE), (TAKEN_BACK, "police arrested the mayor")]


def test_an_article_without_a_note_stays_as_it_is() -> None:
    assert not read_article(article("a", BODY)).of_kind(MarkKind.CORRECTION)


def test_a_line_that_says_that_the_article_was_updated_claims_nothing() -> None:
    read = read_article(
        article("a", f"{BODY}\n\nThis article has been updated with further reaction.", day="2031-03-03")
    )
    assert not any("updated" in cite.quote for claim in read.claims for cite in claim.cites)
