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
    "always": -3.30,
    "people": -0.11,
    "country": 0.94,
    "region": 1.04,
    "district": -0.90,
    "capital": 1.00,
    "area": -0.31,
    "site": -0.13,
    "own name": -0.40,
    "adjective": -0.73,
    "short form": 0.60,
    "words": 1.26,
    "many bear it": 0.27,
    "word of the language": -1.74,
    "calendar": 0.00,
    "in capitals": 0.27,
    "begins a sentence": 0.03,
    "place word before": 0.54,
    "of before": 1.22,
    "place noun before": 0.18,
    "the before": 0.97,
    "title before": 0.45,
    "given name before": -0.65,
    "name before": -1.00,
    "joined before": 0.89,
    "direction before": 1.25,
    "region after comma": 0.64,
    "kind of place after": 0.05,
    "civic word after": 0.18,
    "outlet after": 0.00,
    "street after": -1.05,
    "trade after": -0.42,
    "name after": -0.52,
    "says after": -1.82,
    "possessive after": -0.83,
    "group after": -0.35,
    "place noun after": 1.70,
    "initial beside": -1.36,
    "number before": -0.19,
    "after comma": 0.47,
    "after place, and": 1.36,
    "is given name": -1.37,
    "known person": -2.16,
    "dateline": 1.04,
    "seen with place word": 1.64,
    "seen in a longer name": -0.86,
    "alone and small": -1.43,
    "whole name and large": 1.09,
    "kind within": 2.30,
    "own name and people": 2.69,
    "country named too": -0.36,
    "region named too": 1.29,
    "part of a joined word": -0.84,
    "by no accident": 0.47,
    "such as": 0.39,
}
THRESHOLD = 0.35
