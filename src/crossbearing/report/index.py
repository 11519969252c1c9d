"""Looking things up in an assessment: names, short labels, quotes and where they open to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from crossbearing.model import (
    Assessment,
    Attribution,
    Correction,
    Document,
    Entity,
    Links,
    MentionType,
    Origin,
    Passage,
    Reading,
    Span,
    Variable,
)
from crossbearing.report.blocks import Quote
from crossbearing.report.wording import isolate, shortened

LONGEST_QUOTE = 600


def entity_names(links: Links | None) -> dict[str, str]:
    """Entity ids and the names they are shown under."""
    return {each.id: each.name for each in links.entities} if links else {}


def resting(correction: Correction, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings that rest on words a notice is about: by origin, or by passage."""
    wrong = [(each.document, span) for each in correction.passages for span in each.spans]
    for reading in readings:
        rests = any(
            each.document == document and any(span.overlaps(one) for one in each.spans)
            for each in reading.passages
            for document, span in wrong
        )
        if rests or (reading.origin is not None and reading.origin in correction.origins):
            yield reading


@dataclass(frozen=True)
class Index:
    """An assessment, and the look-ups a report needs. Unknown ids are shown as they are."""

    assessment: Assessment

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id."""
        return {each.id: each for each in self.assessment.documents}

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The short label of each document: `r1` for the first report."""
        return {each.id: f"r{n}" for n, each in enumerate(self.assessment.documents, start=1)}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {each.id: each for each in self.assessment.links.entities}

    @cached_property
    def countries(self) -> dict[tuple[str, Span], str]:
        """The country of each mention of one, by its document and span: its name and its
        adjective are one party."""
        of = {
            mention: each.id
            for each in self.assessment.links.entities
            if each.type is MentionType.country
            for mention in each.mentions
        }
        return {
            (found.document, each.span): of[each.id]
            for found in self.assessment.annotations
            for each in found.mentions
            if each.id in of
        }

    def party(self, document: str, span: Span, words: str) -> str:
        """The name of the country that these words are or belong to; else the words."""
        country = self.countries.get((document, span))
        return self.name(country) if country else words

    @cached_property
    def statements(self) -> dict[str, Attribution]:
        """Statements by id."""
        return {
            each.id: each
            for annotations in self.assessment.annotations
            for each in annotations.attributions
        }

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """Origins by id."""
        return {each.id: each for each in self.assessment.trace.origins}

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Readings by variable, cause first, and the weightiest first within each; equal weights
        keep the verdict's order."""
        order = list(Variable)
        return tuple(
            sorted(
                self.assessment.verdict.readings,
                key=lambda each: (order.index(each.variable), -abs(each.bits)),
            )
        )

    @cached_property
    def ordinals(self) -> dict[str, int]:
        """The number each reading bears throughout the report."""
        return {each.id: n for n, each in enumerate(self.readings, start=1)}

    @cached_property
    def labels(self) -> dict[tuple[Variable, str], str]:
        """How values of variables read, from the answers, the claims and the entities."""
        found = {
            (claim.variable, claim.value): claim.label for claim in self.assessment.links.claims
        }
        for factored in self.assessment.verdict.variables:
            found |= {(factored.variable, each.value): each.label for each in factored.answers}
        return found

    def name(self, entity: str | None) -> str:
        """The entity's name; `not told` when there is none."""
        if entity is None:
            return "not told"
        known = self.entities.get(entity)
        return isolate(known.name if known else entity)

    def value(self, variable: Variable, value: str) -> str:
        """How a variable's value reads."""
        return isolate(self.labels.get((variable, value)) or self.name(value))

    def label(self, origin: Origin) -> str:
        """The origin's label, cut at a word when long; its quotes hold the rest."""
        return isolate(shortened(origin.label))

    def number(self, document: str) -> str:
        """The document's short label."""
        return self.numbers.get(document, document)

    def outlet(self, document: str) -> str:
        """The document's short label and its publisher, or its file's name if none is known:
        `r1 Valley Post`."""
        known = self.documents.get(document)
        name = known and (known.publisher or known.address.rstrip("/").rsplit("/", 1)[-1])
        return f"{self.number(document)} {isolate(name)}" if name else self.number(document)

    def quote(self, passage: Passage) -> Quote:
        """The passage as a quote that opens to its place: its words on one line, its spans
        joined by an ellipsis, cut when long."""
        document = self.documents[passage.document]
        parts = (" ".join(each.of(document.text).split()) for each in passage.spans)
        words = " … ".join(part for part in parts if part)
        if len(words) > LONGEST_QUOTE:
            words = words[: LONGEST_QUOTE - 1] + "…"
        return Quote(
            passage=passage,
            words=words,
            where=f"{self.number(passage.document)} {passage.start}–{passage.end}",
            language=document.language,
        )

    def quotes(self, passages: Iterable[Passage]) -> tuple[Quote, ...]:
        """The passages of known documents as quotes, in the order given, each once."""
        return tuple(
            self.quote(each)
            for each in dict.fromkeys(passages)
            if each.spans and each.start < each.end and each.document in self.documents
        )

    def speaker(self, statement: str | None, document: str) -> str:
        """Whose words a statement is: the voice's name, or the report's author."""
        said = self.statements.get(statement) if statement else None
        if said is None:
            return f"the author of {self.outlet(document)}"
        name = isolate(shortened(said.voice.name)) if said.voice.name else "an unnamed voice"
        from_body = said.voice.affiliation
        if from_body and from_body.casefold() not in name.casefold():
            name = f"{name} ({isolate(from_body)})"
        return f"{name} (unnamed)" if said.voice.anonymous and said.voice.name else name
