"""A date as written somewhere, with where it was found."""

from __future__ import annotations

from crossbearing.model import Dated
from crossbearing.text.dates import read_moment

LONGEST = 80
"""Nothing longer than this, in characters, is one date."""


def dated(written: str | None, found: str) -> Dated | None:
    """The date that `written` gives, or None when it is none or could be several."""
    if not written or len(written) > LONGEST:
        return None
    moment = read_moment(written)
    if moment is None:
        return None
    return Dated(value=moment.value, zone=moment.zone, found=found)
