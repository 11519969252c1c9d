"""Weighing: from claims, origins and entered evidence to readings and a verdict."""

from crossbearing.weigh import matrix, words
from crossbearing.weigh.hypotheses import hypotheses
from crossbearing.weigh.responses import responses
from crossbearing.weigh.verdict import weigh
from crossbearing.weigh.weights import DEFAULT, Weight, reweighted

__all__ = [
    "DEFAULT",
    "Weight",
    "hypotheses",
    "matrix",
    "responses",
    "reweighted",
    "weigh",
    "words",
]
