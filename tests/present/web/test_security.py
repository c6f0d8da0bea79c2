"""Who is answered: our own names, our own forms. Everybody else learns and changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.present.web import create_app
from onrecord.present.web.security import Tokens, hosts_of, is_loopback
from tests.present.web.conftest import ADDRESS, FORMS, Browser


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8642",
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:8643",
        "127.0.0.1:8642.evil.example",
        "",
    ],
)
def test_another_host_is_not_answered(browser: Browser, host: str) -> None:
    response = browser.client.get("/", headers={"Host": host})
    assert response.status_code == 403
    assert "ferry" not in response.text


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost:8642", "LOCALHOST:8642", "[::1]:8642"])
def test_our_own_names_are_answered(browser: Browser, host: str) -> None:
    assert browser.client.get("/lines", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "", "https://127.0.0.1:8642", "http://127.0.0.1:8643", "http://localhost:8642"],
)
def test_a_form_from_elsewhere_changes_nothing(browser: Browser, origin: str) -> None:
    fields = browser.fields(browser.find("lines", "ferry")) | {"act": "hide line"}
    assert browser.client.post("/decide", data=fields, headers={"Origin": origin}).status_code == 403
    assert browser.decisions() == []


def test_a_form_without_an_origin_changes_nothing(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry")) | {"act": "hide line"}
    assert browser.client.post("/decide", data=fields).status_code == 403


def test_a_form_that_another_site_sent_changes_nothing(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry")) | {"act": "hide line"}
    headers = {**FORMS, "Sec-Fetch-Site": "cross-site"}
    assert browser.client.post("/decide", data=fields, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "0" * 64, "ü", Tokens(b"another secret").of("session-number-0000000000")])
def test_a_wrong_token_changes_nothing(browser: Browser, token: str) -> None:
    status, _ = browser.send(browser.find("lines", "ferry"), act="hide line", token=token)
    assert (status, browser.decisions()) == (403, [])


def test_a_token_without_its_cookie_changes_nothing(browser: Browser) -> None:
    fields = browser.fields(browser.find("lines", "ferry")) | {"act": "hide line"}
    browser.client.cookies.clear()
    assert browser.post(fields)[0] == 403
    browser.client.cookies.set("onrecord_session", "session-number-0000000099")
    assert browser.post(fields)[0] == 403
    assert browser.decisions() == []


def test_the_cookie_stays_on_our_own_pages(browser: Browser) -> None:
    cookie = browser.client.get("/lines").headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("address", ["/", "/lines", "/nothing", "/static/page.css"])
def test_every_answer_has_strict_headers(browser: Browser, address: str) -> None:
    headers = browser.client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_a_failure_is_told_without_its_insides_and_with_all_headers(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ValueError("a secret of the inside")

    monkeypatch.setattr("onrecord.present.web.rooms.draw", fail)
    app = create_app(record, hosts=hosts_of("127.0.0.1", 8642))
    response = TestClient(app, base_url=ADDRESS, raise_server_exceptions=False).get("/lines")
    assert (response.status_code, "secret" in response.text) == (500, False)
    assert "Something went wrong" in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_pages_with_forms_run_no_script(browser: Browser) -> None:
    policy = browser.client.get(browser.find("lines", "ferry")).headers["content-security-policy"]
    assert "script-src" not in policy
    assert "form-action 'self'" in policy


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_do_nothing(browser: Browser, method: str) -> None:
    assert browser.client.request(method, "/decide", headers=FORMS).status_code == 405


def test_too_long_a_form_is_refused(browser: Browser) -> None:
    response = browser.client.post("/decide", content=b"why=" + b"a" * 100_000, headers=FORMS)
    assert response.status_code == 413


def test_hosts_are_those_of_the_port() -> None:
    assert hosts_of("127.0.0.1", 80) >= {"127.0.0.1", "localhost", "[::1]:80"}
    assert hosts_of("10.0.0.5", 9000) == {"10.0.0.5:9000"}


def test_loopback_is_this_computer() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "10.0.0.5")] == [  # noqa: S104
        True, True, True, False, False,
    ]  # fmt: skip


def test_addresses_of_forms_are_our_own(browser: Browser) -> None:
    assert ADDRESS not in browser.get(browser.find("lines", "ferry"))
