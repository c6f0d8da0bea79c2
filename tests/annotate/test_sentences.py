"""Paragraphs and sentences cover the text, and split where a reader would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.sentences import LONGEST_PIECE, find_paragraphs, find_sentences
from onrecord.text import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for paragraph in find_paragraphs(text) for span in find_sentences(text, paragraph)]


def test_abbreviation_ends_no_sentence() -> None:
    assert sentences("Mr. Sole met Gen. Reed on Jan. 4. They agreed.") == [
        "Mr. Sole met Gen. Reed on Jan. 4.",
        "They agreed.",
    ]


def test_quotation_mark_that_reopens_starts_a_sentence() -> None:
    assert sentences("She said: “We are ready. “And we are many.”") == [
        "She said: “We are ready.",
        "“And we are many.”",
    ]


def test_sentence_never_crosses_a_paragraph() -> None:
    assert sentences("The dam held\n\nNobody was hurt") == ["The dam held", "Nobody was hurt"]


def test_paragraph_without_an_end_is_cut_at_a_blank() -> None:
    text = "word " * LONGEST_PIECE
    assert all(len(sentence) <= LONGEST_PIECE for sentence in sentences(text))


@given(st.text(alphabet="Aab .!?”“\n’n'tU.S", max_size=80))
def test_sentences_cover_every_word_once(text: str) -> None:
    spans = [span for paragraph in find_paragraphs(text) for span in find_sentences(text, paragraph)]
    covered = [at for span in spans for at in range(*span)]
    assert covered == sorted(set(covered))
    assert all(text[at].isspace() for at in set(range(len(text))) - set(covered))
    assert all(isinstance(span, Span) for span in spans)
