"""The likeliest sequence of labels under a linear chain (Viterbi 1967)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def best(scores: Scores, first: Scores, moves: Scores) -> npt.NDArray[np.int64]:
    """The best label of each position, for many sequences of one length at once.

    `scores` is [sequences, positions, labels], `first` [labels] scores the first label, `moves`
    [labels, labels] each step from one label to the next. Ties go to the lower label.
    """
    many, length, _ = scores.shape
    back = np.zeros(scores.shape, np.int64)
    reached = scores[:, 0] + first
    for at in range(1, length):
        ways = reached[:, :, None] + moves
        back[:, at] = ways.argmax(1)
        reached = ways.max(1) + scores[:, at]
    path = np.zeros((many, length), np.int64)
    path[:, -1] = reached.argmax(1)
    rows = np.arange(many)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[rows, at, path[:, at]]
    return path
