"""Chains lead from a report back to the voice, and show what was lost on the way."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.link import link
from crossbearing.model import BearerKind, DriftKind, VoiceKind
from crossbearing.trace import trace
from tests import factory

REMARK = "A missile was possibly fired at the depot from a warplane"
LOST = REMARK.replace("possibly ", "")
UNNAMED = factory.voice(
    "sources within the air force",
    kind=VoiceKind.anonymous,
    anonymous=True,
    affiliation="the air force",
)


def carrying(publisher, remark=REMARK, *, told="Northline", published=None):
    """A report that carries the remark as told to an agency."""
    cue = "told" if told else "said"
    heard = f"told {told}" if told else "said"
    document = factory.doc(
        f"“{remark},” sources within the air force {heard} on Friday.",
        path=f"{publisher}.txt",
        publisher=publisher,
        published=published,
    )
    said = factory.said(
        document, remark, source="sources within the air force", cue=cue, voice=UNNAMED
    )
    return document, factory.notes(document, said)


def traced(*pairs):
    documents = [document for document, _ in pairs]
    annotations = [found for _, found in pairs]
    return trace(documents, annotations, link(documents, annotations, None))


AGENCY = carrying("Northline", published="2031-03-14")
COPIER = carrying("Morning Lantern", LOST, published="2031-03-15")


def givers(chain):
    return [(step.giver.kind, step.giver.name) for step in chain.steps]


def test_a_report_leads_to_the_agency_and_on_to_the_voice():
    """Report, agency's report, voice."""
    (chain,) = traced(AGENCY, COPIER).chains
    assert chain.document == COPIER[0].id
    assert givers(chain) == [
        (BearerKind.report, "Northline"),
        (BearerKind.voice, "sources within the air force"),
    ]


def test_an_agency_of_which_no_report_is_there_is_still_a_link():
    """An outlet that is named and was not read stands between report and voice."""
    (chain,) = traced(COPIER).chains
    assert givers(chain)[0] == (BearerKind.outlet, "Northline")
    assert givers(chain)[1][0] is BearerKind.voice


def test_where_nothing_tells_the_chain_is_left_open():
    """Two undated reports of one remark: neither is said to have it from the other."""
    found = traced(carrying("Hask Mail", told=None), carrying("Dale Post", told=None))
    assert len(found.chains) == 2
    assert all(each.open_because and not each.steps for each in found.chains)


def test_a_hedge_lost_on_the_way_is_flagged_at_its_link():
    """Both sentences, the kind, and which link from the voice."""
    (drift,) = traced(AGENCY, COPIER).drifts
    assert (drift.kind, drift.was, drift.now, drift.link) == (
        DriftKind.hedge,
        "possibly",
        "",
        2,
    )
    assert drift.earlier.document == AGENCY[0].id
    assert drift.later.document == COPIER[0].id


def test_a_retelling_in_the_reports_own_voice_has_lost_its_source():
    """What the agency gives as a remark, the copier states."""
    bold = factory.doc(
        "Northline reports from Sarn. A missile was fired at the depot from a warplane.",
        path="bold.txt",
        publisher="Bold Post",
        published="2031-03-15",
    )
    found = traced(AGENCY, (bold, factory.notes(bold)))
    assert {each.kind for each in found.drifts} <= {DriftKind.hedge, DriftKind.attribution}


def test_a_body_that_publishes_its_own_words_has_them_at_first_hand():
    """A ministry's page needs no link to the ministry's voice, whoever else prints its words."""
    ministry = carrying("The Air Force", told=None, published="2031-03-20")
    found = traced(ministry, carrying("Dale Post", told=None, published="2031-03-20"))
    assert ministry[0].id not in {each.document for each in found.chains}


def test_a_shared_loss_shows_through_whom_the_words_came():
    """Who copies the copier's error had it from the copier, whatever agency he credits."""
    later = carrying("Vell Courier", LOST, published="2031-03-18")
    found = traced(AGENCY, COPIER, later)
    (chain,) = (each for each in found.chains if each.document == later[0].id)
    assert [name for _, name in givers(chain)] == [
        "Morning Lantern",
        "Northline",
        "sources within the air force",
    ]
    assert [each.link for each in found.drifts] == [2]


def test_a_correction_is_no_drift():
    """What a publisher sets right is meant to change."""
    notice = factory.doc(
        f"Correction: we wrote that {LOST}. {REMARK.replace('was', 'was not')}, sources said.",
        path="notice.txt",
        publisher="Morning Lantern",
        published="2031-03-20",
    )
    said = factory.said(notice, LOST, source="sources", cue="said", voice=UNNAMED)
    found = traced(COPIER, (notice, factory.notes(notice, said)))
    assert not found.drifts


def test_every_link_gives_its_reason_and_how_surely():
    """No link without a because."""
    for chain in traced(AGENCY, COPIER).chains:
        assert all(step.reason and 0.5 <= step.confidence < 1 for step in chain.steps)


@settings(deadline=None)
@given(st.permutations([AGENCY, COPIER, carrying("Vell Courier", published="2031-03-16")]))
def test_the_order_of_reports_changes_no_chain(pairs):
    """Chains and drift are the same, whatever the order of files."""
    known, found = (
        traced(AGENCY, COPIER, carrying("Vell Courier", published="2031-03-16")),
        traced(*pairs),
    )
    assert {each.statement: each.steps for each in found.chains} == {
        each.statement: each.steps for each in known.chains
    }
    assert found.drifts == known.drifts


@settings(deadline=None)
@given(st.integers(1, 4))
def test_adding_a_copy_changes_no_origin(copies):
    """Copies lengthen chains and make no new line of sight."""
    more = [carrying(f"Copier {at}", published=f"2031-03-{20 + at}") for at in range(copies)]
    found = traced(AGENCY, COPIER, *more)
    assert len(found.origins) == len(traced(AGENCY, COPIER).origins) == 1
