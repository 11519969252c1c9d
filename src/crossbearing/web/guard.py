"""Who may ask: people whom the case knows, from its own pages, and no other page.

A pure ASGI layer, so that no route can be reached round it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from crossbearing.web.people import Person, Role

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

ENTRANCE = "/open"
LEAVING = ("/sign-out",)
TAKING_OUT = "/exports"
"""Where a file is asked for without some people: whoever may have the whole may have less."""
"""Writes that readers may send."""
READS = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
    "img-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
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


class Door(Protocol):
    """How people come in: what a cookie is worth, and what is open to strangers."""

    def person(self, cookie: str) -> Person | None:
        """Whose cookie it is; None for one that is worth nothing."""

    def enter(self, path: str, query: dict[str, list[str]]) -> str | Response | None:
        """A new cookie, a refusal, or None where the path does not let anybody in."""

    def outside(self, path: str) -> bool:
        """True for a path that strangers may ask for."""

    def turn_away(self, path: str) -> Response:
        """What a stranger gets."""


class OneTimeDoor:
    """Lets in whoever opens the printed address, once, as the owner of the case."""

    def __init__(self, name: str) -> None:
        self._person = Person(name, Role.owner)
        self._token: str | None = token_urlsafe(32)
        self._session = token_urlsafe(32)

    @property
    def entrance(self) -> str:
        """The path that opens the session."""
        return f"{ENTRANCE}?token={self._token}"

    def person(self, cookie: str) -> Person | None:
        """The owner, for the one cookie that was given out."""
        held = compare_digest(cookie.encode(), self._session.encode())
        return self._person if held else None

    def enter(self, path: str, query: dict[str, list[str]]) -> str | Response | None:
        """Exchange the token for the cookie; a second time it is refused."""
        if path != ENTRANCE:
            return None
        offered = query.get("token", [""])[0]
        if self._token is None or not compare_digest(offered.encode(), self._token.encode()):
            return PlainTextResponse("This address was used already; start serve again.", 401)
        self._token = None
        return self._session

    def outside(self, path: str) -> bool:
        """Nothing is open to strangers."""
        return False

    def turn_away(self, path: str) -> Response:
        """Say how to get in."""
        return PlainTextResponse("Open the address that `crossbearing serve` printed.", 401)


class Guard:
    """Wraps an app: foreign hosts get 400, cross-site writes 403, strangers what the door says,
    and readers who would write 403.

    `origin` is the one address served, with scheme and port (`http://127.0.0.1:8400`). Who asks
    is told to the app as `request.state.person`.
    """

    def __init__(self, app: App, *, origin: str, door: Door) -> None:
        self.app = app
        self.origin = origin
        self.door = door
        self.host = urlsplit(origin).netloc
        # Cookies know no ports, and several cases may be open at once.
        self.cookie = f"crossbearing-{urlsplit(origin).port or 'web'}"

    @property
    def entrance(self) -> str:
        """The address to open: once only, where no accounts are kept."""
        return f"{self.origin}{getattr(self.door, 'entrance', '/')}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, let somebody in, or pass the request on to the app."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        answer = self._refusal(scope, headers)
        await (answer or self.app)(scope, receive, _sealed(send))

    def _refusal(self, scope: Scope, headers: dict[str, str]) -> Response | None:
        writes, path = scope["method"] not in READS, scope["path"]
        if headers.get("host") != self.host:
            return PlainTextResponse(f"This server answers to {self.host} only.", 400)
        if writes and headers.get("origin") != self.origin:
            return PlainTextResponse("This can be sent from the case's own pages only.", 403)
        entered = self.door.enter(path, parse_qs(scope["query_string"].decode("latin-1")))
        if entered is not None:
            return self.admit(entered) if isinstance(entered, str) else entered
        held = cookie_parser(headers.get("cookie", "")).get(self.cookie, "")
        person = self.door.person(held)
        scope.setdefault("state", {})["person"] = person
        if self.door.outside(path):
            return None
        if person is None:
            return self.door.turn_away(path)
        if (
            writes
            and path not in (*LEAVING, TAKING_OUT)
            and not person.role.covers(Role.reviewer)
        ):
            return PlainTextResponse("Readers of this case change nothing in it.", 403)
        return None

    def admit(self, cookie: str, path: str = "/") -> Response:
        """The way in, with a cookie that no script and no other site can use."""
        response = RedirectResponse(path, 303)
        response.set_cookie(
            self.cookie,
            cookie,
            httponly=True,
            samesite="strict",
            secure=self.origin.startswith("https:"),
        )
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
