"""Place marks of an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.contract import Annotator, missing_needs, read_with
from onrecord.annotate.places import annotate_places, places_of
from onrecord.annotate.places.sites import country_of_site
from onrecord.annotate.sentences import annotate_sentences
from onrecord.model import Article, MarkKind
from onrecord.text import OffsetMap

TEXT = "Rain fell in Nairobi on Monday.\n\nKenya's minister went to Qwertynia.\n"
ORDER: tuple[Annotator, ...] = (annotate_sentences, annotate_places)


def article(text: str) -> Article:
    return Article(id="a", capture="c", text=text, offsets=OffsetMap.identity(len(text)))


def test_its_needs_are_met_by_sentences() -> None:
    assert missing_needs(ORDER) == ()


def test_marks_quote_the_text_and_carry_the_place() -> None:
    reading = read_with(article(TEXT), ORDER)
    marks = reading.of_kind(MarkKind.PLACE)
    assert [mark.span.of(TEXT) for mark in marks][:2] == ["Nairobi", "Kenya"]
    assert [mark.value.startswith("gn:") for mark in marks][:2] == [True, True]
    assert {mark.by for mark in marks} == {"places@2"}


def test_the_places_behind_the_marks_can_be_had() -> None:
    reading = read_with(article(TEXT), ORDER)
    assert [found.place.country for found in places_of(reading) if found.place] == ["KE", "KE"]


def test_an_article_in_another_language_is_read_without_the_english_tagger() -> None:
    text = "In Nairobi regnet es."
    german = replace(article(text), language="de")
    assert [mark.span.of(text) for mark in read_with(german, ORDER).of_kind(MarkKind.PLACE)] == ["Nairobi"]


def test_an_article_without_text_has_no_places() -> None:
    assert read_with(article(""), ORDER).of_kind(MarkKind.PLACE) == ()


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("https://www.tarnherald.co.uk/news/1", "GB"),
        ("https://news.example.de/", "DE"),
        ("https://example.com/de/", None),
        ("https://example.tv/", None),
        ("http://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_says_for_which_country_its_site_is_written(address: str | None, country: str | None) -> None:
    assert country_of_site(address) == country
