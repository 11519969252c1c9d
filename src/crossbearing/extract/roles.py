"""Who is said to have ordered or enabled it: orders, consent, arms and open skies.

A party stands right before or right behind words of ordering or enabling. What is ordered must
be the act itself: who "ordered an inquiry into the strike" ordered no strike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Sentence

from crossbearing.extract.agents import PARTIES, Party
from crossbearing.extract.parsed import Paragraph
from crossbearing.model import Attribution, Mention, Span

_DOWN = r"(?:orders?|instructions?|commands?|directions?)"
_HELP = (
    r"(?:help|support|backing|consent|approval|blessing|knowledge|assistance|complicity"
    r"|connivance|permission)"
)
_DID = (
    r"(?:order|authori[sz]|direct|approv|commission|sanction|sponsor|enabl|facilitat|mastermind"
    r"|orchestrat|financ|fund|back|allow|permit)(?:ed|d)"
)
_ORDERS = re.compile(
    r"\b(?:order|instruct|command|direct|author|approv|commission|sanction|mastermind|orchestrat"
    r"|behest|request|bidding|behalf)",
    re.IGNORECASE,
)
"""What makes a part in it an order; all else of it enables."""
_FURNISHED = (
    r"(?:armed|supplied|provided|trained|equipped|furnished|sold|shipped|sent|delivered|smuggled"
    r"|paid|sheltered|hosted|briefed|refuell?ed|passed|handed|given|leaked|shared)"
)
_MEN = (
    r"(?:attackers?|assailants?|bombers?|gunm[ae]n|raiders|killers?|kidnappers?|hijackers?"
    r"|perpetrators?|assassins?|hitm[ae]n|saboteurs?|pilots?|crews?|cell|squad|those who)"
)
_GOODS = (
    r"(?:weapons?|arms|missiles?|rockets?|drones?|bombs?|explosives?|shells?|mortars?|munitions?"
    r"|ammunition|launchers?|guns?|rifles?|mines?|detonators?|fuel|money|warplanes?|jets?)"
)
_AIM = (
    r"(?:co-?ordinates?|targeting (?:data|information)|target list|intelligence|grid references?"
    r"|maps?|floor plans?|flight path|whereabouts)"
)
_USED = (
    r"(?:(?:that|which) (?:was |were )?(?:hit|struck|killed|used|fired|launched|dropped|destroyed"
    r"|exploded|carried)|used|fired|launched|dropped|for the (?:attack|strike|raid|bombing"
    r"|assault|operation|killing)|behind the (?:attack|strike|raid|bombing|assault))"
)
_GAVE = (
    r"(?:gave|give|given|passed|pass|provided|provide|supplied|supply|handed|hand|leaked|leak"
    r"|shared|share|sent|send|fed|furnished|transmitted)"
)
_ARMED = (
    r"(?:armed|arm|supplied|supply|trained|train|equipped|equip|provided|provide|financed|paid"
    r"|funded|sheltered|hosted|briefed|recruited|smuggled|refuell?ed|sold|shipped|delivered|sent)"
)
_ACT = (
    r"(?:attacks?|strikes?|striking|air ?strikes?|raids?|bombings?|shelling|assault|killings?"
    r"|operation|launch|launching|it)\b"
)
_SLACK = r"(?:(?!\b(?:into|inquiry|investigation|probe|against|after|because)\b)[^.;]){0,40}?"

_BEFORE = re.compile(
    rf"(?:\b(?:on|under) (?:the |direct |secret )*{_DOWN}(?: given| issued)? (?:of|from|by)"
    r"|\bat the (?:behest|request|bidding|direction) of|\bon behalf of"
    rf"|\bwith (?:the |full |tacit |secret )*{_HELP} (?:of|from)"
    rf"|\b{_DID} by"
    # "the attackers were armed by X", "the missile that hit the depot was supplied by X"
    rf"|\b{_MEN}\b[^.;]{{0,40}}?\b{_FURNISHED}(?: and {_FURNISHED})? by"
    rf"|\b{_GOODS} [^.;]{{0,60}}?\b{_FURNISHED} by|\b{_AIM} [^.;]{{0,40}}?\b{_FURNISHED} by"
    rf"|\b{_AIM} (?:(?:came|obtained|received|leaked) )?from) (?:the )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:['’]s? (?:direct |secret |own )?(?:{_DOWN}|behest|request|bidding|{_HELP})\b"
    rf"|(?: (?:had|has|have|itself|himself|herself|personally|also|never|not|did))*"
    rf" (?:{_DID}|order|authori[sz]e|approve|enable|direct|sanction) {_SLACK}\b{_ACT}"
    r"|(?: (?:had|has|have|also))* (?:let|allowed|permitted) [^.;]{0,40}\buse (?:its|their|his)\b"
    r"|(?: (?:had|has|have|also))* (?:opened|lent) (?:its|their) (?:air ?space|skies|territory"
    r"|bases?)\b"
    r"|(?: (?:had|has|have|also))* (?:supplied|provided|armed) [^.;]{0,40}"
    r"\b(?:for the|used in the) (?:attack|strike|raid|bombing)\b"
    rf"|(?: (?:had|has|have|also|itself|never|not|did))* {_ARMED}(?: and {_ARMED})? (?:the |its )?"
    rf"(?:\w+ )?{_MEN}\b"
    rf"|(?: (?:had|has|have|also|itself|never|not|did))* {_ARMED} (?:the )?(?:\w+ )?{_GOODS} "
    rf"{_USED}\b"
    rf"|(?: (?:had|has|have|also|itself|never|not|did))* {_GAVE} [^.;]{{0,40}}?\b{_AIM}\b)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    r"\b(?:not|never|no|neither|without|den(?:y|ies|ied))\b|n['’]t\b", re.IGNORECASE
)
_OWN = re.compile(
    rf"\b(?:we|I|it|they|he|she) (?:(?:had|have|has|never|not|did) )*(?:{_DID}|order|authori[sz]e"
    rf"|approve) {_SLACK}\b{_ACT}|\b(?:having )?(?:order|authori[sz]|approv|direct)(?:ing|ed) "
    rf"{_SLACK}\b{_ACT}",
    re.IGNORECASE,
)
_NEAR = 30
"""How many letters before a party a word of negation may stand."""


def ordering(
    sentence: Sentence,
    spoken: Sequence[Span],
    carrier: Attribution | None,
    mentions: Sequence[Mention],
    paragraph: Paragraph,
) -> Iterator[Party]:
    """The parties of whom one statement (its words `spoken`), within one sentence, says that
    they ordered or enabled the act, or did not; the speaker's own part comes without a span."""
    start = paragraph.offset + sentence.start_char
    text = sentence.text
    named = False
    for mention in mentions:
        at, end = mention.span.start - start, mention.span.end - start
        held = any(span.contains(mention.span) for span in spoken)
        if mention.type not in PARTIES or not held or at < 0 or end > len(text):
            continue
        before, after = _BEFORE.search(text, 0, at), _AFTER.match(text, end)
        found = before or after
        if not found:
            continue
        named = True
        around = text[max(0, (before.start() if before else at) - _NEAR) : at]
        yield Party(
            words=text[at:end],
            span=mention.span,
            trigger=None,
            negated=bool(_UNTRUE.search(around) or (after and _UNTRUE.search(after[0]))),
            role=part_in(found[0]),
        )
    own = _OWN.search(text)
    if own and carrier is not None and not named:
        where = Span(start + own.start(), start + own.end())
        if any(span.contains(where) for span in spoken):
            yield Party(
                words=own[0],
                span=None,
                trigger=None,
                negated=bool(_UNTRUE.search(own[0])),
                role=part_in(own[0]),
            )


def part_in(words: str) -> str:
    """`ordered` where the words tell of an order, `enabled` where of any other help."""
    return "ordered" if _ORDERS.search(words) else "enabled"
