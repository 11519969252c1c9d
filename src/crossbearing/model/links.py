"""What linking joins across documents: entities, their relations, and claims."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model.spans import Passage
from crossbearing.model.statements import (
    Certainty,
    Incident,
    MentionType,
    Stance,
    Variable,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, group, country, place or site, with every name the reports give it."""

    id: str
    name: str
    type: MentionType
    aliases: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    """Mention ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs:
    """Two entities (ids) that may be one, why, and to what degree (0 to 1): a proposal that only
    a person can judge."""

    one: str
    other: str
    reason: str
    degree: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A dated relation between two entities, and who asserts it (an attribution or None)."""

    source: str
    target: str
    type: str
    passages: tuple[Passage, ...]
    start: str | None = None
    end: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """One statement's part in a claim. `supports` is the polarity after stance and negation:
    a denial of an allegation and an assertion of its opposite both oppose."""

    document: str
    statement: str | None
    """The attribution's id, or None for the document's author."""
    passage: Passage
    supports: bool
    stance: Stance
    certainty: Certainty
    argued: str | None = None
    """The argument's id when the words are the conclusion of one."""
    role: str | None = None
    """`ordered` or `enabled` where that is what a party is said to have done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One proposition, many statements: `variable` takes `value`, and who says or denies so.

    `value` is a `Cause` value, a means, or for actors and roles an entity's id; `label` is how
    it reads in a report.
    """

    id: str
    variable: Variable
    value: str
    label: str
    assertions: tuple[Assertion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Who stands where in this incident: facts of the case, never of a name.

    `injured` owns or answers for what was hit; `accused` are the actors somebody alleges;
    `opponents` are pairs of entity ids that some report calls adversaries.
    """

    injured: str | None
    accused: tuple[str, ...]
    opponents: tuple[tuple[str, str], ...] = ()
    allies: tuple[tuple[str, str], ...] = ()
    """Pairs of entity ids that some report calls allies."""
    incapable: tuple[str, ...] = ()
    """Entities of which some report says that they could not have done it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedIncident:
    """One incident with the record that each report makes of it; what disagrees stands as told."""

    id: str
    records: tuple[Incident, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Everything linking joined for one case."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    parties: Parties
    speakers: tuple[tuple[str, str], ...] = ()
    """Attribution id, and the entity whose voice it is."""
    affiliations: tuple[tuple[str, str], ...] = ()
    """Attribution id, and the entity the voice speaks for or from."""
    principals: tuple[tuple[str, str], ...] = ()
    """Entity, and the party it answers to ("the Terali Defence Ministry", Teral)."""
    candidates: tuple[SameAs, ...] = ()
    """Pairs of entities that may be one."""
    incidents: tuple[JoinedIncident, ...] = ()
    """What is said to have happened, joined across the reports that bear on the question."""
