"""Which of two texts had it from the other: hints in bits, added up, or nothing where they are few.

The hints of all clues are added as if each spoke for itself. Where both texts name one third
source, or what they share is a public statement, neither needs the other: only a text that names
the other then tells.
"""

from __future__ import annotations

import math
import re

from crossbearing.model import Clue, Direction, Document, Hint
from crossbearing.trace.clues import CLUES, PLAIN, timed
from crossbearing.trace.clues.edited import revision
from crossbearing.trace.clues.own import first_hand
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.clues.profile import Profile

ENOUGH = 2.0
"""Bits from which a direction is told: four to one."""
PLAINLY = 4.5
"""Bits of a stated source from which no other clue but the date is asked."""
SUREST = 0.98
_PUBLIC = re.compile(
    r"\b(?:in a (?:written )?statement|press release|news conference|press conference|communiqu[eé]"
    r"|told (?:reporters|journalists)|announced)\b",
    re.IGNORECASE,
)
_TELLING = (Clue.stated, Clue.credited, Clue.edited)


def direction(
    one: Document | Profile, other: Document | Profile, *, copied: bool = False
) -> Direction:
    """Which of the two came first and the other had it from, with the reason; none if untold.

    `copied` says that a passage of the one is known to stand in the other.
    """
    mine = one if isinstance(one, Profile) else Profile(one)
    theirs = other if isinstance(other, Profile) else Profile(other)
    pair = Pair(mine, theirs)
    hints = tuple(hint for clue in (*PLAIN, timed) for hint in clue.hints(pair))
    stated = any(hint.clue in _TELLING and abs(hint.bits) >= ENOUGH for hint in hints)
    if not any(hint.clue in _TELLING and abs(hint.bits) >= PLAINLY for hint in hints):
        hints = (*hints, *(hint for clue in CLUES for hint in clue.hints(pair)))
    if not stated:
        if not (copied or pair.bound):
            return _untold("they share too little for one to be made from the other", hints)
        if mine.cited & theirs.cited:
            return _untold("both name the same third source", hints)
        public = sum(
            bool(_PUBLIC.search(a.words) and _PUBLIC.search(b.words)) for a, b in pair.alike
        )
        if pair.alike and 2 * public >= len(pair.alike):
            return _untold("what they share was said in public", hints)
    elif not (copied or pair.alike) and pair.strength < 0.2:
        return _untold("one names the other, but not for what it tells", hints)
    bits = math.fsum(hint.bits for hint in hints)
    if abs(bits) < ENOUGH:
        return _untold("nothing tells which came first", hints)
    first, later = (mine, theirs) if bits > 0 else (theirs, mine)
    if stated and _overtaken(first, hints, bits):
        return _untold("the one that is named was revised since", hints)
    if not stated and later.cited and not first.once(first_hand):
        return _untold("the later text names another source", hints)
    speaking = [hint for hint in hints if hint.bits * bits > 0]
    strongest = sorted(speaking, key=lambda hint: -abs(hint.bits))
    return Direction(
        first=first.document.id,
        confidence=min(SUREST, round(1 / (1 + 2.0 ** -abs(bits)), 4)),
        reason="; ".join(dict.fromkeys(hint.because for hint in strongest[:2])),
        hints=hints,
    )


def _overtaken(first: Profile, hints: tuple[Hint, ...], bits: float) -> bool:
    """True if the text that is named is a revision that came out after the one naming it."""
    late = any(hint.clue is Clue.timed and hint.bits * bits < 0 for hint in hints)
    return late and first.once(revision) > 0


def _untold(reason: str, hints: tuple[Hint, ...]) -> Direction:
    return Direction(first=None, confidence=0.5, reason=reason, hints=hints)
