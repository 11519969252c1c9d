"""Two people at once on one case: ten thousand interleaved edits, on either database.

Each person decides about drawn words, sometimes on what they saw a while ago. What is refused is
shown the later version and decided anew. In the end every decision that was acknowledged is on
record, each made on the one before it about the same words, and the record verifies.

    python -m bench.workbench.edits [--edits N] [--store postgresql://…]
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from crossbearing.errors import DecisionOvertaken
from crossbearing.model import Act, Decision, Span, Target
from crossbearing.store import Case, current, places

PEOPLE = ("mara", "noor")
WORDS = 12
"""Different words decided about: few, so that the two get in each other's way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """What one person did: the ids acknowledged, and how often they were overtaken."""

    ids: tuple[str, ...]
    overtaken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it: decisions acknowledged, of those lost, forks (two made on one version),
    conflicts told, faults of the record, and the seconds it took."""

    acknowledged: int
    lost: int
    forks: int
    overtaken: int
    faults: int
    seconds: float


def work(folder: Path, who: str, edits: int, seed: int) -> Worked:
    """One person's edits, each on what they last saw of the words."""
    draw = random.Random(f"{seed} {who}")
    seen: dict[int, str] = {}
    ids, overtaken = [], 0
    with Case.open(folder, who=who) as case:
        for number in range(edits):
            at = draw.randrange(WORDS)
            made = Decision(
                id=f"{who}-{number}",
                act=Act.edit,
                target=Target(text_sha256="0" * 64, spans=(Span(at, at + 1),), role="stance"),
                who=who,
                when=f"2031-05-04T{draw.randrange(24):02}:00:00+00:00",
                value=f"{who} {number}",
                on=seen.get(at, ""),
            )
            while True:
                try:
                    case.decide(made)
                except DecisionOvertaken as fault:
                    overtaken += 1
                    made = replace(made, on=fault.latest)
                    continue
                break
            seen[at] = made.id
            ids.append(made.id)
    return Worked(ids=tuple(ids), overtaken=overtaken)


def both(folder: Path, edits: int, seed: int = 1) -> Outcome:
    """Two people's edits, interleaved as the machine has it, and what the record says after."""
    began = perf_counter()
    with ProcessPoolExecutor(len(PEOPLE), mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(work, folder, who, edits // len(PEOPLE), seed) for who in PEOPLE]
        done = [job.result() for job in jobs]
    seconds = perf_counter() - began
    with Case.open(folder) as case:
        decisions = case.decisions()
        faults = len(case.verify().faults)
    acknowledged = {each for worked in done for each in worked.ids}
    return Outcome(
        acknowledged=len(acknowledged),
        lost=len(acknowledged - {each.id for each in decisions}),
        forks=forks(decisions),
        overtaken=sum(each.overtaken for each in done),
        faults=faults,
        seconds=seconds,
    )


def forks(decisions: Sequence[Decision]) -> int:
    """How many decisions were not made on the one before them about the same words, or are not
    the ones in force though they are the last."""
    last: dict[str, str] = {}
    found = 0
    for each in decisions:
        (place,) = places(each)
        found += each.on != last.get(place, "")
        last[place] = each.id
    return found + len(set(last.values()) ^ {each.id for each in current(decisions)})


def main(arguments: Sequence[str] = ()) -> None:
    """Print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=10_000)
    parser.add_argument("--store", help="address of a PostgreSQL database")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        Case.create(case, question="Who burned it?", store=given.store).close()
        found = both(case, given.edits)
    where = "PostgreSQL" if given.store else "SQLite"
    print(
        f"{where}: {found.acknowledged} edits by {len(PEOPLE)} people, {found.overtaken} told "
        f"that they were overtaken; lost {found.lost}, forks {found.forks}, faults "
        f"{found.faults}; {found.acknowledged / found.seconds:.0f} edits a second"
    )


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
