"""A decision is made on what somebody saw; what came in between is never lost or passed over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossbearing.errors import DecisionOvertaken
from crossbearing.model import Act, Decision, Span, Target
from crossbearing.store import Case, current, places, write_aim
from tests.store.conftest import as_intruder

TEXT = "0" * 64


def target(start: int = 0, role: str = "statement") -> Target:
    """Three letters of one text."""
    return Target(text_sha256=TEXT, spans=(Span(start, start + 3),), role=role)


def made(key: str, act: Act = Act.accept, on: str | None = "", **fields) -> Decision:
    """A decision on the first three letters, made on nothing unless told otherwise."""
    given = {"target": target(), "who": "mara", "when": "2024-05-01T10:00Z", **fields}
    return Decision(id=key, act=act, on=on, **given)


def test_the_version_is_the_latest_decision_on_the_words(case):
    """Each decision on the same words is a version of them."""
    assert case.version(made("x-1")) == ""
    case.decide(made("x-1"))
    case.decide(made("x-2", Act.reject, on="x-1"))
    assert case.version(made("x-3")) == "x-2"


def test_a_decision_on_an_earlier_version_is_refused(case):
    """Whoever was slower is told who was faster, and nothing is recorded."""
    case.decide(made("x-1", who="noor"))
    with pytest.raises(DecisionOvertaken, match="noor decided about the same words") as refused:
        case.decide(made("x-2", Act.reject))
    assert (refused.value.made_on, refused.value.latest) == ("", "x-1")
    assert [each.id for each in case.decisions()] == ["x-1"]


def test_two_who_saw_the_same_are_told_apart(case):
    """Of two decisions on one version, from two connections, one is kept and one refused."""
    with Case.open(case.folder, who="noor") as other:
        other.decide(made("x-1"))
        with pytest.raises(DecisionOvertaken):
            case.decide(made("x-2"))
        case.decide(made("x-2", on="x-1"))
        assert [each.id for each in other.decisions()] == ["x-1", "x-2"]


def test_a_version_of_other_words_is_refused(case):
    """A version that was never one of these words is not taken for theirs."""
    case.decide(made("x-1"))
    with pytest.raises(DecisionOvertaken, match="not about these words"):
        case.decide(made("x-2", on="x-1", target=target(7)))


def test_who_names_no_version_decides_on_the_present_one(case):
    """The version is filled in, so that the record always has it."""
    case.decide(made("x-1", on=None))
    case.decide(made("x-2", on=None))
    assert [each.on for each in case.decisions()] == ["", "x-1"]


def test_the_same_decision_twice_is_one(case):
    """A form that is sent again, by a tired finger, adds nothing and is no conflict."""
    assert case.decide(made("x-1"))
    assert not case.decide(made("x-1"))
    assert len(case.decisions()) == 1


def test_an_undoing_is_a_version_of_what_it_undoes(case):
    """What was undone meanwhile has to be seen before it is decided anew."""
    case.decide(made("x-1"))
    case.decide(made("x-2", Act.undo, on="x-1", value="x-1"))
    case.decide(made("x-3", Act.undo, on="x-2", value="x-2"))
    with pytest.raises(DecisionOvertaken):
        case.decide(made("x-4", on="x-1"))
    assert case.version(made("x-4")) == "x-3"


def test_the_parts_of_a_statement_are_one_place(case):
    """Who accepts a statement saw its stance; an edit of that since is shown to them."""
    case.decide(made("x-1", Act.edit, target=target(role="stance"), value="denies"))
    with pytest.raises(DecisionOvertaken):
        case.decide(made("x-2"))


def test_both_ends_of_a_merge_are_looked_at(case):
    """What one person joined is seen by who parts the same two the other way round."""
    one, other = target(role="mention"), target(7, role="mention")
    case.decide(made("x-1", Act.merge, target=one, value=write_aim(other)))
    parting = made("x-2", Act.divide, target=other, value=write_aim(one))
    with pytest.raises(DecisionOvertaken):
        case.decide(parting)
    case.decide(replace(parting, on="x-1"))
    assert [each.id for each in current(case.decisions())] == ["x-2"]


def test_a_slow_clock_hides_no_decision(case):
    """What was decided on a version comes after it, whatever the clock of the machine says."""
    case.decide(made("x-1", when="2024-05-01T12:00Z"))
    case.decide(made("x-2", Act.reject, on="x-1", when="2024-05-01T09:00Z"))
    assert [each.id for each in current(case.decisions())] == ["x-2"]


def test_decisions_of_the_first_version_count(case):
    """Decisions that were recorded before they told their place are versions too."""
    case.decide(made("x-1"))
    as_intruder(case, "UPDATE payloads SET part_of = '' WHERE key = 'x-1'")
    with pytest.raises(DecisionOvertaken):
        case.decide(made("x-2"))


def test_places_tell_words_and_roles_apart():
    """Other words, and the same words in another role, are another place."""
    found = [made("x", target=target(*each)) for each in ((0,), (7,), (0, "origin"))]
    assert len({place for each in found for place in places(each)}) == 3
