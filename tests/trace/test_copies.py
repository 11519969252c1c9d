"""Passages that documents share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.trace import copies
from tests import factory

REMARK = (
    "A missile was possibly fired at the depot from a warplane, sources within the air force "
    "told the agency on condition of anonymity."
)
FIRST = f"Late on Thursday the town shook and the windows went. {REMARK} The road is closed."
SECOND = f"Nine are dead and the fair has been put off by a week. {REMARK} Barges turned back."


def test_a_shared_passage_is_found_with_its_spans():
    """The passage is the shared words, in both documents, and nothing more."""
    one = factory.doc(FIRST, published="2031-03-14", path="a.txt")
    other = factory.doc(SECOND, published="2031-03-15", path="b.txt")
    (copy,) = copies([one, other])
    assert copy.source_span.of(one.text).strip(".") == REMARK.strip(".")
    assert copy.target_span.of(other.text).strip(".") == REMARK.strip(".")


def test_the_earlier_report_is_the_source():
    """Dates give the direction, whatever the order of the documents."""
    one = factory.doc(FIRST, published="2031-03-15", path="a.txt")
    other = factory.doc(SECOND, published="2031-03-14", path="b.txt")
    (copy,) = copies([one, other])
    assert (copy.source, copy.target) == (other.id, one.id)


def test_a_dropped_word_does_not_break_a_passage():
    """A copy that loses its hedge is still one passage."""
    one = factory.doc(FIRST, published="2031-03-14", path="a.txt")
    other = factory.doc(SECOND.replace("possibly ", ""), published="2031-03-15", path="b.txt")
    (copy,) = copies([one, other])
    assert copy.target_span.of(other.text).startswith("A missile was fired")


def test_without_dates_the_direction_is_said_to_be_unknown():
    """An undated pair is a coin's toss, and says so."""
    (copy,) = copies([factory.doc(FIRST, path="a.txt"), factory.doc(SECOND, path="b.txt")])
    assert copy.confidence == 0.5
    assert "not known" in copy.reason


def test_reports_that_share_nothing_have_no_copies():
    """Different words, no link."""
    assert copies([factory.doc("One two three."), factory.doc("Four five six.")]) == ()


def test_furniture_is_not_reuse():
    """Two pages of one site share their menu, not a report."""
    menu = "Home News Sport Weather Markets Opinion Letters Radio Archive Contact Subscribe Now"
    from crossbearing.model import Furniture, FurnitureKind, Span

    marked = (Furniture(Span(0, len(menu)), FurnitureKind.navigation),)
    one = factory.doc(f"{menu}\nA fire burned.", path="a.txt", furniture=marked)
    other = factory.doc(f"{menu}\nA ship sank.", path="b.txt", furniture=marked)
    assert copies([one, other]) == ()


@settings(derandomize=True, deadline=None, max_examples=25)
@given(st.permutations(range(4)))
def test_order_of_documents_is_irrelevant(order):
    """The same documents in any order give the same copies."""
    documents = [
        factory.doc(FIRST, published="2031-03-14", path="a.txt"),
        factory.doc(SECOND, published="2031-03-15", path="b.txt"),
        factory.doc(f"Third. {REMARK}", path="c.txt"),
        factory.doc("Nothing of the kind.", path="d.txt"),
    ]
    assert copies([documents[at] for at in order]) == copies(documents)


@settings(derandomize=True, deadline=None, max_examples=50)
@given(
    st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta"]), max_size=60).map(" ".join)
)
def test_spans_lie_inside_their_documents(text):
    """Whatever repeats, every span is a range of its document."""
    one, other = factory.doc(text, path="a.txt"), factory.doc(text, path="b.txt")
    lengths = {one.id: len(one.text), other.id: len(other.text)}
    for copy in copies([one, other]):
        assert copy.source_span.end <= lengths[copy.source]
        assert copy.target_span.end <= lengths[copy.target]
        assert 0 < copy.overlap <= 1
