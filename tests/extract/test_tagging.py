"""The incident head: what it is shown, what it proposes, and that names leave no trace."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.errors import WeightsDamaged
from crossbearing.extract import network as module
from crossbearing.extract.network import network
from crossbearing.extract.reader import Reader
from crossbearing.extract.sheet import sheet
from crossbearing.extract.shouting import shouted
from crossbearing.extract.tagging.head import head, loaded
from crossbearing.extract.tagging.lexicon import head_of
from crossbearing.extract.tagging.page import bare, is_plain, page
from crossbearing.extract.tagging.page import given as facts
from crossbearing.extract.tagging.phrases import stretches
from crossbearing.extract.tagging.tags import Tags
from crossbearing.extract.tagging.trees import Trees
from crossbearing.extract.unwrapping import unwrapped
from tests import factory

WEIGHTS = Path(module.__file__).parent / "weights"
BOMBED = (
    "SARN, 3 May -- Guerrillas of {org} bombed the bridge at Velm yesterday. "
    "A car bomb destroyed the bridge and killed {man}, the mayor, police reported."
)


def read(org="the Orlo Front", man="Tarik Vosh"):
    """The incidents of a report in which names stand as given."""
    text = BOMBED.format(org=org, man=man)
    return text, Reader().annotate(factory.doc(text, published="2021-05-03")).incidents


def test_a_bombing_is_told_with_what_was_hit_and_by_what():
    """Type, target and means come from the tagged sentences."""
    _, found = read()
    bombing = next(each for each in found if each.type == "bombing")
    assert any("bridge" in each.text for each in bombing.targets)
    assert any("bomb" in each.text for each in bombing.means)


def test_names_swapped_change_nothing_but_names():
    """Who is named leaves types, parts and standing as they are."""

    def shape(found):
        return [
            (
                one.type,
                one.stage,
                [each.effect for each in (*one.targets, *one.victims)],
                [(each.kind, each.responsibility) for each in one.perpetrators],
            )
            for one in found
        ]

    assert shape(read()[1]) == shape(read("the Kelm Front", "Ana de la Cruz")[1])


def test_every_word_of_a_record_stands_in_the_text():
    """Spans hold the words that records show."""
    text, found = read()
    for one in found:
        for each in (*one.targets, *one.victims, *one.means, *one.perpetrators):
            assert " ".join(each.span.of(text).split()) == each.text


def test_a_date_without_words_is_presumed():
    """Where no sentence says when, the report's own day stands in and says so."""
    text = "Gunmen shot and killed two judges at the Sarn court. The judges died in a car."
    for one in Reader().annotate(factory.doc(text, published="2021-05-03")).incidents:
        assert (one.start, one.precision) == ("2021-05-03", "presumed")


@given(st.text(max_size=300))
def test_unwrapping_moves_no_letter(text):
    """Only line breaks become blanks."""
    flat = unwrapped(text)
    assert len(flat) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, flat, strict=True))


def test_broken_lines_are_one_sentence():
    """A page as narrow as a typist's is read in paragraphs."""
    line = "THE GUERRILLAS WHO HAD COME BY NIGHT TOOK THE POST AND BURNED THE"
    text = "\n".join([line] * 5) + "\nHOUSE.\n"
    assert "\n" not in unwrapped(text)[:-1]


def test_in_a_text_of_capitals_uncommon_words_are_names():
    """Capitals tell nothing there; words do."""
    text = "GUERRILLAS OF THE VELMAR FRONT BURNED A BUS NEAR QUESTRAL TODAY, POLICE SAID."
    loud = network()
    assert shouted(text)
    assert loud is not None
    seen = page(text, sheet(text, loud.pieces, loud.common))
    assert [w for w, n in zip(seen.words, seen.named, strict=True) if n] == [
        "velmar",
        "questral",
    ]


def test_which_name_it_is_leaves_no_trace():
    """The network is given the same of one name as of another."""
    net = network()
    assert net is not None
    made = []
    for name in ("Velmar", "Orkhan"):
        text = f"Police said that {name} had fled."
        made.append(facts(page(text, sheet(text, net.pieces, net.common)), {"police": 2}))
    assert np.array_equal(made[0].bag, made[1].bag)
    assert np.array_equal(made[0].endings, made[1].endings)


def test_the_lexicon_that_ships_holds_no_names():
    """Its phrases are of common words only."""
    shipped = head()
    assert shipped is not None
    assert all(is_plain(words) for part in shipped.lexicon.filled for words in part)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("members of the union", "members"), ("two armed men", "men"), ("", "")],
)
def test_a_phrase_is_about_its_head(words, wanted):
    """The word before "of" and its like, or the last."""
    assert head_of(words) == wanted


def test_bare_words_have_no_articles_and_marks():
    """Phrases are compared by these."""
    assert bare('The "FMLN" guerrillas') == "fmln guerrillas"


def test_stretches_begin_before_they_go_on():
    """No label goes on with a part that has not begun."""
    words = np.full((3, 11), 0.01, np.float32)
    words[0, 1], words[1, 2], words[2, 4] = 0.9, 0.9, 0.9
    tags = Tags(words, np.zeros(7, np.float32), np.zeros((1, 7), np.float32))
    assert stretches(tags, 0.0)[0] == (0, 1, 0)
    assert all(part == 0 or first == 2 for first, _, part in stretches(tags, 0.0))


def test_trees_follow_their_branches():
    """A row goes left where its feature is no more than the threshold."""
    trees = Trees(0.0, [0], [0, 0, 0], [1.5, 0, 0], [1, -1, -1], [2, -1, -1], [0, -2.0, 2.0])
    low, high = trees.chances(np.array([[1.0], [2.0]]))
    assert low == pytest.approx(1 / (1 + np.exp(2)))
    assert low + high == pytest.approx(1)


def test_a_head_that_differs_is_refused(tmp_path):
    """One changed byte stops the run and says what to do."""
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    path = folder / "incidents.json.gz"
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(WeightsDamaged, match="install again"):
        loaded(folder)
