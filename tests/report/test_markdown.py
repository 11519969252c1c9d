"""Markdown says what the page says, and keeps hostile text inert."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from crossbearing.report import markdown, page
from crossbearing.report.markdown import escape
from tests import factory as f
from tests import strategies
from tests.report.sarn import sarn


def test_sections_come_in_the_order_of_the_page():
    """The headings of both are the same list."""
    made = re.findall(r"^## (.*)$", markdown(sarn()), flags=re.MULTILINE)
    assert made == html.fromstring(page(sarn())).xpath("//h2/text()")


@settings(derandomize=True, deadline=None, max_examples=100)
@given(strategies.hostile | st.text())
def test_escaped_text_holds_no_tag_link_or_cell(text):
    """Nothing that Markdown or HTML acts on is left bare, and the text is one line."""
    made = escape(text)
    assert not re.search(r"(?<!\\)[|*_`\[\]<>]", made)
    assert "://" not in made
    assert "\n" not in made


def test_every_quote_of_the_page_is_in_the_markdown():
    """The words behind each figure stand beside it."""
    said = set(html.fromstring(page(sarn())).xpath("//blockquote/p/text()"))
    made = markdown(sarn())
    assert all(escape(each) in made for each in said)


def test_an_unread_report_is_named():
    """What was kept but not read is told, with the reason."""
    document = f.doc("x", publisher="Valley Post")
    case = f.assessment(document, annotations=(f.notes(document, unread="too short"),))
    assert "r1 Valley Post: kept, not read. Too short." in markdown(case)
