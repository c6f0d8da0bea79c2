"""The annotator marks amounts, and its marks can be had as amounts again."""

from __future__ import annotations

from onrecord.annotate.contract import missing_needs, read_with
from onrecord.annotate.quantities import annotate_quantities, quantities_of
from onrecord.annotate.times import annotate_times
from onrecord.model import Article, MarkKind
from onrecord.text import OffsetMap

TEXT = "More than 300 people left on 4 June 2031 with a further £87million."
ARTICLE = Article(id="a", capture="c", text=TEXT, offsets=OffsetMap.identity(len(TEXT)))


def test_amounts_are_marked_with_their_canonical_value() -> None:
    reading = read_with(ARTICLE, (annotate_times, annotate_quantities))
    marks = reading.of_kind(MarkKind.QUANTITY)
    assert [(mark.span.of(TEXT), mark.value, mark.by) for mark in marks] == [
        ("More than 300 people", ">=300 person", "quantities@2"),
        ("a further £87million", "+87000000 GBP", "quantities@2"),
    ]


def test_the_amounts_of_a_reading_are_those_of_its_marks() -> None:
    reading = read_with(ARTICLE, (annotate_times, annotate_quantities))
    assert [one.span for one in quantities_of(reading)] == [mark.span for mark in reading.of_kind(MarkKind.QUANTITY)]


def test_it_comes_behind_the_times() -> None:
    assert missing_needs((annotate_times, annotate_quantities)) == ()
