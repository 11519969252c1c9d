"""Common words that have been somebody's part in an incident, and how often.

Learned from marked reports; it holds no names, since phrases with names in them are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.extract.tagging.page import Page

_LINKS = ("of", "in", "at", "on", "from", "with", "near", "belonging", "to", "for")
_LONGEST = 8


def head_of(words: str) -> str:
    """The word that a phrase is about: "members" of "members of the union"."""
    parts = words.split()
    for link in _LINKS:
        if link in parts[1:]:
            parts = parts[: parts.index(link, 1)]
    return parts[-1] if parts else ""


class Lexicon:
    """Counts of documents: phrases and head words that filled a part, or just stood there."""

    def __init__(
        self,
        filled: Sequence[Mapping[str, int]],
        seen: Mapping[str, int],
        heads: Sequence[Mapping[str, int]],
        heads_seen: Mapping[str, int],
        before: Sequence[Mapping[str, int]],
    ) -> None:
        self.filled, self.seen = filled, seen
        self.heads, self.heads_seen = heads, heads_seen
        self.before = before
        """Words that stood before the head."""
        self._first: dict[str, list[list[str]]] = defaultdict(list)
        for words in sorted({words for part in filled for words in part}):
            self._first[words.split()[0]].append(words.split())

    def known(self, page: Page) -> Iterator[tuple[str, int, int]]:
        """Each known phrase of a page, with its first and last word."""
        bare, many = page.bare, len(page)
        for at in range(many):
            for wanted in self._first.get(bare[at], ()):
                to, met = at, 0
                while (
                    to < many
                    and met < len(wanted)
                    and (
                        bare[to] == wanted[met]
                        or (met > 0 and not bare[to] and to - at < _LONGEST)
                    )
                ):
                    met += bare[to] == wanted[met]
                    to += 1
                if met == len(wanted):
                    yield " ".join(wanted), at, to - 1
