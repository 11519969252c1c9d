"""The accused: what each party answered, whether it was asked and when, and a letter that asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from crossbearing import casework
from crossbearing.casework.asking import LONGEST
from crossbearing.errors import UsageError
from crossbearing.model import Assessment, Stance
from crossbearing.model import Response as Reply
from crossbearing.report.accusations import Accusation, accusations
from crossbearing.report.blocks import Bar, Cell, Rails, Table
from crossbearing.report.exchange.pieces import day
from crossbearing.report.index import Index
from crossbearing.report.sections.parties import answered
from crossbearing.report.wording import isolate, plural, sentence
from crossbearing.web.desk import Weighed
from crossbearing.web.frame import Asker, Group, OpenDesk, Page, show

Field = Annotated[str, Form(max_length=2_000)]
Long = Annotated[str, Form(max_length=LONGEST)]


def examples(assessment: Assessment) -> Iterator[str]:
    """The page of the first accused party."""
    for reply in assessment.responses[:1]:
        yield address(reply)


router = APIRouter()
PAGE = Page(
    path="/accused", title="The accused", router=router, group=Group.parties, examples=examples
)


def address(reply: Reply) -> str:
    """Where a party is shown."""
    return f"/accused/{quote(reply.party, safe='')}"


@router.get("/accused")
def accused(request: Request, desk: OpenDesk) -> Response:
    """Each accused party in a row."""
    now = desk.weighed
    return show(
        request,
        "accused.html",
        parties=[
            (
                reply,
                address(reply),
                sentence(answered(reply)),
                casework.approaches_to(now.assessment, reply),
                len(against(now, reply)),
            )
            for reply in now.assessment.responses
        ],
        pictured=calendar(now.assessment),
    )


@router.get("/accused/{party}")
def party(request: Request, desk: OpenDesk, person: Asker, party: str) -> Response:
    """One party: what is said of it, what it answered, and the letter."""
    return page(request, desk.weighed, find(desk.weighed, party), person.name)


def page(
    request: Request,
    now: Weighed,
    reply: Reply,
    sender: str,
    fault: str = "",
    status: int = 200,
) -> Response:
    """The page of one party, with what went wrong if something did."""
    return show(
        request,
        "accused_party.html",
        status=status,
        party=reply,
        here=address(reply),
        answered=sentence(answered(reply)),
        quotes=now.index.quotes(reply.passages),
        denies=reply.stance == Stance.denies,
        sentences=[(each.basis, now.index.quote(each.passage)) for each in against(now, reply)],
        approaches=casework.approaches_to(now.assessment, reply),
        letter=casework.letter(now.assessment, reply, sender=sender),
        outcomes=casework.OUTCOMES,
        longest=LONGEST,
        fault=fault,
    )


@router.post("/accused/{party}/approaches")
def put_down(
    request: Request,
    desk: OpenDesk,
    person: Asker,
    party: str,
    outcome: Field = "",
    when: Field = "",
    channel: Field = "",
    deadline: Field = "",
    text: Long = "",
) -> Response:
    """Put down that the party was asked, or what came back."""
    reply = find(desk.weighed, party)
    try:
        made = casework.make_approach(
            reply,
            outcome=outcome,
            when=when.strip(),
            who=person.name,
            recorded=desk.now(),
            channel=channel,
            deadline=deadline.strip(),
            text=text.replace("\r\n", "\n"),
        )
    except UsageError as fault:
        return page(request, desk.weighed, reply, person.name, str(fault), 400)
    desk.change(lambda: desk.record_approach(made))
    return RedirectResponse(f"{address(reply)}#asked", 303)


@router.post("/accused/{party}/letter")
def download(desk: OpenDesk, party: str, text: Long = "") -> Response:
    """The letter as it was edited, as a file; nothing of it is kept."""
    find(desk.weighed, party)
    return Response(
        text.replace("\r\n", "\n").encode("utf-8", "replace"),
        media_type="text/plain; charset=utf-8",
        headers={
            "content-disposition": 'attachment; filename="request-for-response.txt"',
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )


def find(now: Weighed, party: str) -> Reply:
    """An accused party by its id; 404 when it is none."""
    found = [each for each in now.assessment.responses if each.party == party]
    if not found:
        raise HTTPException(404, "These reports accuse no such party.")
    return found[0]


def against(now: Weighed, reply: Reply) -> list[Accusation]:
    """The sentences that accuse a party."""
    every = now.once("accusing", lambda: accusations(now.index))
    return [each for each in every if reply.party in each.parties]


def calendar(assessment: Assessment) -> tuple[Rails, Table] | None:
    """When who was asked and answered, as a line of time and as a table."""
    index = Index(assessment)
    dated = [
        (told, reply, each)
        for reply in assessment.responses
        for each in casework.approaches_to(assessment, reply)
        if (told := day(each.when))
    ]
    if not dated:
        return None
    dated.sort(key=lambda each: each[0])
    bars = tuple(
        Bar(
            start=told,
            end=told,
            short=isolate(reply.label),
            label=f"{told}: {isolate(reply.label)}, {each.outcome}",
            event=each.outcome != "asked",
        )
        for told, reply, each in dated
    )
    return (
        Rails(
            title="When the accused were asked, and answered",
            first=dated[0][0],
            last=dated[-1][0],
            bars=bars,
        ),
        Table(
            caption=f"{plural(len(dated), 'approach', 'approaches')}, oldest first",
            columns=("Day", "Party", "What", "How", "Put down by"),
            rows=tuple(
                (
                    Cell(text=told),
                    Cell(text=index.name(reply.party)),
                    Cell(text=each.outcome),
                    Cell(text=isolate(each.channel) or "not told"),
                    Cell(text=isolate(each.who)),
                )
                for told, reply, each in dated
            ),
        ),
    )
