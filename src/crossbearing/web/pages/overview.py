"""The first page: what is asked, how it stands, what would change it, and what waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import Response

from crossbearing.model import Reading
from crossbearing.report.blocks import Point, Section
from crossbearing.report.contents import counted
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import headline, presumed, variables
from crossbearing.report.sections.ladder import settles
from crossbearing.report.sections.movement import movement
from crossbearing.report.wording import isolate, sentence
from crossbearing.web.desk import Weighed
from crossbearing.web.frame import Group, OpenDesk, Page, show

router = APIRouter()
PAGE = Page(path="/", title="Overview", router=router, group=Group.answer)

WAITING = 5
"""Readings that wait for review shown here; the queue has them all."""


@dataclass(frozen=True, kw_only=True)
class Glance:
    """What the overview shows of an answer."""

    headline: str
    presumes: str
    counts: tuple[tuple[int, str, str], ...]
    answers: Section | None
    settles: Section
    flips: tuple[Point, ...]
    movement: Section | None
    waiting: tuple[Reading, ...]


@router.get("/")
def overview(request: Request, desk: OpenDesk) -> Response:
    """The answer so far."""
    now = desk.weighed
    places = frozenset(each.path for each in request.app.state.pages)
    return show(
        request,
        "overview.html",
        assessment=now.assessment,
        index=now.index,
        glance=now.once("overview", lambda: glance(now, places)),
    )


def glance(now: Weighed, places: frozenset[str]) -> Glance:
    """What the overview shows; the counts lead to the pages that are there."""
    verdict = now.assessment.verdict
    waiting = sorted(
        (each for each in verdict.readings if not each.reviewed),
        key=lambda each: (-abs(each.bits), each.id),
    )
    return Glance(
        headline=headline(verdict),
        presumes=presumed(now.assessment.question.presumes),
        counts=tuple(
            (number, noun, place if place in places else "")
            for (number, noun), place in zip(
                counted(now.assessment),
                ("/documents", "/search", "/origins", "/origins"),
                strict=True,
            )
        ),
        answers=variables(now.index),
        settles=settles(now.index),
        flips=tuple(flips(now.index)),
        movement=movement(now.index),
        waiting=tuple(waiting[:WAITING]),
    )


def flips(index: Index) -> Iterator[Point]:
    """What would put another answer first, each with the words it rests on."""
    verdict = index.assessment.verdict
    readings = {each.id: each for each in verdict.readings}
    for pin in verdict.linchpins:
        reading = readings.get(pin.reading)
        yield Point(
            text=f"Without {isolate(pin.label)}: {sentence(isolate(pin.effect))}",
            quotes=index.quotes(reading.passages)[:2] if reading else (),
        )
    if verdict.sensitivity:
        for told in verdict.sensitivity.flips:
            yield Point(text=sentence(isolate(told)))
