"""Exact enumeration: worked numbers, and agreement with a separate brute force."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import UsageError
from crossbearing.weigh.network import Network, Node, yes_no
from tests.weigh import elimination

H = ("H1", "H2", "H3")
HEARD: dict[tuple[str, ...], float] = {("yes",): 0.9, ("no",): 0.1}


def by_hypothesis(*chances: float) -> dict[tuple[str, ...], float]:
    return {(name,): chance for name, chance in zip(H, chances, strict=True)}


def world(*reports: Node) -> Network:
    """Three hypotheses, a hidden yes/no that a witness saw, one further item, and reports."""
    even = Node(name="H", states=H, table={(): (1 / 3, 1 / 3, 1 - 2 / 3)})
    seen = yes_no("A", by_hypothesis(0.8, 0.5, 0.2), parents=("H",))
    item = yes_no("E", by_hypothesis(0.95, 0.5, 0.05), parents=("H",))
    return Network((even, seen, item, *reports))


def test_two_reports_of_one_hidden_word():
    """Two channels to the same witness say more than one, and less than two witnesses."""
    reports = [yes_no(name, HEARD, parents=("A",)) for name in ("R1", "R2")]
    found = world(*reports).posterior("H", {"R1": "yes", "R2": "yes", "E": "yes"})
    assert list(found.values()) == pytest.approx([0.7431, 0.2467, 0.0102], abs=5e-5)


def test_a_verbatim_copy_adds_exactly_nothing():
    """A report copied from another leaves what the first one gives."""
    first = yes_no("R1", HEARD, parents=("A",))
    copy = yes_no("R2", {("yes",): 1.0, ("no",): 0.0}, parents=("R1",))
    alone = world(first).posterior("H", {"R1": "yes", "E": "yes"})
    both = world(first, copy).posterior("H", {"R1": "yes", "R2": "yes", "E": "yes"})
    assert both == alone
    assert list(both.values()) == pytest.approx([0.7277, 0.2588, 0.0135], abs=5e-5)


def test_counting_the_two_as_independent_witnesses_overstates():
    """Two hidden words instead of one bring the lead to .8021."""
    second = yes_no("B", by_hypothesis(0.8, 0.5, 0.2), parents=("H",))
    reports = [
        yes_no("R1", HEARD, parents=("A",)),
        second,
        yes_no("R2", HEARD, parents=("B",)),
    ]
    found = world(*reports).posterior("H", {"R1": "yes", "R2": "yes", "E": "yes"})
    assert list(found.values()) == pytest.approx([0.8021, 0.1927, 0.0052], abs=5e-5)


chances = st.floats(0.01, 0.99)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(chances, min_size=7, max_size=7), st.booleans(), st.booleans())
def test_enumeration_agrees_with_summing_the_joint_by_hand(p, c_seen, d_seen):
    """On a -> b, (a, b) -> c, b -> d, the posterior equals the ratio of sums of the joint."""
    net = Network(
        (
            yes_no("a", {(): p[0]}),
            yes_no("b", {("yes",): p[1], ("no",): p[2]}, parents=("a",)),
            yes_no(
                "c",
                {
                    (x, y): p[3] if x == y else p[4]
                    for x in ("yes", "no")
                    for y in ("yes", "no")
                },
                parents=("a", "b"),
            ),
            yes_no("d", {("yes",): p[5], ("no",): p[6]}, parents=("b",)),
        )
    )

    def joint(a: bool, b: bool) -> float:
        chance: float = p[0] if a else 1 - p[0]
        given_a = p[1] if a else p[2]
        chance *= given_a if b else 1 - given_a
        for yes, seen in ((p[3] if a == b else p[4], c_seen), (p[5] if b else p[6], d_seen)):
            chance *= yes if seen else 1 - yes
        return chance

    word = {True: "yes", False: "no"}
    found = net.posterior("a", {"c": word[c_seen], "d": word[d_seen]})
    total = sum(joint(a, b) for a, b in itertools.product((True, False), repeat=2))
    assert found["yes"] == pytest.approx((joint(True, True) + joint(True, False)) / total)


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        ((yes_no("b", HEARD, parents=("a",)),), "must come before"),
        ((yes_no("a", {(): 0.5}), yes_no("a", {(): 0.5})), "named twice"),
        ((Node(name="a", states=("x", "y"), table={(): (0.5, 0.6)}),), "sum to 1"),
        ((yes_no("a", {("yes",): 0.5}),), "one row of 2 chances"),
    ],
)
def test_a_network_that_does_not_hold_together_is_refused(nodes, told):
    """Missing parents, double names and rows that are no distributions are named."""
    with pytest.raises(UsageError, match=told):
        Network(nodes)


def test_questions_a_network_cannot_answer_are_refused():
    """Unknown names, impossible observations and too many states are told apart."""
    sure = Network((yes_no("a", {(): 1.0}),))
    with pytest.raises(UsageError, match="there is no b"):
        sure.posterior("b", {})
    with pytest.raises(UsageError, match="impossible"):
        sure.posterior("a", {"a": "no"})
    wide = Network(tuple(yes_no(f"n{at}", {(): 0.5}) for at in range(21)))
    with pytest.raises(UsageError, match="states"):
        wide.posterior("n0", {})


@st.composite
def networks(draw):
    """Up to six yes/no variables, each with up to two of the earlier ones as parents."""
    nodes: list[Node] = []
    for at in range(draw(st.integers(2, 6))):
        earlier = [node.name for node in nodes]
        parents = tuple(
            draw(st.lists(st.sampled_from(earlier), max_size=2, unique=True)) if earlier else ()
        )
        rows = {
            case: draw(chances)
            for case in itertools.product(("yes", "no"), repeat=len(parents))
        }
        nodes.append(yes_no(f"n{at}", rows, parents=parents))
    asked, *others = draw(st.permutations([node.name for node in nodes]))
    seen = {
        name: draw(st.sampled_from(("yes", "no")))
        for name in others[: draw(st.integers(0, len(others)))]
    }
    return Network(tuple(nodes)), asked, seen


@settings(derandomize=True, deadline=None, max_examples=60)
@given(networks())
def test_enumeration_agrees_with_an_independent_engine(drawn):
    """Summing variables out of factors one by one gives what going through every state does."""
    network, asked, seen = drawn
    assert network.posterior(asked, seen) == pytest.approx(
        elimination.posterior(network, asked, seen)
    )
