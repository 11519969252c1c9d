"""The editor's pack: each sentence that may be published, with all that an editor asks of it.

Where its words were captured, what speaks against it, whether the accused were asked and what they
answered, and what was corrected since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from crossbearing.model import (
    Access,
    Assessment,
    Certainty,
    Claim,
    Document,
    Origin,
    Passage,
    Reading,
    Variable,
)
from crossbearing.report.accusations import Accusation, accusations
from crossbearing.report.blocks import Block, Cell, Prose, Report, Section, Table
from crossbearing.report.contents import counted, draft_mark
from crossbearing.report.index import Index, resting
from crossbearing.report.markdown import printed as as_markdown
from crossbearing.report.page import printed as as_page
from crossbearing.report.sections import answer, parties, record
from crossbearing.report.sections.hands import effect
from crossbearing.report.sections.ladder import ON
from crossbearing.report.sections.texts import texts
from crossbearing.report.wording import (
    VERBS,
    dated,
    isolate,
    listed,
    plural,
    sentence,
    shortened,
    signed,
)

MOST_OBJECTIONS = 3
"""Readings against a sentence that are named beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishable:
    """A sentence of the reports that bears on the question, attributed to whoever says so, and
    what stands beside it."""

    text: str
    passages: tuple[Passage, ...]
    captures: tuple[str, ...]
    objections: tuple[str, ...]
    replies: tuple[str, ...]
    corrections: tuple[str, ...]


def pack(assessment: Assessment) -> Report:
    """The pack as sections; the appendix of texts comes last."""
    index = Index(assessment)
    made = (
        answer.answer(index),
        answer.variables(index),
        _sentences(index),
        parties.check_list(index),
        parties.responses(index),
        record.reports(index),
        record.evidence(index),
        record.decisions(index),
        record.versions(index),
    )
    sections = tuple(each for each in made if each is not None)
    return Report(
        question=isolate(assessment.question.text),
        counts=counted(assessment),
        draft=draft_mark(assessment),
        sections=(*sections, texts(index, sections)),
    )


def pack_page(assessment: Assessment) -> str:
    """The pack as a page of its own."""
    return as_page(pack(assessment))


def pack_markdown(assessment: Assessment) -> str:
    """The pack as Markdown."""
    return as_markdown(pack(assessment))


def publishable(index: Index) -> tuple[Publishable, ...]:
    """The sentences in the order of the ladder: one an origin, or one a reading without any."""
    found: dict[str, list[Reading]] = {}
    for reading in index.readings:
        if reading.passages:
            found.setdefault(reading.origin or reading.id, []).append(reading)
    accusing = accusations(index)
    return tuple(_publishable(index, readings, accusing) for readings in found.values())


def _sentences(index: Index) -> Section:
    found = publishable(index)
    blocks: tuple[Block, ...] = (Prose("No sentence of these reports bears on the question."),)
    if found:
        blocks = (
            Prose(
                "Each sentence is somebody's word, and may be published as that. What the case "
                "makes of it is said above, in words and ranges."
            ),
            Table(
                caption=f"{plural(len(found), 'sentence')} that may be published",
                kind="words",
                columns=(
                    "Sentence",
                    "Capture",
                    "Objection",
                    "Reply of the accused",
                    "Corrections",
                ),
                rows=tuple(
                    (
                        Cell(text=each.text, quotes=index.quotes(each.passages)),
                        Cell(text=" ".join(each.captures)),
                        Cell(text=" ".join(each.objections)),
                        Cell(text=" ".join(each.replies)),
                        Cell(text=" ".join(each.corrections)),
                    )
                    for each in found
                ),
            ),
        )
    return Section(anchor="sentences", title="What may be published", blocks=blocks)


def _publishable(
    index: Index, readings: list[Reading], accusing: tuple[Accusation, ...]
) -> Publishable:
    first = readings[0]
    origin = index.origins.get(first.origin or "")
    passages = tuple(dict.fromkeys(each for one in readings for each in one.passages))
    documents = [
        index.documents[each]
        for each in dict.fromkeys(passage.document for passage in passages)
        if each in index.documents
    ]
    claims = tuple(_claims(index, origin, passages))
    return Publishable(
        text=_said(index, first, origin, documents),
        passages=passages,
        captures=tuple(_captures(index, documents)),
        objections=tuple(_objections(index, readings, origin, claims)),
        replies=tuple(_replies(index, claims, passages, accusing)),
        corrections=tuple(_corrections(index, readings, origin, passages, documents)),
    )


def _said(
    index: Index, reading: Reading, origin: Origin | None, documents: list[Document]
) -> str:
    """Who says so, how surely, and in whose report."""
    outlets = listed(index.outlet(each.id) for each in documents)
    statements = [index.statements[each] for each in _statements(index, origin)]
    here = [each for each in statements if each.document == reading.passages[0].document]
    if not here:
        return sentence(f"{isolate(shortened(reading.because))} ({outlets})")
    said = here[0]
    hedge = (
        "" if said.certainty in (Certainty.certain, Certainty.unknown) else ", with reservation"
    )
    speaker = index.speaker(said.id, said.document)
    return f"{speaker[:1].upper()}{speaker[1:]} {VERBS[said.stance]}{hedge}, in {outlets}:"


def _statements(index: Index, origin: Origin | None) -> list[str]:
    return [each for each in origin.statements if each in index.statements] if origin else []


def _captures(index: Index, documents: Iterable[Document]) -> Iterator[str]:
    for each in documents:
        where = f"; {isolate(each.url)}" if each.url else ""
        yield (
            f"{index.outlet(each.id)}, published {dated(each.published)}{where}; "
            f"SHA-256 {each.capture}."
        )


def _claims(
    index: Index, origin: Origin | None, passages: tuple[Passage, ...]
) -> Iterator[Claim]:
    """The claims that these words support."""
    statements = {*_statements(index, origin)}
    for claim in index.assessment.links.claims:
        if any(
            each.supports and (each.statement in statements or each.passage in passages)
            for each in claim.assertions
        ):
            yield claim


def _objections(
    index: Index, readings: list[Reading], origin: Origin | None, claims: Iterable[Claim]
) -> Iterator[str]:
    """What speaks against the words: other readings, who denies it, and whose word it is."""
    own = {each.id for each in readings}
    against = [
        (other, one)
        for one in readings
        for other in index.readings
        if other.id not in own
        and other.variable is one.variable
        and _against(other, one)
        and signed(other.bits) != signed(0.0)
    ]
    told = dict.fromkeys(
        f"{sentence(isolate(shortened(other.because, 160)))} ({signed(other.bits)} bits for "
        f"{index.value(other.variable, other.value)})"
        for other, _ in sorted(against, key=lambda each: -abs(each[0].bits))
    )
    yield from list(told)[:MOST_OBJECTIONS]
    deniers = dict.fromkeys(
        index.speaker(each.statement, each.document)
        for claim in claims
        for each in claim.assertions
        if not each.supports
    )
    if deniers:
        yield sentence(f"Denied or disputed by {listed(deniers)}")
    yield from _standing(index, readings, origin)
    for argued in index.assessment.verdict.arguments:
        if own & {*argued.readings}:
            for attack in argued.attacks:
                yield sentence(isolate(f"{attack.kind}: {attack.label}"))


def _against(other: Reading, one: Reading) -> bool:
    """True if one reading takes from what the other gives to."""
    same = other.value == one.value
    return (other.bits > 0) != (one.bits > 0) if same else other.bits > 0 and one.bits > 0


def _standing(index: Index, readings: list[Reading], origin: Origin | None) -> Iterator[str]:
    if origin is None:
        return
    if origin.withdrawn is not None:
        yield sentence(f"No longer counts: {isolate(origin.withdrawn)}")
    if origin.access in (Access.unknown, Access.none):
        yield "Nobody says how this voice would know."
    controller = readings[0].controller or origin.controller
    if controller:
        yield sentence(f"In the hands of {index.name(controller)}")
    yield from (
        sentence(f"Rival reading: {isolate(each.rival)}") for each in readings if each.rival
    )
    if len(origin.documents) > 1:
        yield f"{plural(len(origin.documents), 'report')} say so, and they are one origin."


def _replies(
    index: Index,
    claims: Iterable[Claim],
    passages: tuple[Passage, ...],
    accusing: Iterable[Accusation],
) -> Iterator[str]:
    """What each party that the words accuse answered."""
    named = dict.fromkeys(
        claim.value for claim in claims if claim.variable in (Variable.actor, Variable.role)
    )
    here = [each for each in accusing if any(_meet(each.passage, one) for one in passages)]
    named |= dict.fromkeys(party for each in here for party in each.parties)
    if not named:
        yield (
            "Accuses somebody who was not told apart, so no answer could be matched."
            if here
            else "Names no party as responsible."
        )
    answers = {each.party: each for each in index.assessment.responses}
    for party in named:
        known = answers.get(party)
        reply = parties.answered(known) if known else "no answer is recorded"
        yield sentence(f"{index.name(party)}: {reply}")


def _meet(one: Passage, other: Passage) -> bool:
    return one.document == other.document and any(
        span.overlaps(each) for span in one.spans for each in other.spans
    )


def _corrections(
    index: Index,
    readings: list[Reading],
    origin: Origin | None,
    passages: tuple[Passage, ...],
    documents: list[Document],
) -> Iterator[str]:
    """Notices, what was lost from report to report, earlier wordings, and people's decisions."""
    said = {*_statements(index, origin)}
    trace = index.assessment.trace
    for notice in trace.corrections:
        if said & {*notice.statements} or any(resting(notice, readings)):
            yield sentence(
                f"{notice.kind.capitalize()} in {index.outlet(notice.document)}: "
                f"{effect(index, notice)}"
            )
    for drift in trace.drifts:
        if drift.origin == (origin.id if origin else None) and drift.origin is not None:
            later = index.outlet(drift.later.document)
            now = f", now “{drift.now}”" if drift.now else " is gone"
            yield sentence(f"A {drift.kind}: “{drift.was}”{now} in {later}")
    for document in documents:
        if document.editions:
            count = plural(len(document.editions), "earlier wording")
            yield f"{index.outlet(document.id)} was changed; {count} kept."
    spans = {
        (_text_hash(index.documents[each.document]), span)
        for each in passages
        if each.document in index.documents
        for span in each.spans
    }
    decided = [
        each
        for each in index.assessment.decisions
        if any((each.target.text_sha256, span) in spans for span in each.target.spans)
    ]
    for each in decided:
        why = f" ({isolate(each.why)})" if each.why else ""
        yield sentence(f"{isolate(each.who)}, {each.when}: {each.act} {each.target.role}{why}")
    if not decided:
        on = listed(dict.fromkeys(ON[each.variable] for each in readings))
        yield f"Nobody has reviewed what it says of {on}."


def _text_hash(document: Document) -> str:
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
