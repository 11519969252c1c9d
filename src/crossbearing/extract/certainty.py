"""How sure the speaker makes the content out to be, and the words that make it so."""

from __future__ import annotations

import re

from crossbearing.extract.acts import Act
from crossbearing.extract.drafts import Draft
from crossbearing.extract.lowering import lowered_document
from crossbearing.model import Certainty, Span, SpeechKind, Stance

_POSSIBLE = re.compile(
    r"\b(?:possibl[ye]|possibility|perhaps|maybe|may(?: well)?(?= (?:have|be|not|well|"
    r"also|\w+))|might(?: well)?(?: be| have)?|"
    r"could(?! not\b|n['’]t)(?: have| be)|(?:can ?not|can['’]t|could not|couldn['’]t|"
    r"(?:did|do|does|would|will) not|(?:wo|did|do|would)n['’]t) "
    r"(?:be ruled out|rule out|exclude|be excluded)|conceivabl[ye]|potentially|allegedly|"
    r"unconfirmed|not impossible|as far as (?:we|i|he|she|they) knows?)\b"
)
_PROBABLE = re.compile(
    r"\b(?:(?:most |very |more )?probabl[ye]|(?:un|more |most |very |highly |"
    r"quite )?(?:un)?like(?:ly|lier|liest)|appear(?:s|ed)?(?= to\b| that\b|,)|"
    r"seem(?:s|ed|ingly)?|(?:is |are |was |were )?believed|presumabl[ye]|"
    r"apparent(?:ly)?|thought to|expected to|inclined to|"
    r"consistent with|points? to(?:wards?)?|doubtful|in all likelihood|"
    r"almost certainly|i think|we think|we believe|i believe|"
    r"i suppose|as if|looks? like|looked like|sounds? like|sounded like|"
    r"must have been|tends? to)\b"
)
_OPENING = 160
"""Characters of content in which a hedge is taken to bear on the main clause."""
_CUES: dict[str, Certainty] = {
    word: level
    for level, words in (
        (
            Certainty.probable,
            "believe think reckon assess assume presume understand estimate predict suggest "
            "suspect "
            "suspicion surmise expect imply indication suggestion belief estimate consider "
            "judge guess",
        ),
        (
            Certainty.possible,
            "hint speculate speculation fear worry rumour rumor wary allude wonder doubt",
        ),
    )
    for word in words.split()
}
_SUBORDINATE = re.compile(
    r"(?:,\s|\s)(?:which|who|whose|because|although|though|while|unless)\s|[.;!?]\s"
)


def certainty(
    text: str, draft: Draft, act: Act, stance: Stance
) -> tuple[Certainty, tuple[Span, ...]]:
    """The weakest hedge in force, in the cue or early in the content, and its words.

    Questions and refusals leave the content unknown. What was not denied or not ruled out is
    possible.
    """
    if stance in {Stance.asks, Stance.declines}:
        return Certainty.unknown, ()
    if act.negated and stance is Stance.asserts:
        if act.stance is Stance.denies or act.word == "exclude":
            return Certainty.possible, draft.cue
        if act.word in {"establish", "confirm", "verify", "determine", "find", "know"}:
            return Certainty.unknown, draft.cue
    if unknown := _unknown(text, draft.content):
        return Certainty.unknown, (unknown,)
    if stance is Stance.denies:
        return Certainty.certain, ()
    found = hedges(text, draft, act)
    return found or (Certainty.certain, ())


_UNKNOWN = re.compile(
    r"\b(?:(?:do|does|did) not know|(?:do|does|did)n['’]t know|(?:is|was|"
    r"remains?) (?:un|not )clear|(?:can ?not|can['’]t|could not|couldn['’]t) "
    r"(?:say|tell|establish|determine)|no idea|too early to (?:say|tell))\b"
)


def _unknown(text: str, content: tuple[Span, ...]) -> Span | None:
    """ "I don't know", "it is not clear"."""
    low = lowered_document(text)
    for span in content:
        if found := _UNKNOWN.search(low, span.start, min(span.end, span.start + _OPENING)):
            return Span(found.start(), found.end())
    return None


def hedges(text: str, draft: Draft, act: Act) -> tuple[Certainty, tuple[Span, ...]] | None:
    """The weakest hedge of a draft with its words, or None where there is none."""
    cue = _CUES.get(act.word)
    said = _hedged_words(text, draft.content, whole=draft.kind is SpeechKind.direct)
    carried = _hedged_words(text, draft.cue)
    levels = [each for each in (said, carried) if each is not None]
    possible = next((each for each in levels if each[0] is Certainty.possible), None)
    if possible is not None:
        return possible
    if cue is not None and act.at is not None and not act.negated:
        return cue, (act.at.span,)
    return levels[0] if levels else None


def _hedged_words(
    text: str, spans: tuple[Span, ...], *, whole: bool = False
) -> tuple[Certainty, tuple[Span, ...]] | None:
    low = lowered_document(text)
    left = _OPENING
    probable: tuple[Certainty, tuple[Span, ...]] | None = None
    for span in spans:
        end = min(span.end, span.start + left)
        clause = (
            None
            if whole or end <= span.start + 12
            else _SUBORDINATE.search(low, span.start + 12, end)
        )
        end = clause.start() if clause else end
        found = _POSSIBLE.search(low, span.start, end)
        if found:
            return Certainty.possible, (Span(found.start(), found.end()),)
        if probable is None and (found := _PROBABLE.search(low, span.start, end)):
            probable = Certainty.probable, (Span(found.start(), found.end()),)
        left -= end - span.start
        if clause or left <= 0:
            break
    return probable
