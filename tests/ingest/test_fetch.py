import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import FetchRefused
from crossbearing.ingest import Limits
from crossbearing.ingest.addresses import is_public
from crossbearing.ingest.fetch import fetch

SMALL = Limits(fetch_bytes=2_000_000, fetch_seconds=20, redirects=3)


class Handler(BaseHTTPRequestHandler):
    """A small site with a page, redirects, errors and bombs."""

    def do_GET(self) -> None:
        answers = {
            "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, b"<p>Fire at Sarn"),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"Fire at Sarn")),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b" " * 9_000_000)),
            "/large": (200, {}, b"x" * 2_000_001),
            "/odd": (200, {"Content-Encoding": "br"}, b"x"),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/inside": (302, {"Location": "http://metadata.example/latest"}, b""),
            "/file": (302, {"Location": "file:///etc/hostname"}, b""),
            "/host": (200, {}, self.headers["Host"].encode()),
        }
        status, headers, body = answers.get(self.path, (404, {}, b"gone"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (self.path == "/short")))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a real server on this machine, under an invented name."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://lamp.example:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def resolver(host: str, port: int) -> tuple[str, ...]:
    """Names as a hostile name server might give them."""
    return {
        "lamp.example": ("127.0.0.1",),
        "metadata.example": ("169.254.169.254",),
        "both.example": ("127.0.0.1", "10.0.0.1"),
    }[host]


get = partial(
    fetch,
    resolver=resolver,
    allow=lambda address: address == "127.0.0.1",
    now=lambda: datetime(2031, 3, 12, tzinfo=UTC),
)


def test_a_page_is_fetched_with_its_type(site):
    """Body, media type, charset and time come back."""
    fetched = get(f"{site}/page", SMALL)
    assert (fetched.raw, fetched.media_type) == (b"<p>Fire at Sarn", "text/html")
    assert (fetched.charset, fetched.fetched_at) == ("utf-8", "2031-03-12T00:00:00+00:00")


def test_the_host_is_named_though_its_address_is_pinned(site):
    """The connection goes to the checked address and asks for the host by name."""
    assert get(f"{site}/host", SMALL).raw.decode() == site.removeprefix("http://")


def test_a_redirect_is_followed_and_remembered(site):
    """The document is under the address where the last redirect led."""
    assert get(f"{site}/moved#top", SMALL).url == f"{site}/page"


def test_a_packed_body_is_unpacked(site):
    """gzip is undone within the limits."""
    assert get(f"{site}/packed", SMALL).raw == b"Fire at Sarn"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/bomb", "expands to more than"),
        ("/large", "larger than 2,000,000 bytes"),
        ("/odd", "packed as br"),
        ("/loop", "redirects more than 3 times"),
        ("/inside", "inside a private network"),
        ("/file", "not http or https"),
        ("/gone", "answered 404"),
        ("/short", "answered 404"),
    ],
)
def test_what_is_too_much_or_leads_elsewhere_is_refused(site, path, reason):
    """Bombs, large bodies, circles, inner addresses and errors are refused with the reason."""
    with pytest.raises(FetchRefused, match=reason):
        get(f"{site}{path}", SMALL)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://lamp.example/", "not http or https"),
        ("http://", "not http or https"),
        ("http://ada:secret@lamp.example/", "user name or password"),
        ("http://[::1", "is not an address"),
        ("http://lamp.example:99999/", "is not an address"),
        ("http://both.example/", "inside a private network"),
    ],
)
def test_addresses_that_may_not_be_asked_are_not(url, reason):
    """One inner address among a host's addresses is enough to refuse it."""
    with pytest.raises(FetchRefused, match=reason):
        get(url, SMALL)


def test_a_host_nobody_knows_is_refused():
    """A name that does not resolve is named."""

    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise OSError(host)

    with pytest.raises(FetchRefused, match="cannot be found"):
        fetch("http://lamp.example/", SMALL, resolver=unknown)


def test_a_server_that_drips_is_cut_off():
    """A server that sends a byte now and then is not waited for beyond the limit."""
    stop = threading.Event()

    class Drip(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                while not stop.wait(0.05):
                    self.wfile.write(b"H")
            except OSError:
                return

        def log_message(self, *_: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Drip)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with pytest.raises(FetchRefused, match=r"longer than 0\.5 seconds"):
        get(f"http://lamp.example:{server.server_port}/", Limits(fetch_seconds=0.5))
    stop.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "100.64.0.1", "::1", "::", "fe80::1", "fc00::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
        "fe80::1%eth0", "lamp.example", "",
    ],
)  # fmt: skip
def test_addresses_inside_are_not_public(address):
    """Loopback, private, link-local, multicast and wrapped addresses are refused."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "2606:4700::1111"])
def test_addresses_of_the_internet_are_public(address):
    """Ordinary hosts may be asked."""
    assert is_public(address)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.ip_addresses(v=4))
def test_wrapping_an_address_does_not_make_it_public(address):
    """An IPv4 address that is refused is refused inside IPv6 too."""
    wrapped = is_public(f"::ffff:{address}") or is_public(f"64:ff9b::{address}")
    assert is_public(str(address)) or not wrapped
