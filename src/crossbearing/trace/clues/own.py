"""Own reporting and hearsay: "told our reporter" against "is reported to have said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.model import Clue, Hint
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.clues.profile import Profile

OWN = 1.6
HEARSAY = 1.4

_FIRST_HAND = re.compile(
    r"\b(?:told (?:us|me|our (?:reporter|correspondent)|this (?:newspaper|paper|site|reporter))"
    r"|(?:we|I) (?:asked|saw|counted|spoke|met|had it|have seen|were shown|was on|rang|visited)"
    r"|let us (?:read|see)|showed us|which we have seen|seen by this (?:newspaper|paper)|from where I stood)\b"
)
_TOLD_BEFORE = re.compile(
    r"(?:\b(?:told|asked|spoke to|seen by|shown to|telephoned|by|read out to|to|for)|,)\s+(?:the )?$"
)
_AFTER = re.compile(r"\s+(?:has|have|had|was|were|is|could|counted|met|spoke|rang)\b|\s*[—–]")
_RELAYED = re.compile(
    r"\b(?:reportedly|it (?:was|has been|is) reported|(?:is|are|was|were) (?:said|reported|quoted) (?:to|as)"
    r"|(?:a|an|the) (?:local |foreign |trade |rival )?(?:newspapers?|agency|news agency|broadcaster|blog)\b"
    r"|(?:local|foreign|state|social) media|media reports?|reports? (?:say|said|suggest)|in the press|the press\b"
    r"|told (?:reporters|journalists|the papers)|as reported|by a (?:news)?paper|online reports)",
    re.IGNORECASE,
)


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text has it at first hand, and which says that it has not."""
    mine, theirs = pair.one.once(first_hand), pair.other.once(first_hand)
    if mine != theirs:
        name = (pair.one if mine else pair.other).document.publisher or "one of the two"
        yield Hint(
            clue=Clue.own,
            bits=OWN if mine else -OWN,
            because=f"{name} says that it spoke to the voice itself",
        )
    mine, theirs = pair.one.once(hearsay), pair.other.once(hearsay)
    if mine != theirs:
        yield Hint(
            clue=Clue.hearsay,
            bits=-HEARSAY if mine else HEARSAY,
            because="the later text has it from hearsay",
        )


def first_hand(profile: Profile) -> bool:
    """True if a text says that its own people saw or heard it."""
    if _FIRST_HAND.search(profile.text):
        return True
    if profile.house is None:
        return False
    text = profile.text
    return any(
        _TOLD_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
        or _AFTER.match(text[match.end() : match.end() + 12])
        or (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
        == ("(", ")")
        for match in profile.house.finditer(text)
    )


def hearsay(profile: Profile) -> bool:
    """True if a text says that it has its words from others."""
    return bool(_RELAYED.search(profile.text) or profile.cited)
