"""In whose words a clause stands."""

from __future__ import annotations

from onrecord.annotate import read_article
from onrecord.annotate.attribution import Speech, speech_at, speech_in
from onrecord.model import Article
from onrecord.text import OffsetMap, Span


def speech_over(text: str, words: str) -> Speech | None:
    article = Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))
    start = text.index(words)
    return speech_at(speech_in(read_article(article)), Span(start, start + len(words)))


def test_what_is_said_stands_in_its_speakers_words() -> None:
    found = speech_over("Ana Sole said the dam had broken.", "broken")
    assert found is not None
    assert (found.source, found.is_marked) == ("Ana Sole", False)


def test_the_saying_itself_is_the_narrators() -> None:
    assert speech_over("Ana Sole said the dam had broken.", "said") is None


def test_what_is_ordered_is_told_by_the_narrator() -> None:
    assert speech_over("Ana Sole ordered the troops to leave.", "leave") is None


def test_what_is_refused_is_told_by_the_narrator() -> None:
    assert speech_over("The crew refused to leave the ship.", "leave") is None


def test_what_is_denied_is_denied_by_its_speaker() -> None:
    found = speech_over("Ana Sole denied that the dam had broken.", "broken")
    assert found is not None
    assert found.source == "Ana Sole"


def test_the_innermost_speech_counts() -> None:
    outer, inner = Speech(span=Span(0, 90), source="Ana Sole"), Speech(span=Span(40, 80), source="the firm")
    assert speech_at([outer, inner], Span(50, 60)) == inner
    assert speech_at([outer, inner], Span(82, 88)) == outer


def test_what_nobody_says_is_in_nobodys_words() -> None:
    assert speech_over("Nobody said that the dam had broken.", "broken") is None


def test_what_ends_with_and_is_not_said_by_the_speaker_behind_it() -> None:
    assert speech_over("The march began on August 10 and South Orvia says it will continue.", "began") is None


def test_words_on_a_sign_are_nobodys() -> None:
    assert speech_over("They held signs which read “closed” during the session.", "closed") is None


def test_relative_clause_of_a_figure_is_the_narrators() -> None:
    text = "The office put the cost of the strike, which began in May, at 3 million crowns."
    assert speech_over(text, "began") is None
