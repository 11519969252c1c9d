"""Statements and claims as people corrected them: spans, stance, voice, and what words put forward.

A decision aims at what was proposed. So the same decisions give the same annotations whatever
the order in which they were made, and an undone one leaves what was proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Protocol, TypeVar

import msgspec

from crossbearing.errors import UsageError
from crossbearing.model import (
    Act,
    Allegation,
    Annotations,
    Attribution,
    Cause,
    Certainty,
    Decision,
    Document,
    Incident,
    Span,
    SpeechKind,
    Stance,
    Variable,
    Voice,
)
from crossbearing.store import PARTS, read_aim, read_spans
from crossbearing.text.grouping import together

Aim = tuple[str, tuple[Span, ...]]
"""A text by its SHA-256, and spans of it in order."""

CLAIMS = {f"claim {variable.value}": variable for variable in Variable}
"""The roles of words that put something forward, with the question it answers."""
NAMED = (Variable.actor, Variable.role)
"""The variables whose values are parties: to join or part those, join or part their names."""

_NOT = re.compile(r"not\s+", re.IGNORECASE)


def aim_of(decision: Decision) -> Aim:
    """The words a decision aims at, in order."""
    return decision.target.text_sha256, tuple(sorted(decision.target.spans))


def aimed(decisions: Sequence[Decision], role: str, *acts: Act) -> dict[Aim, Decision]:
    """The decisions of these acts on one role, by the words they aim at."""
    return {
        aim_of(each): each
        for each in decisions
        if each.act in acts and each.target.role == role
    }


# Statements


def edited(annotations: Annotations, text: str, decisions: Sequence[Decision]) -> Annotations:
    """The annotations with the parts of statements as people set them; what a statement no longer
    covers goes to the one that carries it, and what it now covers comes to it."""
    edits = {part: aimed(decisions, part, Act.edit) for part in PARTS}
    moved: list[Attribution] = []
    statements = []
    for said in annotations.attributions:
        given = {
            part: found.value or ""
            for part, by_aim in edits.items()
            if (found := by_aim.get((text, tuple(sorted(said.aim))))) is not None
        }
        now = said
        for part, value in given.items():
            now = _SET[part](now, value)
        statements.append(now)
        if now.content != said.content:
            moved.append(now)
    if statements == list(annotations.attributions):
        return annotations
    whole = replace(annotations, attributions=tuple(statements))
    for said in sorted(moved, key=lambda each: (each.content, each.id)):
        whole = rehomed(whole, said)
    return whole


def _content(said: Attribution, value: str) -> Attribution:
    spans = read_spans(value)
    if not spans:
        raise UsageError("a statement needs words that are stated; reject it if there are none")
    return replace(said, content=spans, proposed=said.aim) if spans != said.content else said


def _voice(said: Attribution, value: str) -> Attribution:
    return replace(said, voice=read_voice(value))


def read_voice(value: str) -> Voice:
    """A voice from JSON: `{"name": …, "kind": …, "anonymous": …, "affiliation": …}`; UsageError
    for anything else."""
    try:
        return msgspec.json.decode(value, type=Voice)
    except msgspec.MsgspecError as error:
        raise UsageError(f"a voice is written as JSON with name and kind ({error})") from error


def write_voice(voice: Voice) -> str:
    """A voice as `read_voice` reads it."""
    return msgspec.json.encode(voice).decode()


def _one_of(kind: Any, field: str) -> Callable[[Attribution, str], Attribution]:
    def put(said: Attribution, value: str) -> Attribution:
        if value not in list(kind):
            raise UsageError(f"{value!r} is no {field}; choose one of: {', '.join(kind)}")
        return replace(said, **{field: kind(value)})

    return put


_SET: Mapping[str, Callable[[Attribution, str], Attribution]] = {
    "content": _content,
    "source": lambda said, value: replace(said, source=read_spans(value)),
    "cue": lambda said, value: replace(said, cue=read_spans(value)),
    "kind": _one_of(SpeechKind, "kind"),
    "stance": _one_of(Stance, "stance"),
    "certainty": _one_of(Certainty, "certainty"),
    "voice": _voice,
}


def confirm_part(part: str, value: str, said: Attribution) -> Attribution:
    """The statement with one part of it set; UsageError for a value that the part cannot take."""
    return _SET[part](said, value)


class _Carried(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def by(self) -> str | None: ...


C = TypeVar("C", bound=_Carried)


def rehomed(annotations: Annotations, said: Attribution) -> Annotations:
    """What words put forward, with the statement that now carries the words."""

    def home(each: C) -> C:
        covered = any(span.contains(each.span) for span in said.content)
        if each.by == said.id and not covered:
            return replace(each, by=said.parent)  # type: ignore[type-var]
        if covered and each.by == said.parent:
            return replace(each, by=said.id)  # type: ignore[type-var]
        return each

    return replace(
        annotations,
        allegations=tuple(map(home, annotations.allegations)),
        relations=tuple(map(home, annotations.relations)),
        incidents=tuple(
            replace(
                incident,
                perpetrators=tuple(map(home, incident.perpetrators)),
                casualties=tuple(map(home, incident.casualties)),
            )
            for incident in annotations.incidents
        ),
    )


def without(annotations: Annotations, text: str, gone: Collection[Aim]) -> Annotations:
    """The annotations without the rejected statements, and without what rested on them."""
    rejected = {
        said.id for said in annotations.attributions if (text, tuple(sorted(said.aim))) in gone
    }
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


# Claims


def claimed(
    annotations: Sequence[Annotations],
    documents: Mapping[str, Document],
    texts: Mapping[str, str],
    decisions: Sequence[Decision],
) -> tuple[Annotations, ...]:
    """The annotations with what words put forward as people set it: rejected, given another
    value, or joined to and parted from what other words put forward."""
    at: dict[tuple[Variable, Aim], list[Allegation]] = {}
    for each in annotations:
        for found in each.allegations:
            at.setdefault(_place(found, texts), []).append(found)
    values = _values(at, documents, decisions)
    edits = {
        (variable, aim): decision.value or ""
        for role, variable in CLAIMS.items()
        for aim, decision in aimed(decisions, role, Act.edit).items()
    }
    gone = {
        (variable, aim)
        for role, variable in CLAIMS.items()
        for aim in aimed(decisions, role, Act.reject)
    }
    if not (values or edits or gone):
        return tuple(annotations)
    return tuple(
        replace(
            each,
            allegations=tuple(
                _valued(found, values.get(id(found)), edits.get(_place(found, texts)))
                for found in each.allegations
                if _place(found, texts) not in gone
            ),
        )
        for each in annotations
    )


def _place(found: Allegation, texts: Mapping[str, str]) -> tuple[Variable, Aim]:
    return found.variable, (texts[found.document], (found.span,))


def _valued(found: Allegation, joined: str | None, edit: str | None) -> Allegation:
    if edit is not None:
        value, negated = read_claim(found.variable, edit)
        party = (found.party or found.span) if found.variable in NAMED else None
        return replace(found, value=value, negated=negated, party=party)
    return found if joined is None else replace(found, value=joined)


def read_claim(variable: Variable, written: str) -> tuple[str, bool]:
    """The value that words put forward and whether they rule it out, from `accident` or `not
    accident`; UsageError where the question knows no such answer."""
    value = _NOT.sub("", written.strip(), count=1)
    if variable is Variable.cause and value not in list(Cause):
        raise UsageError(f"{value!r} is no cause; choose one of: {', '.join(Cause)}")
    if not value:
        raise UsageError("say what the words put forward, or reject them")
    return value, bool(_NOT.match(written.strip()))


def _values(
    at: Mapping[tuple[Variable, Aim], Sequence[Allegation]],
    documents: Mapping[str, Document],
    decisions: Sequence[Decision],
) -> dict[int, str]:
    """The value of each allegation that a joining or parting of claims changes."""
    by_value: dict[tuple[Variable, str], list[Allegation]] = {}
    for found in at.values():
        for each in found:
            by_value.setdefault((each.variable, each.value), []).append(each)
    parted: dict[int, str] = {}
    joined: list[tuple[tuple[Variable, str], tuple[Variable, str]]] = []
    for decision in sorted(decisions, key=lambda each: (aim_of(each), each.value or "")):
        variable = CLAIMS.get(decision.target.role)
        if variable is None or variable in NAMED or decision.act not in (Act.merge, Act.divide):
            continue
        ours = at.get((variable, aim_of(decision)), ())
        theirs = at.get((variable, read_aim(decision.value or "")), ())
        for one, other in product(ours, theirs):
            if decision.act is Act.merge:
                joined.append(((variable, one.value), (variable, other.value)))
            elif one.value == other.value and one is not other:
                words = _words(one, documents)
                alike = words == _words(other, documents)
                for each in by_value[variable, one.value]:
                    goes = each is one or (not alike and _words(each, documents) == words)
                    if goes:
                        parted[id(each)] = f"{words} (apart)" if alike else words
    return _joined(joined, by_value, parted) | parted


def _words(found: Allegation, documents: Mapping[str, Document]) -> str:
    return " ".join(found.span.of(documents[found.document].text).casefold().split())


def _joined(
    pairs: Sequence[tuple[tuple[Variable, str], tuple[Variable, str]]],
    by_value: Mapping[tuple[Variable, str], Sequence[Allegation]],
    parted: Mapping[int, str],
) -> dict[int, str]:
    """The value that each allegation of joined claims takes: of those only merged into, the
    first by letters."""
    given = {one for one, other in pairs if one != other}
    changed = {}
    for members in together(pairs):
        _, value = min(members, key=lambda each: (each in given, each))
        for member in members:
            if member[1] != value:
                for each in by_value[member]:
                    if id(each) not in parted:
                        changed[id(each)] = value
    return changed
