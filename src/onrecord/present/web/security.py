"""What keeps other pages and other people's machines out of a server that has no passwords.

The server listens on this computer only. Any page in the same browser can send it requests all the same, and a name
that resolves to 127.0.0.1 lets such a page read the answers (DNS rebinding). So: only our own Host headers are
answered; nothing changes by GET; a POST comes from our own origin and carries a token that only our own pages hold.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "onrecord_session"

LONGEST_BODY = 64_000
"""Bytes of a form: its texts have some thousands of characters."""

POLICY = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What pages with forms may do: no script at all."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # not "no-referrer": with it browsers send forms with “Origin: null”
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def hosts_of(host: str, port: int) -> frozenset[str]:
    """Return the Host headers by which a server that listens on `host` is rightly asked."""
    names = {host.casefold()} | ({"127.0.0.1", "localhost", "::1"} if is_loopback(host) else set())
    bracketed = {f"[{name}]" if ":" in name else name for name in names}
    with_port = {f"{name}:{port}" for name in bracketed}
    return frozenset(with_port | (bracketed if port == 80 else set()))


def is_loopback(host: str) -> bool:
    """Whether nobody but this computer reaches `host`."""
    return host.casefold() in ("localhost", "::1") or host.startswith("127.")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of forms, made of a secret of this process and the session that a browser keeps as a cookie."""

    secret: bytes

    def of(self, session: str) -> str:
        """Return the token that forms of a session carry."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def are_right(self, session: str, token: str) -> bool:
        """Whether a form with `token` was made for the session."""
        return bool(session) and hmac.compare_digest(self.of(session).encode(), token.encode("utf-8", "replace"))


class Guard:
    """Answers only requests for our own hosts, and posts only from our own pages; sets the headers of every answer."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", POLICY)
            await send(message)

        complaint = self._complaint(scope["method"], Headers(scope=scope))
        answer = PlainTextResponse(f"{complaint}\n", status_code=403) if complaint else self._app
        await answer(scope, receive, send_guarded)

    def _complaint(self, method: str, headers: Headers) -> str:
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].casefold() not in self._hosts:
            return "This server is not asked by that name. Open the address that “onrecord serve” printed."
        if method in ("GET", "HEAD"):
            return ""
        is_own = headers.getlist("origin") == [f"http://{hosts[0]}"]
        if not is_own or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "This did not come from a page of this server. Nothing was changed."
        return ""
