"""A document as it was captured, with what was found in it marked in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from crossbearing.errors import DecisionOvertaken, UsageError
from crossbearing.model import (
    Assessment,
    Attribution,
    Cause,
    Certainty,
    Decision,
    Document,
    Span,
    SpeechKind,
    Stance,
    Target,
    VoiceKind,
)
from crossbearing.report.sections.ways import lost
from crossbearing.web import claiming, comparing, lookups, marking, missing, reviewing
from crossbearing.web.desk import Desk, Weighed
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, fields, show, unknown
from crossbearing.web.people import Person
from crossbearing.web.reviewing import Record

router = APIRouter()
SHELF = 50
"""Reports listed on a page."""
ROWS = 120
"""Passages side by side on a page."""


def examples(assessment: Assessment) -> Iterator[str]:
    """The first report, its first statement, and the first copy beside its source."""
    for document, found in zip(
        assessment.documents[:1], assessment.annotations[:1], strict=True
    ):
        yield f"/documents/{document.id}"
        for said in found.attributions[:1]:
            yield f"/documents/{document.id}/statements?at={said.content[0].start}"
    for copy in assessment.trace.copies[:1]:
        yield f"/documents/{copy.target}/beside/{copy.source}"


PAGE = Page(
    path="/documents",
    title="Reports",
    router=router,
    group=Group.reports,
    examples=examples,
    warm=lookups.lookups,
)


@router.get("/documents")
def shelf(request: Request, desk: OpenDesk, page: int = 1) -> Response:
    """The reports of the case, a page at a time."""
    now = desk.weighed
    documents = now.assessment.documents
    pages = max(1, -(-len(documents) // SHELF))
    if not 1 <= page <= pages:
        raise HTTPException(404, f"The reports fill {pages} pages.")
    known = lookups.lookups(now)
    return show(
        request,
        "documents.html",
        documents=[
            (
                each,
                known.annotations[each.id],
                len({copy.source for copy in known.taken.get(each.id, ())}),
            )
            for each in documents[(page - 1) * SHELF : page * SHELF]
        ],
        index=now.index,
        first=(page - 1) * SHELF + 1,
        page=page,
        pages=pages,
        total=len(documents),
    )


@router.get("/documents/{document_id}")
def document(
    request: Request,
    document_id: str,
    desk: OpenDesk,
    part: int | None = None,
    at: int | None = Query(None, ge=0),
    done: str = "",
) -> Response:
    """One document with what was found marked, a part at a time: the part that is asked for, or
    the one that holds the code point `at`."""
    shown = find(desk.weighed, document_id)
    return read(request, desk, shown, part=part, at=at, done=done)


def read(
    request: Request,
    desk: Desk,
    shown: Document,
    *,
    part: int | None = None,
    at: int | None = None,
    done: str = "",
    form: missing.Form | None = None,
    fault: str | None = None,
) -> Response:
    """The page of a document, with the decision just made, or a form that could not be taken."""
    now = desk.weighed
    sheet = lookups.sheet(now, shown.id)
    if part is None:
        part = marking.part_at(sheet.parts, at or 0)
    if not 1 <= part <= len(sheet.parts):
        raise HTTPException(404, f"{shown.path} has {len(sheet.parts)} parts")
    window = sheet.parts[part - 1]
    known = lookups.lookups(now)
    return show(
        request,
        "reader.html",
        block="part",
        status=400 if fault else 200,
        document=shown,
        index=now.index,
        unread=known.annotations[shown.id].unread,
        pieces=marking.pieces(shown.text, sheet.marks, window, sheet.said, at),
        openings=frozenset(sheet.openings),
        starts=sheet.openings,
        parts=sheet.parts,
        part=part,
        here=at,
        found=found(now, shown, window),
        taken=[
            (other, many, len(known.drifts.get(frozenset((shown.id, other)), ())))
            for other, many in passages(known.taken.get(shown.id, ()), "source")
        ],
        given=passages(known.given.get(shown.id, ()), "target"),
        done=Record.of(desk.recorded()).made.get(done) if done else None,
        form=form or missing.EMPTY,
        fault=fault,
        names=reviewing.names(now),
        choices={
            "stance": list(Stance),
            "certainty": list(Certainty),
            "kind": list(SpeechKind),
            "voice_kind": list(VoiceKind),
            "cause": list(Cause),
        },
    )


@router.post("/documents/{document_id}/statements")
async def add(request: Request, document_id: str, desk: OpenDesk, person: Asker) -> Response:
    """Record a statement that was missed, and go to where it stands; the page with the form as it
    was filled in where it cannot be one."""
    try:
        form = missing.Form.model_validate(await fields(request))
    except ValidationError as error:
        raise HTTPException(400, unknown(error)) from error
    return await run_in_threadpool(add_statement, request, document_id, desk, person, form)


def add_statement(
    request: Request, document_id: str, desk: Desk, person: Person, form: missing.Form
) -> Response:
    """Record what the form says."""
    shown = find(desk.weighed, document_id)
    try:
        made = missing.added(form, shown, desk, person)
        desk.decide(made)
    except (UsageError, DecisionOvertaken) as fault:
        return read(request, desk, shown, form=form, fault=str(fault))
    start = made.target.spans[0].start
    return RedirectResponse(f"/documents/{shown.id}?at={start}&done={made.id}#at-{start}", 303)


@router.get("/documents/{document_id}/statements")
def statements(
    request: Request,
    document_id: str,
    desk: OpenDesk,
    person: Asker,
    at: int = Query(ge=0),
) -> Response:
    """The statements that open at a code point: who says so, on whose word, and what it weighs."""
    now = desk.weighed
    shown = find(now, document_id)
    known = lookups.lookups(now)
    decisions = now.assessment.decisions
    record = Record.of(desk.recorded())
    standing = [
        (
            said,
            target,
            reviewing.reviewed(decisions, target),
            known.origins.get(said.id),
            claiming.put_forward(now, record, known.claims.get(said.id, ())),
        )
        for said in known.annotations[shown.id].attributions
        if said.content and said.content[0].start == at
        for target in [reviewing.statement_target(shown, said)]
    ]
    rejected = [
        each
        for each in reviewing.rejected(decisions, shown)
        if each.target.spans[0].start == at
        and each.target not in {target for _, target, *_ in standing}
    ]
    if not standing and not rejected:
        raise HTTPException(404, "No statement opens there.")
    openings = lookups.sheet(now, shown.id).openings
    return show(
        request,
        "statements.html",
        block="statements",
        document=shown,
        index=now.index,
        statements=standing,
        rejected=rejected,
        readings=known.readings,
        carried={each.id: each for each in known.annotations[shown.id].attributions},
        reviewer=person.name,
        record=record,
        back="reader" if request.headers.get("hx-request") == "true" else "",
        causes=list(Cause),
        names=reviewing.names(now),
        at=at,
        before=max((each for each in openings if each < at), default=None),
        after=min((each for each in openings if each > at), default=None),
        number=sum(each <= at for each in openings),
        of=len(openings),
    )


@router.get("/documents/{document_id}/beside/{other_id}")
def beside(
    request: Request, document_id: str, other_id: str, desk: OpenDesk, page: int = 1
) -> Response:
    """A report beside the one it was copied from: passages in line, with their differences."""
    now = desk.weighed
    target, source = find(now, document_id), find(now, other_id)
    known = lookups.lookups(now)
    copies = [each for each in known.taken.get(target.id, ()) if each.source == source.id]
    if not copies:
        raise HTTPException(404, "Nothing in this report was found to come from that one.")
    rows = now.once(
        ("beside", target.id, source.id),
        lambda: tuple(comparing.rows(source.text, target.text, copies)),
    )
    pages = max(1, -(-len(rows) // ROWS))
    if not 1 <= page <= pages:
        raise HTTPException(404, f"The comparison fills {pages} pages.")
    return show(
        request,
        "beside.html",
        source=source,
        target=target,
        index=now.index,
        rows=rows[(page - 1) * ROWS : page * ROWS],
        page=page,
        pages=pages,
        reason=copies[0].reason,
        shared=sum(each.target_span.end - each.target_span.start for each in copies),
        drifts=[
            (lost(each), each, now.index.quote(each.earlier), now.index.quote(each.later))
            for each in known.drifts.get(frozenset((target.id, source.id)), ())
        ],
    )


def find(weighed: Weighed, document_id: str) -> Document:
    """A document by its id; 404 when it is not there."""
    known = weighed.index.documents.get(document_id)
    if known is None:
        raise HTTPException(404, "The case has no such document.")
    return known


def passages(copies: tuple[Any, ...], side: str) -> list[tuple[str, int]]:
    """The documents on the other side of copies, with how many passages; most first."""
    return Counter(getattr(each, side) for each in copies).most_common()


def found(weighed: Weighed, document: Document, window: Span) -> dict[str, Any]:
    """What was found in one part of a text, as lists: the table to the marks."""
    known = lookups.lookups(weighed)
    notes = known.annotations[document.id]
    named = Counter(
        (each.span.of(document.text), each.type.value)
        for each in notes.mentions
        if each.span.overlaps(window)
    )
    return {
        "statements": [said for said in notes.attributions if _opens(said.content, window)],
        "rejected": [
            each
            for each in rejected(weighed.assessment, document, notes.attributions)
            if _opens(each.target.spans, window)
        ],
        "arguments": [each for each in notes.arguments if _opens(each.premises, window)],
        "judgements": [each for each in notes.judgements if each.span.overlaps(window)],
        "times": [each for each in notes.times if each.span.overlaps(window)],
        "mentions": named.most_common(),
        "reused": [
            each
            for each in known.taken.get(document.id, ())
            if each.target_span.overlaps(window)
        ],
    }


def rejected(
    assessment: Assessment, document: Document, standing: tuple[Attribution, ...]
) -> tuple[Decision, ...]:
    """The rejections in force of statements that are read no more."""
    if not any(_of_statement(each.target) for each in assessment.decisions):
        return ()
    there = {said.content for said in standing}
    return tuple(
        each
        for each in reviewing.rejected(assessment.decisions, document)
        if each.target.spans not in there
    )


def _of_statement(target: Target) -> bool:
    return target.role == "statement"


def _opens(spans: tuple[Span, ...], window: Span) -> bool:
    return bool(spans) and window.start <= spans[0].start < window.end
