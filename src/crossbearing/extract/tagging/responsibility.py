"""How firmly a report holds a phrase's party responsible, by the words about it and who says so."""

from __future__ import annotations

import re

from crossbearing.model import Attribution, Responsibility, Span, Stance

_CLAIMS = re.compile(
    r"\b(?:claim(?:ed|s|ing)? (?:\w+ )?(?:responsibility|credit)|took (?:responsibility|credit)|"
    r"admit(?:ted|s)|acknowledged|confessed|assumed responsibility|communiques?)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:accus\w+|blam\w+|attribut\w+|charg(?:ed|es)|denounc\w+|implicat\w+|"
    r"(?:is|are|was|were|being|be) responsible|responsible for|guilty|behind|held|linked to|"
    r"involved in|participat\w+ in)\b",
    re.IGNORECASE,
)
_SUSPECTS = re.compile(
    r"\b(?:suspect\w*|presum\w+|believe[sd]?|apparently|alleged\w*|supposed\w*|probabl[ey]|"
    r"likely|thought|indicat\w+)\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:possibl[ey]|may have|might|could have|perhaps|rumou?rs?)\b", re.IGNORECASE
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:s|ed)|not responsible|no (?:part|link|role))\b",
    re.IGNORECASE,
)
_AUTHORITY = re.compile(
    r"\b(?:police|army|military|authorit\w+|officials?|ministr?\w*|government|prosecut\w+|judge|"
    r"colonel|general|armed forces|brigade|battalion|court|commission|president)\b",
    re.IGNORECASE,
)
_BLAMES = (Stance.accuses, Stance.suspects)


def held_responsible(
    text: str, span: Span, sentence: Span, carrier: Attribution | None
) -> Responsibility:
    """The responsibility that a sentence lays on the party at `span`, with who carries it."""
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    whole = f"{before} {after}"
    stance = carrier.stance if carrier else None
    if _CLAIMS.search(after) or stance is Stance.admits:
        return Responsibility.claimed
    if _DENIES.search(after) and not _ACCUSES.search(before):
        return Responsibility.denied
    voice = f"{carrier.voice.name or ''} {carrier.voice.affiliation or ''}" if carrier else ""
    official = _AUTHORITY.search(voice) is not None or _AUTHORITY.search(before) is not None
    if _ACCUSES.search(whole) or stance in _BLAMES:
        return Responsibility.accused_by_authorities if official else Responsibility.accused
    if _SUSPECTS.search(whole):
        return Responsibility.accused_by_authorities if official else Responsibility.suspected
    if _DOUBTS.search(whole):
        return Responsibility.possible
    return Responsibility.fact
