"""Buildings and nicknames that stand for a government: a table of usage, not of parties.

That "the Pentagon" means an organ of the United States is a fact of language that no report
explains; a name of this kind joins its country only where the same text names the country.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.extract.parsed import Parsed
from crossbearing.model import Mention, MentionType, StatedRelation

METONYMS = {
    "Pentagon": "United States",
    "White House": "United States",
    "State Department": "United States",
    "Kremlin": "Russia",
    "Downing Street": "United Kingdom",
    "Whitehall": "United Kingdom",
    "Quai d'Orsay": "France",
    "Élysée": "France",
    "Zhongnanhai": "China",
    "Blue House": "South Korea",
}


def relations(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[StatedRelation, ...]:
    """A `part of` for each metonym, to the first mention of its country in the document."""
    text = parsed.document.text
    countries: dict[str, Mention] = {}
    for mention in mentions:
        if mention.type in (MentionType.country, MentionType.nationality):
            countries.setdefault(mention.hint or mention.span.of(text), mention)
    return tuple(
        StatedRelation(
            document=parsed.document.id,
            source=mention.id,
            target=countries[country].id,
            type="part of",
            span=mention.span,
        )
        for mention in mentions
        if (
            country := METONYMS.get(
                mention.span.of(text).removeprefix("the ").removeprefix("The ")
            )
        )
        and country in countries
    )
