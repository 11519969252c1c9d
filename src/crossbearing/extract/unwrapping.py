"""Lines that a typist or a teleprinter broke to fit a page, read as the paragraphs they were."""

from __future__ import annotations

import itertools
from functools import lru_cache

_LEAST, _MOST = 40, 100
"""Widths, in characters, that pages of broken lines have."""
_FEWEST = 4
_SHARE = 0.9
_SLACK = 9


@lru_cache(maxsize=2)
def unwrapped(text: str) -> str:
    """`text` with a space for each line break inside a paragraph, so that offsets still hold.

    A break is one of these where the next line's first word would not have fitted on the line
    before it, and the page is as narrow as pages are; other texts are given back as they are.
    """
    lines = text.split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(widths) < _FEWEST:
        return text
    width = widths[int(_SHARE * (len(widths) - 1))]
    if not _LEAST <= width <= _MOST or 2 * widths[len(widths) // 2] < width:
        return text
    given = list(text)
    at = -1
    for line, following in itertools.pairwise(lines):
        at += len(line) + 1
        if not line.strip() or not following.strip() or following[0].isspace():
            continue
        if len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) >= width - _SLACK:
            given[at] = " "
    return "".join(given)
