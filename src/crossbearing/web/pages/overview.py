"""The first page: what is asked, how it stands, and what it rests on."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from crossbearing.report.contents import counted
from crossbearing.report.sections.answer import headline
from crossbearing.web.frame import Group, OpenDesk, Page, show

router = APIRouter()
PAGE = Page(path="/", title="Overview", router=router, group=Group.answer)


@router.get("/")
def overview(request: Request, desk: OpenDesk) -> Response:
    """The answer so far."""
    now = desk.assessment
    return show(
        request,
        "overview.html",
        assessment=now,
        headline=headline(now.verdict),
        counts=counted(now),
    )
