"""The pages of the workbench, one module each. A page joins by standing in `PAGES`."""

from __future__ import annotations

from crossbearing.web.frame import Page
from crossbearing.web.pages import (
    access,
    accused,
    adding,
    drawn,
    evidence,
    exporting,
    matrix,
    overview,
    people,
    reader,
    record,
    report,
    review,
    search,
    taking_apart,
)

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    matrix.PAGE,
    taking_apart.PAGE,
    report.PAGE,
    reader.PAGE,
    search.PAGE,
    drawn.TIMELINE,
    drawn.MAP,
    drawn.ORIGINS,
    accused.PAGE,
    people.PAGE,
    drawn.CONNECTIONS,
    review.PAGE,
    evidence.PAGE,
    adding.PAGE,
    exporting.PAGE,
    record.PAGE,
    access.PAGE,
)
"""In the order of the navigation, within each group."""
