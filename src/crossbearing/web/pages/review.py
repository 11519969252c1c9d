"""What waits for a person's decision, and the form that decides."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from crossbearing.errors import UsageError
from crossbearing.model import Target
from crossbearing.web import reviewing
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show
from crossbearing.web.pages.reader import find

router = APIRouter()
PAGE = Page(path="/review", title="Review", router=router, group=Group.work)

Field = Annotated[str, Form(max_length=20_000)]


@router.get("/review")
def review(request: Request, desk: OpenDesk) -> Response:
    """The readings that wait for review, the weightiest first."""
    now = desk.assessment
    return show(
        request,
        "review_queue.html",
        assessment=now,
        index=desk.index,
        groups=reviewing.groups(now),
    )


@router.post("/documents/{document_id}/decisions")
def decide(
    document_id: str,
    desk: OpenDesk,
    person: Asker,
    role: Field = "",
    act: Field = "",
    spans: Field = "",
    why: Field = "",
) -> Response:
    """Append a decision, weigh again, and go back to where it was made."""
    document = find(desk.weighed, document_id)
    try:
        decision = reviewing.parse_decision(
            document,
            {"role": role, "act": act, "spans": spans, "why": why},
            who=person.name,
            when=desk.now(),
        )
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    desk.decide(decision)
    return RedirectResponse(place_of(document.id, decision.target), 303)


def place_of(document_id: str, target: Target) -> str:
    """Where a target is reviewed: readings in the queue, statements beside their text."""
    start = target.spans[0].start
    if target.role == "reading":
        return f"/review#on-{document_id}-{start}"
    return f"/documents/{document_id}/statements?at={start}"
