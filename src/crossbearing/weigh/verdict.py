"""The verdict: what readings, priors and their ranges come to, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from crossbearing.model import (
    Annotations,
    Answer,
    Cause,
    Claim,
    Entity,
    Evidence,
    Hypothesis,
    Linchpin,
    Links,
    Origin,
    Question,
    Ranked,
    Reading,
    Search,
    Trace,
    Variable,
    Verdict,
)
from crossbearing.weigh.arguing import arguments
from crossbearing.weigh.checks import unmatched
from crossbearing.weigh.dependence import controller_key, grouped, source_of
from crossbearing.weigh.fairness import fairness
from crossbearing.weigh.grades import grades
from crossbearing.weigh.judgement import confidence, judge, leader, load_bearing
from crossbearing.weigh.openings import Opening, cause_label
from crossbearing.weigh.ranges import factored, ranges
from crossbearing.weigh.scenarios import Sheet
from crossbearing.weigh.sensitivity import sensitivity
from crossbearing.weigh.settle import would_settle
from crossbearing.weigh.subquestions import subquestions
from crossbearing.weigh.traces import expected
from crossbearing.weigh.weighed import Input, weighed
from crossbearing.weigh.weights import DEFAULT, Weight
from crossbearing.weigh.words import icd203, phia, phia_words, words


def weigh(
    question: Question,
    links: Links,
    trace: Trace,
    annotations: Iterable[Annotations],
    *,
    evidence: Sequence[Evidence] = (),
    searches: Sequence[Search] = (),
    reviewed: Collection[str] = frozenset(),
    excluded: Collection[str] = frozenset(),
    unread: int = 0,
    weights: Mapping[str, Weight] = DEFAULT,
) -> Verdict:
    """The answer to a question from what the reports say and people entered by hand.

    `reviewed` holds ids of readings or of origins that a person accepted, `excluded` ids of
    readings that a person rejected: they stay on the ladder and weigh nothing. `unread` counts
    the reports in a language not read. Raises UsageError for weights outside their ranges.
    """
    annotations = tuple(annotations)
    given = Input(
        links=links,
        trace=trace,
        annotations=annotations,
        evidence=evidence,
        searches=searches,
        excluded=excluded,
        weights=weights,
    )
    found = weighed(given)
    asked, hypotheses, alone, every = found.asked, found.hypotheses, found.alone, found.every
    rungs = tuple(
        replace(each, reviewed=True) if {each.id, each.origin} & {*reviewed} else each
        for each in grouped(alone)
    )
    leading = leader(hypotheses, every[0], asked[0], rungs)
    labels = _labels(trace.origins, alone, links.entities)
    judged = judge(hypotheses, every, alone, rungs, leading, unread, labels)
    traces = expected(asked, {each.variable: every[0].shares(each) for each in asked}, searches)
    bearing = load_bearing(rungs)
    accepted = sum(each.reviewed for each in bearing)
    return Verdict(
        status=judged.status,
        reason=judged.reason,
        leading=hypotheses[leading].id if leading is not None else None,
        confidence=confidence(bearing, judged.status, accepted, unread),
        draft=accepted < len(bearing) or not bearing,
        reviewed=(accepted, len(bearing)),
        ranking=_ranking(hypotheses, every),
        variables=tuple(factored(each, every) for each in asked),
        readings=rungs,
        linchpins=tuple(_linchpins(hypotheses, every[0], rungs, leading, labels)),
        would_settle=would_settle(traces),
        naive=counted(found.claims),
        notes=tuple(_notes(asked, every[0], trace.origins, unread, evidence)),
        sensitivity=sensitivity(asked, every, alone, rungs, links, labels),
        expected=traces,
        arguments=arguments(rungs, annotations, trace.origins),
        grades=grades(trace.origins, alone),
        parts=subquestions(question, asked, every),
        fairness=fairness(given, found),
    )


def _labels(
    origins: Iterable[Origin], alone: Iterable[Reading], entities: Iterable[Entity]
) -> Mapping[str, str]:
    """How each source and each controller reads in a sentence."""
    names = {each.id: each.name for each in entities}
    return {
        **{
            controller_key(each.controller): "everything in the hands of "
            f"{names.get(each.controller, each.controller)}"
            for each in alone
            if each.controller is not None
        },
        **{source_of(each): each.because for each in alone},
        **{each.id: each.label for each in origins},
    }


def _ranking(hypotheses: Sequence[Hypothesis], every: Sequence[Sheet]) -> tuple[Ranked, ...]:
    ranked = [
        Ranked(
            hypothesis=each,
            probability=share,
            low=low,
            high=high,
            band=icd203(share),
            phia=phia(share),
            words=words(low, high),
            phia_words=phia_words(low, high),
        )
        for each, (share, low, high) in zip(
            hypotheses, ranges([each.joint for each in every]), strict=True
        )
    ]
    return tuple(sorted(ranked, key=lambda each: -each.probability))


def _linchpins(
    hypotheses: Sequence[Hypothesis],
    main: Sheet,
    rungs: Sequence[Reading],
    leading: int | None,
    labels: Mapping[str, str],
) -> Iterator[Linchpin]:
    """The origins, items and controllers without any one of which another answer would lead the
    main model; the row with all of them never upsets its own leader."""
    if leading is None:
        return
    for row in np.flatnonzero(main.upset(leading)):
        source = main.sources[row - 1]
        own = [
            rung
            for rung in rungs
            if source in (source_of(rung), controller_key(rung.controller or ""))
        ]
        other = hypotheses[int(main.joint.main[row].argmax())]
        yield Linchpin(
            reading=max(own, key=lambda rung: abs(rung.bits)).id,
            label=labels[source],
            effect=f"without it, {other.label} would lead",
        )


def counted(claims: Iterable[Claim]) -> tuple[Answer, ...]:
    """What counting reports would say: of all reports that assert a cause, the share each gets."""
    votes = {
        claim.value: len({said.document for said in claim.assertions if said.supports})
        for claim in claims
        if claim.variable is Variable.cause
    }
    total = sum(votes.values())
    return tuple(
        Answer(
            value=cause.value,
            label=cause_label(cause.value),
            probability=share,
            low=share,
            high=share,
        )
        for cause in Cause
        if total and (share := votes.get(cause.value, 0) / total)
    )


def _notes(
    asked: Sequence[Opening],
    main: Sheet,
    origins: Sequence[Origin],
    unread: int,
    evidence: Iterable[Evidence],
) -> Iterator[str]:
    for opening in asked:
        named = main.heights[opening.variable][0, :-1]
        if named.size and named.max() <= -1:
            yield (
                f"The evidence is improbable under every named {opening.variable.value}: "
                "something that nobody named may be the answer."
            )
    for origin in sorted(origins, key=lambda each: each.passages):
        if origin.withdrawn is not None:
            yield f"{origin.label} no longer counts: {origin.withdrawn}"
    for item in unmatched(evidence, origins):
        yield (
            f"An expert check is about “{item.about}”, which is no origin of this case: it "
            "changes nothing."
        )
    if unread:
        yield f"{unread} report{'s' * (unread > 1)} could not be read: the verdict is capped."
