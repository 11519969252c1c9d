"""Passages that documents share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.trace import PassageIndex, copies
from crossbearing.trace.seeds import COMMONEST
from crossbearing.trace.words import words
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


def story(seed, count):
    """Words that no other seed has."""
    return [f"w{seed}x{number}" for number in range(count)]


def changed(text, *places):
    """The words with those at some places replaced."""
    return [f"{word}else" if at in places else word for at, word in enumerate(text)]


def report(*parts, **fields):
    """A document of lists of words."""
    return factory.doc(" ".join(word for part in parts for word in part), **fields)


def pairs(found):
    """The documents that copies join, whichever way."""
    return {frozenset((copy.source, copy.target)) for copy in found}


def test_a_copy_of_a_copy_is_joined_to_the_copy():
    """Without dates too: who shares the copier's changes had it from the copier."""
    first = story(1, 60)
    second = changed(first, 7, 22, 41)
    third = changed(second, 12, 33, 52)
    one, two, three = (
        report(text, path=f"{at}.txt") for at, text in enumerate((first, second, third))
    )
    assert pairs(copies([one, two, three])) == {
        frozenset((one.id, two.id)),
        frozenset((two.id, three.id)),
    }


def test_two_copies_of_one_report_are_not_joined_to_each_other():
    """Each is nearer to what it was copied from."""
    first = story(1, 60)
    one = report(first, path="c.txt")
    two = report(changed(first, 7, 22, 41), path="a.txt")
    three = report(changed(first, 12, 33, 52), path="b.txt")
    assert frozenset((two.id, three.id)) not in pairs(copies([one, two, three]))


def test_a_paragraph_inside_another_story_is_found_with_its_ends():
    """A wire paragraph is a passage, whatever stands around it."""
    wire = story(1, 40)
    one = report(story(2, 200), wire, story(3, 150), path="a.txt", published="2031")
    two = report(
        story(4, 30),
        changed(wire, 5, 17, 18, 30),
        story(5, 300),
        path="b.txt",
        published="2032",
    )
    (copy,) = copies([one, two])
    assert copy.source_span.of(one.text) == " ".join(wire)
    assert copy.target_span.of(two.text).split() == changed(wire, 5, 17, 18, 30)
    assert copy.overlap == 0.9


def test_what_very_many_reports_hold_is_not_reuse():
    """A notice at the foot of every page joins nothing."""
    notice = story(0, 30)
    documents = [
        report(story(at + 1, 100), notice, path=f"{at}.txt") for at in range(COMMONEST + 5)
    ]
    assert copies(documents) == ()


def test_a_story_that_very_many_print_is_reuse_all_the_same():
    """What makes up most of a report is no notice."""
    wire = story(0, 100)
    documents = [
        report(wire, story(at + 1, 20), path=f"{at}.txt") for at in range(COMMONEST + 5)
    ]
    assert len(copies(documents)) == COMMONEST + 4


def test_the_nearest_of_the_earlier_reports_is_the_source():
    """Dates say who may have had it first, words say who had it from whom."""
    first = story(1, 60)
    second = changed(first, 7, 22, 41)
    one = report(first, path="a.txt", published="2031-03-14")
    two = report(second, path="b.txt", published="2031-03-15")
    three = report(changed(second, 50), path="c.txt", published="2031-03-16")
    found = {(copy.source, copy.target) for copy in copies([three, two, one])}
    assert found == {(one.id, two.id), (two.id, three.id)}


TEXTS = st.lists(
    st.lists(st.sampled_from([f"word{at}" for at in range(30)]), max_size=80), max_size=4
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([f"word{at}" for at in range(8)]), min_size=10, max_size=80))
def test_an_exact_copy_overlaps_wholly(text):
    """The same text twice is one passage, from end to end, however it repeats itself."""
    one, two = report(text, path="a.txt"), report(text, path="b.txt")
    (copy,) = copies([one, two])
    assert (copy.overlap, copy.target_span.of(two.text)) == (1.0, two.text)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(TEXTS, st.integers(0, 4))
def test_an_unrelated_report_changes_nothing(texts, at):
    """A report that shares no word with the others leaves their copies as they were."""
    documents = [report(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    unrelated = report(story(9, 50), path="z.txt")
    more = [*documents[:at], unrelated, *documents[at:]]
    assert copies(more) == copies(documents)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(
    TEXTS.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts)))))
)
def test_the_same_reports_in_any_order_give_the_same_copies(drawn):
    """Random texts that share a small vocabulary, shuffled."""
    texts, order = drawn
    documents = [report(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    assert copies([documents[at] for at in order]) == copies(documents)


def longest_run(one, other):
    """The longest run of words in both, as its length and its end in either, by brute force."""
    best = (0, 0, 0)
    row = [0] * (len(other) + 1)
    for i, left in enumerate(one, 1):
        above = row[:]
        for j, right in enumerate(other, 1):
            row[j] = above[j - 1] + 1 if left == right else 0
            best = max(best, (row[j], i, j))
    return best


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.integers(10, 30), st.data())
def test_the_longest_common_run_lies_in_a_passage(size, data):
    """What brute force finds, the index finds."""
    letters = st.sampled_from([f"word{at}" for at in range(40)])
    draw = lambda: data.draw(st.lists(letters, max_size=40))  # noqa: E731
    shared = data.draw(st.lists(letters, min_size=size, max_size=size, unique=True))
    one = report(draw(), shared, draw(), path="a.txt", published="2031-03-14")
    two = report(draw(), shared, draw(), path="b.txt", published="2031-03-15")
    length, _, end = longest_run(words(one.text).words, words(two.text).words)
    run = words(two.text).span(end - length, end - 1)
    assert any(copy.target_span.contains(run) for copy in copies([one, two]))


@settings(derandomize=True, deadline=None, max_examples=60)
@given(TEXTS, st.data())
def test_a_new_report_is_matched_as_if_it_had_been_there(texts, data):
    """The index, asked for the latest report, answers as a run over all of them."""
    documents = [
        report(text, path=f"{number}.txt", published=f"2031-03-{number + 1:02}")
        for number, text in enumerate(texts)
    ]
    taken = data.draw(st.sampled_from(texts)) if texts else []
    new = report(taken[:40], story(9, 20), path="new.txt", published="2031-04-01")
    index = PassageIndex(documents)
    expected = [copy for copy in copies([*documents, new]) if copy.target == new.id]
    assert list(index.add(new)) == expected


def test_reports_added_one_by_one_give_the_same_copies():
    """How the index came about makes no difference to what is in it."""
    first = story(1, 60)
    texts = (first, changed(first, 3, 30), story(2, 60), changed(first, 10)[:30])
    documents = [
        report(text, path=f"{at}.txt", published=f"2031-03-{at + 1:02}")
        for at, text in enumerate(texts)
    ]
    index = PassageIndex()
    for document in documents:
        index.add(document)
    assert index.copies() == copies(documents)


def test_an_older_report_that_comes_in_later_is_the_source():
    """Dates tell, not the order in which reports were added."""
    text = story(1, 40)
    index = PassageIndex([report(text, path="b.txt", published="2031-03-15")])
    old = report(text, path="a.txt", published="2031-03-14")
    (copy,) = index.add(old)
    assert copy.source == old.id
