"""The report as it is written to disk."""

from __future__ import annotations

from html import unescape
from re import search

from fastapi import APIRouter
from fastapi.responses import FileResponse, Response

from crossbearing.web.frame import Group, OpenDesk, Page

router = APIRouter()
PAGE = Page(path="/report", title="Report", router=router, group=Group.answer)


@router.get("/report")
def report(desk: OpenDesk) -> Response:
    """The report, under the policy that it declares itself."""
    written = desk.report_file()
    with written.open(encoding="utf-8") as file:
        policy = f"{declared_policy(file.read(8_000))}; frame-ancestors 'none'"
    return FileResponse(
        written, media_type="text/html", headers={"content-security-policy": policy}
    )


def declared_policy(written: str) -> str:
    """The policy in a page's own head, which names its style and script by hash."""
    declared = search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', written)
    return unescape(declared[1]) if declared else "default-src 'none'"
