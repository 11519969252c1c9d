"""The pages and the one form. Routes look things up, call casework through the desk, and show."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from re import search
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException as Fault

from crossbearing.errors import SourceClosed, UsageError
from crossbearing.model import Assessment, Target
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import headline
from crossbearing.report.wording import VERBS, sentence, signed
from crossbearing.web import marking, reviewing
from crossbearing.web.desk import Desk
from crossbearing.web.guard import Guard

TEMPLATES = Environment(
    loader=PackageLoader("crossbearing.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters["spans"] = reviewing.write_spans
TEMPLATES.filters["part"] = marking.part_at
TEMPLATES.filters["sentence"] = sentence
TEMPLATES.filters["signed"] = signed
TEMPLATES.filters["verb"] = VERBS.__getitem__


class Pages:
    """The assessment on show: weighed once, and again after each decision."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.assessment: Assessment = desk.assess()

    def overview(self) -> Response:
        """The answer so far, the reports, and the readings that wait for review."""
        now = self.assessment
        return page(
            "overview.html",
            assessment=now,
            index=Index(now),
            headline=headline(now.verdict),
            groups=reviewing.groups(now),
            reviewer=self.desk.reviewer,
        )

    def report(self) -> Response:
        """The report as it is written to disk, under the policy that it declares itself."""
        written = self.desk.page(self.assessment)
        policy = f"{declared_policy(written)}; frame-ancestors 'none'"
        return HTMLResponse(written, headers={"content-security-policy": policy})

    def document(self, document_id: str, part: int) -> Response:
        """One document with its statements marked, a window at a time."""
        index = self.find(document_id)
        document, annotations = (
            self.assessment.documents[index],
            self.assessment.annotations[index],
        )
        windows = marking.windows(document.text)
        if not 1 <= part <= len(windows):
            raise HTTPException(404, f"{document.path} has {len(windows)} parts")
        window = windows[part - 1]
        marked = marking.marks(document, annotations, self.assessment.verdict.readings)
        rejected = reviewing.rejected(self.assessment.decisions, document)
        gone = {decision.target for decision in rejected}
        statements = [
            (said, target, reviewing.latest(self.assessment.decisions, target))
            for said in annotations.attributions
            if any(span.overlaps(window) for span in said.content)
            for target in [reviewing.statement_target(document, said)]
            if target not in gone
        ]
        return page(
            "document.html",
            document=document,
            unread=annotations.unread,
            pieces=marking.pieces(document.text, marked, window),
            statements=statements,
            rejected=rejected,
            part=part,
            parts=len(windows),
            reviewer=self.desk.reviewer,
        )

    def verification(self) -> Response:
        """Whether the record is as it was written."""
        try:
            whole, said = True, self.desk.verify()
        except SourceClosed as fault:
            whole, said = False, str(fault)
        return page("verification.html", whole=whole, said=said)

    def decide(self, document_id: str, fields: dict[str, str]) -> Response:
        """Append a decision, weigh again, and go back to where it was made."""
        document = self.assessment.documents[self.find(document_id)]
        try:
            decision = reviewing.parse_decision(
                document, fields, who=self.desk.reviewer, when=self.desk.now()
            )
        except UsageError as error:
            raise HTTPException(400, str(error)) from error
        self.desk.decide(decision)
        self.assessment = self.desk.assess()
        return RedirectResponse(place_of(document.id, decision.target), 303)

    def find(self, document_id: str) -> int:
        """The place of a document in the assessment; 404 when it is not there."""
        for index, document in enumerate(self.assessment.documents):
            if document.id == document_id:
                return index
        raise HTTPException(404, "The case has no such document.")


def create_app(desk: Desk, *, host: str) -> Guard:
    """The guarded app for one case at `host`, the loopback address and port it is served at."""
    app = FastAPI(title="crossbearing", openapi_url=None)
    pages = Pages(desk)

    @app.get("/")
    def overview() -> Response:
        return pages.overview()

    @app.get("/report")
    def report() -> Response:
        return pages.report()

    @app.get("/documents/{document_id}")
    def document(document_id: str, part: int = 1) -> Response:
        return pages.document(document_id, part)

    @app.get("/verification")
    def verification() -> Response:
        return pages.verification()

    @app.post("/documents/{document_id}/decisions")
    async def decide(document_id: str, request: Request) -> Response:
        async with request.form(max_files=0, max_fields=8) as form:
            fields = {name: str(value) for name, value in form.items()}
        return await run_in_threadpool(pages.decide, document_id, fields)

    @app.exception_handler(Fault)
    def refuse(_: Request, fault: Fault) -> Response:
        return page("fault.html", status=fault.status_code, said=fault.detail)

    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    return Guard(app, host=host)


def place_of(document_id: str, target: Target) -> str:
    """Where a target is reviewed: readings on the overview, statements beside their text."""
    if target.role == "reading":
        return f"/#on-{document_id}-{target.spans[0].start}"
    start = target.spans[0].start
    return f"/documents/{document_id}?part={marking.part_at(start)}#at-{start}"


def page(template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A template filled in; everything in it is escaped."""
    written = TEMPLATES.get_template(template).render(**context)
    return HTMLResponse(written.encode("utf-8", "replace"), status)


def declared_policy(written: str) -> str:
    """The policy in a page's own head, which names its style and script by hash."""
    declared = search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', written)
    return unescape(declared[1]) if declared else "default-src 'none'"
