"""What people decide. Each decision is a new row; nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.spans import Span


class Act(StrEnum):
    """What a decision does to its target."""

    accept = "accept"
    reject = "reject"
    edit = "edit"
    add = "add"
    merge = "merge"
    divide = "divide"
    undo = "undo"
    resolve = "resolve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a decision aims at: a text by its hash, spans of it and the role they play, so that
    it survives a better reader."""

    text_sha256: str
    spans: tuple[Span, ...]
    role: str
    """Of a statement, aimed at by its content as it was proposed: `statement` for the whole, and
    `source`, `cue`, `content`, `kind`, `stance`, `certainty`, `voice` for its parts; `mention`,
    `origin`, `reading`; `claim cause`, `claim actor`, `claim means`, `claim role` for what words
    put forward; for what turned out true the variable it is about, of no text in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision on a proposal, with who, when and why."""

    id: str
    act: Act
    target: Target
    who: str
    when: str
    """ISO 8601 with zone."""
    why: str = ""
    value: str | None = None
    """The new value for an edit, the parts of a statement that is added, the words merged into or
    divided from, the id of the decision undone, or what turned out true."""
    on: str | None = None
    """The version it was made on: the id of the latest decision about the same words then, empty
    where there was none; None where whoever decided did not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """What people said is one thing, and what two: pairs of ids of mentions, for who is who, and
    of statements or arguments, for whose word it is. The first of a pair goes to the second, or
    is taken from it."""

    one: tuple[tuple[str, str], ...] = ()
    two: tuple[tuple[str, str], ...] = ()


AS_PROPOSED = Identities()
"""Nobody said anything."""
