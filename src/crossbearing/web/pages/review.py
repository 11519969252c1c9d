"""What waits for a person's decision, what weighs most first, and the forms that decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import ValidationError

from crossbearing.casework import CLAIMS, Kind, Proposal
from crossbearing.errors import DecisionOvertaken, UsageError
from crossbearing.model import (
    Assessment,
    Cause,
    Certainty,
    Decision,
    Document,
    Span,
    SpeechKind,
    Stance,
    VoiceKind,
)
from crossbearing.store import place_of as place_in_record
from crossbearing.web import claiming, marking, reviewing
from crossbearing.web.desk import PATIENCE, Desk, Weighed
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, fields, show, unknown
from crossbearing.web.pages.reader import find
from crossbearing.web.people import Person
from crossbearing.web.reviewing import Record, Ruling

router = APIRouter()
SHOWN = 12
"""Proposals on a page."""
AROUND = 220
"""Code points of the text shown before and behind a statement."""
TITLES = {
    Kind.reading: "What weighs",
    Kind.statement: "Who says what",
    Kind.origin: "Whose word",
    Kind.mention: "Who is who",
}


def examples(assessment: Assessment) -> Sequence[str]:
    """Each kind of proposal, and what was decided."""
    return (*(f"/review?kind={kind}" for kind in Kind), "/review?decided=1")


PAGE = Page(
    path="/review",
    title="Review",
    router=router,
    group=Group.work,
    examples=examples,
    warm=reviewing.proposals,
)


@router.get("/review")
def review(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    kind: Kind | None = None,
    page: int = 1,
    done: str = "",
    decided: bool = False,
) -> Response:
    """The proposals that wait for review, or those that were reviewed; all, or one kind."""
    now = desk.weighed
    record = Record.of(desk.recorded())
    every = reviewing.proposed(desk)
    waiting = [each for each in every if bool(settled(record, each)) == decided]
    listed = [each for each in waiting if kind is None or each.kind is kind]
    pages = max(1, -(-len(listed) // SHOWN))
    page = min(max(page, 1), pages)
    shown = listed[(page - 1) * SHOWN : page * SHOWN]
    made = record.made.get(done)
    place = place_in_record(made.target) if made else ""
    follow = [each.id for each in listed[(page - 1) * SHOWN + 1 : page * SHOWN + 1]]
    return show(
        request,
        "review_queue.html",
        index=now.index,
        items=[
            (
                each,
                decisions,
                record.version(each.target),
                after,
                context(now, each),
                claiming.put_forward(now, record, each.claims),
            )
            for each, after in zip(shown, [*follow, ""], strict=False)
            for decisions in [settled(record, each)]
        ],
        titles=TITLES,
        counts={each: sum(other.kind is each for other in waiting) for each in Kind},
        kind=kind,
        decided=decided,
        left=len(waiting),
        page=page,
        pages=pages,
        back=f"{kind or ''} {page} {int(decided)}",
        done=made,
        done_item=next((each.id for each in every if each.place == place), ""),
        done_version=done,
        record=record,
        names=reviewing.names(now),
        origins=now.once("joinable", lambda: joinable(now)),
        stances=list(Stance),
        certainties=list(Certainty),
        kinds=list(SpeechKind),
        voices=list(VoiceKind),
        causes=list(Cause),
        target=reviewing.aim,
    )


def settled(record: Record, each: Proposal) -> tuple[Decision, ...]:
    """The decisions in force about the words of a proposal."""
    return record.in_force.get(each.place, ())


def context(now: Weighed, each: Proposal) -> tuple[marking.Piece, ...]:
    """The statement of a proposal in the words round it, marked; nothing where there is none."""
    said = each.said
    if said is None:
        return ()
    text = now.index.documents[said.document].text
    spans = (*said.source, *said.cue, *said.content)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    window = marking.around(text, whole, AROUND)
    marked = [
        (span, name)
        for name, parts in (
            ("source", said.source),
            ("cue", said.cue),
            ("content", said.content),
        )
        for span in parts
    ]
    return tuple(marking.pieces(text, marked, window))


def joinable(now: Weighed) -> tuple[tuple[str, str], ...]:
    """The origins that weigh first, each with the words it is named by, to join with."""
    weighing = {each.origin for each in now.assessment.verdict.readings}
    known = sorted(now.assessment.trace.origins, key=lambda each: each.id not in weighing)
    return tuple(
        (f"{each.passages[0].document}:{reviewing.write_spans(each.passages[0].spans)}", label)
        for each in known[: reviewing.NAMES]
        if each.passages
        for label in [f"{now.index.label(each)}, {now.index.number(each.passages[0].document)}"]
    )


async def given(request: Request) -> Ruling:
    """The form that came in."""
    try:
        return Ruling.model_validate(await fields(request))
    except ValidationError as error:
        raise HTTPException(400, unknown(error)) from error


Given = Annotated[Ruling, Depends(given)]


READER = "reader"
"""What a form beside a text has in the place of the queue's page: back to the text."""


@router.post("/review/decisions")
def rule(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    ruling: Given,
) -> Response:
    """Record what a form of the queue decides, and go on to what comes next."""
    made = record_ruling(request, desk, person, ruling)
    return made if isinstance(made, Response) else RedirectResponse(onward(ruling, made), 303)


def onward(ruling: Ruling, made: Sequence[Decision]) -> str:
    """The queue as it was, with what was just done, at the proposal that comes next."""
    kind, page, decided = (*ruling.back.split(" "), "", "", "")[:3]
    query = f"page={page if page.isdigit() else 1}&done={made[-1].id}"
    if kind in list(Kind):
        query += f"&kind={kind}"
    if decided == "1":
        query += "&decided=1"
    after = ruling.after if ruling.after.replace("-", "").isalnum() else ""
    return f"/review?{query}#on-{after}" if after else f"/review?{query}#queue"


def record_ruling(
    request: Request, desk: Desk, person: Person, ruling: Ruling
) -> Response | tuple[Decision, ...]:
    """Record what a form decides; 400 for no decision, and where somebody was faster the page
    that shows both, under 409."""
    try:
        made = reviewing.decisions(ruling, desk.assessment, person, desk.now())
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    # What is decided waits no more, whatever the answer then is: the next proposal comes at once.
    goes_on = ruling.act in ("accept", "reject", "merge") and ruling.role not in CLAIMS
    try:
        desk.decide(*made, patience=0 if goes_on and ruling.after else PATIENCE)
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    except DecisionOvertaken as fault:
        return overtaken(request, desk, ruling, made, fault)
    return made


def overtaken(
    request: Request,
    desk: Desk,
    ruling: Ruling,
    mine: Sequence[Decision],
    fault: DecisionOvertaken,
) -> Response:
    """Both versions, and the ways on: keep theirs, or decide with theirs in view."""
    record = Record.of(desk.recorded())
    again = ruling.model_copy(update={"on": fault.latest})
    fields = again.model_dump(exclude_none=True, exclude_defaults=True) | {"on": fault.latest}
    return show(
        request,
        "overtaken.html",
        status=409,
        mine=mine,
        theirs=record.made.get(fault.latest),
        made_on=record.made.get(fault.made_on),
        fields=fields,
        keep=leaving(request, desk, ruling, mine),
        action=request.url.path,
    )


def leaving(request: Request, desk: Desk, ruling: Ruling, mine: Sequence[Decision]) -> str:
    """Where somebody goes who leaves it as it is on record."""
    document = desk.index.documents.get(ruling.document)
    if request.url.path.startswith("/documents/") and document is not None:
        return returning(document, ruling, mine)
    return onward(ruling, mine) if ruling.back else "/review"


BESIDE = {
    "statement": ("accept", "reject"),
    "reading": ("accept", "reject"),
    "mention": ("merge",),
    **dict.fromkeys(CLAIMS, ("accept", "reject", "edit", "merge", "divide")),
}
"""What is decided beside a text, by what it is decided of; undoing goes for all."""


@router.post("/documents/{document_id}/decisions")
def decide(
    request: Request,
    document_id: str,
    desk: OpenDesk,
    person: Asker,
    ruling: Given,
) -> Response:
    """Record a decision made beside a text, and go back to where it was made."""
    document = find(desk.weighed, document_id)
    given = ruling.model_copy(update={"document": document.id})
    if ruling.act != "undo" and ruling.act not in BESIDE.get(ruling.role, ()):
        raise HTTPException(400, f"{ruling.act} of a {ruling.role} is not decided here.")
    made = record_ruling(request, desk, person, given)
    if isinstance(made, Response):
        return made
    return RedirectResponse(returning(document, ruling, made), 303)


def returning(document: Document, ruling: Ruling, made: Sequence[Decision]) -> str:
    """Where somebody goes on who decided beside a text: the text with what was done, or what
    stands beside it where that is a page of its own. Readings are reviewed in the queue."""
    target = made[0].target
    if ruling.role == "reading":
        return "/review"
    start = target.spans[0].start if target.spans else 0
    start = int(ruling.at) if ruling.at.isdigit() else start
    if ruling.back == READER or ruling.act == "undo":
        return f"/documents/{document.id}?at={start}&done={made[-1].id}#at-{start}"
    return f"/documents/{document.id}/statements?at={start}"
