"""Decisions from the forms: what they aim at, and what was decided before."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from crossbearing.errors import UsageError
from crossbearing.model import (
    Act,
    Assessment,
    Attribution,
    Decision,
    Document,
    Reading,
    Span,
    Target,
    identify,
)

ROLES = ("statement", "reading")
ACTS = (Act.accept, Act.reject)


def aim(document: Document, spans: tuple[Span, ...], role: str) -> Target:
    """A target by the document's text, so that it survives a better reader."""
    digest = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Target(text_sha256=digest, spans=spans, role=role)


def statement_target(document: Document, said: Attribution) -> Target:
    """What a decision on a statement aims at: the words that are stated."""
    return aim(document, said.content, "statement")


def reading_target(assessment: Assessment, reading: Reading) -> Target | None:
    """What a decision on a reading aims at: its first passage; None for one without words."""
    if not reading.passages:
        return None
    passage = reading.passages[0]
    document = next(each for each in assessment.documents if each.id == passage.document)
    return aim(document, passage.spans, "reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The readings that one decision covers: those whose first passage is the same."""

    target: Target | None
    decided: Decision | None
    readings: tuple[Reading, ...]


def groups(assessment: Assessment) -> tuple[Group, ...]:
    """The readings by what a decision on them aims at, the weightiest first."""
    found: dict[object, list[Reading]] = {}
    for reading in sorted(assessment.verdict.readings, key=lambda each: -abs(each.bits)):
        found.setdefault(reading_target(assessment, reading) or reading.id, []).append(reading)
    return tuple(
        Group(
            target=target if isinstance(target, Target) else None,
            decided=latest(assessment.decisions, target)
            if isinstance(target, Target)
            else None,
            readings=tuple(readings),
        )
        for target, readings in found.items()
    )


def latest(decisions: tuple[Decision, ...], target: Target) -> Decision | None:
    """The decision in force on `target`: the last one made."""
    return next((each for each in reversed(decisions) if each.target == target), None)


def rejected(decisions: tuple[Decision, ...], document: Document) -> tuple[Decision, ...]:
    """The rejections in force of statements in a document; what they aim at is read no more."""
    text = aim(document, (), "statement").text_sha256
    return tuple(
        each
        for each in decisions
        if each.act is Act.reject
        and each.target.role == "statement"
        and each.target.text_sha256 == text
    )


def parse_decision(
    document: Document, fields: dict[str, str], *, who: str, when: str
) -> Decision:
    """The decision a form describes; raises UsageError for one that no page of ours sends."""
    role, act, why = fields.get("role", ""), fields.get("act", ""), fields.get("why", "")
    if role not in ROLES or act not in ACTS:
        raise UsageError("a decision accepts or rejects a statement or a reading")
    target = aim(document, parse_spans(fields.get("spans", ""), document.text), role)
    return Decision(
        id=identify("decision", target, act, who, when),
        act=Act(act),
        target=target,
        who=who,
        when=when,
        why=why.strip(),
    )


def parse_spans(written: str, text: str) -> tuple[Span, ...]:
    """Spans from `12-40,52-60`; raises UsageError when they are none, or outside `text`."""
    try:
        spans = tuple(
            Span(*(int(edge) for edge in part.split("-", 1))) for part in written.split(",")
        )
    except (TypeError, ValueError) as error:
        raise UsageError(f"spans read like 12-40,52-60, not {written!r}") from error
    if any(span.end > len(text) for span in spans):
        raise UsageError("spans lie outside the document")
    return spans


def write_spans(spans: tuple[Span, ...]) -> str:
    """Spans as a form sends them back."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)
