"""How firmly a report holds a phrase's party responsible, by the words about it and who says so."""

from __future__ import annotations

import re

from crossbearing.model import Attribution, Responsibility, Span, Stance

_CLAIMS = re.compile(
    r"\b(?:claim(?:ed|s|ing)? (?:\w+ )?(?:responsibility|credit)|"
    r"(?:took|takes|accept(?:ed|s|ing)?|assum(?:ed|es|ing)) (?:\w+ )?(?:responsibility|credit)|"
    r"admit(?:ted|s)|acknowledged|confessed|communiques?)\b",
    re.IGNORECASE,
)
_CLAIMED_BY = re.compile(
    r"\b(?:claimed|admitted|acknowledged) by (?:an? |the )?[^,.;]{0,40}\Z", re.IGNORECASE
)
_ACCUSES = re.compile(
    r"\b(?:accus\w+|blam\w+|attribut\w+|charg(?:ed|es)|denounc\w+|implicat\w+)\b",
    re.IGNORECASE,
)
_IS_ACCUSED = re.compile(
    r"\b(?:(?:is|are|was|were|been|being|be|stands?|stood) (?:\w+ )?"
    r"(?:accused|blamed|charged|denounced)|accused of|implicated|is to blame)\b",
    re.IGNORECASE,
)
"""After a party, who otherwise accuses others: "the front accused him"."""
_IS_BEHIND = re.compile(
    r"\b(?:(?:is|are|was|were|being|be|held) (?:\w+ )?responsible|responsible for|guilty|"
    r"(?:is|are|was|were|be|been) behind|linked to|involved in|participat\w+ in)\b",
    re.IGNORECASE,
)
_SUSPECTS = re.compile(
    r"\b(?:suspect\w*|presum\w+|believe[sd]?|apparently|alleged\w*|supposed\w*|probabl[ey]|"
    r"likely|thought|indicat\w+)\b",
    re.IGNORECASE,
)
_DOUBTS = re.compile(
    r"\b(?:possib(?:l[ey]|ility|ilities)|may have|might|could have|would have been|perhaps|"
    r"rumou?rs?|whether|not known if|(?:not|nor) ruled? out|cannot be ruled out|"
    r"no confirmation|unconfirmed)\b",
    re.IGNORECASE,
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


def held_responsible(
    text: str, span: Span, sentence: Span, carrier: Attribution | None
) -> Responsibility:
    """The responsibility that a sentence lays on the party at `span`, with who carries it.

    Only words of blame accuse: what somebody plainly states is a fact by his word.
    """
    before = f"{' '.join(text[sentence.start : span.start].split())} "
    after = f" {' '.join(text[span.end : sentence.end].split())}"
    whole = before + after
    stance = carrier.stance if carrier else None
    if _CLAIMS.search(after) or _CLAIMED_BY.search(before) or stance is Stance.admits:
        return Responsibility.claimed
    blamed = _ACCUSES.search(before) or _IS_BEHIND.search(before)
    if _DENIES.search(after) and not blamed:
        return Responsibility.denied
    speaker = f"{carrier.voice.name} {carrier.voice.affiliation}" if carrier else before
    official = _AUTHORITY.search(speaker) is not None
    if blamed or _IS_BEHIND.search(after) or _IS_ACCUSED.search(after):
        return Responsibility.accused_by_authorities if official else Responsibility.accused
    if _SUSPECTS.search(whole) or stance is Stance.suspects:
        return Responsibility.accused_by_authorities if official else Responsibility.suspected
    return Responsibility.possible if _DOUBTS.search(whole) else Responsibility.fact
