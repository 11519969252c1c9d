"""One page from the web, asked for by the user: pinned, bounded, and never from inside."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from crossbearing.errors import CaptureRefused, FetchRefused
from crossbearing.ingest.addresses import is_public, resolve
from crossbearing.ingest.formats.warc import unpack
from crossbearing.ingest.limits import Limits

HEADERS = {
    "User-Agent": "crossbearing",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
CHUNK = 65_536
BY_HAND = "save the page in a browser and add the file"

Resolver = Callable[[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave: the body without its transfer encoding, and where it came from."""

    url: str
    """Where the last redirect led."""
    raw: bytes
    media_type: str | None
    charset: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    raw: bytes
    content_type: str | None
    redirect: str | None


def fetch(
    url: str,
    limits: Limits,
    *,
    resolver: Resolver = resolve,
    allow: Callable[[str], bool] = is_public,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Fetched:
    """The body at `url`, following few redirects, each checked like the first.

    The host is resolved once and the connection goes to the very address that was checked, so
    that a second answer of the name server cannot lead elsewhere. Raises FetchRefused for
    addresses that are not public, other schemes, credentials, errors of the server, and bodies
    that are too large, too slow or a bomb.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    target = url
    for _ in range(limits.redirects + 1):
        split = _checked(target, url)
        answer = _ask(split, url, deadline, limits, resolver, allow)
        if answer.redirect is None:
            media_type, charset = _content_type(answer.content_type)
            return Fetched(
                url=urlunsplit(split._replace(fragment="")),
                raw=answer.raw,
                media_type=media_type,
                charset=charset,
                fetched_at=now().isoformat(timespec="seconds"),
            )
        target = urljoin(target, answer.redirect)
    raise FetchRefused(url, f"redirects more than {limits.redirects} times; {BY_HAND}")


def _checked(target: str, url: str) -> SplitResult:
    """The parts of an address that may be asked for."""
    try:
        split = urlsplit(target)
        has_host, _ = bool(split.hostname), split.port
    except ValueError as error:
        raise FetchRefused(url, f"is not an address ({error}); correct it") from error
    if split.scheme not in {"http", "https"} or not has_host:
        raise FetchRefused(url, "leads to an address that is not http or https")
    if "@" in split.netloc:
        raise FetchRefused(url, f"carries a user name or password; {BY_HAND}")
    return split


def _ask(
    split: SplitResult,
    url: str,
    deadline: float,
    limits: Limits,
    resolver: Resolver,
    allow: Callable[[str], bool],
) -> _Answer:
    host = split.hostname or ""
    port = split.port or (443 if split.scheme == "https" else 80)
    try:
        addresses = resolver(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchRefused(url, f"the host {host} cannot be found; check it") from error
    refused = [address for address in addresses if not allow(address)]
    if refused or not addresses:
        reason = (
            f"the host {host} lies inside a private network ({', '.join(refused)}), not asked"
        )
        raise FetchRefused(url, reason)
    try:
        with _connected(split.scheme, addresses, host, port, deadline) as connection:
            return _exchange(connection, split, url, deadline, limits)
    except CaptureRefused as error:
        raise FetchRefused(url, error.reason) from error
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= deadline:
            reason = f"took longer than {limits.fetch_seconds:g} seconds; {BY_HAND}"
            raise FetchRefused(url, reason) from error
        reason = f"could not be fetched ({type(error).__name__}); try again, or {BY_HAND}"
        raise FetchRefused(url, reason) from error


@contextmanager
def _connected(
    scheme: str, addresses: tuple[str, ...], host: str, port: int, deadline: float
) -> Iterator[HTTPConnection]:
    """A connection to the first of the checked addresses that answers, cut at the deadline."""
    name = host.encode("idna").decode("ascii") if not host.isascii() else host
    for address in addresses:
        left = max(0.001, deadline - time.monotonic())
        connection: HTTPConnection
        if scheme == "https":
            connection = HTTPSConnection(
                address, port, timeout=left, server_hostname=name, assert_hostname=name
            )
        else:
            connection = HTTPConnection(address, port, timeout=left)
        with closing(connection):
            try:
                connection.connect()
            except (HTTPError, OSError):
                if address == addresses[-1]:
                    raise
                continue
            # Time-outs count from the last byte; a server that drips bytes needs a harder stop.
            stop = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection])
            stop.daemon = True
            stop.start()
            try:
                yield connection
            finally:
                stop.cancel()
                stop.join()
            return


def _cut(connection: HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _exchange(
    connection: HTTPConnection, split: SplitResult, url: str, deadline: float, limits: Limits
) -> _Answer:
    host = (split.hostname or "").encode("idna").decode("ascii")
    literal = f"[{host}]" if ":" in host else host
    wanted = urlunsplit(("", "", split.path or "/", split.query, ""))
    connection.request(
        "GET",
        wanted,
        headers={**HEADERS, "Host": f"{literal}:{split.port}" if split.port else literal},
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    with closing(response):
        redirect = response.headers.get("Location")
        if 300 <= response.status < 400 and redirect:
            return _Answer(raw=b"", content_type=None, redirect=redirect)
        if response.status != 200:
            raise FetchRefused(url, f"the server answered {response.status}; {BY_HAND}")
        raw = _body(response, url, deadline, limits)
        encoding = (response.headers.get("Content-Encoding") or "").lower()
        return _Answer(
            raw=unpack(raw, url, encoding, limits.fetch_bytes, limits),
            content_type=response.headers.get("Content-Type"),
            redirect=None,
        )


def _body(response: BaseHTTPResponse, url: str, deadline: float, limits: Limits) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := response.read1(CHUNK, decode_content=False):
        pieces.append(piece)
        size += len(piece)
        if size > limits.fetch_bytes:
            reason = f"is larger than {limits.fetch_bytes:,} bytes; {BY_HAND}"
            raise FetchRefused(url, reason)
        if time.monotonic() >= deadline:
            raise TimeoutError(url)
    announced = response.headers.get("Content-Length")
    if announced and announced.isdecimal() and size < int(announced):
        raise ConnectionError(url)
    return b"".join(pieces)


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    if not header:
        return None, None
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), message.get_content_charset()
