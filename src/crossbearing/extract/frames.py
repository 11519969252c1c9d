"""The words by which reports put forward a cause or a means: a table to read aloud.

Each row maps a lemma to what it says of an incident. `Frame.cause` is None where the word names
a means without saying that somebody used it ("missile" alone says nothing about a cause).
The table is English; it names no party, place or language community.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Cause


def wordset(text: str) -> frozenset[str]:
    """The words of a table's row."""
    return frozenset(text.split())


AIR = "air strike"
DRONE = "drone strike"
MISSILE = "missile strike"
SHELLING = "shelling"
CHARGE = "explosive charge"
STORES = "stored munitions"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a word says: a cause, a means, both or (with `weapon`) a thing that may be used."""

    cause: Cause | None
    means: str | None = None
    weapon: bool = False


_ATTACK = Frame(Cause.attack)

FRAMES: dict[str, Frame] = {
    # somebody acted
    **dict.fromkeys(
        ("attack", "strike", "bombard", "bombardment", "raid", "assault", "shoot_down"),
        _ATTACK,
    ),
    **dict.fromkeys(("bombing", "aggression"), _ATTACK),
    **dict.fromkeys(("airstrike", "air-strike", "airstrikes"), Frame(Cause.attack, AIR)),
    **dict.fromkeys(("shelling",), Frame(Cause.attack, SHELLING)),
    # somebody put it there
    **dict.fromkeys(
        ("sabotage", "saboteur", "boobytrap", "booby-trap"), Frame(Cause.planted, CHARGE)
    ),
    # nobody meant it
    **dict.fromkeys(
        (
            "accident",
            "accidental",
            "accidentally",
            "mishap",
            "malfunction",
            "negligence",
            "mishandling",
            "mishandle",
            "self-ignition",
            "self-ignite",
            "spontaneous",
            "spontaneously",
            "unintended",
        ),
        Frame(Cause.accident),
    ),
    # things that may be used
    **dict.fromkeys(
        ("warplane", "jet", "aircraft", "plane", "bomber", "helicopter"),
        Frame(None, AIR, weapon=True),
    ),
    **dict.fromkeys(("drone", "uav", "quadcopter"), Frame(None, DRONE, weapon=True)),
    **dict.fromkeys(("missile", "rocket", "warhead"), Frame(None, MISSILE, weapon=True)),
    **dict.fromkeys(
        ("artillery", "howitzer", "mortar", "shell"), Frame(None, SHELLING, weapon=True)
    ),
}

PHRASES: dict[tuple[str, ...], Frame] = {
    # two or three lemmas in a row
    ("air", "strike"): Frame(Cause.attack, AIR),
    ("air", "raid"): Frame(Cause.attack, AIR),
    ("air", "attack"): Frame(Cause.attack, AIR),
    ("drone", "strike"): Frame(Cause.attack, DRONE),
    ("drone", "attack"): Frame(Cause.attack, DRONE),
    ("missile", "strike"): Frame(Cause.attack, MISSILE),
    ("missile", "attack"): Frame(Cause.attack, MISSILE),
    ("rocket", "attack"): Frame(Cause.attack, MISSILE),
    ("military", "explosive"): Frame(Cause.attack),
    ("car", "bomb"): Frame(Cause.planted, CHARGE),
    ("time", "bomb"): Frame(Cause.planted, CHARGE),
    ("explosive", "device"): Frame(Cause.planted, CHARGE),
    ("explosive", "charge"): Frame(Cause.planted, CHARGE),
    ("demolition", "charge"): Frame(Cause.planted, CHARGE),
    ("limpet", "mine"): Frame(Cause.planted, CHARGE),
    ("plant", "device"): Frame(Cause.planted, CHARGE),
    ("plant", "bomb"): Frame(Cause.planted, CHARGE),
    ("gas", "leak"): Frame(Cause.accident, "gas"),
    ("gas", "explosion"): Frame(Cause.accident, "gas"),
    ("gas", "blast"): Frame(Cause.accident, "gas"),
    ("boiler", "failure"): Frame(Cause.accident, "machinery"),
    ("boiler", "explosion"): Frame(Cause.accident, "machinery"),
    ("technical", "fault"): Frame(Cause.accident, "machinery"),
    ("technical", "failure"): Frame(Cause.accident, "machinery"),
    ("electrical", "fault"): Frame(Cause.accident, "machinery"),
    ("electrical", "fire"): Frame(Cause.accident, "machinery"),
    ("short", "circuit"): Frame(Cause.accident, "machinery"),
}

USES = wordset(
    """
    fire launch drop release deliver shoot carry_out use strike hit attack detonate
    explode crash slam land
    """
)
"""Verbs that turn a weapon into an attack: "a missile was fired"."""

ACTS = wordset("bomb target hit shell")
"""Words that are an attack as verbs only: "targets" and "bombs" are things."""

UNSAFE = wordset(
    """
    degrade degraded unstable store stored dysfunctional old ageing aging expire expired
    faulty improper unsafe mishandle deteriorate deteriorated
    """
)
STOCKS = wordset(
    """
    munition ammunition ordnance propellant shell powder explosive charge storage stock
    rocket nitrate fuel gunpowder cordite store magazine
    """
)
"""An unsafe stock is an accident's cause when the same sentence has a word of `BURSTS`."""

BURSTS = wordset(
    """
    explode explosion blast ignite detonate detonation cause burn fire overheat cook
    blow trigger due reaction decompose
    """
)

REMAINS = wordset(
    "fragment debris remnant wreckage engine fin casing shrapnel seeker part piece"
)
"""Nouns that turn a weapon into a trace of its use: "missile fragments"."""

SIGHTINGS = wordset(
    """
    fly record track detect cross enter see spot operate register observe approach hear
    """
)
"""Verbs of what was or was not in the sky: "no aircraft were flying"."""

SKIES = wordset(
    """
    aircraft plane warplane jet drone helicopter flight missile launch object nothing
    """
)
"""What may be in the sky."""

PLACERS = wordset("plant place smuggle hide attach conceal rig bury")
"""Verbs of putting a device somewhere."""

DEVICES = wordset("bomb device charge explosive mine dynamite")
"""What is put there."""

RESPONSIBILITY = wordset(
    "responsibility involvement role part hand blame participation complicity"
)
"""Nouns by which a party owns or rejects an act without the act being named."""

OUTRULERS = wordset("rule exclude dismiss reject discount refute disprove debunk")
"""Verbs that put their object out of the question: "ruled out a strike"."""

EVENT_NOUNS = wordset(
    """
    attack strike airstrike explosion blast incident bombing raid fire disaster
    detonation tragedy event
    """
)
"""Nouns by which a report refers back to the incident it is about."""

TELLING = (
    frozenset(FRAMES)
    | {word for phrase in PHRASES for word in phrase}
    | ACTS
    | STOCKS
    | SKIES
    | PLACERS
    | DEVICES
    | RESPONSIBILITY
    | {"behind", "responsible", "involved", "involve", "fire"}
    | {"attacker", "assailant", "bomber", "gunman", "raider", "coordinate"}
)
"""A sentence without one of these lemmas alleges nothing, unless it accuses."""
