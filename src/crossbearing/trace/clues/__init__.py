"""What tells who had it from whom. Each clue has its file and one shape:
`hints(pair) -> Iterator[Hint]`, in bits for the first of the two texts. Silence yields nothing.
"""

from __future__ import annotations

from crossbearing.trace.clues import edited, errors, kept, own, stated, timed

PLAIN = (stated, edited)
"""What a text says of where it has its words: where it does, the others need not be asked."""
CLUES = (own, errors, kept)
"""What the words themselves tell."""

__all__ = ["CLUES", "PLAIN", "timed"]
