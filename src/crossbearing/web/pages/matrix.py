"""The matrix: hypotheses in rows, evidence in columns, and what analysts hold of each cell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, HTTPException, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from crossbearing import casework
from crossbearing.casework import Comparison
from crossbearing.casework.decisions import Words
from crossbearing.casework.rating import LONGEST, REPORTS, Cells, Sheet
from crossbearing.errors import UsageError
from crossbearing.model import Act, Assessment, Hypothesis, Rating, Reading
from crossbearing.report.blocks import Cell, Range, Table
from crossbearing.report.sections.ladder import bearing
from crossbearing.report.wording import isolate, plural, share, signed
from crossbearing.web.desk import Desk, Weighed, quietly
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show

COLUMNS = 12
"""Readings shown at once."""
MOST = 40
"""Disagreements, and sheets, that are shown."""
SORTS = {"weight": "the weightiest first", "diagnosticity": "what tells most apart first"}

Field = Annotated[str, Form(max_length=LONGEST)]


def examples(assessment: Assessment) -> Iterator[str]:
    """The matrix by another method, and the card of the first reading."""
    yield "/matrix?method=heuer&sort=diagnosticity"
    for reading in assessment.verdict.readings[:1]:
        yield f"/matrix/readings/{reading.id}"


router = APIRouter()
PAGE = Page(
    path="/matrix", title="Matrix", router=router, group=Group.answer, examples=examples
)


@router.get("/matrix")
def matrix(
    request: Request,
    desk: OpenDesk,
    method: str = "bayes",
    sort: str = "weight",
    by: str = REPORTS,
    page: int = Query(1, ge=1),
) -> Response:
    """The matrix of one analyst, or of the reports' own weights, and what each implies."""
    now = desk.weighed
    found = compared(now, desk, method)
    if found is None:
        return show(request, "matrix.html", block="compared", found=None)
    sheet = next((each for each in found.sheets if each.who == by), found.sheets[0])
    ordered = order(found, sheet, sort)
    pages = max(1, -(-len(ordered) // COLUMNS))
    columns = ordered[(page - 1) * COLUMNS : page * COLUMNS]
    if not columns:
        raise HTTPException(404, f"The matrix fills {pages} pages.")
    chosen = {"method": method, "sort": sort, "by": sheet.who}
    return show(
        request,
        "matrix.html",
        block="compared",
        found=found,
        index=now.index,
        chosen=chosen,
        sorts=SORTS,
        methods=casework.METHOD_NAMES,
        whose=[
            each.who for each in found.sheets if each.who in found.cells or each.who == REPORTS
        ],
        columns=columns,
        rows=[
            (
                isolate(each.label),
                [cell(found, sheet.who, each, reading) for reading in columns],
            )
            for each in found.hypotheses
        ],
        implied=implied(found),
        disagreements=found.disagreements[:MOST],
        page=page,
        pages=pages,
        before=urlencode({**chosen, "page": page - 1}),
        after=urlencode({**chosen, "page": page + 1}),
    )


def compared(now: Weighed, desk: Desk, method: str) -> Comparison | None:
    """The sheets of the case under a method; 400 for a method there is none of."""
    try:
        return casework.compare_ratings(now.assessment, quietly(desk.ratings) or (), method)
    except UsageError as fault:
        raise HTTPException(400, str(fault)) from fault


def order(found: Comparison, sheet: Sheet, sort: str) -> list[Reading]:
    """The readings as they are asked for; 400 for an order there is none of."""
    if sort not in SORTS:
        raise HTTPException(400, "The matrix cannot be sorted by that.")
    if sort == "weight":
        return list(found.readings)
    spreads = dict(
        zip(
            (each.id for each in sheet.result.matrix.items),
            sheet.result.diagnosticity,
            strict=True,
        )
    )
    return sorted(found.readings, key=lambda each: -spreads[each.id])


def cell(
    found: Comparison, who: str, hypothesis: Hypothesis, reading: Reading
) -> tuple[str, str, str]:
    """A cell: its text, its sign, and where it opens."""
    place = f"/matrix/readings/{reading.id}"
    own = found.cells.get(who)
    if own is not None:
        given = own.get((hypothesis.id, reading.id))
        text = given.value if given else "·"
        return text, {"C": "plus", "I": "minus"}.get(text[:1], ""), place
    bits = bearing(hypothesis, reading)
    if bits is None:
        return "·", "", place
    text = signed(bits)
    return text, "" if text == "0.0" else ("plus" if bits > 0 else "minus"), place


def implied(found: Comparison) -> Table:
    """What each sheet implies for each hypothesis: a posterior with its bar, or a score."""
    shown = found.sheets[:MOST]
    bayes = shown[0].result.method == "bayes"
    return Table(
        caption="What each analyst’s ratings imply"
        + (", from even shares" if bayes else "; the best comes first in each"),
        kind="ranges" if bayes and len(shown) == 1 else "",
        columns=(
            "Hypothesis",
            *(
                title
                for each in shown
                for title in (isolate(each.who), *(("From 0 to 1",) if bayes else ()))
            ),
        ),
        rows=tuple(
            (
                Cell(text=isolate(hypothesis.label)),
                *(one for each in shown for one in _implied(each, at, bayes=bayes)),
            )
            for at, hypothesis in enumerate(found.hypotheses)
        ),
    )


def _implied(sheet: Sheet, at: int, *, bayes: bool) -> Iterator[Cell]:
    value = sheet.result.scored.values[at]
    untested = "" if sheet.result.rated[at] else " (not rated on everything)"
    if bayes:
        yield Cell(text=f"{share(value, 2)}{untested}", number=True)
        yield Cell(picture=Range(value, value, value))
    else:
        yield Cell(
            text=f"{value:.2f}, place {sheet.result.ranking.index(at) + 1}{untested}",
            number=True,
        )


@router.get("/matrix/file")
def file(desk: OpenDesk, by: str = REPORTS) -> Response:
    """A sheet as a file that `crossbearing weigh MATRIX` reads."""
    found = compared(desk.weighed, desk, "bayes")
    sheets = [each for each in found.sheets if each.who == by] if found else []
    if not sheets:
        raise HTTPException(404, "The matrix has no such sheet.")
    return Response(
        json.dumps(casework.matrix_json(sheets[0].result.matrix), indent=1),
        media_type="application/json",
        headers={"content-disposition": 'attachment; filename="matrix.json"'},
    )


@router.get("/matrix/readings/{reading_id}")
def card(request: Request, desk: OpenDesk, person: Asker, reading_id: str) -> Response:
    """One column: the words it rests on, how each analyst rates it, and the form that rates."""
    return carded(request, desk, person.name, reading_id)


def carded(
    request: Request, desk: Desk, who: str, reading_id: str, fault: str = "", status: int = 200
) -> Response:
    """The card, with what went wrong if something did."""
    now = desk.weighed
    reading = find(now, reading_id)
    ratings = [each for each in quietly(desk.ratings) or () if each.reading == reading.id]
    standing = casework.compare_ratings(now.assessment, ratings, "bayes")
    cells = standing.cells if standing else {}
    own = cells.get(who, {})
    ranking = now.assessment.verdict.ranking
    grade = next(
        (each for each in now.assessment.verdict.grades if each.origin == reading.origin), None
    )
    return show(
        request,
        "matrix_card.html",
        status=status,
        reading=reading,
        number=now.index.ordinals[reading.id],
        value=now.index.value(reading.variable, reading.value),
        quotes=now.index.quotes(reading.passages),
        hypotheses=[
            (
                each.hypothesis,
                signed(bits)
                if (bits := bearing(each.hypothesis, reading)) is not None
                else "·",
                own[each.hypothesis.id, reading.id].value
                if (each.hypothesis.id, reading.id) in own
                else "",
                [
                    (analyst, given[each.hypothesis.id, reading.id].value)
                    for analyst, given in cells.items()
                    if (each.hypothesis.id, reading.id) in given
                ],
            )
            for each in ranking
        ],
        comments=[each for each in ratings if each.comment],
        labels={each.hypothesis.id: each.hypothesis.label for each in ranking},
        marks=casework.MARKS,
        grade=grade,
        gradable=reading.origin in now.index.origins and bool(origin_words(now, reading)),
        rated=plural(len(ratings), "rating"),
        who=who,
        longest=LONGEST,
        fault=fault,
    )


@router.post("/matrix/readings/{reading_id}")
async def rate(request: Request, desk: OpenDesk, person: Asker, reading_id: str) -> Response:
    """Record an analyst's ratings of one column: a row for each cell that changed."""
    async with request.form(max_files=0, max_fields=400, max_part_size=LONGEST * 4) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
    return await run_in_threadpool(_rate, request, desk, person.name, reading_id, fields)


def _rate(
    request: Request, desk: Desk, who: str, reading_id: str, fields: dict[str, str]
) -> Response:
    now = desk.weighed
    reading = find(now, reading_id)
    standing = casework.compare_ratings(now.assessment, desk.ratings(), "bayes")
    own = standing.cells.get(who, {}) if standing else {}
    when, comment = desk.now(), fields.get("comment", "")
    made: list[Rating] = []
    try:
        for name, value in fields.items():
            if not name.startswith("rating."):
                continue
            hypothesis = name.removeprefix("rating.")
            known = own.get((hypothesis, reading.id))
            if value == (known.value if known else ""):
                continue
            made.append(
                casework.make_rating(
                    now.assessment,
                    hypothesis=hypothesis,
                    reading=reading.id,
                    value=value,
                    who=who,
                    when=when,
                    comment=comment,
                )
            )
        if comment.strip() and not made:
            made.append(_remark(now, reading, own, who, when, comment))
    except UsageError as fault:
        return carded(request, desk, who, reading_id, str(fault), 400)
    desk.rate(made)
    return RedirectResponse(f"/matrix/readings/{reading.id}", 303)


def _remark(
    now: Weighed,
    reading: Reading,
    own: Cells,
    who: str,
    when: str,
    comment: str,
) -> Rating:
    """A comment on the column alone: on its first hypothesis, whose rating it leaves."""
    first = now.assessment.verdict.ranking[0].hypothesis.id
    known = own.get((first, reading.id))
    return casework.make_rating(
        now.assessment,
        hypothesis=first,
        reading=reading.id,
        value=known.value if known else "",
        who=who,
        when=when,
        comment=comment,
    )


@router.post("/matrix/readings/{reading_id}/grade")
def grade(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    reading_id: str,
    value: Field = "",
    why: Field = "",
) -> Response:
    """Grade the origin behind a reading: a decision, which moves no figure."""
    now = desk.weighed
    reading = find(now, reading_id)
    words = origin_words(now, reading)
    if words is None:
        raise HTTPException(404, "No origin stands behind this reading.")
    try:
        made = casework.decision_on(
            now.assessment.documents,
            words,
            act=Act.edit,
            role="origin",
            who=person.name,
            when=desk.now(),
            why=why,
            value=value.strip().upper(),
        )
        desk.decide(made)
    except UsageError as fault:
        return carded(request, desk, person.name, reading_id, str(fault), 400)
    return RedirectResponse(f"/matrix/readings/{reading.id}#grade", 303)


def origin_words(now: Weighed, reading: Reading) -> Words | None:
    """The words by which a decision names the origin behind a reading."""
    origin = now.index.origins.get(reading.origin or "")
    if origin is None or not origin.passages:
        return None
    passage = origin.passages[0]
    return Words(document=passage.document, spans=passage.spans)


def find(now: Weighed, reading_id: str) -> Reading:
    """A reading by its id; 404 when there is none."""
    found = [each for each in now.index.readings if each.id == reading_id]
    if not found:
        raise HTTPException(404, "The answer has no such reading.")
    return found[0]
