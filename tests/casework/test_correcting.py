"""What people correct, join and part changes the answer as they said, and can be taken back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing import casework
from crossbearing.casework.correcting import read_voice, write_voice
from crossbearing.casework.deciding import identities, standing
from crossbearing.casework.texts import text_hash
from crossbearing.errors import UsageError
from crossbearing.link import link
from crossbearing.model import (
    Act,
    Certainty,
    Decision,
    Mention,
    MentionType,
    Span,
    Stance,
    Target,
    Variable,
    VoiceKind,
    identify,
)
from crossbearing.store import current, write_aim, write_spans
from crossbearing.trace import trace
from tests import factory, strategies

LAW = settings(
    derandomize=True,
    deadline=None,
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def decision(act, document, spans, role, value=None, hour=10):
    """A decision on words of a document, at some hour of one day."""
    target = Target(text_sha256=text_hash(document), spans=tuple(spans), role=role)
    return Decision(
        id=identify("k", act.value, target, value, hour),
        act=act,
        target=target,
        who="R. Eader",
        when=f"2031-05-04T{hour:02}:00:00+00:00",
        value=value,
    )


def aim(document, spans):
    """Words of a document as the value of a merge or a division."""
    target = Target(text_sha256=text_hash(document), spans=tuple(spans), role="")
    return write_aim(target)


def corrected(decisions, document, notes):
    """The annotations of the one document with the decisions in force applied."""
    (found,) = standing(current(decisions), [document], [notes])
    return found


DOCUMENT = factory.doc("The ministry said a missile hit the depot, which had stored fuel.")
SAID = factory.said(DOCUMENT, "a missile hit the depot", source="The ministry", cue="said")
ALLEGED = factory.allegation(DOCUMENT, "a missile hit", by=SAID.id)
NOTES = factory.notes(DOCUMENT, SAID, allegations=(ALLEGED,))


def on_statement(part, value, act=Act.edit):
    """An edit of one part of the statement."""
    return decision(act, DOCUMENT, SAID.content, part, value)


@pytest.mark.parametrize(
    ("part", "value", "became"),
    [
        ("stance", "denies", Stance.denies),
        ("certainty", "possible", Certainty.possible),
        ("source", "4-12", (factory.span(DOCUMENT, "ministry"),)),
        ("cue", "", ()),
    ],
)
def test_a_part_of_a_statement_is_as_it_was_set(part, value, became):
    """An edit of one part sets that part and no other."""
    (said,) = corrected([on_statement(part, value)], DOCUMENT, NOTES).attributions
    assert getattr(said, part) == became
    assert said.content == SAID.content
    assert said.id == SAID.id


def test_edits_of_two_parts_stand_side_by_side():
    """Who sets the stance leaves the voice that somebody else set."""
    voice = factory.voice("Ana Bel", kind=VoiceKind.named)
    made = [on_statement("stance", "denies"), on_statement("voice", write_voice(voice))]
    (said,) = corrected(made, DOCUMENT, NOTES).attributions
    assert (said.stance, said.voice) == (Stance.denies, voice)


def test_an_edited_statement_is_found_by_its_first_words():
    """Once its content was moved, a statement is still named by the content as proposed."""
    shorter = write_spans(factory.spans(DOCUMENT, "hit the depot"))
    moved = on_statement("content", shorter)
    (said,) = corrected([moved, on_statement("stance", "denies")], DOCUMENT, NOTES).attributions
    assert (write_spans(said.content), said.aim) == (shorter, SAID.content)
    assert said.stance is Stance.denies


def test_words_left_out_of_a_statement_are_no_longer_put_forward_by_it():
    """They fall to who carries the statement, here to the author."""
    shorter = write_spans(factory.spans(DOCUMENT, "the depot"))
    found = corrected([on_statement("content", shorter)], DOCUMENT, NOTES)
    assert found.allegations[0].by is None


def test_words_taken_into_a_statement_are_put_forward_by_it():
    """What the author seemed to say is the speaker's, once the statement covers it."""
    shorter = write_spans(factory.spans(DOCUMENT, "the depot"))
    small = corrected([on_statement("content", shorter)], DOCUMENT, NOTES)
    whole = decision(
        Act.edit, DOCUMENT, small.attributions[0].aim, "content", write_spans(SAID.content)
    )
    assert corrected([whole], DOCUMENT, small).allegations[0].by == SAID.id


@pytest.mark.parametrize(
    ("value", "became"),
    [("accident", ("accident", False)), ("not attack", ("attack", True))],
)
def test_what_words_put_forward_is_as_it_was_set(value, became):
    """Words may be said to put forward another cause, or to rule theirs out."""
    made = decision(Act.edit, DOCUMENT, (ALLEGED.span,), "claim cause", value)
    (alleged,) = corrected([made], DOCUMENT, NOTES).allegations
    assert (alleged.value, alleged.negated) == became


def test_words_that_put_nothing_forward_are_rejected():
    """The statement stays, and what it was taken to claim goes."""
    made = decision(Act.reject, DOCUMENT, (ALLEGED.span,), "claim cause")
    found = corrected([made], DOCUMENT, NOTES)
    assert (found.allegations, found.attributions) == ((), NOTES.attributions)


MEANS = factory.doc("One said a drone fell. Two said a UAV fell. Three said a rocket fell.")
WORDS = ("a drone", "a UAV", "a rocket")
TOLD = factory.notes(
    MEANS,
    allegations=tuple(
        factory.allegation(MEANS, words, variable=Variable.means, value=words)
        for words in WORDS
    ),
)


def on_means(act, one, other):
    """Two claims about the means joined, or parted."""
    value = aim(MEANS, factory.spans(MEANS, other))
    return decision(act, MEANS, factory.spans(MEANS, one), "claim means", value)


def means(*decisions):
    """What the words put forward, in order."""
    return [each.value for each in corrected(decisions, MEANS, TOLD).allegations]


def test_joined_claims_are_one():
    """Words that name the same thing put forward the same."""
    assert means(on_means(Act.merge, "a UAV", "a drone")) == ["a drone", "a drone", "a rocket"]


def test_claims_parted_are_two():
    """Words that were taken for the same thing put forward each their own."""
    alike = factory.notes(
        MEANS,
        allegations=tuple(
            factory.allegation(MEANS, words, variable=Variable.means, value="projectile")
            for words in WORDS
        ),
    )
    found = corrected([on_means(Act.divide, "a rocket", "a drone")], MEANS, alike)
    assert [each.value for each in found.allegations] == [
        "projectile",
        "projectile",
        "a rocket",
    ]


@LAW
@given(order=st.permutations(range(3)))
def test_the_order_in_which_claims_are_joined_is_irrelevant(order):
    """Three joinings come to the same claims, whichever was first."""
    pairs = [("a UAV", "a drone"), ("a rocket", "a UAV"), ("a rocket", "a drone")]
    made = [on_means(Act.merge, *pairs[each]) for each in order]
    assert means(*made) == ["a drone", "a drone", "a drone"]


def test_a_voice_is_read_as_it_was_written():
    """What the form of a voice sends back is that voice."""
    for voice in (factory.voice("Ana"), factory.voice(None, anonymous=True, number=3)):
        assert read_voice(write_voice(voice)) == voice
    with pytest.raises(UsageError, match="written as JSON"):
        read_voice('{"name": "Ana"}')


def linked(incident, *decisions):
    """Who is who, and whose word it is, by the decisions in force."""
    held = current(decisions)
    annotations = standing(held, incident.documents, incident.annotations)
    said = identities(held, incident.documents, annotations)
    links = link(incident.documents, annotations, None, said)
    return links, trace(incident.documents, annotations, links, said)


def joining(act, role, one, other, hour=10):
    """Two things joined or parted, each given as a document and spans."""
    document, spans = one
    return decision(act, document, spans, role, aim(*other), hour)


def mention_of(incident, entity):
    """The first mention of an entity, as a document and spans."""
    wanted = entity.mentions[0]
    return next(
        (document, (mention.span,))
        for document, notes in zip(incident.documents, incident.annotations, strict=True)
        for mention in notes.mentions
        if mention.id == wanted
    )


def passage_of(incident, origin, at=0):
    """A passage of an origin, as a document and spans."""
    passage = origin.passages[at]
    document = next(each for each in incident.documents if each.id == passage.document)
    return document, passage.spans


def two_of(data, things):
    """Two different ones of these."""
    return data.draw(st.lists(st.sampled_from(things), min_size=2, max_size=2, unique=True))


def entities_of(links):
    """Entities that some mention stands for."""
    return [each for each in links.entities if each.mentions]


@LAW
@given(data=st.data())
def test_joined_entities_bear_both_names(sarn, data):
    """One entity has the mentions of both, and nobody else has any of them."""
    links, _ = linked(sarn)
    one, other = two_of(data, entities_of(links))
    made = joining(Act.merge, "mention", mention_of(sarn, one), mention_of(sarn, other))
    joined, _ = linked(sarn, made)
    holders = [
        each
        for each in joined.entities
        if set(each.mentions) & {*one.mentions, *other.mentions}
    ]
    assert [set(each.mentions) for each in holders] == [{*one.mentions, *other.mentions}]


@LAW
@given(data=st.data())
def test_entities_joined_and_parted_again_are_as_they_were(sarn, data):
    """A division after a merge takes it back, whichever of the two is named first."""
    plain = linked(sarn)
    one, other = two_of(data, entities_of(plain[0]))
    ends = [mention_of(sarn, one), mention_of(sarn, other)]
    merge = joining(Act.merge, "mention", *ends)
    first, second = data.draw(st.permutations(ends))
    divide = joining(Act.divide, "mention", first, second, hour=11)
    assert linked(sarn, merge, divide) == plain


@LAW
@given(data=st.data())
def test_origins_joined_and_parted_again_are_as_they_were(sarn, data):
    """As for entities: whose word it is comes out as it was."""
    plain = linked(sarn)
    one, other = two_of(data, plain[1].origins)
    ends = [passage_of(sarn, one), passage_of(sarn, other)]
    merge = joining(Act.merge, "origin", *ends)
    first, second = data.draw(st.permutations(ends))
    divide = joining(Act.divide, "origin", first, second, hour=11)
    joined = linked(sarn, merge)[1].origins
    assert len(joined) == len(plain[1].origins) - 1
    assert linked(sarn, merge, divide) == plain


def test_an_origin_parted_is_two(sarn):
    """A report's share of an origin becomes a word of its own, and no statement is lost."""
    _, plain = linked(sarn)
    origin = next(each for each in plain.origins if len(each.documents) > 1)
    last = len(origin.passages) - 1
    made = joining(
        Act.divide, "origin", passage_of(sarn, origin, last), passage_of(sarn, origin)
    )
    _, parted = linked(sarn, made)
    assert len(parted.origins) == len(plain.origins) + 1
    assert sorted(each for origin in parted.origins for each in origin.statements) == sorted(
        each for origin in plain.origins for each in origin.statements
    )


def test_a_name_parted_from_another_is_an_entity_of_its_own():
    """Two names that a text made one are two when a person says so."""
    document = factory.doc("Corin Haldt spoke. Later Haldt denied it.")
    full = factory.mention(document, "Corin Haldt", type=MentionType.person)
    short = factory.mention(
        document, "Haldt denied", type=MentionType.person, hint="Corin Haldt"
    )
    notes = factory.notes(document, mentions=(full, short))
    incident = type("Incident", (), {"documents": (document,), "annotations": (notes,)})
    made = joining(Act.divide, "mention", (document, (short.span,)), (document, (full.span,)))
    assert len(linked(incident)[0].entities) == 1
    assert len(linked(incident, made)[0].entities) == 2


@pytest.mark.parametrize("texts", [("Haldt spoke.", "Haldt sang."), ("Haldt met Haldt.",) * 2])
def test_namesakes_parted_are_two_entities(texts):
    """The same name in two reports, or twice in one, may mean two people."""
    documents = [factory.doc(text, path=f"{n}.txt") for n, text in enumerate(texts)]
    first, other = documents[0], documents[1]
    one = factory.mention(first, "Haldt")
    if texts[0] == texts[1]:
        start = first.text.rindex("Haldt")
        span = Span(start, start + 5)
        two = factory.mention(first, "Haldt", span=span, id="m-2")
        documents, other = [first], first
    else:
        two = factory.mention(other, "Haldt")
    mentions: dict[str, list[Mention]] = {document.id: [] for document in documents}
    for each in (one, two):
        mentions[each.document].append(each)
    notes = [factory.notes(each, mentions=tuple(mentions[each.id])) for each in documents]
    incident = type("Incident", (), {"documents": documents, "annotations": notes})
    made = joining(Act.divide, "mention", (other, (two.span,)), (first, (one.span,)))
    assert len(linked(incident)[0].entities) == 1
    assert len(linked(incident, made)[0].entities) == 2


def proposals(incident, plain):
    """Decisions about different things that a case offers, each at the same hour."""
    made = []
    for document, notes in zip(incident.documents, incident.annotations, strict=True):
        for at, said in enumerate(notes.attributions):
            if at % 3 == 0:
                made.append(decision(Act.reject, document, said.aim, "statement"))
            elif at % 3 == 1:
                made.append(decision(Act.edit, document, said.aim, "stance", "denies"))
            else:
                made.append(decision(Act.edit, document, said.aim, "certainty", "possible"))
    entities = entities_of(plain.links)
    made += [
        joining(Act.merge, "mention", mention_of(incident, one), mention_of(incident, other))
        for one, other in zip(entities[::2], entities[1::2], strict=False)
    ]
    origins = plain.trace.origins
    made += [
        joining(Act.merge, "origin", passage_of(incident, one), passage_of(incident, other))
        for one, other in zip(origins[::2], origins[1::2], strict=False)
    ]
    return made


@LAW
@given(data=st.data())
def test_the_order_of_decisions_on_different_things_is_irrelevant(sarn, data):
    """Whoever decided first, the answer is the same to the last bit."""
    made = data.draw(
        st.lists(st.sampled_from(proposals(sarn, sarn.answer())), unique=True, max_size=5)
    )
    hours = data.draw(st.permutations(range(len(made))))
    later = [
        decision(e.act, by_text(sarn, e), e.target.spans, e.target.role, e.value, hour)
        for e, hour in zip(made, hours, strict=True)
    ]
    assert sarn.answer(decisions=current(later)).verdict == (
        sarn.answer(decisions=current(made)).verdict
    )


def by_text(incident, made):
    """The first document of the text that a decision aims at."""
    return next(
        each for each in incident.documents if text_hash(each) == made.target.text_sha256
    )


@LAW
@given(data=st.data())
def test_an_undone_decision_leaves_the_answer_as_it_was(sarn, data):
    """Whatever stood before, a decision and its undoing add nothing to it."""
    pool = proposals(sarn, sarn.answer())
    before = data.draw(st.lists(st.sampled_from(pool), unique=True, max_size=3))
    extra = data.draw(st.sampled_from([each for each in pool if each not in before]))
    later = decision(
        extra.act,
        by_text(sarn, extra),
        extra.target.spans,
        extra.target.role,
        extra.value,
        hour=11,
    )
    undoing = Decision(
        id="k-undo",
        act=Act.undo,
        target=extra.target,
        who="R. Eader",
        when="2031-05-04T12:00:00+00:00",
        value=later.id,
    )
    then = sarn.answer(decisions=current([*before, later, undoing]))
    assert then == sarn.answer(decisions=current(before))


def test_what_was_decided_can_be_undone_and_replayed(case):
    """A case shows the answer before, with and after a decision that was taken back."""
    plain = casework.weigh_case(case)
    said = plain.annotations[0].attributions[0]
    edit = decision(Act.edit, plain.documents[0], said.aim, "stance", "denies")
    casework.decide(case, edit)
    changed = casework.weigh_case(case)
    then = casework.log_case(case)[-1].at
    casework.undo(case, edit.id, who="R. Eader", when="2031-05-04T13:00:00+00:00")
    assert changed.annotations[0].attributions[0].stance is Stance.denies
    assert casework.weigh_case(case).verdict == plain.verdict
    assert casework.weigh_case(case, known_at=then).annotations == changed.annotations


@settings(derandomize=True, deadline=None, max_examples=40)
@given(data=st.data())
def test_hostile_words_survive_an_edit(data):
    """Any voice that a report may name can be written into a decision and read back."""
    voice = data.draw(strategies.voices)
    (said,) = corrected(
        [on_statement("voice", write_voice(voice))], DOCUMENT, NOTES
    ).attributions
    assert said.voice == voice
