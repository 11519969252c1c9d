"""What people enter by hand: whether it can weigh, and which party its names mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crossbearing.casework.fixing import confirm_fixes
from crossbearing.errors import UsageError
from crossbearing.model import Cause, Entity, Evidence, Search, Variable
from crossbearing.text.names import normal
from crossbearing.weigh.base_rates import BASE_RATE, confirm_base_rate
from crossbearing.weigh.by_hand import evidence_readings, search_readings
from crossbearing.weigh.checks import CHECK, confirm_check

CAUSES = tuple(each.value for each in Cause)


def confirm_evidence(evidence: Evidence) -> None:
    """Raises UsageError for an item that could never be weighed, or not as it is meant."""
    if evidence.kind == CHECK:
        confirm_check(evidence)
    if evidence.kind == BASE_RATE:
        confirm_base_rate(evidence)
    confirm_fixes(evidence)
    values = [each for each in (evidence.supports, evidence.opposes) if each is not None]
    _confirm_values(evidence.variable, values)
    if (evidence.bits or evidence.low or evidence.high) and not values:
        raise UsageError("a weight needs a value: say what the item supports or opposes")
    tuple(evidence_readings((evidence,)))


def confirm_search(search: Search) -> None:
    """Raises UsageError for a search that could never be weighed."""
    _confirm_values(
        search.variable, [] if search.expected_under is None else [search.expected_under]
    )
    tuple(search_readings((search,)))


def _confirm_values(variable: Variable, values: Sequence[str]) -> None:
    for value in values:
        if variable is Variable.cause and value not in CAUSES:
            raise UsageError(f"{value!r} is no cause; choose one of: {', '.join(CAUSES)}")


def resolve_evidence(
    evidence: Sequence[Evidence], entities: Sequence[Entity]
) -> tuple[Evidence, ...]:
    """The items with each party's name replaced by its entity's id; a name that the reports do
    not know, or that two entities share, stays as typed."""
    ids = _ids(entities)
    return tuple(
        replace(
            item,
            controller=_party(item.controller, ids),
            supports=_value(item.variable, item.supports, ids),
            opposes=_value(item.variable, item.opposes, ids),
        )
        for item in evidence
    )


def resolve_searches(
    searches: Sequence[Search], entities: Sequence[Entity]
) -> tuple[Search, ...]:
    """The searches with each party's name replaced by its entity's id, as for evidence."""
    ids = _ids(entities)
    return tuple(
        replace(
            search,
            controller=_party(search.controller, ids),
            expected_under=_value(search.variable, search.expected_under, ids),
        )
        for search in searches
    )


def _ids(entities: Sequence[Entity]) -> dict[str, str]:
    """Entity ids by normal name, names before aliases, without those that two entities share."""
    names = _bearers((each.name, each.id) for each in entities)
    aliases = _bearers((alias, each.id) for each in entities for alias in each.aliases)
    return {name: ids[0] for name, ids in (aliases | names).items() if len(ids) == 1}


def _bearers(named: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, identity in dict.fromkeys((normal(name), identity) for name, identity in named):
        found.setdefault(name, []).append(identity)
    return found


def _value(variable: Variable, value: str | None, ids: Mapping[str, str]) -> str | None:
    return _party(value, ids) if variable in (Variable.actor, Variable.role) else value


def _party(name: str | None, ids: Mapping[str, str]) -> str | None:
    return None if name is None else ids.get(normal(name), name)
