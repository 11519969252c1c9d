"""Which decisions are in force."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Act, Decision, Span, Target
from crossbearing.store import current


def decision(key: str, act: Act, hour: int, value: str | None = None, role: str = "claim"):
    """A decision of a certain hour on one target."""
    target = Target(text_sha256="0" * 64, spans=(Span(1, 2), Span(4, 9)), role=role)
    when = f"2024-05-01T{hour:02}:00:00Z"
    return Decision(id=key, act=act, target=target, who="mara", when=when, value=value)


def in_force(*decisions: Decision) -> list[str]:
    """The ids of the decisions in force."""
    return [each.id for each in current(decisions)]


def test_later_wins():
    """A rejection after an acceptance of the same target takes its place."""
    assert in_force(decision("a", Act.accept, 1), decision("b", Act.reject, 2)) == ["b"]


def test_other_targets():
    """Decisions on other roles of the same words stand side by side."""
    first = decision("a", Act.accept, 1, role="claim")
    assert in_force(first, decision("b", Act.reject, 2, role="source")) == ["a", "b"]


def test_order_of_spans():
    """The same spans in another order are the same target."""
    first = decision("a", Act.accept, 1)
    turned = Target(text_sha256="0" * 64, spans=first.target.spans[::-1], role="claim")
    later = Decision(id="b", act=Act.reject, target=turned, who="m", when="2024-05-02T01:00Z")
    assert in_force(first, later) == ["b"]


def test_acceptance_after_edit():
    """Accepting what was edited leaves the edit in force."""
    edit = decision("a", Act.edit, 1, "denies")
    assert in_force(edit, decision("b", Act.accept, 2)) == ["a", "b"]


def test_undo():
    """An undone decision gives way to the one before it."""
    first, second = decision("a", Act.accept, 1), decision("b", Act.reject, 2)
    assert in_force(first, second, decision("c", Act.undo, 3, "b")) == ["a"]


def test_undo_undone():
    """An undo that is itself undone has no effect."""
    undo, again = decision("c", Act.undo, 3, "a"), decision("d", Act.undo, 4, "c")
    assert in_force(decision("a", Act.accept, 1), undo, again) == ["a"]


def test_zones():
    """Times are compared as moments, whatever their zone."""
    early = decision("a", Act.accept, 5)
    late = Decision(
        id="b", act=Act.reject, target=early.target, who="m", when="2024-05-01T04:00-03:00"
    )
    assert in_force(late, early) == ["b"]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(data=st.data())
def test_order_given(data):
    """The answer does not depend on the order in which decisions are given."""
    acts = data.draw(st.lists(st.sampled_from(Act), max_size=7))
    given_decisions = [
        decision(
            str(number), act, data.draw(st.integers(0, 3)), str(data.draw(st.integers(0, 6)))
        )
        for number, act in enumerate(acts)
    ]
    shuffled = data.draw(st.permutations(given_decisions))
    assert current(shuffled) == current(given_decisions)
