"""What moves the answer: each thing left out, each model of dependence, weights drawn, staging."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from crossbearing.model import (
    Dependent,
    Drawn,
    Links,
    Omission,
    Reading,
    Sensitivity,
    Variable,
)
from crossbearing.weigh.deception import ahead, deceptions
from crossbearing.weigh.dependence import (
    CONTROLLER,
    Dependence,
    End,
    source_of,
    words,
)
from crossbearing.weigh.drawn import DRAWS, SEED, drawn_shares
from crossbearing.weigh.ladder import evidence, floored, heights
from crossbearing.weigh.openings import Opening
from crossbearing.weigh.scenarios import Sheet

MODELS = {
    Dependence.apart: "naive",
    Dependence.grouped: "grouped",
    Dependence.strongest: "worst case",
}
ORDER = ("origin", "item", "controller", "side", "gatekeeper")

Shares = Mapping[Variable, Mapping[str, float]]


def sensitivity(
    asked: Sequence[Opening],
    every: Sequence[Sheet],
    alone: Sequence[Reading],
    rungs: Sequence[Reading],
    links: Links,
    labels: Mapping[str, str],
) -> Sensitivity | None:
    """How the answer on the cause, and what leads on every variable, changes with each thing it
    rests on and each assumption; None when no cause leads."""
    causes, main = asked[0], every[0]
    whole: Shares = {each.variable: main.shares(each) for each in asked}
    first, second, margin = ahead(causes, whole[Variable.cause])
    if first is None or second is None:
        return None
    share = causes.totals(whole[Variable.cause])[first]
    omissions = tuple(_omissions(asked, main, alone, links, labels, first))
    dependent = tuple(_dependent(causes, every, first))
    staged = tuple(each for of in asked for each in deceptions(of, rungs, main, links.entities))
    drawn = _drawn(causes, alone, first)
    together, level = _together(causes, omissions, alone, labels, first)
    found = Sensitivity(
        value=first,
        label=causes.labels[first],
        probability=share,
        second=causes.labels[second],
        odds=2.0**margin,
        omissions=tuple(
            sorted(
                omissions,
                key=lambda each: (-abs(each.probability - share), ORDER.index(each.kind)),
            )
        ),
        dependence=dependent,
        drawn=drawn,
        deceptions=tuple(sorted(staged, key=lambda each: each.prior)),
        together=together,
        level=level,
    )
    return replace(found, flips=tuple(_flips(found)))


def _omissions(
    asked: Sequence[Opening],
    main: Sheet,
    alone: Sequence[Reading],
    links: Links,
    labels: Mapping[str, str],
    first: str,
) -> Iterator[Omission]:
    whole: Shares = {each.variable: main.shares(each) for each in asked}
    by_origin = {each.origin for each in alone}
    names = {each.id: each.name for each in links.entities}
    for row, source in enumerate(main.sources, start=1):
        left: Shares = {
            each.variable: dict(
                zip(
                    each.prior,
                    main.parts[each.variable].shares.main[row].tolist(),
                    strict=True,
                )
            )
            for each in asked
        }
        kind, identity, label = "item", source, labels[source]
        if source.startswith(CONTROLLER):
            kind, identity = "controller", source.removeprefix(CONTROLLER)
            label = names.get(identity, identity)
        elif source in by_origin:
            kind = "origin"
        yield _omission(kind, identity, label, asked, whole, left, first)
    for group in _groups(alone, links):
        rest = [each for each in alone if not group.holds(each)]
        rested: Shares = {each.variable: _shares(each, rest) for each in asked}
        yield _omission(group.kind, group.id, group.label, asked, whole, rested, first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What is left out together beside single sources: all in these hands, or through one gate."""

    kind: str
    id: str
    label: str
    controllers: frozenset[str] = frozenset()
    gatekeeper: str | None = None

    def holds(self, reading: Reading) -> bool:
        """True if the reading goes with the group."""
        if self.gatekeeper is not None:
            return reading.gatekeeper == self.gatekeeper
        return reading.controller in self.controllers


def _groups(alone: Sequence[Reading], links: Links) -> Iterator[_Group]:
    """Each gatekeeper of a weighing reading, and each side of several parties."""
    weighing = [each for each in alone if each.weighs]
    names = {each.id: each.name for each in links.entities}
    controllers = dict.fromkeys(each.controller for each in weighing if each.controller)
    sides: dict[frozenset[str], str] = {}
    for controller in controllers:
        side = frozenset(
            (
                controller,
                *(
                    other
                    for pair in links.parties.allies
                    if controller in pair
                    for other in pair
                    if other in controllers
                ),
            )
        )
        if len(side) > 1:
            sides.setdefault(side, controller)
    for side, controller in sides.items():
        named = [names.get(each, each) for each in controllers if each in side]
        yield _Group(kind="side", id=controller, label=" and ".join(named), controllers=side)
    for gatekeeper in dict.fromkeys(each.gatekeeper for each in weighing if each.gatekeeper):
        yield _Group(
            kind="gatekeeper",
            id=gatekeeper,
            label=f"what came through {gatekeeper}",
            gatekeeper=gatekeeper,
        )


def _shares(opening: Opening, readings: Sequence[Reading]) -> Mapping[str, float]:
    """The shares under the main model, priors and weights, of these readings alone."""
    said = tuple(
        words(
            [each for each in readings if each.variable is opening.variable], Dependence.grouped
        )
    )
    share = evidence(np.array(list(opening.prior.values())), heights(opening, said, ()))
    last = np.arange(len(opening.prior)) == len(opening.prior) - 1
    return dict(
        zip(opening.prior, floored(share, share[:, -1:], last)[0].tolist(), strict=True)
    )


def _omission(
    kind: str,
    identity: str,
    label: str,
    asked: Sequence[Opening],
    whole: Shares,
    left: Shares,
    first: str,
) -> Omission:
    flips = []
    for opening in asked:
        before, after = (opening.leading(each[opening.variable]) for each in (whole, left))
        if before is not None and after is not None and before != after:
            flips.append(f"{opening.variable.value}: {opening.labels[after]} would lead")
    return Omission(
        kind=kind,
        id=identity,
        label=label,
        probability=asked[0].totals(left[Variable.cause])[first],
        flips=tuple(flips),
    )


def _dependent(causes: Opening, every: Sequence[Sheet], first: str) -> Iterator[Dependent]:
    columns = _columns(causes, first)
    for dependence, model in MODELS.items():
        sheets = [each for each in every if each.dependence is dependence]
        middle = next(each for each in sheets if each.end is End.middle)
        shares = causes.totals(middle.shares(causes))
        leading = max(shares, key=lambda value: shares[value])
        spreads = [each.parts[Variable.cause].shares for each in sheets]
        yield Dependent(
            model=model,
            leading=causes.labels[leading],
            probability=shares[first],
            # What covers others ranges as they do together: they tilt as one.
            low=min(float(each.low[:, columns].sum(axis=1).min()) for each in spreads),
            high=min(
                1.0, max(float(each.high[:, columns].sum(axis=1).max()) for each in spreads)
            ),
        )


def _columns(opening: Opening, value: str) -> list[int]:
    """The places of a value and of what it covers."""
    places = list(opening.prior)
    return [places.index(each) for each in opening.covered(value)]


def _drawn(causes: Opening, alone: Iterable[Reading], first: str) -> Drawn:
    shares = drawn_shares(causes, [each for each in alone if each.weighs])
    values = list(causes.totals(causes.prior))
    totals = np.column_stack(
        [shares[:, _columns(causes, value)].sum(axis=1) for value in values]
    )
    column = values.index(first)
    own = sorted(totals[:, column].tolist())
    leads = int((totals.argmax(axis=1) == column).sum())
    return Drawn(
        draws=DRAWS,
        seed=SEED,
        low=own[round(0.05 * (DRAWS - 1))],
        middle=own[round(0.50 * (DRAWS - 1))],
        high=own[round(0.95 * (DRAWS - 1))],
        leads=leads / DRAWS,
    )


MOST_TOGETHER = 8
"""How many are left out together at most."""


def _together(
    causes: Opening,
    omissions: Iterable[Omission],
    alone: Sequence[Reading],
    labels: Mapping[str, str],
    first: str,
) -> tuple[tuple[str, ...], str]:
    """The sources that have to fall together for the leading cause to lose its lead, those whose
    loss costs it most one after the other, and what draws level; nothing if even these leave it."""
    single = sorted(
        (each for each in omissions if each.kind in ("origin", "item")),
        key=lambda each: each.probability,
    )
    gone: list[str] = []
    for each in single[:MOST_TOGETHER]:
        gone.append(each.id)
        rest = [reading for reading in alone if source_of(reading) not in gone]
        totals = causes.totals(_shares(causes, rest))
        best = max((value for value in totals if value != first), key=lambda v: totals[v])
        if totals[first] <= totals[best] + 1e-9:
            return tuple(labels[source] for source in gone), causes.labels[best]
    return (), ""


def _listed(labels: Sequence[str]) -> str:
    return f"{', '.join(labels[:-1])} and {labels[-1]}"


_WITHOUT = {
    "origin": "without {}",
    "item": "without the item “{}”",
    "controller": "without all that is in the hands of {}",
    "side": "without all that comes from {}",
    "gatekeeper": "without {}",
}


def _flips(found: Sensitivity) -> Iterator[str]:
    """Every single change that puts another cause first, in words."""
    for each in found.omissions:
        told = [flip.partition(": ")[2] for flip in each.flips if flip.startswith("cause: ")]
        if told:
            yield f"{_WITHOUT[each.kind].format(each.label)}, {told[0]}"
    for model in found.dependence:
        if model.leading != found.label:
            yield f"under {model.model} dependence, {model.leading} would lead"
    for staged in found.deceptions:
        if staged.variable == Variable.cause.value:
            yield (
                f"if {staged.label} staged what speaks for {staged.value}, with a prior of "
                f"{staged.prior:.2f} or more, {staged.instead} would lead"
            )
    if len(found.together) > 1:
        yield (
            f"with {_listed(found.together)} left out together, {found.level} would lead or "
            "draw level"
        )
    yield (
        f"with prior odds {found.odds:.3g} times as high for {found.second}, "
        f"{found.second} would lead"
    )
