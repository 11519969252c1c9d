"""Bind a port and serve one case from it until interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.web.app import create_app
from crossbearing.web.desk import Desk

LOOPBACK = "127.0.0.1"


def serve(folder: Path, *, port: int, reviewer: str, announce: Callable[[str], None]) -> None:
    """Serve the case at `folder` on this machine only; `port` 0 takes a free one.

    `announce` is called with the one-time address once the port is held. Reading and weighing
    go on meanwhile.
    """
    casework.question_of(folder)  # a folder that is no case is told at once
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise UsageError(
                f"port {port} is taken ({error}); choose another --port"
            ) from error
        desk = Desk(folder)
        origin = f"http://{LOOPBACK}:{listener.getsockname()[1]}"
        app = create_app(desk, origin=origin, reviewer=reviewer)
        desk.refresh(patience=0)
        desk.inbox.jobs()  # goes on with what was handed in before
        announce(app.entrance)
        settings = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False
        )
        uvicorn.Server(settings).run(sockets=[listener])
