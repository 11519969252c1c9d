"""Names brought into Latin letters in several ways."""

from __future__ import annotations

import pytest

from crossbearing.text.romanised import romanised, same_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hezbollah", "Hizbullah"),
        ("Kataib Hezbollah", "Kata'ib Hizballah"),
        ("al-Hashd al-Shaabi", "Al Hashd ash-Sha’bi"),
        ("Asa’ib Ahl al-Haq", "Asaib Ahl al-Haqq"),
        ("Qasem Soleimani", "Kasim Sulaymani"),
    ],
)
def test_two_romanisations_of_one_name_are_the_same(one, other):
    """Articles, doubled letters, marks, and vowels that Arabic does not tell apart."""
    assert same_word(romanised(one), romanised(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maria Vell", "Marie Vell"), ("Nusra", "Nasr"), ("Dara Voss", "Dora Voss")],
)
def test_names_that_differ_elsewhere_are_two(one, other):
    """A last letter and a first vowel tell people apart."""
    assert not same_word(romanised(one), romanised(other))
