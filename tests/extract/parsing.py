"""Documents parsed for the extractors' tests, as the reader parses them."""

from __future__ import annotations

import re

from crossbearing.extract import parsing
from crossbearing.extract.parsed import Parsed
from crossbearing.model import Furniture, FurnitureKind, Span
from tests import factory


def parsed(text: str, published: str | None = None, furniture: tuple[str, ...] = ()) -> Parsed:
    """A document of `text`, one paragraph a line; lines listed in `furniture` are marked so."""
    marked = tuple(
        Furniture(Span(line.start(), line.end()), FurnitureKind.navigation)
        for line in re.finditer(r"[^\n]+", text)
        if line.group().strip() in furniture
    )
    return parsing.parsed(factory.doc(text, published=published, furniture=marked))
