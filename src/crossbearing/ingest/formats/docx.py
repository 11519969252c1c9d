"""Word documents (.docx): checked for bombs, then read paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from zipfile import ZipFile

import docx
from defusedxml import DefusedXmlException
from defusedxml.sax import parseString
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from crossbearing.errors import CaptureRefused, DocumentUnreadable
from crossbearing.ingest.expand import members, open_zip, take
from crossbearing.ingest.limits import Limits
from crossbearing.ingest.part import Draft, Part
from crossbearing.ingest.sniffing import DOCX

NAME = "Word document"
SUFFIXES = (".docx",)
MEDIA_TYPES = (DOCX,)
DECODER = f"python-docx {docx.__version__}, paragraphs 1"

PARAGRAPH = qn("w:p")
BLANKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
# Text that was moved away, and the second copy of a text box kept for old programs.
LEFT_OUT = {
    qn("w:moveFrom"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read(part: Part, limits: Limits) -> Iterator[Draft]:
    """One draft, a line a paragraph, tables and tracked insertions included.

    Raises CaptureRefused for zip and XML bombs before anything is parsed into a tree, and
    DocumentUnreadable for what is broken, encrypted or empty.
    """
    if part.raw.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "is encrypted or an old .doc; save it as .docx without a password"
        raise DocumentUnreadable(part.path, reason)
    with open_zip(part.raw, part.path) as archive:
        _check(archive, part.path, limits)
    try:
        body = docx.Document(BytesIO(part.raw)).element.body
    except (OpcError, LxmlError, AttributeError, LookupError, ValueError) as error:
        reason = f"is a broken Word document ({type(error).__name__}); open and save it anew"
        raise DocumentUnreadable(part.path, reason) from error
    text = "\n".join(_words(paragraph) for paragraph in body.iter(PARAGRAPH))
    if not text.strip():
        raise DocumentUnreadable(part.path, "holds no text")
    yield Draft(text=text, decoder=DECODER)


def _check(archive: ZipFile, path: str, limits: Limits) -> None:
    for entry in members(archive, path, limits):
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        try:
            parseString(
                take(archive, entry, path, limits), _Depth(path, limits), forbid_dtd=True
            )
        except DefusedXmlException as error:
            reason = "declares XML entities, as no word processor does: refused as an XML bomb"
            raise CaptureRefused(path, reason) from error
        except SAXException as error:
            reason = f"holds broken XML ({error.getMessage()}); open and save it anew"
            raise DocumentUnreadable(path, reason) from error


class _Depth(ContentHandler):
    """Refuses XML nested deeper than the limit while it is being read."""

    def __init__(self, path: str, limits: Limits) -> None:
        super().__init__()
        self.path, self.limits, self.depth = path, limits, 0

    def startElement(self, name: str, attrs: object) -> None:
        self.depth += 1
        if self.depth > self.limits.html_depth:
            reason = f"nests elements more than {self.limits.html_depth} deep"
            raise CaptureRefused(self.path, reason)

    def endElement(self, name: str) -> None:
        self.depth -= 1


def _words(paragraph: Any) -> str:
    pieces = []
    for element in paragraph.iter(qn("w:t"), *BLANKS):
        around = [parent.tag for parent in element.iterancestors()]
        own = next(parent for parent in element.iterancestors(PARAGRAPH)) is paragraph
        if own and LEFT_OUT.isdisjoint(around):
            pieces.append(BLANKS.get(element.tag) or element.text or "")
    return "".join(pieces)
