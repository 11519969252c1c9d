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
    """`statement`, `source`, `content`, `mention`, `claim`, `origin`, `reading`; for what turned
    out true the variable it is about, of no text in particular."""


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
    """The new value for an edit, the id merged into, the id of the decision undone, or what turned
    out true."""
