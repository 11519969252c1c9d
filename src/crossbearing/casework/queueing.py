"""What the machine proposes, in the order in which it is worth a person's look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.casework.texts import text_hashes
from crossbearing.model import (
    Allegation,
    Annotations,
    Assessment,
    Attribution,
    Certainty,
    Document,
    Entity,
    Mention,
    Origin,
    Passage,
    Reading,
    Span,
    Target,
    identify,
)
from crossbearing.store import place_of


class Kind(StrEnum):
    """What is proposed: that words weigh, that somebody says something, that statements are one
    person's word, that names mean one thing."""

    reading = "reading"
    statement = "statement"
    origin = "origin"
    mention = "mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something to review. `moves` is by how much the leading cause's share changes without what
    it belongs to (0 to 1), `flips` the questions of which another answer would then lead;
    `unsure` grows with what makes the reading doubtful: a wide range, a voice unnamed, a hedge.

    `ends` are the words that can be taken out of it, each with how they read, the first the one
    it is named by.
    """

    id: str
    kind: Kind
    target: Target
    place: str
    """The key under which decisions about the same words are found."""
    document: str
    moves: float
    unsure: float
    flips: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    said: Attribution | None = None
    claims: tuple[Allegation, ...] = ()
    origin: Origin | None = None
    entity: Entity | None = None
    ends: tuple[tuple[Passage, str], ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words it aims at."""
        return self.target.spans


def proposals(assessment: Assessment) -> tuple[Proposal, ...]:
    """Everything that waits or waited for review: what flips an answer first, then by how far the
    answer would move, then the least certain."""
    told = _Told(assessment)
    found = [*told.readings(), *told.statements(), *told.origins(), *told.mentions()]
    order = {document.id: at for at, document in enumerate(assessment.documents)}
    kinds = list(Kind)
    return tuple(
        sorted(
            found,
            key=lambda each: (
                -len(each.flips),
                -round(each.moves, 9),
                kinds.index(each.kind),
                -each.unsure,
                order[each.document],
                each.spans,
                each.id,
            ),
        )
    )


class _Told:
    """An assessment, looked up once for all proposals."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.texts = text_hashes(assessment.documents)
        self.documents: Mapping[str, Document] = {
            each.id: each for each in assessment.documents
        }
        self.notes: Mapping[str, Annotations] = {
            each.document: each for each in assessment.annotations
        }
        self.shift: dict[str, float] = {}
        self.flipped: dict[str, tuple[str, ...]] = {}
        known = assessment.verdict.sensitivity
        for omission in known.omissions if known else ():
            moved = abs(omission.probability - known.probability) if known else 0.0
            self.shift[omission.id] = max(moved, self.shift.get(omission.id, 0.0))
            self.flipped[omission.id] = omission.flips
        self.home = {
            statement: origin
            for origin in assessment.trace.origins
            for statement in origin.statements
        }
        self.covered: set[str] = set()

    def target(self, passage: Passage, role: str) -> Target:
        """Words as a decision aims at them."""
        return Target(text_sha256=self.texts[passage.document], spans=passage.spans, role=role)

    def readings(self) -> Iterator[Proposal]:
        """The readings by their first words, with the statement that says them."""
        groups: dict[Target, list[Reading]] = {}
        for each in self.assessment.verdict.readings:
            if each.passages and each.passages[0].document in self.documents:
                groups.setdefault(self.target(each.passages[0], "reading"), []).append(each)
        for target, readings in groups.items():
            sources = list(dict.fromkeys(each.origin or each.id for each in readings))
            passage = readings[0].passages[0]
            said = self.said_at(passage)
            if said is not None:
                self.covered.add(said.id)
            yield Proposal(
                id=identify("w", "reading", target),
                kind=Kind.reading,
                target=target,
                place=place_of(target),
                document=passage.document,
                moves=max(self.shift.get(each, 0.0) for each in sources),
                flips=next((self.flipped[s] for s in sources if self.flipped.get(s)), ()),
                unsure=max(each.high - each.low for each in readings),
                readings=tuple(sorted(readings, key=lambda each: -abs(each.bits))),
                said=said,
                claims=self.claims_of(said),
                origin=self.home.get(said.id) if said else None,
            )

    def said_at(self, passage: Passage) -> Attribution | None:
        """The innermost statement that these words are of."""
        wanted = passage.spans[0]
        holding = [
            (span.end - span.start, each.id, each)
            for each in self.notes[passage.document].attributions
            for span in each.content
            if span.contains(wanted)
        ]
        return min(holding, default=(0, "", None), key=lambda each: each[:2])[2]

    def claims_of(self, said: Attribution | None) -> tuple[Allegation, ...]:
        """What a statement puts forward."""
        if said is None:
            return ()
        found = self.notes[said.document].allegations
        return tuple(each for each in found if each.by == said.id)

    def statements(self) -> Iterator[Proposal]:
        """The statements that no reading brought up already."""
        for notes in self.assessment.annotations:
            for said in notes.attributions:
                if said.id in self.covered or not said.aim:
                    continue
                origin = self.home.get(said.id)
                share = self.shift.get(origin.id, 0.0) / len(origin.statements) if origin else 0
                passage = Passage(document=said.document, spans=said.aim)
                target = self.target(passage, "statement")
                yield Proposal(
                    id=identify("w", "statement", said.document, target),
                    kind=Kind.statement,
                    target=target,
                    place=place_of(target),
                    document=said.document,
                    moves=share,
                    unsure=_doubt(said),
                    said=said,
                    claims=self.claims_of(said),
                    origin=origin,
                )

    def origins(self) -> Iterator[Proposal]:
        """The origins that several reports, or several statements, come down to."""
        for origin in self.assessment.trace.origins:
            if len(origin.statements) < 2:
                continue
            ends = tuple((each, self.words(each)) for each in origin.passages)
            target = self.target(self.anchor(origin, 0), "origin")
            yield Proposal(
                id=identify("w", "origin", target),
                kind=Kind.origin,
                target=target,
                place=place_of(target),
                document=origin.passages[0].document,
                moves=self.shift.get(origin.id, 0.0),
                flips=self.flipped.get(origin.id, ()),
                unsure=0.5 if origin.kind == "anonymous" else 0.25,
                origin=origin,
                ends=tuple(
                    (self.anchor(origin, at), words) for at, (_, words) in enumerate(ends)
                ),
            )

    def anchor(self, origin: Origin, at: int) -> Passage:
        """The words by which decisions name a statement of an origin: as proposed."""
        passage = origin.passages[at]
        identity = origin.statements[at]
        moved = next(
            (
                each.proposed
                for each in self.notes[passage.document].attributions
                if each.id == identity
            ),
            (),
        )
        return Passage(document=passage.document, spans=moved) if moved else passage

    def mentions(self) -> Iterator[Proposal]:
        """The entities that several names stand for."""
        places = {
            mention.id: (notes.document, mention)
            for notes in self.assessment.annotations
            for mention in notes.mentions
        }
        for entity in self.assessment.links.entities:
            names = self.names(entity, places)
            if len(names) < 2:
                continue
            passage = names[0][0]
            target = self.target(passage, "mention")
            yield Proposal(
                id=identify("w", "mention", target),
                kind=Kind.mention,
                target=target,
                place=place_of(target),
                document=passage.document,
                moves=self.shift.get(entity.id, 0.0),
                flips=self.flipped.get(entity.id, ()),
                unsure=0.1 * len(names),
                entity=entity,
                ends=tuple(names),
            )

    def names(
        self, entity: Entity, places: Mapping[str, tuple[str, Mention]]
    ) -> Sequence[tuple[Passage, str]]:
        """The first mention of each name that an entity bears, its own name first."""
        found: dict[str, tuple[Passage, str]] = {}
        for identity in entity.mentions:
            document, mention = places[identity]
            passage = Passage(document=document, spans=(mention.span,))
            words = self.words(passage)
            found.setdefault(words.casefold(), (passage, words))
        own = found.pop(entity.name.casefold(), None)
        return [*([own] if own else []), *found.values()]

    def words(self, passage: Passage) -> str:
        """The words of a passage, in one line."""
        text = self.documents[passage.document].text
        return " … ".join(" ".join(span.of(text).split()) for span in passage.spans)


def _doubt(said: Attribution) -> float:
    """What makes a statement doubtful as it was read."""
    return (
        1.0 * (said.certainty is Certainty.unknown)
        + 0.5 * said.voice.anonymous
        + 0.5 * said.distanced
        + 0.5 * (not said.source)
        + 0.25 * (said.kind != "direct")
    )
