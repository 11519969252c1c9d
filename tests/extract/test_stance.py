"""What kind of act a statement is, and how sure."""

from __future__ import annotations

import pytest

from crossbearing.model import Certainty, Stance
from tests.extract.reading import statements


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said no planes were flying.", Stance.asserts),
        ("The army denied involvement.", Stance.denies),
        ("The army did not deny that shells fell.", Stance.asserts),
        ("The army denied reports that a drone was seen.", Stance.denies),
        ("The army dismissed the claims as baseless.", Stance.denies),
        ("The front claimed responsibility for the blast.", Stance.admits),
        ("The pilot admitted that he fired.", Stance.admits),
        ("The mayor accused the army of arson.", Stance.accuses),
        ("The group was blamed for the fire.", Stance.accuses),
        ("The police suspect that the valve failed.", Stance.suspects),
        ("The mayor asked whether the road was open.", Stance.asks),
        ("The governor threatened to close the port.", Stance.threatens),
        ("The governor promised to open the port.", Stance.promises),
        ("The company declined to comment.", Stance.declines),
        ("The army has not claimed responsibility for the blast.", Stance.declines),
        ("The army did not respond to a request for comment.", Stance.declines),
        ("“It was not us,” the general said.", Stance.denies),
        ("The statement read: “Our fighters struck the depot.”", Stance.admits),
        ("The army did not say who fired.", Stance.declines),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    """The cue says what kind of act a statement is, negation and object considered."""
    assert statements(text)[0].found.stance is stance


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The army said the pump failed.", Certainty.certain),
        ("The army said the pump possibly failed.", Certainty.possible),
        ("The army said the pump may have failed.", Certainty.possible),
        ("The army said the pump had probably failed.", Certainty.probable),
        ("The bridge is believed to have collapsed.", Certainty.probable),
        ("The mayor asked whether the road was open.", Certainty.unknown),
    ],
)
def test_certainty(text: str, certainty: Certainty) -> None:
    """Hedges in the cue or early in the content lower certainty; questions have none."""
    assert statements(text)[0].found.certainty is certainty
