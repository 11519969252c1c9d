"""Who had it from whom: passages that reports share, the ways words took, and the independent
origins behind them."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model import AS_PROPOSED, Annotations, Document, Identities, Links, Trace
from crossbearing.trace.amendments import amendments
from crossbearing.trace.chains import chains
from crossbearing.trace.clues.profile import Profile
from crossbearing.trace.copies import PassageIndex, copies
from crossbearing.trace.directed import directed
from crossbearing.trace.direction import direction
from crossbearing.trace.drifting import losses
from crossbearing.trace.drifts import drifts
from crossbearing.trace.likeness import likenesses
from crossbearing.trace.origins import origins
from crossbearing.trace.regrouping import regrouped
from crossbearing.trace.tallies import tallies

__all__ = ["PassageIndex", "copies", "direction", "losses", "origins", "trace"]


def trace(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    links: Links,
    decided: Identities = AS_PROPOSED,
) -> Trace:
    """The copies between documents, the origins of what they say, and the ways in between; by
    what people said is one person's word and what two."""
    profiles = {document.id: Profile(document) for document in documents}
    reused = directed(copies(documents), profiles)
    found = regrouped(origins(documents, annotations, links, reused), decided)
    ways = tuple(chains(documents, annotations, found, profiles))
    lost = drifts(ways, reused, annotations, profiles)
    alike = tuple(likenesses(found, documents, annotations, links))
    return Trace(
        copies=reused,
        origins=found,
        chains=ways,
        drifts=lost,
        likenesses=alike,
        tallies=tuple(tallies(found, links, alike, lost)),
        corrections=tuple(amendments(documents, annotations, found, profiles)),
    )
