"""Statements of the same proposition become one claim, with the polarity of each kept.

A denial of an allegation and an assertion of its opposite both oppose the claim. What somebody
denies of himself says nothing of the cause; what is denied of the cause says nothing of him.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crossbearing.link.entities import Directory
from crossbearing.link.parties import Principal
from crossbearing.link.stands import Stand, stands
from crossbearing.model import (
    Allegation,
    Annotations,
    Argument,
    Assertion,
    Attribution,
    Certainty,
    Claim,
    Judgement,
    Passage,
    Stance,
    Variable,
    identify,
)

_ORDER = (Certainty.certain, Certainty.probable, Certainty.possible)
_REJECTING = frozenset(("rejects", "doubts"))
PARTLY = frozenset((Variable.actor, Variable.role))
"""The variables whose values are parties."""

Key = tuple[Variable, str]


def claims(
    annotations: Sequence[Annotations],
    directory: Directory,
    speaking: Mapping[str, str],
    affiliated: Mapping[str, str],
    principal: Principal,
    texts: Mapping[str, str],
) -> tuple[Claim, ...]:
    """Every claim on cause, actor, means and role, in the order in which reports first make it;
    `texts` by document id."""
    made: dict[Key, list[Assertion]] = {}
    for each in annotations:
        said = {attribution.id: attribution for attribution in each.attributions}
        for allegation in each.allegations:
            if allegation.about_past:
                continue
            for stand in stands(allegation.by, said, texts.get(each.document, "")):
                if _beside_the_point(allegation, stand, each.allegations):
                    continue
                value = _value(
                    allegation, stand.said, directory, speaking, affiliated, principal
                )
                if value is None:
                    continue
                assertion = _assertion(allegation, stand, each.arguments, each.judgements)
                known = made.setdefault((allegation.variable, value), [])
                if assertion not in known:
                    known.append(assertion)
    return tuple(_claim(key, assertions, directory) for key, assertions in made.items())


def _claim(key: Key, assertions: Sequence[Assertion], directory: Directory) -> Claim:
    variable, value = key
    label = directory.label(value) if variable in PARTLY else value
    return Claim(
        id=identify("c", variable.value, value),
        variable=variable,
        value=value,
        label=label,
        assertions=tuple(assertions),
    )


def _value(
    allegation: Allegation,
    carrier: Attribution | None,
    directory: Directory,
    speaking: Mapping[str, str],
    affiliated: Mapping[str, str],
    principal: Principal,
) -> str | None:
    if allegation.variable not in PARTLY:
        return allegation.value
    if allegation.party is not None:
        party = directory.named(allegation.value, allegation.document)
    elif carrier is not None:
        # "Our drone struck it", said by an officer, owns up for the body he serves.
        party = affiliated.get(carrier.id) or speaking.get(carrier.id)
    else:
        party = None
    return principal(party) if party else None


def _beside_the_point(
    allegation: Allegation, stand: Stand, all_of_them: Sequence[Allegation]
) -> bool:
    """True for cause and means inside a denial whose point is a party ("X denied that it had
    struck the depot" does not deny that somebody did)."""
    if allegation.variable in PARTLY or not (stand.denies or allegation.negated):
        return False
    return any(
        other.variable in PARTLY
        and other.by == allegation.by
        and other.span == allegation.span
        and (stand.denies or other.negated)
        for other in all_of_them
    )


def _assertion(
    allegation: Allegation,
    stand: Stand,
    arguments: Sequence[Argument],
    judgements: Sequence[Judgement],
) -> Assertion:
    carrier = stand.said
    rejected = carrier is None and any(
        each.about is None and each.stance in _REJECTING and each.span.overlaps(allegation.span)
        for each in judgements
    )
    negated = allegation.negated or (rejected and not allegation.negated)
    return Assertion(
        document=allegation.document,
        statement=carrier.id if carrier else allegation.by,
        passage=Passage(document=allegation.document, spans=(allegation.span,)),
        supports=negated == stand.denies and not stand.worded,
        stance=carrier.stance if carrier else Stance.asserts,
        certainty=_weaker(allegation.certainty, carrier.certainty if carrier else None),
        argued=next(_arguments_over(allegation, arguments), None),
        role=allegation.role,
    )


def _arguments_over(allegation: Allegation, arguments: Sequence[Argument]) -> Iterator[str]:
    for argument in arguments:
        spans = (*argument.premises, *((argument.conclusion,) if argument.conclusion else ()))
        if argument.by == allegation.by and any(s.overlaps(allegation.span) for s in spans):
            yield argument.id


def _weaker(one: Certainty, other: Certainty | None) -> Certainty:
    if other is None or other not in _ORDER:
        return one
    return max(one, other, key=_ORDER.index) if one in _ORDER else other
