"""The whole answer, as the report shows it."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.model.approaches import Approach
from crossbearing.model.decisions import Decision
from crossbearing.model.documents import Document, Skipped
from crossbearing.model.links import Links
from crossbearing.model.origins import Trace
from crossbearing.model.statements import Annotations
from crossbearing.model.timeline import Timeline
from crossbearing.model.weighing import (
    Answer,
    Evidence,
    Question,
    Response,
    Search,
    Status,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """What made a result: product, parts and models with versions and hashes, and the
    processor family."""

    product: str
    parts: tuple[tuple[str, str], ...]
    processor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What the answer would have been from what had been published by a day, by today's reader
    and today's decisions.

    `day` is an ISO date; None for the answer with what has no date.
    """

    day: str | None
    reports: int
    status: Status
    causes: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One question put to one set of reports, with everything its answer rests on.

    Documents and annotations are in the same order: by date, then by id.
    """

    question: Question
    documents: tuple[Document, ...]
    annotations: tuple[Annotations, ...]
    links: Links
    trace: Trace
    evidence: tuple[Evidence, ...]
    searches: tuple[Search, ...]
    verdict: Verdict
    responses: tuple[Response, ...]
    decisions: tuple[Decision, ...]
    skipped: tuple[Skipped, ...]
    made_by: MadeBy
    history: tuple[Moment, ...] = ()
    """How the answer moved with the reports' dates, oldest first; empty where not worked out."""
    timeline: Timeline = field(default_factory=Timeline)
    """When things happened and were told."""
    approaches: tuple[Approach, ...] = ()
    """Who among the accused was asked, and what came back, in the order it was put down."""
