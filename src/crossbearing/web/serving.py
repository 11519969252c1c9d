"""Bind a port and serve one case from it until interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.web.accounts import AccountDoor
from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How a case is opened to other machines: the address that is bound, the one that people
    type where it is another (behind a proxy, say), and a certificate with its key."""

    address: str
    origin: str | None = None
    certificate: Path | None = None
    key: Path | None = None


def serve(
    folder: Path,
    *,
    port: int,
    reviewer: str,
    announce: Callable[[str], None],
    sharing: Sharing | None = None,
) -> None:
    """Serve the case at `folder` on this machine only, or to those who have an account where it
    is shared; `port` 0 takes a free one.

    `announce` is called with the address to open once the port is held. Reading and weighing
    go on meanwhile.
    """
    casework.question_of(folder)  # a folder that is no case is told at once
    door = open_door(folder) if sharing else None
    address = bound(sharing.address) if sharing else ip_address(LOOPBACK)
    family = socket.AF_INET6 if isinstance(address, IPv6Address) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((str(address), port))
        except OSError as error:
            raise UsageError(
                f"{address} port {port} cannot be had ({error}); choose another --port"
            ) from error
        listener.listen(128)  # whoever opens the address at once waits instead of being refused
        desk = Desk(folder)
        origin = origin_of(sharing, str(address), listener.getsockname()[1])
        app = create_app(desk, origin=origin, reviewer=reviewer, door=door)
        desk.refresh(patience=0)
        desk.inbox.jobs()  # goes on with what was handed in before
        announce(app.entrance)
        settings = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            ssl_certfile=sharing.certificate if sharing else None,
            ssl_keyfile=sharing.key if sharing else None,
        )
        uvicorn.Server(settings).run(sockets=[listener])


def open_door(folder: Path) -> AccountDoor:
    """The door of a shared case. Raises UsageError for a case in which nobody has an account."""
    if not casework.list_accounts(folder):
        raise UsageError(
            f"{folder}: a shared case needs accounts; make one with "
            "`crossbearing case user add CASE NAME --role owner`"
        )
    return AccountDoor(
        roles=lambda: dict(casework.list_accounts(folder)),
        check=lambda name, password: casework.check_password(folder, name, password),
    )


def bound(address: str) -> IPv4Address | IPv6Address:
    """The address that --share names. Raises UsageError for what is none."""
    try:
        return ip_address(address)
    except ValueError as error:
        raise UsageError(
            f"{address!r} is no address of this machine; give one such as 192.168.1.20"
        ) from error


def origin_of(sharing: Sharing | None, address: str, port: int) -> str:
    """The address that people type, with scheme and port, as browsers send it. Raises UsageError
    where it cannot be told or is none."""
    if sharing is None:
        return f"http://{LOOPBACK}:{port}"
    if sharing.origin:
        told = urlsplit(sharing.origin)
        if told.scheme not in ("http", "https") or not told.netloc or told.path.strip("/"):
            raise UsageError(
                f"{sharing.origin!r} is no origin; give scheme and host, https://case.example"
            )
        return f"{told.scheme}://{told.netloc.lower()}"
    if ip_address(address).is_unspecified:
        raise UsageError(
            f"{address} is every address of this machine; say with --origin what people type"
        )
    scheme = "https" if sharing.certificate else "http"
    host = f"[{address}]" if ":" in address else address
    return f"{scheme}://{host}:{port}"
