"""No name tips the scale: another in its place changes nothing but the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from crossbearing.model import Attribution, Span
from tests.extract.drafting import read
from tests.extract.names import BODIES, PERSONS

PERSON, BODY = "Dara Voss", "Anvil Front"
OF_PERSONS = (
    (
        "Colonel {name}, a spokesman for the coast guard, said the mine may have drifted. He denied that "
        "the guard had laid it. “We lay no mines,” {name} said.",
        (
            "Colonel {name}, a spokesman for the coast guard | said | the mine may have drifted",
            "He | denied | that the guard had laid it",
            "{name} | said | “We lay no mines,”",
        ),
    ),
    (
        "“There was one bang,” said {name}, a deckhand. Two officials told {name} that the port had called "
        "for an inquiry. She has not seen it.\nThe deckhand accused the port of neglect.",
        (
            "{name}, a deckhand | said | “There was one bang,”",
            "Two officials | told | that the port had called for an inquiry",
            "the port | had called for | an inquiry",
            "The deckhand | accused | the port of neglect",
        ),
    ),
    (
        "The mayor, {name}, did not deny the report. The mayor’s office declined to comment. On Monday {name} "
        "told reporters that rebels had shelled the bridge, and promised to rebuild it.",
        (
            "The mayor, {name} | did not deny | the report",
            "The mayor’s office | declined | to comment",
            "{name} | told | that rebels had shelled the bridge",
            " | promised | to rebuild it",
        ),
    ),
    (
        "Neighbours blamed {name} for the fire. {name} denies it. According to his lawyer, he was asleep.",
        (
            "Neighbours | blamed | {name} for the fire",
            "{name} | denies | it",
            "his lawyer | According to | he was asleep",
        ),
    ),
)
OF_BODIES = (
    (
        "Fighters of the {name} struck the depot, a senior officer said. The {name} denied any part in it. "
        "“If they come, we will burn the port,” its commander warned.",
        (
            "a senior officer | said | Fighters of the {name} struck the depot",
            "The {name} | denied | any part in it",
            "its commander | warned | “If they come, we will burn the port,”",
        ),
    ),
    (
        "The government of {name} said its planes had not crossed the border. Sources within the {name} told "
        "the agency that a drone was fired from the coast. {name}’s army did not respond.",
        (
            "The government of {name} | said | its planes had not crossed the border",
            "Sources within the {name} | told | that a drone was fired from the coast",
            "{name}’s army | did not respond | ",
        ),
    ),
    (
        "A spokesman for the {name} said it had shelled the bridge. Witnesses said the {name} had also burned "
        "a mill. The group admitted it.",
        (
            "A spokesman for the {name} | said | it had shelled the bridge",
            "Witnesses | said | the {name} had also burned a mill",
            "The group | admitted | it",
        ),
    ),
)


def _facts(text: str, said: Attribution, name: str) -> Iterator[object]:
    """All that is made of a statement, the name itself written over."""

    def plain(words: str | None) -> str | None:
        return None if words is None else words.replace(name, "NAME")

    def printed(spans: Sequence[Span]) -> list[str | None]:
        return [plain(span.of(text)) for span in spans]

    voice = said.voice
    yield from (said.stance, said.certainty, said.distanced, said.parent is None)
    yield from (printed(said.hedge), printed(said.negation))
    yield from (plain(voice.name), voice.kind, voice.anonymous, plain(voice.affiliation))
    yield from (voice.number, voice.reason)


def _read(passage: tuple[str, tuple[str, ...]], name: str) -> list[list[object]]:
    text, statements = passage
    filled = text.replace("{name}", name)
    found = read(
        filled,
        *(each.replace("{name}", name) for each in statements if not each.endswith("| ")),
    )
    return [list(_facts(filled, said, name)) for said in found]


@pytest.mark.parametrize(
    ("passages", "name", "others"),
    [(OF_PERSONS, PERSON, PERSONS), (OF_BODIES, BODY, BODIES)],
    ids=["persons", "bodies"],
)
def test_another_name_changes_nothing_but_the_name(passages, name, others) -> None:
    """Of the statements under two hundred names at most one in two hundred is read otherwise."""
    number = 0
    different = []
    for passage in passages:
        plain = _read(passage, name)
        for other in others:
            for one, another in zip(plain, _read(passage, other), strict=True):
                number += 1
                if one != another:
                    different.append((other, one, another))
    assert len(different) <= number / 200, different[:10]


def test_there_are_two_hundred_names() -> None:
    """The names are many, and none stands twice."""
    assert len({*PERSONS, *BODIES}) == len(PERSONS) + len(BODIES) >= 200
