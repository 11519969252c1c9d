"""Arguments: inferences that an author or a speaker offers, by the words that betray them.

The schemes are Walton's as far as incident reports use them. A cue finds the sentence, a
connective divides it into premise and conclusion; precision comes before recall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan

from crossbearing.extract.lowering import lowered
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.model import Argument, Attribution, Scheme, Span, identify

_BLAST = r"(?:explo\w+|blasts?|bombings?|(?:air ?)?strikes?|attacks?|fires?|detonat\w+|raids?)"
_DATE = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december) (?:of )?)?(?:19|20)\d\d"
)
_AS_THEN = re.compile(
    r"(?:just |exactly )?as (?:at|in|with|after) [^,:;.]{2,40}, so (?:at|in|with|here|now|too)\b[^,:;.]{0,40}[:,]"
)
_DOING = r"(?:carried out|committed|fired|launched|planted|bombed|struck|attacked|reached|set off|mounted)"
_DATED = re.compile(rf"\bin {_DATE}\b|\b(?:last|that) time\b")
_UNABLE = re.compile(
    r"\b(?:interned|imprisoned|jailed|detained|disarmed|in custody|prison|surrendered|held)\b"
)
_CANNOT = r"(?:(?:would|could)(?: not|n['’]t)|can(?:not|['’]t| not) have)"
_COULD_NOT = re.compile(
    rf"\b(?:could(?: not|n['’]t)|can(?:not|['’]t| not)) (?:possibly )?have {_DOING}\b"
)
_ARMS = (
    rf"(?:{_BLAST}|shells?|missiles?|rockets?|mortars?|drones?|bombs?|mines?|warheads?|weapons?|"
    r"explosives?|ordnance|operations?)"
)
_THEREFORE = re.compile(r"(?:therefore|hence|thus|so|consequently|it follows that),? ")

# In order: a sentence takes the scheme of the first row that fits.
CUES: tuple[tuple[Scheme, re.Pattern[str]], ...] = tuple(
    (scheme, re.compile(pattern))
    for scheme, pattern in (
        (Scheme.precedent, _AS_THEN.pattern),
        (
            Scheme.expert_finding,
            r"\b(?:laborator(?:y|ies)|experts?|committee|commission|investigators?|inspectors?|"
            r"engineers?|analysts?|examiners?|specialists?|forensic \w+)\b.{0,120}?\b(?:found|"
            r"concluded|determined|established|detected|identified|confirmed|revealed)\b.*?"
            r"(?:\b(?:suggest\w*|indicat\w*|mean(?:s|ing)|point(?:s|ing|ed) to|consistent with|"
            r"rais\w+ (?:the )?suspicion|rul\w+ out|prov\w+|therefore|so)\b)",
        ),
        (
            Scheme.precedent,
            rf"\b(?:when|after)\b.{{0,80}}\b{_BLAST}\b.{{0,80}}\bin {_DATE}.{{0,160}}\b(?:did|was|"
            r"were|had|left|caused|made)\b",
        ),
        (
            Scheme.precedent,
            rf"\b(?:previous|earlier|past|similar|prior|comparable) (?:[\w'’]+ ){{0,2}}{_BLAST}\b"
            r".{0,100}\b(?:left|leave|caused|cause|showed|show|had|did|bore|evidence|"
            rf"likewise|same)\b|\bevidence\b.{{0,60}}\bprevious (?:[\w'’]+ ){{0,2}}{_BLAST}\b",
        ),
        (
            Scheme.precedent,
            rf"\b(?:just |exactly |much )?(?:as|like) (?:it |they |she |he )?(?:did |happened )?(?:in|at|"
            rf"the (?:[\w'’]+ ){{0,4}}{_BLAST} (?:in|of)) (?:[\w'’]+ )?{_DATE}\b",
        ),
        (
            Scheme.elimination,
            rf"(?<!\bhe )(?<!\bthey )\b{_CANNOT} (?:possibly )?(?:have )?(?:been )?(?:leave|left|make|made|produce\w*|"
            r"cause\w*|explain(?! (?:how|what|why))|create\w*|account for|dig|dug)\b|\bcould (?:only|hardly) have "
            r"(?:been|come)\b|\brules? out\b|\b(?:no|none of the) other (?:explanation|cause)s?\b|"
            r"\b(?:can|must) be ruled out\b",
        ),
        (
            Scheme.motive,
            r"\b(?:stood|stands?|standing) to (?:gain|benefit|profit|lose)\b|\bhad (?:every|good|"
            r"no|little|much|a) (?:reason|motive|interest|incentive|cause)\b|\b(?:has|have) (?:every|"
            r"good|no|little|a) (?:reason|motive|interest in|incentive)\b|\bonly (?:[\w'’\"“”]+ )"
            r"{1,4}(?:would have |would |could |could have )?(?:benefit\w*|gain\w*|profit\w*)\b|"
            r"\bwhoever (?:benefits|gains|profits)\b|\bthe motive\b|\bin (?:its|their|whose) "
            r"interests?\b|\b(?:doesn't|does not|did not|didn't) want to (?:see|lose|let)\b",
        ),
        (
            Scheme.capability,
            rf"{_COULD_NOT.pattern}|"
            r"\bonly (?:[\w'’\"“”]+ ){1,4}(?:has|have|possess\w*|owns?|operates?|flies|fields) "
            r"(?:[\w-]+ ){0,3}(?:means|capabilit\w+|missiles?|aircraft|jets|planes|drones|rockets|"
            r"weapons?|launchers?|warheads?|explosives?|bombs?|range)\b|"
            r"\b(?:lacks?|lacked|without|do(?:es)? not have|has no|have no|had no|never had) "
            r"(?:the |any |such )?(?:[\w-]+ ){0,2}(?:means|capability|capabilities|capacity|range|"
            r"missiles?|aircraft|jets|planes|drones|rockets|weapons?|launchers?)\b|\b(?:is|was|are|"
            r"were) (?:not )?(?:in)?capable of (?:attack|bomb|carry|fir|fly|hit|launch|reach|strik)ing\b|\b(?:out of|beyond|within) (?:its|their|the) "
            r"(?:range|reach)\b|\bno (?:rocket|missile|weapon|drone|aircraft) (?:with|of|in|that)\b",
        ),
        (
            Scheme.opportunity,
            r"\b(?:had|has|have) (?:the )?(?:opportunity|keys?|a free hand|access to the "
            r"(?:site|base|depot|area|building|compound|hall|room|store|station|weapons?))\b|"
            r"\b(?:was|were) (?:the only (?:ones?|people|party) |)(?:in|near) (?:the )?(?:area|"
            r"position|vicinity) at the time\b|\bcould have (?:reached|entered|planted)\b",
        ),
        (
            Scheme.signature,
            rf"\b(?:hallmarks?|(?:tell-?tale|characteristic|typical)(?: signs?)?|signature|bears? "
            rf"the marks?) of .{{0,40}}\b{_ARMS}\b|\b(?:consistent with|"
            r"crater\w* (?:they|it|such \w+) leaves? behind|can only come from)\b",
        ),
        (
            Scheme.behaviour,
            r"\b(?:was|were) (?:very |remarkably |unusually |oddly )?(?:quick|slow|eager|keen) to "
            r"(?:deny|blame|announce|claim|condemn)\b|\brefus\w+ to (?:open|allow|let|admit|show|"
            r"release|publish) .{0,40}\b(?:site|scene|crater|inspectors|investigators|reporters|"
            r"footage|images|radar|samples|evidence|wreckage)\b|\b(?:sealed off|barred (?:inspectors|reporters|journalists))\b|"
            r"\b(?:cleared|bulldozed|levelled) the (?:site|crater|scene)\b",
        ),
        (
            Scheme.timing,
            rf"\b(?:no coincidence|the timing suggests|not by chance)\b|\b{_BLAST}\b (?:came|comes|followed) "
            r"(?:just |only |shortly |barely |(?:[\w-]+ ){0,2}(?:hours|days|weeks|months) )?(?:after|before|amid|on the "
            r"(?:eve|heels|day) of|in the wake of|in response to)\b|\b(?:hours|days|weeks) (?:after|before) "
            rf"(?:the|a|an) (?:vote|summit|talks|election|visit|deal|truce|ceasefire|speech|offer)\b"
            rf".{{0,80}}\b{_BLAST}\b|\b{_BLAST}\b.{{0,80}}\b(?:hours|days|weeks) (?:after|before) "
            r"(?:the|a|an) (?:[\w'’]+ )?(?:vote|summit|talks|election|visit|deal|truce|ceasefire|"
            r"speech|offer)\b",
        ),
    )
)

# Premise first, then conclusion.
_ONWARD = re.compile(
    r"(?<=\w)[,;:]? (?:which|that|this|thus)? ?(?:has |strongly |clearly )?(?:suggest(?:s|ing|ed)?(?: that)?|"
    r"indicat(?:es|ing|ed)(?: that)?|mean(?:s|ing)(?: that)?|point(?:s|ing|ed) to|prov(?:es|ing)"
    r"(?: that)?|rais(?:es|ed|ing) the suspicion of|rul(?:es|ing) out) |[,;] (?:and )?(?:so|therefore|thus|"
    r"hence) ",
)
# Conclusion first, then premise.
_BACKWARD = re.compile(
    r",? (?:because|since|given that|given|as shown by|(?:is|are|was) (?:backed up|backed|borne out|"
    r"supported|shown|confirmed|suggested) by(?: evidence,? including)?) ",
)


def arguments(parsed: Parsed, attributions: Sequence[Attribution]) -> tuple[Argument, ...]:
    """The arguments of a document's body in order, each with whose it is.

    `by` is the innermost statement that holds the sentence's cue, or None for the author. A
    question offers nothing, whatever it hints at.
    """
    document = parsed.document.id
    found: list[Argument] = []
    for paragraph in parsed.body:
        sentences = tuple(paragraph.doc.sents)
        for at, sentence in enumerate(sentences):
            scheme, cue = _scheme(paragraph, sentence) or (None, None)
            if scheme is None or cue is None:
                continue
            carrier = _carrier(attributions, cue)
            premises, conclusion = _parts(paragraph, sentences, at, scheme, carrier)
            found.append(
                Argument(
                    id=identify("g", document, scheme.value, *premises, conclusion),
                    document=document,
                    scheme=scheme,
                    premises=premises,
                    conclusion=conclusion,
                    by=carrier[1] if carrier else None,
                )
            )
    return tuple(found)


def _scheme(paragraph: Paragraph, sentence: TokenSpan) -> tuple[Scheme, Span] | None:
    """The first scheme whose cue stands in the sentence, and where."""
    base = paragraph.offset + sentence.start_char
    words = lowered(paragraph.text_of(sentence))
    if words.rstrip(" \"'”’)").endswith("?"):
        return None
    for scheme, pattern in CUES:
        if cue := pattern.search(words):
            return scheme, Span(base + cue.start(), base + cue.end())
    return None


def _parts(
    paragraph: Paragraph,
    sentences: Sequence[TokenSpan],
    at: int,
    scheme: Scheme,
    carrier: tuple[Span, str] | None,
) -> tuple[tuple[Span, ...], Span | None]:
    """Premises and conclusion of the argument whose cue stands in sentence `at`.

    The sentences beside it are asked where the argument runs over more than one: for the
    precedent before "As at X, so at Y", for the conclusion behind "Therefore", and for the
    reason why somebody could not have acted.
    """
    words = lowered(sentences[at].text)
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    if then := _AS_THEN.match(words):
        return _precedent(paragraph, sentences, at, then.end())
    behind = lowered(following.text) if following is not None else ""
    accused = scheme is Scheme.capability and _COULD_NOT.search(words)
    if following is not None and accused and _UNABLE.search(behind):
        claimed = carrier[0] if carrier else _span(paragraph, sentences[at])
        return (_span(paragraph, following),), claimed
    premise, conclusion = _divided(paragraph, sentences[at])
    therefore = _THEREFORE.match(behind)
    if following is not None and conclusion is None and therefore:
        conclusion = _span(paragraph, following, therefore.end())
    return (premise,), conclusion


def _precedent(
    paragraph: Paragraph, sentences: Sequence[TokenSpan], at: int, head: int
) -> tuple[tuple[Span, ...], Span | None]:
    """The dated precedent told before, the parallel drawn, and what is concluded from it."""
    told = (each for each in reversed(sentences[:at]) if _DATED.search(lowered(each.text)))
    earlier = next(told, None)
    whole = _span(paragraph, sentences[at])
    parallel = Span(whole.start, whole.start + head)
    concluded = _span(paragraph, sentences[at], head)
    if concluded.start == concluded.end and at + 1 < len(sentences):
        concluded = _span(paragraph, sentences[at + 1])
    premises = (parallel,) if earlier is None else (_span(paragraph, earlier), parallel)
    return premises, concluded if concluded.start < concluded.end else None


def _span(paragraph: Paragraph, sentence: TokenSpan, skipped: int = 0) -> Span:
    """A sentence from its character `skipped` on, without white space at the ends."""
    words = sentence.text.rstrip()
    left = len(words[skipped:]) - len(words[skipped:].lstrip())
    base = paragraph.offset + sentence.start_char
    return Span(base + min(skipped + left, len(words)), base + len(words))


def _divided(paragraph: Paragraph, sentence: TokenSpan) -> tuple[Span, Span | None]:
    """Premise and conclusion: the sentence divided at a connective, or all of it a premise."""
    base = paragraph.offset + sentence.start_char
    words = lowered(sentence.text.rstrip())
    whole = Span(base, base + len(words))
    if onward := _ONWARD.search(words):
        return Span(base, base + onward.start()), Span(base + onward.end(), whole.end)
    backward = _BACKWARD.search(words)
    if backward and backward.start():
        return Span(base + backward.end(), whole.end), Span(base, base + backward.start())
    return whole, None


def _carrier(attributions: Sequence[Attribution], cue: Span) -> tuple[Span, str] | None:
    """The shortest statement whose content overlaps the cue: that content, and the id."""
    holding = [
        (span.end - span.start, each.id, span)
        for each in attributions
        for span in each.content
        if span.overlaps(cue)
    ]
    if not holding:
        return None
    _, identity, content = min(holding)
    return content, identity
