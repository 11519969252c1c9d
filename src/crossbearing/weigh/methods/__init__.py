"""The matrix methods: each a score for a matrix and a spread for an item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from crossbearing.weigh.methods import bayes, burton, heuer, open_synthesis, parc
from crossbearing.weigh.table import Item, Matrix, Scored

Method = tuple[Callable[[Matrix], Scored], Callable[[Item], float]]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        module.NAME: (module.score, module.diagnosticity)
        for module in (bayes, heuer, parc, open_synthesis, burton)
    }
)
"""Every method by its name."""
