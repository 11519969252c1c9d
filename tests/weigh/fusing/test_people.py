"""Lists of people as catalogues write them."""

from __future__ import annotations

import pytest

from crossbearing.weigh.fusing.people import are_people, surnames

CLEAR = ["Simsion, Graeme C.; Witt, Graham C.", "Graeme Simsion and Graham Witt"]


@pytest.mark.parametrize(
    "spelling",
    [
        "Witt, Graham/ Simsion, Graeme",
        "Graham C. Witt, Graeme Simsion",
        "SIMSION, GRAEME WITT, GRAHAM",
        "SIMSION, GRAEMEWITT, GRAHAM",
        "Simsion &amp; Witt",
        "Simsion, Graeme (Author) Witt, Graham (Author)",
        "G. Simsion; G. Witt (eds.)",
    ],
)
def test_every_way_of_writing_a_list_names_the_same_people(spelling):
    """Order, inversion, initials, roles, separators or none: the same surnames."""
    lists = surnames([*CLEAR, spelling])
    assert lists[spelling] == {"simsion", "witt"}


def test_a_shorter_list_is_part_of_the_longer():
    """A list cut after its first name keeps that name."""
    lists = surnames([*CLEAR, "Simsion, Graeme"])
    assert lists["Simsion, Graeme"] == {"simsion"} < lists[CLEAR[0]]


def test_hyphens_apostrophes_and_accents_do_not_count():
    """One person, however typeset."""
    lists = surnames(["O'Leary-Müller, Ann", "Ann OLeary Muller", "O’LEARYMULLER"])
    assert lists["O'Leary-Müller, Ann"] == {"olearymuller"} == lists["O’LEARYMULLER"]


def test_people_are_known_by_being_written_both_ways():
    """A column of places, where nothing is inverted, is no column of people."""
    assert are_people(["Knuth, Donald", "Donald E. Knuth"])
    assert not are_people(["Paris, France", "Lyon, France", "Paris"])
