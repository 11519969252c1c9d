"""What the evidence comes to: questions, hypotheses, readings and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossbearing.model.fairness import FairnessCheck
from crossbearing.model.fixes import PlaceFix, TimeFix
from crossbearing.model.grading import Argued, Expected, Grade, SubQuestion
from crossbearing.model.sensitivity import Sensitivity
from crossbearing.model.spans import Passage
from crossbearing.model.statements import Variable


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The question as asked, what it presumes, and the site it is about (as printed).

    `parts` are the questions it is made of, when there are several; `several` is True where
    answers to it need not exclude one another ("which parties were involved").
    """

    text: str
    presumes: tuple[str, ...] = ()
    site: str | None = None
    parts: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """A joint answer: a cause, and for causes that somebody meant, an actor, a means, and who
    ordered or enabled it.

    `actor` and `role` are entity ids; `means` as in claims. None stands for "not told apart".
    """

    id: str
    label: str
    cause: str
    actor: str | None = None
    means: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An item a person enters by hand: image, video, document, place or time fix, interview, a
    base rate or an expert's check. It weighs like the rest, by the `bits` its reviewer gives it;
    a base rate by its own figures, and a check by what it does to the origin it is about."""

    id: str
    kind: str
    """`image`, `video`, `document`, `place`, `time`, `interview`, `base rate`, `expert check`."""
    description: str
    sha256: str | None = None
    address: str | None = None
    collector: str | None = None
    collected_at: str | None = None
    method: str | None = None
    excludes: tuple[str, ...] = ()
    """Alternatives excluded, in words."""
    controller: str | None = None
    variable: Variable = Variable.cause
    supports: str | None = None
    opposes: str | None = None
    bits: float = 0.0
    low: float = 0.0
    high: float = 0.0
    numerator: int | None = None
    denominator: int | None = None
    """Of a base rate: how many of how many cases of its class had the value it supports."""
    reference_class: str | None = None
    """The class of cases that a base rate counts."""
    period: str | None = None
    """The dates it covers."""
    about: str | None = None
    """The origin that an expert check is about, by id or label."""
    outcome: str | None = None
    """What the check came to: `confirmed`, `challenged`, `refuted`."""
    place: PlaceFix | None = None
    """Where what it shows was, if somebody worked that out by `method`."""
    time: TimeFix | None = None
    """When what it shows was, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was looked for: `found`, `not found` with where, when and the chance (0–1) that it
    would have been detected had it been there, `not looked for`, or `not searchable`. Only a
    search that was made weighs as absence."""

    id: str
    sought: str
    outcome: str
    where: str | None = None
    when: str | None = None
    detection: float | None = None
    variable: Variable = Variable.cause
    expected_under: str | None = None
    """The value of `variable` under which the trace would have been there."""
    controller: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A weight of evidence in bits, with the sentence that justifies it.

    `bits` is log2 P(e | value) / P(e | not value) for `value` of `variable`; `low` and `high`
    are its range across stated assumptions. 0.0 means "looked, and it cuts neither way"; a
    factor for which nothing bears gives None instead of a Reading.
    """

    id: str
    bits: float
    low: float
    high: float
    variable: Variable
    value: str
    because: str
    passages: tuple[Passage, ...]
    factor: str
    """The row of the table of weights that gave it."""
    origin: str | None = None
    controller: str | None = None
    reviewed: bool = False
    gatekeeper: str | None = None
    """The outlet that all reports of its origin passed through."""
    alike: str | None = None
    """What the origin goes under together with others that are likelier one voice than not."""
    rival: str = ""
    """For a word against interest, what the speaker may gain by it all the same."""

    @property
    def weighs(self) -> bool:
        """True where some stated assumption gives it a weight."""
        return bool(self.bits or self.low or self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One value's share: `probability` in the main model, `low` and `high` across stated
    assumptions (priors, dependence, single omissions). Not a confidence interval."""

    value: str
    label: str
    probability: float
    low: float
    high: float
    band: str = ""
    """The word for the probability, after ICD 203."""
    phia: str = ""
    """The word after PHIA's yardstick, whose gaps are kept."""
    words: str = ""
    """The words for the whole range, after ICD 203: what people are shown."""
    phia_words: str = ""
    """The same after PHIA's yardstick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factored:
    """The answers to one variable; `given` names the condition ("an attack"), or is None."""

    variable: Variable
    given: str | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A hypothesis with its share and the word for it."""

    hypothesis: Hypothesis
    probability: float
    low: float
    high: float
    band: str
    phia: str = ""
    words: str = ""
    """The words for the whole range, after ICD 203: what people are shown."""
    phia_words: str = ""
    """The same after PHIA's yardstick."""


class Status(StrEnum):
    """How far the question is answered."""

    determined = "determined"
    leaning = "leaning"
    undetermined = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linchpin:
    """A reading without which the verdict would change, and how."""

    reading: str
    label: str
    effect: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldSettle:
    """An observation that would settle it, with the information expected of it in bits."""

    observation: str
    variable: Variable
    bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What an accused party answered: `reported` (with passages), `declined`, `answered`
    (to whoever asked it), `sought`, or `not sought`."""

    party: str
    label: str
    status: str
    stance: str | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer and its ladder: what the readings, the priors and their ranges come to."""

    status: Status
    reason: str
    leading: str | None
    """Id of the leading hypothesis; None when none may be announced."""
    confidence: str
    draft: bool
    reviewed: tuple[int, int]
    """Load-bearing readings reviewed, of how many."""
    ranking: tuple[Ranked, ...]
    variables: tuple[Factored, ...]
    readings: tuple[Reading, ...]
    linchpins: tuple[Linchpin, ...] = ()
    would_settle: tuple[WouldSettle, ...] = ()
    naive: tuple[Answer, ...] = ()
    """What counting reports would have said of the cause, for comparison."""
    notes: tuple[str, ...] = ()
    sensitivity: Sensitivity | None = None
    """None when no cause leads."""
    expected: tuple[Expected, ...] = ()
    """The traces that the answers would leave, and what came of looking."""
    arguments: tuple[Argued, ...] = ()
    grades: tuple[Grade, ...] = ()
    parts: tuple[SubQuestion, ...] = ()
    """The question taken apart; each part stands under its parent."""
    fairness: tuple[FairnessCheck, ...] = ()
