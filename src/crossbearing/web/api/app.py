"""The JSON API put together: its routes, and how its errors read."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import FastAPI, Header, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException as Fault

from crossbearing import casework
from crossbearing.casework import Kind, Missed, Words
from crossbearing.errors import DecisionOvertaken, NothingToRead, RunStopped, UsageError
from crossbearing.model import Act, Apart, Decision, Span, Variable, Voice
from crossbearing.report import shapes as fixed
from crossbearing.store import write_spans
from crossbearing.web import lookups, reviewing
from crossbearing.web.api import shapes
from crossbearing.web.desk import Desk, StillWorking
from crossbearing.web.frame import Asker, OpenDesk
from crossbearing.web.pages import taking_apart
from crossbearing.web.reviewing import Record

PREFIX = "/api/v1"
MOST = 500
"""Things in one answer at most."""
LEAST_SHARE = 1e-6
"""The least share that a cause may be tried to start from."""

Offset = Annotated[int, Query(ge=0, le=2**31, description="Where the page begins.")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many it has at most.")]
KnownAt = Annotated[
    str | None,
    Query(max_length=40, description="A past moment, ISO 8601: as it was known then."),
]
IfMatch = Annotated[
    str | None,
    Header(description='The version decided on, `"k…"`; `""` where nothing was decided.'),
]
TOLD: dict[int | str, dict[str, Any]] = {
    400: {"model": shapes.Problem, "description": "The request cannot be what was meant."},
    401: {"description": "Whoever asks has not come in.", "content": {"text/plain": {}}},
    403: {"description": "Sent from elsewhere, or by a reader.", "content": {"text/plain": {}}},
    404: {"model": shapes.Problem, "description": "There is no such thing in the case."},
    409: {"model": shapes.Problem, "description": "The case has to be seen to first."},
    422: {"model": shapes.Problem, "description": "A field is missing or of another kind."},
    503: {"model": shapes.Problem, "description": "Being weighed; ask again in a moment."},
}
CONFLICT: dict[int | str, dict[str, Any]] = {
    409: {
        "model": shapes.Overtaken,
        "description": "Somebody else decided about the same words first. Nothing is recorded.",
    },
    428: {"model": shapes.Problem, "description": "No version was named."},
}

ADDING = {409: CONFLICT[409]}


def answer(shape: object, status: int = 200, **headers: str) -> Response:
    """A shape as JSON. Bytes of a report that are no text come as escapes."""
    written = json.dumps(shape, ensure_ascii=False, allow_nan=False)
    return Response(
        written.encode("utf-8", "backslashreplace"),
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
        media_type="application/json",
    )


def create_api(desk: Desk | None = None) -> FastAPI:
    """The API of one case; without a desk only its description can be asked for."""
    api = FastAPI(
        title="crossbearing",
        version="1",
        description="One case as JSON: the same functions as the pages of the workbench.",
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses=TOLD,
        servers=[{"url": PREFIX}],
        root_path_in_servers=False,
    )
    api.state.desk = desk
    for path, method, function, model, more in ROUTES:
        api.add_api_route(
            path,
            function,
            methods=[method],
            response_model=model,
            status_code=201 if method == "POST" else 200,
            response_description="Recorded." if method == "POST" else "As it stands.",
            **more,
        )
    api.add_exception_handler(Fault, refused)
    api.add_exception_handler(RequestValidationError, misread)
    api.add_exception_handler(UsageError, wrong)
    api.add_exception_handler(StillWorking, waiting)
    api.add_exception_handler(RunStopped, stopped)
    return api


# Reading


def case(desk: OpenDesk) -> Response:
    """The question, how far it is answered, and what the case holds."""
    now = desk.assessment
    return answer(
        {
            "question": now.question.text,
            "documents": len(now.documents),
            "statements": sum(len(each.attributions) for each in now.annotations),
            "origins": len(now.trace.origins),
            "decisions": len(desk.recorded()),
            "status": now.verdict.status.value,
            "draft": now.verdict.draft,
            "reviewed": list(now.verdict.reviewed),
            "weighing": desk.busy,
        }
    )


def documents(desk: OpenDesk, offset: Offset = 0, limit: Limit = 100) -> Response:
    """The documents, by date."""
    every = desk.assessment.documents
    return answer(
        {
            "total": len(every),
            "documents": [
                shapes.document_line(each, casework.text_hash(each))
                for each in every[offset : offset + limit]
            ],
        }
    )


def document(desk: OpenDesk, document_id: str) -> Response:
    """One document with its text and all that was read in it, in the shape of `read --json`."""
    now = desk.weighed
    known = now.index.documents.get(document_id)
    if known is None:
        raise HTTPException(404, "The case has no such document.")
    notes = lookups.lookups(now).annotations[known.id]
    return answer(fixed.read_line(known, notes, now.assessment.links))


def statements(
    desk: OpenDesk,
    document: Annotated[str | None, Query(max_length=200)] = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The statements, of one document or of all, as decisions have left them."""
    now = desk.weighed
    known = lookups.lookups(now)
    record = Record.of(desk.recorded())
    held = [
        said
        for notes in now.assessment.annotations
        if document in (None, notes.document)
        for said in notes.attributions
    ]
    found = []
    for said in held[offset : offset + limit]:
        target = reviewing.statement_target(now.index.documents[said.document], said)
        origin = known.origins.get(said.id)
        found.append(
            shapes.statement(
                said,
                origin.id if origin else None,
                record.version(target),
                record.decided(target),
            )
        )
    return answer({"total": len(held), "statements": found})


def proposals(
    desk: OpenDesk,
    kind: Kind | None = None,
    decided: bool = False,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The review queue: what would change the answer first, then what would move it furthest."""
    now = desk.weighed
    record = Record.of(desk.recorded())
    held = [
        each
        for each in reviewing.proposed(desk)
        if kind in (None, each.kind) and bool(record.in_force.get(each.place)) == decided
    ]
    return answer(
        {
            "total": len(held),
            "proposals": [
                shapes.proposal(each, record, now.index.documents[each.document].text)
                for each in held[offset : offset + limit]
            ],
        }
    )


def assessment(desk: OpenDesk, known_at: KnownAt = None) -> Response:
    """The answer in the shape of `assess --json`, as it stands or as it stood."""
    now = desk.assessment if known_at is None else desk.weigh_at(known_at)
    return answer(fixed.assess_json(now))


def take_apart(
    desk: OpenDesk,
    off: Annotated[
        list[str],
        Query(max_length=200, description="A switch to turn off, by its `key`; many may be."),
    ] = [],  # noqa: B006  FastAPI copies it
    bits: Annotated[
        list[str],
        Query(max_length=200, description="Another weight for a reading, as `ID=BITS`."),
    ] = [],  # noqa: B006
    prior: Annotated[
        list[str],
        Query(max_length=50, description="A share a cause starts from, as `CAUSE=SHARE`."),
    ] = [],  # noqa: B006
    dependence: Annotated[str, Query(max_length=40)] = "grouped",
) -> Response:
    """The answer on other assumptions beside the answer as it stands, with all that can be
    switched off. The case is not changed."""
    ready = taking_apart.prepared(desk.weighed)
    assumed = Apart(
        off=frozenset(off),
        bits=tuple(_assigned(each) for each in bits),
        dependence=dependence,
        prior=tuple((Variable.cause, *_share(each)) for each in prior),
    )
    return answer(casework.apart_json(ready, casework.take_apart(ready, assumed)))


def _assigned(written: str) -> tuple[str, float]:
    name, _, value = written.rpartition("=")
    return name, taking_apart.number(value)


def _share(written: str) -> tuple[str, float]:
    value, share = _assigned(written)
    if not LEAST_SHARE <= share <= 1 / LEAST_SHARE:
        raise UsageError(f"{share} is no share to start from")
    return value, share


def decisions(
    desk: OpenDesk, known_at: KnownAt = None, offset: Offset = 0, limit: Limit = 100
) -> Response:
    """Every decision in the order they were recorded, and which are in force."""
    made = casework.recorded(desk.recorded(known_at))
    return answer(
        {
            "total": len(made),
            "decisions": [shapes.decision_made(each) for each in made[offset : offset + limit]],
        }
    )


def decision(desk: OpenDesk, decision_id: str) -> Response:
    """One decision; its ETag is the version of the words it is about, now."""
    made = _made(desk, decision_id)
    return answer(shapes.decision_made(made), etag=f'"{made.decision.id}"')


# Deciding


def decide(
    desk: OpenDesk, person: Asker, ruling: shapes.Ruling, if_match: IfMatch = None
) -> Response:
    """Record a decision. It names the version it was made on, by `If-Match` or by `on`."""
    made = casework.decision_on(
        desk.assessment.documents,
        _words(ruling),
        act=Act(ruling.act),
        role=ruling.role,
        who=person.name,
        when=desk.now(),
        why=ruling.why,
        value=ruling.value if ruling.act == "edit" else None,
        other=_words(ruling.other) if ruling.other else None,
        on=_version(ruling.on, if_match),
    )
    return _record(desk, made)


def add_statement(
    desk: OpenDesk, person: Asker, missing: shapes.Missing, if_match: IfMatch = None
) -> Response:
    """Add a statement that the machine missed: a decision, undone like any other. A statement
    of the very same words is refused."""
    told = missing.on is not None or if_match is not None
    made = casework.missed_statement(
        desk.assessment,
        desk.recorded(),
        _words(missing),
        Missed(
            source=write_spans(_spans(missing.source)),
            cue=write_spans(_spans(missing.cue)),
            kind=missing.kind,
            stance=missing.stance,
            certainty=missing.certainty,
            voice=Voice(**missing.voice.model_dump()),
            claims=tuple(
                (each.role, write_spans(_spans([each.span])), each.value)
                for each in missing.claims
            ),
        ),
        who=person.name,
        when=desk.now(),
        why=missing.why,
        on=_version(missing.on, if_match) if told else None,
    )
    return _record(desk, made)


def undo(
    desk: OpenDesk,
    person: Asker,
    decision_id: str,
    undoing: shapes.Undoing,
    if_match: IfMatch = None,
) -> Response:
    """Take a decision back: a new row, after which the one before it is in force again."""
    _made(desk, decision_id)
    made = casework.undoing(
        decision_id,
        who=person.name,
        when=desk.now(),
        why=undoing.why,
        on=_version(undoing.on, if_match),
    )
    return _record(desk, made)


def _record(desk: Desk, made: Decision) -> Response:
    try:
        desk.decide(made)
    except DecisionOvertaken as fault:
        known = {each.decision.id: each for each in casework.recorded(desk.recorded())}
        on, latest = known.get(fault.made_on), known.get(fault.latest)
        shape = {
            "detail": str(fault),
            "made_on": shapes.decision_made(on) if on else None,
            "latest": shapes.decision_made(latest) if latest else None,
        }
        return answer(shape, 409, etag=f'"{fault.latest}"')
    return answer(shapes.decision_made(_made(desk, made.id)), 201, etag=f'"{made.id}"')


def _made(desk: Desk, identity: str) -> casework.Recorded:
    for each in casework.recorded(desk.recorded()):
        if each.decision.id == identity:
            return each
    raise HTTPException(404, "There is no such decision.")


def _version(on: str | None, if_match: str | None) -> str:
    if on is None and if_match is None:
        raise HTTPException(428, "Name the version decided on: If-Match, or `on`.")
    return on if on is not None else (if_match or "").removeprefix("W/").strip('"')


def _words(told: shapes.WordsOf) -> Words:
    return Words(document=told.document, spans=_spans(told.spans))


def _spans(told: list[list[int]]) -> tuple[Span, ...]:
    try:
        return tuple(Span(start, end) for start, end in told)
    except ValueError as error:
        raise UsageError(str(error)) from error


# Errors


def refused(_: Request, fault: Exception) -> Response:
    """What cannot be had."""
    assert isinstance(fault, Fault)
    return answer({"detail": str(fault.detail)}, fault.status_code, **(fault.headers or {}))


def misread(_: Request, fault: Exception) -> Response:
    """Fields that are missing or of another kind; what was sent is not sent back."""
    assert isinstance(fault, RequestValidationError)
    named = "; ".join(
        f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
        for each in fault.errors()
    )
    return answer({"detail": named}, 422)


def wrong(_: Request, fault: Exception) -> Response:
    """A request that cannot be what was meant."""
    return answer({"detail": str(fault)}, 400)


def waiting(_: Request, fault: Exception) -> Response:
    """A case whose first answer is being worked out."""
    return answer({"detail": str(fault)}, 503, retry_after="2")


def stopped(_: Request, fault: Exception) -> Response:
    """Something that has to be put right first, reports that are missing among it."""
    more = " (add reports first)" if isinstance(fault, NothingToRead) else ""
    return answer({"detail": f"{fault}{more}"}, 409)


Route = tuple[str, str, Any, Any, dict[str, Any]]
ROUTES: tuple[Route, ...] = (
    ("/case", "GET", case, shapes.Case, {}),
    ("/documents", "GET", documents, shapes.Documents, {}),
    ("/documents/{document_id}", "GET", document, dict[str, Any], {}),
    ("/statements", "GET", statements, shapes.Statements, {}),
    ("/statements", "POST", add_statement, shapes.DecisionMade, {"responses": ADDING}),
    ("/proposals", "GET", proposals, shapes.Proposals, {}),
    ("/assessment", "GET", assessment, dict[str, Any], {}),
    ("/take-apart", "GET", take_apart, dict[str, Any], {}),
    ("/decisions", "GET", decisions, shapes.Decisions, {}),
    ("/decisions/{decision_id}", "GET", decision, shapes.DecisionMade, {}),
    ("/decisions", "POST", decide, shapes.DecisionMade, {"responses": CONFLICT}),
    (
        "/decisions/{decision_id}/undo",
        "POST",
        undo,
        shapes.DecisionMade,
        {"responses": CONFLICT},
    ),
)
