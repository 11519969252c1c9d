"""Generated reports with known reuse: who took which words from whom, word by word.

Words follow Zipf's law, frequent ones being short, over a background that all reports share and
topics that some share; set phrases of two to five words recur as they do in any trade. Every
word remembers where it was first written, so that any passage that is found can be judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from crossbearing.model import Document, identify

LENGTH = 400
"""Words of a report."""
COPIES = 0.3
"""Share of reports that reuse another's words."""
VOCABULARY = 40_000
TOPICS, TOPIC_WORDS, ON_TOPIC = 60, 600, 0.25
PHRASES, PHRASED = 400, 0.15
SAYINGS, SAYING_SHARE = 40, 0.5
"""Common sayings, and the share of reports that hold one."""
LAWS, LAW_SHARE = 3, 0.025
NOTICES, NOTICE_SHARE = 4, 0.1
"""Boilerplate at the foot of reports, and the share of reports that each kind is in."""
KINDS = ("near", "half", "third")
SHARES = {"near": 1.0, "half": 1 / 2, "third": 1 / 3}
TRAP = -2
"""What marks a word of text that many hold for other reasons; a word of one's own is marked by
its number."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Reused:
    """One known case of reuse: the reports that hold a passage. A copy has its source and its
    target; a wire's paragraph or a quotation, whose own text is not here, all who carry it."""

    kind: str
    holders: tuple[int, ...]
    written: tuple[int, int] = (0, 0)
    """The range of the words' own numbers, for a wire's paragraph or a quotation."""


@dataclass(frozen=True, slots=True)
class Report:
    """The words of a report, as numbers in the vocabulary, and where each was first written."""

    words: Numbers
    written: Numbers


@dataclass(frozen=True, slots=True)
class Corpus:
    """Reports, the reuse among them, and their documents with the offsets of their words."""

    reports: tuple[Report, ...]
    reused: tuple[Reused, ...]
    documents: tuple[Document, ...]
    starts: tuple[Numbers, ...]
    ends: tuple[Numbers, ...]


class Newsroom:
    """Writes reports, from a seed."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)
        self.vocabulary = self._vocabulary()
        weight = 1 / np.arange(1, VOCABULARY + 1)
        self.background = np.cumsum(weight / weight.sum())
        topical = 1 / np.arange(1, TOPIC_WORDS + 1)
        self.topical = np.cumsum(topical / topical.sum())
        self.topics = [
            self.chance.choice(np.arange(100, VOCABULARY), TOPIC_WORDS, replace=False)
            for _ in range(TOPICS)
        ]
        self.phrases = [self.common(int(self.chance.integers(2, 6))) for _ in range(PHRASES)]
        self.written = 0
        self.sayings = [self.shared_by_many(6, 13) for _ in range(SAYINGS)]
        self.laws = [self.shared_by_many(40, 61) for _ in range(LAWS)]
        self.notices = [self.shared_by_many(25, 41) for _ in range(NOTICES)]

    def _vocabulary(self) -> NDArray[np.str_]:
        """Words of syllables, the frequent ones short."""
        onsets = [
            "b",
            "c",
            "d",
            "f",
            "g",
            "h",
            "k",
            "l",
            "m",
            "n",
            "p",
            "r",
            "s",
            "t",
            "v",
            "w",
            "z",
            "br",
            "st",
            "tr",
            "pl",
        ]
        rhymes = ["a", "e", "i", "o", "u", "an", "en", "or", "al", "is", "et", "un", "ar", "im"]
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            size = 1 + sum(len(words) >= rank for rank in (150, 3_000, 20_000))
            parts = self.chance.integers(0, [len(onsets), len(rhymes)], (size, 2))
            words["".join(onsets[one] + rhymes[two] for one, two in parts)] = None
        return np.array(list(words))

    def common(self, count: int) -> Numbers:
        """Words by their frequency in all reports."""
        return np.searchsorted(self.background, self.chance.random(count))

    def prose(self, count: int, topic: int) -> Numbers:
        """Words of a report on a topic, with set phrases among them."""
        words = self.common(count)
        on = self.chance.random(count) < ON_TOPIC
        words[on] = self.topics[topic][
            np.searchsorted(self.topical, self.chance.random(int(on.sum())))
        ]
        for at in self.chance.integers(0, max(1, count - 5), int(count * PHRASED / 3.5)):
            # The frequent phrases are as frequent among phrases as frequent words among words.
            number = int(PHRASES ** self.chance.random()) - 1
            phrase = self.phrases[number][: count - at]
            words[at : at + len(phrase)] = phrase
        return words

    def report(self, count: int, topic: int) -> Report:
        """A report of its own words, perhaps with a common saying or a law in it."""
        found = self.own(self.prose(count, topic))
        if self.chance.random() < SAYING_SHARE * count / LENGTH:
            number = int(SAYINGS ** self.chance.random()) - 1
            found = self.within(found, self.sayings[number])
        if self.chance.random() < LAW_SHARE * count / LENGTH:
            found = self.within(found, self.laws[int(self.chance.integers(LAWS))])
        return found

    def within(self, report: Report, inner: Report) -> Report:
        """The report with another text somewhere within it."""
        at = int(self.chance.integers(0, len(report.words) + 1))
        return joined([part(report, 0, at), inner, part(report, at, len(report.words))])

    def shared_by_many(self, low: int, high: int) -> Report:
        """A text that many hold for other reasons than reuse."""
        words = self.prose(int(self.chance.integers(low, high)), 0)
        return Report(words, np.full(len(words), TRAP))

    def own(self, words: Numbers) -> Report:
        """These words, as written for the first time."""
        written = np.arange(self.written, self.written + len(words))
        self.written += len(words)
        return Report(words, written)

    def noisy(self, report: Report, noise: float, topic: int) -> Report:
        """The report after a copier: of its words a share was replaced, left out or added to."""
        words, written = [], []
        kinds = self.chance.choice(
            4, len(report.words), p=[1 - noise, noise * 0.6, noise * 0.2, noise * 0.2]
        )
        new = self.own(self.prose(len(report.words), topic))
        for at, kind in enumerate(kinds.tolist()):
            if kind != 2 and kind != 1:
                words.append(report.words[at])
                written.append(report.written[at])
            if kind in (1, 3):
                words.append(new.words[at])
                written.append(new.written[at])
        return Report(np.array(words), np.array(written))

    def reworded(self, report: Report, share: float, swapped: bool, topic: int) -> Report:
        """A quotation in other words: a share of them replaced, small words above all, and with
        `swapped` its two halves told the other way round."""
        small = report.words < 100
        odds = np.where(small, min(1.0, share * 1.6), share)
        new = self.own(self.prose(len(report.words), topic))
        other = self.chance.random(len(odds)) < odds
        words = np.where(other, new.words, report.words)
        written = np.where(other, new.written, report.written)
        if swapped:
            turn = len(words) // 2
            words, written = np.roll(words, turn), np.roll(written, turn)
        return Report(words, written)


def joined(parts: Sequence[Report]) -> Report:
    """Parts of a report, one after the other."""
    return Report(
        np.concatenate([each.words for each in parts]),
        np.concatenate([each.written for each in parts]),
    )


def part(report: Report, first: int, last: int) -> Report:
    """Words `first` to `last`, the last left out."""
    return Report(report.words[first:last], report.written[first:last])


def generate(count: int, seed: int = 7) -> Corpus:
    """A corpus of `count` reports, in an order that tells nothing."""
    room = Newsroom(seed)
    chance = room.chance
    topic_of = chance.integers(0, TOPICS, count).tolist()
    own = count - int(count * COPIES)
    reports = [room.report(LENGTH, topic) for topic in topic_of[:own]]
    reused = [*_wires(room, reports), *_quotations(room, reports)]
    for target in range(own, count):
        # One copy in ten copies what may itself be a copy.
        source = int(chance.integers(0, target if target % 10 == 0 else own))
        kind = KINDS[target % 3]
        reports.append(_copy(room, reports[source], kind, topic_of[target]))
        reused.append(Reused(kind, (source, target)))
    for number, report in enumerate(reports):
        for notice in room.notices:
            if chance.random() < NOTICE_SHARE:
                reports[number] = report = joined([report, notice])
    order = chance.permutation(count)
    place = np.argsort(order).tolist()
    made = [_document(room, reports[at], number) for number, at in enumerate(order.tolist())]
    return Corpus(
        reports=tuple(reports[at] for at in order.tolist()),
        reused=tuple(
            replace(each, holders=tuple(place[at] for at in each.holders)) for each in reused
        ),
        documents=tuple(document for document, _, _ in made),
        starts=tuple(starts for _, starts, _ in made),
        ends=tuple(ends for _, _, ends in made),
    )


def _copy(room: Newsroom, source: Report, kind: str, topic: int) -> Report:
    """A report that takes over all of another, half or a third of it, with noise."""
    size = int(len(source.words) * SHARES[kind])
    at = int(room.chance.integers(0, len(source.words) - size + 1))
    taken = room.noisy(
        part(source, at, at + size), float(room.chance.uniform(0.05, 0.08)), topic
    )
    if size == len(source.words):
        return taken
    return room.within(room.report(LENGTH - size, topic), taken)


def _wires(room: Newsroom, reports: list[Report]) -> list[Reused]:
    """Paragraphs of a wire, put into stories that are otherwise their own, here and there a word
    changed."""
    found = []
    for _ in range(len(reports) // 100):
        topic = int(room.chance.integers(TOPICS))
        text = room.own(room.prose(int(room.chance.integers(40, 81)), topic))
        size = min(len(reports), int(room.chance.integers(2, 13)))
        holders = room.chance.choice(len(reports), size, replace=False).tolist()
        for holder in holders:
            edited = room.noisy(text, float(room.chance.uniform(0, 0.05)), topic)
            reports[holder] = room.within(reports[holder], edited)
        found.append(Reused("wire", tuple(holders), _range(text)))
    return found


def _quotations(room: Newsroom, reports: list[Report]) -> list[Reused]:
    """Quotations of 18 to 30 words: lightly reworded (a sixth of the words), or as after a
    translation and back (a third of them, and the clauses the other way round)."""
    found = []
    for number in range(len(reports) // 50):
        back = number % 2 == 1
        topic = int(room.chance.integers(TOPICS))
        text = room.own(room.prose(int(room.chance.integers(18, 31)), topic))
        one, other = room.chance.choice(len(reports), 2, replace=False).tolist()
        again = room.reworded(text, 1 / 3 if back else 1 / 6, back, topic)
        reports[one] = room.within(reports[one], text)
        reports[other] = room.within(reports[other], again)
        kind = "translated" if back else "reworded"
        found.append(Reused(kind, (one, other), _range(text)))
    return found


def _range(text: Report) -> tuple[int, int]:
    return int(text.written[0]), int(text.written[-1]) + 1


def _document(room: Newsroom, report: Report, number: int) -> tuple[Document, Numbers, Numbers]:
    """The document of a report, in sentences, and where its words start and end."""
    words = room.vocabulary[report.words].tolist()
    ends = np.cumsum(room.chance.integers(8, 31, len(words) // 8 + 2)).tolist()
    opens = 0
    after = [" "] * len(words)
    for end in ends:
        if opens >= len(words):
            break
        words[opens] = words[opens].capitalize()
        after[min(end, len(words)) - 1] = ". " if end % 4 else ".\n\n"
        opens = end
    lengths = np.array([len(word) for word in words])
    steps = lengths + np.array([len(gap) for gap in after])
    starts = np.cumsum(steps) - steps
    text = "".join(word + gap for word, gap in zip(words, after, strict=True))
    path = f"{number:06}.txt"
    digest = sha256(text.encode()).hexdigest()
    document = Document(
        id=identify("d", digest, "", path),
        capture=digest,
        path=path,
        address=path,
        text=text,
        decoder="generated",
    )
    return document, starts, starts + lengths
