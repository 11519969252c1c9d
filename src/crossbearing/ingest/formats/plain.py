"""Plain text and Markdown: the file as decoded, untouched."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.errors import DocumentUnreadable
from crossbearing.ingest.decoding import decode
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part
from crossbearing.ingest.sniffing import binary_kind

NAME = "text"
SUFFIXES = (".txt", ".md", ".markdown", ".text")
MEDIA_TYPES = ("text/plain", "text/markdown")


def read(part: Part, limits: Limits) -> Iterator[Draft]:
    """One draft, whose text is the part's, code point for code point."""
    if kind := binary_kind(part.raw):
        reason = (
            f"is not text: it begins like {kind}; give it the right suffix and add it again"
        )
        raise DocumentUnreadable(part.path, reason)
    decoded = decode(part.raw, part.path, part.charset)
    yield Draft(text=decoded.text, decoder=f"text 1 {decoded.encoding}")
