"""What committees, inquiries and samples found, where the network saw no cue.

A sentence that opens with who looked or what was looked at, and goes on "found that …" or "found
traces of …", is a statement of a finding however long its subject is: "Soil samples examined in
laboratories by a committee found the presence of …". Only words are looked at, and only sentences
in which nothing else is said, so that little is added that is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.extract.drafts import Draft
from crossbearing.extract.words import lines, sentences
from crossbearing.model import Span, SpeechKind

NAME = "findings 1"

_LOOKED = r"""(?:committee|commission|inquiry|enquiry|investigation|investigators|inspectors|
    inspection|examination|examiners?|analysis|analyses|analysts|laborator(?:y|ies)|labs?|tests|samples|
    swabs|autopsy|autopsies|post-mortem|experts|panel|probe|survey|study|audit|auditors|review|
    tribunal|pathologists?|chemists|technicians|sappers|divers)"""
_FINITE = r"""(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|
    does|did|be|been|being|who|which|that|whose|if|when|while|because|although|
    he|she|they|it|we|i|you|nobody|no|none|neither|not|said|says|told)"""
_LEAD = r"""(?:on|in|at|by|for|from|with|under|during|near|later|last|meanwhile|then|yesterday|
    today|earlier|finally|separately|also)"""
_EVIDENCE = r"""(?:presence|traces?|residues?|remains|remnants|fragments|evidence|signs?|
    indications?|proof)"""
_FINDING = re.compile(
    rf"""(?:{_LEAD}\b[^,;:"“”„«»‘()\n?!]{{0,40}},\s)?
        (?!{_LEAD}\b)(?P<who>(?:(?!\b{_FINITE}\b)[^,;:"“”„«»‘()\n?!]){{0,240}}?\b{_LOOKED}\b
          (?:(?!\b{_FINITE}\b)[^,;:"“”„«»‘()\n?!]){{0,240}}?)\s
        (?P<cue>(?:(?:has|have|had)\s)?(?:(?:also|later|then|since)\s)?
          (?:found|established|revealed|detected|showed|shown))\s
        (?P<content>(?:that\s|(?:the\s|no\s|any\s|some\s|clear\s)?{_EVIDENCE}\s(?:of|that)\s).+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(r",? (?:which|who|whose)\b")
_MARKS = re.compile(r"[\"“”„«»]")


def drafts(text: str, found: Sequence[Draft], aside: Sequence[Span] = ()) -> Iterator[Draft]:
    """The findings of a text outside `aside` (furniture) over whose words nothing is found."""
    for begin, end in lines(text):
        if any(span.start <= begin and end <= span.end for span in aside):
            continue
        for start, stop in sentences(text, begin, end):
            finding = _FINDING.match(text, start, stop)
            if finding is None or _MARKS.search(text, start, stop):
                continue
            told = Span(finding.start("who"), finding.end("cue"))
            if any(
                span.start < told.end and told.start < span.end
                for each in found
                for span in (*each.source, *each.cue, *each.content)
            ):
                continue
            yield Draft(
                source=(Span(*finding.span("who")),),
                cue=(Span(*finding.span("cue")),),
                content=(_content(text, *finding.span("content")),),
                kind=SpeechKind.indirect,
                extractor=NAME,
            )


def _content(text: str, start: int, stop: int) -> Span:
    """What was found, without the full stop and without what a relative clause adds to traces."""
    more = None if text.startswith("that", start) else _ASIDE.search(text, start, stop)
    end = more.start() if more else stop
    return Span(start, start + len(text[start:end].rstrip(" .,;!?…")))
