"""A made-up case of one report, so that every JSON shape can be printed with its keys filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests import factory

from crossbearing import casework
from crossbearing.model import (
    Affected,
    Annotations,
    Assessment,
    BearerKind,
    Casualties,
    DriftKind,
    Incident,
    Judgement,
    Linchpin,
    Perpetrator,
    Place,
    Responsibility,
    Skipped,
    Stance,
    StatedRelation,
    TimeExpression,
    Variable,
    WouldSettle,
)
from crossbearing.report import shapes

DOCUMENT = factory.doc(
    "Teral struck the depot at Sarn with a missile on 4 May 2031 and killed two guards, the ministry "
    "of Ansel said. This is most likely true.",
    path="wire.txt",
    title="Depot burns",
    publisher="Northline",
    published="2031-05-05",
)
COPY = factory.doc(
    "Teral struck the depot at Sarn.", path="courier.txt", publisher="Vell Courier"
)
SAID = factory.said(
    DOCUMENT,
    "Teral struck the depot at Sarn with a missile",
    source="the ministry of Ansel",
    cue="said",
    stance=Stance.accuses,
)
TERAL = factory.mention(DOCUMENT, "Teral")
MINISTRY = factory.mention(DOCUMENT, "the ministry of Ansel")
SARN = Place(
    span=factory.span(DOCUMENT, "Sarn"),
    name="Sarn",
    latitude=None,
    longitude=None,
    gazetteer_id=None,
)
INCIDENT = Incident(
    document=DOCUMENT.id,
    type="bombing",
    subtype="air strike",
    start="2031-05-04",
    end="2031-05-04",
    precision="day",
    place=SARN,
    means=(Affected(text="missile", span=factory.span(DOCUMENT, "missile")),),
    perpetrators=(
        Perpetrator(
            text="Teral",
            span=TERAL.span,
            kind="organisation",
            responsibility=Responsibility.accused_by_authorities,
            by=SAID.id,
        ),
    ),
    targets=(Affected(text="depot", span=factory.span(DOCUMENT, "depot"), effect="destroyed"),),
    victims=(Affected(text="guards", span=factory.span(DOCUMENT, "guards"), effect="killed"),),
    casualties=(
        Casualties(
            span=factory.span(DOCUMENT, "two guards"),
            outcome="killed",
            low=2,
            high=2,
            by=SAID.id,
        ),
    ),
)
FOUND: Annotations = factory.notes(
    DOCUMENT,
    SAID,
    arguments=(factory.argument(DOCUMENT, "Teral struck the depot at Sarn with a missile"),),
    judgements=(
        Judgement(
            id="j-000000000001",
            document=DOCUMENT.id,
            span=factory.span(DOCUMENT, "This is most likely true"),
            stance="endorses",
            about=SAID.id,
        ),
    ),
    mentions=(TERAL, MINISTRY),
    times=(
        TimeExpression(
            span=factory.span(DOCUMENT, "4 May 2031"),
            value="2031-05-04",
            start="2031-05-04",
            end="2031-05-04",
        ),
    ),
    places=(SARN,),
    incidents=(INCIDENT,),
    relations=(
        StatedRelation(
            document=DOCUMENT.id,
            source=MINISTRY.id,
            target=TERAL.id,
            type="opponent of",
            span=factory.span(DOCUMENT, "Teral struck the depot"),
            by=SAID.id,
        ),
    ),
)
ORIGIN = factory.origin(SAID, controller="Ansel", label="the ministry of Ansel")
TRACE = factory.trace(
    ORIGIN,
    copies=[factory.copied(DOCUMENT, COPY, "Teral struck the depot at Sarn")],
    chains=(
        factory.chain(
            SAID,
            factory.step(
                factory.bearer(DOCUMENT, statement=SAID.id),
                factory.bearer(name="the ministry of Ansel", kind=BearerKind.voice),
                passages=(factory.passage(DOCUMENT, "the ministry of Ansel said"),),
            ),
            origin=ORIGIN.id,
        ),
    ),
    drifts=(
        factory.drift(
            factory.passage(DOCUMENT, "Teral struck the depot at Sarn with a missile"),
            factory.passage(COPY, "Teral struck the depot at Sarn."),
            kind=DriftKind.attribution,
            was="the ministry of Ansel said",
            link=None,
        ),
    ),
    likenesses=(factory.likeness(ORIGIN, ORIGIN),),
    tallies=(factory.tally(factory.claim(), ORIGIN, lost=((DriftKind.hedge, 2),)),),
    corrections=(factory.correction(factory.passage(COPY, "Teral struck the depot"), ORIGIN),),
)
READING = factory.reading(
    0.4,
    because="the ministry accuses an adversary",
    passages=(factory.passage(DOCUMENT, "Teral struck the depot at Sarn"),),
    origin=ORIGIN.id,
    controller="Ansel",
)


def assessment() -> Assessment:
    """The case with one of everything."""
    return factory.assessment(
        DOCUMENT,
        COPY,
        annotations=(FOUND, factory.notes(COPY)),
        trace=TRACE,
        evidence=(factory.evidence(sha256="0" * 64),),
        searches=(factory.search(where="the crater", detection=0.8),),
        verdict=factory.verdict(
            READING,
            linchpins=(
                Linchpin(reading=READING.id, label="accusation", effect="nothing leads"),
            ),
            would_settle=(
                WouldSettle(
                    observation="an independent look at the crater",
                    variable=Variable.cause,
                    bits=0.5,
                ),
            ),
            naive=(factory.answer("attack", 1.0),),
        ),
        responses=(factory.response(),),
        skipped=(Skipped(path="scan.pdf", reason="encrypted; save it without a password"),),
    )


SHAPES: tuple[tuple[str, str, Callable[[], dict[str, Any]]], ...] = (
    (
        "read --json",
        "One such object a line, a line a document.",
        lambda: casework.read_line(DOCUMENT, FOUND),
    ),
    (
        "trace --json",
        "With `--copies-only`, `origins` is empty.",
        lambda: shapes.trace_json((DOCUMENT, COPY), TRACE),
    ),
    (
        "assess --json",
        "The whole answer. Probabilities and their ranges are shares from 0 to 1; weights are bits.",
        lambda: shapes.assess_json(assessment()),
    ),
)
"""Command, a sentence about its output, and the output."""
