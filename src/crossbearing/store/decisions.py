"""Which decisions are in force, and which are about the same words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import pairwise

from crossbearing.errors import UsageError
from crossbearing.model import Act, Decision, Span, Target
from crossbearing.store.times import parse, stamp

_FACETS = {
    Act.accept: "standing",
    Act.reject: "standing",
    Act.edit: "value",
    Act.add: "presence",
    Act.merge: "identity",
    Act.divide: "identity",
    Act.resolve: "truth",
}
"""What an act decides of its target. A later act on the same facet takes the place of an
earlier one; an acceptance after an edit leaves the edit alone."""

PARTS = ("source", "cue", "content", "kind", "stance", "certainty", "voice")
"""The parts of a statement that can be edited one by one."""

JOINING = frozenset({Act.merge, Act.divide})
"""Acts on two things: the target, and the words that the value names."""

_AIM = re.compile(r"([0-9a-f]{64}):(\d+-\d+(?:,\d+-\d+)*)")
_SPANS = re.compile(r"(?:\d+-\d+(?:,\d+-\d+)*)?")

Facet = tuple[object, str, str]


def current(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions in force, by time: none undone, and the latest for each target and facet.

    An undo may itself be undone. Decisions of the same moment are ordered by id. A merge and a
    division of the same two things take each other's place, whichever is named first.
    """
    by_time = sorted(decisions, key=lambda decision: (parse(decision.when), decision.id))
    undone: set[str | None] = set()
    latest: dict[Facet, Decision] = {}
    for decision in reversed(by_time):
        if decision.id in undone:
            continue
        if decision.act is Act.undo:
            undone.add(decision.value)
        else:
            latest.setdefault(_facet(decision), decision)
    return tuple(reversed(latest.values()))


def _facet(decision: Decision) -> Facet:
    aim = write_aim(decision.target)
    facet = _FACETS[decision.act]
    if decision.act in JOINING:
        return tuple(sorted((aim, decision.value or ""))), decision.target.role, facet
    return aim, decision.target.role, facet


def places(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: a key for its target and, when it joins or parts two things, one
    for the other. All parts of a statement are one place."""
    role = decision.target.role
    found = [_place(write_aim(decision.target), role)]
    if decision.act in JOINING:
        found.append(_place(decision.value or "", role))
    return tuple(found)


def place_of(target: Target) -> str:
    """The key of what a decision on a target is about."""
    return _place(write_aim(target), target.role)


def _place(aim: str, role: str) -> str:
    framed = json.dumps([aim, "statement" if role in PARTS else role])
    return sha256(framed.encode("ascii")).hexdigest()


def after(decision: Decision, *earlier: Decision) -> Decision:
    """The decision, moved behind those it was made on where the clock of whoever made it is
    slow: what a person saw came before what they decided."""
    own = parse(decision.when)
    last = max((parse(each.when) for each in earlier), default="")
    if own > last:
        return decision
    moved = datetime.fromisoformat(last) + timedelta(microseconds=1)
    return replace(decision, when=stamp(moved))


def write_spans(spans: Iterable[Span]) -> str:
    """Spans as decisions and forms write them: `12-40,52-60`, in order."""
    return ",".join(f"{span.start}-{span.end}" for span in sorted(spans))


def read_spans(written: str) -> tuple[Span, ...]:
    """The spans of `12-40,52-60`; none for nothing; UsageError for anything else."""
    if not _SPANS.fullmatch(written):
        raise UsageError(f"spans read like 12-40,52-60, not {written!r}")
    try:
        spans = sorted(
            Span(*(int(edge) for edge in part.split("-")))
            for part in filter(None, written.split(","))
        )
    except ValueError as error:
        raise UsageError(f"spans read like 12-40,52-60, not {written!r}") from error
    if any(span.start == span.end for span in spans):
        raise UsageError("a span without letters marks nothing")
    if any(one.overlaps(other) for one, other in pairwise(spans)):
        raise UsageError("spans of one thing do not overlap")
    return tuple(spans)


def write_aim(target: Target) -> str:
    """The words of a target, as the value of a merge or a division names the other side."""
    return f"{target.text_sha256}:{write_spans(target.spans)}"


def read_aim(written: str) -> tuple[str, tuple[Span, ...]]:
    """A text's hash and spans of it, from what `write_aim` wrote; UsageError when it is none."""
    found = _AIM.fullmatch(written)
    if found is None:
        raise UsageError(f"words of a report read like HASH:12-40,52-60, not {written!r}")
    return found[1], read_spans(found[2])
