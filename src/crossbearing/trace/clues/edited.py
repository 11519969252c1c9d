"""Edits: a correction comes after what it corrects, an update after what it updates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.model import Clue, Hint
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.clues.profile import Profile

CORRECTS = 4.0
REVISED = 1.0

_TAKES_BACK = re.compile(
    r"\b(?:we|our) (?:wrote|reported|said|have withdrawn|printed|article|report|item|earlier|quoted|gave)\b"
    r"|\b(?:an |the )?(?:earlier|first|previous) version\b|\bgave this without\b|\bwas taken from\b"
    r"|\bin our (?:report|item|article)\b|\b(?:this|the) (?:report|article|item|page) (?:has been|was) (?:changed|corrected|amended)"
    r"|\byesterday['’]s (?:item|report|article)\b|\b(?:gave|was) the wrong number\b|\bwas wrong\b|\bwe left that out\b"
    r"|\btold us (?:on|last)\b|\bcorrected version\b|^\s*correction\b|\bwe regret the (?:mistake|error)\b",
    re.IGNORECASE | re.MULTILINE,
)
_REVISED = re.compile(
    r"\b(?:UPDATED?|AMENDED|CORRECTED|REVISED)\b|\b(?:Updated|Amended|Corrected):"
)


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text takes back or revises what the other says."""
    mine, theirs = pair.one.once(revision), pair.other.once(revision)
    if mine == theirs:
        return
    house = pair.one.document.publisher
    same = house is not None and house == pair.other.document.publisher
    bits = max(mine, theirs) if same else REVISED
    yield Hint(
        clue=Clue.edited,
        bits=-bits if mine > theirs else bits,
        because="the later text corrects or updates the earlier"
        if same
        else "one text says that it was revised",
    )


def revision(profile: Profile) -> float:
    """How plainly a text says that it revises another: 0 where it does not."""
    if _TAKES_BACK.search(profile.text):
        return CORRECTS
    return CORRECTS - 1 if _REVISED.search(profile.text) else 0.0
