"""Places: the mentions that name one, with a position for countries and capitals."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.parsed import Parsed
from crossbearing.model import Mention, MentionType, Place

_KINDS = frozenset((MentionType.country, MentionType.place, MentionType.site))


def places(parsed: Parsed, mentions: Iterable[Mention]) -> tuple[Place, ...]:
    """The places among a document's mentions, in their order; degrees north and east.

    A position is that of the country's middle or the capital; every other place has none.
    """
    text = parsed.document.text
    positions = gazetteer().positions
    found = []
    for mention in mentions:
        if mention.type in _KINDS:
            words = mention.span.of(text)
            latitude, longitude = positions.get(words, (None, None))
            found.append(
                Place(
                    span=mention.span,
                    name=mention.hint or words,
                    latitude=latitude,
                    longitude=longitude,
                )
            )
    return tuple(found)
