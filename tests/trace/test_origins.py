"""Statements end in origins, and a copy makes no new one."""

from __future__ import annotations

from crossbearing.link import link
from crossbearing.model import MentionType, OriginKind, Stance, VoiceKind
from crossbearing.trace import trace
from tests import factory

REMARK = "A missile was possibly fired at the depot from a warplane"
UNNAMED = factory.voice(
    "sources within the air force",
    kind=VoiceKind.anonymous,
    anonymous=True,
    affiliation="the air force",
)


def report(path, *sentences, published=None, publisher=None):
    return factory.doc(" ".join(sentences), path=path, published=published, publisher=publisher)


def origins_of(*pairs):
    documents = [document for document, _ in pairs]
    annotations = [annotations for _, annotations in pairs]
    return trace(documents, annotations, link(documents, annotations, None)).origins


def carrying(path, remark, **fields):
    document = report(path, f"“{remark},” sources within the air force said.", **fields)
    statement = factory.said(
        document, remark, source="sources within the air force", voice=UNNAMED
    )
    return document, factory.notes(document, statement)


def test_one_anonymous_remark_in_three_reports_is_one_origin():
    """Recopying adds documents, not origins."""
    (origin,) = origins_of(*(carrying(path, REMARK) for path in ("a.txt", "b.txt", "c.txt")))
    assert origin.kind is OriginKind.anonymous
    assert len(origin.documents) == 3


def test_a_lost_hedge_keeps_the_remark_one():
    """The copy that drops "possibly" is the same remark."""
    lost = REMARK.replace("possibly ", "")
    assert len(origins_of(carrying("a.txt", REMARK), carrying("b.txt", lost))) == 1


def test_who_was_told_is_the_gatekeeper():
    """A remark made to one agency came through it, whoever prints it."""
    document = report("a.txt", f"“{REMARK},” sources told the Vess Wire.", publisher="The Post")
    statement = factory.said(document, REMARK, source="sources", cue="told", voice=UNNAMED)
    (origin,) = origins_of((document, factory.notes(document, statement)))
    assert origin.gatekeeper == "Vess Wire"


def test_two_different_anonymous_remarks_stay_apart():
    """Unnamed voices with different words are not made one."""
    other = "nobody at headquarters had been told of any order"
    assert len(origins_of(carrying("a.txt", REMARK), carrying("b.txt", other))) == 2


def test_a_speaker_is_one_origin_wherever_quoted():
    """Two quotes of one person in two reports are one line of sight."""
    pairs = []
    for path, words in (("a.txt", "we saw a fire"), ("b.txt", "it burned for an hour")):
        document = report(path, f"Tilda Brome said {words}.")
        voice = factory.voice("Tilda Brome", kind=VoiceKind.named)
        pairs.append(
            (
                document,
                factory.notes(
                    document, factory.said(document, words, source="Tilda Brome", voice=voice)
                ),
            )
        )
    (origin,) = origins_of(*pairs)
    assert origin.merged_because == "the same speaker in 2 statements of 2 reports"


def test_a_spokesman_speaks_for_the_body():
    """What the spokeswoman says is the ministry's origin."""
    document = report("a.txt", "The ministry denied it. Ysane Morrel, a spokeswoman, said no.")
    ministry = factory.mention(document, "The ministry", type=MentionType.organisation)
    own = factory.said(document, "denied it", source="The ministry", stance=Stance.denies)
    hers = factory.said(
        document,
        "no",
        source="Ysane Morrel, a spokeswoman",
        voice=factory.voice("Ysane Morrel", kind=VoiceKind.named, affiliation="The ministry"),
    )
    found = origins_of((document, factory.notes(document, own, hers, mentions=(ministry,))))
    assert len(found) == 1


def test_a_statement_that_carries_another_is_a_link_not_an_origin():
    """ "Northline reported that a farmer said": the farmer is the origin."""
    document = report("a.txt", "Northline reported that a farmer said it burned.")
    outer = factory.said(document, "a farmer said it burned", source="Northline")
    inner = factory.said(document, "it burned", source="a farmer", parent=outer.id)
    (origin,) = origins_of((document, factory.notes(document, outer, inner)))
    assert origin.statements == (inner.id,)


def test_a_retraction_reaches_the_origin():
    """A remark whose publisher took it back is withdrawn, with the reason."""
    printed, notes = carrying("a.txt", REMARK, publisher="The Post", published="2031-03-15")
    notice = report(
        "b.txt",
        f"We have withdrawn our report that {REMARK.lower()}.",
        publisher="The Post",
        published="2031-03-22",
    )
    (origin,) = origins_of((printed, notes), (notice, factory.notes(notice)))
    assert origin.withdrawn == "withdrawn by The Post on 2031-03-22"


def test_a_copiers_retraction_takes_back_the_copy_alone():
    """What the first to print still stands by still stands."""
    wire = carrying("a.txt", REMARK, publisher="The Wire", published="2031-03-14")
    copy = carrying("b.txt", REMARK, publisher="The Post", published="2031-03-15")
    notice = report(
        "c.txt",
        f"We have withdrawn our report that {REMARK.lower()}.",
        publisher="The Post",
        published="2031-03-22",
    )
    (origin,) = origins_of(wire, copy, (notice, factory.notes(notice)))
    assert origin.withdrawn is None


def test_an_author_is_an_origin_only_for_his_own_argument():
    """Narration is nobody's line of sight; an argument is its author's."""
    document = report("a.txt", "One missile, one ruin. So it was here.")
    (origin,) = origins_of(
        (
            document,
            factory.notes(
                document, arguments=(factory.argument(document, "One missile, one ruin."),)
            ),
        )
    )
    assert origin.kind is OriginKind.author
