"""Across documents: one entity for many names, one claim for many statements."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.claims import claims
from crossbearing.link.entities import directory
from crossbearing.link.incidents import incidents
from crossbearing.link.parties import parties, principals
from crossbearing.link.question import question
from crossbearing.link.relations import relations
from crossbearing.link.relevance import bearing
from crossbearing.link.speakers import speakers
from crossbearing.link.timeline import timeline
from crossbearing.model import (
    AS_PROPOSED,
    Annotations,
    Document,
    Identities,
    Links,
    Question,
)

__all__ = ["link", "question", "timeline"]


def link(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    asked: Question | None,
    decided: Identities = AS_PROPOSED,
) -> Links:
    """Everything that joins the documents of one case, for one question, and by what people said
    is one and what two."""
    named = directory(documents, annotations, decided)
    related = relations(annotations, named)
    principal = principals(named, related)
    speaking, affiliated = speakers(annotations, named)
    relevant = bearing(documents, asked, named)
    told = [each for each in annotations if each.document in relevant]
    texts = {document.id: document.text for document in documents}
    made = claims(told, named, dict(speaking), dict(affiliated), principal, texts)
    return Links(
        entities=named.entities,
        relations=related,
        claims=made,
        parties=parties(documents, asked, named, related, made, principal),
        speakers=speaking,
        affiliations=affiliated,
        principals=tuple(
            (entity.id, principal(entity.id))
            for entity in named.entities
            if principal(entity.id) != entity.id
        ),
        candidates=named.candidates,
        incidents=incidents(annotations, relevant, named),
    )
