"""Take it apart: what the answer would be without something, or on other assumptions.

Everything asked for stands in the address, so that a try can be sent to somebody, and nothing of it
changes the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from math import isfinite

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from starlette.datastructures import QueryParams

from crossbearing import casework
from crossbearing.casework import Bench
from crossbearing.errors import UsageError
from crossbearing.model import (
    Answer,
    Apart,
    Assessment,
    Factored,
    Reading,
    Switch,
    SwitchKind,
    TakenApart,
    Variable,
)
from crossbearing.report.blocks import Cell, Range, Table, Weight
from crossbearing.report.sections.answer import TITLES, named
from crossbearing.report.wording import COARSE, isolate, shares, signed
from crossbearing.web.desk import Weighed
from crossbearing.web.frame import Group, OpenDesk, Page, show

MOST = 40
"""Switches of one kind that are shown at once; a word finds the others."""
DEPENDENCES = {
    "grouped": "one hand, one word (as in the case)",
    "apart": "every origin stands alone",
    "strongest": "of each hand the weightiest voice alone",
}
KINDS = {
    SwitchKind.origin: "Origins",
    SwitchKind.argument: "Arguments",
    SwitchKind.party: "Parties, with all that speaks for them",
    SwitchKind.controller: "Controllers, with all in their hands",
    SwitchKind.gatekeeper: "Outlets that others’ words came through",
    SwitchKind.item: "Items and searches entered by hand",
    SwitchKind.reading: "Single readings",
}


@dataclass(frozen=True, kw_only=True)
class Switches:
    """The switches of one kind: those shown, how many there are, and those off but not shown."""

    title: str
    shown: tuple[Switch, ...]
    among: int
    hidden: tuple[Switch, ...]


def examples(assessment: Assessment) -> Iterator[str]:
    """A try with something off, and one on other assumptions."""
    yield "/apart?dependence=strongest&prior.accident=0.5"
    for reading in assessment.verdict.readings[:1]:
        yield f"/apart?off=reading:{reading.id}"


router = APIRouter()
PAGE = Page(
    path="/apart", title="Take it apart", router=router, group=Group.answer, examples=examples
)


@router.get("/apart")
def apart(request: Request, desk: OpenDesk) -> Response:
    """The answer as it stands beside the answer as it would be."""
    now = desk.weighed
    ready = prepared(now)
    try:
        assumed = parse(request.query_params)
        found = casework.take_apart(ready, assumed)
    except UsageError as fault:
        raise HTTPException(400, str(fault)) from fault
    find = request.query_params.get("find", "").strip()[:200]
    return show(
        request,
        "taking_apart.html",
        block="tried",
        index=now.index,
        found=found,
        assumed=assumed,
        tables=tuple(tables(found, now.assessment.verdict.variables)),
        rungs=rungs(now, ready, found),
        switches=tuple(listed(ready.switches, assumed.off, find)),
        find=find,
        dependences=DEPENDENCES,
        priors=priors(ready, assumed),
        changed=changed(ready, assumed),
    )


def prepared(now: Weighed) -> Bench:
    """The answer ready to be taken apart, prepared once."""
    return now.once("apart", lambda: casework.prepare_apart(now.assessment))


def parse(query: QueryParams) -> Apart:
    """What an address assumes. Raises UsageError for what is no number."""
    return Apart(
        off=frozenset(query.getlist("off")),
        bits=tuple(
            (name.removeprefix("bits."), number(value))
            for name, value in sorted(query.items())
            if name.startswith("bits.") and value.strip()
        ),
        dependence=query.get("dependence") or "grouped",
        prior=tuple(
            (Variable.cause, name.removeprefix("prior."), number(value))
            for name, value in sorted(query.items())
            if name.startswith("prior.") and value.strip()
        ),
    )


def number(written: str) -> float:
    """A number as people write it; UsageError for what is none."""
    try:
        found = float(written.strip().replace("−", "-").replace(",", "."))
    except ValueError as error:
        raise UsageError(f"{written[:40]!r} is no number") from error
    if not isfinite(found):
        raise UsageError(f"{written[:40]!r} is no number to weigh with")
    return found


def listed(switches: Iterable[Switch], off: frozenset[str], find: str) -> Iterator[Switches]:
    """The switches by kind; those off always come along, shown or not."""
    for kind, group in groupby(switches, key=lambda each: each.kind):
        every = tuple(group)
        fitting = [each for each in every if find.casefold() in each.label.casefold()]
        first = sorted(fitting, key=lambda each: each.key not in off)[:MOST]
        shown = tuple(each for each in every if each in first)
        yield Switches(
            title=KINDS[kind],
            shown=shown,
            among=len(every),
            hidden=tuple(each for each in every if each.key in off and each not in first),
        )


def tables(found: TakenApart, stated: Iterable[Factored] = ()) -> Iterator[Table]:
    """Each variable's answers before and after, in ranges and bars, and the ranges that the case
    states, which hold every single omission too."""
    whole = {
        (factored.variable, each.value): each
        for factored in stated
        for each in factored.answers
    }
    for before, after in zip(found.before, found.after, strict=True):
        if after.answers and named(after):
            yield _table(before, after, whole)


def _table(
    before: Factored, after: Factored, whole: Mapping[tuple[Variable, str], Answer]
) -> Table:
    given = f", if {isolate(after.given)}" if after.given else ""
    was = {each.value: each for each in before.answers}
    return Table(
        caption=TITLES[after.variable] + given,
        kind="ranges",
        columns=(
            "Answer",
            "As it stands",
            "From 0 to 1",
            "As tried",
            "From 0 to 1",
            "In the overview",
        ),
        rows=tuple(
            (
                Cell(text=isolate(each.label)),
                Cell(
                    text=shares(was[each.value].low, was[each.value].high, COARSE), number=True
                ),
                Cell(
                    picture=Range(
                        was[each.value].low, was[each.value].high, was[each.value].probability
                    )
                ),
                Cell(text=shares(each.low, each.high, COARSE), number=True),
                Cell(picture=Range(each.low, each.high, each.probability)),
                Cell(text=_stated(whole.get((after.variable, each.value))), number=True),
            )
            for each in after.answers
        ),
    )


def _stated(answer: Answer | None) -> str:
    return shares(answer.low, answer.high, COARSE) if answer else "not told"


@dataclass(frozen=True, kw_only=True)
class Rung:
    """A reading with its field: the weight by itself, what it adds in the try, and its bar."""

    reading: Reading
    typed: str
    off: bool
    added: str
    picture: Weight


def rungs(now: Weighed, ready: Bench, found: TakenApart) -> tuple[Rung, ...]:
    """The weightiest readings, with those whose weight was moved."""
    moved = dict(found.assumed.bits)
    left = {each.id: each.bits for each in found.readings}
    ranked = sorted(
        (each for each in ready.alone if each.weighs),
        key=lambda each: (each.id not in moved, -abs(each.bits), each.id),
    )[:MOST]
    reach = max([1.0, *(abs(left.get(each.id, 0.0)) for each in ranked)])
    return tuple(
        Rung(
            reading=each,
            typed=f"{moved[each.id]:g}" if each.id in moved else "",
            off=each.id not in left,
            added=signed(left.get(each.id, 0.0)),
            picture=Weight(
                left.get(each.id, 0.0), left.get(each.id, 0.0), left.get(each.id, 0.0), reach
            ),
        )
        for each in ranked
    )


def priors(ready: Bench, assumed: Apart) -> tuple[tuple[str, str, str, str], ...]:
    """The causes: value, label, the share each starts from, and the one that was typed."""
    typed = {value: f"{share:g}" for _, value, share in assumed.prior}
    causes = ready.asked[0]
    return tuple(
        (value, causes.labels[value], f"{share:g}", typed.get(value, ""))
        for value, share in causes.prior.items()
    )


def changed(ready: Bench, assumed: Apart) -> tuple[str, ...]:
    """What is assumed otherwise, a sentence each."""
    labels = {each.key: each.label for each in ready.switches}
    told = [f"Without {isolate(labels[key])}" for key in sorted(assumed.off) if key in labels]
    reasons = {each.id: each.because for each in ready.alone}
    told += [
        f"{isolate(reasons[key])}: {signed(bits)} bits"
        for key, bits in assumed.bits
        if key in reasons
    ]
    if assumed.dependence != "grouped":
        told.append(DEPENDENCES.get(assumed.dependence, assumed.dependence).capitalize())
    told += [
        f"{ready.asked[0].labels.get(value, value)} starts from {share:g}"
        for _, value, share in assumed.prior
    ]
    return tuple(told)
