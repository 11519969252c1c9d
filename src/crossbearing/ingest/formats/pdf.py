"""PDF: the text of its pages, with lines that were only wrapped joined again."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator
from io import BytesIO

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from crossbearing.errors import DocumentUnreadable
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part

NAME = "PDF"
SUFFIXES = (".pdf",)
MEDIA_TYPES = ("application/pdf", "application/x-pdf")
DECODER = f"pypdf {pypdf.__version__}, lines 1"

WRAPPED = 0.85
WRAPPED_AFTER_SENTENCE = 0.97
"""A line that fills this share of the page's longest, next word included, was wrapped. After a
full stop more is asked for, since a break too many does less harm there than one too few."""
SENTENCE_ENDS = (".", "!", "?", "”", '"', "»")

ENCRYPTED = "is encrypted; save a copy without the password and add that"

# What a damaged file makes pypdf raise, seen with files cut short and bytes changed.
BROKEN = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError,
    NotImplementedError, OSError, RecursionError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read(part: Part, limits: Limits) -> Iterator[Draft]:
    """One draft. Raises DocumentUnreadable for a PDF that is encrypted, broken or a scan."""
    try:
        reader = pypdf.PdfReader(BytesIO(part.raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentUnreadable(part.path, ENCRYPTED)
        if len(reader.pages) > limits.pdf_pages:
            reason = f"has more than {limits.pdf_pages:,} pages; add the pages that matter"
            raise DocumentUnreadable(part.path, reason)
        pages = [page.extract_text() for page in reader.pages]
        named = reader.metadata.title if reader.metadata else None
    except (DependencyError, FileNotDecryptedError) as error:
        raise DocumentUnreadable(part.path, ENCRYPTED) from error
    except BROKEN as error:
        reason = f"is a broken PDF ({type(error).__name__}); open and save it anew, or print it"
        raise DocumentUnreadable(part.path, reason) from error
    text = "\n".join(filter(None, map(unwrap, pages)))
    if not text.strip():
        raise DocumentUnreadable(
            part.path, "holds no text, only pictures; run OCR over it first"
        )
    # Many programs leave a file name in the title field: it counts when the page shows it too.
    shown = isinstance(named, str) and named.strip() and " ".join(named.split()) in text
    yield Draft(
        text=text,
        decoder=DECODER,
        title=" ".join(named.split()) if named and shown else None,
    )


def unwrap(page: str) -> str:
    """A page's text with one line a paragraph: a line break stays where the next word would
    still have fitted on the line. NULs and lone surrogates, which are no text, are left out."""
    clean = page.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    lines = [line.strip() for line in clean.splitlines()]
    width = max((len(line) for line in lines), default=0)
    paragraphs: list[str] = []
    last = ""
    for line in lines:
        if last and line and _was_wrapped(last, line, width):
            paragraphs[-1] += line if last.endswith("-") else f" {line}"
        elif line:
            paragraphs.append(line)
        last = line
    return "\n".join(paragraphs)


def _was_wrapped(last: str, line: str, width: int) -> bool:
    share = WRAPPED_AFTER_SENTENCE if last.endswith(SENTENCE_ENDS) else WRAPPED
    return len(last) + 1 + len(line.split(maxsplit=1)[0]) > width * share
