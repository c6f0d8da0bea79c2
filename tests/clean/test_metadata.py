from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import document_fromstring

from onrecord.clean.metadata import Stated, read_metadata


def read(head: str = "", body: str = "", *, html: str = "<html>", url: str | None = None) -> Stated:
    page = f"{html}<head>{head}</head><body>{body}<p>Text.</p></body></html>"
    return read_metadata(document_fromstring(page), url=url)


def json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Toll rises", "datePublished": "2031-03-06T07:40:00+01:00"}


class TestJsonLd:
    @pytest.mark.parametrize(
        "value",
        [
            ARTICLE,
            [{"@type": "BreadcrumbList"}, ARTICLE],
            {"@graph": [{"@type": "Organization", "name": "The Record"}, ARTICLE]},
            {"@type": "WebPage", "mainEntity": ARTICLE},
            ARTICLE | {"@type": ["NewsArticle", "ReportageNewsArticle"]},
        ],
        ids=["alone", "in a list", "in a graph", "as main entity", "of two types"],
    )
    def test_the_article_is_found_wherever_it_is_described(self, value: Any) -> None:
        stated = read(json_ld(value))
        assert stated.particulars.title == "Toll rises"
        assert stated.particulars.published == "2031-03-06T07:40:00+01:00"
        assert stated.date_basis == "json-ld datePublished"

    def test_an_article_that_is_only_mentioned_says_nothing_about_this_one(self) -> None:
        assert (
            read(json_ld({"@type": "ItemList", "itemListElement": [{"item": ARTICLE}]})).particulars.published is None
        )

    def test_broken_json_is_left_out_and_the_page_remains(self) -> None:
        broken = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'
        assert read(broken + json_ld(ARTICLE)).particulars.title == "Toll rises"

    def test_a_trailing_comma_and_raw_line_ends_are_forgiven(self) -> None:
        text = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Toll\nrises",}</script>'
        assert read(text).particulars.title == "Toll rises"

    def test_json_nested_past_all_reason_is_left_out(self) -> None:
        assert read('<script type="application/ld+json">' + "[" * 100_000 + "</script>").particulars.title is None

    @pytest.mark.parametrize(
        ("author", "byline"),
        [
            ({"name": "Ada Quell"}, "Ada Quell"),
            ([{"name": "Ada Quell"}, {"name": "Ben Tarn"}], "Ada Quell, Ben Tarn"),
            ("By Ada Quell", "Ada Quell"),
            (["Ada Quell", 7, None], "Ada Quell"),
        ],
    )
    def test_authors_are_named_in_every_usual_form(self, author: Any, byline: str) -> None:
        assert read(json_ld(ARTICLE | {"author": author})).particulars.byline == byline

    def test_the_publisher_is_the_outlet(self) -> None:
        stated = read(json_ld(ARTICLE | {"publisher": {"name": "The Record &amp; Post"}}))
        assert stated.particulars.outlet == "The Record & Post"


class TestDates:
    @pytest.mark.parametrize(
        "meta",
        [
            '<meta property="article:published_time" content="2031-03-06">',
            '<meta name="parsely-pub-date" content="2031-03-06">',
            '<meta name="DC.date.issued" content="2031-03-06">',
            '<meta itemprop="datePublished" content="2031-03-06">',
            '<meta name="pubdate" content="2031-03-06">',
        ],
    )
    def test_meta_tags_state_the_date(self, meta: str) -> None:
        stated = read(meta)
        assert stated.particulars.published == "2031-03-06"
        assert stated.date_basis.startswith("meta ")

    def test_the_day_of_publication_outranks_that_of_a_change(self) -> None:
        meta = '<meta property="article:published_time" content="2031-03-06">'
        stated = read(json_ld({"@type": "NewsArticle", "dateModified": "2031-03-09"}) + meta)
        assert (stated.particulars.published, stated.date_basis) == ("2031-03-06", "meta article:published_time")

    def test_with_nothing_else_the_change_is_given_and_called_so(self) -> None:
        stated = read('<meta property="article:modified_time" content="2031-03-09">')
        assert (stated.particulars.published, stated.date_basis) == ("2031-03-09", "meta article:modified_time")

    def test_a_dateline_may_hold_the_date(self) -> None:
        stated = read(body="<p>Published <time datetime='2031-03-06T07:40'>6 March</time> by Ada Quell</p>")
        assert (stated.particulars.published, stated.date_basis) == ("2031-03-06T07:40", "time element")

    def test_the_words_are_taken_where_there_is_no_machine_date(self) -> None:
        assert read(body="<div><time>6 March 2031</time></div>").particulars.published == "6 March 2031"

    def test_an_update_comes_after_the_first_publication(self) -> None:
        body = "<p>Updated <time datetime=2031-03-09>9/3</time>, published <time datetime=2031-03-06>6/3</time></p>"
        assert read(body=body).particulars.published == "2031-03-06"

    @pytest.mark.parametrize(
        "body",
        [
            "<p>The bridge fell on <time datetime=2029-01-05>5 January 2029</time> in a storm.</p>",
            "<aside><p><time datetime=2029-01-05>5 January 2029</time></p></aside>",
            "<div class='related-stories'><time datetime=2029-01-05>5 January 2029</time></div>",
        ],
        ids=["in a sentence", "in an aside", "in a related box"],
    )
    def test_dates_of_other_things_date_no_article(self, body: str) -> None:
        stated = read(body=body)
        assert (stated.particulars.published, stated.date_basis) == (None, "")


class TestOtherParticulars:
    def test_title_outlet_and_address_come_from_open_graph(self) -> None:
        stated = read(
            '<meta property="og:title" content="Toll  rises"><meta property="og:site_name" content="The Record">'
            '<meta property="og:url" content="https://record.example/toll">'
        )
        found = stated.particulars
        assert (found.title, found.outlet, found.url) == ("Toll rises", "The Record", "https://record.example/toll")

    def test_the_window_title_is_parted_where_the_page_prints_its_first_half(self) -> None:
        stated = read("<title>Toll rises - again | The Record</title>", "<h1>Toll rises - again</h1>")
        assert (stated.particulars.title, stated.particulars.outlet) == ("Toll rises - again", "The Record")

    def test_a_title_for_sharing_loses_the_outlet_behind_it(self) -> None:
        stated = read('<meta property="og:title" content="Toll rises | The Record">', "<h1>Toll rises</h1>")
        assert stated.particulars.title == "Toll rises"

    def test_a_heading_that_is_only_a_word_of_the_title_does_not_shorten_it(self) -> None:
        stated = read('<meta property="og:title" content="Live: toll rises in Tarn">', "<h1>Live</h1>")
        assert stated.particulars.title == "Live: toll rises in Tarn"

    def test_a_window_title_alone_is_not_parted(self) -> None:
        stated = read("<title>Toll rises - again</title>")
        assert (stated.particulars.title, stated.particulars.outlet) == ("Toll rises - again", None)

    def test_the_printed_byline_is_read_where_nothing_else_names_the_author(self) -> None:
        assert read(body='<p class="byline">By <a href=/q>Ada Quell</a></p>').particulars.byline == "Ada Quell"

    def test_an_address_is_no_author(self) -> None:
        assert (
            read('<meta property="article:author" content="https://social.example/quell">').particulars.byline is None
        )

    def test_the_language_is_that_of_the_page(self) -> None:
        assert read(html='<html lang="en-GB">').particulars.language == "en-GB"

    def test_a_canonical_address_may_be_relative(self) -> None:
        stated = read('<link rel="canonical" href="/toll">', url="https://record.example/toll?from=mail")
        assert stated.particulars.url == "https://record.example/toll"

    def test_a_broken_address_leaves_the_one_it_was_found_at(self) -> None:
        assert (
            read('<link rel="canonical" href="http://[">', url="https://r.example/a").particulars.url
            == "https://r.example/a"
        )

    def test_an_empty_page_states_nothing(self) -> None:
        found = read().particulars
        assert (found.title, found.byline, found.outlet, found.published, found.language, found.url) == (None,) * 6
