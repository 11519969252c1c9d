"""How much there is: reports, statements, origins that bear on the question, and controllers."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`origins` have a reading of the verdict and still stand; `controllers` are the different
    parties known to control them. An origin whose controller no report tells adds none."""

    documents: int
    statements: int
    origins: int
    controllers: int


def counts(assessment: Assessment) -> Counts:
    """The four counts of an assessment."""
    withdrawn = {each.id for each in assessment.trace.origins if each.withdrawn is not None}
    bearing = [
        each
        for each in assessment.verdict.readings
        if each.origin is not None and each.origin not in withdrawn
    ]
    controlled = {each.id: each.controller for each in assessment.trace.origins}
    controllers = {each.controller or controlled.get(each.origin or "") for each in bearing}
    return Counts(
        documents=len(assessment.documents),
        statements=sum(len(each.attributions) for each in assessment.annotations),
        origins=len({each.origin for each in bearing}),
        controllers=len(controllers - {None}),
    )
