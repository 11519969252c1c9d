"""What statements put forward, with what each could be joined to or parted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossbearing.casework import NAMED
from crossbearing.model import Allegation, Decision, Target, Variable
from crossbearing.store import write_spans
from crossbearing.web.desk import Weighed
from crossbearing.web.marking import plain
from crossbearing.web.reviewing import Record, aim

OFFERED = 40
"""Claims offered to join to or to part from."""
MARKS = "“”„«»\"' ,"
"""What is left out round words that are shown in quotes."""

Choice = tuple[str, str]
"""Words as a form names them, `document:12-40`, and how they read."""
Wordings = Mapping[str, Choice]
"""The first place of each wording of a claim, by its words."""


@dataclass(frozen=True)
class PutForward:
    """What some words put forward: what decisions on it aim at, those in force, the claims it
    could be one with, and the wordings of its own claim that could be another. A party is joined
    and parted by its name; `name` is that."""

    claim: Allegation
    words: str
    target: Target
    version: str
    decided: tuple[Decision, ...]
    others: tuple[Choice, ...]
    alike: tuple[Choice, ...]
    name: Target | None = None
    name_version: str = ""


def put_forward(
    now: Weighed, record: Record, claims: Iterable[Allegation]
) -> tuple[PutForward, ...]:
    """What each of these claims could be joined to and parted from."""
    known = now.once("wordings", lambda: _wordings(now))
    mentions = now.once("mentioned", lambda: _mentioned(now))
    return tuple(_one(now, record, known, mentions, claim) for claim in claims)


def _one(
    now: Weighed,
    record: Record,
    known: Mapping[Variable, Mapping[str, Wordings]],
    mentions: frozenset[tuple[str, int, int]],
    claim: Allegation,
) -> PutForward:
    document = now.index.documents[claim.document]
    target = aim(document, (claim.span,), f"claim {claim.variable.value}")
    words = plain(claim.span.of(document.text))
    values = known.get(claim.variable, {})
    name = None
    if claim.party is not None:
        where = (claim.document, claim.party.start, claim.party.end)
        name = aim(document, (claim.party,), "mention") if where in mentions else None
    return PutForward(
        claim=claim,
        words=words.strip(MARKS),
        target=target,
        version=record.version(target),
        decided=record.decided(target),
        others=tuple(
            (where, f"{value}: {told}")
            for value, wordings in values.items()
            if value != claim.value
            for where, told in list(wordings.values())[:1]
        )[:OFFERED],
        alike=tuple(
            choice
            for wording, choice in values.get(claim.value, {}).items()
            if wording != words.casefold() and claim.variable is not Variable.cause
        )[:OFFERED],
        name=name,
        name_version=record.version(name) if name else "",
    )


def _wordings(now: Weighed) -> dict[Variable, dict[str, dict[str, Choice]]]:
    """The wordings of each claim that is joined and parted as such, by variable and value."""
    found: dict[Variable, dict[str, dict[str, Choice]]] = {}
    for notes in now.assessment.annotations:
        text = now.index.documents[notes.document].text
        for each in notes.allegations:
            if each.variable not in NAMED:
                words = plain(each.span.of(text))
                by_words = found.setdefault(each.variable, {}).setdefault(each.value, {})
                by_words.setdefault(
                    words.casefold(),
                    (
                        f"{notes.document}:{write_spans((each.span,))}",
                        f"{now.index.number(notes.document)}, “{words.strip(MARKS)}”",
                    ),
                )
    return {
        variable: dict(sorted(values.items())) for variable, values in sorted(found.items())
    }


def _mentioned(now: Weighed) -> frozenset[tuple[str, int, int]]:
    return frozenset(
        (notes.document, each.span.start, each.span.end)
        for notes in now.assessment.annotations
        for each in notes.mentions
    )
