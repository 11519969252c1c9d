"""A document's words as the incident head takes them: letters, names, sentences, numbers."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from crossbearing.extract.lowering import lowered
from crossbearing.extract.plain_words import MANY_WORDS
from crossbearing.extract.sheet import NAME_PIECE, Sheet
from crossbearing.extract.shouting import plain

Numbers = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]

MOST = 4000
"""Words of a document beyond which the head reads no further."""
BAG, FACTS, ENDINGS, SENTENCES = 4, 16, 500, 40
_PART = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")
_MARKS = re.compile(r"[^\w\s]")
_ARTICLES = frozenset(("a", "an", "the"))


@lru_cache(maxsize=MANY_WORDS)
def bare(words: str) -> str:
    """Words in small letters without articles and marks: how phrases are compared."""
    kept = _MARKS.sub("", words.lower()).split()
    return " ".join(word for word in kept if word not in _ARTICLES)


def is_plain(words: str) -> bool:
    """True for words of which none is a name."""
    common = plain()
    return all(part in common or not part.isalpha() for part in _PART.findall(words))


@dataclass(frozen=True, slots=True)
class Page:
    """Words with offsets; names are one word each, however many they have."""

    letters: str
    """The text in small letters, each white space a blank; offsets hold."""
    starts: Sequence[int]
    ends: Sequence[int]
    named: Sequence[bool]
    sentence_of: Sequence[int]
    first_line: int
    """Words of the first line."""
    words: list[str] = field(init=False)
    bare: list[str] = field(init=False)
    start_at: dict[int, int] = field(init=False)
    end_at: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        words = [self.letters[a:b] for a, b in zip(self.starts, self.ends, strict=True)]
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "bare", [bare(word) for word in words])
        object.__setattr__(self, "start_at", {a: at for at, a in enumerate(self.starts)})
        object.__setattr__(self, "end_at", {b: at for at, b in enumerate(self.ends)})

    def __len__(self) -> int:
        return len(self.words)

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return self.sentence_of[-1] + 1 if self.sentence_of else 0

    def phrase(self, first: int, last: int) -> str:
        """The letters from one word to another, both included."""
        return " ".join(self.letters[self.starts[first] : self.ends[last]].split())

    def found(self, words: str) -> list[tuple[int, int]]:
        """First and last word of each place where these letters stand."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        places = re.finditer(rf"(?<![^\W_]){pattern}(?![^\W_])", self.letters)
        return [
            (self.start_at[each.start()], self.end_at[each.end()])
            for each in places
            if each.start() in self.start_at and each.end() in self.end_at
        ]


def page(text: str, sheet: Sheet) -> Page:
    """The page of a document's sheet, up to `MOST` words."""
    many = min(len(sheet), MOST)
    begins = set(sheet.sentences)
    counted = accumulate(int(at in begins and at > 0) for at in range(many))
    return Page(
        letters=_SPACE.sub(" ", lowered(text)),
        starts=list(sheet.starts[:many]),
        ends=list(sheet.ends[:many]),
        named=[pieces == (NAME_PIECE,) for pieces in sheet.pieces[:many]],
        sentence_of=list(counted),
        first_line=min((at for at in sheet.lines if at), default=many),
    )


@dataclass(frozen=True, slots=True)
class Given:
    """What the network is given beside the encoder's vectors, a row a word."""

    bag: Whole
    endings: Whole
    facts: Numbers
    keys: Whole
    """One number for all words that are the same name; 0 for what is none."""


def given(page: Page, vocabulary: Mapping[str, int]) -> Given:
    """Numbers for words: common words by themselves, names by their common words and shape.

    A word that is no common word leaves no trace of which it is.
    """
    many = len(page)
    bag = np.zeros((many, BAG), np.int64)
    endings = [0] * many
    keys: list[str] = []
    for at, (word, named) in enumerate(zip(page.words, page.named, strict=True)):
        if named:
            parts = _PART.findall(word)
            known = [vocabulary[part] for part in parts if part in vocabulary][-BAG:]
            bag[at, : len(known)] = known
            keys.append(parts[-1] if parts else "")
        else:
            bag[at, 0] = vocabulary.get(word, 1)
            keys.append("")
            if word.isalpha():
                endings[at] = 1 + zlib.crc32(word[-3:].encode()) % (ENDINGS - 1)
    counts = Counter(key for key in keys if key)
    numbers = {key: number for number, key in enumerate(counts, 1)}
    often = {many: float(np.log1p(many) / 3) for many in set(counts.values())}
    rows = []
    sentences = max(page.sentences, 1)
    quoted = False
    for at, word in enumerate(page.words):
        quoted ^= word == '"'
        named, key, sentence = page.named[at], keys[at], page.sentence_of[at]
        bracketed = at > 0 and page.words[at - 1] in "[("
        rows.append(
            (
                named,
                min(len(word.split()), 5) / 5 if named else 0,
                word.isdigit(),
                bracketed,
                len(word) <= 5 and named and (bracketed or not re.search("[aeiou]", word)),
                often[counts[key]] if key else 0,
                sentence / sentences,
                sentence <= 2,
                at < page.first_line,
                min(many / 600, 2),
                "-" in word or "'" in word,
                not word[0].isalnum(),
                quoted,
            )
        )
    facts = np.zeros((many, FACTS), np.float32)
    if rows:
        facts[:, :13] = rows
    return Given(
        bag,
        np.array(endings, np.int64),
        facts,
        np.array([numbers.get(key, 0) for key in keys], np.int64),
    )
