"""Runs of capitalised words."""

from __future__ import annotations

import pytest

from crossbearing.extract.capitals import capital_runs


@pytest.mark.parametrize(
    "name",
    [
        "Dara Voss",
        "Abu Hamza al-Nuri",
        "Ana María de la Cruz",
        "Seán O’Brádaigh",
        "Nguyễn Văn Tú",
        "Wilma Okafor-Lund",
        "IRK",
        "R. Muradi",
        "Anders & Koroma",
        "Adewale “Heron” Tokunboh",
    ],
)
def test_a_name_is_one_run(name: str) -> None:
    """Particles, hyphens, apostrophes, initials and nicknames hold a name together."""
    text = f"On the quay {name} said it rained."
    (_, run) = capital_runs(text, 0, len(text))
    assert run.span.of(text) == name
    assert not run.opening


def test_a_possessive_ending_is_not_part_of_a_name() -> None:
    """The run stops before an apostrophe and s."""
    text = "It was Voss’s boat."
    assert [run.span.of(text) for run in capital_runs(text, 0, len(text))] == ["It", "Voss"]
