"""The record: whether it is as it was written, every verdict, and who was let in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from crossbearing.errors import SourceClosed
from crossbearing.web.desk import Desk
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show

router = APIRouter()
PAGE = Page(path="/verification", title="Record", router=router, group=Group.out)

SHOWN = 100
"""Verdicts and changes of accounts shown, the newest ones."""


@dataclass(frozen=True)
class Checked:
    """What a check of the record came to, who asked for it and when."""

    whole: bool
    said: str
    who: str
    when: str


@router.get("/verification")
def verification(request: Request, desk: OpenDesk) -> Response:
    """What the last check came to, the verdicts on record, and what was done to accounts."""
    versions = desk.versions()
    changes = desk.account_changes()
    return show(
        request,
        "record.html",
        checked=getattr(request.app.state, "checked", None),
        versions=versions[-SHOWN:][::-1],
        total=len(versions),
        changes=changes[-SHOWN:][::-1],
        changed=len(changes),
    )


@router.post("/verification")
def verify(request: Request, desk: OpenDesk, person: Asker) -> Response:
    """Check every row and capture, and tell what came of it."""
    request.app.state.checked = check(desk, person.name)
    return RedirectResponse("/verification", 303)


def check(desk: Desk, who: str) -> Checked:
    """Whether every row and capture is as recorded."""
    try:
        whole, said = True, desk.verify()
    except SourceClosed as fault:
        whole, said = False, str(fault)
    return Checked(whole, said, who, desk.now())
