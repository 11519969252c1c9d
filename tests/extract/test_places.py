"""Places among the mentions."""

from crossbearing.extract.mentions import mentions
from crossbearing.extract.places import places
from tests.extract.parsing import parsed


def test_countries_and_capitals_have_a_position_and_other_places_none():
    """An unknown place is kept, without a guess."""
    document = parsed("From Peru and from Lima they went to the Sarn depot.")
    found = {each.name: each.latitude for each in places(document, mentions(document))}
    assert found["Sarn depot"] is None
    assert found["Lima"] == -12.0
    assert found["Peru"] is not None
