"""Which decisions are in force."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.model import Act, Decision, Span
from crossbearing.store.times import parse

_FACETS = {
    Act.accept: "standing",
    Act.reject: "standing",
    Act.edit: "value",
    Act.merge: "identity",
    Act.divide: "identity",
    Act.resolve: "truth",
}
"""What an act decides of its target. A later act on the same facet takes the place of an
earlier one; an acceptance after an edit leaves the edit alone."""


def current(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in force, by time: none undone, and the latest for each target and facet.

    An undo may itself be undone. Decisions of the same moment are ordered by id.
    """
    by_time = sorted(decisions, key=lambda decision: (parse(decision.when), decision.id))
    undone: set[str | None] = set()
    latest: dict[tuple[str, tuple[Span, ...], str, str], Decision] = {}
    for decision in reversed(by_time):
        if decision.id in undone:
            continue
        if decision.act is Act.undo:
            undone.add(decision.value)
        else:
            target = decision.target
            aim = tuple(sorted(target.spans))
            facet = _FACETS[decision.act]
            latest.setdefault((target.text_sha256, aim, target.role, facet), decision)
    return tuple(reversed(latest.values()))
