"""Texts by their hash: how decisions name them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from crossbearing.model import Document


def text_hash(document: Document) -> str:
    """SHA-256 of a document's text, by which decisions name it."""
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def text_hashes(documents: Sequence[Document]) -> dict[str, str]:
    """The text hash of each document, by its id."""
    return {document.id: text_hash(document) for document in documents}
