"""No side: what must not move an answer, whoever it would help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing import report
from crossbearing.casework.assessing import answer
from crossbearing.casework.reading import annotate
from crossbearing.model import MentionType, OriginKind, Parties, Stance, Trace, Variable
from crossbearing.weigh import weigh
from crossbearing.weigh.interest import factor_of
from tests import factory
from tests.casework.test_laws import reprint, shares
from tests.weigh.test_verdict import LAW, VOICES, world_of
from tests.weigh.world import ACCUSED, INJURED

QUESTION = "Who struck the Sarn depot?"
PLAIN = {
    "one.txt": "The ministry of Ansel said that the Hadric Front bombed the Sarn depot. "
    "The Sarn depot belongs to Ansel.",
    "two.txt": "The Hadric Front denied that it had bombed the Sarn depot.",
}
PROPERTY = settings(
    derandomize=True,
    deadline=None,
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read(texts):
    """The assessment of these texts, as they are read."""
    documents = tuple(
        factory.doc(text, path=path, title="Sarn", publisher=path, published="2031-03-15")
        for path, text in texts.items()
    )
    return answer(QUESTION, documents, tuple(annotate(documents)))


def figures(assessment):
    """Shares by variable and place, without anybody's name."""
    return [
        (factored.variable, place, each.probability, each.low, each.high)
        for factored in assessment.verdict.variables
        for place, each in enumerate(factored.answers)
    ]


@pytest.fixture(scope="module")
def plain():
    """The figures of the plain wording."""
    assessment = read(PLAIN)
    assert [each.label for each in assessment.responses] == ["Hadric Front"]
    return figures(assessment)


@LAW
@given(
    st.sampled_from(list(OriginKind)),
    st.booleans(),
    st.sampled_from([Stance.accuses, Stance.asserts, Stance.denies, Stance.admits]),
    st.sampled_from([Variable.actor, Variable.role]),
)
def test_accuser_and_accused_exchanged_weigh_the_same(kind, supports, stance, variable):
    """Of two adversaries, what the one says of the other falls under the row that the other's
    word of the one does."""

    def row(speaker, target):
        parties = Parties(
            injured=None, accused=(ACCUSED, INJURED), opponents=((ACCUSED, INJURED),)
        )
        origin = factory.origin(kind=kind, controller=speaker)
        claim = factory.claim(variable=variable, value=target)
        return factor_of(origin, claim, parties, (), supports=supports, stance=stance)

    assert row(ACCUSED, INJURED) == row(INJURED, ACCUSED)
    assert row(ACCUSED, ACCUSED) == row(INJURED, INJURED)


@LAW
@given(VOICES)
def test_a_state_and_a_militia_weigh_the_same(voices):
    """Turning every country into an armed group, and back, leaves every figure."""
    world = world_of(voices)
    found = []
    for kind in (MentionType.country, MentionType.group):
        links = replace(
            world.links,
            entities=tuple(replace(each, type=kind) for each in world.links.entities),
        )
        trace = Trace(copies=(), origins=tuple(world.origins))
        found.append(weigh(factory.question(), links, trace, world.annotations))
    assert found[0] == found[1]


@PROPERTY
@given(st.sampled_from(["cowardly", "barbaric", "so-called precise", "heroic", "criminal"]))
def test_loaded_wording_weighs_as_neutral_wording_does(plain, loaded):
    """An epithet for the act is no evidence of who did it."""
    texts = {
        **PLAIN,
        "one.txt": PLAIN["one.txt"].replace(
            "bombed the Sarn depot.", f"bombed the Sarn depot in a {loaded} act."
        ),
    }
    assert figures(read(texts)) == plain


@PROPERTY
@given(st.sampled_from(["“Hadric Front”", "so-called Hadric Front", "'Hadric Front'"]))
def test_scare_quotes_around_a_party_change_nothing(plain, name):
    """A label held at a distance names the same party."""
    texts = {path: text.replace("Hadric Front", name) for path, text in PLAIN.items()}
    assert figures(read(texts)) == plain


@PROPERTY
@given(st.sampled_from(["Hadrik Front", "Hadreek Front", "Khadric Front", "Ḥadric Front"]))
def test_a_partys_name_in_another_spelling_changes_nothing(plain, name):
    """However a name is transliterated, what is said of the party weighs the same."""
    texts = {path: text.replace("Hadric Front", name) for path, text in PLAIN.items()}
    assert figures(read(texts)) == plain


@PROPERTY
@given(data=st.data(), times=st.integers(1, 4))
def test_one_sides_media_flooding_with_copies_changes_nothing(sarn, data, times):
    """Any reports, printed again by any number of outlets, leave every share as it was."""
    pairs = list(zip(sarn.documents, sarn.annotations, strict=True))
    chosen = data.draw(st.sets(st.sampled_from(range(len(pairs))), min_size=1, max_size=4))
    flood = []
    for at in sorted(chosen):
        again = pairs[at]
        for _ in range(times):
            again = reprint(*again)
            flood.append(again)
    documents, annotations = zip(*pairs, *flood, strict=True)
    assert shares(sarn.answer(documents, annotations)) == shares(sarn.answer())


def test_a_denial_left_out_is_named_as_missing():
    """Without the report of its denial, the accused stands there as not asked."""
    both, one = read(PLAIN), read({"one.txt": PLAIN["one.txt"]})
    (answered,) = both.responses
    (silent,) = one.responses
    assert (answered.stance, silent.status) == ("denies", "not sought")
    assert "no response was sought" in report.terminal(one)
    assert "no response was sought" in report.page(one)


@PROPERTY
@given(
    st.sampled_from(
        [
            "“A missile was fired at the depot from a Terali warplane,” sources within the Anseli "
            "air force told Northline on condition of anonymity.",
            "Sources within the Anseli air force told Northline, on condition of anonymity, that a "
            "missile was possibly fired at the depot from a Terali warplane.",
        ]
    )
)
def test_a_reworded_copy_moves_a_share_by_two_hundredths_at_most(sarn, words):
    """The wire's remark, retold by one more outlet in slightly other words, says no more."""
    document = factory.doc(
        f"Sarn depot: what we hear\n\n{words}",
        path="retold.txt",
        title="Sarn depot: what we hear",
        publisher="Second Hand",
        published="2031-03-20",
    )
    more = sarn.answer((*sarn.documents, document), (*sarn.annotations, *annotate((document,))))
    whole = shares(sarn.answer())
    for key, (share, _, _) in shares(more).items():
        assert abs(share - whole[key][0]) <= 0.02
