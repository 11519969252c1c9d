"""Exact answers from small networks of discrete variables, by going through every state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import fsum, prod

from crossbearing.errors import UsageError

LARGEST = 1 << 20
"""States of the unobserved variables that may be gone through at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A variable: its states, its parents, and for each combination of the parents' states (in
    the parents' order) the chance of each of its own states."""

    name: str
    states: tuple[str, ...]
    parents: tuple[str, ...] = ()
    table: Mapping[tuple[str, ...], tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes, each after its parents.

    Raises UsageError for a parent that does not come first, or a table that is not one
    distribution for each combination of its parents' states.
    """

    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        states: dict[str, tuple[str, ...]] = {}
        for node in self.nodes:
            late = [parent for parent in node.parents if parent not in states]
            if late or node.name in states:
                wrong = f"its parent {late[0]} must come before it" if late else "named twice"
                raise UsageError(f"network: {node.name}: {wrong}")
            cases = set(product(*(states[parent] for parent in node.parents)))
            if cases != set(node.table) or any(
                len(row) != len(node.states) or min(row) < 0 or abs(fsum(row) - 1) > 1e-9
                for row in node.table.values()
            ):
                raise UsageError(
                    f"network: {node.name}: give one row of {len(node.states)} chances that "
                    f"sum to 1 for each of the {len(cases)} states of its parents"
                )
            states[node.name] = node.states

    def posterior(self, asked: str, seen: Mapping[str, str]) -> dict[str, float]:
        """The chance of each state of `asked` given what was seen.

        Raises UsageError for names or states the network lacks, for observations it holds
        impossible, and for more hidden states than `LARGEST`.
        """
        by_name = {node.name: node for node in self.nodes}
        for name, state in [*seen.items(), (asked, None)]:
            if name not in by_name or (state is not None and state not in by_name[name].states):
                raise UsageError(f"network: there is no {name} = {state}")
        choices = [
            (seen[node.name],) if node.name in seen else node.states for node in self.nodes
        ]
        if prod(len(each) for each in choices) > LARGEST:
            raise UsageError(f"network: over {LARGEST} states; observe more, or split it")
        weights: dict[str, list[float]] = {state: [] for state in by_name[asked].states}
        for states in product(*choices):
            world = dict(zip(by_name, states, strict=True))
            weights[world[asked]].append(self._chance(world))
        sums = {state: fsum(each) for state, each in weights.items()}
        total = fsum(sums.values())
        if total == 0:
            raise UsageError("network: what was seen is impossible under it")
        return {state: each / total for state, each in sums.items()}

    def _chance(self, world: Mapping[str, str]) -> float:
        return prod(
            node.table[tuple(world[parent] for parent in node.parents)][
                node.states.index(world[node.name])
            ]
            for node in self.nodes
        )


def yes_no(
    name: str, chances: Mapping[tuple[str, ...], float], *, parents: tuple[str, ...] = ()
) -> Node:
    """A yes/no variable from its chance of yes for each combination of parents' states."""
    return Node(
        name=name,
        states=("yes", "no"),
        parents=parents,
        table={case: (chance, 1 - chance) for case, chance in chances.items()},
    )
