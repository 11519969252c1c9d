"""Bind a loopback port and serve one case from it until interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import uvicorn

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk

LOOPBACK = "127.0.0.1"


def serve(folder: Path, *, port: int, reviewer: str, announce: Callable[[str], None]) -> None:
    """Serve the case at `folder` on this machine only; `port` 0 takes a free one.

    `announce` is called with the one-time address once the case is weighed and the port held.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise UsageError(
                f"port {port} is taken ({error}); choose another --port"
            ) from error
        app = create_app(
            open_desk(folder, reviewer), host=f"{LOOPBACK}:{listener.getsockname()[1]}"
        )
        announce(app.entrance)
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False
        )
        uvicorn.Server(settings).run(sockets=[listener])


def open_desk(folder: Path, reviewer: str) -> Desk:
    """The case at `folder` on the desk of `reviewer`."""

    def verify() -> str:
        verified = casework.verify_case(folder)
        return f"{verified.rows} rows and {verified.captures} captures are as recorded."

    return Desk(
        reviewer=reviewer,
        assess=lambda: casework.weigh_case(folder),
        decide=lambda decision: casework.decide(folder, decision),
        verify=verify,
        page=casework.page,
        now=lambda: datetime.now(UTC).isoformat(timespec="microseconds"),
    )
