"""What the network makes of a page: chances of words, of sentences and of the document."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.extract.tagging.page import Numbers

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""What a phrase can be: a perpetrator who is a person or persons, or an organisation; what was
hit; who was, by name; and with what."""
INDIVIDUAL, ORGANISATION, TARGET, VICTIM, WEAPON = range(5)
TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
NOTHING = len(TYPES)
"""Where, among the chances of types, that of no incident stands."""


@dataclass(frozen=True, slots=True)
class Tags:
    """Chances: of each word to begin or go on with a part [n, 11], of the document [7] and of
    each sentence [s, 7] to tell of a type of incident, or of none."""

    words: Numbers
    document: Numbers
    sentences: Numbers

    def chance(self, first: int, last: int, role: int) -> float:
        """How likely the words from one to another are one phrase in this part (mean a word)."""
        begins = float(self.words[first, 1 + 2 * role])
        if first == last:
            return begins
        goes_on = float(np.prod(self.words[first + 1 : last + 1, 2 + 2 * role]))
        return float((begins * goes_on) ** (1 / (last - first + 1)))
