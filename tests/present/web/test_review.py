"""Deciding in a browser: what is seen, what comes of it, and what happens when two people decide at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from onrecord.store.lock import writing
from tests.conftest import Command
from tests.present.web.conftest import FORMS, Browser


def test_hiding_a_line_leads_to_the_decisions_with_an_undo(browser: Browser) -> None:
    status, page = browser.send(browser.find("lines", "ferry"), act="hide line", why="a caption")
    assert status == 303
    assert "Decision 1" in page
    assert 'aria-label="Undo decision 1"' in page
    assert [text for text in browser.texts() if "ferry" in text] == []


def test_undoing_brings_it_back(browser: Browser) -> None:
    before = browser.texts()
    fields = browser.fields(browser.find("lines", "ferry"))
    browser.post(fields | {"act": "hide line"})
    status, page = browser.post({"token": fields["token"], "act": "undo", "number": "1", "who": "desk"})
    assert (status, browser.texts()) == (303, before)
    assert "taken back by" in page


def test_what_was_undone_is_not_undone_twice(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))
    browser.post(fields | {"act": "hide line"})
    undo = {"token": fields["token"], "act": "undo", "number": "1", "who": "desk"}
    browser.post(undo)
    status, page = browser.post(undo)
    assert (status, "taken back already" in page, len(browser.decisions())) == (409, True, 2)


def test_an_accepted_line_says_by_whom_and_why_on_every_page(browser: Browser) -> None:
    line = browser.find("lines", "ferry")
    _, page = browser.send(line, act="accept line", who="Kim", why="checked")
    assert "Accepted by Kim: checked" in page
    assert "accepted by Kim: checked" in browser.get("/lines")
    assert "accepted by Kim: checked" in browser.get("/")


def test_a_re_dated_line_leads_back_to_itself(browser: Browser) -> None:
    _, page = browser.send(browser.find("lines", "ferry"), act="re-date line", date="2025-03-08")
    assert "8 March 2025" in page
    assert "Date by decision of desk" in page


def test_a_date_that_is_none_is_told_and_nothing_changes(browser: Browser) -> None:
    status, page = browser.send(browser.find("lines", "ferry"), act="re-date line", date="<b>soon</b>")
    assert (status, browser.decisions()) == (409, [])
    assert "“&lt;b&gt;soon&lt;/b&gt;” is no date" in page


def test_merging_and_splitting_lead_to_the_new_line(browser: Browser) -> None:
    dam = browser.find("lines", "dam")
    _, page = browser.send(browser.find("lines", "ferry"), act="merge lines", other=f"http://127.0.0.1:8642{dam}")
    assert "2 reports" in page
    line = browser.find("lines", "dam")
    claims = browser.get(line).split('name="parts" value="')[1:]
    _, page = browser.send(line, act="split line", parts=[claims[0].split('"')[0]])
    assert "Split off by decision of desk" in page
    assert len(browser.texts()) == 2


@pytest.mark.parametrize("other", ["", "ffffffff", "nonsense", "itself"])
def test_a_merge_with_nothing_is_refused(browser: Browser, other: str) -> None:
    line = browser.find("lines", "ferry")
    status, _ = browser.send(line, act="merge lines", other=line if other == "itself" else other)
    assert (status, browser.decisions()) == (409, [])


def test_a_statement_gets_another_speaker(browser: Browser) -> None:
    _, page = browser.send(
        browser.find("statements", "We are all safe"), act="re-attribute statement", speaker="Tom Reed"
    )
    assert "Tom Reed" in page
    assert "Speaker by decision of desk (before: Ana Sole)" in page


def test_a_hidden_statement_is_in_no_list(browser: Browser) -> None:
    browser.send(browser.find("statements", "We are all safe"), act="hide statement")
    assert "We are all safe" not in browser.get("/statements")


def test_a_decision_leads_to_what_it_changed(browser: Browser) -> None:
    browser.send(browser.find("lines", "ferry"), act="re-date line", date="2025-03-08")
    assert f'<a href="{browser.find("lines", "ferry")}">Re-date line</a>' in browser.get("/decisions")


def test_an_actor_is_renamed_and_hidden(browser: Browser) -> None:
    actor = browser.find("actors", "Ana Sole")
    _, page = browser.send(actor, act="rename actor", name="Ana B. Sole")
    assert '<h1 dir="auto">Ana B. Sole</h1>' in page
    _, page = browser.send(browser.find("actors", "Ana B. Sole"), act="hide actor")
    assert "hidden by a decision" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "drop table"},
        {"act": ""},
        {"act": "hide line", "about": "../../etc"},
        {"act": "hide line", "about": ""},
        {"act": "hide line", "who": "  "},
        {"act": "hide line", "who": "x" * 600},
        {"act": "hide line", "why": "x" * 3000},
        {"act": "undo", "number": "1"},
        {"act": "undo", "number": "x"},
        {"act": "rename actor"},
        {"act": "hide statement", "about": "ffffffffffffffff"},
        {"act": "split line", "parts": "ffff"},
        {"act": "re-attribute line", "part": "ffff", "speaker": "Tom"},
    ],
)
def test_what_can_not_be_decided_is_refused_with_a_reason(browser: Browser, fields: dict[str, str]) -> None:
    status, page = browser.post(browser.fields(browser.find("lines", "ferry")) | fields)
    assert (status, browser.decisions()) == (409, [])
    assert "Traceback" not in page
    assert "<h1" in page


def test_a_form_of_a_line_that_has_changed_meanwhile_is_refused(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))
    browser.post(fields | {"act": "re-date line", "date": "2025-03-08"})
    status, page = browser.post(fields | {"act": "accept line"})
    assert (status, "has changed since you opened it" in page) == (409, True)
    assert len(browser.decisions()) == 1


def test_of_two_who_decide_at_once_one_is_told_that_it_has_changed(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))

    def decide(act: str) -> int:
        response = browser.client.post("/decide", data=fields | {"act": act}, headers=FORMS)
        return response.status_code

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(decide, ("hide line", "accept line"))) == [303, 409]
    assert len(browser.decisions()) == 1


def test_a_form_of_a_record_that_was_replaced_is_refused(browser: Browser, onrecord: Command, articles: Path) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))
    (articles / "ferry.txt").unlink()
    onrecord("build", articles, "-o", browser.record)
    status, page = browser.post(fields | {"act": "hide line"})
    assert (status, "has changed since you opened it" in page) == (409, True)


def test_a_rebuild_that_leaves_the_line_as_it_was_does_not_matter(
    browser: Browser, onrecord: Command, articles: Path
) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))
    (articles / "third.txt").write_text(" date 2025-03-09\n\nSnow fell on Saturday.\n", encoding="utf-8")
    onrecord("build", articles, "-o", browser.record)
    assert browser.post(fields | {"act": "hide line"})[0] == 303


def test_while_somebody_else_writes_the_person_is_told_to_try_again(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry"))
    with writing(browser.record, started="now"):
        status, page = browser.post(fields | {"act": "hide line"})
    assert (status, "is being written by" in page, "when you go back" in page) == (503, True, True)
    assert browser.post(fields | {"act": "hide line"})[0] == 303


def test_a_message_shows_only_decisions_of_the_record(browser: Browser) -> None:
    assert 'id="done"' not in browser.get("/lines?done=<script>")
    assert 'id="done"' not in browser.get("/lines?done=7")


def test_hostile_reasons_are_words(browser: Browser) -> None:
    _, page = browser.send(browser.find("lines", "ferry"), act="accept line", why="<script>alert(1)</script>")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_decision_that_lost_its_place_is_told(browser: Browser, onrecord: Command, articles: Path) -> None:
    browser.send(browser.find("lines", "ferry"), act="hide line")
    (articles / "ferry.txt").unlink()
    onrecord("build", articles, "-o", browser.record)
    assert "has lost its place" in browser.get("/decisions")
