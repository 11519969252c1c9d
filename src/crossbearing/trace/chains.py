"""Chains: from the report that prints a statement back to the voice, link by link.

A report has a statement from the outlet that it names for it, if it names one; else from the
report of the same remark that came first, where something tells; else from the voice itself.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from crossbearing.model import (
    Annotations,
    Attribution,
    Bearer,
    BearerKind,
    Chain,
    Clue,
    Direction,
    Document,
    Origin,
    Passage,
    Span,
    Step,
)
from crossbearing.trace.clues.pair import FEWEST
from crossbearing.trace.clues.profile import Profile
from crossbearing.trace.clues.stated import STATED, naming
from crossbearing.trace.clues.timed import earlier, window
from crossbearing.trace.direction import direction
from crossbearing.trace.outlets import Outlets, at_first_hand
from crossbearing.trace.sentences import sentences, stems
from crossbearing.trace.words import words

SAME = 0.6
"""Share of the shorter statement's stems that makes two statements of an origin one remark."""
MOST_RIVALS = 5
"""Reports of one remark, the earliest first, that each report is compared with."""
SHARED = 0.8
"""Confidence of a link by a shared error, and the chance of having come first that it takes."""
FEWEST_WORDS = 5
"""Words of a statement below which the same departure may be chance."""
TO_VOICE = 0.95
"""Confidence that a voice is who the report says it is, where it names one."""


class _Ways:
    """The chains of one case, each link found once."""

    def __init__(
        self,
        documents: Sequence[Document],
        annotations: Sequence[Annotations],
        profiles: Mapping[str, Profile],
    ) -> None:
        self.profiles = profiles
        by_date = sorted(documents, key=_age)
        self.order = {document.id: at for at, document in enumerate(by_date)}
        self.told: dict[tuple[str, str], Direction] = {}
        self.said = {said.id: said for each in annotations for said in each.attributions}
        self.outlets = Outlets(documents)
        self.stems: dict[str, frozenset[str]] = {}

    def chains(self, origin: Origin) -> Iterator[Chain]:
        """The chains of an origin's statements that are longer than a link, or left open."""
        group = [self.said[each] for each in origin.statements if each in self.said]
        printed: defaultdict[str, list[Attribution]] = defaultdict(list)
        for said in sorted(group, key=lambda each: self.order[each.document]):
            printed[said.document].append(said)
        for said in group:
            chain = self._chain(said, origin, printed)
            if len(chain.steps) > 1 or chain.open_because:
                yield chain

    def _chain(
        self, said: Attribution, origin: Origin, printed: Mapping[str, list[Attribution]]
    ) -> Chain:
        steps: list[Step] = []
        at, seen = said, {said.document}
        while True:
            step, following = self._step(at, printed, seen)
            if step is not None:
                steps.append(step)
            if following is None:
                break
            at = following
            seen.add(at.document)
        reason = None
        if step is None:
            reason = "nothing tells whether it came from the voice or from another report"
        elif step.giver.kind is not BearerKind.voice:
            steps.append(_to_voice(step.giver, at, origin))
        return Chain(
            statement=said.id,
            document=said.document,
            origin=origin.id,
            steps=tuple(steps),
            open_because=reason,
        )

    def _step(
        self, said: Attribution, printed: Mapping[str, list[Attribution]], seen: set[str]
    ) -> tuple[Step | None, Attribution | None]:
        """The next link of a statement's way and the statement it leads to; None for either
        where nothing tells, or where the way ends."""
        if at_first_hand(said, self.profiles[said.document]):
            return self._direct(said, self._report(said)), None
        named = self.outlets.named(said, self.said, self.profiles[said.document])
        if named is not None:
            return self._stated(said, named, printed, seen)
        rivals = self._rivals(said, printed, seen)
        found = [
            (told.confidence, -self.order[each.document], each, told)
            for each in rivals
            for told in (self._direction(each.document, said.document),)
            if told.first == each.document
        ]
        if found:
            _, _, giver, told = max(found, key=lambda each: each[:2])
            cited = naming(self.profiles[said.document], self.profiles[giver.document])
            told_by = (Passage(document=said.document, spans=(cited[1],)),) if cited else ()
            return (
                _link(
                    self._report(said),
                    self._report(giver),
                    _strongest(told),
                    told.reason,
                    told.confidence,
                    told_by,
                ),
                giver,
            )
        if rivals and not self._comes_first(said, rivals):
            return None, None
        return self._direct(said, self._report(said)), None

    def _stated(
        self,
        said: Attribution,
        named: tuple[str, Span, str],
        printed: Mapping[str, list[Attribution]],
        seen: set[str],
    ) -> tuple[Step, Attribution | None]:
        """The link to the outlet that the report names, or to a report between the two."""
        name, where, reason = named
        taker = self._report(said)
        passages = (Passage(document=said.document, spans=(where,)),)
        for document in self.outlets.reports(name):
            giver = self._likest(said, printed.get(document, ()))
            if giver is None or document in seen:
                continue
            between = self._between(said, giver, printed, seen)
            if between is not None:
                told = f"it departs from {name} in the same words"
                link = _link(taker, self._report(between), Clue.error, told, SHARED)
                return link, between
            link = _link(
                taker, self._report(giver), Clue.stated, reason, _sure(STATED), passages
            )
            return link, giver
        outlet = Bearer(kind=BearerKind.outlet, name=name)
        return _link(taker, outlet, Clue.stated, reason, _sure(STATED), passages), None

    def _between(
        self,
        said: Attribution,
        giver: Attribution,
        printed: Mapping[str, list[Attribution]],
        seen: set[str],
    ) -> Attribution | None:
        """The first earlier report that departs from the named one in the very words in which this
        one does: a shared error says more than a credit that is copied along."""
        mine = self._words(said)
        if len(mine) < FEWEST_WORDS or mine == self._words(giver):
            return None
        before = window(self.profiles[said.document].document.published)
        for each in self._rivals(said, printed, {*seen, giver.document}):
            when = window(self.profiles[each.document].document.published)
            earlier_by = earlier(when, before) if when and before else 0.0
            if earlier_by >= SHARED and self._words(each) == mine:
                return each
        return None

    def _words(self, said: Attribution) -> tuple[str, ...]:
        text = self.profiles[said.document].text
        return words(" ".join(span.of(text) for span in said.content)).words

    def _comes_first(self, said: Attribution, rivals: Sequence[Attribution]) -> bool:
        """True if another report of the remark is known to have had it from this one."""
        return any(
            self._direction(said.document, each.document).first == said.document
            for each in rivals
        )

    def _direction(self, one: str, other: str) -> Direction:
        pair = min(one, other), max(one, other)
        if pair not in self.told:
            self.told[pair] = direction(self.profiles[pair[0]], self.profiles[pair[1]])
        return self.told[pair]

    def _direct(self, said: Attribution, taker: Bearer) -> Step:
        voice = Bearer(kind=BearerKind.voice, name=_voice(said), statement=said.id)
        spans = tuple(sorted({*said.source, *said.cue}))
        passages = (Passage(document=said.document, spans=spans),) if spans else ()
        return _link(
            taker, voice, Clue.stated, "the report names the voice", TO_VOICE, passages
        )

    def _rivals(
        self, said: Attribution, printed: Mapping[str, list[Attribution]], seen: set[str]
    ) -> list[Attribution]:
        """The likest statement of each other report that carries the same remark, by date."""
        likest = (self._likest(said, printed[each]) for each in printed if each not in seen)
        return list(islice((each for each in likest if each is not None), MOST_RIVALS))

    def _likest(self, said: Attribution, among: Sequence[Attribution]) -> Attribution | None:
        mine = self._stems(said)
        best: tuple[float, Attribution] | None = None
        for each in among:
            theirs = self._stems(each)
            smaller = min(len(mine), len(theirs))
            common = len(mine & theirs)
            enough = smaller and common >= max(SAME * smaller, min(FEWEST, smaller))
            if enough and (best is None or common / smaller > best[0]):
                best = common / smaller, each
        return best[1] if best else None

    def _stems(self, said: Attribution) -> frozenset[str]:
        if said.id not in self.stems:
            text = self.profiles[said.document].text
            self.stems[said.id] = stems(" ".join(span.of(text) for span in said.content))
        return self.stems[said.id]

    def _report(self, said: Attribution) -> Bearer:
        document = self.profiles[said.document].document
        name = document.publisher or document.title or document.path
        return Bearer(
            kind=BearerKind.report, name=name, document=document.id, statement=said.id
        )


def chains(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    origins: Sequence[Origin],
    profiles: Mapping[str, Profile],
) -> Iterator[Chain]:
    """The chains of all origins, in their order; a statement that its report has from the voice
    itself needs none."""
    ways = _Ways(documents, annotations, profiles)
    for origin in origins:
        yield from ways.chains(origin)


def _strongest(told: Direction) -> Clue:
    """The clue that weighs most."""
    return max(told.hints, key=lambda each: abs(each.bits)).clue


def _age(document: Document) -> tuple[str, str]:
    """Dated documents first, by date; then by id."""
    return document.published.value if document.published else "9999", document.id


def _link(
    taker: Bearer,
    giver: Bearer,
    clue: Clue,
    reason: str,
    confidence: float,
    passages: tuple[Passage, ...] = (),
) -> Step:
    return Step(
        taker=taker,
        giver=giver,
        clue=clue,
        reason=reason,
        confidence=confidence,
        passages=passages,
    )


def _to_voice(taker: Bearer, said: Attribution, origin: Origin) -> Step:
    """The last link: what an outlet that is not in the case is said to have from the voice."""
    voice = Bearer(kind=BearerKind.voice, name=_voice(said) or origin.label, statement=said.id)
    spans = tuple(sorted({*said.source, *said.cue}))
    passages = (Passage(document=said.document, spans=spans),) if spans else ()
    return _link(
        taker,
        voice,
        Clue.stated,
        f"{taker.name} itself was not read; the report says so",
        TO_VOICE * _sure(STATED),
        passages,
    )


def _voice(said: Attribution) -> str:
    return said.voice.name or "an unnamed voice"


def _sure(bits: float) -> float:
    return round(1 / (1 + math.exp2(-bits)), 4)


def sentence_of(said: Attribution, text: str) -> Span:
    """The sentences that hold a statement with its source and cue."""
    spans = [*said.source, *said.cue, *said.content]
    whole = Span(min(each.start for each in spans), max(each.end for each in spans))
    found = list(sentences(text, within=whole))
    return Span(found[0].start, found[-1].end) if found else whole
