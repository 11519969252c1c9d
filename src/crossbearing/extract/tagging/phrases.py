"""Which phrases of a page may fill which part: what the tags, the lexicon and names propose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from crossbearing.extract.plain_words import word_set
from crossbearing.extract.tagging.lexicon import Lexicon
from crossbearing.extract.tagging.page import Page, bare
from crossbearing.extract.tagging.tags import Tags

TAGGED, KNOWN, NAMED, BUILT = range(4)
"""Who proposes a phrase."""
PARTS = 5
_LOOSE = 3.0
"""How much (natural log) the label "nothing" is held back where phrases are sought."""
_SMALL = word_set("of in at on from with near by to for and or the a an")
_MARKS = frozenset(",.\"[](')")
_EMPTY = word_set("""
    the a an of in at on by and or to for with from his her their its that which who was were
    is are be been has have had
    """)
_OF = frozenset(("of", "with", "from", "on"))


@dataclass(slots=True)
class Phrase:
    """A phrase that may fill a part, with where it stands and how well the tags like it."""

    part: int
    words: str
    """Bare words, by which phrases are the same."""
    at: dict[tuple[int, int], float] = field(default_factory=dict)
    by: set[int] = field(default_factory=set)
    sharp: int = 0
    """Times that the tags alone find it."""

    @property
    def best(self) -> tuple[float, int, int]:
        """Its best chance, and the first and last word there."""
        return max((chance, first, last) for (first, last), chance in self.at.items())


Proposed = dict[tuple[int, str], Phrase]


def proposed(page: Page, tags: Tags, lexicon: Lexicon) -> Proposed:
    """The phrases of a page, by part and bare words."""
    found: Proposed = {}
    chances = tags.words

    def add(part: int, first: int, last: int, by: int) -> None:
        while first < last and (page.words[first] in _SMALL or page.words[first] in _MARKS):
            first += 1
        while last > first and (page.words[last] in _SMALL or page.words[last] in _MARKS):
            last -= 1
        words = bare(page.phrase(first, last))
        if words and words not in _EMPTY:
            phrase = found.setdefault((part, words), Phrase(part, words))
            phrase.at[first, last] = 0.0
            phrase.by.add(by)

    for first, last, part in stretches(tags, _LOOSE):
        add(part, first, last, TAGGED)
    for words, first, last in lexicon.known(page):
        for part in range(PARTS):
            if words in lexicon.filled[part] and tags.chance(first, last, part) > 0.004:
                add(part, first, last, KNOWN)
    for at, named in enumerate(page.named):
        if named:
            for part in (1, 2, 3):
                if chances[at, 1 + 2 * part] > 0.06:
                    add(part, at, at, NAMED)
    for part in (0, 2, 4):
        for last in range(len(page)):
            for first, end in _built(page, tags, lexicon, part, last):
                add(part, first, end, BUILT)
    sharp = Counter(
        (part, bare(page.phrase(first, last))) for first, last, part in stretches(tags, 0.0)
    )
    for key, phrase in found.items():
        phrase.sharp = sharp[key]
        first, last = min(phrase.at)
        places = {*phrase.at, *page.found(page.phrase(first, last))}
        phrase.at = {each: tags.chance(*each, phrase.part) for each in sorted(places)}
    return found


def _built(
    page: Page, tags: Tags, lexicon: Lexicon, part: int, last: int
) -> list[tuple[int, int]]:
    """Phrases about a known head word: with more and more of what stands before it, and with
    what follows its "of"."""
    word = page.bare[last]
    if page.named[last] or word not in lexicon.heads[part]:
        return []
    likely = float(tags.words[last, 1 + 2 * part : 3 + 2 * part].sum())
    rare = lexicon.heads_seen.get(word, 0) > 60 * lexicon.heads[part][word]
    if likely < (0.05 if rare else 0.006):
        return []
    found = [(last, last)]
    first = last
    while (
        first > 0
        and last - first < 4
        and (
            page.named[first - 1]
            or page.bare[first - 1].isdigit()
            or (
                page.bare[first - 1] in lexicon.before[part]
                and page.bare[first - 1] not in _SMALL
            )
        )
    ):
        first -= 1
        if page.words[first] != "-":
            found.append((first, last))
    many = len(page)
    if part in (0, 2) and last + 1 < many and page.words[last + 1] in _OF:
        end = last + 2
        while end < many and end - last < 6 and page.words[end] in _SMALL:
            end += 1
        if end < many:
            while (
                end + 1 < many
                and end - last < 8
                and (
                    page.named[end + 1]
                    or page.bare[end + 1] in lexicon.heads[part]
                    or tags.words[end + 1, 2 + 2 * part] > 0.1
                )
            ):
                end += 1
            found += [(last, end), (first, end)]
    return found


def stretches(tags: Tags, held_back: float) -> list[tuple[int, int, int]]:
    """First word, last word and part of each stretch of the likeliest labels in lawful order
    (Viterbi 1967)."""
    scores = np.log(tags.words.astype(np.float64) + 1e-9)
    if not len(scores):
        return []
    scores[:, 0] -= held_back
    scores[0, 2::2] = -1e9
    # Lists of numbers: a row is too short for numpy to gain anything.
    total, *rows = scores.tolist()
    came_from: list[list[int]] = []
    for row in rows:
        most = max(total)
        best = total.index(most)
        reached, came = [most] * len(total), [best] * len(total)
        for begin in range(1, 2 * PARTS, 2):
            before = begin if total[begin] >= total[begin + 1] else begin + 1
            reached[begin + 1], came[begin + 1] = total[before], before
        came_from.append(came)
        total = [so_far + score for so_far, score in zip(reached, row, strict=True)]
    label = total.index(max(total))
    labels = [label]
    for came in reversed(came_from):
        label = came[label]
        labels.append(label)
    labels.reverse()
    found: list[tuple[int, int, int]] = []
    for at, label in enumerate(labels):
        if label % 2:
            found.append((at, at, (label - 1) // 2))
        elif label:
            found[-1] = (found[-1][0], at, found[-1][2])
    return found
