"""One incident over the records that several reports make of it.

Two records are of one incident when they are of one family of types, no dates of theirs exclude it,
and they share a site, a place closer than a country, or something that was struck. Records of one report
stay apart. The surest pairs join first; figures that disagree stay side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from crossbearing.link.entities import Directory
from crossbearing.model import (
    PRESUMED,
    Annotations,
    Incident,
    JoinedIncident,
    MentionType,
    Precision,
    Span,
    identify,
)

SLACK = timedelta(days=1)
"""Days of two reports that lie this close may be one day, told in two zones."""
LEAD = Span(0, 1200)
"""Where a report says what it is about, for a record of rules alone."""
FEW = 60
NEXT = 6
"""Records that share a place up to which each is held beside every other; beyond, beside the next."""
_FAMILIES = {
    "attack": "violence",
    "bombing": "violence",
    "arson": "violence",
    "other": "violence",
}
_WIDE = (MentionType.country, MentionType.nationality)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_DAY = len("2000-01-01")


def incidents(
    annotations: Sequence[Annotations], relevant: Collection[str], named: Directory
) -> tuple[JoinedIncident, ...]:
    """The incidents of the relevant reports, those that most reports tell first."""
    told = sorted(
        (
            (_key(each), each, frozenset(_ties(each, found, named)), not at)
            for found in annotations
            if found.document in relevant
            for at, each in enumerate(found.incidents)
        ),
        key=lambda each: each[0],
    )
    records = [each for _, each, _, _ in told]
    main = [each for *_, each in told]
    group = list(range(len(records)))
    members = {at: [at] for at in group}
    for _, left, right in sorted(
        _pairs(records, [ties for _, _, ties, _ in told], main),
        key=lambda each: (-each[0], each[1:]),
    ):
        first, second = group[left], group[right]
        if first == second or _share_a_report(records, members[first], members[second]):
            continue
        members[first] += members.pop(second)
        for at in members[first]:
            group[at] = first
    joined = [
        JoinedIncident(
            id=identify("i", *(part for at in sorted(each) for part in _key(records[at]))),
            records=tuple(records[at] for at in sorted(each)),
        )
        for each in members.values()
    ]
    return tuple(sorted(joined, key=lambda each: (-len(each.records), each.id)))


def _key(record: Incident) -> tuple[str, ...]:
    spans = (*record.told, *(each.span for each in (*record.targets, *record.means)))
    return (
        record.document,
        record.type,
        record.subtype or "",
        *(f"{span.start}-{span.end}" for span in spans),
    )


def _ties(record: Incident, found: Annotations, named: Directory) -> Iterator[str]:
    """What may tie a record to another report's: sites its sentences name, where it was if that is
    told closer than by a country or a dateline, and what was struck if it bears a name."""
    where = (*(record.told or (LEAD,)), *(each.span for each in record.targets))
    for mention in found.mentions:
        known = named.by_mention.get(mention.id)
        if (
            known is not None
            and named.by_id[known].type is MentionType.site
            and any(each.overlaps(mention.span) for each in where)
        ):
            yield known
    place = record.place
    if (
        place is not None
        and place.precision is not Precision.country
        and not place.name.isupper()
    ):
        known = named.named(place.name, record.document)
        if known is None or named.by_id[known].type not in _WIDE:
            yield known or place.gazetteer_id or place.name.casefold()
    for each in record.targets:
        name = _ARTICLE.sub("", each.text)
        if any(word[:1].isupper() for word in name.split()):
            yield name.casefold()


def _pairs(
    records: Sequence[Incident], ties: Sequence[frozenset[str]], main: Sequence[bool]
) -> Iterator[tuple[int, int, int]]:
    """How well two records hold together, and their numbers: by ties, by day, and for being what
    both reports are mainly about."""
    for left, right in sorted(_beside(records, ties)):
        one, other = records[left], records[right]
        if one.document != other.document and _may_be_one(one, other):
            held = 2 * len(ties[left] & ties[right]) + _same_day(one, other)
            yield held + 8 * (main[left] and main[right]), left, right


def _beside(
    records: Sequence[Incident], ties: Sequence[frozenset[str]]
) -> set[tuple[int, int]]:
    """Pairs that share a tie: all of them where few do, else those next to each other by date."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(ties):
        for tie in each:
            holding[tie].append(at)
    found: set[tuple[int, int]] = set()
    for some in holding.values():
        dated = sorted(some, key=lambda at: (records[at].start or "", at))
        reach = len(dated) if len(dated) <= FEW else NEXT
        for at, left in enumerate(dated):
            found.update(
                (min(left, right), max(left, right)) for right in dated[at + 1 : at + 1 + reach]
            )
    return found


def _may_be_one(one: Incident, other: Incident) -> bool:
    if _FAMILIES.get(one.type, one.type) != _FAMILIES.get(other.type, other.type):
        return False
    if (one.stage == "threatened") != (other.stage == "threatened"):
        return False
    days = _days(one), _days(other)
    if days[0] is None or days[1] is None:
        return True
    (first, last), (begin, end) = days[0], days[1]
    return first - SLACK <= end and begin - SLACK <= last


def _same_day(one: Incident, other: Incident) -> bool:
    days = _days(one)
    return days is not None and days == _days(other)


def _days(record: Incident) -> tuple[date, date] | None:
    """The days within which it was, where words say when."""
    if record.start is None or record.precision == PRESUMED:
        return None
    try:
        first = date.fromisoformat(record.start[:_DAY])
        return first, date.fromisoformat((record.end or record.start)[:_DAY])
    except ValueError:
        return None


def _share_a_report(
    records: Sequence[Incident], first: Sequence[int], second: Sequence[int]
) -> bool:
    return bool(
        {records[at].document for at in first} & {records[at].document for at in second}
    )
