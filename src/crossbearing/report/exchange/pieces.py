"""What the exchange formats share: dates that are dates, addresses that are addresses, and the
answer in words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from crossbearing.model import Answer, Assessment, Claim, Document, Status, Variable
from crossbearing.report.index import Index
from crossbearing.report.sections.answer import TITLES, digits, headline
from crossbearing.report.wording import sentence, shares, visible

EPOCH = "1970-01-01"
"""What stands for a day that nothing in the case tells."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
_DAY = re.compile(r"[1-9]\d{3}-\d{2}-\d{2}")
_ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}

HOLDS = {
    Variable.cause: "The cause was: {}",
    Variable.actor: "It was done by {}",
    Variable.means: "It was done by this means: {}",
    Variable.role: "It was ordered or enabled by {}",
}
"""What a claim on each variable comes to as a sentence."""


def plain(text: str) -> str:
    """The text for machines: control characters made visible, and none of the marks that set
    words of the other direction apart on a page."""
    return visible(text).translate(_ISOLATES)


def day(written: str | None) -> str | None:
    """The day of an ISO date or time; None for what is none, or is not known to the day."""
    found = _DAY.match(written or "")
    if found is None:
        return None
    try:
        return date.fromisoformat(found[0]).isoformat()
    except ValueError:
        return None


def address(written: str | None) -> str | None:
    """An address of the web; None for anything else, such as a script."""
    return written if written and _ADDRESS.fullmatch(written) else None


def newest(assessment: Assessment) -> str:
    """The newest day that the case tells of: of a publication, of evidence, or of a decision.
    There is no clock in an export: the same case gives the same bytes."""
    told = [
        *(each.published.value for each in assessment.documents if each.published),
        *(each.collected_at for each in assessment.evidence),
        *(each.when for each in assessment.searches),
        *(each.when for each in assessment.decisions),
    ]
    return max((found for each in told if (found := day(each))), default=EPOCH)


def file_name(document: Document) -> str:
    """The document's name without the folders it came from, which may tell who collected it."""
    return plain(document.address.rstrip("/").rsplit("/", 1)[-1]) or document.id


def in_words(index: Index) -> str:
    """The answer as a paragraph: status, reason, and each variable in words with its ranges."""
    verdict = index.assessment.verdict
    told = [headline(verdict), sentence(verdict.reason), *_variables(index)]
    if verdict.draft:
        told.append("This is a draft: not every reading that bears the answer was reviewed.")
    return plain(" ".join(each for each in told if each))


def _variables(index: Index) -> Iterator[str]:
    shown = digits(index)
    for factored in index.assessment.verdict.variables:
        given = f", if {factored.given}" if factored.given else ""
        answers = "; ".join(
            f"{each.label} {shares(each.low, each.high, shown)}" for each in factored.answers
        )
        if answers:
            yield f"{TITLES[factored.variable]}{given}: {answers}."


def answered(assessment: Assessment, claim: Claim) -> Answer | None:
    """The answer that a claim puts forward; None where it is not among those weighed."""
    return next(
        (
            each
            for factored in assessment.verdict.variables
            if factored.variable is claim.variable
            for each in factored.answers
            if each.value == claim.value
        ),
        None,
    )


def settled(assessment: Assessment) -> bool:
    """True if figures may stand alone: the question is determined, and the readings reviewed."""
    verdict = assessment.verdict
    return verdict.status is Status.determined and not verdict.draft


def dumps(shape: Any, *, indent: int | None = 2) -> str:
    """JSON in UTF-8's letters; lone surrogates are gone already."""
    return json.dumps(shape, ensure_ascii=False, allow_nan=False, indent=indent)
