"""Who had it from whom: passages that reports share, and the independent origins behind them."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model import Annotations, Document, Links, Trace
from crossbearing.trace.copies import PassageIndex, copies
from crossbearing.trace.origins import origins

__all__ = ["PassageIndex", "copies", "origins", "trace"]


def trace(
    documents: Sequence[Document], annotations: Sequence[Annotations], links: Links
) -> Trace:
    """The copies between documents and the origins of what they say."""
    reused = copies(documents)
    return Trace(copies=reused, origins=origins(documents, annotations, links, reused))
