"""Arguments, their schemes and whose they are."""

import pytest

from crossbearing.extract.arguments import arguments
from crossbearing.model import Scheme
from tests.extract.parsing import parsed
from tests.extract.statements import said


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        (
            "When a depot exploded at Harun in May 2019, it did not leave a pit.",
            Scheme.precedent,
        ),
        ("Old shells would not leave a pit that deep.", Scheme.elimination),
        ("Only Teral has such missiles.", Scheme.capability),
        ("The Front could not have carried out the attack.", Scheme.capability),
        ("The Front lacks the means to reach the depot.", Scheme.capability),
        ("Teral had every reason to stop the talks.", Scheme.motive),
        ("Only “Teral” would have benefited from it.", Scheme.motive),
        ("The holes are consistent with a mortar.", Scheme.signature),
        ("Teral was very quick to deny it.", Scheme.behaviour),
        ("The blast came hours before the vote.", Scheme.timing),
        ("The explosion came after Teral had changed its plans.", Scheme.timing),
        ("Experts found soot, which suggests a slow fire.", Scheme.expert_finding),
    ],
)
def test_a_cue_tells_the_scheme(text, scheme):
    """One sentence, one argument, and without statements it is the author's."""
    (found,) = arguments(parsed(text), [])
    assert (found.scheme, found.by) == (scheme, None)


def test_a_connective_divides_premise_from_conclusion():
    """What follows "which suggests" is the conclusion."""
    text = "Experts found soot, which suggests a slow fire."
    (found,) = arguments(parsed(text), [])
    assert found.premises[0].of(text) == "Experts found soot"
    assert found.conclusion is not None
    assert found.conclusion.of(text) == "a slow fire."


def test_a_precedent_is_told_first_and_applied_after():
    """The dated event and the parallel are premises; what the colon opens is concluded."""
    text = (
        "In 2027 a missile destroyed the store at Dunmere. It was denied. "
        "As at Dunmere, so at Sarn: Teral struck the depot."
    )
    (found,) = arguments(parsed(text), [])
    assert found.scheme is Scheme.precedent
    assert [each.of(text) for each in found.premises] == [
        "In 2027 a missile destroyed the store at Dunmere.",
        "As at Dunmere, so at Sarn:",
    ]
    assert found.conclusion is not None
    assert found.conclusion.of(text) == "Teral struck the depot."


def test_a_sentence_with_therefore_concludes_the_argument_before_it():
    """It is no argument of its own."""
    text = "Pelmar had no motive to strike. Therefore the explosion was an accident."
    (found,) = arguments(parsed(text), [])
    assert found.conclusion is not None
    assert found.conclusion.of(text) == "the explosion was an accident."


def test_the_next_sentence_tells_why_somebody_could_not_have_acted():
    """What could not have been done is the conclusion, by whoever says it."""
    text = (
        "The mission said that the Front could not have carried out the attack. "
        "All its members have been interned."
    )
    statement = said(
        text, "The mission", "that the Front could not have carried out the attack"
    )
    (found,) = arguments(parsed(text), [statement])
    assert found.by == statement.id
    assert found.premises[0].of(text) == "All its members have been interned."
    assert found.conclusion == statement.content[0]


def test_an_argument_inside_a_statement_is_its_speakers():
    """The author only reports it."""
    text = "The minister said old shells would not leave a pit that deep."
    statement = said(text, "The minister", "old shells would not leave a pit that deep")
    (found,) = arguments(parsed(text), [statement])
    assert found.by == statement.id


@pytest.mark.parametrize(
    "text",
    [
        "The depot burned for two days.",
        "The council met after the blast.",
        "And who had a motive?",
        "A worker found a fragment of a missile.",
        "Only one candidate has the experience for it.",
    ],
)
def test_plain_reporting_is_no_argument(text):
    """No cue, no inference."""
    assert not arguments(parsed(text), [])
