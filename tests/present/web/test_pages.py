"""The record in a browser: every page is there, reads only, and holds nothing but the record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.present.decided import Anchors
from onrecord.store import Record
from tests.conftest import DAM, Command
from tests.present.web.conftest import Browser, client_of

LISTS = ("lines", "statements", "actors", "articles", "decisions")

HOSTILE = """<script>alert(1)</script> date 2025-03-05

<img src=x onerror=alert(2)> "><svg onload=alert(3)> said on Tuesday that the dam at {{ 7 * 7 }} broke on Monday.

“</blockquote><script>alert(4)</script> is safe,” said Ana "onfocus=alert(5) Sole. \u202eText ran backwards on Friday.
"""


def test_the_front_page_is_the_page_that_is_exported_with_ways_to_single_lines(reader: Browser) -> None:
    page = reader.get("/")
    assert "The ferry to the islands sailed again" in page
    assert "/decisions" in page


@pytest.mark.parametrize("name", LISTS)
def test_each_list_is_there(reader: Browser, name: str) -> None:
    assert "<h1>" in reader.get(f"/{name}")


def test_a_line_shows_its_words_in_their_paragraph(reader: Browser) -> None:
    page = reader.get(reader.find("lines", "ferry"))
    assert "<mark>The ferry to the islands sailed again on Thursday" in page


@pytest.mark.parametrize(("room", "words"), [("statements", "We are all safe"), ("actors", "Ana Sole")])
def test_statements_and_actors_have_pages(reader: Browser, room: str, words: str) -> None:
    assert words in reader.get(reader.find(room, words))


def test_an_article_shows_its_text_and_what_was_cut(reader: Browser) -> None:
    pages = [reader.get(f"/article/{number}") for number in (1, 2)]
    assert any("Ferry late again" in page and "harbour master" in page for page in pages)


def test_a_list_is_searched_and_says_when_nothing_fits(reader: Browser) -> None:
    assert "ferry" in reader.get("/lines?q=FERRY")
    assert "Nothing holds these words" in reader.get("/lines?q=zeppelin")


@pytest.mark.parametrize(
    "query", ["page=0", "page=99", "page=-1", "page=x", "page=9999999999", "q=" + "a" * 5000, "q=%00"]
)
def test_odd_queries_are_answered(reader: Browser, query: str) -> None:
    assert reader.client.get(f"/lines?{query}").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/line/ffffffffffffffff", "/statement/zz", "/actor/ffff", "/article/99", "/line/%2e%2e%2fsecret",
     "/static/..%2f..%2fpyproject.toml", "/static/page.js", "/static/", "/article/../../etc/passwd", "/story.db",
     "/article/99999999999999999999999999"],
)  # fmt: skip
def test_what_is_not_there_is_not_there(reader: Browser, address: str) -> None:
    response = reader.client.get(address)
    assert response.status_code == 404
    assert "Traceback" not in response.text


def test_a_claim_leads_to_its_line(reader: Browser) -> None:
    line = reader.find("lines", "ferry")
    with Record.open(reader.record) as record:
        claim = Anchors(record).claims_of(line.split("/")[-1])[0].id
    assert reader.client.get(f"/line/{claim}").headers["location"] == line


def test_a_statement_that_two_articles_print_is_one_and_found_by_each(
    reader: Browser, onrecord: Command, articles: Path
) -> None:
    (articles / "copy.txt").write_text(
        " date 2025-03-07\n\nIt rained for a week. “We are all safe,” said Ana Sole.\n", encoding="utf-8"
    )
    onrecord("build", articles, "-o", reader.record)
    with Record.open(reader.record) as record:
        same = [one.id for one in record.claims() if one.value("content") == "“We are all safe,”"]
    pages = {reader.client.get(f"/statement/{one}", follow_redirects=True).text for one in same}
    assert (len(same), len(pages)) == (2, 1)


def test_without_review_there_are_no_forms_and_nothing_to_post_to(reader: Browser) -> None:
    assert "<form method" not in reader.get(reader.find("lines", "ferry")).replace('<form method="get"', "")
    response = reader.client.post("/decide", data={}, headers={"Origin": "http://127.0.0.1:8642"})
    assert response.status_code == 404
    assert "set-cookie" not in reader.client.get("/lines").headers


def addresses(page: str) -> set[str]:
    """Return the addresses of our own pages that a page links to."""
    return {str(link) for link in html.fromstring(page).xpath("//a/@href") if str(link).startswith("/")}


def test_every_link_leads_somewhere(reader: Browser) -> None:
    seen: set[str] = set()
    pending = {"/", *(f"/{name}" for name in LISTS)}
    while pending:
        address = pending.pop()
        seen.add(address)
        pending |= {link.split("#")[0] for link in addresses(reader.get(address))} - seen - pending
    assert len(seen) > 8


def test_get_changes_nothing(browser: Browser) -> None:
    before = browser.record.read_bytes()
    line = browser.find("lines", "ferry")
    for address in ("/", line, f"{line}?act=hide+line&about={line[6:]}", "/decide?act=hide+line", "/decisions"):
        browser.client.get(address)
    assert browser.record.read_bytes() == before
    assert [path.name for path in browser.record.parent.iterdir() if path.suffix != ""] == ["story.db"]


def test_words_of_articles_and_addresses_are_never_markup(onrecord: Command, tmp_path: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "<b onclick=alert(6)>.txt").write_text(HOSTILE, encoding="utf-8")
    record = tmp_path / "h.db"
    assert onrecord("build", folder, "-o", record).code == 0
    with client_of(record, review=True) as client:
        browser = Browser(client, record)
        found = {"/lines?q=<script>alert(7)</script>", "/", "/article/1", *(f"/{name}" for name in LISTS)}
        for name in LISTS[:3]:
            found |= addresses(browser.get(f"/{name}"))
        for address in found:
            check_is_inert(client, address)


def check_is_inert(client: TestClient, address: str) -> None:
    response = client.get(address, follow_redirects=True)
    page = html.fromstring(response.text)
    scripts = page.xpath("//script")
    assert len(scripts) == (1 if address == "/" else 0), address
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//img | //svg[@onload] | //b") == []
    assert "49" not in "".join(page.xpath("//h1//text()"))


def test_a_record_that_was_rebuilt_is_shown_as_it_is_now(reader: Browser, onrecord: Command, articles: Path) -> None:
    assert "ferry" in reader.get("/lines")
    (articles / "ferry.txt").unlink()
    assert onrecord("build", articles, "-o", reader.record).code == 0
    assert "ferry" not in reader.get("/lines")
    assert "The ferry" not in reader.get("/")


def test_a_record_that_is_gone_or_broken_is_told(reader: Browser) -> None:
    shutil.move(reader.record, reader.record.with_suffix(".away"))
    gone = reader.client.get("/lines")
    assert (gone.status_code, "There is no record" in gone.text) == (503, True)
    reader.record.write_text("not a database at all " * 100)
    assert reader.client.get("/").status_code == 503
    shutil.move(reader.record.with_suffix(".away"), reader.record)
    assert "ferry" in reader.get("/lines")


def test_a_large_record_opens_as_a_list(reader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.present.web.book.LARGEST", 1)
    assert reader.client.get("/").headers["location"] == "/lines"


def test_a_long_list_is_cut_into_sheets(reader: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.present.web.rooms.PER_PAGE", 1)
    first = reader.get("/lines?q=on")
    assert "page 1 of 2" in first
    assert "q=on&amp;page=2" in first or "page=2" in first
    assert first != reader.get("/lines?q=on&page=2")


@pytest.mark.parametrize("page", ["front", "line"])
def test_the_way_that_a_line_came_is_told(onrecord: Command, articles: Path, tmp_path: Path, page: str) -> None:
    (articles / "later.txt").write_text(DAM.replace("2025-03-05", "2025-03-07"), encoding="utf-8")
    record = tmp_path / "relayed.db"
    assert onrecord("build", articles, "-o", record).code == 0
    with client_of(record, review=False) as client:
        browser = Browser(client, record)
        shown = browser.get("/" if page == "front" else browser.find("lines", "The dam above Port Lune"))
    assert "The way it came" in shown
    assert "copy of [1]" in shown


def test_the_server_shows_whole_paragraphs_and_what_was_cut(reader: Browser) -> None:
    page = reader.get("/")
    assert "Ferry late again" in page
    assert "harbour master" in page


def test_a_sheet_of_lines_shows_them_as_a_search_does(reader: Browser) -> None:
    told = [html.fromstring(reader.get(f"/lines{query}")).xpath("//ol//li") for query in ("", "?q=e")]
    every, found = ([html.tostring(one) for one in rows] for rows in told)
    assert found
    assert [one for one in every if one in found] == found
