"""The answer and its trail, as a page, Markdown, plain text, JSON and tables.

`contents` turns an assessment into sections once; every surface prints those sections, so that
all of them say the same in the same order.
"""

from crossbearing.report.exchange import claim_review, follow_the_money, stix
from crossbearing.report.exports import evidence_csv, matrix_csv, statements_csv
from crossbearing.report.markdown import markdown
from crossbearing.report.pack import pack_markdown, pack_page
from crossbearing.report.page import page, style
from crossbearing.report.sections.happenings import timeline_section
from crossbearing.report.sections.whereabouts import places_section
from crossbearing.report.terminal import terminal

__all__ = [
    "claim_review",
    "evidence_csv",
    "follow_the_money",
    "markdown",
    "matrix_csv",
    "pack_markdown",
    "pack_page",
    "page",
    "places_section",
    "statements_csv",
    "stix",
    "style",
    "terminal",
    "timeline_section",
]
