"""The addresses of the server, and what it answers. GET reads the record and nothing else; POST decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import OnrecordError, RecordError
from onrecord.model import Decision
from onrecord.present.page.rendering import policy, static
from onrecord.present.views import Views
from onrecord.present.web.book import OriginsOf, Shelf
from onrecord.present.web.drawing import draw, stylesheet
from onrecord.present.web.forms import Sent, Wanted, check_unchanged, plan, read_form
from onrecord.present.web.rooms import Room, answer_to
from onrecord.present.web.security import COOKIE, LONGEST_BODY, Guard, Tokens
from onrecord.store import Record

Check = Callable[[Record], None]
Decide = Callable[[Wanted, Sent, Check], Decision]
"""Carries a decision out, in the name and for the reason that were sent; the check is made when nobody else writes."""

_SESSION = re.compile(r"[\w-]{20,100}", re.ASCII)

STYLES = ("page.css", "serve.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What deciding needs: who carries it out, the usual name, and the secrets of this process."""

    decide: Decide
    who: str
    tokens: Tokens
    new_session: Callable[[], str]


def create_app(
    record: Path, *, hosts: Iterable[str], desk: Desk | None = None, origins_of: OriginsOf | None = None
) -> Guard:
    """Return the server of a record for requests to `hosts`; without a desk it only shows the record.

    With `origins_of` it says who told each thing first, and who has it from whom.
    """
    server = _Server(record, desk, origins_of)
    pages = [
        Route("/", server.front),
        *(Route(f"/static/{name}", _style(name)) for name in STYLES),
        *(Route(room.path, server.room(room), name=room.name) for room in Room),
    ]
    deciding = [Route("/decide", server.decide, methods=["POST"])] if desk else []
    app = Starlette(
        routes=[*pages, *deciding],
        exception_handlers={HTTPException: _say_http, OnrecordError: _say, Exception: _say_failure},
    )
    return Guard(app, hosts=hosts)  # outermost: even an answer that something went wrong has its headers


class _Server:
    """Answers requests about one record."""

    def __init__(self, record: Path, desk: Desk | None, origins_of: OriginsOf | None) -> None:
        self.shelf = Shelf(record, origins_of)
        self.desk = desk
        self._deciding = Lock()

    def front(self, _: Request) -> Response:
        """Answer with the whole record as one page, or with its lines where that is too much."""
        book = self.shelf.book()
        if book.is_large:
            return RedirectResponse("/lines", status_code=303)
        headers = {
            "Content-Security-Policy": f"{policy(static('page.css'), static('page.js'))}; frame-ancestors 'none'"
        }
        return HTMLResponse(book.page, headers=headers)

    def room(self, room: Room) -> Callable[[Request], Response]:
        """Return what answers the addresses of a room."""

        def answer(request: Request) -> Response:
            session = self._session(request)
            facts: dict[str, Any] = {"desk": None}
            if self.desk:
                facts["desk"] = {"who": self.desk.who, "token": self.desk.tokens.of(session)}
            found = answer_to(room, self.shelf.book(), request, facts)
            if self.desk and request.cookies.get(COOKIE) != session:
                found.set_cookie(COOKIE, session, path="/", httponly=True, samesite="strict")
            return found

        return answer

    async def decide(self, request: Request) -> Response:
        """Carry out what a form asks for, and lead back to what it was about."""
        return await run_in_threadpool(self._decide, request, await _body(request))

    def _decide(self, request: Request, body: bytes) -> Response:
        if self.desk is None:
            raise HTTPException(404)
        sent = read_form(body)
        if not self.desk.tokens.are_right(request.cookies.get(COOKIE, ""), sent.token):
            raise HTTPException(403, "This form is of another session. Nothing was changed. Reload its page.")
        with self._deciding:  # a second one of this server waits; one of another process is told by the record's lock
            with Record.open(self.shelf.path) as record:
                wanted = plan(Views(record), sent)
            decision = self.desk.decide(wanted, sent, lambda draft: check_unchanged(draft, sent))
        return RedirectResponse(f"{self._home(sent)}?done={decision.number}#done", status_code=303)

    def _home(self, sent: Sent) -> str:
        """Return the page of what a decision was about, whatever its id is now; that of all decisions for none."""
        with Record.open(self.shelf.path) as record:
            for page, query in _HOMES.items():
                if found := record.query(query, sent.claim):
                    return f"/{page}/{found[0][0]}"
        return "/decisions"

    def _session(self, request: Request) -> str:
        known = request.cookies.get(COOKIE, "")
        return known if _SESSION.fullmatch(known) or not self.desk else self.desk.new_session()


_HOMES = {
    "line": "SELECT entry FROM entry_claims WHERE claim = ?",
    "actor": "SELECT actor FROM actor_appearances WHERE appearance = ?",
    "statement": """SELECT id FROM claims WHERE id = ? AND kind = 'statement'
                    AND id NOT IN (SELECT about FROM decided WHERE what = 'hidden')""",
}


async def _body(request: Request) -> bytes:
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LONGEST_BODY:
                raise HTTPException(413, "That form is too long. Nothing was changed.")
    except ClientDisconnect as error:
        raise HTTPException(400, "The form did not arrive whole.") from error
    return body


def _style(name: str) -> Callable[[Request], Response]:
    def answer(_: Request) -> Response:
        return Response(stylesheet(name), media_type="text/css", headers={"Cache-Control": "no-cache"})

    return answer


def _message(status: int, words: str, advice: str = "") -> Response:
    return HTMLResponse(draw("message.html", words=words, advice=advice, status=status), status_code=status)


async def _say_http(_: Request, error: Exception) -> Response:
    status, words = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    known = {404: "There is no such page.", 405: "That can't be done with this page."}
    return _message(status, known.get(status, words) if words in ("", "Not Found", "Method Not Allowed") else words)


async def _say(_: Request, error: Exception) -> Response:
    status = 503 if isinstance(error, RecordError) else 409
    if not isinstance(error, OnrecordError):
        return _message(500, "Something went wrong.")
    advice = f"{error.advice} What you wrote is still there when you go back." if status == 503 else error.advice
    return _message(status, error.message, advice)


async def _say_failure(_: Request, error: Exception) -> Response:  # noqa: ARG001 - told on standard error by the server
    return _message(500, "Something went wrong. Nothing was changed.", "The terminal that runs the server says more.")
