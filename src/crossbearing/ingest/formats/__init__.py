"""The kinds of file that can be read, one module each, all of one shape."""

from __future__ import annotations

from crossbearing.errors import CaptureRefused
from crossbearing.ingest.formats import docx, gzipped, html, mail, pdf, plain, posts, wacz, warc
from crossbearing.ingest.part import Format, Part
from crossbearing.ingest.sniffing import binary_kind, media_type

FORMATS: tuple[Format, ...] = (plain, html, pdf, docx, mail, posts, warc, wacz, gzipped)

TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".ods")
KNOWN = ", ".join(suffix for kind in FORMATS for suffix in kind.SUFFIXES)


def choose(part: Part) -> Format:
    """The format of a part: by its declared media type, its suffix, or its first bytes; what
    is none of these is tried as text. Raises CaptureRefused for what is known to be no report.
    """
    name = part.name.lower()
    declared = next((kind for kind in FORMATS if part.media_type in kind.MEDIA_TYPES), None)
    suffixed = next((kind for kind in FORMATS if name.endswith(kind.SUFFIXES)), None)
    # Servers and mail programs call many things plain text; a suffix knows better.
    if declared and not (declared is plain and suffixed):
        return declared
    if suffixed:
        return suffixed
    if name.endswith(TABLES):
        reason = (
            "is a table, not a report; --metadata takes a table of what is known of reports"
        )
        raise CaptureRefused(part.path, reason)
    sniffed = media_type(part.raw)
    if found := next((kind for kind in FORMATS if sniffed in kind.MEDIA_TYPES), None):
        return found
    if kind := binary_kind(part.raw):
        raise CaptureRefused(part.path, f"is {kind}, not a report; these can be read: {KNOWN}")
    return plain
