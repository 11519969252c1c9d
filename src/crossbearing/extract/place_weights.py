"""Weights of what speaks for a place; fitted by `training.places`, not written by hand.

In nats; the features are described in `place_senses`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ALONE: NDArray[np.float64] = np.array(
    [
        3.40,  # people
        0.96,  # people of a town
        0.14,  # country
        1.00,  # region
        -0.21,  # district
        -2.07,  # capital
        1.85,  # area
        0.00,  # site
        3.70,  # own name
        0.35,  # kind said
        -0.35,  # kind against
        0.00,  # only one
    ]
)
TOGETHER: NDArray[np.float64] = np.array(
    [
        3.69,  # people
        0.96,  # people of a town
        0.91,  # country
        1.28,  # region
        -1.73,  # district
        -1.92,  # capital
        1.22,  # area
        0.00,  # site
        3.67,  # own name
        0.56,  # kind said
        -0.56,  # kind against
        0.00,  # only one
        1.78,  # stated to lie in
        -1.78,  # stated elsewhere
        1.23,  # region named
        0.13,  # country named
        0.30,  # district named
        2.20,  # near others
        2.32,  # within reach of others
        1.49,  # share of country
        2.61,  # share of region
        0.31,  # part of another
        1.73,  # holds another
        0.68,  # country of dateline
        0.05,  # near dateline
        2.92,  # outlet's country
        1.79,  # outlet's name
        3.60,  # capital of a country named
        -0.21,  # most people of the name
    ]
)
NAMES = {
    "always": -3.38,
    "people": -0.19,
    "country": 1.14,
    "region": 1.07,
    "district": -0.74,
    "capital": 1.10,
    "area": -0.14,
    "site": -0.12,
    "own name": -0.49,
    "adjective": -0.66,
    "short form": 0.67,
    "words": 1.17,
    "many bear it": 0.25,
    "word of the language": -1.99,
    "calendar": 0.00,
    "in capitals": 0.38,
    "begins a sentence": 0.03,
    "place word before": 0.56,
    "of before": 1.26,
    "place noun before": 0.09,
    "the before": 0.84,
    "title before": 0.43,
    "given name before": -0.63,
    "name before": -1.14,
    "joined before": 0.96,
    "direction before": 1.27,
    "region after comma": 0.58,
    "kind of place after": -0.05,
    "civic word after": 0.32,
    "outlet after": 0.00,
    "street after": -1.05,
    "trade after": -0.51,
    "name after": -0.47,
    "says after": -1.75,
    "possessive after": -0.74,
    "group after": -0.32,
    "place noun after": 1.68,
    "initial beside": -1.25,
    "number before": -0.11,
    "after comma": 0.49,
    "after place, and": 1.38,
    "is given name": -1.34,
    "known person": -2.11,
    "dateline": 1.03,
    "seen with place word": 1.67,
    "seen in a longer name": -0.77,
    "alone and small": -1.19,
    "whole name and large": 1.12,
    "kind within": 2.37,
    "own name and people": 2.67,
    "country named too": -0.36,
    "region named too": 1.32,
    "part of a joined word": -0.80,
    "by no accident": 0.50,
    "such as": 0.37,
}
THRESHOLD = 0.35
