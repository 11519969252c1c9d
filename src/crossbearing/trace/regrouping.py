"""Origins as a person said which of them are one line of sight and which are two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.model import Identities, Origin, identify
from crossbearing.text.grouping import together

APART = "a reviewer said that it is a word of its own"
ONE = "a reviewer said that they are one"


def regrouped(origins: Sequence[Origin], decided: Identities) -> tuple[Origin, ...]:
    """The origins, parted and joined as decided, in order of first appearance. A statement that is
    parted from one in another report takes along what its own report has of the origin; the
    order of the decisions is irrelevant."""
    if not (decided.one or decided.two):
        return tuple(origins)
    parts = [part for origin in origins for part in _parted(origin, decided)]
    home = {statement: at for at, part in enumerate(parts) for statement in part.statements}
    pairs = [
        (home[one], home[other]) for one, other in decided.one if {one, other} <= home.keys()
    ]
    given = {one for one, other in pairs if one != other}
    groups = {members[0]: members for members in together(pairs)}
    joined = {at for members in groups.values() for at in members}
    return tuple(
        _joined([parts[each] for each in groups[at]], _chief(groups[at], given))
        if at in groups
        else part
        for at, part in enumerate(parts)
        if at in groups or at not in joined
    )


def _chief(members: Sequence[int], given: set[int]) -> int:
    """The place, among these, of the origin that the others went to."""
    return min(range(len(members)), key=lambda each: (members[each] in given, each))


def _parted(origin: Origin, decided: Identities) -> list[Origin]:
    where = {
        statement: passage.document
        for statement, passage in zip(origin.statements, origin.passages, strict=True)
    }
    two = [pair for pair in decided.two if where.keys() >= set(pair)]
    if not two:
        return [origin]
    alone = {one for one, other in two if where[one] == where[other]}
    reports = {where[one] for one, other in two if where[one] != where[other]}
    shares: dict[str, list[str]] = {}
    for statement, report in where.items():
        share = statement if statement in alone else report if report in reports else ""
        shares.setdefault(share, []).append(statement)
    return [_share(origin, statements) for statements in shares.values()]


def _share(origin: Origin, statements: Sequence[str]) -> Origin:
    kept = [
        (statement, passage)
        for statement, passage in zip(origin.statements, origin.passages, strict=True)
        if statement in statements
    ]
    return replace(
        origin,
        id=_identity(statements),
        statements=tuple(statement for statement, _ in kept),
        documents=tuple(dict.fromkeys(passage.document for _, passage in kept)),
        passages=tuple(passage for _, passage in kept),
        merged_because=APART,
    )


def _joined(origins: Sequence[Origin], chief: int) -> Origin:
    if len(origins) == 1:
        return origins[0]
    statements = [statement for each in origins for statement in each.statements]
    controllers: Mapping[str | None, None] = dict.fromkeys(each.controller for each in origins)
    known = next((each for each in controllers if each), None)
    return replace(
        origins[chief],
        id=_identity(statements),
        controller=origins[chief].controller or known,
        statements=tuple(statements),
        documents=tuple(dict.fromkeys(at for each in origins for at in each.documents)),
        passages=tuple(passage for each in origins for passage in each.passages),
        merged_because=ONE,
    )


def _identity(statements: Sequence[str]) -> str:
    return identify("o", sorted(statements))
