"""Asking the accused: who was asked what and when, and what came back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Approach:
    """An approach to an accused party, or what came back to one: a row each, none overwritten.

    `party` is its name as the reports give it, so that it survives a better reader. `outcome` is
    `asked`, `answered`, `declined` or `no answer`; `text` the letter that was sent, or the answer
    as it was given.
    """

    id: str
    party: str
    outcome: str
    when: str
    """When it was asked or answered, as far as whoever put it down knows: an ISO 8601 date or
    time."""
    who: str
    """Who put it down."""
    recorded: str
    """When that was (ISO 8601 with zone)."""
    channel: str = ""
    """How: a letter, a call, a spokesperson's address."""
    deadline: str = ""
    text: str = ""
