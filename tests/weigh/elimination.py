"""A second engine for small networks: variables summed out of factors one by one.

It shares nothing with the enumeration it checks: factors are arrays with an axis a variable, and
no state of the whole network is ever looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_letters

import numpy as np

from crossbearing.weigh.network import Network

Factor = tuple[tuple[str, ...], np.ndarray]


def posterior(network: Network, asked: str, seen: Mapping[str, str]) -> dict[str, float]:
    """The chance of each state of `asked`, by variable elimination."""
    states = {node.name: node.states for node in network.nodes}
    factors = [_observed(_factor(node, states), states, seen) for node in network.nodes]
    hidden = [name for name in states if name not in seen and name != asked]
    for name in sorted(hidden, key=lambda each: sum(each in names for names, _ in factors)):
        touched = [each for each in factors if name in each[0]]
        factors = [each for each in factors if name not in each[0]]
        names, table = _product(touched)
        factors.append(
            (tuple(each for each in names if each != name), table.sum(axis=names.index(name)))
        )
    names, table = _product([*factors, ((asked,), np.ones(len(states[asked])))])
    assert names == (asked,)
    return dict(zip(states[asked], (table / table.sum()).tolist(), strict=True))


def _factor(node, states) -> Factor:
    names = (*node.parents, node.name)
    table = np.zeros([len(states[each]) for each in names])
    for case, row in node.table.items():
        at = tuple(
            states[parent].index(state)
            for parent, state in zip(node.parents, case, strict=True)
        )
        table[at] = row
    return names, table


def _observed(factor: Factor, states, seen: Mapping[str, str]) -> Factor:
    names, table = factor
    for name in names:
        if name in seen and len(states[name]) == table.shape[names.index(name)]:
            mask = np.zeros(len(states[name]))
            mask[states[name].index(seen[name])] = 1
            shape = [1] * table.ndim
            shape[names.index(name)] = -1
            table = table * mask.reshape(shape)
    for name in [each for each in names if each in seen]:
        table = table.sum(axis=names.index(name))
        names = tuple(each for each in names if each != name)
    return names, table


def _product(factors) -> Factor:
    names = tuple(dict.fromkeys(name for each, _ in factors for name in each))
    letters = dict(zip(names, ascii_letters, strict=False))
    terms = ",".join("".join(letters[name] for name in each) for each, _ in factors)
    table = np.einsum(f"{terms}->{''.join(letters.values())}", *(each for _, each in factors))
    return names, table
