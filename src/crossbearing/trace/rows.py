"""A row of numbers that grows at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)


class Row(Generic[Number]):
    """Numbers to which more are added, written anew only when their room is full: an eighth
    more than there are."""

    def __init__(self, parts: Sequence[NDArray[Number]]) -> None:
        size = sum(len(part) for part in parts)
        self._room = np.empty(size + size // 8, parts[0].dtype)
        self.all = np.concatenate(parts, out=self._room[:size])

    def extend(self, more: NDArray[Number]) -> None:
        """Adds numbers at the end."""
        count, size = len(self.all), len(self.all) + len(more)
        if size > len(self._room):
            self._room = np.empty(size + size // 8, more.dtype)
            self._room[:count] = self.all
        self._room[count:size] = more
        self.all = self._room[:size]
