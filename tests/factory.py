"""The smallest valid nouns, for tests: `doc("text")`, `said(document, "words")`, and so on.

Each function takes what a test is about and fills in the rest; any field of the noun can be
given by name. Words are turned into spans by looking them up in the document's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from crossbearing.extract.events import events
from crossbearing.extract.times import times
from crossbearing.link import timeline
from crossbearing.model import (
    Access,
    Allegation,
    Amends,
    Annotations,
    Answer,
    Argument,
    Assertion,
    Assessment,
    Attribution,
    Bearer,
    BearerKind,
    Capture,
    Cause,
    Certainty,
    Chain,
    Claim,
    Clue,
    Copy,
    Correction,
    Dated,
    Document,
    Drift,
    DriftKind,
    Entity,
    Evidence,
    Factored,
    Hypothesis,
    Incident,
    Likeness,
    Links,
    MadeBy,
    Mention,
    MentionType,
    Origin,
    OriginKind,
    Parties,
    Passage,
    Question,
    Ranked,
    Reading,
    Relation,
    Response,
    Scheme,
    Search,
    Span,
    SpeechKind,
    Stance,
    Standing,
    Status,
    Step,
    Tally,
    Trace,
    Variable,
    Verdict,
    Voice,
    VoiceKind,
    identify,
)


def capture(raw: bytes = b"A depot burned.", **fields: Any) -> Capture:
    """The capture of some bytes."""
    given = {"path": "report.txt", "media_type": "text/plain", **fields}
    return Capture(sha256=sha256(raw).hexdigest(), size=len(raw), **given)


def doc(text: str = "A depot burned.", **fields: Any) -> Document:
    """A document of this text; its id follows from address, publisher and text."""
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    published = fields.pop("published", None)
    if isinstance(published, str):
        published = Dated(value=published, found="test")
    path = fields.pop("path", "report.txt")
    given = {"address": path, "publisher": None, "language": "en", **fields}
    key = identify("d", given["address"], given["publisher"], digest)
    return Document(
        **{
            "id": key,
            "capture": digest,
            "path": path,
            "text": text,
            "decoder": "text 1 utf-8",
            "published": published,
            **given,
        }
    )


def span(document: Document, words: str) -> Span:
    """Where these words first stand in the document; they must be there."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def spans(document: Document, words: str | None) -> tuple[Span, ...]:
    """The words' span as a tuple, empty for None or no words."""
    return (span(document, words),) if words else ()


def passage(document: Document, *words: str) -> Passage:
    """A passage of the document; the whole text when no words are given."""
    return Passage(
        document=document.id,
        spans=tuple(span(document, each) for each in words or (document.text,)),
    )


def voice(name: str | None = "the ministry", **fields: Any) -> Voice:
    """A voice, an organisation's unless told otherwise."""
    return Voice(**{"name": name, "kind": VoiceKind.organisation, **fields})


def said(
    document: Document,
    content: str | None = None,
    *,
    source: str | None = None,
    cue: str | None = None,
    **fields: Any,
) -> Attribution:
    """A statement in the document: the words said, and who said them with which cue."""
    speaker = fields.pop("voice", None) or voice(source)
    parts = {
        "source": spans(document, source),
        "cue": spans(document, cue),
        "content": spans(document, content or document.text),
    }
    return Attribution(
        **{
            "id": identify("s", document.id, *parts.values(), speaker.name),
            "document": document.id,
            "kind": SpeechKind.indirect,
            "stance": Stance.asserts,
            "certainty": Certainty.certain,
            "voice": speaker,
            "extractor": "test 1",
            **parts,
            **fields,
        }
    )


def mention(document: Document, words: str, **fields: Any) -> Mention:
    """A mention of an organisation by these words."""
    where = span(document, words)
    return Mention(
        **{
            "id": identify("m", document.id, where),
            "document": document.id,
            "span": where,
            "type": MentionType.organisation,
            **fields,
        }
    )


def allegation(document: Document, words: str, **fields: Any) -> Allegation:
    """Words that put forward an attack as the cause."""
    return Allegation(
        **{
            "document": document.id,
            "span": span(document, words),
            "variable": Variable.cause,
            "value": Cause.attack.value,
            **fields,
        }
    )


def argument(document: Document, premise: str, **fields: Any) -> Argument:
    """An author's argument from a precedent, with one premise."""
    premises = spans(document, premise)
    return Argument(
        **{
            "id": identify("g", document.id, premises),
            "document": document.id,
            "scheme": Scheme.precedent,
            "premises": premises,
            "conclusion": None,
            **fields,
        }
    )


def incident(document: Document, **fields: Any) -> Incident:
    """An attack, as this document tells it."""
    return Incident(**{"document": document.id, "type": "attack", **fields})


def notes(document: Document, *statements: Attribution, **fields: Any) -> Annotations:
    """The annotations of a document that holds these statements."""
    return Annotations(
        **{
            "document": document.id,
            "attributions": statements,
            "made_by": ("test 1",),
            **fields,
        }
    )


def entity(name: str = "Teral", **fields: Any) -> Entity:
    """A country of this name."""
    return Entity(
        **{"id": identify("e", name), "name": name, "type": MentionType.country, **fields}
    )


def relation(
    source: Entity, target: Entity, type: str = "opponent of", **fields: Any
) -> Relation:
    """A relation between two entities, stated nowhere in particular."""
    return Relation(
        **{"source": source.id, "target": target.id, "type": type, "passages": (), **fields}
    )


def assertion(document: Document, words: str | None = None, **fields: Any) -> Assertion:
    """The document's author asserts these words, in support of a claim."""
    return Assertion(
        **{
            "document": document.id,
            "statement": None,
            "passage": passage(document, *([words] if words else [])),
            "supports": True,
            "stance": Stance.asserts,
            "certainty": Certainty.certain,
            **fields,
        }
    )


def claim(*assertions: Assertion, **fields: Any) -> Claim:
    """The claim that the cause was an attack, asserted or denied by these."""
    given = {"variable": Variable.cause, "value": Cause.attack.value, **fields}
    return Claim(
        **{
            "id": identify("c", given["variable"].value, given["value"]),
            "label": given["value"],
            "assertions": assertions,
            **given,
        }
    )


def links(*claims: Claim, **fields: Any) -> Links:
    """Links that hold these claims and no parties."""
    return Links(
        **{
            "entities": (),
            "relations": (),
            "claims": claims,
            "parties": Parties(injured=None, accused=()),
            **fields,
        }
    )


def copied(source: Document, target: Document, words: str, **fields: Any) -> Copy:
    """These words of `target` taken whole from `source`."""
    return Copy(
        **{
            "source": source.id,
            "target": target.id,
            "source_span": span(source, words),
            "target_span": span(target, words),
            "overlap": 1.0,
            "reason": "earlier",
            "confidence": 0.9,
            **fields,
        }
    )


def origin(*statements: Attribution, **fields: Any) -> Origin:
    """One origin behind these statements, an institution's announcement of unknown control."""
    return Origin(
        **{
            "id": identify("o", *(each.id for each in statements)),
            "kind": OriginKind.announcement,
            "label": (statements[0].voice.name if statements else None) or "an origin",
            "access": Access.institutional,
            "controller": None,
            "gatekeeper": None,
            "statements": tuple(each.id for each in statements),
            "documents": tuple(sorted({each.document for each in statements})),
            "passages": tuple(
                Passage(document=each.document, spans=each.content) for each in statements
            ),
            **fields,
        }
    )


def trace(*origins: Origin, copies: Sequence[Copy] = (), **fields: Any) -> Trace:
    """A trace of these origins."""
    return Trace(copies=tuple(copies), origins=origins, **fields)


def question(text: str = "Who struck the Sarn depot?", **fields: Any) -> Question:
    """A question, presuming nothing unless told."""
    return Question(text=text, **fields)


def hypothesis(label: str = "attack", **fields: Any) -> Hypothesis:
    """The hypothesis of an attack by nobody in particular."""
    return Hypothesis(
        **{"id": identify("h", label), "label": label, "cause": Cause.attack.value, **fields}
    )


def ranked(label: str = "attack", probability: float = 0.5, **fields: Any) -> Ranked:
    """A hypothesis at this probability, with no range around it."""
    return Ranked(
        **{
            "hypothesis": hypothesis(label),
            "probability": probability,
            "low": probability,
            "high": probability,
            "band": "roughly even chance",
            **fields,
        }
    )


def reading(bits: float = 1.0, **fields: Any) -> Reading:
    """A reading of this weight on an attack as the cause."""
    because = fields.pop("because", "a finding")
    return Reading(
        **{
            "id": identify("r", bits, because),
            "bits": bits,
            "low": bits,
            "high": bits,
            "variable": Variable.cause,
            "value": Cause.attack.value,
            "because": because,
            "passages": (),
            "factor": "test",
            **fields,
        }
    )


def evidence(description: str = "A picture of the crater", **fields: Any) -> Evidence:
    """An image entered by hand that weighs nothing yet."""
    return Evidence(
        **{
            "id": identify("x", description),
            "kind": "image",
            "description": description,
            **fields,
        }
    )


def search(sought: str = "rocket parts", **fields: Any) -> Search:
    """A search that found nothing."""
    return Search(
        **{"id": identify("q", sought), "sought": sought, "outcome": "not found", **fields}
    )


def answer(value: str, probability: float, **fields: Any) -> Answer:
    """An answer at this probability, with no range around it."""
    return Answer(
        **{
            "value": value,
            "label": value,
            "probability": probability,
            "low": probability,
            "high": probability,
            **fields,
        }
    )


def factored(*answers: Answer, **fields: Any) -> Factored:
    """The answers to what caused it."""
    return Factored(**{"variable": Variable.cause, "given": None, "answers": answers, **fields})


def response(label: str = "Teral", **fields: Any) -> Response:
    """An accused party of which nothing was asked."""
    return Response(
        **{"party": identify("e", label), "label": label, "status": "not sought", **fields}
    )


def verdict(*readings: Reading, **fields: Any) -> Verdict:
    """An undetermined draft that rests on these readings."""
    return Verdict(
        **{
            "status": Status.undetermined,
            "reason": "nothing separates the causes",
            "leading": None,
            "confidence": "low",
            "draft": True,
            "reviewed": (0, len(readings)),
            "ranking": (ranked(),),
            "variables": (
                factored(answer(Cause.attack.value, 0.5, band="roughly even chance")),
            ),
            "readings": readings,
            **fields,
        }
    )


def assessment(*documents: Document, **fields: Any) -> Assessment:
    """A case of these documents, each annotated with nothing unless told otherwise; its timeline
    is made of what the annotations hold."""
    given = documents or (doc(),)
    made = Assessment(
        **{
            "question": question(),
            "documents": given,
            "annotations": tuple(notes(each) for each in given),
            "links": links(),
            "trace": trace(),
            "evidence": (),
            "searches": (),
            "verdict": verdict(),
            "responses": (),
            "decisions": (),
            "skipped": (),
            "made_by": MadeBy(
                product="crossbearing 0.1.0", parts=(("reader", "1"),), processor="x86-64"
            ),
            **fields,
        }
    )
    if "timeline" in fields or len(made.documents) != len(made.annotations):
        return made
    return replace(made, timeline=timeline(made.documents, made.annotations, made.links))


def dated(document: Document, *statements: Attribution) -> dict[str, Any]:
    """The times and dated events of a document, as fields for `notes`."""
    found = times(document)
    return {"times": found, "events": events(document, found, statements)}


def bearer(document: Document | None = None, name: str = "Northline", **fields: Any) -> Bearer:
    """A report of the case, or else an outlet of which none is there."""
    kind = BearerKind.report if document else BearerKind.outlet
    given = {"kind": kind, "document": document.id if document else None, **fields}
    return Bearer(name=(document and document.publisher) or name, **given)


def step(taker: Bearer, giver: Bearer, **fields: Any) -> Step:
    """A link by stated sourcing."""
    return Step(
        **{
            "taker": taker,
            "giver": giver,
            "clue": Clue.stated,
            "reason": "the report names it",
            "confidence": 0.95,
            **fields,
        }
    )


def chain(said: Attribution, *steps: Step, **fields: Any) -> Chain:
    """The way of a statement back along these links."""
    given = {"statement": said.id, "document": said.document, "origin": "o-0", **fields}
    return Chain(steps=steps, **given)


def drift(earlier: Passage, later: Passage, **fields: Any) -> Drift:
    """A hedge lost between two passages."""
    given = {"kind": DriftKind.hedge, "was": "possibly", "now": "", "link": 2, **fields}
    return Drift(earlier=earlier, later=later, **given)


def likeness(one: Origin, other: Origin, **fields: Any) -> Likeness:
    """Two unnamed voices that are left open."""
    given = {
        "one": one.statements[0],
        "other": other.statements[0],
        "origins": (one.id, other.id),
        "standing": Standing.open,
        "degree": 0.3,
        "reason": "of the same body",
    }
    return Likeness(**{**given, **fields})


def tally(of: Claim, *origins: Origin, **fields: Any) -> Tally:
    """What the backing of a claim comes down to: these origins, in one hand each."""
    documents = {document for each in origins for document in each.documents}
    given = {
        "claim": of.id,
        "supports": True,
        "documents": len(documents),
        "statements": sum(len(each.statements) for each in origins),
        "origins": tuple(each.id for each in origins),
        "effective": float(len(origins)),
        "controllers": tuple(each.controller for each in origins if each.controller),
        "hands": len(origins),
    }
    return Tally(**{**given, **fields})


def correction(notice: Passage, *origins: Origin, **fields: Any) -> Correction:
    """A retraction of the words of these origins."""
    given = {
        "kind": Amends.retraction,
        "document": notice.document,
        "notice": notice,
        "statements": tuple(said for each in origins for said in each.statements),
        "passages": (),
        "origins": tuple(each.id for each in origins),
    }
    return Correction(**{**given, **fields})
