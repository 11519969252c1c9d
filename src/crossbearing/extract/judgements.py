"""What the author makes of a statement, said without a cue: verdicts and scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from spacy.tokens import Span as TokenSpan

from crossbearing.extract.lowering import lowered
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Attribution, Judgement, Span, identify

# "This is most likely true": a verdict on what was said just before.
_BACK = re.compile(
    r"(?:\b(?:this|that|it|which|the (?:claim|statement|denial|account|version|report)|"
    r"such (?:claims|accounts)|these claims)\b[^.;!?]{0,20}? (?P<be>is|was|are|were|seems?|appears?|"
    r"may(?: well)? be|can(?:not|'t| not) be|must be|could be|rings?))\b(?P<verdict>[^.;!?,]{0,50})",
)
_ENDORSING = re.compile(
    r"\b(?:true|right|correct|accurate|credible|plausible|believable|convincing)\b",
)
_DOUBTING = re.compile(
    r"\b(?:doubtful|questionable|dubious|suspicious|unclear|unproven|unverified|"
    r"far-fetched|hard to believe|open to doubt)\b",
)
_REJECTING = re.compile(
    r"\b(?:false|untrue|wrong|incorrect|absurd|nonsense|a lie|lies|impossible|implausible|"
    r"incredible|fabricated|hollow|baseless|unfounded|unlikely)\b",
)
_NOT = re.compile(r"\b(?:not|n't|hardly|never|cannot)\b|n't|cannot|can not")

# "There is no doubt that …": a verdict on the proposition that follows.
_AHEAD = (
    (
        re.compile(
            r"\b(?:there (?:is|can be|was) (?:no|little) (?:doubt|question)|without (?:a )?doubt|"
            r"undoubtedly|it is (?:clear|certain|obvious|evident|undeniable|beyond doubt)|"
            r"clearly,|obviously,|in truth,|the truth is|it is (?:most |very |highly )?likely)\b",
        ),
        "asserts",
    ),
    (
        re.compile(
            r"\bit (?:is|was|seems|remains) (?:most |very |highly |extremely )?"
            r"(?:unlikely|improbable|implausible|impossible|inconceivable|unthinkable)\b",
        ),
        "rejects",
    ),
    (
        re.compile(
            r"\b(?:it is (?:doubtful|unclear|questionable)|there is (?:some|reason to|room for) "
            r"doubt|allegedly|supposedly|purportedly)\b",
        ),
        "doubts",
    ),
)
# "Yet this is …": how far into a sentence a demonstrative still looks back.
_LEAD = 12
_SO_CALLED = re.compile(r"\bso[- ]called [\"']?\w+[\"']?")
# Few words in quotation marks, without a verb of saying before or a stop inside.
_SCARE = re.compile(r"(?<![\w\"])\"(?P<label>[a-z][\w'’-]*(?: [\w'’-]+){0,2})\"(?!\w)")


@dataclass(frozen=True, slots=True)
class _Verdict:
    """Words that judge: `at` is where they begin, `back` if they judge what stands before."""

    span: Span
    stance: str
    at: int
    back: bool = False


def judgements(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[Judgement, ...]:
    """The author's own judgements in order; what stands inside a statement is its speaker's."""
    spoken = [span for each in attributions for span in each.content]
    quoted = [each for each in attributions if each.parent is None and each.content]
    document = parsed.document.id
    found: list[Judgement] = []
    previous: Paragraph | None = None
    for paragraph in parsed.body:
        sentences = tuple(paragraph.doc.sents)
        for at, sentence in enumerate(sentences):
            before = _before(paragraph, sentences, at, previous)
            for verdict in chain(
                _verdicts(paragraph, sentence), _distances(paragraph, sentence)
            ):
                if any(words.start <= verdict.at < words.end for words in spoken):
                    continue
                found.append(
                    Judgement(
                        id=identify("j", document, verdict.span, verdict.stance),
                        document=document,
                        span=verdict.span,
                        stance=verdict.stance,
                        about=_about(quoted, before, verdict.at) if verdict.back else None,
                    )
                )
        previous = paragraph
    unique = {(each.span, each.stance): each for each in found}
    return tuple(unique[key] for key in sorted(unique))


def _verdicts(paragraph: Paragraph, sentence: TokenSpan) -> Iterator[_Verdict]:
    """The verdict of a sentence, if it gives one, over the whole sentence or its clause."""
    words = lowered(paragraph.text_of(sentence))
    extent = _trimmed(paragraph, sentence)
    for pattern, stance in _AHEAD:
        if ahead := pattern.search(words):
            yield _Verdict(extent, stance, extent.start + ahead.start())
            return
    for match in _BACK.finditer(words):
        judged = _stance(f"{match['be']}{match['verdict']}")
        relative = match.group().startswith("which")
        if judged and (relative or match.start() <= _LEAD):
            at = extent.start + match.start()
            span = Span(at, extent.end) if relative else extent
            yield _Verdict(span, judged, at, back=True)
            return


def _stance(verdict: str) -> str | None:
    """What a verdict's words make of the statement they judge."""
    negated = _NOT.search(verdict) is not None
    if _DOUBTING.search(verdict):
        return "doubts"
    if _REJECTING.search(verdict):
        return "endorses" if negated else "rejects"
    if _ENDORSING.search(verdict):
        return "rejects" if negated else "endorses"
    return None


def _distances(paragraph: Paragraph, sentence: TokenSpan) -> Iterator[_Verdict]:
    """Labels the author holds at arm's length: "so-called", and quoted names."""
    base = paragraph.offset + sentence.start_char
    words = lowered(paragraph.text_of(sentence))
    for pattern in (_SO_CALLED, _SCARE):
        for match in pattern.finditer(words):
            span = Span(base + match.start(), base + match.end())
            yield _Verdict(span, "distances", span.start + 1)


def _before(
    paragraph: Paragraph,
    sentences: Sequence[TokenSpan],
    at: int,
    previous: Paragraph | None,
) -> Span:
    """The stretch a verdict may look back on: this sentence's start and the one before it."""
    here = paragraph.span(sentences[at])
    if at:
        return Span(paragraph.span(sentences[at - 1]).start, here.end)
    return Span(previous.extent.start, here.end) if previous is not None else here


def _about(quoted: Sequence[Attribution], before: Span, at: int) -> str | None:
    """The last statement that lies in `before` and ahead of the verdict at `at`."""
    ahead = [
        each
        for each in quoted
        if any(before.overlaps(span) for span in each.content)
        and min(span.start for span in each.content) < at
    ]
    return max(ahead, key=lambda each: (each.content[-1].end, each.id)).id if ahead else None


def _trimmed(paragraph: Paragraph, sentence: TokenSpan) -> Span:
    span = paragraph.span(sentence)
    return Span(span.start, span.start + len(paragraph.text_of(sentence).rstrip()))
