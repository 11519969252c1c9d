"""The likeliest labels of a chain, against trying them all."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from crossbearing.extract.fields import best


@pytest.mark.parametrize("seed", range(12))
def test_the_best_path_is_the_best_of_all(seed: int) -> None:
    """No other sequence of labels scores higher."""
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(3, 5, 3)).astype(np.float32)
    first = rng.normal(size=3).astype(np.float32)
    moves = rng.normal(size=(3, 3)).astype(np.float32)

    def worth(row: int, path: tuple[int, ...]) -> float:
        steps = sum(moves[a, b] for a, b in pairwise(path))
        return float(
            first[path[0]] + steps + sum(scores[row, at, each] for at, each in enumerate(path))
        )

    found = best([scores], first, moves)[0]
    for row in range(3):
        every = max(product(range(3), repeat=5), key=lambda path: worth(row, path))
        assert tuple(found[row].tolist()) == every


def test_groups_of_other_lengths_do_not_show() -> None:
    """Each group's labels are what they are when it is decoded alone."""
    rng = np.random.default_rng(3)
    groups = [
        rng.normal(size=(many, length, 3)).astype(np.float32)
        for many, length in ((2, 7), (1, 1), (3, 12), (1, 4))
    ]
    first = rng.normal(size=3).astype(np.float32)
    moves = rng.normal(size=(3, 3)).astype(np.float32)
    together = best(groups, first, moves)
    for group, found in zip(groups, together, strict=True):
        assert found.tolist() == best([group], first, moves)[0].tolist()
