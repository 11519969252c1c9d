"""Words found in the reports and in what they say, with filters."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from crossbearing.casework.finding import PAGE as FINDS
from crossbearing.casework.finding import RANKED, Finder, Wanted, finder
from crossbearing.model import Assessment, Stance, VoiceKind
from crossbearing.report.wording import isolate
from crossbearing.web.desk import Weighed
from crossbearing.web.frame import Group, OpenDesk, Page, show

router = APIRouter()
STANCES = tuple(each.value for each in Stance)
VOICES = tuple(each.value for each in VoiceKind)
DAY = r"^(\d{4}-\d{2}-\d{2})?$"


def examples(assessment: Assessment) -> Iterator[str]:
    """A search for a word of the question, and one for what is denied."""
    yield "/search?words=" + "".join(filter(str.isalnum, assessment.question.text.split()[-1]))
    yield "/search?stance=denies"


def found_in(now: Weighed) -> Finder:
    """The index over an answer, made once for it."""
    return now.once("finder", lambda: finder(now.assessment))


PAGE = Page(
    path="/search",
    title="Search",
    router=router,
    group=Group.reports,
    examples=examples,
    warm=found_in,
)


@router.get("/search")
def search(
    request: Request,
    desk: OpenDesk,
    words: str = Query("", max_length=300),
    stance: str = "",
    voice: str = "",
    origin: str = "",
    since: str = Query("", pattern=DAY),
    until: str = Query("", pattern=DAY),
    page: int = Query(1, ge=1, le=RANKED // FINDS),
) -> Response:
    """What is found, the statements first, a page at a time."""
    now = desk.weighed
    if stance not in ("", *STANCES) or voice not in ("", *VOICES):
        raise HTTPException(400, "There is no such stance or voice.")
    wanted = Wanted(
        words=words, stance=stance, voice=voice, origin=origin, since=since, until=until
    )
    index = found_in(now)
    said = index.statements(wanted, page=page)
    texts = index.documents(wanted, page=page)
    bearing = {each.origin for each in now.index.readings if each.origin}
    return show(
        request,
        "search.html",
        block="finds",
        index=now.index,
        wanted=wanted,
        said=said,
        texts=texts,
        page=page,
        size=FINDS,
        most=RANKED,
        stances=STANCES,
        voices=VOICES,
        origins=tuple(
            (each.id, now.index.label(each))
            for each in now.assessment.trace.origins
            if each.id in bearing
        ),
        asked=bool(words or stance or voice or origin or since or until),
        known=isolate(words),
    )
