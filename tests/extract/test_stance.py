"""What kind of act a statement is, read off its words."""

from __future__ import annotations

import pytest

from crossbearing.model import Stance
from tests.extract.drafting import read_one
from tests.extract.reading import statements


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said the planes were flying.", Stance.asserts),
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
def test_stance_of_what_the_rules_find(text: str, stance: Stance) -> None:
    """The cue says what kind of act a statement is, negation and object considered."""
    assert statements(text)[0].found.stance is stance


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("The port | said in a statement | that a pump failed", Stance.asserts),
        ("The port | issued a denial | of the report", Stance.denies),
        ("The port | is adamant | that a pump failed", Stance.asserts),
        ("The guard | was quoted as saying | the gate stood open", Stance.asserts),
        ("The port | ’s claim | that a pump failed", Stance.asserts),
        ("The port | pointed the finger | at the crew", Stance.accuses),
        ("The port | has yet to reply | to letters", Stance.declines),
        ("The port | would not be drawn | on the cause", Stance.declines),
        ("The port | refused to say | who was on watch", Stance.declines),
        ("The port | neither confirmed nor denied | the report", Stance.declines),
        ("The port | called for | an inquiry", Stance.asks),
        ("The port | told | residents to stay away", Stance.asks),
        ("The port | stopped short of blaming | the crew", Stance.asserts),
        ("The port | named | the crew as the culprits", Stance.accuses),
        ("The port | called | the reports “a fairy tale”", Stance.denies),
    ],
)
def test_cues_are_read_by_their_words(statement: str, stance: Stance) -> None:
    """A cue no table lists whole is read by the word in it that does something."""
    text = " ".join(part.strip() for part in statement.split("|")) + "."
    assert read_one(text, statement).stance is stance


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("The front | said | it had nothing to do with the fire", Stance.denies),
        ("The front | said | its fighters had shelled the depot", Stance.admits),
        ("The front | said | its fighters had not shelled the depot", Stance.denies),
        ("The front | said | the army had shelled the depot", Stance.accuses),
        ("The front | believes | the army shelled the depot", Stance.suspects),
        ("The front | said | a shell may have been fired by the army", Stance.suspects),
        ("The front | said | the ship was not hit by a torpedo", Stance.asserts),
        ("The front | said | a valve had failed", Stance.asserts),
        ("The front | said | “We fired the rocket”", Stance.admits),
        ("The front | said | “They bombed us”", Stance.accuses),
        ("The front | said | “Who fired the rocket?”", Stance.asks),
        ("The front | said | “If they return, we will burn the port”", Stance.threatens),
        ("The front | said | “We will publish the list”", Stance.promises),
        ("The front | said | “We reject these lies”", Stance.denies),
        ("The front | warned | that any attack will be met with fire", Stance.threatens),
    ],
)
def test_plain_cues_leave_it_to_the_content(statement: str, stance: Stance) -> None:
    """Where the cue only says, who did what in the content decides."""
    text = " ".join(part.strip() for part in statement.split("|")) + "."
    assert read_one(text, statement).stance is stance
