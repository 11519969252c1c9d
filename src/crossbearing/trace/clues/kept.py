"""Quote drift: the version that keeps more of hedge, source and quote stands nearer the voice."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Clue, DriftKind, Hint, Loss
from crossbearing.trace.clues.pair import Pair
from crossbearing.trace.drifting import losses
from crossbearing.trace.drifting.attribution import sources
from crossbearing.trace.sentences import stems
from crossbearing.trace.words import words

LOSS = {DriftKind.hedge: 1.8, DriftKind.attribution: 1.3, DriftKind.number: 0.4}
"""Bits for a loss that has no counterpart the other way round; a changed negation tells nothing."""
MOST = 2.6
QUOTE = 1.5
WHOLE = 0.9
"""Bits for a longer quote, and for a text that has all the other has and more."""


def hints(pair: Pair) -> Iterator[Hint]:
    """Which text keeps what the other has lost."""
    forth, back = _lost(pair), _lost(pair.swapped())
    bits = sum(LOSS.get(kind, 0.0) for kind in forth) - sum(LOSS.get(k, 0.0) for k in back)
    if bits:
        kind, was = next(iter((forth if bits > 0 else back).items()), (DriftKind.hedge, ""))
        yield Hint(
            clue=Clue.kept,
            bits=max(-MOST, min(MOST, bits)),
            because=f"the later text has lost the {kind} “{was}”",
        )
    mine, theirs = _fuller(pair), _fuller(pair.swapped())
    if mine != theirs:
        yield Hint(
            clue=Clue.kept,
            bits=QUOTE if mine else -QUOTE,
            because="the earlier text has the fuller quote",
        )
    mine, theirs = _holds(pair), _holds(pair.swapped())
    if mine != theirs:
        yield Hint(
            clue=Clue.kept,
            bits=WHOLE if mine else -WHOLE,
            because="the earlier text has all that the later has, and more",
        )


def _lost(pair: Pair) -> dict[DriftKind, str]:
    """The kinds of thing that the other loses of the one, with the words lost."""
    found: dict[DriftKind, str] = {}
    for mine, theirs in pair.alike[:4]:
        for loss in losses(mine.words, theirs.words):
            if loss.kind is DriftKind.number and loss.now:
                continue
            if loss.kind is DriftKind.attribution and _elsewhere(loss, pair):
                continue
            found.setdefault(loss.kind, loss.was)
    return found


def _elsewhere(loss: Loss, pair: Pair) -> bool:
    """True if the source is an outlet, or the other names it in another sentence."""
    if any(name in loss.was.casefold() for name in pair.one.cited):
        return True
    if any(each.house and each.house.search(loss.was) for each in (pair.one, pair.other)):
        return True
    named = stems(loss.was)
    return any(named & stems(source.words) for source in sources(pair.other.text))


def _fuller(pair: Pair) -> bool:
    """True if the one has a quote that the other cuts short, or tells without its marks."""
    theirs = [words(each).words for each in pair.other.quotes]
    told = pair.other.words
    for quote in pair.one.quotes:
        mine = words(quote).words
        if len(mine) < 3:
            continue
        if any(2 < len(each) < len(mine) and _inside(each, mine) for each in theirs):
            return True
        if not any(_inside(mine, each) for each in theirs) and " ".join(mine) in told:
            return True
    return False


def _inside(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))


def _holds(pair: Pair) -> bool:
    """True if nearly all stems of the other stand in the one, which has a third more."""
    mine, theirs = pair.one.stems, pair.other.stems
    if len(theirs) < 4 or len(mine) * 3 < len(theirs) * 4:
        return False
    return len(mine & theirs) >= 0.8 * len(theirs)
