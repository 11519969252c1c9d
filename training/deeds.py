"""What each statement of our own passages does, as marked, beside what the rules make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.attribution import own

from crossbearing.extract.drafts import Draft
from crossbearing.extract.speech_acts import CERTAINTIES, STANCES
from crossbearing.model import Certainty, Span, SpeechKind, Stance, Voice

_MARKS = {"{": "source", "<": "cue", "[": "content"}
_ENDS = "}>]"


@dataclass(frozen=True, slots=True)
class Deed:
    """A statement's spans and voice, the rules' stance for it, and its marked labels."""

    draft: Draft
    voice: Voice
    ruled: Stance
    stance: Stance
    certainty: Certainty
    distanced: bool

    def labels(self) -> tuple[int, int, bool]:
        """The numbers of its stance and certainty, and whether the writer stands off."""
        return STANCES.index(self.stance), CERTAINTIES.index(self.certainty), self.distanced


def of(path: Path) -> list[list[Deed]]:
    """The deeds of each passage of a JSON Lines file, in its order."""
    return [_deeds(passage) for passage in own.passages(path)]


def lines(path: Path) -> Iterator[tuple[own.Passage, list[Deed]]]:
    """One statement a line: stance, certainty, and a text with {source}, <cue> and [content]."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.count("\t") == 2:
            passage = _passage(f"{path.stem}{number}", *line.split("\t"))
            yield passage, _deeds(passage)


def as_ruled(text: str, said: Iterable[dict[str, Any]]) -> list[Deed]:
    """The deeds of statements of the news corpus, which do what the rules say they do."""
    found = []
    for number, each in enumerate(said):
        parts = {part: tuple(Span(*at) for at in each[part]) for part in _MARKS.values()}
        if parts["cue"] and parts["content"]:
            found.append(_gold(str(number), "asserts", "certain", parts))
    passage = own.Passage("news", "news", text, tuple(found))
    return [replace(each, stance=each.ruled) for each in _deeds(passage)]


def _deeds(passage: own.Passage) -> list[Deed]:
    return [
        Deed(
            draft=Draft(
                source=gold.source,
                cue=gold.cue,
                content=gold.content,
                kind=SpeechKind(gold.kind),
                extractor="gold",
            ),
            voice=said.voice,
            ruled=said.stance,
            stance=Stance(gold.stance),
            certainty=Certainty(gold.certainty),
            distanced=gold.distanced,
        )
        for gold, said in own.given(passage)
    ]


def _passage(name: str, stance: str, certainty: str, marked: str) -> own.Passage:
    text = ""
    parts: dict[str, list[Span]] = {part: [] for part in _MARKS.values()}
    part, start = "", 0
    for letter in marked:
        if letter in _MARKS:
            part, start = _MARKS[letter], len(text)
        elif letter in _ENDS:
            parts[part].append(Span(start, len(text)))
        else:
            text += letter
    spans = {part: tuple(found) for part, found in parts.items()}
    return own.Passage(name, "line", text, (_gold("1", stance, certainty, spans),))


def _gold(
    name: str, stance: str, certainty: str, spans: dict[str, tuple[Span, ...]]
) -> own.Gold:
    return own.Gold(
        id=name,
        parent=None,
        **spans,
        kind="indirect",
        stance=stance,
        certainty=certainty,
        distanced=False,
        voice={},
    )
