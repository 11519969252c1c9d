"""What statements do, where only the passage tells."""

from __future__ import annotations

import pytest

from crossbearing.extract import attributions
from crossbearing.model import Stance
from tests import factory


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“They fired on the ferry without a warning,” the skipper said.", Stance.accuses),
        ("“I fired before I shouted,” the sergeant said.", Stance.admits),
        ("The clinic said that eleven people were treated for burns.", Stance.asserts),
    ],
)
def test_acts_in_plain_words_are_found(text: str, stance: Stance) -> None:
    """An act is found where the cue only says that something was said."""
    (said,) = attributions(factory.doc(text))
    assert said.stance is stance
