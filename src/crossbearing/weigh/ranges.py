"""Shares with their ranges: in the main scenario, and the least and most in any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from crossbearing.model import Answer, Factored
from crossbearing.weigh.openings import Opening
from crossbearing.weigh.scenarios import Sheet
from crossbearing.weigh.tilts import Spread
from crossbearing.weigh.words import icd203, phia, phia_words, words


def factored(opening: Opening, every: Sequence[Sheet]) -> Factored:
    """The answers to one opening, each with its share and its range over these sheets."""
    spreads = [each.parts[opening.variable].shares for each in every]
    return Factored(
        variable=opening.variable,
        given=opening.given,
        answers=tuple(
            Answer(
                value=value,
                label=opening.labels[value],
                probability=share,
                low=low,
                high=high,
                band=icd203(share),
                phia=phia(share),
                words=words(low, high),
                phia_words=phia_words(low, high),
            )
            for value, (share, low, high) in zip(opening.prior, ranges(spreads), strict=True)
        ),
    )


def ranges(spreads: Sequence[Spread]) -> Iterator[tuple[float, float, float]]:
    """Of each column the share in the main scenario, and the least and most in any."""
    low = np.min([each.low.min(axis=0) for each in spreads], axis=0)
    high = np.max([each.high.max(axis=0) for each in spreads], axis=0)
    return zip(spreads[0].main[0].tolist(), low.tolist(), high.tolist(), strict=True)
