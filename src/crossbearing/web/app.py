"""The workbench put together: the pages, what they share, and what happens when one cannot show."""

from __future__ import annotations

from pathlib import Path

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as Fault

from crossbearing.errors import NothingToRead, RunStopped
from crossbearing.report import style
from crossbearing.report.wording import isolate
from crossbearing.web.api import PREFIX, create_api
from crossbearing.web.desk import Desk, StillWorking, quietly
from crossbearing.web.frame import OpenDesk, desk_of, needs, show
from crossbearing.web.guard import Door, Guard, OneTimeDoor
from crossbearing.web.pages import PAGES, access


def create_app(
    desk: Desk, *, origin: str, reviewer: str = "", door: Door | None = None
) -> Guard:
    """The guarded app for one case at `origin`, the address and port it is served at.

    Without a `door` the case is open to whoever has the one-time address, as `reviewer`.
    """
    app = FastAPI(title="crossbearing", openapi_url=None)
    app.state.desk = desk
    app.state.pages = PAGES
    app.state.question = quietly(desk.question) or "A case"
    app.state.shared = door is not None
    desk.warms = tuple(page.warm for page in PAGES if page.warm)
    for page in PAGES:
        app.include_router(page.router, dependencies=[Depends(needs(page.role))])
    if door is not None:
        app.include_router(access.entrance)
    app.add_api_route("/status", status, methods=["GET"])
    app.add_api_route("/static/report.css", report_style, methods=["GET"])
    app.mount(PREFIX, create_api(desk))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    app.add_exception_handler(Fault, refused)
    app.add_exception_handler(RequestValidationError, misread)
    app.add_exception_handler(NothingToRead, empty)
    app.add_exception_handler(StillWorking, waiting)
    app.add_exception_handler(RunStopped, stopped)
    app.state.guard = Guard(app, origin=origin, door=door or OneTimeDoor(reviewer))
    guard: Guard = app.state.guard
    return guard


def status(request: Request, desk: OpenDesk) -> Response:
    """How far a weighing that goes on is; htmx asks until it is done."""
    return show(request, "status.html", block="status")


def report_style() -> Response:
    """The report's own style, so that both read alike."""
    return PlainTextResponse(style(), media_type="text/css")


def refused(request: Request, fault: Exception) -> Response:
    """What cannot be shown, and why."""
    assert isinstance(fault, HTTPException | Fault)
    return show(
        request, "fault.html", block="said", status=fault.status_code, said=fault.detail
    )


def misread(request: Request, fault: Exception) -> Response:
    """A field or an address that no page of ours sends."""
    assert isinstance(fault, RequestValidationError)
    named = ", ".join(str(each["loc"][-1]) for each in fault.errors())
    said = f"This is not a request that a page of the case makes ({named})."
    return show(request, "fault.html", block="said", status=400, said=said)


def empty(request: Request, _: Exception) -> Response:
    """A case that holds nothing yet, or whose first reports are being added."""
    desk = desk_of(request)
    jobs = [each for each in desk.inbox.jobs() if each.open]
    if jobs:
        stage = f" ({jobs[-1].stage})" if jobs[-1].stage else ""
        return _later(request, f"Adding {isolate(jobs[-1].label)}{stage}.")
    if desk.busy:
        return _later(request, f"The case is being read and weighed: {desk.busy}.")
    return show(request, "empty.html")


def waiting(request: Request, fault: Exception) -> Response:
    """A case whose first answer is being worked out."""
    return _later(request, str(fault))


def _later(request: Request, said: str) -> Response:
    """A page that says what goes on, and comes back by itself."""
    answer = show(request, "waiting.html", said=said, status=503)
    answer.headers["refresh"] = answer.headers["retry-after"] = "2"
    return answer


def stopped(request: Request, fault: Exception) -> Response:
    """Something that only the person at the case's machine can put right."""
    return show(request, "fault.html", block="said", status=409, said=str(fault))
