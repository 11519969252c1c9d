"""What the relations' bench sees of two names in a sentence."""

from __future__ import annotations

from bench.relations.features import End, Sentence, features, formed, groups, words_of

from crossbearing.model import Span


def sentence(text, *names):
    """A sentence in which each of these names is an organisation of one word."""
    words = text.split()
    starts = [text.index(word) for word in words]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    found = [
        End(at, at, Span(starts[at], ends[at]), "organisation")
        for at in (words.index(name) for name in names)
    ]
    named = [word in names for word in words]
    return Sentence(text, words_of(text, starts, ends, named), found)


def test_other_names_give_the_same_features():
    """Who stands at the ends is not seen, only what stands between."""
    one = sentence("Anvil fights against Sarn", "Anvil", "Sarn")
    other = sentence("Osmere fights against Teral", "Osmere", "Teral")
    assert features(one, groups(one), 0, 1) == features(other, groups(other), 0, 1)


def test_members_of_a_list_share_what_stands_before_it():
    """ "Against Sarn , Teral": both stand right after "against"."""
    listed = sentence("Anvil fights against Sarn , Teral", "Anvil", "Sarn", "Teral")
    first, second = (features(listed, groups(listed), 0, at) for at in (1, 2))
    assert first["m:against"] == second["m:against"] == 1.0
    assert "m:and" not in second


def test_initials_make_a_short_form():
    """An acronym is formed from the capitals of the other name."""
    assert formed("SRTF", "the Syria Recovery Trust Fund")
    assert not formed("SRTF", "the Salt Road Movement")
