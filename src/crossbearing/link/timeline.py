"""The timeline of a case: events and statements by date, joined across documents.

The incident is what the documents' records are of; all else that they date stands around it, or in
the background where it ended well before. What hangs on a date that is not known stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossbearing.link.orders import argued, orders
from crossbearing.link.tellings import Telling, happening, joined, tellings
from crossbearing.model import (
    PRESUMED,
    Annotations,
    Document,
    Happening,
    Incident,
    Links,
    Rail,
    Timeline,
    Told,
    identify,
)

BACKGROUND = timedelta(days=30)
"""What ended longer than this before the incident is background."""
NEAR = timedelta(days=3)
"""Datings of the incident itself lie within this of the day that most records give."""
_VIOLENT = frozenset(("explosion", "strike", "killing"))
_ANOTHER = re.compile(
    r"\b(?:another|second|third|again|previous|earlier|similar|further|last|past|retaliat\w+|response)\b",
    re.IGNORECASE,
)
"""Words beside a blast or a strike that make it another than the incident."""
_DAY = len("2000-01-01")


def timeline(
    documents: Sequence[Document], annotations: Sequence[Annotations], links: Links
) -> Timeline:
    """Happenings and tellings by date, each with its words and with who says so."""
    texts = {each.id: each.text for each in documents}
    every = list(tellings(texts, annotations, links))
    incident = list(_of_incident(annotations, every))
    itself = _incident(incident, annotations, texts)
    reference = min(
        [each.bounds[0] for each in incident if each.bounds]
        or [each.start for each in itself if each.start]
        or [day for each in documents if (day := _published(each))],
        default=None,
    )
    taken = {id(each) for each in incident}
    apart = [each for each in every if id(each) not in taken]
    happenings = [happening(group, _rail(group, reference), texts) for group in joined(apart)]
    happenings = sorted((*itself, *happenings), key=_by_date)
    return Timeline(
        happenings=tuple(happenings),
        told=tuple(_told(documents, annotations)),
        orders=(
            *orders(happenings, annotations, itself),
            *argued(texts, annotations, itself),
        ),
        reference=reference,
    )


def _of_incident(
    annotations: Sequence[Annotations], every: Sequence[Telling]
) -> Iterator[Telling]:
    """The tellings of the incident that the documents report: violence that a document's record
    dates as its own, and of the days beside the one that most records give."""
    days = {
        (found.document, found.incidents[0].start)
        for found in annotations
        if found.incidents
        and found.incidents[0].start
        and found.incidents[0].precision != PRESUMED
    }
    starts = sorted(start for _, start in days if start)
    if not starts:
        return
    first = max(dict.fromkeys(starts), key=starts.count)
    past = {
        found.document: [each.span for each in found.allegations if each.about_past]
        for found in annotations
    }
    for telling in every:
        event, bounds = telling.event, telling.bounds
        if bounds is None or event.kind not in _VIOLENT:
            continue
        if any(event.span.overlaps(span) for span in past[event.document]):
            continue
        lead = (event.document, bounds[0]) in days and _reaches(bounds, first, BACKGROUND)
        another = _ANOTHER.search(telling.words)
        if lead or (not another and _within(bounds, first, NEAR)):
            yield telling


def _incident(
    tellings: Sequence[Telling], annotations: Sequence[Annotations], texts: Mapping[str, str]
) -> tuple[Happening, ...]:
    """The incident that the reports' records are of, dated or not; empty if none has one."""
    records = [found.incidents[0] for found in annotations if found.incidents]
    if not records:
        return ()
    record, label = records[0], _named(records)
    if tellings:
        return (replace(happening(tellings, Rail.incident, texts), label=label),)
    return (
        Happening(
            id=identify("w", Rail.incident.value, record.document),
            label=label,
            kind=record.type,
            rail=Rail.incident,
            datings=(),
            start=None if record.precision == PRESUMED else record.start,
            end=None if record.precision == PRESUMED else record.end,
        ),
    )


def _named(records: Sequence[Incident]) -> str:
    """What the incident is called: its kind where all records agree on one, and the place that
    most of them give."""
    kinds = {each.subtype or each.type for each in records}
    kind = next(iter(kinds)) if len(kinds) == 1 else "the incident"
    places = [each.place.name for each in records if each.place]
    if not places:
        return kind
    return f"{kind} at {max(sorted(set(places)), key=places.count)}"


def _reaches(bounds: tuple[str, str], day: str, reach: timedelta) -> bool:
    start, end = (date.fromisoformat(each) for each in bounds)
    told = date.fromisoformat(day[:_DAY])
    return start <= told + reach and told - reach <= end


def _within(bounds: tuple[str, str], day: str, reach: timedelta) -> bool:
    start, end = (date.fromisoformat(each) for each in bounds)
    told = date.fromisoformat(day[:_DAY])
    return told - reach <= start and end <= told + reach


def _rail(group: Sequence[Telling], reference: str | None) -> Rail:
    bounds = [each.bounds for each in group if each.bounds]
    if not bounds:
        return Rail.open
    if reference is None:
        return Rail.background
    limit = (date.fromisoformat(reference[:_DAY]) - BACKGROUND).isoformat()
    return Rail.background if max(end for _, end in bounds) < limit else Rail.around


def _by_date(each: Happening) -> tuple[bool, str, str, str]:
    return (each.start is None, each.start or "", each.end or "", each.id)


def _published(document: Document) -> str | None:
    """The day of publication, if it is known to the day."""
    value = document.published.value if document.published else ""
    return value[:_DAY] if len(value) >= _DAY else None


def _told(documents: Sequence[Document], annotations: Sequence[Annotations]) -> Iterator[Told]:
    """The reporting rail by date: publications, and statements whose saying is dated; undated
    ones last, in the order of the documents."""
    found: list[Told] = []
    for document, read in zip(documents, annotations, strict=True):
        day = _published(document)
        found.append(Told(document=document.id, statement=None, start=day, end=day))
        found.extend(
            Told(
                document=document.id,
                statement=event.statement,
                start=event.time.start,
                end=event.time.end,
                time=event.time,
            )
            for event in read.events
            if event.statement is not None
        )
    yield from sorted(found, key=lambda each: (each.start is None, each.start or ""))
