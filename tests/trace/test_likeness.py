"""Whether two unnamed voices are one, and how far."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.link import link
from crossbearing.model import Standing, VoiceKind
from crossbearing.trace import trace
from tests import factory

SAME = "a missile was fired at the depot from a warplane over the ridge"
NEAR = "a missile from a warplane struck the fuel hall"
OTHER = "nobody in headquarters had been told of any order"


def remark(publisher, words, *, name="sources within the air force", told="said"):
    """A report with one unnamed remark."""
    document = factory.doc(
        f"The fire burned all night. “{words},” {name} {told}.",
        path=f"{publisher}.txt",
        publisher=publisher,
    )
    voice = factory.voice(
        name, kind=VoiceKind.anonymous, anonymous=True, affiliation="the air force"
    )
    return document, factory.notes(
        document, factory.said(document, words, source=name, cue=told, voice=voice)
    )


def likenesses(*pairs):
    documents = [document for document, _ in pairs]
    annotations = [found for _, found in pairs]
    return trace(documents, annotations, link(documents, annotations, None)).likenesses


def test_the_same_remark_is_merged_to_a_high_degree():
    """Word for word in two reports: one voice, all but surely."""
    (found,) = likenesses(remark("One", SAME), remark("Two", SAME))
    assert found.standing is Standing.merged
    assert found.degree > 0.9


def test_different_remarks_share_little_and_are_less_sure_to_be_one():
    """The less is said alike, the lower the degree."""
    (near,) = likenesses(remark("One", SAME), remark("Two", NEAR))
    (far,) = likenesses(remark("One", SAME), remark("Two", OTHER))
    assert near.degree > far.degree


def test_two_of_different_roles_are_less_alike():
    """A clerk and a pilot are hardly one."""
    (alike,) = likenesses(
        remark("One", SAME, name="a pilot"), remark("Two", OTHER, name="a pilot")
    )
    (unlike,) = likenesses(
        remark("One", SAME, name="a pilot"), remark("Two", OTHER, name="a clerk")
    )
    assert alike.degree > unlike.degree


def test_every_degree_has_its_reason():
    """No figure without a because."""
    assert all(each.reason for each in likenesses(remark("One", SAME), remark("Two", OTHER)))


@settings(deadline=None)
@given(st.permutations([remark("One", SAME), remark("Two", NEAR), remark("Three", OTHER)]))
def test_the_order_of_reports_changes_no_degree(pairs):
    """Who is compared with whom does not depend on who came first."""

    def degrees(of):
        return sorted((sorted(each.origins), each.degree) for each in likenesses(*of))

    assert degrees(pairs) == degrees(sorted(pairs, key=lambda pair: pair[0].id))
