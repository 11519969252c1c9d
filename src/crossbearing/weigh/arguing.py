"""Arguments taken apart, and held to what their premises carry.

An argument is never evidence beyond its premises: where a premise repeats what some origin said,
the argument weighs no more than that origin's word does, and nothing once it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.model import (
    Annotations,
    Argued,
    Argument,
    Attack,
    Origin,
    OriginKind,
    Passage,
    Reading,
    Scheme,
    Span,
)

_WARRANTS: Mapping[Scheme, tuple[str, tuple[str, ...]]] = {
    Scheme.precedent: (
        "what happened in a like case will have happened here",
        (
            "Is the earlier case like this one in what matters?",
            "How many like cases went the other way?",
            "Was the cause of the earlier case ever established?",
        ),
    ),
    Scheme.elimination: (
        "what is left when the others are ruled out must be so",
        ("Is the list of the others complete?", "How surely is each of them ruled out?"),
    ),
    Scheme.motive: (
        "who gains by an act is likelier to have done it",
        ("Who else gains?", "Would the cost have been worth the gain?"),
    ),
    Scheme.capability: (
        "who alone could have done it did it; who could not, did not",
        ("Who else could?", "Could the means have been borrowed or bought?"),
    ),
    Scheme.opportunity: (
        "who was in a place to do it is likelier to have done it",
        ("Who else was?", "Is it shown, or only said, that they were there?"),
    ),
    Scheme.signature: (
        "like traces come from like causes",
        ("What else leaves such traces?", "Who examined them, and for whom?"),
    ),
    Scheme.timing: (
        "what follows closely on an event was brought about by it",
        ("How often do such things happen without the event?", "Is the hour established?"),
    ),
    Scheme.behaviour: (
        "who acts as if guilty is likelier to be",
        ("How do others act who had no part in such things?",),
    ),
    Scheme.expert_finding: (
        "what an expert in the field finds is so",
        (
            "Is it the expert's own field, and the expert's own finding?",
            "Who chose, paid or could dismiss the expert?",
            "Has another expert checked it?",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """The statements of the case by where their words stand, and the origin of each."""

    contents: Mapping[str, Sequence[tuple[Span, str]]]
    origin_of: Mapping[str, Origin]

    def under(self, argument: Argument) -> Iterator[Origin]:
        """The origins whose words the premises repeat."""
        seen: dict[str, Origin] = {}
        for span, statement in self.contents.get(argument.document, ()):
            if statement != argument.by and any(
                span.overlaps(each) for each in argument.premises
            ):
                origin = self.origin_of.get(statement)
                if origin is not None and origin.kind is not OriginKind.author:
                    seen.setdefault(origin.id, origin)
        yield from seen.values()


def _said(annotations: Iterable[Annotations], origins: Iterable[Origin]) -> _Said:
    return _Said(
        contents={
            notes.document: [
                (span, each.id) for each in notes.attributions for span in each.content
            ]
            for notes in annotations
        },
        origin_of={said: origin for origin in origins for said in origin.statements},
    )


def held_to_premises(
    readings: Sequence[Reading], annotations: Sequence[Annotations], origins: Sequence[Origin]
) -> tuple[Reading, ...]:
    """The readings, those of authors' arguments weighing no more than the words they rest on."""
    argued = {
        each.id: each for notes in annotations for each in notes.arguments if each.by is None
    }
    authors = {
        origin.id: [argued[said] for said in origin.statements if said in argued]
        for origin in origins
        if origin.kind is OriginKind.author
    }
    if not any(authors.values()):
        return tuple(readings)
    said = _said(annotations, origins)
    weight: dict[str, float] = {}
    for each in readings:
        if each.origin is not None and each.origin not in authors:
            weight[each.origin] = max(weight.get(each.origin, 0.0), abs(each.bits))
    return tuple(
        _held(each, authors.get(each.origin or "", ()), said, weight) for each in readings
    )


def _held(
    reading: Reading, arguments: Sequence[Argument], said: _Said, weight: Mapping[str, float]
) -> Reading:
    if not reading.factor.startswith("argument: "):
        return reading
    under = [
        origin
        for argument in arguments
        if _bears(argument, reading)
        for origin in said.under(argument)
        # What nobody's reading rests on (an earlier case, say) is no measure of this one.
        if origin.withdrawn or origin.id in weight
    ]
    if not under:
        return reading
    most = max(0.0 if each.withdrawn else weight.get(each.id, 0.0) for each in under)
    if most >= abs(reading.bits):
        return reading
    scale = most / abs(reading.bits)
    labels = " and ".join(dict.fromkeys(each.label for each in under))
    return replace(
        reading,
        bits=reading.bits * scale,
        low=reading.low * scale,
        high=reading.high * scale,
        because=f"{reading.because}; no more than its premise carries, the word of {labels}",
    )


def _bears(argument: Argument, reading: Reading) -> bool:
    """True if the reading's words are those of the argument."""
    spans = (*argument.premises, *((argument.conclusion,) if argument.conclusion else ()))
    return any(
        passage.document == argument.document and part.overlaps(span)
        for passage in reading.passages
        for part in passage.spans
        for span in spans
    )


def arguments(
    rungs: Sequence[Reading], annotations: Sequence[Annotations], origins: Sequence[Origin]
) -> tuple[Argued, ...]:
    """Every argument of the reports that some reading rests on, in order of the words."""
    return tuple(_arguments(rungs, annotations, origins))


def _arguments(
    rungs: Sequence[Reading], annotations: Sequence[Annotations], origins: Sequence[Origin]
) -> Iterator[Argued]:
    said = _said(annotations, origins)
    every = {each.id: each for notes in annotations for each in notes.arguments}
    borne = {
        each.id: [rung for rung in rungs if _speaks(rung, each, said) and _bears(each, rung)]
        for each in every.values()
    }
    seen: set[tuple[str, ...]] = set()
    weighing = {each.origin for each in rungs}
    for argument in sorted(every.values(), key=lambda each: (each.document, each.premises)):
        own = borne[argument.id]
        key = tuple(each.id for each in own)
        if not own or key in seen:
            continue
        seen.add(key)
        warrant, questions = _WARRANTS[argument.scheme]
        yield Argued(
            argument=argument.id,
            by=_by(argument, said),
            scheme=argument.scheme,
            warrant=warrant,
            questions=questions,
            premises=tuple(
                Passage(document=argument.document, spans=(each,)) for each in argument.premises
            ),
            conclusion=Passage(document=argument.document, spans=(argument.conclusion,))
            if argument.conclusion
            else None,
            readings=key,
            bits=max((each.bits for each in own), key=abs),
            capped=_cap(argument, said, weighing),
            attacks=(
                *_rebuttals(argument, own, every, borne, said),
                *_undermined(argument, said),
                *_judged(argument, annotations, ("rejects", "doubts"), "undermines"),
            ),
            endorsements=tuple(_judged(argument, annotations, ("endorses",), "endorses")),
        )


def _speaks(rung: Reading, argument: Argument, said: _Said) -> bool:
    origin = said.origin_of.get(argument.by or argument.id)
    return origin is not None and rung.origin == origin.id


def _by(argument: Argument, said: _Said) -> str:
    origin = said.origin_of.get(argument.by or argument.id)
    return origin.label if origin else "an author"


def _cap(argument: Argument, said: _Said, weighing: Collection[str | None]) -> str:
    under = [each for each in said.under(argument) if each.withdrawn or each.id in weighing]
    if under:
        labels = " and ".join(each.label for each in under)
        return f"no more than the word of {labels}, on which it rests"
    if argument.scheme is Scheme.precedent:
        return "a single precedent is an anecdote; enter like cases as a base rate to lift this"
    return "no premise of it is anybody's observation: capped by its scheme"


def _rebuttals(
    argument: Argument,
    own: Sequence[Reading],
    every: Mapping[str, Argument],
    borne: Mapping[str, Sequence[Reading]],
    said: _Said,
) -> Iterator[Attack]:
    """Arguments that come to the opposite, or to another answer of the same variable."""
    for other in sorted(every.values(), key=lambda each: (each.document, each.premises)):
        if any(_opposed(one, two) for one in own for two in borne[other.id]):
            yield Attack(
                kind="rebuts",
                label=f"{_by(other, said)}, arguing from {other.scheme.value}",
                passages=tuple(
                    Passage(document=other.document, spans=(each,)) for each in other.premises
                ),
            )


def _opposed(one: Reading, other: Reading) -> bool:
    if one.variable is not other.variable or not one.bits or not other.bits:
        return False
    if one.value == other.value:
        return (one.bits > 0) != (other.bits > 0)
    return one.bits > 0 and other.bits > 0


def _undermined(argument: Argument, said: _Said) -> Iterator[Attack]:
    for origin in said.under(argument):
        if origin.withdrawn is not None:
            yield Attack(
                kind="undermines",
                label=f"{origin.label}: {origin.withdrawn}",
                passages=origin.passages,
            )


def _judged(
    argument: Argument, annotations: Iterable[Annotations], stances: Sequence[str], kind: str
) -> Iterator[Attack]:
    """What authors make, without a cue, of the argument or of the statement that carries it."""
    for notes in annotations:
        if notes.document != argument.document:
            continue
        for each in notes.judgements:
            aimed = (each.about is not None and each.about == argument.by) or (
                each.about is None and any(each.span.overlaps(p) for p in argument.premises)
            )
            if aimed and each.stance in stances:
                yield Attack(
                    kind=kind,
                    label="the author's own judgement",
                    passages=(Passage(document=notes.document, spans=(each.span,)),),
                )
