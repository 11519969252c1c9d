"""From a draft to a document: its id, and what its head, its page and a table say of it."""

from __future__ import annotations

from crossbearing.ingest.furniture import furniture
from crossbearing.ingest.heads import Head, read_head
from crossbearing.ingest.metadata import Known
from crossbearing.ingest.part import Draft, Part
from crossbearing.model import Capture, Document, identify
from crossbearing.text.languages import language

NOTHING_KNOWN = Known(path="", row=0)

MEDIA_TYPES = {
    ".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html",
    ".pdf": "application/pdf", ".eml": "message/rfc822", ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def capture(part: Part) -> Capture:
    """The capture of a part's bytes."""
    suffix = part.name.lower()[part.name.rfind(".") :] if "." in part.name else ""
    return Capture(
        sha256=part.sha256,
        size=len(part.raw),
        media_type=part.media_type or MEDIA_TYPES.get(suffix, "application/octet-stream"),
        path=part.path,
        url=part.url,
        container=part.container,
        fetched_at=part.fetched_at,
    )


def complete(part: Part, draft: Draft, taken: Capture, known: Known | None) -> Document:
    """The document: what the table says first, then the format, then the head of the text.

    The id follows from the capture, the publisher and the address alone.
    """
    row = known or NOTHING_KNOWN
    marks = furniture(draft.text) if draft.kind != "post" else ()
    head = read_head(draft.text, marks) if draft.kind == "article" else Head()
    publisher = row.publisher or draft.publisher or head.publisher
    url = row.url or part.url or draft.url
    fragment = f"#{draft.fragment}" if draft.fragment else ""
    address = url or part.address + fragment
    return Document(
        id=identify("d", taken.sha256, publisher or "", address),
        capture=taken.sha256,
        path=part.path + fragment,
        address=address,
        text=draft.text,
        decoder=draft.decoder,
        kind=draft.kind,
        title=row.title or draft.title or head.title,
        publisher=publisher,
        byline=draft.byline or head.byline,
        url=url,
        published=row.published or draft.published or head.published,
        modified=draft.modified or head.modified,
        language=row.language or language(draft.text),
        furniture=tuple(sorted({*marks, *head.labels})),
        editions=draft.editions,
    )
