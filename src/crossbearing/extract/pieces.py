"""Words cut into the pieces that the encoder knows (greedy longest match, as BERT's uncased
vocabulary wants them: Devlin et al. 2019; Wu et al. 2016)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

LONGEST = 100
"""Letters of a word beyond which it is unknown, as in the reference implementation."""


class Pieces:
    """Cuts words by one vocabulary; remembers what it has cut."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._ids = vocabulary
        self._known: dict[str, tuple[int, ...]] = {}
        self.unknown = vocabulary["[UNK]"]

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, one at least."""
        found = self._known.get(word)
        if found is None:
            found = self._known[word] = self._cut(_plain(word))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        if not word or len(word) > LONGEST:
            return (self.unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self._ids.get(prefix + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self.unknown,)
        return tuple(found)


_MARKS = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}
_MARKS |= {"‚": "'", "‹": "'", "›": "'", "`": "'", "–": "-", "—": "-", "―": "-", "‑": "-"}


def _plain(word: str) -> str:
    """A word in lower case without accents; marks that mean the same look the same."""
    word = _MARKS.get(word, word)
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
