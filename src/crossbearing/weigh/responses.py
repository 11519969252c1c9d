"""What each accused party answered, as far as the reports tell."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.model import (
    Annotations,
    Attribution,
    Links,
    Passage,
    Response,
    Stance,
    Trace,
    Variable,
)


def responses(
    links: Links, annotations: Iterable[Annotations], trace: Trace
) -> tuple[Response, ...]:
    """For each accused party, in the order of the accusations: reported with its stance and
    words, declined, or not sought. Withdrawn statements do not answer."""
    gone = {
        said
        for origin in trace.origins
        if origin.withdrawn is not None
        for said in origin.statements
    }
    statements = [
        said for notes in annotations for said in notes.attributions if said.id not in gone
    ]
    names = {entity.id: entity.name for entity in links.entities}
    return tuple(
        _response(party, names.get(party, party), links, statements)
        for party in links.parties.accused
    )


def _response(
    party: str, label: str, links: Links, statements: Iterable[Attribution]
) -> Response:
    over = dict(links.principals)
    speaking = {
        said
        for said, entity in (*links.affiliations, *links.speakers)
        if party in (entity, over.get(entity))
    }
    named = [each for each in statements if each.id in speaking and not each.voice.anonymous]
    answers = {
        said.statement: said
        for claim in links.claims
        if claim.variable in (Variable.actor, Variable.role) and claim.value == party
        for said in claim.assertions
    }
    reported = [each for each in named if each.id in answers]
    if reported:
        # One voice within that owns up does not unsay what the party itself denies.
        admits = all(answers[each.id].supports for each in reported)
        return Response(
            party=party,
            label=label,
            status="reported",
            stance=(Stance.admits if admits else Stance.denies).value,
            passages=_passages(reported),
        )
    declined = [each for each in named if each.stance is Stance.declines]
    if declined:
        return Response(
            party=party,
            label=label,
            status="declined",
            stance=Stance.declines.value,
            passages=_passages(declined),
        )
    return Response(party=party, label=label, status="not sought")


def _passages(statements: Iterable[Attribution]) -> tuple[Passage, ...]:
    found = {
        Passage(document=each.document, spans=spans)
        for each in statements
        if (spans := each.content or each.cue or each.source)
    }
    return tuple(sorted(found))
