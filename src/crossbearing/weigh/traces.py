"""What each answer would leave behind, how likely, and whether anybody looked.

A convention, to be read aloud like the table of testimony. Only a search that was made weighs;
what was not searched, or cannot be, is told and weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log2

from crossbearing.model import Cause, Expected, Search, Variable
from crossbearing.weigh.openings import ALONE, MEANT, OTHER, Opening

NOT_SEARCHED = "not searched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """A trace: of what, and the chance that a good search finds it if the value is true
    (`given`) and if it is not. `value` is None for whatever value is asked about."""

    name: str
    variable: Variable
    value: str | None
    given: float
    otherwise: float


def _of(
    variable: Variable, value: Cause | None, name: str, given: float, otherwise: float
) -> Trace:
    return Trace(
        name=name,
        variable=variable,
        value=value.value if value else None,
        given=given,
        otherwise=otherwise,
    )


TRACES: tuple[Trace, ...] = (
    _of(Variable.cause, Cause.attack, "an independent look at the site", 0.85, 0.15),
    _of(Variable.cause, Cause.attack, "weapon remnants examined independently", 0.75, 0.05),
    _of(
        Variable.cause,
        Cause.attack,
        "a radar or airspace log from outside the dispute",
        0.70,
        0.10,
    ),
    _of(Variable.cause, Cause.accident, "records of what was stored there and how", 0.60, 0.25),
    _of(
        Variable.cause,
        Cause.accident,
        "witnesses of smoke or fire before the blast",
        0.50,
        0.10,
    ),
    _of(
        Variable.cause,
        Cause.planted,
        "traces of an explosive charge inside the site",
        0.60,
        0.05,
    ),
    _of(Variable.cause, Cause.planted, "records of who came and went", 0.50, 0.15),
    _of(Variable.actor, None, "launch or flight records that name the actor", 0.60, 0.05),
    _of(Variable.actor, None, "the answer of the accused, put to them and checked", 0.30, 0.20),
    _of(Variable.means, None, "remnants identified by type", 0.70, 0.10),
    _of(Variable.role, None, "orders or messages, authenticated", 0.40, 0.05),
    _of(Variable.role, None, "records of who armed, paid or let through", 0.40, 0.10),
)
"""Every trace that is asked for, by variable."""


def information(share: float, seen: float, falsely: float) -> float:
    """Bits that a yes/no observation is expected to give about a value held at `share`, if it
    comes out yes with chance `seen` when the value is true and `falsely` when it is not."""
    marginal = share * seen + (1 - share) * falsely
    return _entropy(marginal) - share * _entropy(seen) - (1 - share) * _entropy(falsely)


def _entropy(chance: float) -> float:
    return -fsum(each * log2(each) for each in (chance, 1 - chance) if each > 0)


def trace_named(search: Search) -> Trace | None:
    """The trace that a search says it looked for, by its name."""
    wanted = search.sought.strip().casefold()
    return next((each for each in TRACES if each.name.casefold() == wanted), None)


def expected(
    asked: Sequence[Opening],
    shares: Mapping[Variable, Mapping[str, float]],
    searches: Iterable[Search],
) -> tuple[Expected, ...]:
    """The traces of the answers on the table, and what came of looking for each; then what was
    looked for beside them."""
    made = sorted(searches, key=lambda each: each.id)
    return (*_from_table(asked, shares, made), *_beside(asked, made))


def _from_table(
    asked: Sequence[Opening],
    shares: Mapping[Variable, Mapping[str, float]],
    made: Sequence[Search],
) -> Iterator[Expected]:
    meant = fsum(shares[Variable.cause][cause] for cause in MEANT)
    for opening in asked:
        found = shares[opening.variable]
        for trace in (each for each in TRACES if each.variable is opening.variable):
            value = trace.value or _likeliest(found)
            if value is None:
                continue
            search = next((each for each in made if trace_named(each) is trace), None)
            status = status_of(search)
            # Who, how and on whose orders are only open in so far as somebody meant it.
            open_to = 1.0 if opening.variable is Variable.cause else meant
            worth = open_to * information(found[value], trace.given, trace.otherwise)
            yield Expected(
                trace=trace.name,
                variable=opening.variable,
                value=value,
                label=opening.labels[value],
                given=trace.given,
                otherwise=trace.otherwise,
                status=status,
                bits=worth if status == NOT_SEARCHED else 0.0,
                search=search.id if search else None,
            )


def _likeliest(shares: Mapping[str, float]) -> str | None:
    """The named value held most likely, the first at a tie; None where none is named."""
    named = [value for value in shares if value not in (OTHER, ALONE)]
    return max(named, key=lambda value: shares[value], default=None)


def _beside(asked: Sequence[Opening], made: Sequence[Search]) -> Iterator[Expected]:
    labels = {each.variable: each.labels for each in asked}
    for search in made:
        if trace_named(search) is not None or search.expected_under is None:
            continue
        yield Expected(
            trace=search.sought,
            variable=search.variable,
            value=search.expected_under,
            label=labels[search.variable].get(search.expected_under, search.expected_under),
            given=search.detection if search.detection is not None else 0.0,
            otherwise=0.0,
            status=status_of(search),
            bits=0.0,
            search=search.id,
        )


def status_of(search: Search | None) -> str:
    """What came of looking, in words."""
    if search is None or search.outcome == "not looked for":
        return NOT_SEARCHED
    return search.outcome
