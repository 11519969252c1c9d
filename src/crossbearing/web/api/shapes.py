"""What goes in and out, as the OpenAPI description has it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from crossbearing.casework import Proposal, Recorded
from crossbearing.model import (
    Attribution,
    Certainty,
    Decision,
    Document,
    Span,
    SpeechKind,
    Stance,
    VoiceKind,
)
from crossbearing.web.reviewing import Record

Offsets = Annotated[
    list[Annotated[list[Annotated[int, Field(ge=0)]], Field(min_length=2, max_length=2)]],
    Field(description="Spans of the text, each `[start, end]` in code points."),
]
Identity = Annotated[str, Field(pattern=r"^[\w-]{1,80}$")]


class Case(BaseModel):
    """The case as it stands."""

    question: str
    documents: int
    statements: int
    origins: int
    decisions: int
    status: Literal["determined", "leaning", "undetermined"]
    draft: bool
    reviewed: Annotated[
        list[int], Field(description="Load-bearing readings reviewed, of how many.")
    ]
    weighing: Annotated[
        str | None, Field(description="How far a new weighing is; null while none goes on.")
    ]


class DocumentLine(BaseModel):
    """A document of the case, without its text."""

    id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    length: int
    text_sha256: str


class Documents(BaseModel):
    """A page of the documents."""

    total: int
    documents: list[DocumentLine]


class Target(BaseModel):
    """What a decision is about: a text by its hash, spans of it, and the role they play."""

    text_sha256: str
    spans: Offsets
    role: str


class DecisionMade(BaseModel):
    """A decision on record."""

    id: str
    act: Literal["accept", "reject", "edit", "add", "merge", "divide", "undo", "resolve"]
    target: Target
    who: str
    when: str
    why: str
    value: str | None
    on: Annotated[str | None, Field(description="The version it was made on; empty for none.")]
    in_force: bool
    is_version: Annotated[
        bool, Field(description="True if a further decision on these words is made on it.")
    ]


class Decisions(BaseModel):
    """A page of the decisions, in the order they were recorded."""

    total: int
    decisions: list[DecisionMade]


class Voice(BaseModel):
    """Whose voice a statement is in."""

    name: str | None
    kind: str
    anonymous: bool
    affiliation: str | None


class Statement(BaseModel):
    """A statement as it stands, with the words by which decisions name it and its version."""

    id: str
    document: str
    source: Offsets
    cue: Offsets
    content: Offsets
    aim: Offsets
    kind: str
    stance: str
    certainty: str
    voice: Voice
    origin: str | None
    version: str
    decisions: Annotated[list[str], Field(description="Ids of the decisions in force.")]


class Statements(BaseModel):
    """A page of the statements."""

    total: int
    statements: list[Statement]


class ProposalLine(BaseModel):
    """Something to review, with how far the answer would move without it."""

    id: str
    kind: Literal["reading", "statement", "origin", "mention"]
    document: str
    role: str
    spans: Offsets
    moves: float
    unsure: float
    flips: list[str]
    version: str
    decisions: list[str]
    words: str


class Proposals(BaseModel):
    """A page of the review queue."""

    total: int
    proposals: list[ProposalLine]


class WordsOf(BaseModel):
    """Words of a document."""

    model_config = ConfigDict(extra="forbid")

    document: Annotated[str, Field(min_length=1, max_length=2_000)]
    spans: Annotated[Offsets, Field(min_length=1, max_length=200)]


class Ruling(WordsOf):
    """A decision to be recorded. `on` may be told by `If-Match` instead."""

    act: Literal["accept", "reject", "edit", "merge", "divide"]
    role: Annotated[
        str,
        Field(
            max_length=40,
            description="`statement` or a part of one, `claim cause` and so on, `mention`, "
            "`origin`, `reading`.",
        ),
    ]
    value: Annotated[
        str | None, Field(max_length=20_000, description="The new value, for an edit.")
    ] = None
    other: Annotated[
        WordsOf | None, Field(description="The words merged into, or divided from.")
    ] = None
    why: Annotated[str, Field(max_length=2_000)] = ""
    on: Annotated[
        str | None,
        Field(max_length=80, description="The version decided on; empty for none."),
    ] = None


class Speaker(BaseModel):
    """Whose voice a statement is in that is added; a name that is not told is the source's."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str | None, Field(max_length=2_000)] = None
    kind: VoiceKind = VoiceKind.unknown
    anonymous: bool = False
    affiliation: Annotated[str | None, Field(max_length=2_000)] = None


class PutForward(BaseModel):
    """What words of a statement put forward; `value` reads `accident` or `not accident`."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["claim cause", "claim actor", "claim means", "claim role"]
    span: Annotated[
        list[Annotated[int, Field(ge=0)]],
        Field(min_length=2, max_length=2, description="Words of the content."),
    ]
    value: Annotated[str, Field(min_length=1, max_length=2_000)]


class Missing(WordsOf):
    """A statement that nobody read. `spans` are the words stated; `on` may be told by `If-Match`,
    and is the present version where neither tells it."""

    source: Annotated[Offsets, Field(max_length=200)] = []
    cue: Annotated[Offsets, Field(max_length=200)] = []
    kind: SpeechKind = SpeechKind.indirect
    stance: Stance = Stance.asserts
    certainty: Certainty = Certainty.certain
    voice: Speaker = Speaker()
    claims: Annotated[list[PutForward], Field(max_length=40)] = []
    why: Annotated[str, Field(max_length=2_000)] = ""
    on: Annotated[str | None, Field(max_length=80)] = None


class Undoing(BaseModel):
    """Why a decision is undone, and on which version."""

    model_config = ConfigDict(extra="forbid")

    why: Annotated[str, Field(max_length=2_000)] = ""
    on: Annotated[str | None, Field(max_length=80)] = None


class Problem(BaseModel):
    """What was wrong, and what to do."""

    detail: str


class Overtaken(Problem):
    """Somebody else decided about the same words first: both versions, and nothing recorded."""

    made_on: DecisionMade | None
    latest: DecisionMade | None


def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as JSON has them."""
    return [[span.start, span.end] for span in spans]


def document_line(document: Document, digest: str) -> dict[str, Any]:
    """A document in a list."""
    return {
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published.value if document.published else None,
        "language": document.language,
        "length": len(document.text),
        "text_sha256": digest,
    }


def decision_made(each: Recorded) -> dict[str, Any]:
    """A decision on record."""
    made: Decision = each.decision
    return {
        "id": made.id,
        "act": made.act.value,
        "target": {
            "text_sha256": made.target.text_sha256,
            "spans": offsets(made.target.spans),
            "role": made.target.role,
        },
        "who": made.who,
        "when": made.when,
        "why": made.why,
        "value": made.value,
        "on": made.on,
        "in_force": each.in_force,
        "is_version": each.is_version,
    }


def statement(
    said: Attribution, origin: str | None, version: str, decided: tuple[Decision, ...]
) -> dict[str, Any]:
    """A statement as it stands."""
    return {
        "id": said.id,
        "document": said.document,
        "source": offsets(said.source),
        "cue": offsets(said.cue),
        "content": offsets(said.content),
        "aim": offsets(said.aim),
        "kind": said.kind.value,
        "stance": said.stance.value,
        "certainty": said.certainty.value,
        "voice": {
            "name": said.voice.name,
            "kind": said.voice.kind.value,
            "anonymous": said.voice.anonymous,
            "affiliation": said.voice.affiliation,
        },
        "origin": origin,
        "version": version,
        "decisions": [each.id for each in decided],
    }


def proposal(each: Proposal, record: Record, text: str) -> dict[str, Any]:
    """A proposal of the queue."""
    return {
        "id": each.id,
        "kind": each.kind.value,
        "document": each.document,
        "role": each.target.role,
        "spans": offsets(each.spans),
        "moves": each.moves,
        "unsure": each.unsure,
        "flips": list(each.flips),
        "version": record.version(each.target),
        "decisions": [made.id for made in record.decided(each.target)],
        "words": " … ".join(span.of(text) for span in each.spans),
    }
