"""The author's own judgements."""

import pytest

from crossbearing.extract.judgements import judgements
from tests.extract.parsing import parsed
from tests.extract.statements import said

REPORT = "The council says no plane was near. {}"


@pytest.mark.parametrize(
    ("verdict", "stance"),
    [
        ("This is most likely true.", "endorses"),
        ("That is not true.", "rejects"),
        ("That is doubtful.", "doubts"),
        ("Yet this is hardly false.", "endorses"),
    ],
)
def test_a_verdict_that_looks_back_is_about_the_statement_before(verdict, stance):
    """The demonstrative leads to the statement; negation turns the stance."""
    text = REPORT.format(verdict)
    statement = said(text, "The council", "no plane was near")
    (found,) = judgements(parsed(text), [statement])
    assert (found.stance, found.about) == (stance, statement.id)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("There is no doubt Teral asked first.", "asserts"),
        ("Yet, it is unlikely Teral fired.", "rejects"),
        ("The guard was allegedly asleep.", "doubts"),
    ],
)
def test_a_verdict_on_what_follows_stands_alone(sentence, stance):
    """The author's own proposition is about no statement."""
    (found,) = judgements(parsed(sentence), [])
    assert (found.stance, found.about) == (stance, None)


@pytest.mark.parametrize("label", ["“Teral”", "so-called peacekeepers"])
def test_scare_quotes_and_so_called_keep_a_label_at_a_distance(label):
    """A few words in quotation marks that nobody is said to have spoken."""
    text = f"That put {label} on edge."
    (found,) = judgements(parsed(text), [])
    assert (found.stance, found.span.of(text)) == ("distances", label)


def test_a_verdict_inside_a_statement_is_its_speakers():
    """The author is not charged with what another says."""
    text = "She said there is no doubt Teral fired."
    assert not judgements(parsed(text), [said(text, "She", "there is no doubt Teral fired")])
