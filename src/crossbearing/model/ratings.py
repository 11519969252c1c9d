"""What analysts hold evidence to be under each hypothesis."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One analyst's rating of one cell of the matrix: a row, and a later one of the same analyst
    on the same cell takes its place.

    `value` is `CC`, `C`, `N`, `I`, `II` or `NA`; empty where the rating is taken back and the
    comment alone stands.
    """

    id: str
    hypothesis: str
    """Id of the hypothesis."""
    reading: str
    """Id of the reading, or of the item entered by hand."""
    value: str
    who: str
    when: str
    """ISO 8601 with zone."""
    comment: str = ""
