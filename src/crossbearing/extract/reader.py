"""The reader: one document in, all that extraction finds in it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossbearing.extract import (
    acting,
    allegations,
    arguments,
    attributing,
    events,
    findings,
    incidents,
    judgements,
    mentions,
    metonyms,
    parsing,
    places,
    relations,
    statements,
    tagging,
    times,
    trained,
)
from crossbearing.extract.language import unread_reason
from crossbearing.extract.network import Pass, network
from crossbearing.extract.network import made_by as network_made_by
from crossbearing.extract.parsed import Parsed
from crossbearing.extract.tagging.page import MOST
from crossbearing.model import Annotations, Attribution, Document

EXTRACTORS = (
    "acts 2",
    "voices 2",
    "mentions 2",
    "times 2",
    "events 1",
    places.NAME,
    "judgements 1",
    "arguments 3",
    allegations.NAME,
    "incidents 3",
    "relations 3",
)
"""Names and versions of what reads a document, beside the parser and its model."""


def made_by() -> tuple[str, ...]:
    """Names and versions of all that reads a document, as annotations bear them."""
    by_network = network_made_by()
    loaded = tagging.head() if by_network else None
    tagged = (f"incident head {loaded.hash[:16]}",) if loaded else ()
    by_words = (trained.NAME, findings.NAME)
    readers = (*by_words, *by_network, *tagged) if by_network else statements.EXTRACTORS
    return (*parsing.made_by(), *readers, *EXTRACTORS)


class Reader:
    """Reads documents in a language that is read; holds nothing from one to the next."""

    def annotate(self, document: Document) -> Annotations:
        """What stands in one document, or why it was not read."""
        unread, as_of = unread_reason(document), None
        if document.published is not None:
            as_of = document.published.value
        if unread is not None:
            return Annotations(
                document=document.id, unread=unread, made_by=made_by(), as_of=as_of
            )
        parsed = parsing.parsed(document)
        kept = Pass(MOST)
        said = attributions(document, parsed, kept)
        named = mentions.mentions(parsed)
        when = times.times(document)
        where = places.places(parsed, named)
        alleged = allegations.allegations(parsed, said, named)
        return Annotations(
            document=document.id,
            attributions=said,
            judgements=judgements.judgements(parsed, said),
            arguments=arguments.arguments(parsed, said),
            mentions=named,
            times=when,
            events=events.events(document, when, said),
            places=where,
            incidents=incidents.incidents(
                parsed, said, named, alleged, when, where, told(document, kept)
            ),
            allegations=alleged,
            relations=(
                *relations.relations(parsed, named, said),
                *metonyms.relations(parsed, named),
            ),
            made_by=made_by(),
            as_of=as_of,
        )

    def annotations(self, documents: Iterable[Document]) -> Iterator[Annotations]:
        """What stands in each document, in the order given."""
        return (self.annotate(document) for document in documents)


def told(document: Document, kept: Pass) -> tuple[tagging.Told, ...] | None:
    """The incidents that the tagging network tells of; None where its weights are not there."""
    loaded = tagging.head()
    return tagging.told(document.text, kept, loaded) if loaded and kept.sheet else None


def attributions(
    document: Document, parsed: Parsed | None = None, kept: Pass | None = None
) -> tuple[Attribution, ...]:
    """The statements of a document, in order of the text, each with its carrier.

    The trained network finds them, and what its encoder saw goes into `kept`; where its weights
    are not installed, rules over a parse do.
    """
    loaded = network()
    if loaded is None:
        found = statements.drafts(parsed or parsing.parsed(document))
        return attributing.attributions(document, found)
    page = trained.page(document, loaded)
    found = trained.drafts(document, loaded, page, kept)
    return attributing.attributions(document, found, acting.Sight(loaded, page))
