"""Taking a case's answer apart without changing the case."""

from __future__ import annotations

from typing import Any

from crossbearing.casework.by_hand import resolve_evidence, resolve_searches
from crossbearing.casework.deciding import review
from crossbearing.model import Assessment, Factored, TakenApart
from crossbearing.weigh import DEFAULT
from crossbearing.weigh.apart import Bench, bench, take_apart
from crossbearing.weigh.dependence import Dependence
from crossbearing.weigh.weighed import Input

__all__ = ["DEPENDENCES", "Bench", "apart_json", "prepare_apart", "take_apart"]

DEPENDENCES = tuple(each.value for each in Dependence)
"""The models of dependence by name."""


def prepare_apart(assessment: Assessment) -> Bench:
    """An answer prepared to be taken apart; each `take_apart` of it then answers at once."""
    verdict, entities = assessment.verdict, assessment.links.entities
    said = review(assessment.decisions, assessment.documents, verdict.readings)
    return bench(
        Input(
            links=assessment.links,
            trace=assessment.trace,
            annotations=assessment.annotations,
            evidence=resolve_evidence(assessment.evidence, entities),
            searches=resolve_searches(assessment.searches, entities),
            excluded=said.rejected,
            weights=DEFAULT,
        ),
        verdict.arguments,
    )


def apart_json(ready: Bench, found: TakenApart) -> dict[str, Any]:
    """What a try came to, and what can be switched, in a fixed shape."""
    return {
        "assumed": {
            "off": sorted(found.assumed.off),
            "bits": dict(found.assumed.bits),
            "dependence": found.assumed.dependence,
            "prior": [
                {"variable": variable.value, "value": value, "share": share}
                for variable, value, share in found.assumed.prior
            ],
        },
        "ranges": {"priors": True, "weights": True, "dependence": False, "omissions": False},
        "before": [_variable(each) for each in found.before],
        "after": [_variable(each) for each in found.after],
        "led": found.led,
        "leads": found.leads,
        "moved": list(found.moved),
        "readings": [
            {
                "id": each.id,
                "variable": each.variable.value,
                "value": each.value,
                "bits": each.bits,
                "reason": each.because,
            }
            for each in found.readings
        ],
        "switches": [
            {
                "key": each.key,
                "kind": each.kind.value,
                "label": each.label,
                "readings": list(each.readings),
                "bits": each.bits,
            }
            for each in ready.switches
        ],
        "unknown": list(found.unknown),
    }


def _variable(factored: Factored) -> dict[str, Any]:
    return {
        "name": factored.variable.value,
        "given": factored.given,
        "values": [
            {
                "value": each.value,
                "label": each.label,
                "probability": each.probability,
                "low": each.low,
                "high": each.high,
            }
            for each in factored.answers
        ],
    }
