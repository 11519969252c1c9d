"""Drift along chains: each loss with both sentences, its kind and the link it happened at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import (
    Annotations,
    Attribution,
    BearerKind,
    Chain,
    Clue,
    Copy,
    Drift,
    DriftKind,
    Loss,
    Passage,
    Span,
)
from crossbearing.trace.chains import sentence_of
from crossbearing.trace.clues.edited import revision
from crossbearing.trace.clues.profile import Profile, Sentence
from crossbearing.trace.drifting import losses
from crossbearing.trace.sentences import stems

RETOLD = 0.6
"""Share of a sentence's stems that a narrated sentence must tell again."""
FEWEST = 4


def drifts(
    chains: Sequence[Chain],
    copies: Sequence[Copy],
    annotations: Sequence[Annotations],
    profiles: Mapping[str, Profile],
) -> tuple[Drift, ...]:
    """Every loss along a chain or in a copied passage, once, in order of the later words."""
    said = {each.id: each for notes in annotations for each in notes.attributions}
    held = {notes.document: notes.attributions for notes in annotations}
    found: dict[tuple[str, Span, DriftKind], Drift] = {}
    pairs: set[tuple[str, str]] = set()
    for chain in chains:
        for drift in _along(chain, said, profiles):
            found.setdefault((drift.later.document, drift.later.spans[0], drift.kind), drift)
        pairs.update(
            (step.giver.document, step.taker.document)
            for step in chain.steps
            if step.giver.document and step.taker.document
        )
    for copy in copies:
        pairs.add((copy.source, copy.target))
    pairs = {pair for pair in pairs if not profiles[pair[1]].once(revision)}
    for giver, taker in sorted(pairs):
        for drift in _retold(giver, taker, held, profiles):
            found.setdefault((drift.later.document, drift.later.spans[0], drift.kind), drift)
    return tuple(
        sorted(
            found.values(),
            key=lambda each: (each.later.document, each.later.spans, each.kind),
        )
    )


def _along(
    chain: Chain, said: Mapping[str, Attribution], profiles: Mapping[str, Profile]
) -> Iterator[Drift]:
    """The losses between the statements of neighbouring reports of a chain."""
    for at, step in enumerate(chain.steps):
        both = (step.giver.statement, step.taker.statement)
        if step.giver.kind is not BearerKind.report or None in both or step.clue is Clue.edited:
            continue  # a correction is meant to change what it corrects
        giver, taker = said[both[0] or ""], said[both[1] or ""]
        before = sentence_of(giver, profiles[giver.document].text)
        after = sentence_of(taker, profiles[taker.document].text)
        told = before.of(profiles[giver.document].text), after.of(profiles[taker.document].text)
        if not _alike(*told):
            continue
        for loss in (*_voices(giver, taker), *losses(*told)):
            # Both sentences name a voice, so that a source can only have been exchanged.
            if loss.kind is DriftKind.attribution and loss not in _voices(giver, taker):
                continue
            yield Drift(
                kind=loss.kind,
                was=loss.was,
                now=loss.now,
                earlier=Passage(document=giver.document, spans=(before,)),
                later=Passage(document=taker.document, spans=(after,)),
                link=len(chain.steps) - at,
                origin=chain.origin,
            )


def _alike(before: str, after: str) -> bool:
    """True for sentences that tell the same, and not only share a name or two."""
    mine, theirs = stems(before), stems(after)
    smaller = min(len(mine), len(theirs))
    return len(mine & theirs) >= max(min(FEWEST, smaller), smaller / 2)


def _voices(giver: Attribution, taker: Attribution) -> tuple[Loss, ...]:
    """An unnamed voice that became a named body."""
    if giver.voice.anonymous and not taker.voice.anonymous:
        return (
            Loss(
                kind=DriftKind.attribution,
                was=giver.voice.name or "an unnamed voice",
                now=taker.voice.name or "a named voice",
            ),
        )
    return ()


def _retold(
    giver: str,
    taker: str,
    held: Mapping[str, Sequence[Attribution]],
    profiles: Mapping[str, Profile],
) -> Iterator[Drift]:
    """What a report that had it from another states in its own voice and less guardedly."""
    text = profiles[giver].text
    covered = [span for said in held.get(taker, ()) for span in said.content]
    narrated = [
        each
        for each in profiles[taker].sentences
        if not any(span.overlaps(each.span) for span in covered)
    ]
    if not narrated:
        return
    mine = {each.span: each for each in profiles[giver].sentences}
    for said in held.get(giver, ()):
        whole = sentence_of(said, text)
        sentence = mine.get(whole)
        if sentence is None:
            continue
        again = _retelling(sentence, narrated)
        if again is None:
            continue
        for loss in losses(sentence.words, again.words):
            yield Drift(
                kind=loss.kind,
                was=loss.was,
                now=loss.now,
                earlier=Passage(document=giver, spans=(whole,)),
                later=Passage(document=taker, spans=(again.span,)),
            )


def _retelling(sentence: Sentence, narrated: Sequence[Sentence]) -> Sentence | None:
    """The narrated sentence that tells the same, the likest and then the first."""
    best: tuple[float, int, Sentence] | None = None
    for each in narrated:
        common = len(sentence.stems & each.stems)
        smaller = min(len(sentence.stems), len(each.stems))
        if common >= FEWEST and common >= RETOLD * smaller:
            key = common / smaller, -each.span.start
            if best is None or key > best[:2]:
                best = (*key, each)
    return best[2] if best else None
