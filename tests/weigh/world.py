"""A small world for weighing: voices with a controller, and what each says of which claim."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from crossbearing.model import (
    Access,
    Annotations,
    Assertion,
    Attribution,
    Claim,
    Entity,
    Links,
    MentionType,
    Origin,
    OriginKind,
    Parties,
    Stance,
    Trace,
    Variable,
    Verdict,
)
from crossbearing.weigh import weigh
from tests import factory

WORDS = "first second third fourth fifth"
INJURED, ACCUSED, RIVAL = "e-injured", "e-accused", "e-rival"


@dataclass
class World:
    """Claims and origins in the making; every voice speaks in a report of its own."""

    parties: Parties = field(
        default_factory=lambda: Parties(
            injured=INJURED, accused=(ACCUSED,), opponents=((ACCUSED, INJURED),)
        )
    )
    assertions: dict[tuple[Variable, str], list[Assertion]] = field(default_factory=dict)
    origins: list[Origin] = field(default_factory=list)
    annotations: list[Annotations] = field(default_factory=list)
    statements: dict[str, Attribution] = field(default_factory=dict)

    def voice(
        self,
        *said: tuple[Variable, str, bool],
        kind: OriginKind = OriginKind.announcement,
        controller: str | None = None,
        access: Access = Access.institutional,
        stance: Stance = Stance.asserts,
        copies: int = 0,
        **fields: Any,
    ) -> Origin:
        """A new origin that supports or opposes these values, and reports that copy it."""
        texts = [
            factory.doc(
                f"Voice {len(self.origins)} says {WORDS}.", path=f"{len(self.origins)}-{n}.txt"
            )
            for n in range(copies + 1)
        ]
        statements = [factory.said(text, stance=stance) for text in texts]
        for statement, text in zip(statements, texts, strict=True):
            self.annotations.append(factory.notes(text, statement))
            for (variable, value, supports), word in zip(said, WORDS.split(), strict=False):
                self.assertions.setdefault((variable, value), []).append(
                    factory.assertion(
                        text, word, statement=statement.id, supports=supports, stance=stance
                    )
                )
        certainty = fields.pop("certainty", None)
        if certainty is not None:
            for key, known in self.assertions.items():
                self.assertions[key] = [
                    replace(each, certainty=certainty)
                    if each.statement in {s.id for s in statements}
                    else each
                    for each in known
                ]
        made = factory.origin(
            *statements,
            kind=kind,
            controller=controller,
            access=access,
            label=f"voice {len(self.origins)}",
            **fields,
        )
        self.origins.append(made)
        return made

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims made so far."""
        return tuple(
            factory.claim(*said, variable=variable, value=value)
            for (variable, value), said in self.assertions.items()
        )

    @property
    def links(self) -> Links:
        """Claims, parties and their names."""
        entities = tuple(
            Entity(id=id, name=id[2:].title(), type=MentionType.country)
            for id in (INJURED, ACCUSED, RIVAL)
        )
        return factory.links(*self.claims, entities=entities, parties=self.parties)

    def weigh(self, **fields: Any) -> Verdict:
        """The verdict on this world."""
        return weigh(
            factory.question(),
            self.links,
            Trace(copies=(), origins=tuple(self.origins)),
            self.annotations,
            **fields,
        )
