"""Statements that nobody read, from the form beside a text: what was marked or typed, as a decision."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field

from crossbearing import casework
from crossbearing.casework import CLAIMS, Missed, Words
from crossbearing.errors import UsageError
from crossbearing.model import (
    Certainty,
    Decision,
    Document,
    Span,
    SpeechKind,
    Stance,
    Voice,
    VoiceKind,
)
from crossbearing.store import read_spans, write_spans
from crossbearing.web.desk import Desk
from crossbearing.web.marking import plain
from crossbearing.web.people import Person


class Form(BaseModel):
    """The form that adds a statement, as its fields come in. Words are typed or copied from the
    text; where they were marked in it, `…_at` says which letters, like `12-40`."""

    model_config = ConfigDict(extra="ignore")

    content: str = Field("", max_length=20_000)
    content_at: str = Field("", max_length=2_000)
    source: str = Field("", max_length=2_000)
    source_at: str = Field("", max_length=2_000)
    cue: str = Field("", max_length=2_000)
    cue_at: str = Field("", max_length=2_000)
    stance: Stance = Stance.asserts
    certainty: Certainty = Certainty.certain
    kind: SpeechKind = SpeechKind.indirect
    voice_name: str = Field("", max_length=2_000)
    voice_kind: VoiceKind = VoiceKind.unknown
    voice_affiliation: str = Field("", max_length=2_000)
    voice_anonymous: str = ""
    cause: str = Field("", max_length=2_000)
    actor: str = Field("", max_length=2_000)
    means: str = Field("", max_length=2_000)
    role: str = Field("", max_length=2_000)
    why: str = Field("", max_length=2_000)


EMPTY = Form.model_validate({})
"""Nothing filled in."""


def added(form: Form, document: Document, desk: Desk, person: Person) -> Decision:
    """The decision that a form comes to. Raises UsageError for words that do not stand in the
    report, and for a statement that is there already."""
    content = _where(document.text, form.content, form.content_at)
    if not content:
        raise UsageError("say what is said, in the words of the report")
    near = content[0]
    return casework.missed_statement(
        desk.assessment,
        desk.recorded(),
        Words(document=document.id, spans=content),
        Missed(
            source=write_spans(_where(document.text, form.source, form.source_at, near)),
            cue=write_spans(_where(document.text, form.cue, form.cue_at, near)),
            kind=form.kind,
            stance=form.stance,
            certainty=form.certainty,
            voice=Voice(
                name=form.voice_name.strip() or None,
                kind=form.voice_kind,
                anonymous=bool(form.voice_anonymous),
                affiliation=form.voice_affiliation.strip() or None,
            ),
            claims=tuple(_claims(form, near)),
        ),
        who=person.name,
        when=desk.now(),
        why=form.why,
    )


def _claims(form: Form, words: Span) -> Iterator[tuple[str, str, str]]:
    for role, variable in CLAIMS.items():
        written = " ".join(str(getattr(form, variable.value)).split())
        if written:
            yield role, write_spans((words,)), written


def _where(text: str, words: str, at: str, near: Span | None = None) -> tuple[Span, ...]:
    """Where words of a field stand: where they were marked, if they are still those, else where
    they are found."""
    if not words.strip():
        return ()
    marked = read_spans(at)
    if marked and plain(" … ".join(span.of(text) for span in marked)) == plain(words):
        return marked
    return casework.find_words(text, words, marked[0] if marked else near)
