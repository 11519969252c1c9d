"""WACZ: a zip of WARCs, as web recorders make them."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.errors import CaptureRefused
from crossbearing.ingest.expand import members, open_zip, safe_name, take
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Part
from crossbearing.ingest.sniffing import WACZ

NAME = "WACZ"
SUFFIXES = (".wacz",)
MEDIA_TYPES = (WACZ, "application/wacz+zip")


def read(part: Part, limits: Limits) -> Iterator[Part]:
    """A part a WARC in the archive. Raises CaptureRefused for a bomb, or when it holds none."""
    with open_zip(part.raw, part.path) as archive:
        found = False
        for entry in members(archive, part.path, limits):
            name = safe_name(entry.filename)
            if name.lower().endswith((".warc", ".warc.gz")):
                found = True
                yield Part(
                    path=f"{part.path}!{name}",
                    address=f"{part.address}!{name}",
                    raw=take(archive, entry, part.path, limits),
                    name=name,
                    container=part.held_in,
                )
    if not found:
        raise CaptureRefused(part.path, "holds no WARC; it is not a web archive")
