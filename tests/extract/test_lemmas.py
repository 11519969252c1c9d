"""Dictionary forms of words."""

from __future__ import annotations

import pytest

from crossbearing.extract.lemmas import lemmas


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("denied", "deny"),
        ("denying", "deny"),
        ("denies", "deny"),
        ("blaming", "blame"),
        ("admitted", "admit"),
        ("shot", "shoot"),
        ("told", "tell"),
        ("sank", "sink"),
        ("women", "woman"),
        ("accuses", "accuse"),
        ("lying", "lie"),
        ("said", "say"),
    ],
)
def test_a_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    """Regular endings and irregular forms are taken back to the dictionary form."""
    assert lemma in lemmas(form)


def test_a_word_is_among_its_own_lemmas() -> None:
    """A word that is no form of another stands for itself."""
    assert lemmas("port")[0] == "port"
