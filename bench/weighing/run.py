"""How weighing grows, and a thousand reports assessed: `python -m bench.weighing.run`.

Worlds are made up with a seed. A world of n origins has voices of many kinds, every fifth under a
controller of many voices, an actor named for every twenty origins, and a denial for every seventh.
Times are CPU seconds on this machine; what carries over to others is their ratio within one run.
"""

from __future__ import annotations

import random
import time

from bench.workbench.reports import QUESTION, Writer
from crossbearing.casework.assessing import answer
from crossbearing.model import (
    Access,
    Assertion,
    Cause,
    Certainty,
    Claim,
    Entity,
    Links,
    MentionType,
    Origin,
    OriginKind,
    Parties,
    Passage,
    Question,
    Span,
    Stance,
    Trace,
    Variable,
)
from crossbearing.weigh import weigh
from crossbearing.weigh.dependence import word_of

REPORTS = (100, 1000)
"""Reports of each case that is assessed as a whole."""
PARTIES = ("Ansel", "Teral", "Orrin", "Dovrin", "Pelmar")
BEARING = 0.17
"""Share of paragraphs that lay it on a party: about one a report."""
SIZES = (40, 160, 1000)
"""Origins of each world."""
MEANS = ("air strike", "shelling", "drone attack")
SEED = 7


def world(count: int) -> tuple[Links, Trace]:
    """Links and trace of a world of `count` origins, each with a statement of its own."""
    chance = random.Random(SEED)
    actors = [f"e-{number}" for number in range(max(2, count // 20))]
    said: dict[tuple[Variable, str], list[Assertion]] = {}
    origins = []
    for number in range(count):
        passage = Passage(document=f"d-{number:04}", spans=(Span(0, 9),))
        denies = number % 7 == 6
        values = [
            (Variable.cause, chance.choice(list(Cause)).value),
            (Variable.actor, chance.choice(actors)),
            (Variable.means, chance.choice(MEANS)),
        ]
        for of in chance.sample(values, chance.randint(1, len(values))):
            said.setdefault(of, []).append(
                Assertion(
                    document=passage.document,
                    statement=f"s-{number}",
                    passage=passage,
                    supports=not denies,
                    stance=Stance.denies if denies else Stance.asserts,
                    certainty=chance.choice(list(Certainty)),
                )
            )
        origins.append(
            Origin(
                id=f"o-{number:04}",
                kind=chance.choice([each for each in OriginKind if each != OriginKind.author]),
                label=f"voice {number}",
                access=chance.choice([each for each in Access if each != Access.none]),
                controller=chance.choice(actors) if number % 5 == 0 else None,
                gatekeeper=None,
                statements=(f"s-{number}",),
                documents=(passage.document,),
                passages=(passage,),
            )
        )
    links = Links(
        entities=tuple(
            Entity(id=each, name=f"Party {each}", type=MentionType.country) for each in actors
        ),
        relations=(),
        claims=tuple(
            Claim(
                id=f"c-{variable}-{value}",
                variable=variable,
                value=value,
                label=value,
                assertions=tuple(found),
            )
            for (variable, value), found in said.items()
        ),
        parties=Parties(
            injured=actors[0], accused=tuple(actors[1:]), opponents=((actors[0], actors[1]),)
        ),
    )
    return links, Trace(copies=(), origins=tuple(origins))


def seconds(links: Links, trace: Trace) -> float:
    """CPU seconds of one weighing, the least of three, each with nothing kept from the last."""
    times = []
    for _ in range(3):
        word_of.cache_clear()
        start = time.process_time()
        weigh(Question(text="Who did it?"), links, trace, ())
        times.append(time.process_time() - start)
    return min(times)


def assessed(count: int) -> tuple[float, int]:
    """CPU seconds to link, trace and weigh `count` reports that were read before, and the
    origins they come down to."""
    made = list(Writer(SEED, bearing=BEARING, parties=PARTIES).reports(count))
    documents, notes = [each.document for each in made], [each.notes for each in made]
    start = time.process_time()
    assessment = answer(QUESTION, documents, notes)
    return time.process_time() - start, len(assessment.trace.origins)


def main() -> None:
    """Print the time of each world, how it grew from the one before, and a thousand reports."""
    before: tuple[int, float] | None = None
    for count in SIZES:
        links, trace = world(count)
        spent = seconds(links, trace)
        actors = sum(each.variable is Variable.actor for each in links.claims)
        told = f"{count:5} origins, {actors:3} actors  {spent:7.3f} s"
        if before is not None:
            told += f"   {count / before[0]:5.2f} x the origins, {spent / before[1]:5.2f} x the time"
        print(told)
        before = count, spent
    for count in REPORTS:
        spent, origins = assessed(count)
        print(f"{count:5} reports, {origins:3} origins, reading excluded  {spent:7.3f} s")


if __name__ == "__main__":
    main()
