"""The pages of the workbench, one module each. A page joins by standing in `PAGES`."""

from __future__ import annotations

from crossbearing.web.frame import Page
from crossbearing.web.pages import (
    access,
    accused,
    adding,
    exporting,
    overview,
    reader,
    record,
    report,
    review,
    taking_apart,
)

PAGES: tuple[Page, ...] = (
    overview.PAGE,
    taking_apart.PAGE,
    report.PAGE,
    reader.PAGE,
    accused.PAGE,
    review.PAGE,
    adding.PAGE,
    exporting.PAGE,
    record.PAGE,
    access.PAGE,
)
"""In the order of the navigation, within each group."""
