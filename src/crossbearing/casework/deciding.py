"""What people's decisions do to what the machine proposes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from crossbearing.errors import UsageError
from crossbearing.model import (
    Act,
    Annotations,
    Decision,
    Document,
    Grade,
    Incident,
    Origin,
    Reading,
    Span,
)

Aim = tuple[str, tuple[Span, ...]]
"""A text by its SHA-256, and spans of it."""

ROLES = ("statement", "reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Ids of the readings that people accepted, and of those that they rejected."""

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()


def standing(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
) -> tuple[Annotations, ...]:
    """The annotations with the decisions in force applied: rejected statements go, with what
    rested on them."""
    texts = text_hashes(documents)
    gone = _aimed(decisions, "statement", Act.reject)
    return tuple(_without(each, texts[each.document], gone) for each in annotations)


def review(
    decisions: Sequence[Decision], documents: Sequence[Document], readings: Sequence[Reading]
) -> Review:
    """What the decisions in force say of readings, each found by its first passage. Readings
    of the very same words share a decision."""
    texts = text_hashes(documents)
    aims = {
        each.id: (texts[each.passages[0].document], each.passages[0].spans)
        for each in readings
        if each.passages
    }
    accepted = _aimed(decisions, "reading", Act.accept)
    rejected = _aimed(decisions, "reading", Act.reject)
    return Review(
        accepted=frozenset(each for each, aim in aims.items() if aim in accepted),
        rejected=frozenset(each for each, aim in aims.items() if aim in rejected),
    )


_GRADE = re.compile(r"[A-F][1-6]")


def graded(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    origins: Sequence[Origin],
    grades: Sequence[Grade],
) -> tuple[Grade, ...]:
    """The grades with those that a person set in the place of what was proposed."""
    texts = text_hashes(documents)
    aims = {
        each.id: (texts[each.passages[0].document], each.passages[0].spans)
        for each in origins
        if each.passages
    }
    given = {
        (each.target.text_sha256, each.target.spans): each
        for each in decisions
        if each.act is Act.edit and each.target.role == "origin"
    }
    return tuple(
        _regraded(grade, given.get(aims.get(grade.origin, ("", ())))) for grade in grades
    )


def _regraded(grade: Grade, decision: Decision | None) -> Grade:
    if decision is None or decision.value is None:
        return grade
    return replace(
        grade,
        reliability=decision.value[0],
        credibility=decision.value[1],
        reason=decision.why or grade.reason,
        by=decision.who,
        proposed=grade.code,
    )


def confirm(
    decision: Decision, documents: Sequence[Document], earlier: Sequence[Decision]
) -> None:
    """Raises UsageError for a decision that would change nothing: an act or a role that no
    step heeds, words that no report holds, an undoing of nothing, nobody who decides."""
    if not decision.who.strip():
        raise UsageError("a decision needs a name: say who decides")
    if decision.act is Act.undo:
        if decision.value not in {each.id for each in earlier}:
            raise UsageError(f"there is no decision {decision.value} to undo")
        return
    target = decision.target
    if decision.act is Act.edit and target.role == "origin":
        if not _GRADE.fullmatch(decision.value or ""):
            raise UsageError(
                f"{decision.value!r} is no grade; give a letter A to F and a figure 1 to 6, as B2"
            )
    elif decision.act not in (Act.accept, Act.reject) or target.role not in ROLES:
        raise UsageError(
            f"{decision.act.value} of a {target.role} cannot be applied; "
            "accept or reject a statement or a reading, grade an origin, or undo a decision"
        )
    lengths = {text_hash(each): len(each.text) for each in documents}
    length = lengths.get(target.text_sha256)
    if length is None:
        raise UsageError("the decision aims at a text that no report of the case has")
    if not target.spans or any(span.end > length for span in target.spans):
        raise UsageError("the decision aims at words outside the report")


def text_hash(document: Document) -> str:
    """SHA-256 of a document's text, by which decisions name it."""
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def text_hashes(documents: Sequence[Document]) -> dict[str, str]:
    """The text hash of each document, by its id."""
    return {document.id: text_hash(document) for document in documents}


def _aimed(decisions: Sequence[Decision], role: str, act: Act) -> frozenset[Aim]:
    return frozenset(
        (each.target.text_sha256, each.target.spans)
        for each in decisions
        if each.act is act and each.target.role == role
    )


def _without(annotations: Annotations, text: str, gone: Collection[Aim]) -> Annotations:
    rejected = {said.id for said in annotations.attributions if (text, said.content) in gone}
    if not rejected:
        return annotations
    return replace(
        annotations,
        attributions=tuple(
            replace(said, parent=None) if said.parent in rejected else said
            for said in annotations.attributions
            if said.id not in rejected
        ),
        allegations=tuple(each for each in annotations.allegations if each.by not in rejected),
        arguments=tuple(each for each in annotations.arguments if each.by not in rejected),
        judgements=tuple(each for each in annotations.judgements if each.about not in rejected),
        relations=tuple(each for each in annotations.relations if each.by not in rejected),
        incidents=tuple(_incidents_without(annotations.incidents, rejected)),
    )


def _incidents_without(
    incidents: Sequence[Incident], rejected: Collection[str]
) -> Iterator[Incident]:
    for incident in incidents:
        yield replace(
            incident,
            perpetrators=tuple(
                each for each in incident.perpetrators if each.by not in rejected
            ),
            casualties=tuple(each for each in incident.casualties if each.by not in rejected),
        )
