"""Findings are statements however long their subject is, and little else is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract import findings
from crossbearing.extract.drafts import Draft
from crossbearing.model import Span, SpeechKind


def found(text: str, *others: Draft) -> list[tuple[str, str, str]]:
    """Source, cue and content of each finding as words."""
    return [
        (each.source[0].of(text), each.cue[0].of(text), each.content[0].of(text))
        for each in findings.drafts(text, others)
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Ash from the ovens tested for the owners by an outside laboratory found the "
            "presence of copper.",
            (
                "Ash from the ovens tested for the owners by an outside laboratory",
                "found",
                "the presence of copper",
            ),
        ),
        (
            "On Friday, a joint inquiry into the derailment has established that two charges "
            "were laid, which nobody knew.",
            (
                "a joint inquiry into the derailment",
                "has established",
                "that two charges were laid, which nobody knew",
            ),
        ),
        (
            "Divers sent down to the hull found no signs of a collision, which calmed the crew.",
            ("Divers sent down to the hull", "found", "no signs of a collision"),
        ),
    ],
)
def test_who_looked_and_what_was_found_are_told_apart(text: str, parts: tuple[str, ...]):
    """A day before it is nobody's words; what a relative clause adds to traces is left out."""
    assert found(f"It rained. {text} It went on.") == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "The committee found a new chairman in June.",
        "The investigators found the boy asleep in a barn.",
        "The laboratory was found empty.",
        "The samples that the police found traces of blood on were lost.",
        "If the panel found evidence of theft it kept quiet.",
        "“The tests found traces of lead,” she wrote.",
        "Nobody in the commission found signs of haste.",
        "The baker found traces of flour.",
    ],
)
def test_no_finding_is_made_of_other_words(text: str):
    """What was come upon, what was quoted, denied or supposed, and who never looks."""
    assert found(text) == []


def test_what_is_found_already_stays_as_it_is():
    """No word of a finding may be another statement's."""
    text = "The tests found traces of lead."
    cue = Span(text.index("found"), text.index("found") + 5)
    other = Draft(
        source=(), cue=(cue,), content=(), kind=SpeechKind.indirect, extractor="another"
    )
    assert len(found(text)) == 1
    assert found(text, other) == []


def test_furniture_holds_no_finding():
    """Lines that are no part of the report are left out."""
    text = "The tests found traces of lead."
    assert list(findings.drafts(text, [], [Span(0, len(text))])) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "tests",
                "committee",
                "found",
                "that",
                "traces",
                "of",
                "lead",
                ".",
                ",",
                "\n",
                "which",
                "was",
                "“",
                "”",
                "A",
            ]
        )
    ).map(" ".join)
)
def test_parts_stand_in_order_and_hold_words(text: str):
    """Source, cue and content follow one another, none of them empty."""
    for each in findings.drafts(text, []):
        parts = (*each.source, *each.cue, *each.content)
        assert all(part.of(text).strip() for part in parts)
        assert all(one.end <= other.start for one, other in pairwise(parts))
