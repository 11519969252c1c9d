"""The page: self-contained, safe, deterministic, and fit to be read by anybody."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from crossbearing.model import (
    Assessment,
    Furniture,
    FurnitureKind,
    Passage,
    Skipped,
    Span,
    Stance,
    Variable,
)
from crossbearing.report.blocks import Text
from crossbearing.report.index import Index
from crossbearing.report.page import page
from crossbearing.report.sections.ladder import ladder
from crossbearing.report.sections.texts import texts
from crossbearing.report.wording import visible
from tests import factory as f
from tests.report.sarn import POST, WIRE, sarn
from tests.strategies import documents, spans

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 191 }}",
)


@pytest.fixture(scope="module")
def tree():
    return html.fromstring(page(sarn()), parser=html.HTMLParser(recover=False))


def hostile(payload: str) -> Assessment:
    """A case in which every text a reader sees is the payload."""
    text = f"{payload} said {payload} fired."
    document = f.doc(text, path=payload, title=payload, publisher=payload, url=payload)
    said = f.said(document, payload, source=payload, cue="said", stance=Stance.accuses)
    party = f.entity(payload)
    origin = f.origin(said, controller=party.id, merged_because=payload)
    reading = f.reading(because=payload, passages=origin.passages, origin=origin.id)
    claim = f.claim(
        f.assertion(document, payload, statement=said.id),
        variable=Variable.actor,
        value=party.id,
        label=payload,
    )
    relation = f.relation(party, party, payload, passages=origin.passages)
    return f.assessment(
        document,
        question=f.question(payload, presumes=(payload,)),
        annotations=(f.notes(document, said),),
        links=f.links(claim, entities=(party,), relations=(relation,)),
        trace=f.trace(origin),
        evidence=(f.evidence(payload, address=payload),),
        searches=(f.search(payload, where=payload),),
        verdict=f.verdict(
            reading, reason=payload, ranking=(f.ranked(payload),), notes=(payload,)
        ),
        responses=(f.response(payload),),
        skipped=(Skipped(path=payload, reason=payload),),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_the_case_becomes_markup(payload):
    """Scripts, tags, handlers and templates in any field stay words."""
    tree = html.fromstring(page(hostile(payload)))
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //svg[@onload] | //*[@onerror] | //*[@style]")
    assert payload in "".join(tree.xpath("//h1//text()"))
    assert "1337" not in tree.text_content()


def test_nothing_on_the_page_asks_for_anything_elsewhere(tree):
    """Every link points into the page itself, and nothing is loaded."""
    assert all(each.startswith("#") for each in tree.xpath("//@href"))
    assert not tree.xpath("//@src | //link | //iframe | //object | //form | //@action")
    assert "url(http" not in page(sarn())


def test_the_policy_lets_in_this_style_and_script_alone(tree):
    """Both are named by the hash of exactly what stands in the page."""
    policy = tree.xpath("//meta[@http-equiv]/@content")[0]
    for name in ("style", "script"):
        text = tree.xpath(f"//{name}/text()")[0]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_every_link_within_the_page_leads_somewhere(tree):
    """Each anchor exists, and exists once."""
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {each.removeprefix("#") for each in tree.xpath("//@href")} <= set(ids)
    assert set(tree.xpath("//@popovertarget")) <= set(ids)


def test_each_figure_opens_to_its_words(tree):
    """A passage's link leads to a mark that begins with the passage's words."""
    mark = tree.get_element_by_id(f"{WIRE.id}-s114")
    assert mark.tag == "mark"
    assert mark.text_content().startswith("a missile was")


def test_headings_step_down_one_at_a_time(tree):
    """One first heading, then never a level skipped."""
    levels = [int(each.tag[1]) for each in tree.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_tables_and_pictures_say_what_they_are(tree):
    """Tables have captions and scoped headings; pictures have a text."""
    for table in tree.xpath("//table"):
        assert table.findtext("caption")
        assert set(table.xpath(".//th/@scope")) == {"col", "row"}
    assert all(each.get("aria-label") for each in tree.xpath("//svg"))


def test_texts_bear_their_language(tree):
    """An Arabic text is marked so, and takes its direction from its letters."""
    words = tree.xpath("//div[@class='words'][@lang='ar']")
    assert [each.get("dir") for each in words] == ["auto"]


def test_two_renderings_are_the_same_bytes():
    """The page holds no clock and no chance."""
    assert page(sarn()) == page(sarn())


def test_the_texts_on_the_page_are_whole(tree):
    """Marks divide a text and change none of it."""
    shown = tree.get_element_by_id(WIRE.id).xpath("./div")[0].text_content()
    assert shown == WIRE.text


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.data())
def test_any_text_is_shown_whole_wherever_it_is_cited(data):
    """Whatever the letters and the passages, the appendix holds the text."""
    document = data.draw(documents())
    cited = data.draw(st.lists(spans(len(document.text)), min_size=1, max_size=4))
    passages = tuple(Passage(document=document.id, spans=(each,)) for each in cited)
    made = page(f.assessment(document, verdict=f.verdict(f.reading(passages=passages))))
    shown = html.fromstring(made).get_element_by_id(document.id).xpath("./div")[0]
    assert shown.text_content() == visible(document.text)


def test_long_texts_keep_what_surrounds_a_cited_passage():
    """Beyond the limit the page says how many letters it leaves out."""
    document = f.doc("a" * 5000 + " the crater " + "b" * 5000)
    reading = f.reading(passages=(f.passage(document, "the crater"),))
    case = f.assessment(document, verdict=f.verdict(reading))
    section = texts(Index(case), [ladder(Index(case))], largest=1000)
    (text,) = (each for each in section.blocks if isinstance(each, Text))
    stretches = text.stretches
    assert [each.omitted for each in stretches] == [True, False, False, False, True]
    assert stretches[2].text == "the crater"
    assert stretches[0].text == "[4601 letters left out]"


def test_control_characters_are_shown_and_do_nothing():
    """NULs and direction overrides in a text become visible signs."""
    document = f.doc("before \x00 \u202e after")
    made = page(f.assessment(document))
    assert "\x00" not in made
    assert "\u202e" not in made
    assert "␀" in made


def test_nobody_is_told_of_confidence_intervals():
    """Ranges run across assumptions, and likelihood and confidence never share a sentence."""
    said = html.fromstring(page(sarn())).get_element_by_id("answer").text_content()
    assert "confidence interval" not in said.casefold()
    sentences = [each for each in re.split(r"[.:]\s", said) if "confidence" in each.casefold()]
    assert not any(re.search(r"likely|chance", each) for each in sentences)


def test_an_empty_case_still_makes_a_page():
    """One report that says nothing gives a page that says so."""
    made = page(
        f.assessment(f.doc("x", furniture=(Furniture(Span(0, 1), FurnitureKind.notice),)))
    )
    assert "Nothing in these reports bears on the question." in made


def test_an_earlier_wording_is_kept_beside_the_later(tree):
    """What a post said before it was edited stands in the appendix."""
    assert (
        "Teral possibly struck Sarn." in tree.get_element_by_id(f"{POST.id}-e1").text_content()
    )


def test_a_case_without_reports_still_makes_a_page():
    """Evidence by hand can be assessed with no report at all."""
    case = f.assessment(annotations=(), evidence=(f.evidence(),))
    made = page(dataclasses.replace(case, documents=()))
    assert "A picture of the crater" in made


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "for", "against"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_words_stand_out_from_their_ground(tree, scheme, ink, ground):
    """Every ink on every ground reaches the contrast of WCAG AA, 4.5 to 1."""
    style = tree.xpath("//style/text()")[0]
    colours = dict(re.findall(r"--(\w+): (#\w{6});", style.split(":root {")[scheme + 1]))
    lighter, darker = sorted(
        (luminance(colours[ink]), luminance(colours[ground])), reverse=True
    )
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
