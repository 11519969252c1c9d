"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    "ar", "az", "bg", "de", "el", "en", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "ku",
    "nl", "pl", "ps", "pt", "ro", "ru", "sr", "sv", "tr", "uk", "ur", "zh",
)  # fmt: skip
"""The languages told apart, as ISO 639-1 codes."""

LETTERS_NEEDED = 20
LETTERS_READ = 1500
SURE = 0.5


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language `text` is mostly in, or None when it has fewer than
    twenty letters or no language is more likely than all others together (py3langid)."""
    head = text[:LETTERS_READ]
    if len(list(islice(filter(str.isalpha, head), LETTERS_NEEDED))) < LETTERS_NEEDED:
        return None
    code, probability = _identifier().classify(head)
    return str(code) if probability > SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    # Half a second to import, and not every command detects a language.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
