"""Decisions from the forms: what they aim at, what was decided before, and what was changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict, Field

from crossbearing import casework
from crossbearing.casework import Proposal, Words
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
)
from crossbearing.store import current, place_of, places, read_spans
from crossbearing.store import write_spans as write_spans  # the filter `spans` of the templates
from crossbearing.web.desk import Desk, Weighed
from crossbearing.web.people import Person

STATEMENT = ("content", "source", "cue", "stance", "certainty", "kind")
"""The parts of a statement that a form has one field each for."""
NAMES = 200
"""Names and origins offered to choose from."""


def aim(document: Document, spans: tuple[Span, ...], role: str) -> Target:
    """A target by the document's text, so that it survives a better reader."""
    return Target(text_sha256=casework.text_hash(document), spans=spans, role=role)


def statement_target(document: Document, said: Attribution) -> Target:
    """What a decision on a statement aims at: the words that are stated, as proposed."""
    return aim(document, said.aim, "statement")


def reading_target(assessment: Assessment, reading: Reading) -> Target | None:
    """What a decision on a reading aims at: its first passage; None for one without words."""
    if not reading.passages:
        return None
    passage = reading.passages[0]
    document = next(each for each in assessment.documents if each.id == passage.document)
    return aim(document, passage.spans, "reading")


def reviewed(decisions: Sequence[Decision], target: Target) -> Decision | None:
    """Who accepted or rejected these words last, of the decisions in force."""
    return next(
        (
            each
            for each in reversed(decisions)
            if each.target == target and each.act in (Act.accept, Act.reject)
        ),
        None,
    )


def rejected(decisions: Sequence[Decision], document: Document) -> tuple[Decision, ...]:
    """The rejections in force of statements in a document; what they aim at is read no more."""
    text = casework.text_hash(document)
    return tuple(
        each
        for each in decisions
        if each.act is Act.reject
        and each.target.role == "statement"
        and each.target.text_sha256 == text
    )


@dataclass(frozen=True)
class Record:
    """What was decided, by the words it is about: what is in force, and which version they are."""

    made: Mapping[str, Decision]
    in_force: Mapping[str, tuple[Decision, ...]]
    versions: Mapping[str, str]

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> Record:
        """The decisions in the order they were recorded, looked up."""
        found: dict[str, list[Decision]] = {}
        for each in current(decisions):
            found.setdefault(places(each)[0], []).append(each)
        return cls(
            made={each.id: each for each in decisions},
            in_force={place: tuple(each) for place, each in found.items()},
            versions=casework.versions_of(decisions),
        )

    def decided(self, target: Target) -> tuple[Decision, ...]:
        """The decisions in force about these words."""
        return self.in_force.get(place_of(target), ())

    def version(self, target: Target) -> str:
        """What a decision about these words is made on now; empty where there was none."""
        return self.versions.get(place_of(target), "")


class Ruling(BaseModel):
    """A form that decides, as its fields come in. Fields of other forms are ignored."""

    model_config = ConfigDict(extra="ignore")

    act: str = ""
    role: str = ""
    document: str = ""
    spans: str = Field("", max_length=2_000)
    value: str = Field("", max_length=20_000)
    on: str | None = Field(None, max_length=200)
    why: str = Field("", max_length=2_000)
    other: str = Field("", max_length=2_000)
    """The other words of a merge or a division: `document:12-40`, or the name of an entity."""
    content: str | None = Field(None, max_length=2_000)
    source: str | None = Field(None, max_length=2_000)
    cue: str | None = Field(None, max_length=2_000)
    stance: str | None = None
    certainty: str | None = None
    kind: str | None = None
    voice_name: str | None = Field(None, max_length=2_000)
    voice_kind: str | None = None
    voice_affiliation: str = Field("", max_length=2_000)
    voice_anonymous: str = ""
    back: str = Field("", max_length=200)
    """Where to go on: the queue's page and the proposal that comes next."""
    after: str = Field("", max_length=200)
    at: str = Field("", max_length=20, pattern="^[0-9]*$")
    """Where in the text a decision beside it was made."""


def decisions(
    ruling: Ruling, assessment: Assessment, person: Person, when: str
) -> tuple[Decision, ...]:
    """The decisions that a form comes to, each made on the one before it. Raises UsageError for
    one that no page of ours sends."""
    if ruling.act == Act.edit and ruling.role == "statement":
        made = _edits(ruling, assessment, person, when)
    else:
        made = [_single(ruling, assessment, person, when)]
    if not made:
        raise UsageError("nothing was changed; accept the statement if it is right")
    chained = made[:1]
    for each in made[1:]:
        chained.append(replace(each, on=chained[-1].id if ruling.on is not None else None))
    return tuple(chained)


def _single(ruling: Ruling, assessment: Assessment, person: Person, when: str) -> Decision:
    act = _act(ruling.act)
    if act is Act.undo:
        return casework.undoing(
            ruling.value, who=person.name, when=when, why=ruling.why, on=ruling.on
        )
    return casework.decision_on(
        assessment.documents,
        _words(ruling.document, ruling.spans),
        act=act,
        role=ruling.role,
        who=person.name,
        when=when,
        why=ruling.why,
        value=ruling.value if act is Act.edit else None,
        other=_other(ruling, assessment) if act in (Act.merge, Act.divide) else None,
        on=ruling.on,
    )


def _act(written: str) -> Act:
    if written not in list(Act) or written == Act.resolve:
        raise UsageError(f"{written!r} is nothing that a page of the case decides")
    return Act(written)


def _words(document: str, spans: str) -> Words:
    found = read_spans(spans)
    if not found:
        raise UsageError("a decision aims at words")
    return Words(document=document, spans=found)


def _other(ruling: Ruling, assessment: Assessment) -> Words:
    document, _, spans = ruling.other.rpartition(":")
    if document:
        return _words(document, spans)
    wanted = ruling.other.casefold().strip()
    for entity in assessment.links.entities:
        if wanted in (each.casefold() for each in (entity.name, *entity.aliases)):
            for notes in assessment.annotations:
                for mention in notes.mentions:
                    if mention.id in entity.mentions:
                        return Words(document=notes.document, spans=(mention.span,))
    raise UsageError(f"no name in the case reads {ruling.other!r}")


def _edits(ruling: Ruling, assessment: Assessment, person: Person, when: str) -> list[Decision]:
    said = statement_at(assessment, ruling)
    return [
        casework.decision_on(
            assessment.documents,
            Words(document=said.document, spans=said.aim),
            act=Act.edit,
            role=part,
            who=person.name,
            when=when,
            why=ruling.why,
            value=value,
            on=ruling.on,
        )
        for part, value in _changed(ruling, said)
    ]


def statement_at(assessment: Assessment, ruling: Ruling) -> Attribution:
    """The statement that a form is about; 404 when it is there no more."""
    wanted = tuple(sorted(read_spans(ruling.spans)))
    for notes in assessment.annotations:
        if notes.document == ruling.document:
            for said in notes.attributions:
                if tuple(sorted(said.aim)) == wanted:
                    return said
    raise HTTPException(404, "No statement stands there any more; reload the page.")


def _changed(ruling: Ruling, said: Attribution) -> Iterator[tuple[str, str]]:
    """The parts of a statement that a form sets to something else than they are."""
    for part in STATEMENT:
        given = getattr(ruling, part)
        was = getattr(said, part)
        is_now = write_spans(was) if isinstance(was, tuple) else was.value
        if given is not None and given.strip().replace(" ", "") != is_now:
            yield part, given.strip().replace(" ", "")
    if ruling.voice_kind:
        kind = type(said.voice.kind)
        if ruling.voice_kind not in list(kind):
            raise UsageError(f"{ruling.voice_kind!r} is no kind of voice")
        voice = replace(
            said.voice,
            name=(ruling.voice_name or "").strip() or None,
            kind=kind(ruling.voice_kind),
            anonymous=bool(ruling.voice_anonymous),
            affiliation=ruling.voice_affiliation.strip() or None,
        )
        if voice != said.voice:
            yield "voice", casework.write_voice(voice)


def proposed(desk: Desk) -> tuple[Proposal, ...]:
    """What is proposed in the answer that is kept, worked out once for it."""
    now = desk.weighed
    return proposals(now)


def proposals(now: Weighed) -> tuple[Proposal, ...]:
    """What the machine proposes in an answer, worked out once for it."""
    return now.once("proposals", lambda: casework.proposals(now.assessment))


def names(now: Weighed) -> tuple[str, ...]:
    """The names most often mentioned, to choose from; looked up once for an answer."""
    return now.once("names", lambda: _names(now))


def _names(now: Weighed) -> tuple[str, ...]:
    known = sorted(now.assessment.links.entities, key=lambda each: -len(each.mentions))
    return tuple(dict.fromkeys(each.name for each in known[:NAMES] if each.mentions))
