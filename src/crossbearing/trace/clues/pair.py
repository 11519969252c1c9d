"""Two texts side by side: which of their sentences tell the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crossbearing.trace.clues.profile import Profile, Sentence

ALIKE = 0.5
"""Share of the shorter sentence's stems that makes two sentences one."""
FEWEST = 3
"""Stems two sentences must share, whatever their share."""
BOUND = 0.42
"""Share of the shorter text's stems below which two texts have nothing from one another."""


@dataclass(frozen=True)
class Pair:
    """Two profiles, and the sentences of the one with those of the other that tell the same."""

    one: Profile
    other: Profile

    @cached_property
    def alike(self) -> tuple[tuple[Sentence, Sentence], ...]:
        """Sentences of the one with the likest of the other, the likest first."""
        found = sorted(self._alike(), key=lambda each: (-each[0], each[1].span, each[2].span))
        return tuple((mine, theirs) for _, mine, theirs in found)

    def _alike(self) -> Iterator[tuple[float, Sentence, Sentence]]:
        holding: dict[str, list[int]] = {}
        for at, theirs in enumerate(self.other.sentences):
            for stem in theirs.stems:
                holding.setdefault(stem, []).append(at)
        for mine in self.one.sentences:
            shared = Counter(at for stem in mine.stems for at in holding.get(stem, ()))
            for at, common in shared.items():
                theirs = self.other.sentences[at]
                if common >= FEWEST:
                    share = common / min(len(mine.stems), len(theirs.stems))
                    if share >= ALIKE:
                        yield share, mine, theirs

    @cached_property
    def strength(self) -> float:
        """How much of the shorter text the other tells too: 0 to 1."""
        mine, theirs = self.one.stems, self.other.stems
        smaller = min(len(mine), len(theirs))
        return len(mine & theirs) / smaller if smaller else 0.0

    @cached_property
    def bound(self) -> bool:
        """True if one may have had it from the other: enough is told in both."""
        return bool(self.alike) and self.strength >= BOUND

    def swapped(self) -> Pair:
        """The same two the other way round."""
        return Pair(self.other, self.one)
