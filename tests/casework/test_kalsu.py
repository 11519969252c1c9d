"""A real article about a contested blast, read where it lies; it is never copied here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crossbearing import casework
from crossbearing.extract.times import settled
from crossbearing.model import Dated, Rail, Stance, Variable, VoiceKind
from crossbearing.report.index import Index

CASES = Path(os.environ.get("CROSSBEARING_CASES", Path(__file__).parents[3] / "shared/cases"))
ARTICLE = CASES / "kalsu/report.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.is_file(), reason=f"the article is not here; set CROSSBEARING_CASES ({CASES})"
)


@pytest.fixture(scope="module")
def assessed():
    """The answer to the question that the article asks."""
    return casework.assess([str(ARTICLE)], "Who struck the Kalsu base?", casework.Settings())


def said_by(assessed, words):
    """The statements whose voice is named with these words."""
    return [
        said
        for said in assessed.annotations[0].attributions
        if words.lower() in (said.voice.name or "").lower()
    ]


def test_the_strike_is_named_as_a_presumption(assessed):
    """One document, and a question that takes a strike for granted."""
    assert len(assessed.documents) == 1
    assert any("strike" in each for each in assessed.question.presumes)


def test_every_cause_and_alleged_actor_is_a_hypothesis(assessed):
    """An air strike by either accused, an accident with stored ordnance, a planted device."""
    labels = [each.hypothesis.label for each in assessed.verdict.ranking]
    for words in ("air strike by Israel", "air strike by United States", "accident", "planted"):
        assert any(words in label for label in labels), words


def test_the_answer_is_undetermined_and_a_draft(assessed):
    """Hardly anything under separate control bears on it, and nobody has reviewed it."""
    verdict = assessed.verdict
    assert (verdict.status, verdict.draft) == ("undetermined", True)
    assert "separate control" in verdict.reason


@pytest.mark.parametrize(
    ("words", "kind", "stance"),
    [
        ("Pentagon", VoiceKind.organisation, Stance.denies),
        ("Iraqi government", VoiceKind.organisation, Stance.asserts),
        ("sources within the PMF", VoiceKind.anonymous, Stance.accuses),
        ("technical committee", VoiceKind.document, Stance.asserts),
    ],
)
def test_each_party_speaks_in_its_own_voice(assessed, words, kind, stance):
    """Who is quoted as what, and in what act."""
    assert (kind, stance) in {
        (each.voice.kind, each.stance) for each in said_by(assessed, words)
    }


def test_the_unnamed_sources_are_the_forces_own(assessed):
    """The remark on the missile comes from within the base's own force."""
    (remark,) = said_by(assessed, "sources within the PMF")
    assert (remark.voice.anonymous, remark.voice.affiliation) == (True, "PMF")


def test_the_author_endorses_the_government(assessed):
    """A judgement without a cue is the author's, about another's statement."""
    (government,) = [
        each.id for each in said_by(assessed, "Iraqi government") if each.stance == "asserts"
    ]
    judged = {each.about: each.stance for each in assessed.annotations[0].judgements}
    assert judged[government] == "endorses"


def test_the_denial_answers_for_the_country(assessed):
    """What the Pentagon denies, the United States deny."""
    names = {each.id: each.name for each in assessed.links.entities}
    denied = {
        names[claim.value]
        for claim in assessed.links.claims
        if claim.variable is Variable.actor
        and any(each.stance is Stance.denies for each in claim.assertions)
    }
    assert "United States" in denied


def test_the_trailing_furniture_is_marked(assessed):
    """The scrape's tail is no part of the report."""
    (document,) = assessed.documents
    marked = " ".join(each.span.of(document.text) for each in document.furniture)
    for words in ("Source link", "Latest articles", "Related articles"):
        assert words in marked


def test_a_missing_date_stays_missing(assessed):
    """Nothing is guessed from the clock or the file."""
    assert assessed.documents[0].published is None


def years(assessed, rail):
    """The years in which the happenings of one rail begin, each with its words."""
    return {(each.start or "")[:4]: each.label for each in assessed.timeline.on(rail)}


def test_what_came_years_before_is_on_the_background_timeline(assessed):
    """Founding, withdrawal, the rise of the force, its integration, and two of 2020."""
    found = years(assessed, Rail.background)
    assert {"2003", "2011", "2014", "2016", "2020"} <= set(found)
    killed = [
        each for each in assessed.timeline.on(Rail.background) if each.start == "2020-01-01"
    ]
    assert [each.kind for each in killed] == ["killing"]
    assert "deputy commander" in killed[0].label


def test_what_hangs_on_the_missing_date_stays_open(assessed):
    """ "In February", "two years ago" and "hours after the strike" wait for a date."""
    line = assessed.timeline
    document = assessed.documents[0]
    waiting = [*line.on(Rail.open), *line.on(Rail.incident)]
    assert all(each.start is None for each in waiting)
    words = {one.time.span.of(document.text) for each in waiting for one in each.datings}
    words |= {each.time.span.of(document.text) for each in line.told if each.time}
    assert {"Hours after the strike", "February this year", "Two years ago"} <= words


def test_a_date_given_later_settles_what_was_open(assessed):
    """The article came out in April 2024; what names its own year does not move."""
    document = assessed.documents[0]
    late = settled(document, Dated(value="2024-04-22"))
    known = {each.span: each.value for each in assessed.annotations[0].times if not each.basis}
    values = {each.span.of(document.text): each.value for each in late}
    assert (values["Two years ago"], values["February this year"]) == ("2022", "2024-02")
    assert all(each.value == known[each.span] for each in late if each.span in known)


def related(assessed):
    """Each relation between entities as (source, type, target, start)."""
    names = {each.id: each.name for each in assessed.links.entities}
    return {
        (names[each.source], each.type, names[each.target], each.start)
        for each in assessed.links.relations
    }


def test_the_forces_names_are_one_entity(assessed):
    """The Arabic name, the English one and the acronym."""
    (force,) = [each for each in assessed.links.entities if "PMF" in {each.name, *each.aliases}]
    assert {"al-Hashd al-Shaabi", "Popular Mobilization Forces"} <= {force.name, *force.aliases}


@pytest.mark.parametrize(
    "relation",
    [
        ("Kataib Sayyid al-Shuhada", "part of", "Iraqi Resistance", None),
        ("Harakat al-Nujaba", "part of", "Iraqi Resistance", None),
        ("Kataib Imam Ali", "part of", "Popular Mobilization Forces", None),
        ("Kataib Hezbollah", "part of", "Popular Mobilization Forces", None),
        ("Popular Mobilization Forces", "part of", "National Armed Forces", "2016-01-01"),
        ("Iraqi Resistance", "formed", "Iraqi Resistance", "2003-01-01"),
        ("Popular Mobilization Forces", "formed", "Popular Mobilization Forces", "2014-06-01"),
        ("United States", "killed", "Abu Mahdi al-Muhandis", "2020-01-01"),
    ],
)
def test_who_belongs_to_whom_and_since_when(assessed, relation):
    """Factions, the force's place in the army, and what befell its deputy commander."""
    assert relation in related(assessed)


def test_the_record_places_the_blast_at_the_base_and_names_the_means(assessed):
    """The cause is disputed, the site is the base, and the means alleged is one word."""
    record = assessed.annotations[0].incidents[0]
    text = assessed.documents[0].text
    assert record.subtype == "explosion, cause disputed"
    assert record.place.name == "Kalsu base"
    assert [each.span.of(text) for each in record.means] == ["airstrike"]
    assert {(each.text, each.effect) for each in record.victims} == {
        ("one PMF soldier", "killed"),
        ("eight others", "injured"),
    }


def test_a_country_and_its_adjective_are_one_party_of_the_record(assessed):
    """No party is held responsible under two names."""
    index = Index(assessed)
    (record,) = assessed.annotations[0].incidents[:1]
    blamed = {
        index.party(record.document, each.span, each.text) for each in record.perpetrators
    }
    assert "Israel" in blamed
    assert "Israeli" not in blamed
