"""The map of places and its table."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from crossbearing.model import Place, PlaceUse, Precision, Span
from crossbearing.report.blocks import Chart, Mark, Table
from crossbearing.report.chart import chart, outlines
from crossbearing.report.index import Index
from crossbearing.report.markdown import markdown
from crossbearing.report.page import page
from crossbearing.report.sections.whereabouts import whereabouts
from tests.report.sarn import sarn

MOSUL = Place(
    span=Span(0, 5),
    name="Mosul",
    latitude=36.34,
    longitude=43.12,
    gazetteer_id="geonames:99072",
    precision=Precision.town,
    within=("Nīnawá", "Iraq"),
    probability=0.7,
)
IRAQ = replace(
    MOSUL, span=Span(6, 9), name="Iraq", gazetteer_id="geonames:99237", within=(),
    precision=Precision.country, latitude=33.0, longitude=43.7,
)  # fmt: skip


def case(*places):
    """The small assessment, with places named in each of its reports."""
    made = sarn()
    return replace(
        made, annotations=tuple(replace(each, places=places) for each in made.annotations)
    )


def parts(*places):
    """The map and the table of a case with these places."""
    section = whereabouts(Index(case(*places)))
    assert section is not None
    drawn = next(each for each in section.blocks if isinstance(each, Chart))
    table = next(each for each in section.blocks if isinstance(each, Table))
    return drawn, table


def test_a_case_without_a_position_has_no_map():
    """Adjectives and unknown places alone show nothing."""
    people = replace(MOSUL, use=PlaceUse.adjective)
    nowhere = Place(span=Span(0, 4), name="Sarn")
    assert whereabouts(Index(case(people, nowhere))) is None


def test_a_place_stands_once_with_every_report_that_names_it():
    """Closest known first; the reports by their numbers."""
    drawn, table = parts(IRAQ, MOSUL)
    assert [row[1].text for row in table.rows] == ["Mosul, Nīnawá, Iraq", "Iraq"]
    assert table.rows[0][5].text.startswith("r1, r2")
    assert [mark.short for mark in drawn.marks] == ["p1", "p2"]


def test_what_is_known_less_closely_has_the_wider_circle():
    """A country reaches farther than a town."""
    drawn, _ = parts(IRAQ, MOSUL)
    town, country = drawn.marks
    assert country.reach > town.reach
    radii = [float(r) for r in re.findall(r'class="reach"[^>]* r="([\d.]+)"', chart(drawn))]
    assert radii == sorted(radii, reverse=True)


@pytest.mark.parametrize(
    ("north", "east"), [(0.0, 0.0), (89.0, 179.9), (-89.0, -179.9), (36.3, 43.1)]
)
def test_a_mark_is_on_the_picture_wherever_it_lies(north, east):
    """The window is laid around the marks, even at the poles."""
    mark = Mark(latitude=north, longitude=east, reach=2.0, short="p1", label="<here>")
    picture = chart(Chart(title="One", marks=(mark,)))
    assert 'class="published" cx="320.0" cy="190.0"' in picture
    assert "<here>" not in picture


def test_outlines_lie_on_the_globe_and_close():
    """Every ring ends where it begins."""
    assert len(outlines()) > 200
    assert all(ring[0] == ring[-1] for ring in outlines())
    assert all(abs(e) <= 180 and abs(n) <= 90 for ring in outlines() for e, n in ring)


def test_the_page_draws_the_map_and_the_markdown_lists_the_places():
    """Both surfaces say the same."""
    made = case(MOSUL)
    assert 'class="picture chart"' in page(made)
    assert "Mosul, Nīnawá, Iraq" in markdown(made)


def test_a_place_far_off_is_left_to_the_wider_map():
    """The first map shows what lies together, the second everything."""
    lima = replace(
        MOSUL, name="Lima", latitude=-12.0, longitude=-77.0, gazetteer_id="geonames:3936456"
    )
    section = whereabouts(Index(case(MOSUL, MOSUL, IRAQ, lima)))
    assert section is not None
    near, wide = [each for each in section.blocks if isinstance(each, Chart)]
    assert {each.short for each in wide.marks} - {each.short for each in near.marks} == {
        next(each.short for each in wide.marks if each.latitude < 0)
    }


def test_no_outline_is_drawn_across_the_map():
    """A ring that crosses the antimeridian is broken there: no step is as long as the map."""
    everywhere = Chart(
        title="x",
        marks=tuple(
            Mark(latitude=lat, longitude=lon, reach=1, short="p", label="p")
            for lat, lon in ((-60, -170), (75, 170))
        ),
    )
    land = re.search(r'class="land" d="([^"]+)"', chart(everywhere))
    assert land is not None
    for part in land[1].split("M")[1:]:
        across = [float(point.split()[0]) for point in part.rstrip("z").split("L")]
        assert max((abs(b - a) for a, b in pairwise(across)), default=0) < 300


def test_names_that_would_lie_on_one_another_stand_in_one_list():
    """Two marks at one spot, and one far off."""
    at = [(10.0, 10.0, "f1"), (10.001, 10.001, "f2"), (12.0, 12.0, "p1")]
    marks = tuple(
        Mark(latitude=north, longitude=east, reach=1.0, short=short, label=short)
        for north, east, short in at
    )
    picture = chart(Chart(title="x", marks=marks))
    assert re.findall(r'class="name"[^>]*>([^<]+)<', picture) == ["f1, f2", "p1"]
