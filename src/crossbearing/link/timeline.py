"""The timeline of a case: events and statements by date, joined across documents.

Two tellings are of one event when they are of one kind and share most of their names and words.
Two dates that one document gives for it are two events; two documents' dates that no day fits are
a conflict, shown side by side. What ends well before the incident is background.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations, pairwise

from crossbearing.model import (
    Annotations,
    DatedEvent,
    Dating,
    Document,
    Happening,
    Incident,
    Links,
    Order,
    Passage,
    Rail,
    Scheme,
    Span,
    Timeline,
    Told,
    identify,
)

BACKGROUND = timedelta(days=30)
"""What ended longer than this before the incident is background."""
NEAR = timedelta(days=3)
"""Datings of the incident itself lie within this of the first one, either way."""
SHARED = 0.6
"""Share of the shorter telling's words and names that two tellings of one event share."""
LEAST = 3
"""Words and names that they share at least."""
MANY = 200
"""Groups beyond which a word tells nothing more apart."""
LONGEST = 160
"""Letters of a label."""


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VIOLENT = frozenset(("explosion", "strike", "killing"))
_ANOTHER = re.compile(
    r"\b(?:another|second|third|again|previous|earlier|similar|further|last|past|retaliat\w+|response)\b",
    re.IGNORECASE,
)
"""Words beside a blast or a strike that make it another than the incident."""
_INCIDENT = re.compile(
    r"\b(?:(?:air ?)?strike|blast|explosion|attack|bombing|raid|incident|fire)\b", re.IGNORECASE
)
"""Words by which a report names its incident."""
_CAME = re.compile(
    r"\b(?:came|comes|followed)\b[^,;.]{0,30}?\b(?P<way>after|before|amid|eve|heels|day|wake|response)\b"
    r"(?: of| to)?\s+(?P<other>[^,;.]{3,80})",
    re.IGNORECASE,
)
"""How an argument from timing says what the incident came after or before."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = _split(
    """the and was were had has have been with from that this which who for its his her their into
    after before during when while where there than then over under about between against since
    said says told also not but are will would could should being they them"""
)
_STEM = 5
_DAY = len("2000-01-01")


@dataclass(frozen=True)
class _Telling:
    """A dated event with what it shares with others: names of entities, and the stems of words."""

    event: DatedEvent
    words: str
    parties: frozenset[str]

    @cached_property
    def traits(self) -> frozenset[str]:
        stems = {
            word[:_STEM] for word in _WORD.findall(self.words.lower()) if word not in _EMPTY
        }
        return self.parties | stems

    @property
    def bounds(self) -> tuple[str, str] | None:
        start, end = self.event.time.start, self.event.time.end
        return (start, end) if start and end else None


def timeline(
    documents: Sequence[Document], annotations: Sequence[Annotations], links: Links
) -> Timeline:
    """Happenings and tellings by date, each with its words and with who says so."""
    texts = {each.id: each.text for each in documents}
    tellings = list(_tellings(texts, annotations, links))
    incident = list(_of_incident(texts, annotations, tellings))
    dated = [each for each in incident if each.bounds]
    first = min((each.bounds[0] for each in dated if each.bounds), default=None)
    published = sorted(day for each in documents if (day := _published(each)))
    reference = first or (published[0] if published else None)
    taken = {id(each) for each in incident}
    apart = [each for each in tellings if id(each) not in taken]
    happenings = [_happening(group, _rail(group, reference), texts) for group in _joined(apart)]
    itself = _incident(incident, annotations, texts)
    happenings = sorted((*itself, *happenings), key=_by_date)
    return Timeline(
        happenings=tuple(happenings),
        told=tuple(_told(documents, annotations)),
        orders=(
            *_orders(happenings, annotations, itself),
            *_argued(texts, annotations, itself),
        ),
        reference=reference,
    )


def _tellings(
    texts: Mapping[str, str], annotations: Sequence[Annotations], links: Links
) -> Iterator[_Telling]:
    entity = {mention: each.id for each in links.entities for mention in each.mentions}
    for found in annotations:
        for event in found.events:
            if event.statement is not None:
                continue
            named = frozenset(
                entity[each.id]
                for each in found.mentions
                if each.id in entity and event.span.contains(each.span)
            )
            yield _Telling(event, event.span.of(texts[event.document]), named)


def _of_incident(
    texts: Mapping[str, str], annotations: Sequence[Annotations], tellings: Sequence[_Telling]
) -> Iterator[_Telling]:
    """The tellings of the incident that the documents report: those whose time is that of a
    document's main incident, and of a like kind within a few days of the first of them."""
    days = {
        (found.document, found.incidents[0].start)
        for found in annotations
        if found.incidents and found.incidents[0].start
    }
    first = min((start for _, start in days if start), default=None)
    if first is None:
        return
    past = {
        found.document: [each.span for each in found.allegations if each.about_past]
        for found in annotations
    }
    for telling in tellings:
        event, time = telling.event, telling.event.time
        if any(event.span.overlaps(span) for span in past[event.document]):
            continue
        lead = (event.document, time.start) in days
        near = (
            event.kind in _VIOLENT
            and telling.bounds is not None
            and not _ANOTHER.search(telling.words)
            and _within(telling.bounds, first, NEAR)
        )
        if near or (lead and event.kind in _VIOLENT):
            yield telling


def _incident(
    tellings: Sequence[_Telling], annotations: Sequence[Annotations], texts: Mapping[str, str]
) -> tuple[Happening, ...]:
    """The incident that the reports' records are of, dated or not; empty if none has one."""
    records = [found.incidents[0] for found in annotations if found.incidents]
    if not records:
        return ()
    record, label = records[0], _named(records)
    if tellings:
        return (replace(_happening(tellings, Rail.incident, texts), label=label),)
    return (
        Happening(
            id=identify("w", Rail.incident.value, record.document),
            label=label,
            kind=record.type,
            rail=Rail.incident,
            datings=(),
            start=record.start,
            end=record.end,
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


def _within(bounds: tuple[str, str], day: str, reach: timedelta) -> bool:
    start, end = (date.fromisoformat(each) for each in bounds)
    told = date.fromisoformat(day[:_DAY])
    return told - reach <= start and end <= told + reach


def _joined(tellings: Sequence[_Telling]) -> list[list[_Telling]]:
    """The tellings in groups, one for each event; a telling joins the first group that it is like,
    and no group that its own document has already given another date.

    Only groups that share words are compared, by an index of the words that are not in many.
    """
    groups: list[list[_Telling]] = []
    index: dict[tuple[str, str], list[int]] = {}
    for telling in tellings:
        keys = [(telling.event.kind, trait) for trait in sorted(telling.traits)]
        shared = Counter(at for key in keys for at in index.get(key, ()))
        likely = sorted(at for at, count in shared.items() if count >= LEAST)
        home = next((at for at in likely if _same_event(telling, groups[at])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(telling)
        for key in keys:
            known = index.setdefault(key, [])
            if len(known) < MANY and home not in known[-1:]:
                known.append(home)
    return groups


def _same_event(telling: _Telling, group: Sequence[_Telling]) -> bool:
    return all(
        telling.event.kind == other.event.kind
        and not (
            telling.event.document == other.event.document and telling.bounds != other.bounds
        )
        and _alike(telling, other)
        for other in group
    )


def _alike(one: _Telling, other: _Telling) -> bool:
    shared = len(one.traits & other.traits)
    return shared >= LEAST and shared >= SHARED * min(len(one.traits), len(other.traits))


def _rail(group: Sequence[_Telling], reference: str | None) -> Rail:
    bounds = [each.bounds for each in group if each.bounds]
    if not bounds:
        return Rail.open
    if reference is None:
        return Rail.background
    limit = (date.fromisoformat(reference[:_DAY]) - BACKGROUND).isoformat()
    return Rail.background if max(end for _, end in bounds) < limit else Rail.around


def _happening(group: Sequence[_Telling], rail: Rail, texts: Mapping[str, str]) -> Happening:
    start, end, conflict = _agreed(group)
    lead = min(group, key=lambda each: (len(each.words), each.words))
    kinds = [each.event.kind for each in group]
    return Happening(
        id=identify(
            "w", rail.value, *(f"{e.event.document}:{e.event.time.span}" for e in group)
        ),
        label=_label(lead.words),
        kind=max(sorted(set(kinds)), key=kinds.count),
        rail=rail,
        datings=tuple(_dating(each) for each in group),
        start=start,
        end=end,
        conflict=conflict,
        parties=tuple(sorted(frozenset().union(*(each.parties for each in group)))),
    )


def _agreed(group: Sequence[_Telling]) -> tuple[str | None, str | None, bool]:
    """The days that all tellings allow; if none does, all the days that any tells.

    They are in conflict if two sources give dates of which no two fit each other.
    """
    bounds = [each.bounds for each in group if each.bounds]
    if not bounds:
        return None, None, False
    start, end = max(each[0] for each in bounds), min(each[1] for each in bounds)
    if start <= end:
        return start, end, False
    sources: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
    for each in group:
        if each.bounds:
            sources.setdefault((each.event.document, each.event.by), []).append(each.bounds)
    conflict = any(
        not any(a[0] <= b[1] and b[0] <= a[1] for a in ones for b in others)
        for ones, others in combinations(sources.values(), 2)
    )
    return min(each[0] for each in bounds), max(each[1] for each in bounds), conflict


def _dating(telling: _Telling) -> Dating:
    event = telling.event
    return Dating(
        passage=Passage(document=event.document, spans=(event.span,)),
        time=event.time,
        by=event.by,
    )


def _label(words: str) -> str:
    """The words on one line, cut at a word when long."""
    line = " ".join(words.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0] + " …"


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


def _orders(
    happenings: Sequence[Happening],
    annotations: Sequence[Annotations],
    incident: Sequence[Happening],
) -> Iterator[Order]:
    """What came before what: neighbours whose dates leave no doubt, then what words say, "hours
    after the strike" among them."""
    dated = [each for each in happenings if each.start and each.end and not each.conflict]
    for one, other in pairwise(dated):
        if one.end and other.start and one.end < other.start:
            yield Order(earlier=one.id, later=other.id)
    arguments = [
        (found.document, premise, argument.id)
        for found in annotations
        for argument in found.arguments
        if argument.scheme is Scheme.timing
        for premise in argument.premises
    ]
    for happening in happenings:
        for dating in happening.datings:
            if dating.time.kind == "DURATION" and happening not in incident:
                yield _stated(happening, dating, incident, arguments)


def _stated(
    happening: Happening,
    dating: Dating,
    incident: Sequence[Happening],
    arguments: Sequence[tuple[str, Span, str]],
) -> Order:
    """The order that "two days before the vote" states; the words that name the event stand for
    it, but for the incident itself."""
    named = dating.time.anchor or ""
    anchor = incident[0].id if incident and _INCIDENT.search(named) else named
    before = dating.time.mod == "BEFORE"
    argument = next(
        (
            identity
            for document, premise, identity in arguments
            if document == dating.document and premise.overlaps(dating.time.span)
        ),
        None,
    )
    return Order(
        earlier=happening.id if before else anchor,
        later=anchor if before else happening.id,
        gap=dating.time.value,
        passage=dating.passage,
        by=dating.by,
        argument=argument,
    )


def _argued(
    texts: Mapping[str, str], annotations: Sequence[Annotations], incident: Sequence[Happening]
) -> Iterator[Order]:
    """What arguments from timing put before or after the incident: "the blast came after the
    talks had failed"."""
    if not incident:
        return
    for found in annotations:
        for argument in found.arguments:
            if argument.scheme is not Scheme.timing:
                continue
            premise = argument.premises[0]
            match = _CAME.search(premise.of(texts[found.document]))
            if match is None:
                continue
            other = " ".join(match["other"].split())
            before = match["way"] in ("before", "eve")
            yield Order(
                earlier=incident[0].id if before else other,
                later=other if before else incident[0].id,
                passage=Passage(document=found.document, spans=(premise,)),
                by=argument.by,
                argument=argument.id,
            )
