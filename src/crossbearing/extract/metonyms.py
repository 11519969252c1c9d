"""Buildings, nicknames and capitals that stand for a government: usage, not parties.

That "the Pentagon" means an organ of the United States is a fact of language that no report
explains; a name of this kind joins its country only where the same text names the country. A
capital stands for its government where the sentence lets it act ("Lima denied it"), not where
something happens in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.parsed import Parsed
from crossbearing.model import Mention, MentionType, Span, StatedRelation

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
SEATS = {"Tel Aviv": "Israel"}
"""Cities that stand for a government as its capital does, without being it."""

_ACTS = re.compile(
    r",? (?:(?:has|had|have|is|was|also|now|never|repeatedly|again|quickly|did not|does not|will"
    r"|would|may|might) ){0,3}"
    r"(?:said|says|saying|denie[sd]|denying|rejects?|rejected|accuse[sd]?|accusing|blame[sd]?"
    r"|warn(?:s|ed)?|wants?|wanted|seeks?|seeking|sought|refuse[sd]?|insist(?:s|ed)?|claim(?:s|ed)?"
    r"|announce[sd]?|agree[sd]?|vow(?:s|ed)?|condemn(?:s|ed)?|fears?|believes?|expects?|denounce[sd]?"
    r"|acknowledge[sd]?|admit(?:s|ted)?|admitted|threaten(?:s|ed)?|promise[sd]?|decline[sd]?"
    r"|supports?|supported|backs|backed|arms|armed|suspects?|suspected|confirm(?:s|ed)?)\b"
)
_GIVES = re.compile(
    r"\b(?:permission|approval|orders?|support|backing|pressure|weapons|arms|money|funding|funds"
    r"|aid|statement|denial|response|reaction|warning|signal|consent)(?:,? [\w-]+){0,2} from "
    r"(?:[A-Z]\w+ (?:and|or) )?$"
)
_TOLD = re.compile(
    r"\b(?:warning|message|appeal|answers?|loyal|accountable|close|threat|demand) to "
    r"(?:[A-Z]\w+ (?:and|or) )?$"
)


def stands_for(text: str, span: Span) -> str | None:
    """The country that a capital stands for where it acts; None where it is but a place."""
    name = span.of(text)
    country = SEATS.get(name) or gazetteer().capitals.get(name)
    if country is None or country == name:
        return None
    before = text[max(0, span.start - 60) : span.start]
    placed = re.search(r"\b(?:in|at|near|outside|across|around|of)\s$", before)
    acts = not placed and _ACTS.match(text[span.end : span.end + 60])
    return country if acts or _GIVES.search(before) or _TOLD.search(before) else None


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
        if (country := _country(text, mention)) and country in countries
    )


def _country(text: str, mention: Mention) -> str | None:
    name = mention.span.of(text).removeprefix("the ").removeprefix("The ")
    if name in METONYMS:
        return METONYMS[name]
    return stands_for(text, mention.span) if mention.type is MentionType.place else None
