"""The right of reply: what accused parties were asked, what came back, and the letter that asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crossbearing.errors import UsageError
from crossbearing.model import Approach, Assessment, Response, Stance, identify
from crossbearing.report.accusations import accusations
from crossbearing.report.index import Index
from crossbearing.store import Case
from crossbearing.text.names import normal

OUTCOMES = ("asked", "answered", "declined", "no answer")
"""What can be put down of an approach."""

LONGEST = 60_000
"""Letters of a text that is kept."""
MOST_ACCUSATIONS = 12
"""Sentences that a letter quotes."""

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?")


def approached(
    responses: Sequence[Response], approaches: Sequence[Approach]
) -> tuple[Response, ...]:
    """The responses, with what people put down of asking. What the reports tell stands: an answer
    that came back takes the place of none at all, and of one that was only declined."""
    return tuple(_approached(each, _about(each, approaches)) for each in responses)


def _approached(response: Response, approaches: Sequence[Approach]) -> Response:
    if not approaches or response.status == "reported":
        return response
    outcomes = {each.outcome for each in approaches}
    if "answered" in outcomes:
        return replace(response, status="answered", stance=None)
    if response.status == "declined":
        return response
    if "declined" in outcomes:
        return replace(response, status="declined", stance=Stance.declines.value)
    return replace(response, status="sought")


def _about(response: Response, approaches: Sequence[Approach]) -> list[Approach]:
    return [each for each in approaches if normal(each.party) == normal(response.label)]


def approaches_to(assessment: Assessment, response: Response) -> tuple[Approach, ...]:
    """What was put down of asking this party, in order."""
    return tuple(_about(response, assessment.approaches))


def make_approach(
    response: Response,
    *,
    outcome: str,
    when: str,
    who: str,
    recorded: str,
    channel: str = "",
    deadline: str = "",
    text: str = "",
) -> Approach:
    """An approach to a party, or what came back, not yet recorded. Raises UsageError for an
    outcome there is none of, a time that is none, or nobody who puts it down."""
    if outcome not in OUTCOMES:
        raise UsageError(f"{outcome!r} is not what can come of asking; {', '.join(OUTCOMES)}")
    if not who.strip():
        raise UsageError("an approach needs a name: say who puts it down")
    for told, moment in (("when", when), ("deadline", deadline)):
        if moment and not _ISO.fullmatch(moment):
            raise UsageError(f"{told}: {moment!r} is no date; write YYYY-MM-DD")
    if not when:
        raise UsageError("say when the party was asked, or answered")
    if len(text) > LONGEST:
        raise UsageError(f"the text is longer than {LONGEST} letters; keep it as evidence")
    return Approach(
        id=identify("p", response.label, outcome, when, who, recorded),
        party=response.label,
        outcome=outcome,
        when=when,
        who=who,
        recorded=recorded,
        channel=channel.strip(),
        deadline=deadline,
        text=text,
    )


def record_approach(folder: Path, approach: Approach) -> None:
    """Put an approach down: a new row, which nothing overwrites."""
    with Case.open(folder, who=approach.who) as case:
        case.approach(approach)


def letter(assessment: Assessment, response: Response, *, sender: str = "") -> str:
    """A right-of-reply letter to a party, to be edited: what is said of it and by whom, in the
    reports' own words, what it is known to have answered, and what it is asked."""
    return "\n".join(_letter(Index(assessment), response, sender)) + "\n"


def _letter(index: Index, response: Response, sender: str) -> Iterator[str]:
    yield from (
        f"To: {_line(response.label)}",
        "Subject: Request for your response before publication",
        "",
        "We are looking into this question:",
        f"  {_line(index.assessment.question.text)}",
        "",
        "In reports that we have read, the following is said of you. We have reached no",
        "conclusion by asking you about it.",
        "",
    )
    found = [each for each in accusations(index) if response.party in each.parties]
    for number, each in enumerate(found[:MOST_ACCUSATIONS], start=1):
        quote = index.quote(each.passage)
        yield f"{number}. {_line(index.outlet(each.passage.document))}:"
        yield f"   “{_line(quote.words)}”"
        yield ""
    if not found:
        yield from ("(Set out here what is said of the party, in the reports' own words.)", "")
    if len(found) > MOST_ACCUSATIONS:
        yield f"({len(found) - MOST_ACCUSATIONS} further passages say so; add those that matter.)"
        yield ""
    answers = index.quotes(response.passages)
    if answers:
        yield "We know of this answer, and ask whether it still stands:"
        for answer in answers:
            outlet = index.outlet(answer.passage.document)
            yield f"   “{_line(answer.words)}” ({_line(outlet)})"
        yield ""
    yield from (
        "Please tell us:",
        "a. Is what is said of you correct? If not, what is wrong?",
        "b. What do you know of what happened, and how do you know it?",
        "c. Is there anything that shows it, and that we may see or quote?",
        "",
        "Please answer by (date and time, with zone). We will publish your answer, or that we",
        "asked and had none.",
        "",
        _line(sender) or "(name, outlet, how to reach you safely)",
    )


def _line(text: str) -> str:
    return " ".join(text.split())
