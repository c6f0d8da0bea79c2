from __future__ import annotations

import json

import pytest

from onrecord.model import Media, Particulars
from tests.ingest.conftest import Read, Write

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lantern</title><link>https://lantern.example</link><language>en-GB</language>
<item><title>Bridge opens</title><link>https://lantern.example/2031/05/02/bridge</link>
<pubDate>Fri, 02 May 2031 08:00:00 +0000</pubDate><dc:creator>Ada Quill</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>It opened&nbsp;on <a href="/mon">Monday</a>.</p>
<p>People cheered.</p>]]></content:encoded></item>
<item><title>Ferry closes</title><description>The ferry closes.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Herald</title><id>urn:x</id><updated>2031-05-03T00:00:00Z</updated>
<entry><title>Bridge opens</title><id>urn:1</id><link href="https://herald.example/bridge"/>
<published>2031-05-02T08:00:00Z</published><updated>2031-05-03T08:00:00Z</updated>
<author><name>Ben Marsh</name></author>
<content type="html">&lt;p&gt;It opened.&lt;/p&gt;</content></entry>
<entry><title>Ferry closes</title><id>urn:2</id><updated>2031-05-04T08:00:00Z</updated>
<content type="text">The ferry closes.</content></entry>
</feed>
"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Lantern",
    "language": "en",
    "items": [
        {
            "id": "1",
            "url": "https://lantern.example/bridge",
            "title": "Bridge opens",
            "content_html": "<p>It opened.</p>",
            "date_published": "2031-05-02T08:00:00Z",
            "authors": [{"name": "Ada Quill"}, {"name": "Ben Marsh"}],
        },
        {"id": "2", "summary": "The ferry closes."},
        {"id": "3", "content_text": "The market stays."},
    ],
}


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_the_full_content_of_an_rss_item_is_a_page(write: Write, read: Read, name: str) -> None:
    intake = read(write(name, RSS))
    capture = intake.captures[0]
    assert intake.locators == [f"{name}#1", f"{name}#2"]
    assert capture.media is Media.HTML
    assert capture.raw == '<p>It opened&nbsp;on <a href="/mon">Monday</a>.</p>\n<p>People cheered.</p>'
    assert capture.particulars == Particulars(
        title="Bridge opens",
        byline="Ada Quill",
        published="Fri, 02 May 2031 08:00:00 +0000",
        language="en-GB",
        url="https://lantern.example/2031/05/02/bridge",
    )


def test_the_feed_states_the_outlet_where_the_item_arrived(write: Write, read: Read) -> None:
    assert read(write("feed.xml", RSS)).outside[0] == Particulars(outlet="The Lantern")


def test_an_item_with_only_a_summary_is_read_with_a_doubt(write: Write, read: Read) -> None:
    intake = read(write("feed.xml", RSS))
    (problem,) = intake.problems
    assert intake.texts[1] == "The ferry closes."
    assert (problem.input, problem.reason) == ("feed.xml#2", "this feed item holds only a summary")
    assert intake.failed == []


def test_an_item_is_the_same_capture_in_a_later_copy_of_the_feed(write: Write, read: Read) -> None:
    new = "<item><title>New</title><description>N.</description></item>"
    later = RSS.replace("<item>", f"{new}<item>", 1)
    first, second = read(write("a.xml", RSS)), read(write("b.xml", later))
    assert first.captures[0] == second.captures[1]


def test_an_atom_feed_is_read(write: Write, read: Read) -> None:
    intake = read(write("feed.atom", ATOM))
    assert intake.texts == ["<p>It opened.</p>", "The ferry closes."]
    assert [capture.media for capture in intake.captures] == [Media.HTML, Media.TEXT]
    assert intake.captures[0].particulars.byline == "Ben Marsh"
    assert intake.captures[0].particulars.published == "2031-05-02T08:00:00Z"


def test_the_last_change_of_an_item_is_not_its_publication(write: Write, read: Read) -> None:
    intake = read(write("feed.atom", ATOM))
    assert intake.captures[1].particulars.published is None
    assert "only the last change" in intake.doubts[0].reason


def test_a_feed_in_latin_1_is_read_as_declared(write: Write, read: Read) -> None:
    feed = RSS.replace("UTF-8", "ISO-8859-1").replace("The ferry closes.", "The café closes.")
    intake = read(write("feed.xml", feed.encode("latin-1")))
    assert intake.texts[1] == "The café closes."


def test_a_json_feed_is_read(write: Write, read: Read) -> None:
    intake = read(write("feed.json", json.dumps(JSON_FEED)))
    assert intake.locators == ["feed.json#1", "feed.json#2", "feed.json#3"]
    assert [capture.media for capture in intake.captures] == [Media.HTML, Media.TEXT, Media.TEXT]
    assert intake.captures[0].particulars == Particulars(
        title="Bridge opens",
        byline="Ada Quill, Ben Marsh",
        published="2031-05-02T08:00:00Z",
        language="en",
        url="https://lantern.example/bridge",
    )
    assert intake.outside[0].outlet == "The Lantern"
    (problem,) = intake.problems
    assert problem.input == "feed.json#2"


# What can be wrong


def test_a_billion_laughs_are_refused_before_they_are_parsed(write: Write, read: Read) -> None:
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>\n<rss', 1).replace("Short.", "&l9;")
    (problem,) = read(write("bomb.xml", bomb)).problems
    assert "defines XML entities" in problem.reason


def test_an_entity_that_names_a_file_is_refused(write: Write, read: Read) -> None:
    write("secret", "secret")
    theft = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY s SYSTEM "secret">]>\n<rss', 1).replace("Short.", "&s;")
    intake = read(write("theft.xml", theft))
    assert len(intake.failed) == 1
    assert intake.arrived == []


def test_entities_are_found_in_utf16_as_well(write: Write, read: Read) -> None:
    theft = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY s "x">]><rss><channel/></rss>'
    (problem,) = read(write("theft.xml", theft.encode("utf-16"))).problems
    assert "defines XML entities" in problem.reason


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes(write: Write, read: Read) -> None:
    intake = read(write("feed.xml", RSS[: RSS.index("<item><title>Ferry")]))
    assert len(intake.arrived) == 1
    assert "not well-formed" in intake.doubts[0].reason


def test_a_large_feed_that_is_not_well_formed_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("feed.xml", RSS.replace("Short.", "<a" * (2 << 20)))).problems
    assert "not well-formed XML" in problem.reason
    assert "line 6" in problem.reason


def test_other_xml_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("other.xml", '<?xml version="1.0"?><invoice><sum>3</sum></invoice>')).problems
    assert "neither RSS nor Atom" in problem.reason


def test_a_feed_without_items_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("feed.xml", '<rss version="2.0"><channel><title>T</title></channel></rss>')).problems
    assert problem.reason == "this feed has no items"


def test_a_json_feed_without_items_is_one_problem(write: Write, read: Read) -> None:
    (problem,) = read(write("feed.json", json.dumps({**JSON_FEED, "items": []}))).problems
    assert problem.reason == "this feed has no items"


def test_items_without_text_or_form_are_named(write: Write, read: Read) -> None:
    intake = read(write("feed.json", json.dumps({**JSON_FEED, "items": [{"id": "1"}, 7, {"content_text": "A."}]})))
    assert intake.texts == ["A."]
    assert [problem.input for problem in intake.failed] == ["feed.json#1", "feed.json#2"]
