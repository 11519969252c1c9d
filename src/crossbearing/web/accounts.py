"""The door of a shared case: people sign in with a name and a password, and stay for a while."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import BoundedSemaphore, Lock

from starlette.responses import PlainTextResponse, RedirectResponse, Response

from crossbearing.web.people import Person, Role

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
STAYS = 12 * 3600.0
"""Seconds after the last request until a session ends."""
FRESH = 5.0
"""Seconds for which roles are taken from what was read last."""
TRIES = 5
"""Wrong passwords for a name after which it has to wait."""
WAIT = 60.0
"""Seconds it then waits."""


class TooManyTries(Exception):
    """Somebody is guessing; the name has to wait."""


@dataclass(slots=True)
class Session:
    """Somebody who signed in, and when they were last seen."""

    name: str
    seen: float


class AccountDoor:
    """Lets in who has an account.

    `roles` reads names and roles, `check` says the role of a name and password or None. Roles are
    read again every few seconds, so that an account that is taken away ends its sessions.
    """

    def __init__(
        self,
        roles: Callable[[], Mapping[str, str]],
        check: Callable[[str, str], str | None],
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._read = roles
        self._check = check
        self._now = now
        self._sessions: dict[str, Session] = {}
        self._failed: dict[str, list[float]] = {}
        self._roles: Mapping[str, str] = {}
        self._read_at = float("-inf")
        self._turn = Lock()
        self._hashing = BoundedSemaphore(2)

    def person(self, cookie: str) -> Person | None:
        """Whose cookie it is, with the role they have now."""
        with self._turn:
            session = self._sessions.get(cookie)
            if session is None:
                return None
            now = self._now()
            if now - session.seen > STAYS:
                del self._sessions[cookie]
                return None
            session.seen = now
            if now - self._read_at > FRESH:
                self._roles, self._read_at = self._read(), now
            role = self._roles.get(session.name)
            return Person(session.name, Role(role)) if role else None

    def sign_in(self, name: str, password: str) -> str | None:
        """A new cookie for whoever has the password; None for anybody else. Raises TooManyTries
        for a name that was guessed at."""
        name = name.strip()
        with self._turn:
            now = self._now()
            failed = [each for each in self._failed.get(name, ()) if now - each < WAIT]
            if len(failed) >= TRIES:
                raise TooManyTries
            # Counted before it is checked, so that many at once are no way round.
            self._failed[name] = [*failed, now]
            if len(self._failed) > 10_000:
                self._failed = {name: self._failed[name]}
        with self._hashing:
            role = self._check(name, password)
        if role is None:
            return None
        cookie = token_urlsafe(32)
        with self._turn:
            self._failed.pop(name, None)
            self._read_at = float("-inf")
            self._sessions[cookie] = Session(name, self._now())
        return cookie

    def sign_out(self, cookie: str) -> None:
        """End a session."""
        with self._turn:
            self._sessions.pop(cookie, None)

    def changed(self) -> None:
        """Read the roles again at the next request."""
        with self._turn:
            self._read_at = float("-inf")

    def enter(self, path: str, query: dict[str, list[str]]) -> str | Response | None:
        """No address lets anybody in."""
        return None

    def outside(self, path: str) -> bool:
        """Signing in, and what the page for it looks like."""
        return path == SIGN_IN or path.startswith("/static/")

    def turn_away(self, path: str) -> Response:
        """To the page for signing in; for what is no page, a refusal."""
        if path.startswith("/api/"):
            return PlainTextResponse("Sign in first.", 401)
        return RedirectResponse(SIGN_IN, 303)
