"""The shape of an assessment, as `assess --json` prints it."""

from __future__ import annotations

from math import isfinite

from crossbearing.model import (
    Answer,
    Argued,
    Assessment,
    Attack,
    Evidence,
    Expected,
    Factored,
    Grade,
    Links,
    MadeBy,
    Moment,
    Ranked,
    Reading,
    Response,
    Search,
    Sensitivity,
    Span,
    SubQuestion,
    Verdict,
)
from crossbearing.report.counts import counts
from crossbearing.report.shapes.pieces import Json, document_facts, passages
from crossbearing.report.shapes.reading import incident
from crossbearing.report.shapes.timing import timeline
from crossbearing.report.shapes.tracing import control, notices, ways


def assess_json(assessment: Assessment) -> Json:
    """The whole answer."""
    number = counts(assessment)
    verdict = assessment.verdict
    linked = _linked(assessment)
    return {
        "question": assessment.question.text,
        "presumes": list(assessment.question.presumes),
        "documents": number.documents,
        "statements": number.statements,
        "origins": number.origins,
        "controllers": number.controllers,
        "hypotheses": [_hypothesis(each) for each in verdict.ranking],
        "variables": [_variable(each) for each in verdict.variables],
        "verdict": _verdict(verdict),
        "readings": [_reading(each) for each in verdict.readings],
        "linchpins": [
            {"reading": each.reading, "label": each.label, "effect": each.effect}
            for each in verdict.linchpins
        ],
        "would_settle": [
            {"observation": each.observation, "variable": each.variable, "bits": each.bits}
            for each in verdict.would_settle
        ],
        "naive": [_answer(each) for each in verdict.naive],
        "parts": [_part(each) for each in verdict.parts],
        "sensitivity": _sensitivity(verdict.sensitivity) if verdict.sensitivity else None,
        "expected": [_expected(each) for each in verdict.expected],
        "arguments": [_argued(each) for each in verdict.arguments],
        "grades": [_grade(each) for each in verdict.grades],
        "fairness": [
            {"check": each.check, "holds": each.holds, "told": each.told}
            for each in verdict.fairness
        ],
        "responses": [_response(each) for each in assessment.responses],
        "reports": [
            {**document_facts(document), "unread": found.unread}
            for document, found in zip(
                assessment.documents, assessment.annotations, strict=True
            )
        ],
        **ways(assessment.trace),
        **control(assessment.trace, assessment.links),
        **notices(assessment.trace, assessment.documents, verdict.readings),
        "evidence": [_evidence(each) for each in assessment.evidence],
        "searches": [_search(each) for each in assessment.searches],
        "skipped": [{"path": each.path, "reason": each.reason} for each in assessment.skipped],
        "timeline": timeline(assessment.timeline),
        "incidents": [
            {
                "id": each.id,
                "records": [
                    {"document": one.document, **incident(one, linked.get(one.document))}
                    for one in each.records
                ],
            }
            for each in assessment.links.incidents
        ],
        "candidates": _candidates(assessment.links),
        "history": [_moment(each) for each in assessment.history],
        "made_by": _made_by(assessment.made_by),
    }


def _candidates(links: Links) -> list[Json]:
    names = {each.id: each.name for each in links.entities}
    return [
        {
            "one": names[each.one],
            "other": names[each.other],
            "reason": each.reason,
            "degree": each.degree,
        }
        for each in links.candidates
    ]


def _hypothesis(ranked: Ranked) -> Json:
    return {
        "id": ranked.hypothesis.id,
        "label": ranked.hypothesis.label,
        "probability": ranked.probability,
        "low": ranked.low,
        "high": ranked.high,
        "band": ranked.band,
        "phia": ranked.phia or None,
        "words": ranked.words or None,
        "cause": ranked.hypothesis.cause,
        "actor": ranked.hypothesis.actor,
        "means": ranked.hypothesis.means,
        "role": ranked.hypothesis.role,
    }


def _variable(factored: Factored) -> Json:
    return {
        "name": factored.variable,
        "given": factored.given,
        "values": [
            {
                **_answer(each),
                "band": each.band,
                "phia": each.phia or None,
                "words": each.words or None,
            }
            for each in factored.answers
        ],
    }


def _answer(answer: Answer) -> Json:
    return {
        "value": answer.value,
        "label": answer.label,
        "probability": answer.probability,
        "low": answer.low,
        "high": answer.high,
    }


def _verdict(verdict: Verdict) -> Json:
    return {
        "status": verdict.status,
        "reason": verdict.reason,
        "leading": verdict.leading,
        "confidence": verdict.confidence,
        "draft": verdict.draft,
        "reviewed": list(verdict.reviewed),
        "notes": list(verdict.notes),
    }


def _reading(reading: Reading) -> Json:
    return {
        "id": reading.id,
        "bits": reading.bits,
        "low": reading.low,
        "high": reading.high,
        "variable": reading.variable,
        "value": reading.value,
        "reason": reading.because,
        "passages": passages(reading.passages),
        "origin": reading.origin,
        "controller": reading.controller,
        "factor": reading.factor,
        "gatekeeper": reading.gatekeeper,
        "rival": reading.rival or None,
        "reviewed": reading.reviewed,
    }


def _part(part: SubQuestion) -> Json:
    return {
        "id": part.id,
        "parent": part.parent,
        "question": part.text,
        "variable": part.variable,
        "party": part.party,
        "probability": part.probability,
        "low": part.low,
        "high": part.high,
        "band": part.band or None,
        "words": part.words or None,
    }


def _sensitivity(found: Sensitivity) -> Json:
    return {
        "value": found.value,
        "label": found.label,
        "probability": found.probability,
        "second": found.second,
        "odds": found.odds if isfinite(found.odds) else None,
        "together": list(found.together),
        "level": found.level or None,
        "flips": list(found.flips),
        "omissions": [
            {
                "kind": each.kind,
                "id": each.id,
                "label": each.label,
                "probability": each.probability,
                "flips": list(each.flips),
            }
            for each in found.omissions
        ],
        "dependence": [
            {
                "model": each.model,
                "leading": each.leading,
                "probability": each.probability,
                "low": each.low,
                "high": each.high,
            }
            for each in found.dependence
        ],
        "drawn": {
            "draws": found.drawn.draws,
            "seed": found.drawn.seed,
            "low": found.drawn.low,
            "middle": found.drawn.middle,
            "high": found.drawn.high,
            "leads": found.drawn.leads,
        }
        if found.drawn
        else None,
        "deceptions": [
            {
                "party": each.party,
                "label": each.label,
                "variable": each.variable,
                "value": each.value,
                "prior": each.prior,
                "instead": each.instead,
            }
            for each in found.deceptions
        ],
    }


def _expected(trace: Expected) -> Json:
    return {
        "trace": trace.trace,
        "variable": trace.variable,
        "value": trace.value,
        "label": trace.label,
        "given": trace.given,
        "otherwise": trace.otherwise,
        "status": trace.status,
        "bits": trace.bits,
        "search": trace.search,
    }


def _argued(argued: Argued) -> Json:
    return {
        "id": argued.argument,
        "by": argued.by,
        "scheme": argued.scheme,
        "warrant": argued.warrant,
        "questions": list(argued.questions),
        "premises": passages(argued.premises),
        "conclusion": passages((argued.conclusion,)) if argued.conclusion else [],
        "readings": list(argued.readings),
        "bits": argued.bits,
        "capped": argued.capped,
        "attacks": [_attack(each) for each in argued.attacks],
        "endorsements": [_attack(each) for each in argued.endorsements],
    }


def _attack(attack: Attack) -> Json:
    return {
        "kind": attack.kind,
        "label": attack.label,
        "passages": passages(attack.passages),
    }


def _grade(grade: Grade) -> Json:
    return {
        "origin": grade.origin,
        "label": grade.label,
        "reliability": grade.reliability,
        "credibility": grade.credibility,
        "reason": grade.reason,
        "by": grade.by,
        "proposed": grade.proposed or None,
    }


def _response(response: Response) -> Json:
    return {
        "party": response.party,
        "label": response.label,
        "status": response.status,
        "stance": response.stance,
        "passages": passages(response.passages),
    }


def _linked(assessment: Assessment) -> dict[str, dict[Span, str | None]]:
    """The name of the entity behind each mention, by document and span."""
    names = {one: each.name for each in assessment.links.entities for one in each.mentions}
    return {
        found.document: {each.span: names.get(each.id) for each in found.mentions}
        for found in assessment.annotations
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "description": evidence.description,
        "sha256": evidence.sha256,
        "variable": evidence.variable,
        "supports": evidence.supports,
        "opposes": evidence.opposes,
        "bits": evidence.bits,
        "low": evidence.low,
        "high": evidence.high,
        "numerator": evidence.numerator,
        "denominator": evidence.denominator,
        "reference_class": evidence.reference_class,
        "period": evidence.period,
        "about": evidence.about,
        "outcome": evidence.outcome,
        "method": evidence.method,
        "place": None
        if evidence.place is None
        else {
            "latitude": evidence.place.latitude,
            "longitude": evidence.place.longitude,
            "radius": evidence.place.radius,
        },
        "time": None
        if evidence.time is None
        else {
            "earliest": evidence.time.earliest,
            "latest": evidence.time.latest,
            "likeliest": evidence.time.time,
            "zone": evidence.time.zone,
        },
    }


def _search(search: Search) -> Json:
    return {
        "id": search.id,
        "sought": search.sought,
        "outcome": search.outcome,
        "where": search.where,
        "when": search.when,
        "detection": search.detection,
    }


def _moment(moment: Moment) -> Json:
    return {
        "published_by": moment.day,
        "documents": moment.reports,
        "status": moment.status,
        "causes": [_answer(each) for each in moment.causes],
    }


def _made_by(made: MadeBy) -> Json:
    return {"product": made.product, "parts": dict(made.parts), "processor": made.processor}
