"""Who may ask: this machine's browser, opened with the one-time address, and no other page.

A pure ASGI layer, so that no route can be reached round it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE = "crossbearing"
ENTRANCE = "/open"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not no-referrer: under that, browsers send "Origin: null" with our own forms too.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


class Guard:
    """Wraps an app: foreign hosts get 400, cross-site writes 403, strangers 401.

    `host` is the one address served (`127.0.0.1:8400`). The address from `entrance` opens the
    session once: it is exchanged for a cookie that no script and no other site can use.
    """

    def __init__(self, app: App, *, host: str) -> None:
        self.app = app
        self.host = host
        self._token: str | None = token_urlsafe(32)
        self._session = token_urlsafe(32)

    @property
    def entrance(self) -> str:
        """The address that opens the session, once."""
        return f"http://{self.host}{ENTRANCE}?token={self._token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, exchange the token, or pass the request on to the app."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        answer = self._refusal(scope, headers)
        await (answer or self.app)(scope, receive, _sealed(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> Response | None:
        if headers.get("host") != self.host:
            return PlainTextResponse(f"This server answers to {self.host} only.", 400)
        if (
            scope["method"] not in {"GET", "HEAD"}
            and headers.get("origin") != f"http://{self.host}"
        ):
            return PlainTextResponse(
                "A decision can be sent from the case's own pages only.", 403
            )
        if scope["path"] == ENTRANCE:
            return self._exchange(scope["query_string"])
        held = cookie_parser(headers.get("cookie", "")).get(COOKIE, "")
        if not compare_digest(held.encode(), self._session.encode()):
            return PlainTextResponse("Open the address that `crossbearing serve` printed.", 401)
        return None

    def _exchange(self, query: bytes) -> Response:
        offered = parse_qs(query.decode("latin-1")).get("token", [""])[0]
        if self._token is None or not compare_digest(offered.encode(), self._token.encode()):
            return PlainTextResponse("This address was used already; start serve again.", 401)
        self._token = None
        response = RedirectResponse("/", 303)
        response.set_cookie(COOKIE, self._session, httponly=True, samesite="strict")
        return response


def _sealed(send: Send) -> Send:
    """`send`, adding the protective headers that the response did not set itself."""

    async def sealed(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            names = {name.lower() for name, _ in given}
            added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
            message = {
                **message,
                "headers": given + [pair for pair in added if pair[0] not in names],
            }
        await send(message)

    return sealed
