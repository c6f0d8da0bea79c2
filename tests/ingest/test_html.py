from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.html import deepest_nesting, without_scripts
from onrecord.model import Media
from tests.ingest.conftest import UNHURRIED, Read, Write

PAGE = """<!DOCTYPE html>
<html><head><title>Bridge opens | The Lantern</title></head>
<body><nav>Home</nav><article><h1>Bridge opens</h1><p>It opened&nbsp;on Monday.</p></article></body></html>
"""


def test_a_page_is_kept_whole_with_its_markup(write: Write, read: Read) -> None:
    (capture,) = read(write("bridge.html", PAGE)).captures
    assert capture.raw == PAGE
    assert capture.media is Media.HTML
    assert capture.id == hashlib.sha256(PAGE.encode()).hexdigest()


def test_a_page_is_read_in_the_encoding_that_it_declares(write: Write, read: Read) -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Мост открыт.</p></body></html>'
    intake = read(write("bridge.htm", page.encode("cp1251")))
    assert intake.texts == [page]
    assert intake.problems == []


def test_a_page_without_an_extension_is_recognised(write: Write, read: Read) -> None:
    assert read(write("page", "\n<!-- saved --><html><body>Text.</body></html>")).captures[0].media is Media.HTML


def test_an_xhtml_page_is_recognised_behind_its_declaration(write: Write, read: Read) -> None:
    page = (
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd">\n<html><p>Text.</p></html>'
    )
    assert read(write("page.xml", page)).captures[0].media is Media.HTML


def test_a_wrongly_declared_page_is_read_with_a_doubt(write: Write, read: Read) -> None:
    page = '<html><head><meta charset="utf-8"></head><body>“The café is open.”</body></html>'
    intake = read(write("cafe.html", page.encode("cp1252")))
    assert intake.texts == [page]
    (problem,) = intake.doubts
    assert problem.input == "cafe.html"
    assert "declared as utf-8" in problem.reason


def test_a_page_nested_a_hundred_thousand_deep_is_refused(write: Write, read: Read) -> None:
    intake = read(write("bomb.html", "<html>" + "<div>" * 100_000 + "x"))
    (problem,) = intake.failed
    assert "nested" in problem.reason
    assert intake.arrived == []


def test_a_written_page_with_unclosed_paragraphs_is_not_deep() -> None:
    assert deepest_nesting("<html><body>" + "<p>text<li>item<br>" * 5000) == 0


def test_closed_elements_do_not_add_up() -> None:
    assert deepest_nesting("<div><span>a</span><span>b</span></div>" * 3000) == 2


def test_tags_in_scripts_and_comments_are_no_elements() -> None:
    page = "<div><script>s = '<div>' + \"<div>\";</script><!-- <div><div> --><STYLE>a<b</STYLE></div>"
    assert deepest_nesting(page) == 1


def test_an_unclosed_comment_hides_the_rest_of_the_page() -> None:
    assert without_scripts("<p>a</p><!-- <p>b</p>") == "<p>a</p>"


@UNHURRIED
@given(st.text(alphabet="<>/-!divscript aİ", max_size=300))
def test_looking_for_scripts_ends_for_any_text(page: str) -> None:
    assert len(without_scripts(page)) <= len(page)
