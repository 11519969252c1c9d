"""Whether the writer keeps away from a statement."""

from __future__ import annotations

import pytest

from tests.extract.drafting import read_one


@pytest.mark.parametrize(
    ("statement", "distanced"),
    [
        ("The so-called ministry | says | a mine went off", True),
        ("The port | claimed without evidence | that a mine went off", True),
        ("Their “experts” | say | a mine went off", True),
        ("The port | described | the purported loss of a ship", True),
        ("The port | ’s lie | that a mine went off", True),
        ("The port | claimed | that a mine went off", False),
        ("The port | said | that a mine “went off”", False),
    ],
)
def test_distance_is_marked_by_words_of_the_writer(statement: str, distanced: bool) -> None:
    """ "Claimed" alone is no distance; "so-called" and scare quotes about the source are."""
    text = " ".join(part.strip() for part in statement.split("|")) + "."
    assert read_one(text, statement).distanced is distanced
