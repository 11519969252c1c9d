import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.ingest.furniture import furniture
from crossbearing.model import FurnitureKind
from tests.ingest.making import documents

SAID = "Sources within the guard say a missile with a heavy warhead was fired from the north."
TEASER = "Today the town is asking who lit the fire that took its depot"
BODY = [
    "Who burned Sarn?",
    "The depot at Sarn burned for six hours.",
    SAID,
    f"{TEASER}, and why.",
]
ROOT = Path(__file__).parents[2]
KALSU = ROOT / os.environ.get("CROSSBEARING_CASES", "../shared/cases") / "kalsu" / "report.txt"


def marked(*lines: str) -> list[tuple[str, FurnitureKind]]:
    text = "\n\n".join(lines)
    return [(mark.span.of(text), mark.kind) for mark in furniture(text)]


def test_a_plain_report_has_no_furniture():
    """Nothing of the report itself is marked."""
    assert marked(*BODY) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Source link", FurnitureKind.source_link),
        ("Latest articles", FurnitureKind.related),
        ("Read more: A bridge for Sarn", FurnitureKind.related),
        ("spot_imgspot_img", FurnitureKind.sharing),
        ("Facebook Twitter WhatsApp", FurnitureKind.sharing),
        ("We use cookies to improve your visit.", FurnitureKind.notice),
        ("Subscribe to our newsletter", FurnitureKind.notice),
        ("Home | World | Sarn", FurnitureKind.navigation),
        ("Menu  Home  Valley  Sport", FurnitureKind.navigation),
    ],
)
def test_set_phrases_are_furniture(line, kind):
    """A line that pages carry and reports do not is marked with its kind."""
    assert marked(*BODY, line) == [(line, kind)]


def test_headlines_under_related_articles_are_furniture():
    """What is listed after the heading is related, until a sentence follows."""
    found = marked(
        *BODY, "Related articles", "Bridge toll to rise", "It rained all day at Sarn."
    )
    assert [line for line, _ in found] == ["Related articles", "Bridge toll to rise"]


def test_a_caption_that_repeats_the_body_is_furniture():
    """Bullet, words of the body, and a credit make a caption."""
    caption = f"• {SAID} (The Lamp; Illustrated by A. Venn)"
    assert marked(BODY[0], caption, *BODY[1:]) == [(caption, FurnitureKind.caption)]


def test_a_caption_that_says_something_new_is_not():
    """What only the caption tells is kept for reading."""
    caption = (
        "Photo: The crater at Sarn, three metres deep, measured by the committee on Friday"
    )
    assert marked(*BODY, caption) == []


def test_a_bullet_of_the_report_itself_is_not():
    """A list in the body is no caption."""
    assert marked(*BODY, "• A second fire was seen in the hills that night, guards said.") == []


def test_a_teaser_is_marked_and_the_paragraph_kept():
    """Of a standfirst and the paragraph it was cut from, the shorter one is furniture."""
    assert marked(BODY[0], TEASER, *BODY[1:]) == [(TEASER, FurnitureKind.caption)]


def test_of_two_equal_paragraphs_one_is_kept():
    """A repeated paragraph is marked once."""
    assert len(marked(*BODY, "The end.", SAID)) == 1


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.sampled_from("Share source link.\n\r •(;)ab")))
def test_spans_are_in_order_and_do_not_overlap(text):
    """Furniture lies inside the text, each span after the one before."""
    spans = [mark.span for mark in furniture(text)]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)


@pytest.mark.skipif(not KALSU.exists(), reason="the case lies outside the repository")
def test_a_scraped_article_is_told_from_its_page():
    """Standfirst, caption and the trailing page are marked, and nothing of the body."""
    (document,) = documents(KALSU)
    kinds = [mark.kind.value for mark in document.furniture]
    tail = ["source link", "related", "sharing", "related", "sharing"]
    assert kinds == ["caption", "caption", *tail]
    assert document.text.startswith(document.title or "?")
    assert (document.published, document.publisher, document.language) == (None, None, "en")
