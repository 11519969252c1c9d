"""What every page shares: its place in the navigation, its layout, and how it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pydantic import ValidationError

from crossbearing.model import Assessment
from crossbearing.report import drawing
from crossbearing.report.chart import chart
from crossbearing.report.contents import draft_mark
from crossbearing.report.course import course
from crossbearing.report.rails import rails
from crossbearing.report.wording import (
    VERBS,
    dated,
    isolate,
    plural,
    sentence,
    shortened,
    signed,
    visible,
)
from crossbearing.web import reviewing
from crossbearing.web.desk import Desk, Weighed
from crossbearing.web.people import Person, Role


class Group(StrEnum):
    """The parts of the navigation, in order."""

    answer = "The answer"
    reports = "The reports"
    parties = "Who is who"
    work = "Work on it"
    out = "Take it out"


def nowhere(_: Assessment) -> Iterable[str]:
    """No further addresses."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the workbench: where it is, where the navigation has it, and its routes.

    `examples` names further addresses of the page for one case (a document, a part), which the
    tests of every page open too. A page of no group is in no navigation.
    """

    path: str
    title: str
    router: APIRouter
    group: Group | None = None
    role: Role = Role.reader
    """What whoever opens the page must be at least; its routes refuse others."""
    examples: Callable[[Assessment], Iterable[str]] = field(default=nowhere)
    warm: Callable[[Weighed], object] | None = None
    """What the page needs of each new answer and takes a while to make: called beside the pages
    as soon as the answer is there, and kept by `once`."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the layout shows round a page."""

    groups: tuple[tuple[Group, tuple[Page, ...]], ...]
    here: Page | None
    person: Person | None
    question: str
    draft: str | None
    busy: str | None
    fault: str | None
    shared: bool


def desk_of(request: Request) -> Desk:
    """The case that is served."""
    return cast(Desk, request.app.state.desk)


def person_of(request: Request) -> Person:
    """Who asks; the guard has made sure of them."""
    return cast(Person, request.state.person)


OpenDesk = Annotated[Desk, Depends(desk_of)]
"""A parameter of this type is the case on the desk."""
Asker = Annotated[Person, Depends(person_of)]
"""A parameter of this type is the person who asks."""
Text = Annotated[str, Form(max_length=20_000)]
"""A field of a form."""


async def fields(request: Request) -> dict[str, str]:
    """The fields of a form that came in; an empty field is a field, unlike where FastAPI reads
    forms."""
    async with request.form(max_files=0, max_fields=64) as form:
        return {name: str(value) for name, value in form.items()}


def unknown(error: ValidationError) -> str:
    """What to tell of a form that none of our pages sends."""
    named = ", ".join(str(each["loc"][-1]) for each in error.errors())
    return f"No page of the case sends this ({named})."


def needs(role: Role) -> Callable[[Request], None]:
    """A dependency for routes that whoever has less than this role may not use."""

    def needed(request: Request) -> None:
        if not person_of(request).role.covers(role):
            raise HTTPException(403, f"This needs the role of {role.value}.")

    return needed


owners = needs(Role.owner)
"""A dependency for routes that only owners may use."""


def show(
    request: Request, template: str, *, status: int = 200, block: str = "", **context: Any
) -> HTMLResponse:
    """A template filled in; everything in it is escaped.

    With `block`, a request that htmx makes gets that block of the template alone, and every
    other request the whole page: the same route serves both.
    """
    found = TEMPLATES.get_template(template)
    given = {"frame": frame(request), "request_path": request.url.path, **context}
    if block and request.headers.get("hx-request") == "true":
        written = "".join(found.blocks[block](found.new_context(given)))
    else:
        written = found.render(given)
    return HTMLResponse(
        written.encode("utf-8", "replace"), status, headers={"vary": "HX-Request"}
    )


def frame(request: Request) -> Frame:
    """What the layout shows for this request; costs no weighing."""
    pages: tuple[Page, ...] = request.app.state.pages
    desk, person = desk_of(request), getattr(request.state, "person", None)
    open_to = [each for each in pages if person and person.role.covers(each.role)]
    path = request.url.path
    within = [
        each
        for each in pages
        if path == each.path or (each.path != "/" and path.startswith(f"{each.path}/"))
    ]
    kept = desk.peek() if person else None  # strangers learn nothing of the case
    asked = kept.assessment.question.text if kept else request.app.state.question
    return Frame(
        groups=tuple(
            (group, listed)
            for group in Group
            if (listed := tuple(each for each in open_to if each.group is group))
        ),
        here=max(within, key=lambda each: len(each.path), default=None),
        person=person,
        question=isolate(asked if person else "A shared case"),
        draft=draft_mark(kept.assessment) if kept else None,
        busy=desk.busy if kept else None,
        fault=desk.fault if person else None,
        shared=request.app.state.shared,
    )


def _shown(value: object) -> object:
    """Control characters and direction overrides made visible, as in the report."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def address(document: str, start: int) -> str:
    """Where a place in a document is read."""
    return f"/documents/{document}?at={start}#at-{start}"


TEMPLATES = Environment(
    loader=PackageLoader("crossbearing.web"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.globals.update(
    address=address,
    picture=drawing.picture,
    graph=drawing.graph,
    course=course,
    rails=rails,
    chart=chart,
)
TEMPLATES.filters.update(
    spans=reviewing.write_spans,
    plural=plural,
    sentence=sentence,
    signed=signed,
    verb=VERBS.__getitem__,
    isolate=isolate,
    dated=lambda date: dated(date) if date else "date unknown",
    cut=partial(shortened, room=160),
)
TEMPLATES.tests["of_kind"] = lambda block, name: type(block).__name__ == name
