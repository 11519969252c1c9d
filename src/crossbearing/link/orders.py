"""What came before what: by the days of happenings, by the words of a report, by an argument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from crossbearing.model import (
    Annotations,
    Dating,
    Happening,
    Order,
    Passage,
    Scheme,
    Span,
)

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


def orders(
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


def argued(
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
