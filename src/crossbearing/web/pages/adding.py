"""Handing in reports: files, a pasted text, or addresses; and how far each is."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from crossbearing.errors import UsageError
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show
from crossbearing.web.inbox import Known
from crossbearing.web.people import Role

router = APIRouter()
PAGE = Page(
    path="/add", title="Add reports", router=router, group=Group.work, role=Role.reviewer
)

Field = Annotated[str, Form(max_length=2_000)]
Long = Annotated[str, Form(max_length=2_000_000)]
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)


@router.get("/add")
def adding(request: Request, desk: OpenDesk) -> Response:
    """The form, and what was handed in lately."""
    return show(request, "adding.html", block="jobs", jobs=desk.inbox.jobs(), fault="")


@router.post("/add")
def hand_in(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Long = "",
    addresses: Long = "",
    title: Field = "",
    publisher: Field = "",
    published: Field = "",
    url: Field = "",
) -> Response:
    """Keep what was handed in; it is read beside the pages, and the person goes on working."""
    lines = addresses.split()
    wrong = [each for each in lines if not ADDRESS.fullmatch(each)]
    known = Known(
        title=title.strip(),
        publisher=publisher.strip(),
        published=published.strip(),
        url=url.strip(),
    )
    try:
        if wrong:
            raise UsageError(f"{wrong[0]} is no address; addresses begin with https://")
        desk.inbox.hand_in(
            person.name,
            [(each.filename, each.file) for each in files or () if each.filename],
            text.replace("\r\n", "\n"),
            lines,
            known,
        )
    except UsageError as fault:
        return show(
            request, "adding.html", status=400, jobs=desk.inbox.jobs(), fault=str(fault)
        )
    return RedirectResponse("/add#jobs", 303)


@router.post("/add/{job_id}/retry")
def retry(desk: OpenDesk, job_id: str) -> Response:
    """Try a job that was stopped again."""
    desk.inbox.retry(job_id)
    return RedirectResponse("/add#jobs", 303)
