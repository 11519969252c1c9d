"""Decisions as surfaces make them: of words somebody points at, to what they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crossbearing.casework.texts import text_hash
from crossbearing.errors import UsageError
from crossbearing.model import Act, Decision, Document, Span, Target, identify
from crossbearing.store import (
    JOINING,
    Case,
    current,
    place_of,
    places,
    read_spans,
    write_aim,
    write_spans,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words somebody points at: a document, by id or path, and spans of its text."""

    document: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A decision on record, whether it is in force, and whether it is the version of its words:
    the one that a further decision about them is made on."""

    decision: Decision
    in_force: bool
    is_version: bool


def decision_on(
    documents: Sequence[Document],
    words: Words,
    *,
    act: Act,
    role: str,
    who: str,
    when: str,
    why: str = "",
    value: str | None = None,
    other: Words | None = None,
    on: str | None = None,
) -> Decision:
    """A decision on words of one of the documents, not yet recorded; `other` are the words that a
    merge goes to, or that a division takes them from. Raises UsageError for words that are not
    there."""
    target = _target(documents, words, role)
    if act in JOINING:
        if other is None:
            raise UsageError(f"say which words to {act.value} these with")
        value = write_aim(_target(documents, other, role))
    return Decision(
        id=identify("k", act.value, target, value, who, when),
        act=act,
        target=target,
        who=who,
        when=when,
        why=why.strip(),
        value=value,
        on=on,
    )


def words_at(documents: Sequence[Document], named: str, text: str) -> Words:
    """Where these words stand in a document, named by id or path. Raises UsageError unless they
    stand there exactly once."""
    document = document_named(documents, named)
    found = document.text.count(text) if text else 0
    if found != 1:
        raise UsageError(
            f"{text!r} stands {found} times in {document.path}; give more words, or spans"
        )
    start = document.text.index(text)
    return Words(document=document.id, spans=(Span(start, start + len(text)),))


def document_named(documents: Sequence[Document], named: str) -> Document:
    """The report of this id, path or file name. Raises UsageError unless there is one."""
    found = [each for each in documents if named in (each.id, each.path)] or [
        each for each in documents if Path(each.path).name == named
    ]
    if len(found) != 1:
        raise UsageError(f"{named!r} names {len(found)} reports of the case; give one's id")
    return found[0]


def _target(documents: Sequence[Document], words: Words, role: str) -> Target:
    document = document_named(documents, words.document)
    if any(span.end > len(document.text) for span in words.spans):
        raise UsageError(f"the spans lie outside {document.path}")
    read_spans(write_spans(words.spans))  # refuses spans that are empty, or overlap
    return Target(text_sha256=text_hash(document), spans=tuple(sorted(words.spans)), role=role)


def documents_of(folder: Path) -> tuple[Document, ...]:
    """The documents of a case as they were captured, by id."""
    with Case.open(folder) as case:
        return case.documents()


def recorded(decisions: Sequence[Decision]) -> tuple[Recorded, ...]:
    """Decisions in the order they were recorded, each with what became of it."""
    standing = {each.id for each in current(decisions)}
    versions = set(versions_of(decisions).values())
    return tuple(
        Recorded(decision=each, in_force=each.id in standing, is_version=each.id in versions)
        for each in decisions
    )


def versions_of(decisions: Sequence[Decision]) -> dict[str, str]:
    """The id of the latest decision about each place, of decisions in the order recorded; an
    undoing is about what it undoes. `places` names the places."""
    about: dict[str, Decision] = {}
    found: dict[str, str] = {}
    for decision in decisions:
        subject = decision
        if decision.act is Act.undo:
            subject = about.get(decision.value or "", decision)
        about[decision.id] = subject
        found[places(subject)[0]] = decision.id
    return found


def version_on(versions: dict[str, str], target: Target) -> str:
    """The version of a target: what a decision on it made now would be made on."""
    return versions.get(place_of(target), "")
