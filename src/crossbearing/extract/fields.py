"""The likeliest sequences of labels under a linear chain (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]


def best(groups: Sequence[Scores], first: Scores, moves: Scores) -> list[Labels]:
    """The best label of each position of each sequence, group by group.

    A group is [sequences, positions, labels], all its sequences of one length; `first` [labels]
    scores the first label, `moves` [labels, labels] each step from one label to the next. Ties go
    to the lower label. Groups are decoded side by side, and none shows in another's labels.
    """
    if not groups:
        return []
    lengths = [each.shape[1] for each in groups]
    counts = [each.shape[0] for each in groups]
    longest, many, labels = max(lengths), sum(counts), len(first)
    scores = np.zeros((longest, many, labels), np.float32)
    at = 0
    for each in groups:
        scores[: each.shape[1], at : at + len(each)] = each.transpose(1, 0, 2)
        at += len(each)
    ends = np.repeat(lengths, counts) - 1
    back = np.empty((longest, many, labels), np.int64)
    reached = np.empty_like(scores)
    reached[0] = scores[0] + first
    into = np.ascontiguousarray(moves.T)
    for here in range(1, longest):
        ways = reached[here - 1][:, None] + into
        ways.argmax(2, out=back[here])
        np.add(ways.max(2), scores[here], out=reached[here])
    rows = np.arange(many)
    path = np.zeros((many, longest), np.int64)
    path[rows, ends] = reached[ends, rows].argmax(1)
    for here in range(longest - 1, 0, -1):
        before = back[here, rows, path[:, here]]
        path[:, here - 1] = np.where(here <= ends, before, path[:, here - 1])
    bounds = np.cumsum(counts)[:-1]
    return [
        each[:, :length] for each, length in zip(np.split(path, bounds), lengths, strict=True)
    ]
