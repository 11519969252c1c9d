"""Whether the record is as it was written."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from crossbearing.errors import SourceClosed
from crossbearing.web.frame import Group, OpenDesk, Page, show

router = APIRouter()
PAGE = Page(path="/verification", title="Record", router=router, group=Group.out)


@router.get("/verification")
def verification(request: Request, desk: OpenDesk) -> Response:
    """Whether every row and capture is as recorded."""
    try:
        whole, said = True, desk.verify()
    except SourceClosed as fault:
        whole, said = False, str(fault)
    return show(request, "record.html", whole=whole, said=said)
