"""ClaimReview: each claim on cause, actor, means or role, with what the case makes of it.

Whoever publishes it adds `author`, `url` and `datePublished`: this product is not the reviewer. A
figure is given only for a determined and reviewed question; else the rating is in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crossbearing.model import Assertion, Assessment, Claim, VoiceKind
from crossbearing.report.exchange.pieces import (
    HOLDS,
    address,
    answered,
    day,
    dumps,
    file_name,
    in_words,
    plain,
    settled,
)
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import digits
from crossbearing.report.wording import shares


def claim_review(assessment: Assessment) -> str:
    """The assessment as JSON-LD: a ClaimReview for each claim that somebody makes."""
    index = Index(assessment)
    graph = [
        _review(index, claim)
        for claim in assessment.links.claims
        if any(each.supports for each in claim.assertions)
    ]
    return dumps({"@context": "https://schema.org", "@graph": graph}) + "\n"


def _review(index: Index, claim: Claim) -> dict[str, Any]:
    draft = index.assessment.verdict.draft
    made = [each for each in claim.assertions if each.supports]
    return {
        "@type": "ClaimReview",
        "claimReviewed": plain(HOLDS[claim.variable].format(claim.label)),
        "about": plain(index.assessment.question.text),
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [_work(index, each) for each in _documents(index, made)],
            "author": _people(index, made),
        },
        "reviewRating": _rating(index, claim),
        "reviewBody": in_words(index),
        **({"creativeWorkStatus": "Draft"} if draft else {}),
    }


def _documents(index: Index, made: Iterable[Assertion]) -> list[str]:
    found = dict.fromkeys(each.document for each in made)
    return [each for each in found if each in index.documents]


def _people(index: Index, made: Iterable[Assertion]) -> list[dict[str, str]]:
    found: dict[str, str] = {}
    for each in made:
        if each.document in index.documents:
            said = index.statements.get(each.statement or "")
            named = said is not None and said.voice.kind is VoiceKind.named
            name = plain(index.speaker(each.statement, each.document))
            found.setdefault(name, "Person" if named else "Organization")
    return [{"@type": kind, "name": name} for name, kind in found.items()]


def _work(index: Index, document_id: str) -> dict[str, Any]:
    document = index.documents[document_id]
    told = {
        "headline": plain(document.title) if document.title else None,
        "name": file_name(document),
        "publisher": plain(document.publisher) if document.publisher else None,
        "datePublished": day(document.published.value) if document.published else None,
        "url": address(document.url),
        "sha256": document.capture,
    }
    return {
        "@type": "MediaObject",
        **{name: value for name, value in told.items() if value is not None},
    }


def _rating(index: Index, claim: Claim) -> dict[str, Any]:
    assessment = index.assessment
    answer = answered(assessment, claim)
    verdict = assessment.verdict
    if answer is None:
        words = "not weighed"
    else:
        words = (
            f"{shares(answer.low, answer.high, digits(index))} ({answer.words or 'no word'})"
        )
    rating: dict[str, Any] = {
        "@type": "Rating",
        "alternateName": plain(f"{verdict.status.value}: {words}"),
        "ratingExplanation": plain(verdict.reason),
    }
    if answer is not None and settled(assessment):
        rating |= {
            "ratingValue": round(answer.probability, 2),
            "worstRating": 0,
            "bestRating": 1,
        }
    return rating
