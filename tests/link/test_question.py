"""What a question presumes, and what it is about."""

from __future__ import annotations

import pytest

from crossbearing.errors import UsageError
from crossbearing.link import question


def test_who_struck_presumes_a_strike_and_an_actor():
    """Asking who struck takes for granted that somebody did."""
    asked = question("Who struck the Sarn depot?")
    assert [each.split(":")[0] for each in asked.presumes] == ["a strike", "an actor"]
    assert asked.site == "Sarn depot"


def test_what_happened_presumes_nothing():
    """An open question has no presupposition."""
    asked = question("What happened at the Sarn depot?")
    assert asked.presumes == ()
    assert asked.site == "Sarn depot"


def test_an_empty_question_is_refused_with_an_example():
    """Nothing asked is a usage error that shows how to ask."""
    with pytest.raises(UsageError, match="-q"):
        question("  ")
