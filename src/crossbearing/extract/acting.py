"""What statements do, by the network and the rules over words together.

The network reads sentences that hold statements once more, with their parts marked and the rules'
stance as advice. It has the say where it is surer than a threshold, set on passages that it
had not learned from, and higher for blame; elsewhere the rules have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.extract.drafts import Draft
from crossbearing.extract.network import Done, Network
from crossbearing.extract.sheet import Sheet
from crossbearing.extract.speech_acts import asked, looks
from crossbearing.model import Stance, Voice

SURE, SURE_OF_BLAME = 0.6, 0.9
"""Least likelihood at which the network's stance stands against the rules', and at which it does
where it holds somebody responsible, the speaker himself or another."""
BLAME = frozenset({Stance.accuses, Stance.suspects, Stance.admits})


@dataclass(frozen=True, slots=True)
class Sight:
    """A network, and a document as it sees it."""

    network: Network
    page: Sheet


def done(
    text: str,
    sight: Sight,
    drafts: Sequence[Draft],
    voices: Sequence[Voice],
    ruled: Sequence[Stance],
) -> list[Done]:
    """What the network says of each draft, given its voice and the rules' stance."""
    questions = [
        asked(text, sight.page, *each) for each in zip(drafts, voices, ruled, strict=True)
    ]
    found: dict[int, Done] = {}
    stretches = looks(sight.page, range(len(questions)), lambda number: questions[number])
    for first, end, numbers in stretches:
        told = sight.network.acts(
            sight.page, first, end, [questions[at].within(first, end) for at in numbers]
        )
        found.update(zip(numbers, told, strict=True))
    return [found[number] for number in range(len(drafts))]


def settled(ruled: Stance, told: Done) -> Stance:
    """The stance of a statement: the network's where it is sure enough, else the rules'.

    A denial turns what is stated round ("it was an accident" is none, whoever is accused), so it
    is made and taken away by rules alone.
    """
    sure = told.likely >= (SURE_OF_BLAME if told.stance in BLAME else SURE)
    return told.stance if sure and Stance.denies not in (ruled, told.stance) else ruled
