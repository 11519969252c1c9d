"""Set phrases of the trade: words that reports share because everyone writes them so.

A few reports are too few to tell a formula by counting who holds it, so these are listed. In a
formula `{a|b}` stands for either, and an empty choice for nothing; long ones are listed in parts
that overlap, for a formula is known by its runs of five words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossbearing.trace.seeds import GRAM, grams
from crossbearing.trace.tokens import Codes, Flags, word_codes

_BECAUSE = "{because|as|since} {he was|she was|they were} not"
_ALLOWED = "{authorised|authorized|allowed|permitted} to"
FORMULAS = (
    "{spoke|speaking|talked} on {the|} condition of anonymity",
    "{spoke|speaking|talked} {to us|to reporters} on {the|} condition of anonymity",
    f"on {{the|}} condition of anonymity {_BECAUSE} {_ALLOWED}",
    "{asked|asking|requested} not to be {named|identified} {because|as|since}",
    f"not to be {{named|identified}} {_BECAUSE} {_ALLOWED}",
    f"{_BECAUSE} {_ALLOWED} {{speak|talk|comment|brief|discuss}}",
    f"{{he was|she was|they were}} not {_ALLOWED} {{speak|talk|comment}}"
    " {publicly|with the media|to the media|to the press|to reporters|to journalists}",
    f"{{he was|she was|they were}} not {_ALLOWED} {{brief the media|discuss the matter}}"
    " {publicly|}",
    "on {the|} condition of anonymity {due to|because of|given} the sensitivity of the"
    " {matter|issue|topic|situation}",
    "could not {immediately|} be {reached|contacted} for {a|} comment",
    "did not {immediately|} {respond|reply} to {a|our|repeated|several|multiple}"
    " {request|requests} for comment",
    "was not immediately available for comment",
    "there was no immediate {comment|response|reaction|confirmation} from the",
    "{claim|claims|report|reports|account|accounts|video|figures} could not {immediately|} be"
    " {independently verified|independently confirmed|verified independently}",
    "was {not immediately able|unable} to {independently|} verify the"
    " {claim|claims|report|reports|account|accounts|video|footage}",
    "no {group|one} {has|} {immediately|yet|} claimed responsibility for the"
    " {attack|attacks|blast|explosion|bombing|strike|killing}",
    "this is a {developing|breaking} {news|} story {and|it|} will be updated",
    "{all|} rights reserved this material may not be published broadcast rewritten or"
    " redistributed {without permission|}",
    "the {opinions|views} expressed in this {article|piece|column} are those of the"
    " {author|authors} and do not necessarily {reflect|represent} the",
    "sign up {for|to} our {free|} {daily|weekly|} newsletter",
)  # fmt: skip

_CHOICE = re.compile(r"\{([^{}]*)\}")


def phrases(formula: str) -> Iterator[str]:
    """Every wording of a formula."""
    choice = _CHOICE.search(formula)
    if choice is None:
        yield " ".join(formula.split())
        return
    for word in choice[1].split("|"):
        yield from phrases(formula[: choice.start()] + word + formula[choice.end() :])


@cache
def _known() -> NDArray[np.uint64]:
    """The runs of words of all formulas, in order."""
    texts = [phrase.split() for formula in FORMULAS for phrase in phrases(formula)]
    vocabulary = sorted({word for text in texts for word in text})
    codes = dict(zip(vocabulary, word_codes(" ".join(vocabulary)).tolist(), strict=True))
    runs = {tuple(text[at : at + GRAM]) for text in texts for at in range(len(text) - GRAM + 1)}
    row = np.array([codes[word] for run in sorted(runs) for word in run], np.uint32)
    # One after the other; the runs that reach from one into the next are left out.
    return np.unique(grams(row)[::GRAM])


def formulaic(words: Codes) -> Flags:
    """Which of these words belong to a formula."""
    within = np.zeros(len(words), np.bool_)
    found = grams(words)
    if len(found):
        known = _known()
        at = np.minimum(np.searchsorted(known, found), len(known) - 1)
        for place in np.flatnonzero(known[at] == found).tolist():
            within[place : place + GRAM] = True
    return within
