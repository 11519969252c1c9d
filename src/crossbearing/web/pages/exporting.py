"""Taking the case out: in every format, with or without some people."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from crossbearing import casework
from crossbearing.casework import Format, Redaction
from crossbearing.errors import UsageError
from crossbearing.report.accusations import accusations
from crossbearing.web.frame import Group, OpenDesk, Page, Text, show

router = APIRouter()
PAGE = Page(path="/exports", title="Export", router=router, group=Group.out)

Field = Annotated[str, Form(max_length=2_000)]


@router.get("/exports")
def exporting(request: Request, desk: OpenDesk) -> Response:
    """What can be taken out, and what to see to first."""
    return page(request, desk)


def page(request: Request, desk: OpenDesk, fault: str = "", status: int = 200) -> Response:
    """The page, with what went wrong if something did."""
    now = desk.weighed
    return show(
        request,
        "exporting.html",
        status=status,
        formats=casework.offered(),
        accusing=len(now.once("accusing", lambda: accusations(now.index))),
        draft=now.assessment.verdict.draft,
        fault=fault,
    )


@router.get("/exports/{name}")
def export(desk: OpenDesk, name: str) -> Response:
    """The whole case in one format, as a file."""
    return download(known(name), desk.export(name))


@router.post("/exports")
def export_redacted(
    request: Request, desk: OpenDesk, name: Field = "", names: Text = "", omit: Field = ""
) -> Response:
    """The case in one format, as a file, without some people; sealed identities stay out."""
    form = known(name)
    try:
        redaction = Redaction(
            names=tuple(filter(None, (each.strip() for each in names.splitlines()))),
            omit=tuple(entry_number(each) for each in omit.replace(",", " ").split()),
        )
        content = desk.export(form.name, redaction)
    except UsageError as fault:
        return page(request, desk, str(fault), 400)
    return download(form, content, "redacted")


def known(name: str) -> Format:
    """A format by its name; 404 where there is none."""
    found = casework.offered((name,))
    if not found:
        raise HTTPException(404, "There is no such format.")
    return found[0]


def entry_number(written: str) -> int:
    """The number of an entry; UsageError for what is none."""
    if not written.isdecimal() or len(written) > 12:
        raise UsageError(f"{written!r} is no number of an entry; the record lists them")
    return int(written)


def download(form: Format, content: bytes, kind: str = "case") -> Response:
    """A file to keep; no browser shows it in the case's own pages."""
    return Response(
        content,
        media_type=f"{form.media_type}; charset=utf-8"
        if form.media_type.startswith("text/")
        else form.media_type,
        headers={
            "content-disposition": f'attachment; filename="{kind}-{form.name}.{form.ending}"',
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )
