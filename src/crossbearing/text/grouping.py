"""Things that belong together because somebody said so, two at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

T = TypeVar("T", bound=Any)


def together(pairs: Iterable[tuple[T, T]]) -> tuple[tuple[T, ...], ...]:
    """The groups that the pairs come to, each sorted, and in order; nothing depends on the order
    in which the pairs are given."""
    group: dict[T, set[T]] = {}
    for one, other in pairs:
        joined = group.get(one, {one}) | group.get(other, {other})
        for each in joined:
            group[each] = joined
    return tuple(sorted({tuple(sorted(each)) for each in group.values()}))
