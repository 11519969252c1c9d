"""What turned out true is recorded beside the answer as it stood, and scored against it."""

from __future__ import annotations

import pytest

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.store import Case
from tests.casework.conftest import LATER, add

NOON = "2031-05-01T12:00:00+00:00"
EVENING = "2031-05-01T18:00:00+00:00"


def shares(case):
    cause = next(
        each for each in casework.weigh_case(case).verdict.variables if each.variable == "cause"
    )
    return tuple((each.label, each.probability) for each in cause.answers)


def test_the_answer_is_scored_as_it_stood_before_anybody_knew(case, reports):
    """Reports that come in afterwards do not make an answer look better."""
    stood = shares(case)
    casework.resolve_case(case, "accident", who="K. Aster", when=NOON)
    add(case, reports, LATER)
    assert shares(case) != stood
    scored = casework.calibrate([case]).forecasts[0]
    assert scored.shares == stood
    assert scored.truth == "accident with stored munitions"


def test_a_later_resolution_takes_the_place_of_an_earlier_and_both_stay(case):
    """Nothing is overwritten, and the newest holds."""
    casework.resolve_case(case, "accident", who="K. Aster", when=NOON)
    casework.resolve_case(case, "something else", who="K. Aster", when=EVENING)
    assert casework.calibrate([case]).forecasts[0].truth == "something else"
    with Case.open(case) as held:
        assert len(held.decisions()) == 2


def test_an_answer_that_is_none_is_refused_with_the_answers_there_are(case):
    """A slip of the pen would spoil the score for good."""
    with pytest.raises(UsageError, match="attack"):
        casework.resolve_case(case, "a whale", who="K. Aster", when=NOON)


def test_a_resolution_leaves_the_answer_as_it_is(case):
    """To know what was true weighs nothing in what the reports say."""
    before = shares(case)
    casework.resolve_case(case, "attack", who="K. Aster", when=NOON)
    assert shares(case) == before
    assert casework.verify_case(case).repaired == ()


def test_cases_that_nobody_resolved_are_named(case):
    """They are not counted as wrong, and not forgotten."""
    resolved = casework.calibrate([case.parent])
    assert resolved.scored is None
    assert [each.path for each in resolved.skipped] == [str(case)]
