"""Every sentence of the reports that accuses someone, for the check list.

A sentence accuses if a statement in it accuses or suspects, if it holds a party responsible, or
if it backs a claim about who did it or had a part in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossbearing.model import (
    Attribution,
    Incident,
    Passage,
    Responsibility,
    Span,
    Stance,
    Variable,
)
from crossbearing.report.index import Index
from crossbearing.report.wording import RESPONSIBILITY, VERBS, isolate

BLAMES = (Stance.accuses, Stance.suspects)
EXCUSES = (Responsibility.denied, Responsibility.cleared)
HOLDS = {Variable.actor: "it was {}", Variable.role: "{} had a part in it"}

_END = re.compile(r"[.!?…]+[\"”»’')\]]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """A sentence that accuses, on what basis, and the parties it names (entity ids, or words
    where linking knew no entity)."""

    passage: Passage
    basis: str
    parties: tuple[str, ...]


def accusations(index: Index) -> tuple[Accusation, ...]:
    """The accusing sentences in order of the documents and of the text, each once."""
    order = {each.id: n for n, each in enumerate(index.assessment.documents)}
    found: dict[Passage, list[Accusation]] = {}
    for each in (*_stated(index), *_claimed(index), *_held(index)):
        if each.passage.document in order:
            same = found.setdefault(_sentence(index, each.passage), [])
            if not any(
                set(each.parties) <= set(other.parties) for other in same if each.parties
            ):
                same.append(each)
    return tuple(
        Accusation(
            passage=passage,
            basis="; ".join(_fullest(each.basis for each in same)),
            parties=tuple(dict.fromkeys(party for each in same for party in each.parties)),
        )
        for passage, same in sorted(
            found.items(), key=lambda item: (order[item[0].document], item[0].spans)
        )
    )


def _fullest(bases: Iterable[str]) -> list[str]:
    """The bases without repeats, and without any that another begins with."""
    given = list(dict.fromkeys(bases))
    return [each for each in given if not any(o != each and o.startswith(each) for o in given)]


def _stated(index: Index) -> Iterator[Accusation]:
    for found in index.assessment.annotations:
        for said in found.attributions:
            if said.stance in BLAMES:
                speaker = index.speaker(said.id, said.document)
                yield Accusation(
                    passage=Passage(document=said.document, spans=_extent(said)),
                    basis=f"{speaker} {VERBS[said.stance]}",
                    parties=(),
                )


def _held(index: Index) -> Iterator[Accusation]:
    known = {
        name.casefold(): entity.id
        for entity in index.assessment.links.entities
        for name in (entity.name, *entity.aliases)
    }
    for found in index.assessment.annotations:
        for incident in found.incidents:
            yield from _perpetrators(index, incident, known)


def _perpetrators(
    index: Index, incident: Incident, known: dict[str, str]
) -> Iterator[Accusation]:
    for each in incident.perpetrators:
        if each.responsibility not in EXCUSES:
            speaker = index.speaker(each.by, incident.document)
            party = index.party(incident.document, each.span, each.text)
            held = RESPONSIBILITY[each.responsibility]
            if each.role != "did":
                held = f"said to have {each.role} it, {held}"
            yield Accusation(
                passage=Passage(document=incident.document, spans=(each.span,)),
                basis=f"{isolate(party)}, {held} {speaker}",
                parties=(known.get(party.casefold(), party),),
            )


def _claimed(index: Index) -> Iterator[Accusation]:
    for claim in index.assessment.links.claims:
        if claim.variable in HOLDS:
            for each in claim.assertions:
                if each.supports:
                    speaker = index.speaker(each.statement, each.document)
                    verb = "argues" if each.argued else VERBS[each.stance]
                    yield Accusation(
                        passage=each.passage,
                        basis=f"{speaker} {verb}: {HOLDS[claim.variable].format(isolate(claim.label))}",
                        parties=(claim.value,),
                    )


def _extent(said: Attribution) -> tuple[Span, ...]:
    return said.content or said.cue or said.source


def _sentence(index: Index, passage: Passage) -> Passage:
    """The whole sentences of the text in which the passage stands."""
    text = index.documents[passage.document].text
    ends = [0, *(each.end() for each in _END.finditer(text)), len(text)]
    start = max(each for each in ends if each <= passage.start)
    end = min((each for each in ends if each >= passage.end), default=len(text))
    lead = len(text[start:end]) - len(text[start:end].lstrip())
    tail = len(text[start:end].rstrip())
    span = Span(start + lead, start + tail) if tail else Span(passage.start, passage.end)
    return Passage(document=passage.document, spans=(span,))
