"""Lower case without moving a letter."""

from __future__ import annotations

from functools import lru_cache


def lowered(text: str) -> str:
    """`text` in lower case where that keeps its length, so that offsets still hold, else as is.

    Patterns in lower case over it are several times faster than patterns that ignore case.
    """
    low = text.lower()
    return low if len(low) == len(text) else text


@lru_cache(maxsize=1)
def lowered_document(text: str) -> str:
    """`lowered` for a document's whole text, which many statements in turn look at."""
    return lowered(text)
