"""A law that every extractor keeps: what it finds lies inside the text, in order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.extract.arguments import arguments
from crossbearing.extract.incidents import incidents
from crossbearing.extract.judgements import judgements
from crossbearing.extract.mentions import mentions
from crossbearing.extract.places import places
from crossbearing.extract.relations import relations
from crossbearing.extract.times import times
from tests.extract.parsing import parsed

PIECES = (
    "Teral", "Terali", "the Sarn depot", "(FCF)", "al-Nahr", "“", '"', "killed two", "'s", " or ",
    "in May", "12 March", "31 February 2021", "5 years ago", "was", "false", "this", ", ", ". ",
    "\n", "\xa0", "İ", "\u202e", "10000 years ago", "of", "-", "blast", "only", "would benefit",
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_spans_lie_inside_the_text_and_in_order(text):
    """However the pieces fall, nothing fails and nothing points outside."""
    document = parsed(text, "2024-04-19")
    named, when = mentions(document), times(document.document)
    where = places(document, named)
    related = relations(document, named, ())
    judged = judgements(document, ())
    assert incidents(document, (), named, (), when, where) is not None
    for found in (named, when, where, related, judged):
        spans = [each.span for each in found]
        assert spans == sorted(spans)
        assert all(span.end <= len(text) for span in spans)
    assert all(each.premises[0].end <= len(text) for each in arguments(document, ()))
