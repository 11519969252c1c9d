"""Quotations stay whole and find their speaker, whatever was found around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.marked import Quoted, Said, kept_whole, quoted
from crossbearing.model import Span


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Where words first stand."""
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def said(text: str, source: str, cue: str, *content: str) -> Said:
    """A statement by its words."""
    return Said(spans(text, source), spans(text, cue), spans(text, *content))


def contents(text: str, found: list[Said]) -> list[list[str]]:
    """The contents of statements as words."""
    return [[span.of(text) for span in each.content] for each in found]


def test_a_quotation_is_taken_whole() -> None:
    """Content that ends inside a quotation is drawn out to its marks."""
    text = "He said “we saw it, and we ran” later."
    found = kept_whole(text, [said(text, "He", "said", "we saw it, and")], quoted(text))
    assert contents(text, found) == [["“we saw it, and we ran”"]]


def test_a_quotation_is_left_out_whole() -> None:
    """Content that only touches a quotation gives it up."""
    text = "He said it rained. “Nobody believed any of that at all,” she wrote."
    network = [
        said(text, "He", "said", "it rained. “Nobody"),
        said(text, "she", "wrote", "believed any of that at all"),
    ]
    found = kept_whole(text, network, quoted(text))
    assert contents(text, found)[1] == ["“Nobody believed any of that at all,”"]
    assert contents(text, found)[0][0].startswith("it rained.")
    assert "Nobody" not in contents(text, found)[0][0]


def test_a_statement_inside_a_quotation_keeps_its_words() -> None:
    """What somebody quoted tells of another is not drawn out to the marks."""
    text = "“The guard told me it was over,” she said."
    network = [
        said(text, "The guard", "told", "it was over"),
        said(text, "she", "said", "The guard told me it was over"),
    ]
    found = kept_whole(text, network, quoted(text))
    assert contents(text, found) == [["it was over"], ["“The guard told me it was over,”"]]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("And from Karl Meyer: “Nobody asked us anything.”", "Karl Meyer", ":"),
        ("The mayor: “Nobody asked us anything.”", "The mayor", ":"),
        ("“Nobody asked us anything.” — Karl Meyer", "Karl Meyer", "—"),
        ('"Nobody asked us anything." -Commissioner Meyer', "Commissioner Meyer", "-"),
    ],
)
def test_marks_alone_name_a_speaker(text: str, source: str, cue: str) -> None:
    """A label before a colon and a name after a dash say whose a quotation is."""
    (only,) = kept_whole(text, [], quoted(text))
    assert ([each.of(text) for each in only.source], only.cue[0].of(text)) == ([source], cue)


def test_a_following_quotation_goes_on() -> None:
    """A whole quoted sentence after the cue's sentence is the same speaker's."""
    text = "“We saw nothing at all,” the mayor said. “Nobody here did, nobody.”"
    network = [said(text, "the mayor", "said", "We saw nothing at all")]
    found = kept_whole(text, network, quoted(text))
    assert contents(text, found) == [["“We saw nothing at all,”", "“Nobody here did, nobody.”"]]


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """Each paragraph opens with a mark and only the last one closes."""
    text = "“The first part runs on.\n“The second ends here,” said Karl Meyer."
    (quote,) = quoted(text)
    assert [span.of(text) for span in quote.spans] == [
        "“The first part runs on.",
        "“The second ends here,”",
    ]
    found = kept_whole(
        text, [said(text, "Karl Meyer", "said", "The second ends here")], [quote]
    )
    assert len(found[0].content) == 2


def test_a_word_in_marks_is_no_statement() -> None:
    """Scare quotes make nobody speak."""
    text = "The “experts” left: the “safe” room was empty."
    assert kept_whole(text, [], quoted(text)) == []


def test_the_one_quoted_is_found_under_the_one_who_hands_it_on() -> None:
    """A speaker named beside a quotation inside another's content is a statement of its own."""
    text = "“It was an accident and nothing else,” Torrin said, according to her ministry."
    outer = said(
        text,
        "her ministry",
        "according to",
        "“It was an accident and nothing else,” Torrin said",
    )
    _, inner = kept_whole(text, [outer], quoted(text))
    assert [span.of(text) for span in (*inner.source, *inner.cue)] == ["Torrin", "said"]
    assert contents(text, [inner]) == [["“It was an accident and nothing else,”"]]


def test_lines_aside_hold_no_quotations() -> None:
    """Furniture is not read."""
    text = "“Read more of this today”\nHe left."
    assert quoted(text, [Span(0, 25)]) == ()


@given(st.text(alphabet="ab “”\"'’‘«».,:\n—-", max_size=120))
def test_no_arrangement_of_marks_fails(text: str) -> None:
    """Whatever the marks, quotations are spans of the text in order, and nothing raises."""
    found = quoted(text)
    flat = [span for each in found for span in each.spans]
    assert all(0 <= span.start < span.end <= len(text) for span in flat)
    assert flat == sorted(flat)
    assert all(isinstance(each, Quoted) for each in found)
    kept_whole(text, [], found)


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The mayor held one up. “Read it to me then.”", "The mayor", "held one up"),
        ("Al-Dali turned away. “I’ll say it to the judge.”", "Al-Dali", "turned away"),
        (
            "Thabo Reinders, for the owners, shook his head: “Our pumps ran.”",
            "Thabo Reinders, for the owners",
            "shook his head",
        ),
    ],
)
def test_a_gesture_leads_into_whole_sentences(text: str, source: str, cue: str) -> None:
    """What somebody did right before a quotation tells whose it is."""
    found = kept_whole(text, [], quoted(text))
    assert [(each.source, each.cue) for each in found] == [
        (spans(text, source), spans(text, cue))
    ]


def test_a_thing_that_does_something_does_not_speak() -> None:
    """A sentence about no one names no speaker for the quotation after it."""
    text = "The roof came down. “We had no warning of it.”"
    assert kept_whole(text, [], quoted(text)) == []


def test_a_paragraph_of_quotation_goes_on_with_the_line_before() -> None:
    """A quotation alone on its line belongs to the statement that the line before ends in."""
    text = "“We saw it fall,” she said.\n\n“There was nobody on the bridge by then, thank God.”"
    found = kept_whole(text, [said(text, "she", "said", "“We saw it fall,”")], quoted(text))
    assert contents(text, found) == [
        ["“We saw it fall,”", "“There was nobody on the bridge by then, thank God.”"]
    ]


def test_a_heading_in_marks_goes_on_with_nothing() -> None:
    """A few words in marks on a line of their own are a heading."""
    text = "“We saw it fall,” she said.\n\n“Nobody on the Bridge”\n\nThe bridge is old."
    network = [said(text, "she", "said", "“We saw it fall,”")]
    assert contents(text, kept_whole(text, network, quoted(text))) == [["“We saw it fall,”"]]
