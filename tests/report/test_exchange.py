"""Other people's formats: valid by their own rules, and no surer than the case is."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stix2
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model import Status
from crossbearing.report import claim_review, follow_the_money, stix
from tests import factory as f
from tests import strategies
from tests.report.sarn import sarn
from tests.web.poison import PAYLOADS, poisoned

SCHEMA = json.loads((Path(__file__).parent / "follow_the_money.json").read_text("utf-8"))
"""Properties and their types, of the schemas used, as followthemoney 4.11 publishes them."""

WRITERS = (stix, follow_the_money, claim_review)


def objects(case):
    """The objects of a bundle by type."""
    found: dict[str, list[dict[str, Any]]] = {}
    for each in json.loads(stix(case))["objects"]:
        found.setdefault(each["type"], []).append(each)
    return found


def entities(case):
    """The entities that the lines hold."""
    return [json.loads(line) for line in follow_the_money(case).splitlines()]


@pytest.mark.parametrize("case", [sarn(), f.assessment()], ids=["rich", "bare"])
def test_a_bundle_is_valid_stix(case):
    """The parser of the standard's own committee takes it, and nothing custom is needed."""
    bundle = stix2.parse(stix(case), allow_custom=False)
    assert bundle.objects[-1].type == "report"


@settings(deadline=None, max_examples=25)
@given(strategies.documents())
def test_a_bundle_of_any_text_is_read_back_as_written(document):
    """Parsed and written anew by another library, the bundle says the same."""
    case = f.assessment(
        document, annotations=(f.notes(document, f.said(document, document.text)),)
    )
    written = json.loads(stix(case))
    read = json.loads(stix2.parse(written, allow_custom=False).serialize())
    assert read == written


def test_an_observed_file_has_the_id_that_the_standard_gives_it():
    """Other tools that see the same file give it the same id."""
    for each in objects(sarn())["file"]:
        assert stix2.File(name=each["name"], hashes=each["hashes"]).id == each["id"]


def test_a_bundle_attributes_nothing():
    """Who did it is a note in words; no relationship and no sighting says so."""
    found = objects(sarn())
    assert not {"attributed-to", "targets"} & {
        each["relationship_type"] for each in found.get("relationship", ())
    }
    assert not {"threat-actor", "intrusion-set", "campaign"} & found.keys()


def test_every_reference_of_a_bundle_is_in_it():
    """Nothing points outside."""
    made = json.loads(stix(sarn()))["objects"]
    ids = {each["id"] for each in made}
    for each in made:
        refs = [
            *each.get("object_refs", ()),
            *(v for k, v in each.items() if k.endswith("_ref")),
        ]
        assert set(refs) <= ids


def test_every_property_is_one_of_the_published_schema():
    """Schemas and properties are those that FollowTheMoney has, and all values are texts."""
    for each in entities(sarn()):
        properties = SCHEMA[each["schema"]]
        assert set(each["properties"]) <= set(properties)
        assert all(
            isinstance(value, str) and value
            for values in each["properties"].values()
            for value in values
        )


def test_every_link_of_an_entity_leads_to_an_entity():
    """Properties of the type `entity` name ids that are in the file."""
    made = entities(sarn())
    ids = {each["id"] for each in made}
    assert len(ids) == len(made)
    for each in made:
        for name, values in each["properties"].items():
            if SCHEMA[each["schema"]][name] == "entity":
                assert set(values) <= ids, each


def test_nobody_is_put_down_as_involved():
    """That somebody is accused, and what they answered, is a note beside their name."""
    made = entities(sarn())
    assert not any("involved" in each["properties"] for each in made)
    answers = [
        each["properties"]["description"]
        for each in made
        if each["properties"].get("name") == ["Accused in these reports, and what was answered"]
    ]
    assert answers == [["Denies it."], ["No response was sought."]]


def test_an_undetermined_claim_is_rated_in_words_alone():
    """A range to 0.1 and its word, the draft mark, and no figure that a search page would show."""
    (first, *_) = json.loads(claim_review(sarn()))["@graph"]
    rating = first["reviewRating"]
    assert rating["alternateName"] == "undetermined: 0.3–0.7 (unlikely to likely)"
    assert "ratingValue" not in rating
    assert first["creativeWorkStatus"] == "Draft"


def test_a_determined_and_reviewed_claim_has_a_figure():
    """From 0 to 1, two digits."""
    plain = sarn()
    case = replace(plain, verdict=replace(plain.verdict, status=Status.determined, draft=False))
    (first, *_) = json.loads(claim_review(case))["@graph"]
    rating = first["reviewRating"]
    assert 0 <= rating["ratingValue"] <= 1
    assert (rating["worstRating"], rating["bestRating"]) == (0, 1)


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_case_gives_the_same_bytes(writer):
    """No clock and no chance is in an export."""
    assert writer(sarn()) == writer(sarn())


@pytest.mark.parametrize("payload", PAYLOADS[::7])
@pytest.mark.parametrize("writer", WRITERS)
def test_an_address_is_given_only_where_it_is_one(writer, payload):
    """What a report calls its address may be script; it goes out as no address."""
    case = poisoned(payload)
    case = replace(case, documents=tuple(replace(each, url=payload) for each in case.documents))
    lines = writer(case).splitlines() if writer is follow_the_money else [writer(case)]
    for line in lines:
        for name, value in pairs(json.loads(line)):
            if name in ("url", "sourceUrl"):
                assert all(each.startswith("http") for each in value)


def pairs(shape, name=""):
    """Every text of a shape with the name it stands under, as lists."""
    if isinstance(shape, dict):
        for key, value in shape.items():
            yield from pairs(value, key)
    elif isinstance(shape, list) and not all(isinstance(each, str) for each in shape):
        for each in shape:
            yield from pairs(each, name)
    elif isinstance(shape, (str, list)):
        yield name, shape if isinstance(shape, list) else [shape]


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=40))
def test_any_question_is_written(question):
    """Whatever is asked, each writer gives JSON."""
    case = f.assessment(question=f.question(question))
    stix2.parse(stix(case), allow_custom=False)
    json.loads(claim_review(case))
    assert all(each["schema"] in SCHEMA for each in entities(case))
