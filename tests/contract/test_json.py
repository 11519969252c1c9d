"""The keys that the JSON shapes promise; see docs/reference/json.md."""

from __future__ import annotations

from typing import Any

import pytest
from tools.examples import SHAPES

SHAPE = {command.split()[0]: shape for command, _, shape in SHAPES}

PROMISED = {
    "read": {
        "document": "id path title publisher published language text furniture",
        "attributions": "id parent source cue content kind stance certainty voice",
        "attributions.voice": "name kind anonymous affiliation",
        "judgements": "span about stance",
        "mentions": "span type entity",
        "times": "span value start end anchor",
        "places": "span name latitude longitude gazetteer_id",
        "incidents": "type subtype stage start end precision place means perpetrators targets "
        "victims casualties",
        "incidents.means": "text span",
        "incidents.perpetrators": "text span kind responsibility by",
        "incidents.targets": "text span effect",
        "incidents.victims": "text span effect",
        "relations": "from to type start end span by",
    },
    "trace": {
        "documents": "id path",
        "origins": "id kind controller documents passages",
        "origins.passages": "document span",
        "copies": "from to from_span to_span overlap reason confidence",
    },
    "assess": {
        "": "question documents statements origins controllers hypotheses variables verdict "
        "readings linchpins would_settle responses skipped made_by",
        "hypotheses": "id label probability low high band",
        "variables": "name given values",
        "variables.values": "label probability low high",
        "verdict": "status reason leading confidence draft reviewed",
        "readings": "bits variable reason passages origin",
        "skipped": "path reason",
    },
}
CASES = [(command, at, keys) for command, part in PROMISED.items() for at, keys in part.items()]


def inside(shape: Any, at: str) -> list[Any]:
    """The objects at a dotted place of a shape, through lists."""
    found = [shape]
    for step in at.split(".") if at else ():
        found = [each[step] for each in found]
        found = [one for each in found for one in (each if isinstance(each, list) else [each])]
    return found


@pytest.mark.parametrize(("command", "at", "keys"), CASES)
def test_promised_keys_are_there(command, at, keys):
    """Every object at this place has every key that users were promised."""
    objects = inside(SHAPE[command](), at)
    assert objects
    for each in objects:
        assert set(keys.split()) <= set(each)
