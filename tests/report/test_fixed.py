"""Fixes entered by hand on the map, on the timeline, and in what other programs take."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import stix2

from crossbearing.model import PlaceFix, TimeFix
from crossbearing.report import evidence_csv, follow_the_money, page, shapes, stix
from crossbearing.report.blocks import Chart, Prose, Rails, Table
from crossbearing.report.chart import DEGREE, TALL, chart
from crossbearing.report.index import Index
from crossbearing.report.markdown import markdown
from crossbearing.report.rails import LEFT, RIGHT, rails
from crossbearing.report.sections.fixed import timed
from crossbearing.report.sections.happenings import timeline
from crossbearing.report.sections.whereabouts import whereabouts
from tests import factory as f
from tests.report.sarn import sarn

CRATER = f.evidence(
    "the crater",
    kind="place",
    method="landmarks matched",
    place=PlaceFix(latitude=33.31524, longitude=44.36616, radius=40.0),
)
CAMERA = f.evidence(
    "where the camera stood",
    kind="place",
    method="bearings",
    place=PlaceFix(latitude=33.3180, longitude=44.3690, radius=120.0),
)
ABROAD = f.evidence(
    "the uploader's home",
    kind="place",
    method="metadata",
    place=PlaceFix(latitude=-33.45, longitude=-70.66, radius=2500.0),
)
SHADOW = f.evidence(
    "the plume is up",
    kind="time",
    method="shadow length",
    time=TimeFix(
        earliest="2031-03-04T14:05:00+03:00",
        latest="2031-03-04T14:25:00+03:00",
        time="2031-03-04T14:12:00+03:00",
        zone="Asia/Baghdad",
    ),
)


def case(*items):
    """The rich case with these items alone entered by hand."""
    return replace(sarn(), evidence=items)


def parts(section, kind):
    """The blocks of one kind."""
    return [each for each in section.blocks if isinstance(each, kind)]


def test_a_fix_is_on_the_map_where_no_report_names_a_known_place():
    """The bundled places are invented; what somebody measured is shown all the same."""
    section = whereabouts(Index(case(CRATER)))
    assert section is not None
    wide, close = parts(section, Chart)
    assert [mark.short for mark in wide.marks] == ["f1"]
    assert close.close
    assert not wide.close


def test_the_circle_of_a_fix_has_its_radius_on_the_scale_of_the_map():
    """Close up, circle and bar of scale are measured alike."""
    section = whereabouts(Index(case(CRATER, CAMERA)))
    assert section is not None
    drawn = chart(parts(section, Chart)[-1])
    radii = sorted(float(r) for r in re.findall(r'r="([\d.]+)"', drawn))
    bar = re.search(rf"M14 {TALL - 20}v6H([\d.]+)v-6.*?>(\d+) (k?)m<", drawn)
    assert bar is not None
    metre = (float(bar[1]) - 14) / (int(bar[2]) * (1000 if bar[3] else 1))
    assert [round(radius / metre) for radius in radii] == [40, 120]
    assert DEGREE * metre < TALL


def test_fixes_far_from_one_another_are_drawn_close_up_apart():
    """Each group of neighbours has its own map; the wide one has them all."""
    section = whereabouts(Index(case(CRATER, CAMERA, ABROAD)))
    assert section is not None
    charts = parts(section, Chart)
    close = [{mark.short for mark in each.marks} for each in charts if each.close]
    assert sorted(map(len, close)) == [1, 2]
    assert set().union(*close) == {"f1", "f2", "f3"}


def test_the_table_of_fixes_says_where_how_closely_and_by_which_method():
    """What the map shows by itself cannot be checked."""
    section = whereabouts(Index(case(CRATER)))
    assert section is not None
    (table,) = parts(section, Table)
    assert [cell.text for cell in table.rows[0]] == [
        "f1",
        "the crater",
        "33.31524, 44.36616",
        "40 m",
        "landmarks matched",
        "not told",
    ]


def test_a_time_is_drawn_as_a_hollow_span_with_its_likeliest_moment():
    """From 14:05 to 14:25, the stroke seven minutes in."""
    blocks = timeline(Index(case(SHADOW)))
    (drawn,) = [each for each in parts(blocks, Rails) if each.by_hand]
    picture = rails(drawn)
    span = re.search(r'class="event by-hand" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', picture)
    stroke = re.search(r'class="tick" d="M([\d.]+) ', picture)
    assert span is not None
    assert stroke is not None
    start, width = float(span[1]), float(span[2])
    assert start > LEFT
    assert start + width < RIGHT
    assert abs((float(stroke[1]) - start) / width - 7 / 20) < 0.01


def test_a_time_stands_among_the_days_of_everything_else():
    """On the rail of what happened, beside what the reports tell."""
    days = parts(timeline(Index(case(SHADOW))), Rails)[0]
    (bar,) = [each for each in days.bars if each.by_hand]
    assert (bar.short, bar.start, bar.end, bar.event) == (
        "t1",
        "2031-03-04",
        "2031-03-04",
        True,
    )
    plain = parts(timeline(Index(case())), Rails)[0]
    assert {each.short for each in days.bars} - {each.short for each in plain.bars} == {"t1"}


def test_times_of_two_zones_are_drawn_on_one_clock():
    """The same moment told in two zones lies at the same spot."""
    same = replace(
        SHADOW,
        id="other",
        time=TimeFix(
            earliest="2031-03-04T11:05:00+00:00",
            latest="2031-03-04T11:25:00+00:00",
            zone="UTC",
        ),
    )
    (drawn,) = [
        each for each in parts(timeline(Index(case(SHADOW, same))), Rails) if each.by_hand
    ]
    assert len({(bar.start, bar.end) for bar in drawn.bars}) == 1
    assert "2031-03-04 11:02 UTC" in rails(drawn)


def test_a_case_without_fixes_says_nothing_of_them():
    """No picture, no table, no note."""
    section = timeline(Index(case(f.evidence())))
    assert not any(each.by_hand for each in parts(section, Rails))
    assert not any("by hand" in each.text for each in parts(section, Prose))


def test_page_and_markdown_tell_the_same_fixes():
    """What one surface tells, the other does too."""
    made = case(CRATER, SHADOW)
    for written in (page(made), markdown(made)):
        assert "33.31524, 44.36616" in written
        assert "2031-03-04 14:05 to 14:25 (Asia/Baghdad), likeliest 2031-03-04 14:12" in written


def test_a_span_over_midnight_keeps_both_days():
    """Nothing is left to be guessed."""
    fix = TimeFix(
        earliest="2031-03-04T23:50:00+03:00", latest="2031-03-05T00:10:30+03:00", zone="+03:00"
    )
    assert timed(fix) == "2031-03-04 23:50 to 2031-03-05 00:10:30 (+03:00)"


def test_a_bundle_has_the_position_and_its_precision_in_metres():
    """A location of the standard, which the note on the item is about."""
    bundle = stix2.parse(stix(case(CRATER, SHADOW)), allow_custom=False)
    (location,) = [each for each in bundle.objects if each.type == "location"]
    assert (location.latitude, location.longitude, location.precision) == (
        33.31524,
        44.36616,
        40,
    )
    notes = [each for each in bundle.objects if each.type == "note"]
    assert any(location.id in each.object_refs for each in notes)
    assert any("14:05 to 14:25 (Asia/Baghdad)" in each.content for each in notes)


def test_lines_for_aleph_have_the_position_and_the_moment_in_utc():
    """An address and an event, each with the item as its proof."""
    lines = [json.loads(each) for each in follow_the_money(case(CRATER, SHADOW)).splitlines()]
    place = next(each for each in lines if "latitude" in each["properties"])
    assert place["properties"]["latitude"] == ["33.315240"]
    assert place["properties"]["proof"] == [CRATER.id]
    event = next(each for each in lines if each["properties"].get("proof") == [SHADOW.id])
    assert event["properties"]["startDate"] == ["2031-03-04T11:05:00"]
    assert event["properties"]["endDate"] == ["2031-03-04T11:25:00"]


def test_the_table_for_spreadsheets_has_positions_as_numbers():
    """South and west stay numbers; a description that could run does not."""
    cross = replace(ABROAD, description="=1+1")
    rows = list(csv.DictReader(io.StringIO(evidence_csv(case(cross, SHADOW)))))
    assert (rows[0]["latitude"], rows[0]["longitude"]) == ("-33.450000", "-70.660000")
    assert rows[0]["description"] == "'=1+1"
    assert rows[1]["earliest"] == "2031-03-04T14:05:00+03:00"


def test_the_answer_as_json_has_both_fixes():
    """Null where there is none."""
    crater, shadow = shapes.assess_json(case(CRATER, SHADOW))["evidence"]
    assert crater["place"] == {"latitude": 33.31524, "longitude": 44.36616, "radius": 40.0}
    assert crater["time"] is None
    assert shadow["time"]["likeliest"] == "2031-03-04T14:12:00+03:00"
