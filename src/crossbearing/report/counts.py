"""How much there is: reports, statements, origins that bear on the question, and controllers."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Assessment, OriginKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`origins` have a reading of the verdict and still stand; `controllers` are the different
    hands they are in.

    An origin that nobody is known to control is in its own hands, unless it is anonymous: two
    anonymous voices may be one party's, so that those add nothing.
    """

    documents: int
    statements: int
    origins: int
    controllers: int


def counts(assessment: Assessment) -> Counts:
    """The four counts of an assessment."""
    origins = {each.id: each for each in assessment.trace.origins}
    bearing: dict[str, str | None] = {}
    for reading in assessment.verdict.readings:
        origin = origins.get(reading.origin or "")
        if reading.origin is None or (origin and origin.withdrawn is not None):
            continue
        hand = reading.controller or (origin.controller if origin else None)
        if hand is None and origin and origin.kind is not OriginKind.anonymous:
            hand = origin.id
        bearing[reading.origin] = bearing.get(reading.origin) or hand
    return Counts(
        documents=len(assessment.documents),
        statements=sum(len(each.attributions) for each in assessment.annotations),
        origins=len(bearing),
        controllers=len(set(bearing.values()) - {None}),
    )
