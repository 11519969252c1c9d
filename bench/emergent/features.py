"""What of a headline is put in numbers, and in words, before anything is learned.

Everything is worked out from the headlines at hand, their claims and their addresses; no label is
read. The words a headline shares with its claim are masked in one view of it, so that "No, CLAIM"
is learned and not the claim's topic.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.emergent.cues import ASKING_FIRST, COMMON, CUES
from bench.emergent.headlines import Headline, by_claim

_TOKEN = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*(?:'[a-z]+)?|\d+(?:[.,]\d+)*|[?!:]|\.\.\.")
_ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "ly", "er")
_MASK = "CLAIM"

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """Headlines as numbers and as four texts: whole, masked, in letters, and the address."""

    numbers: Array
    titles: list[str]
    masked: list[str]
    slugs: list[str]

    def take(self, rows: NDArray[np.int64]) -> Views:
        """The views of some headlines."""
        return Views(
            numbers=self.numbers[rows],
            titles=[self.titles[row] for row in rows],
            masked=[self.masked[row] for row in rows],
            slugs=[self.slugs[row] for row in rows],
        )


def views(of: Sequence[Headline]) -> Views:
    """The views of all headlines; those of one claim see one another, never a label."""
    titles = [_TOKEN.findall(each.title.replace("’", "'")) for each in of]
    weight = _weights([_stem(word) for word in title] for title in titles)
    read = [_Pair(each, title, weight) for each, title in zip(of, titles, strict=True)]
    own = np.array([pair.numbers() for pair in read])
    return Views(
        numbers=np.hstack([own, *_company(own, by_claim(of))]),
        titles=[each.title.lower() for each in of],
        masked=[pair.masked() for pair in read],
        slugs=[" ".join(pair.slug) for pair in read],
    )


class _Pair:
    """A headline beside its claim, in words and stems."""

    def __init__(self, of: Headline, title: list[str], weight: Callable[[str], float]) -> None:
        self.of = of
        self.cased = title
        self.words = [word.lower() for word in title]
        self.stems = [_stem(word) for word in title]
        self.cased_claim = _TOKEN.findall(of.claim.replace("’", "'"))
        self.claim = [word.lower() for word in self.cased_claim]
        self.claim_stems = [_stem(word) for word in self.claim]
        self.slug = [
            word
            for word in re.split(r"[^a-z0-9]+", re.sub(r"^https?://[^/]*", "", of.url.lower()))
            if word and not word.isdigit() and len(word) < 20
        ]
        self.weight = weight

    def numbers(self) -> list[float]:
        """Overlap, alignment, cues outside the claim, form, figures and names, the address."""
        return [*self._overlap(), *self._cues(), *self._form(), *self._address()]

    def masked(self) -> str:
        """The headline with each run of words shared with the claim put as one mask."""
        shared, shown = _telling(self.claim, self.claim_stems), ["^"]
        for word, stem in zip(self.words, self.stems, strict=True):
            said = _MASK if stem in shared else word
            if said != _MASK or shown[-1] != _MASK:
                shown.append(said)
        return " ".join([*shown, "$"])

    def _overlap(self) -> list[float]:
        claim = _telling(self.claim, self.claim_stems)
        title = _telling(self.words, self.stems)
        both = claim & title
        heavy = math.fsum(map(self.weight, sorted(both)))
        in_pairs = _runs(self.stems, 2) & _runs(self.claim_stems, 2)
        letters = _runs(_plain(self.of.title), 4), _runs(_plain(self.of.claim), 4)
        return [
            len(both) / max(len(claim), 1),
            len(both) / max(len(title), 1),
            heavy / (math.fsum(map(self.weight, sorted(claim))) or 1),
            heavy / (math.fsum(map(self.weight, sorted(title))) or 1),
            len(in_pairs) / max(len(self.claim) - 1, 1),
            len(letters[0] & letters[1]) / max(len(letters[1]), 1),
            _in_order(self.stems, self.claim_stems) / max(len(self.claim), 1),
            len(title - claim),
            len(claim - title),
            len(self.words),
            len(self.claim),
        ]

    def _cues(self) -> list[float]:
        claimed = set(self.claim_stems)
        places: list[int] = []
        counts: list[float] = []
        for kind, words in CUES.items():
            at = [
                place
                for place, (word, stem) in enumerate(zip(self.words, self.stems, strict=True))
                if word in words and stem not in claimed
            ]
            counts.append(len(at))
            if kind in ("negates", "denies", "unmasks", "corrects", "doubts"):
                places += at
        against, hedged = sum(counts[:5]), sum(counts[5:9])
        first = min(places) / len(self.words) if places else 1.0
        return [*counts, against, hedged, against > 0, hedged > 0, first]

    def _form(self) -> list[float]:
        last, first = self.words[-1:], self.words[:1]
        figures = [{w for w in words if w[0].isdigit()} for words in (self.claim, self.words)]
        names = {word.lower() for word in self.cased_claim[1:] if word[0].isupper()}
        shouted = sum(word.isupper() and len(word) > 2 for word in self.cased)
        return [
            "?" in self.words,
            last == ["?"],
            ":" in self.words,
            "!" in self.words,
            first == ["no"],
            bool(first) and first[0] in ASKING_FIRST,
            len(figures[0] & figures[1]),
            len(figures[0] - figures[1]),
            len(figures[1] - figures[0]),
            sum(word in CUES["negates"] for word in self.claim),
            "will" in self.claim,
            bool(CUES["claimed"] & set(self.claim) or "says" in self.claim),
            shouted / max(len(self.words), 1),
            len(names & set(self.words)) / max(len(names), 1),
        ]

    def _address(self) -> list[float]:
        claim = _telling(self.claim, self.claim_stems)
        new = [word for word in self.slug if _stem(word) not in claim]
        against = ("negates", "denies", "unmasks", "corrects", "doubts")
        return [
            len(claim & {_stem(word) for word in self.slug}) / max(len(claim), 1),
            sum(word in CUES[kind] for word in new for kind in against),
            sum(word in CUES[kind] for word in new for kind in ("rumour", "reported", "may")),
        ]


def _company(own: Array, groups: Sequence[Sequence[int]]) -> tuple[Array, Array]:
    """The mean of the other headlines on the same claim, and how many there are."""
    others, many = np.zeros_like(own), np.zeros((len(own), 1))
    for group in groups:
        rows = list(group)
        others[rows] = (own[rows].sum(axis=0) - own[rows]) / max(len(rows) - 1, 1)
        many[rows] = math.log(len(rows))
    return others, many


def _weights(titles: Iterable[Iterable[str]]) -> Callable[[str], float]:
    seen: Counter[str] = Counter()
    count = 0
    for title in titles:
        seen.update(set(title))
        count += 1
    return lambda stem: math.log((count + 1) / (seen[stem] + 1))


def _stem(word: str) -> str:
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            word = word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
            break
    word = word[:-1] if len(word) > 3 and word.endswith("e") else word
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


def _telling(words: Sequence[str], stems: Sequence[str]) -> set[str]:
    return {
        stem
        for word, stem in zip(words, stems, strict=True)
        if word not in COMMON and word[0].isalnum()
    }


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", " ", text.lower())


def _runs(of: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(of[at : at + length]) for at in range(len(of) - length + 1)}


def _in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for left in one:
        above = 0
        for at, right in enumerate(other, 1):
            above, row[at] = row[at], above + 1 if left == right else max(row[at], row[at - 1])
    return row[-1]
