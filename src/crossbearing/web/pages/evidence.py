"""Evidence entered by hand: pictures, videos, documents, fixes of place and time, interviews, and
searches made; with custody, and with files that are kept by hash and never opened in a page."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Mapping
from math import isfinite
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile

from crossbearing import casework
from crossbearing.casework import Entry
from crossbearing.errors import CaptureRefused, RunStopped, UsageError
from crossbearing.model import Cause, Evidence, Search, Variable, identify
from crossbearing.report.blocks import Weight
from crossbearing.report.sections.fixed import placed, timed
from crossbearing.report.wording import isolate, listed, signed
from crossbearing.web.desk import Desk, Weighed, quietly
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show
from crossbearing.web.inbox import plain_name

KINDS = ("image", "video", "document", "place", "time", "interview")
OUTCOMES = ("found", "not found", "not looked for", "not searchable")
LARGEST = 200 << 20
"""Bytes of a request that hands a file in, at most."""
LONGEST = 4_000
"""Letters of a field."""
NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 24" width="160" height="120">'
    '<path d="M1 1h30v22H1zM1 23L31 1M1 1l30 22" fill="none" stroke="#888"/></svg>'
)
"""What stands for a file of which no small picture can be made."""


router = APIRouter()
PAGE = Page(path="/evidence", title="Evidence by hand", router=router, group=Group.work)


@router.get("/evidence")
def evidence(request: Request, desk: OpenDesk) -> Response:
    """What was entered, and the forms that enter more."""
    return page(request, desk)


def page(
    request: Request,
    desk: Desk,
    fault: str = "",
    status: int = 200,
    given: Mapping[str, str] | None = None,
) -> Response:
    """The page, with what went wrong if something did, and with what was typed into the form."""
    now = desk.weighed
    kept = quietly(desk.custody) or {}
    return show(
        request,
        "evidence.html",
        status=status,
        given=defaultdict(str, given or {}),
        items=[item(now, each, kept) for each in now.assessment.evidence],
        searches=[(each, put_down(kept, each.id)) for each in now.assessment.searches],
        kinds=KINDS,
        outcomes=OUTCOMES,
        variables=[each.value for each in Variable],
        causes=[each.value for each in Cause],
        methods=(*casework.PLACE_METHODS, *casework.TIME_METHODS),
        largest=LARGEST >> 20,
        fault=fault,
    )


def item(
    now: Weighed, each: Evidence, kept: Mapping[str, tuple[Entry, ...]]
) -> dict[str, object]:
    """An item as the page shows it."""
    speaks = [f"for {now.index.value(each.variable, each.supports)}"] if each.supports else []
    speaks += (
        [f"against {now.index.value(each.variable, each.opposes)}"] if each.opposes else []
    )
    given = now.assessment.evidence
    reach = max([1.0, *(max(abs(one.low), abs(one.high), abs(one.bits)) for one in given)])
    return {
        "id": each.id,
        "kind": each.kind,
        "description": each.description,
        "pictured": each.kind == "image" and each.sha256 is not None,
        "sha256": each.sha256,
        "weighs": f"{signed(each.bits)} bits {listed(speaks)}".strip(),
        "bar": Weight(each.low, each.high, each.bits, reach),
        "came": [
            (told, isolate(value))
            for told, value in (
                ("collected by", each.collector),
                ("on", each.collected_at),
                ("was at", each.place and placed(each.place)),
                ("was", each.time and timed(each.time)),
                ("method", each.method),
                ("address", each.address),
                ("could be shaped by", each.controller and now.index.name(each.controller)),
                ("excludes", listed(each.excludes)),
            )
            if value
        ],
        "put_down": put_down(kept, each.id),
    }


def put_down(kept: Mapping[str, tuple[Entry, ...]], key: str) -> tuple[str, ...]:
    """Each time it was entered or changed: when, and by whom."""
    return tuple(
        f"{each.at[:16]}, {isolate(each.who) if each.who else 'nobody told'}"
        for each in kept.get(key, ())
    )


@router.post("/evidence")
async def enter(request: Request, desk: OpenDesk, person: Asker) -> Response:
    """Enter an item, with its file if one is given; the length is told before anything is read."""
    told = request.headers.get("content-length", "")
    if not told.isdecimal() or int(told) > LARGEST:
        raise HTTPException(413, f"A file may have {LARGEST >> 20} MiB at most.")
    async with request.form(max_files=1, max_fields=40, max_part_size=LONGEST * 4) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        upload = file if isinstance(file, UploadFile) and file.filename else None
        try:
            made = make_evidence(fields)
            await run_in_threadpool(keep, desk, made, upload, person.name)
        except UsageError as fault:
            return await run_in_threadpool(page, request, desk, str(fault), 400, fields)
    return RedirectResponse(f"/evidence#{made.id}", 303)


@router.post("/evidence/searches")
async def search(request: Request, desk: OpenDesk, person: Asker) -> Response:
    """Enter a search that was or was not made."""
    async with request.form(max_files=0, max_fields=40, max_part_size=LONGEST * 4) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        made = make_search(fields)
        await run_in_threadpool(desk.change, lambda: desk.add_search(made, person.name))
    except UsageError as fault:
        return await run_in_threadpool(page, request, desk, str(fault), 400)
    return RedirectResponse(f"/evidence#{made.id}", 303)


@router.get("/evidence/{item_id}/thumbnail")
def thumbnail(desk: OpenDesk, item_id: str) -> Response:
    """A small picture of an item, made here; a crossed box where none can be made."""
    now = desk.weighed
    found = find(now, item_id)

    def make() -> tuple[bytes, str]:
        try:
            return casework.thumbnail(desk.file(found.sha256 or "")), "image/png"
        except (CaptureRefused, RunStopped):
            return NO_PICTURE.encode("ascii"), "image/svg+xml"

    content, media_type = now.once(("thumbnail", found.sha256), make)
    return sealed(content, media_type, "inline")


@router.get("/evidence/{item_id}/file")
def file(desk: OpenDesk, item_id: str) -> Response:
    """The file as it was handed in, to be saved; no browser is told what to open it as."""
    found = find(desk.weighed, item_id)
    return sealed(
        desk.file(found.sha256 or ""),
        "application/octet-stream",
        f'attachment; filename="{found.id}.bin"',
    )


def sealed(content: bytes, media_type: str, disposition: str) -> Response:
    """Bytes from outside: nothing in them runs, and nothing is asked for by them."""
    return Response(
        content,
        media_type=media_type,
        headers={
            "content-disposition": disposition,
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )


def find(now: Weighed, item_id: str) -> Evidence:
    """An item with a file by its id; 404 when there is none."""
    found = [each for each in now.assessment.evidence if each.id == item_id and each.sha256]
    if not found:
        raise HTTPException(404, "The case has no such file.")
    return found[0]


def keep(desk: Desk, made: Evidence, upload: UploadFile | None, who: str) -> None:
    """Record the item with its file, and have the case weighed anew."""
    with tempfile.TemporaryDirectory() as away:
        given = None
        if upload is not None:
            given = Path(away) / plain_name(upload.filename or "file")
            with given.open("wb") as out:
                while block := upload.file.read(1 << 20):
                    out.write(block)
        desk.change(lambda: desk.add_evidence(made, given, who))


def make_evidence(fields: Mapping[str, str]) -> Evidence:
    """The item that a form describes. Raises UsageError for one no page of ours sends."""
    told = typed(fields)
    kind, description = told.get("kind", ""), told.get("description", "")
    if kind not in KINDS:
        raise UsageError(f"{kind[:40]!r} is no kind of evidence; choose {', '.join(KINDS)}")
    if not description:
        raise UsageError("say in a sentence what it shows")
    bits = number(told, "bits", 0.0)
    return Evidence(
        id=identify(
            "e",
            kind,
            description,
            told.get("address"),
            told.get("collector"),
            told.get("collected_at"),
        ),
        kind=kind,
        description=description,
        address=told.get("address"),
        collector=told.get("collector"),
        collected_at=told.get("collected_at"),
        method=told.get("method"),
        excludes=tuple(
            filter(None, (each.strip() for each in told.get("excludes", "").splitlines()))
        ),
        controller=told.get("controller"),
        variable=variable(told),
        supports=told.get("supports"),
        opposes=told.get("opposes"),
        bits=bits,
        low=number(told, "low", bits),
        high=number(told, "high", bits),
        place=casework.make_place(
            told.get("latitude"), told.get("longitude"), told.get("radius")
        ),
        time=casework.make_time(
            told.get("earliest"), told.get("latest"), told.get("likeliest"), told.get("zone")
        ),
    )


def make_search(fields: Mapping[str, str]) -> Search:
    """The search that a form describes. Raises UsageError for one no page of ours sends."""
    told = typed(fields)
    sought, outcome = told.get("sought", ""), told.get("outcome", "")
    if not sought:
        raise UsageError("say what was looked for")
    if outcome not in OUTCOMES:
        raise UsageError(f"{outcome[:40]!r} is no outcome; choose {', '.join(OUTCOMES)}")
    detection = number(told, "detection", -1.0)
    return Search(
        id=identify("s", sought, outcome, told.get("where"), told.get("when")),
        sought=sought,
        outcome=outcome,
        where=told.get("where"),
        when=told.get("when"),
        detection=None if "detection" not in told else detection,
        variable=variable(told),
        expected_under=told.get("expected_under"),
        controller=told.get("controller"),
    )


def typed(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that something was typed into. Raises UsageError for one that is too long."""
    for name, value in fields.items():
        if len(value) > LONGEST:
            raise UsageError(f"{name}: more than {LONGEST} letters; keep the text as a report")
    return {name: value.strip() for name, value in fields.items() if value.strip()}


def variable(told: Mapping[str, str]) -> Variable:
    """The question it bears on; UsageError for none that there is."""
    named = told.get("variable", Variable.cause.value)
    if named not in {each.value for each in Variable}:
        raise UsageError(f"{named[:40]!r} is none of the questions")
    return Variable(named)


def number(told: Mapping[str, str], name: str, otherwise: float) -> float:
    """A number as people write it; UsageError for what is none."""
    if name not in told:
        return otherwise
    try:
        found = float(told[name].replace("−", "-").replace(",", "."))
    except ValueError as error:
        raise UsageError(f"{name}: {told[name][:40]!r} is no number") from error
    if not isfinite(found):
        raise UsageError(f"{name}: {told[name][:40]!r} is no number to weigh with")
    return found
