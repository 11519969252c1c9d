"""What bytes are, told from how they begin."""

from __future__ import annotations

import re

SIGNATURES = (
    (b"%PDF-", "a PDF", "application/pdf"),
    (b"PK\x03\x04", "a zip archive", None),
    (b"\x1f\x8b", "a gzip file", "application/gzip"),
    (b"WARC/", "a WARC", "application/warc"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or encrypted Office file", None),
    (b"\x89PNG\r\n", "a PNG image", None),
    (b"\xff\xd8\xff", "a JPEG image", None),
    (b"GIF8", "a GIF image", None),
    (b"\x7fELF", "a program", None),
    (b"MZ\x90\x00", "a program", None),
    (b"SQLite format 3\0", "a database", None),
    (b"Rar!\x1a\x07", "a RAR archive", None),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", None),
)  # fmt: skip

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WACZ = "application/wacz"
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)


def binary_kind(raw: bytes) -> str | None:
    """What kind of file `raw` begins like ("a PDF"), or None if nothing that is known."""
    return next((kind for mark, kind, _ in SIGNATURES if raw.startswith(mark)), None)


def media_type(raw: bytes) -> str | None:
    """The media type `raw` begins like, among those that can be read, or None."""
    if raw.startswith(b"PK\x03\x04"):
        # The central directory, at the end, names the members; a look is enough to tell.
        tail = raw[-200_000:]
        if b"word/document.xml" in tail:
            return DOCX
        return WACZ if b"datapackage.json" in tail else None
    if _PAGE.match(raw[:1000].removeprefix(b"\xef\xbb\xbf")):
        return "text/html"
    return next((type_ for mark, _, type_ in SIGNATURES if raw.startswith(mark)), None)
