"""Words for probabilities. Never in one sentence with words for confidence.

One tie rule: an edge belongs to the band nearer to an even chance, the more cautious word.
"""

from __future__ import annotations

_ICD_203 = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
)
_PHIA = (
    (0.00, 0.05, "remote chance"),
    (0.10, 0.20, "highly unlikely"),
    (0.25, 0.35, "unlikely"),
    (0.40, 0.50, "realistic possibility"),
    (0.55, 0.75, "likely"),
    (0.80, 0.90, "highly likely"),
    (0.95, 1.00, "almost certain"),
)
_MIRROR = {
    "almost no chance": "almost certain",
    "very unlikely": "very likely",
    "unlikely": "likely",
}


def icd203(probability: float) -> str:
    """The ICD 203 word for a probability; an edge belongs to the band nearer to 0.5."""
    chance = round(probability, 9)
    far = min(chance, round(1 - chance, 9))
    word = next((word for edge, word in _ICD_203 if far < edge), "roughly even chance")
    return word if chance < 0.5 else _MIRROR.get(word, word)


def words(low: float, high: float) -> str:
    """The words for a range: the one for both ends where they share it, else from the one for
    the lower end to the one for the upper. Every surface says these."""
    return _from_to(icd203(low), icd203(high))


def phia_words(low: float, high: float) -> str:
    """The same on PHIA's yardstick, an end in a gap by the nearer word."""
    first, last = phia(low), phia(high)
    return first if first == last else _from_to(first.split(" (")[0], last.split(" (")[0])


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def phia(probability: float) -> str:
    """The PHIA word for a probability, or the nearest word and what it lies between: the gaps
    between the yardstick's bands are meant. The middle of a gap takes the word nearer to 0.5."""
    chance = round(probability, 9)
    for low, high, word in _PHIA:
        if low <= chance <= high and not (word == "realistic possibility" and chance == high):
            return word
    above = next(at for at, (low, _, _) in enumerate(_PHIA) if chance < low)
    (_, under, lower), (over, _, upper) = _PHIA[above - 1], _PHIA[above]
    down, up = round(chance - under, 9), round(over - chance, 9)
    nearest = lower if (down, chance < 0.5) < (up, chance >= 0.5) else upper
    return f"{nearest} (between {lower} and {upper})"
