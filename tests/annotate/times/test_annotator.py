"""The annotator marks what the engine finds, and finds it again for whoever asks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.contract import Reading, missing_needs, read_with
from onrecord.annotate.times import annotate_times, times_of
from onrecord.model import Article, Mark, MarkKind
from onrecord.text import OffsetMap
from onrecord.times import written_on

TEXT = "The ferry sank on Tuesday. “We need help now,” she said."
ARTICLE = Article(
    id="a", capture="c", text=TEXT, offsets=OffsetMap.identity(len(TEXT)), published=written_on("2031-05-14")
)


def test_marks_carry_the_value_and_the_rule() -> None:
    reading = read_with(ARTICLE, (annotate_times,))
    assert [(mark.span.of(TEXT), mark.value, mark.by) for mark in reading.of_kind(MarkKind.TIME)] == [
        ("Tuesday", "2031-05-13", "times@4"),
        ("now", "PRESENT_REF", "times@4"),
    ]


def test_it_needs_nothing() -> None:
    assert missing_needs((annotate_times,)) == ()


def test_the_when_of_a_mark_is_found_again() -> None:
    reading = read_with(ARTICLE, (annotate_times,))
    assert [time.span for time in times_of(reading)] == [mark.span for mark in reading.of_kind(MarkKind.TIME)]


def test_a_date_seen_from_another_cites_it() -> None:
    text = "It began on 3 May 2029. The following day it ended."
    article = replace(ARTICLE, text=text, offsets=OffsetMap.identity(len(text)))
    began, ended = times_of(Reading(article=article))
    assert began.when.anchor_cite is None
    assert ended.when.anchor_cite == article.cite(began.span)


def test_quotations_marked_before_are_known() -> None:
    start, end = TEXT.index("“"), TEXT.index("”") + 1
    quotation = Mark(article="a", start=start, end=end, kind=MarkKind.QUOTATION, by="test@1")
    reading = Reading(article=ARTICLE).plus(marks=(quotation,))
    assert [time.when.earliest is None for time in times_of(reading)] == [False, True]


def test_an_article_without_a_date_keeps_its_weekdays_open() -> None:
    undated = Article(id="a", capture="c", text=TEXT, offsets=OffsetMap.identity(len(TEXT)))
    assert [time.value for time in times_of(Reading(article=undated))] == ["XXXX-WXX-2", "PRESENT_REF"]


def test_the_language_of_the_article_chooses_the_rules() -> None:
    german = "Die Fähre sank am Dienstag."
    article = replace(ARTICLE, text=german, offsets=OffsetMap.identity(len(german)), language="de-AT")
    assert [time.value for time in times_of(Reading(article=article))] == ["2031-05-13"]
    unknown = replace(article, language="xx", text="2031-05-12", offsets=OffsetMap.identity(10))
    assert [time.value for time in times_of(Reading(article=unknown))] == ["2031-05-12"]
