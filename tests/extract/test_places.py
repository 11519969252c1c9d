"""Places among the mentions: what is one, which is meant, and how closely it is known."""

import os
from pathlib import Path

import pytest

from crossbearing.extract.mentions import mentions
from crossbearing.extract.places import finest, places
from crossbearing.model import Place, PlaceUse, Precision, Span
from tests.extract.parsing import parsed

KALSU = Path(os.environ.get("CROSSBEARING_CASES", "../shared/cases"), "kalsu/report.txt")


def found(text):
    """The places of a text by the words that name them; of several the first."""
    document = parsed(text)
    by_words: dict[str, Place] = {}
    for each in places(document, mentions(document)):
        by_words.setdefault(each.span.of(text), each)
    return by_words


def test_an_unknown_place_is_kept_without_a_guess():
    """A name that no gazetteer has still names a place."""
    here = found("From Peru and from Lima they went to the Sarn depot.")
    assert here["Sarn depot"].latitude is None
    assert here["Lima"].latitude == pytest.approx(-12.05, abs=0.05)
    assert here["Peru"].precision is Precision.country


def test_a_stated_container_decides_which_place_of_a_name_is_meant():
    """The same name is another place in another state."""
    texan = found("The fire broke out in Paris, Texas, on Monday.")["Paris"]
    french = found("The fire broke out in Paris, France, on Monday.")["Paris"]
    assert texan.within[-2:] == ("Texas", "United States")
    assert french.within[-1] == "France"


def test_short_forms_of_states_are_read_after_a_town():
    """A.P. style: "Ala." is Alabama."""
    here = found("Police in Birmingham, Ala., found the car in Mobile.")
    assert here["Ala."].name == "Alabama"
    assert "Alabama" in here["Birmingham"].within
    assert "Alabama" in here["Mobile"].within


def test_other_places_of_a_document_draw_a_name_to_their_side():
    """Tripoli lies in Lebanon beside Beirut and in Libya beside Benghazi."""
    lebanese = found("Roads from Beirut to Tripoli were shut, in Sidon and Tyre too.")
    libyan = found("Roads from Benghazi to Tripoli were shut, in Misrata and Sirte too.")
    assert lebanese["Tripoli"].within[-1] == "Lebanon"
    assert libyan["Tripoli"].within[-1] == "Libya"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Paris Hilton came to the party, Hilton said.", "Paris"),
        ("He told the Washington Post that nothing had changed.", "Washington"),
        ("Jack London wrote of dogs.", "London"),
        ("Mayor Michael Jackson said Jackson would resign.", "Jackson"),
    ],
)
def test_people_and_newspapers_named_like_places_are_none(text, word):
    """What stands around a name says that it is part of another."""
    assert word not in found(text)


def test_adjectives_stand_for_their_country_and_say_so():
    """An army is Iraqi; that does not say where it is."""
    army = found("The Iraqi army left Mosul.")["Iraqi"]
    assert (army.name, army.use) == ("Iraq", PlaceUse.adjective)


def test_a_site_that_no_gazetteer_has_lies_in_what_the_text_says_holds_it():
    """Its precision is that of the holder, which is said first."""
    base = found("A blast hit the Kalsu base in Babil Province on Friday.")["Kalsu base"]
    assert base.precision is Precision.region
    assert base.within == ("Bābil", "Iraq")
    assert base.gazetteer_id is None


def test_an_airfield_is_known_to_the_site():
    """Codes of airfields are kept as the gazetteer's."""
    field = found("Rockets fell on Baghdad International Airport.")[
        "Baghdad International Airport"
    ]
    assert (field.precision, field.gazetteer_id) == (Precision.site, "icao:ORBI")


def test_the_other_places_that_a_name_may_mean_are_given_with_their_chances():
    """A doubtful choice shows what else it could be, likeliest first."""
    springfield = found("The man drove from Springfield.")["Springfield"]
    chances = [each.probability for each in springfield.alternatives]
    assert len(chances) == 3
    assert chances == sorted(chances, reverse=True)
    assert springfield.probability >= chances[0]


def test_the_finest_place_is_a_site_before_a_town_and_never_an_adjective():
    """What incidents take for where they happened."""
    listed = [
        Place(
            span=Span(0, 1),
            name=name,
            latitude=1.0,
            longitude=1.0,
            precision=precision,
            use=use,
        )
        for name, precision, use in (
            ("land", Precision.country, PlaceUse.place),
            ("people", Precision.site, PlaceUse.adjective),
            ("town", Precision.town, PlaceUse.place),
            ("depot", Precision.site, PlaceUse.place),
        )
    ]
    assert finest(listed) == listed[3]
    assert finest(listed[:3]) == listed[2]
    assert finest([]) is None


def test_an_incident_at_a_site_is_placed_at_the_site_and_not_in_what_holds_it():
    """Both lie at one point; the site says more."""
    here = found("A blast hit the Kalsu base in Babil Province on Friday.")
    assert finest(here.values()) == here["Kalsu base"]


@pytest.mark.skipif(not KALSU.is_file(), reason=f"no article at {KALSU}")
def test_the_article_on_the_base_has_its_places():
    """The base is known to its province; cities and the capital of another state are right."""
    here = found(KALSU.read_text(encoding="utf-8"))
    assert here["Babil Province"].gazetteer_id == "geonames:98227"
    assert here["Kalsu base"].within == ("Bābil", "Iraq")
    assert here["Tikrit"].within[-1] == "Iraq"
    assert here["Mosul"].precision is Precision.town
    assert here["Washington"].within == ("District of Columbia", "United States")
    assert "Austin" not in here
