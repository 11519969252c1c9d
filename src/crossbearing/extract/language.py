"""Which documents can be read: English ones, and those that look English."""

from __future__ import annotations

from crossbearing.model import Document

READ = frozenset({"en"})
_SAMPLE = 20_000
_ENOUGH = 0.8


def unread_reason(document: Document) -> str | None:
    """Why a document is not read, in words for the reader; None when it can be."""
    if document.language is not None:
        if document.language in READ:
            return None
        return f"written in {document.language}; only English is read"
    letters = [letter for letter in document.text[:_SAMPLE] if letter.isalpha()]
    ascii_letters = sum(letter.isascii() for letter in letters)
    if letters and ascii_letters < _ENOUGH * len(letters):
        return "language unknown, and most letters are not Latin; only English is read"
    return None
