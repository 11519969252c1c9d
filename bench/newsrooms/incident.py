"""One incident: what is so, who says what, and in how many reports it is told.

Each voice speaks. What is so has the odds its row of the table states against each other answer to
be what it says; a party says what serves it almost whatever is so. Voices of one party repeat
its side's word. Reports repeat voices, and the loudest are not the best.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from crossbearing.model import (
    Access,
    Assertion,
    Certainty,
    Claim,
    Entity,
    Links,
    MentionType,
    Origin,
    OriginKind,
    Parties,
    Passage,
    Span,
    Stance,
    Trace,
    Variable,
    identify,
)
from crossbearing.weigh.weights import DEFAULT

SAID = ("attack", "accident", "planted device")
"""What voices say; nobody ever says that it was something else."""
INJURED, ACCUSED = "e-injured", "e-accused"
SERVES = {INJURED: "attack", ACCUSED: "accident"}
_KINDS = {
    "witness": (OriginKind.witness, Access.direct),
    "anonymous": (OriginKind.anonymous, Access.claimed),
    "unknown access": (OriginKind.announcement, Access.unknown),
    "authority": (OriginKind.announcement, Access.institutional),
    "finding, independent": (OriginKind.finding, Access.institutional),
    "instrument, independent": (OriginKind.instrument, Access.direct),
    "interested": (OriginKind.announcement, Access.institutional),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks: the row he falls under, his party if that is told, and what he says."""

    row: str
    controller: str | None
    said: str
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """What was so, how it was told, and by whom."""

    truth: str
    regime: str
    voices: tuple[Voice, ...]


Parameters = Mapping[str, Any]


def incidents(parameters: Parameters, count: int) -> Iterator[Incident]:
    """Seeded incidents; the first n are the same however many are asked for."""
    for number in range(count):
        yield incident(parameters, random.Random(f"{parameters['seed']} {number}"))


def incident(parameters: Parameters, draw: random.Random) -> Incident:
    """One incident."""
    truth = _one_of(parameters["truth"], draw).replace("planted", "planted device")
    regime = _one_of(parameters["regimes"], draw)
    asked = parameters["voices"]
    voices: list[Voice] = []
    words: dict[str, str] = {}
    for _ in range(draw.randint(asked["least"], asked["most"])):
        row = _one_of(asked["kinds"], draw)
        controller = _controller(row, parameters, draw)
        if controller and row == "interested":
            said = _side(controller, truth, words, parameters["interest"], draw)
        else:
            said = _answer(truth, _bits(row, regime, parameters, draw), draw)
        voices.append(_voice(row, controller, said, parameters, draw))
    told = _REGIMES.get(regime, _plain)(voices, parameters, draw)
    return Incident(truth=truth, regime=regime, voices=tuple(told))


def _one_of(shares: Mapping[str, float], draw: random.Random) -> str:
    return draw.choices(list(shares), weights=list(shares.values()))[0]


def _controller(row: str, parameters: Parameters, draw: random.Random) -> str | None:
    within = row == "anonymous" and draw.random() < parameters["interest"]["within"]
    return draw.choice((INJURED, ACCUSED)) if row == "interested" or within else None


def _bits(row: str, regime: str, parameters: Parameters, draw: random.Random) -> float:
    """What this voice's word is worth in truth."""
    weight = DEFAULT[row]
    if regime != "misstated":
        return weight.bits
    if row == "witness" and draw.random() < parameters["misstated"]["saw_nothing"]:
        return 0.0
    return draw.uniform(weight.low - parameters["misstated"]["below"], weight.high)


def _answer(truth: str, bits: float, draw: random.Random) -> str:
    """What a voice says: what is so has these odds, in bits, against each other answer."""
    weights = [math.exp2(bits) if each == truth else 1.0 for each in SAID]
    return draw.choices(SAID, weights=weights)[0]


def _side(
    party: str,
    truth: str,
    words: dict[str, str],
    interest: Mapping[str, float],
    draw: random.Random,
) -> str:
    """A party's word; once it is given, its further voices repeat it."""
    if party in words and draw.random() < interest["heard"]:
        return words[party]
    served = SERVES[party]
    chance = interest["served_if_so"] if truth == served else interest["served_if_not"]
    said = served
    if draw.random() >= chance:
        rest = [each for each in SAID if each != served]
        weights = [math.exp2(interest["candour_bits"]) if r == truth else 1.0 for r in rest]
        said = draw.choices(rest, weights=weights)[0]
    return words.setdefault(party, said)


def _voice(
    row: str, controller: str | None, said: str, parameters: Parameters, draw: random.Random
) -> Voice:
    mean = parameters["reports"][row]
    repeats = int(math.log(1 - draw.random()) / math.log(mean / (1 + mean)))
    return Voice(row=row, controller=controller, said=said, reports=1 + repeats)


def _plain(voices: list[Voice], parameters: Parameters, draw: random.Random) -> list[Voice]:
    return voices


def _colluding(voices: list[Voice], parameters: Parameters, draw: random.Random) -> list[Voice]:
    said = SERVES[draw.choice((INJURED, ACCUSED))]
    secret = [
        _voice(draw.choice(("anonymous", "unknown access")), None, said, parameters, draw)
        for _ in range(parameters["colluding"]["voices"])
    ]
    return [*voices, *secret]


def _one_sided(voices: list[Voice], parameters: Parameters, draw: random.Random) -> list[Voice]:
    """What one side lets through: reports of what hurts it are mostly dropped."""
    kept_side = SERVES[draw.choice((INJURED, ACCUSED))]
    told = []
    for each in voices:
        left = each.reports
        if each.said != kept_side:
            dropped = parameters["one-sided"]["dropped"]
            left = sum(draw.random() >= dropped for _ in range(each.reports))
        if left:
            told.append(replace(each, reports=left))
    return told or voices[:1]


def _staged(voices: list[Voice], parameters: Parameters, draw: random.Random) -> list[Voice]:
    party = draw.choice((INJURED, ACCUSED))
    hidden = draw.random() < parameters["staged"]["hidden"]
    made_up = _voice(
        "finding, independent", None if hidden else party, SERVES[party], parameters, draw
    )
    return [*voices, made_up]


_REGIMES = {"colluding": _colluding, "one-sided": _one_sided, "staged": _staged}


def case(of: Incident) -> tuple[Links, Trace]:
    """The incident as linking and tracing would hand it to weighing, without a fault of theirs."""
    said: dict[str, list[Assertion]] = {}
    origins = []
    for at, voice in enumerate(of.voices):
        kind, access = _KINDS[voice.row]
        passages = tuple(
            Passage(document=f"d-{at:02}-{copy:03}", spans=(Span(0, 9),))
            for copy in range(voice.reports)
        )
        for passage in passages:
            said.setdefault(voice.said, []).append(
                Assertion(
                    document=passage.document,
                    statement=f"s-{passage.document}",
                    passage=passage,
                    supports=True,
                    stance=Stance.asserts,
                    certainty=Certainty.certain,
                )
            )
        origins.append(
            Origin(
                id=f"o-{at:02}",
                kind=kind,
                label=f"voice {at}",
                access=access,
                controller=voice.controller
                or (f"e-{at}" if voice.row == "authority" else None),
                gatekeeper=None,
                statements=tuple(f"s-{each.document}" for each in passages),
                documents=tuple(each.document for each in passages),
                passages=passages,
            )
        )
    bodies = [INJURED, ACCUSED, *(f"e-{at}" for at in range(len(of.voices)))]
    return (
        Links(
            entities=tuple(
                Entity(id=each, name=each, type=MentionType.organisation) for each in bodies
            ),
            relations=(),
            claims=tuple(
                Claim(
                    id=identify("c", value),
                    variable=Variable.cause,
                    value=value,
                    label=value,
                    assertions=tuple(assertions),
                )
                for value, assertions in sorted(said.items())
            ),
            parties=Parties(
                injured=INJURED, accused=(ACCUSED,), opponents=((INJURED, ACCUSED),)
            ),
        ),
        Trace(copies=(), origins=tuple(origins)),
    )
