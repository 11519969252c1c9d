"""A document as it was captured, with what was found in it marked in place."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from crossbearing.model import Assessment
from crossbearing.web import marking, reviewing
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show

router = APIRouter()
SHELF = 50
"""Reports listed on a page."""


def examples(assessment: Assessment) -> Iterator[str]:
    """The page of the first report."""
    for document in assessment.documents[:1]:
        yield f"/documents/{document.id}"


PAGE = Page(
    path="/documents", title="Reports", router=router, group=Group.reports, examples=examples
)


@router.get("/documents")
def shelf(request: Request, desk: OpenDesk, page: int = 1) -> Response:
    """The reports of the case, a page at a time."""
    documents = desk.assessment.documents
    pages = max(1, -(-len(documents) // SHELF))
    if not 1 <= page <= pages:
        raise HTTPException(404, f"The reports fill {pages} pages.")
    return show(
        request,
        "documents.html",
        documents=documents[(page - 1) * SHELF : page * SHELF],
        first=(page - 1) * SHELF + 1,
        page=page,
        pages=pages,
        total=len(documents),
    )


@router.get("/documents/{document_id}")
def document(
    request: Request, document_id: str, desk: OpenDesk, person: Asker, part: int = 1
) -> Response:
    """One document with its statements marked, a window at a time."""
    now = desk.assessment
    at = find(now, document_id)
    shown, annotations = now.documents[at], now.annotations[at]
    windows = marking.windows(shown.text)
    if not 1 <= part <= len(windows):
        raise HTTPException(404, f"{shown.path} has {len(windows)} parts")
    window = windows[part - 1]
    marked = marking.marks(shown, annotations, now.verdict.readings)
    rejected = reviewing.rejected(now.decisions, shown)
    gone = {decision.target for decision in rejected}
    statements = [
        (said, target, reviewing.latest(now.decisions, target))
        for said in annotations.attributions
        if any(span.overlaps(window) for span in said.content)
        for target in [reviewing.statement_target(shown, said)]
        if target not in gone
    ]
    return show(
        request,
        "reader.html",
        document=shown,
        unread=annotations.unread,
        pieces=marking.pieces(shown.text, marked, window),
        statements=statements,
        rejected=rejected,
        part=part,
        parts=len(windows),
        reviewer=person.name,
    )


def find(assessment: Assessment, document_id: str) -> int:
    """The place of a document in the assessment; 404 when it is not there."""
    for index, each in enumerate(assessment.documents):
        if each.id == document_id:
            return index
    raise HTTPException(404, "The case has no such document.")
