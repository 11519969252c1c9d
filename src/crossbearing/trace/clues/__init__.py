"""What tells who had it from whom. Each clue has its file and one shape:
`hints(pair) -> Iterator[Hint]`, in bits for the first of the two texts. Silence yields nothing.
"""

from __future__ import annotations

from crossbearing.trace.clues import edited, errors, kept, own, stated, timed

CLUES = (stated, edited, own, errors, kept, timed)

__all__ = ["CLUES"]
