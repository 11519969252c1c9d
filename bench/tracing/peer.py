"""The peer beside which copies are timed: an index of all runs of five words, in plain Python.

It tells which documents share runs, not which passages; two documents count as a pair when the
shorter shares a tenth of its runs with the other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

SHARED = 0.1


def pairs(texts: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs of texts that share a tenth of the shorter one's runs of five words."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sizes: list[int] = []
    found: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        runs = {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
        sizes.append(len(runs))
        counts: Counter[int] = Counter()
        for run in runs:
            counts.update(index[run])
            index[run].append(number)
        found.update(
            (other, number)
            for other, shared in counts.items()
            if shared >= SHARED * min(sizes[other], sizes[number])
        )
    return found
