"""Finding words in the reports of an answer and in what they say."""

from __future__ import annotations

from crossbearing.model import Assessment
from crossbearing.store.finding import PAGE, RANKED, Finder, Finds, Found, Wanted

__all__ = ["PAGE", "RANKED", "Finder", "Finds", "Found", "Wanted", "finder"]


def finder(assessment: Assessment) -> Finder:
    """An index over the texts and statements of an answer."""
    return Finder(assessment.documents, assessment.annotations, assessment.trace.origins)
