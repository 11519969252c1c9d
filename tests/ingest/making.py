"""Real files of every kind, made for the tests of this room."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.ingest.gather import Gathered, gather
from crossbearing.model import Document, Skipped

STORY = (
    "The depot at Sarn burned for six hours on Monday night, the fire service of the town said.",
    "Nothing was flying over the depot at the time, a spokesman for the ministry told reporters.",
    "Two guards were treated for burns, according to the hospital, which gave no further names.",
)
PAGE = (
    "<!doctype html><html><head><meta charset=utf-8><title>Fire at Sarn | The Lamp</title>"
    '<meta property="og:title" content="Fire at the Sarn depot">'
    '<meta property="og:site_name" content="The Lamp">'
    '<meta name="author" content="Ada Venn">'
    '<meta property="article:published_time" content="2031-03-12T08:30:00+03:00">'
    "</head><body><nav><a href=/>Home</a> <a href=/world>World</a></nav><article>"
    "<h1>Fire at the Sarn depot</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    + "</article><footer>All rights reserved</footer></body></html>"
)


def split(found: Iterable[Gathered | Skipped]) -> tuple[list[Gathered], list[Skipped]]:
    """What was gathered, and what was skipped."""
    items = list(found)
    return (
        [item for item in items if isinstance(item, Gathered)],
        [item for item in items if isinstance(item, Skipped)],
    )


def documents(*paths: object, **options: Any) -> list[Document]:
    """The documents in some paths, nothing of which may be skipped."""
    gathered, skipped = split(gather([str(path) for path in paths], **options))
    assert skipped == []
    return [item.document for item in gathered]


def refused(*paths: object, **options: Any) -> str:
    """The one reason for which all that was given is skipped."""
    gathered, skipped = split(gather([str(path) for path in paths], **options))
    assert gathered == []
    (only,) = skipped
    return only.reason


def pdf(*paragraphs: str, encrypt: str | None = None) -> bytes:
    """A PDF of wrapped paragraphs."""
    out = BytesIO()
    style = getSampleStyleSheet()["Normal"]
    document = SimpleDocTemplate(out, pagesize=A4, encrypt=encrypt, invariant=True)
    document.build([Paragraph(paragraph, style) for paragraph in paragraphs])
    return out.getvalue()


def scan() -> bytes:
    """A PDF with a picture's outline and no text."""
    out = BytesIO()
    page = canvas.Canvas(out, invariant=True)
    page.rect(100, 100, 200, 200)
    page.save()
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    """A Word document with a table of one cell at its end."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(rows=1, cols=1).cell(0, 0).text = "A cell of the table"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_member(raw: bytes, name: str, content: bytes) -> bytes:
    """A zip archive with one member put in, or another in its place."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


class _Writer(WARCWriter):  # type: ignore[misc]
    """A writer that leaves no temporary file open behind it."""

    _create_temp_file = staticmethod(BytesIO)


def warc(
    *pages: tuple[str, bytes, str],
    compressed: bool = False,
    status: str = "200 OK",
    headers: Iterable[tuple[str, str]] = (),
) -> bytes:
    """A web archive of pages: address, body, media type."""
    out = BytesIO()
    writer = _Writer(out, gzip=compressed)
    for url, body, media_type in pages:
        http = StatusAndHeaders(status, [("Content-Type", media_type), *headers], "HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": "2031-03-13T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of files under any names at all."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
