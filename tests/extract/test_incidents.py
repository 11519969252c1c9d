"""Incidents, their casualties and who is said to have done it."""

import pytest

from crossbearing.extract.casualties import casualties
from crossbearing.extract.incidents import incidents
from crossbearing.extract.mentions import mentions
from crossbearing.extract.places import places
from crossbearing.extract.times import times
from crossbearing.model import (
    Allegation,
    Certainty,
    Responsibility,
    Stance,
    Variable,
)
from tests.extract.parsing import parsed
from tests.extract.statements import said, span_of


def read(text, attributions=(), allegations=(), published=None):
    """The incidents of a text, with allegations and statements given by hand."""
    document = parsed(text, published)
    named = mentions(document)
    return incidents(
        document,
        attributions,
        named,
        allegations,
        times(document.document),
        places(document, named),
    )


def alleged(text, words, value, variable=Variable.actor, **more):
    """An allegation in the first such words of `text`."""
    where = span_of(text, words)
    return Allegation(
        document="d-test", span=where, variable=variable, value=value, party=where, **more
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "It killed one guard and injured eight others.",
            [("killed", 1, 1), ("injured", 8, 8)],
        ),
        ("Five people were killed.", [("killed", 5, 5)]),
        ("The blast left dozens wounded.", [("injured", 24, 99)]),
        ("No one was killed.", [("killed", 0, 0)]),
        ("Two workers died.", [("killed", 2, 2)]),
        ("Nobody was hurt.", [("injured", 0, 0)]),
    ],
)
def test_casualties_are_counted_by_outcome(text, figures):
    """Numbers come as words or digits; what cannot be read off is not guessed."""
    assert [(f.outcome, f.low, f.high) for f, _ in casualties(parsed(text))] == figures


def test_an_explosion_without_one_agreed_cause_says_so():
    """The type does not prejudge the answer."""
    text = "A blast at the Sarn depot killed two guards on 3 May 2021."
    (incident,) = read(text)
    assert (incident.type, incident.subtype) == ("other", "explosion, cause disputed")
    assert (incident.start, incident.precision) == ("2021-05-03", "day")
    assert [target.text for target in incident.targets] == ["the Sarn depot"]
    assert [victim.text for victim in incident.victims] == ["two guards"]


@pytest.mark.parametrize(
    ("stance", "responsibility"),
    [
        (Stance.denies, Responsibility.denied),
        (Stance.suspects, Responsibility.suspected),
        (Stance.accuses, Responsibility.accused_by_authorities),
        (Stance.admits, Responsibility.claimed),
    ],
)
def test_responsibility_follows_the_stance_of_who_says_so(stance, responsibility):
    """A ministry is an authority."""
    text = "The ministry spoke of an attack by Teral on the Sarn depot."
    statement = said(text, "The ministry", "an attack by Teral", stance)
    allegation = alleged(text, "Teral", "Teral", by=statement.id)
    (incident,) = read(text, [statement], [allegation])
    assert [each.responsibility for each in incident.perpetrators] == [responsibility]


def test_what_the_author_states_is_held_as_fact():
    """A hedge of the author's own makes it possible."""
    text = "Teral attacked the Sarn depot."
    (sure,) = read(text, [], [alleged(text, "Teral", "Teral")])
    (hedged,) = read(text, [], [alleged(text, "Teral", "Teral", certainty=Certainty.possible)])
    assert sure.perpetrators[0].responsibility is Responsibility.fact
    assert hedged.perpetrators[0].responsibility is Responsibility.possible


def test_another_crime_in_the_same_report_is_another_incident():
    """A kidnapping beside a blast has its own record."""
    text = "A blast hit the Sarn depot. In May 2021 gunmen kidnapped a driver in Lima."
    assert [each.type for each in read(text)] == ["other", "kidnapping"]


def test_a_text_without_an_incident_has_none():
    """Nothing happened, nothing is recorded."""
    assert read("The council met and talked about bread.") == ()


def test_who_enabled_it_stands_in_the_record_apart_from_who_did_it():
    """A part in it is a perpetrator's role, with the words that say so."""
    text = "Teral armed the raiders who attacked the Sarn depot. Two men were killed."
    told = alleged(text, "Teral", "Teral", Variable.role, role="enabled")
    (incident, *_) = read(text, allegations=(told,))
    assert [(each.text, each.role) for each in incident.perpetrators] == [("Teral", "enabled")]
