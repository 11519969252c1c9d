"""What extraction finds in one document: who says what, and what the author makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crossbearing.model.spans import Span


class Stance(StrEnum):
    """What kind of act a statement is.

    `denies` rejects an allegation or a report (a negative finding, "nothing was flying",
    asserts); `admits` owns the speaker's own responsibility, claims of it included.
    """

    asserts = "asserts"
    denies = "denies"
    admits = "admits"
    accuses = "accuses"
    suspects = "suspects"
    asks = "asks"
    threatens = "threatens"
    promises = "promises"
    declines = "declines"


class Certainty(StrEnum):
    """How sure the speaker makes the content out to be."""

    certain = "certain"
    probable = "probable"
    possible = "possible"
    unknown = "unknown"


class VoiceKind(StrEnum):
    """What kind of speaker a voice is."""

    named = "named"
    role = "role"
    organisation = "organisation"
    group = "group"
    anonymous = "anonymous"
    document = "document"
    author = "author"
    unknown = "unknown"


class SpeechKind(StrEnum):
    """Whether the words are quoted, reported, or both."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose voice a statement is in, as resolved within its document.

    `name` is the fullest name or description the document gives ("Mohammed Shia al-Sudani"
    for "he"); `affiliation` the body the voice speaks for or from, as printed; `number` how
    many speak, if told; `reason` the stated reason for anonymity.
    """

    name: str | None
    kind: VoiceKind
    anonymous: bool = False
    affiliation: str | None = None
    number: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A statement: source, cue and content spans, and what kind of act it is.

    Parts may be discontinuous; `source` and `cue` may be empty. `parent` is the attribution
    that carries this one ("X told Y that Z said"). `hedge` are the words that make the content
    less than certain, `negation` the words of the content that it denies; `distanced` is True
    where the writer keeps away from the statement ("claimed without evidence", "so-called").
    """

    id: str
    document: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: SpeechKind
    stance: Stance
    certainty: Certainty
    voice: Voice
    parent: str | None = None
    hedge: tuple[Span, ...] = ()
    negation: tuple[Span, ...] = ()
    distanced: bool = False
    extractor: str = ""
    """Name and version of what found it: `quotes 1`."""
    proposed: tuple[Span, ...] = ()
    """The content as it was proposed, where a person moved it."""

    @property
    def aim(self) -> tuple[Span, ...]:
        """The words by which decisions name it: its content as it was proposed."""
        return self.proposed or self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The author's own verdict on a statement or a proposition, made without a cue.

    `stance` is `endorses`, `rejects`, `doubts`, `asserts` or `distances` (scare quotes);
    `about` is the id of the attribution judged, or None when the judgement stands alone.
    """

    id: str
    document: str
    span: Span
    stance: str
    about: str | None = None


class Scheme(StrEnum):
    """The pattern an argument follows (after Walton's argumentation schemes)."""

    precedent = "precedent"
    elimination = "elimination"
    motive = "motive"
    capability = "capability"
    opportunity = "opportunity"
    signature = "signature"
    timing = "timing"
    behaviour = "behaviour"
    expert_finding = "expert finding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An inference somebody offers. It is never evidence beyond its premises.

    `by` is the attribution that carries it, or None for the document's author.
    """

    id: str
    document: str
    scheme: Scheme
    premises: tuple[Span, ...]
    conclusion: Span | None
    by: str | None = None


class MentionType(StrEnum):
    """What a mention names."""

    person = "person"
    organisation = "organisation"
    group = "group"
    country = "country"
    nationality = "nationality"
    place = "place"
    site = "site"
    weapon = "weapon"
    other = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name something. `hint` is a fuller name the same text gives for it, if any
    ("Popular Mobilization Forces" for "PMF")."""

    id: str
    document: str
    span: Span
    type: MentionType
    hint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression with its TIMEX3 value. `start` and `end` bound it (ISO 8601) when they
    can be told; `anchor` names what it is relative to when that is not known yet.

    `kind` is DATE, TIME, DURATION or SET; `mod` START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN
    …; `precision` what the value is exact to (`year`, `day`, `minute` …); `bounds` the value in
    EDTF; `basis` what a relative value is counted from, known or not.
    """

    span: Span
    value: str | None
    start: str | None = None
    end: str | None = None
    anchor: str | None = None
    kind: str = "DATE"
    mod: str | None = None
    precision: str | None = None
    bounds: str | None = None
    basis: str | None = None


class Precision(StrEnum):
    """How closely a position is known: that of a site, or the middle of what holds it."""

    site = "site"
    town = "town"
    district = "district"
    region = "region"
    country = "country"


class PlaceUse(StrEnum):
    """How a text uses a place's name: for the place itself, as its adjective or its people
    ("Iraqi"), or inside the name of something else ("Basra Airport Police")."""

    place = "place"
    adjective = "adjective"
    within = "within a name"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAlternative:
    """Another place that the name may mean."""

    name: str
    latitude: float
    longitude: float
    gazetteer_id: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention of a place, with its position when a gazetteer knows it."""

    span: Span
    name: str
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str | None = None
    precision: Precision | None = None
    """How close the position is; that of what holds the place, where only that is known."""
    within: tuple[str, ...] = ()
    """What holds it, smallest first: "Babil", "Iraq"."""
    use: PlaceUse = PlaceUse.place
    probability: float | None = None
    """How sure the choice among the places of that name is; None without a choice."""
    alternatives: tuple[PlaceAlternative, ...] = ()


class Variable(StrEnum):
    """One question of the factored question."""

    cause = "cause"
    actor = "actor"
    means = "means"
    role = "role"


class Cause(StrEnum):
    """The exclusive answers to what caused the incident; labels are what readers see."""

    attack = "attack"
    planted = "planted device"
    accident = "accident"
    triggered = "attack that set off stores"
    other = "something else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """A cause, actor, means or role that some words put forward for, or rule out of, the incident.

    `by` is the attribution whose content holds the words, or None for the author's own. `value`
    is a `Cause` value, a means from `extract.means`, or for actors the words that name the
    party (`party` is their span; None when it is the speaker: "denied involvement"). `negated`
    is negation inside the content ("was not an attack"); the speaker's stance comes on top.
    `about_past` marks another incident than the one reported (a precedent). `role` is `ordered`
    or `enabled` where the variable is a role.
    """

    document: str
    span: Span
    variable: Variable
    value: str
    party: Span | None = None
    negated: bool = False
    certainty: Certainty = Certainty.certain
    by: str | None = None
    about_past: bool = False
    role: str | None = None


class Responsibility(StrEnum):
    """How a report holds a perpetrator responsible. `fact` is shown as "stated as fact by …"."""

    fact = "fact"
    claimed = "claimed"
    accused = "accused"
    accused_by_authorities = "accused_by_authorities"
    suspected = "suspected"
    possible = "possible"
    denied = "denied"
    cleared = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perpetrator:
    """One assertion of who did it: the words, the kind, how firmly, and by whom (an
    attribution's id, or None for the author)."""

    text: str
    span: Span
    kind: str
    """`individual` or `organisation`."""
    responsibility: Responsibility
    by: str | None = None
    role: str = "did"
    """`did`, `ordered` or `enabled`."""
    words: Span | None = None
    """The words that say so, where they are more than the party's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """A target or a victim and what happened to it."""

    text: str
    span: Span
    effect: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """A casualty figure as one source gives it."""

    span: Span
    outcome: str
    """`killed`, `injured`, `missing`."""
    low: int
    high: int
    by: str | None = None
    text: str | None = None
    """Whom the words count ("eight others")."""

    @property
    def best(self) -> int | None:
        """The figure where the words give one, None where they give bounds."""
        return self.low if self.low == self.high else None


PRESUMED = "presumed"
"""Precision of an incident's date that is only its report's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What a document says happened, each field with its words.

    `precision` is that of `start` and `end`; it is `presumed` where no words say when and the
    report's own date stands in. `doubt` names the kinds of cause put forward where they differ.
    """

    document: str
    type: str
    subtype: str | None = None
    stage: str = "accomplished"
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    place: Place | None = None
    means: tuple[Affected, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Affected, ...] = ()
    victims: tuple[Affected, ...] = ()
    casualties: tuple[Casualties, ...] = ()
    doubt: tuple[str, ...] = ()
    told: tuple[Span, ...] = ()
    """The sentences that tell of it, where the tagging network found them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """A relation between two mentions as a document states it (`source` and `target` are
    mention ids): `part of`, `commands`, `member of`, `ally of`, `opponent of`, `appointed by`,
    `owns`, `splinter of`, `alias of`, `speaks for`; and the events `formed`, `integrated` and
    `killed`, whose `start` and `end` bound when they happened. What is formed and by whom is not
    told is its own source."""

    document: str
    source: str
    target: str
    type: str
    span: Span
    start: str | None = None
    end: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Words of a document that tell of something and when it was.

    `kind` is a coarse kind (`killing`, `strike`, `founding` …), `trigger` the word that says so;
    `by` is the statement whose content holds it, or None for the author. Where `statement` is set
    the event is the saying itself ("said on Friday") and `kind` is `statement`.
    """

    document: str
    span: Span
    kind: str
    trigger: Span
    time: TimeExpression
    by: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """All that extraction found in one document, in order of the text."""

    document: str
    attributions: tuple[Attribution, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    arguments: tuple[Argument, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[DatedEvent, ...] = ()
    places: tuple[Place, ...] = ()
    incidents: tuple[Incident, ...] = ()
    allegations: tuple[Allegation, ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    unread: str | None = None
    """Why the document was not read (its language, say); None when it was."""
    made_by: tuple[str, ...] = field(default=())
    """Extractors and models with versions and hashes."""
    as_of: str | None = None
    """The date that the document bore when it was read; relative times hang on it."""
