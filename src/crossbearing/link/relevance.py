"""Which documents bear on the question: those that name its site, by any name it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.link.entities import Directory
from crossbearing.link.question import site_names
from crossbearing.model import Document, Question
from crossbearing.text.names import normal

_WORD = re.compile(r"[\w’'-]+")


def bearing(
    documents: Sequence[Document], asked: Question | None, directory: Directory
) -> frozenset[str]:
    """The ids of documents that name the question's site in title or text; all of them when
    there is no question, or it names no site."""
    names = site_names(asked) if asked else frozenset()
    if not names:
        return frozenset(document.id for document in documents)
    wanted = {*names, *_other_names(names, directory)}
    return frozenset(
        document.id
        for document in documents
        if _names_any(f"{document.title or ''} {document.text}", wanted)
    )


def _names_any(text: str, names: set[str]) -> bool:
    folded = text.casefold()
    if text.isascii() and not any(name in folded for name in names):
        return False
    return not names.isdisjoint(normal(word) for word in set(_WORD.findall(text)))


def _other_names(names: frozenset[str], directory: Directory) -> set[str]:
    """The one-word names of entities that a report calls by one of these names too."""
    return {
        normal(name)
        for entity in directory.entities
        if not names.isdisjoint(normal(each) for each in (entity.name, *entity.aliases))
        for name in (entity.name, *entity.aliases)
        if " " not in name.strip()
    }
