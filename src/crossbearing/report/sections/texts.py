"""The appendix: each document's text, with the cited passages marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from crossbearing.model import Document, Span
from crossbearing.report.blocks import (
    Block,
    Card,
    Points,
    Prose,
    Quote,
    Section,
    Stretch,
    Table,
    Text,
)
from crossbearing.report.index import Index
from crossbearing.report.wording import isolate

LARGEST = 2_000_000
"""Code points of text above which only what surrounds cited passages is printed."""
AROUND = 400
"""Code points kept to either side of a cited passage in that case."""


def texts(index: Index, sections: Iterable[Section], largest: int = LARGEST) -> Section:
    """Every document's text, marking what the given sections cite."""
    cited = _cited(sections)
    documents = index.assessment.documents
    whole = sum(len(each.text) for each in documents) <= largest
    told = (
        "Each text as first decoded, unchanged. Marked words are cited above; grey words are "
        "page furniture, kept but not read as part of the report."
    )
    if not whole:
        told += (
            f" The texts are long: only {AROUND} letters around each cited passage are shown."
        )
    blocks = (
        block
        for each in documents
        for block in (
            _text(index, each, cited.get(each.id, ()), whole=whole),
            *_earlier(index, each),
        )
    )
    return Section(
        anchor="texts", title="The reports’ own words", blocks=(Prose(told), *blocks)
    )


def _cited(sections: Iterable[Section]) -> dict[str, tuple[Quote, ...]]:
    found: defaultdict[str, dict[Quote, None]] = defaultdict(dict)
    for section in sections:
        for block in section.blocks:
            for quote in quotes_of(block):
                found[quote.passage.document][quote] = None
    return {document: tuple(quotes) for document, quotes in found.items()}


def quotes_of(block: Block) -> Iterator[Quote]:
    """Every quote of a block."""
    if isinstance(block, Table):
        for row in block.rows:
            for cell in row:
                yield from cell.quotes
    elif isinstance(block, Points):
        for point in block.points:
            yield from point.quotes
    elif isinstance(block, Card):
        yield from block.quotes


def _text(index: Index, document: Document, quotes: Iterable[Quote], *, whole: bool) -> Text:
    spans = [span for quote in quotes for span in quote.passage.spans]
    size = len(document.text)
    kept = [Span(0, size)]
    if not whole:
        kept = [Span(max(0, s.start - AROUND), min(size, s.end + AROUND)) for s in spans]
    title = isolate(document.title or document.path)
    return Text(
        anchor=document.id,
        title=f"{index.outlet(document.id)}: {title}",
        language=document.language,
        stretches=tuple(
            _stretches(document, spans, kept, {q.passage.start: q for q in quotes})
        ),
    )


def _earlier(index: Index, document: Document) -> Iterator[Text]:
    for number, edition in enumerate(document.editions, start=1):
        yield Text(
            anchor=f"{document.id}-e{number}",
            title=f"{index.outlet(document.id)}, as worded {edition.at or 'earlier'}",
            language=document.language,
            stretches=(Stretch(text=edition.text),),
        )


def _stretches(
    document: Document, cited: list[Span], kept: list[Span], starts: dict[int, Quote]
) -> Iterator[Stretch]:
    furniture = [each.span for each in document.furniture]
    bounds = {0, len(document.text)}
    bounds.update(
        bound for span in (*cited, *kept, *furniture) for bound in (span.start, span.end)
    )
    points = sorted(bounds)
    left_out = 0
    for start, end in pairwise(points):
        here = Span(start, end)
        if not _within(here, kept):
            left_out += end - start
            continue
        if left_out:
            yield Stretch(text=f"[{left_out} letters left out]", omitted=True)
            left_out = 0
        yield Stretch(
            text=here.of(document.text),
            cited=_within(here, cited),
            furniture=_within(here, furniture),
            anchor=starts[start].anchor if start in starts else None,
        )
    if left_out:
        yield Stretch(text=f"[{left_out} letters left out]", omitted=True)


def _within(here: Span, spans: Iterable[Span]) -> bool:
    return any(each.contains(here) for each in spans)
