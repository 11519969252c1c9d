"""Tellings of one event are joined into a happening, with every date that is told for it.

Two tellings are of one event when they are of one kind and share most of their names and words.
Two dates that one document gives for it are two events; two sources' dates of which no two fit
each other are a conflict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from crossbearing.model import (
    Annotations,
    DatedEvent,
    Dating,
    Happening,
    Links,
    Passage,
    Rail,
    identify,
)

SHARED = 0.6
"""Share of the shorter telling's words and names that two tellings of one event share."""
LEAST = 3
"""Words and names that they share at least."""
MANY = 200
"""Groups beyond which a word tells nothing more apart."""
LONGEST = 160
"""Letters of a label."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    [
        "the",
        "and",
        "was",
        "were",
        "had",
        "has",
        "have",
        "been",
        "with",
        "from",
        "that",
        "this",
        "which",
        "who",
        "for",
        "its",
        "his",
        "her",
        "their",
        "into",
        "after",
        "before",
        "during",
        "when",
        "while",
        "where",
        "there",
        "than",
        "then",
        "over",
        "under",
        "about",
        "between",
        "against",
        "since",
        "said",
        "says",
        "told",
        "also",
        "not",
        "but",
        "are",
        "will",
        "would",
        "could",
        "should",
        "being",
        "they",
        "them",
    ]
)
_STEM = 5


@dataclass(frozen=True)
class Telling:
    """A dated event with what it shares with others: names of entities, and the stems of words."""

    event: DatedEvent
    words: str
    parties: frozenset[str]

    @cached_property
    def traits(self) -> frozenset[str]:
        """What it is compared by."""
        stems = {
            word[:_STEM] for word in _WORD.findall(self.words.lower()) if word not in _EMPTY
        }
        return self.parties | stems

    @property
    def bounds(self) -> tuple[str, str] | None:
        """The first and the last day on which it may have been; None while its time is open."""
        start, end = self.event.time.start, self.event.time.end
        return (start, end) if start and end else None


def tellings(
    texts: Mapping[str, str], annotations: Sequence[Annotations], links: Links
) -> Iterator[Telling]:
    """What every document tells of and dates, but for what it dates as said."""
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
            yield Telling(event, event.span.of(texts[event.document]), named)


@dataclass
class _Group:
    """Tellings of one event: the first, which others are compared with, and each document's date."""

    first: Telling
    tellings: list[Telling]
    dates: dict[str, tuple[str, str] | None]

    def takes(self, telling: Telling) -> bool:
        """True if the telling is like the first one and its document has given no other date."""
        bounds = telling.bounds
        told_before = self.dates.get(telling.event.document, bounds)
        return told_before == bounds and _alike(self.first, telling)


def joined(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings in groups, one for each event; a telling joins the first group that it is like,
    and no group that its own document has already given another date.

    Only groups that share words are compared, by an index of the words that are not in many.
    """
    groups: list[_Group] = []
    index: dict[tuple[str, str], list[int]] = {}
    for telling in tellings:
        keys = [(telling.event.kind, trait) for trait in sorted(telling.traits)]
        shared = Counter(at for key in keys for at in index.get(key, ()))
        likely = sorted(at for at, count in shared.items() if count >= LEAST)
        home = next((groups[at] for at in likely if groups[at].takes(telling)), None)
        if home is None:
            home = _Group(telling, [], {})
            for key in keys:
                known = index.setdefault(key, [])
                if len(known) < MANY:
                    known.append(len(groups))
            groups.append(home)
        home.tellings.append(telling)
        home.dates.setdefault(telling.event.document, telling.bounds)
    return [each.tellings for each in groups]


def _alike(one: Telling, other: Telling) -> bool:
    shared = len(one.traits & other.traits)
    return shared >= LEAST and shared >= SHARED * min(len(one.traits), len(other.traits))


def happening(group: Sequence[Telling], rail: Rail, texts: Mapping[str, str]) -> Happening:
    """A group of tellings as one happening, labelled by the shortest of them."""
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


def _agreed(group: Sequence[Telling]) -> tuple[str | None, str | None, bool]:
    """The days that all tellings allow; if none does, all the days that any tells.

    They are in conflict if two sources give dates of which no two fit each other.
    """
    bounds = [each.bounds for each in group if each.bounds]
    if not bounds:
        return None, None, False
    start, end = max(each[0] for each in bounds), min(each[1] for each in bounds)
    if start <= end:
        return start, end, False
    sources: dict[tuple[str, str | None], set[tuple[str, str]]] = {}
    for each in group:
        if each.bounds:
            sources.setdefault((each.event.document, each.event.by), set()).add(each.bounds)
    # Sources that give the same dates are one for this: a thousand copies are told apart at once.
    told = dict.fromkeys(frozenset(each) for each in sources.values())
    conflict = any(
        not any(a[0] <= b[1] and b[0] <= a[1] for a in ones for b in others)
        for ones, others in combinations(told, 2)
    )
    return min(each[0] for each in bounds), max(each[1] for each in bounds), conflict


def _dating(telling: Telling) -> Dating:
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
