"""WARC: the pages of a web archive, each under its own address."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from email.message import Message
from io import BytesIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crossbearing.errors import CaptureRefused
from crossbearing.ingest.expand import RAW_DEFLATE, inflate
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Part
from crossbearing.ingest.sniffing import DOCX
from crossbearing.model import Skipped

NAME = "WARC"
SUFFIXES = (".warc",)
MEDIA_TYPES = ("application/warc",)

BROKEN = (ArchiveLoadFailed, ChunkedDataException, EOFError, OSError, ValueError, zlib.error)
CHUNK = 65_536

PAGES = {"text/html", "application/xhtml+xml", "text/plain", "application/pdf", DOCX}
"""What counts as a report in a web archive; style sheets, scripts and pictures do not."""

LOST = "is cut short or broken from record {} on; what came before was read"


def read(part: Part, limits: Limits) -> Iterator[Part | Skipped]:
    """A part a page that the server gave in full; error pages are skipped by name."""
    if not part.raw.startswith(b"WARC/"):
        raise CaptureRefused(part.path, "is not a WARC; get another copy")
    records = iter(ArchiveIterator(BytesIO(part.raw)))
    number = 0
    while True:
        number += 1
        if number > limits.members:
            raise CaptureRefused(part.path, f"holds more than {limits.members:,} records")
        try:
            record = next(records, None)
            if record is None:
                break
            found = _page(record, part, limits)
        except BROKEN as error:
            raise CaptureRefused(part.path, LOST.format(number)) from error
        except CaptureRefused as error:
            yield Skipped(path=error.path, reason=error.reason)
            continue
        if found is not None:
            yield found
    # The reader passes over a last record that breaks off among its headers.
    if not part.raw.endswith(b"\r\n\r\n"):
        raise CaptureRefused(part.path, LOST.format(number))


def _page(record: ArcWarcRecord, part: Part, limits: Limits) -> Part | Skipped | None:
    """The page in a record; None for requests, redirects, pictures and the like."""
    if record.rec_type not in {"response", "resource"}:
        return None
    http = record.http_headers
    headers = http or record.rec_headers
    media_type, charset = _content_type(headers.get_header("Content-Type") or "")
    if media_type not in PAGES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or f"record {number_of(record)}"
    url = url.strip("<>")
    where = f"{part.path}!{url}"
    status = http.get_statuscode() if http else "200"
    if status.startswith("3"):
        return None
    if status != "200":
        return Skipped(path=where, reason=f"the server answered {status} when it was archived")
    encoding = (http.get_header("Content-Encoding") or "").lower() if http else ""
    transfer = (http.get_header("Transfer-Encoding") or "").lower() if http else ""
    chunked = transfer.endswith("chunked")
    return Part(
        path=where,
        address=url,
        raw=_payload(record, where, encoding=encoding, chunked=chunked, limits=limits),
        name=url.partition("?")[0].rpartition("/")[2],
        media_type=media_type,
        charset=charset,
        url=url if "://" in url else None,
        container=part.held_in,
        fetched_at=record.rec_headers.get_header("WARC-Date"),
    )


def number_of(record: ArcWarcRecord) -> str:
    """What to call a record that has no address: its own id."""
    return str(record.rec_headers.get_header("WARC-Record-ID") or "unnamed")


def _joined(raw: bytes) -> bytes:
    """A body as sent in chunks, without the marks between them."""
    reader = ChunkedDataReader(BytesIO(raw), raise_exceptions=True)
    return b"".join(iter(lambda: reader.read(CHUNK), b""))


def _payload(
    record: ArcWarcRecord, where: str, *, encoding: str, chunked: bool, limits: Limits
) -> bytes:
    raw: bytes = record.raw_stream.read(limits.file_bytes + 1)
    if len(raw) > limits.file_bytes:
        raise CaptureRefused(where, f"is larger than {limits.file_bytes:,} bytes")
    # What is left of the record's declared length was never there.
    if record.raw_stream.limit:
        raise EOFError(where)
    if chunked:
        raw = _joined(raw)
    return unpack(raw, where, encoding, limits.file_bytes, limits)


def unpack(raw: bytes, where: str, encoding: str, cap: int, limits: Limits) -> bytes:
    """A body without its HTTP content encoding. Raises CaptureRefused for one not known."""
    if encoding in {"gzip", "x-gzip"} or (encoding == "deflate" and raw[:1] == b"\x78"):
        return inflate(raw, where, cap, limits)
    if encoding == "deflate":
        return inflate(raw, where, cap, limits, RAW_DEFLATE)
    if encoding in {"", "identity"}:
        return raw
    raise CaptureRefused(where, f"is packed as {encoding}, which cannot be read; save it plain")


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), message.get_content_charset()
