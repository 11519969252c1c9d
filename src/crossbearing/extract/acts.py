"""What the words of a cue do: whether they assert, deny, admit, accuse, ask, promise, threaten.

Cues come from a tagger and are open: "said in a statement", "’s claim that", "was quoted as
saying", "is adamant that", ":". The first word that does anything decides, except that words
that only carry a statement ("issued a denial", "said … accusing") leave it to what they carry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.plain_words import Word, word_set
from crossbearing.model import Certainty, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a cue does, the word that does it, and whether the cue negates it."""

    stance: Stance
    word: str
    """Dictionary form of the deciding word; empty where punctuation alone attributes."""
    at: Word | None = None
    negated: bool = False
    certainty: Certainty | None = None


def _table(**rows: str) -> dict[str, Stance]:
    return {word: Stance[name] for name, listed in rows.items() for word in listed.split()}


_DOES = _table(
    denies="""
    deny denial reject rejection dismiss dismissal refute rebut rebuttal rubbish disavow
    disown disclaim repudiate contradict gainsay protest dispute challenge withdraw
    retract recant
    """,
    admits="""
    own acknowledge concede admit admission confess confession plead apologise apologize
    apology regret
    """,
    accuses="""accuse accusation blame fault allege allegation implicate incriminate indict
    indictment denunciation condemn charge scapegoat finger reproach attribute""",
    suspects="suspect suspicion speculate speculation surmise fear worry suspicious wary",
    asks="""ask question query inquire enquire wonder demand request appeal plead beg implore
    urge call seek summon command invite petition insist press plea""",
    threatens="threaten threat menace",
    promises="promise pledge vow swear undertake guarantee offer commit commitment assure",
    declines="decline refuse refusal unavailable silent silence mum tight-lipped sidestep "
    "dodge evade ignore duck",
)
_ASSERTS = word_set("""
    say tell state claim report announce add write explain note remark observe declare
    maintain insist argue contend assert affirm confirm reiterate repeat stress
    emphasise emphasize underline warn caution describe call find conclude show reveal
    indicate suggest believe think hope expect estimate reckon assume presume understand
    consider hold see know learn realise according statement remark comment claim
    assertion announcement account version view opinion testimony finding conclusion
    explanation reply response respond answer testify recall recount mention accept
    agree post tweet put publish issue release broadcast adamant sure certain convinced
    confident clear quote cite read insistence predict imply hint rumour rumor guess
    determine establish prove rule judge want plan order instruct tell inform propose
    recommend praise defend criticise criticize denounce decry question oppose estimate
    belief hear speak talk discuss refer describe label brand dub react wish look
    investigate examine check probe hide name identify credit trace link tie point
    """)
_CARRIERS = word_set("""
    issue make give put have do be release send post publish offer deliver face raise
    repeat reiterate renew statement communique communiqué reply respond response answer
    say write add tell go continue come take join level lodge voice express use read
    quote address message letter interview begin try will would can could may might
    shall should get open end turn proceed appear seem speak warn
    """)
"""Words that leave what is done to the words they carry."""
_HELPERS = word_set("be have do will would can could may might shall should get to")
_INSIDE = word_set(
    "in on at to during after before from by with over amid near under of about for"
)
"""What follows one of these belongs to the occasion: "said in response to the accusation"."""
_OWNERS = word_set("the a an his her its their our my this that")
_NEGATIONS = word_set("not never nor neither cannot hardly")

_PHRASES: tuple[tuple[re.Pattern[str], Stance, str], ...] = tuple(
    (re.compile(pattern), stance, word)
    for pattern, stance, word in (
        (
            r"\b(?:claim|claims|claimed|claiming|took|take|takes|taking|taken|accept|accepts|"
            r"accepted|accepting|"
            r"assume|assumed|own|owned|bear|bears|"
            r"shoulder(?:ed)?)\b.{0,24}\b(?:responsibility|credit|blame|guilt)\b"
            r"|\bclaims? of responsibility\b|\bt(?:ake|akes|ook|aking) upon (?:it|him|her|"
            r"them|our|my)sel(?:f|ves)\b|\b(?:do|does|did) not hide\b|\bowned? up\b|"
            r"\bowning up\b",
            Stance.admits,
            "responsibility",
        ),
        (
            r"\b(?:h[eo]ld|holds|holding)\b.{0,40}\bresponsible\b|\b(?:point|points|pointed|"
            r"pointing) (?:the|a|an|his|her|their|its) \w*\s?fingers?\b|"
            r"\b(?:la(?:y|ys|id|ying)|put|puts|pin|pins|pinned|pinning|place[sd]?|"
            r"cast) (?:the |all )?(?:blame|responsibility|guilt|fault)\b",
            Stance.accuses,
            "blame",
        ),
        (
            r"\bno comment\b|\b(?:not|n't|never|unable to|could not|yet to|refused to|"
            r"declined to) be (?:immediately )?(?:drawn|reached|contacted|found)|"
            r"\bunreachable\b|\b(?:stay|stays|stayed|kept|keeps|keep|remain|remains|remained|"
            r"was|were|fell) (?:silent|quiet|mum|tight)|"
            r"\bhas yet to\b|\bhave yet to\b|\bhad yet to\b|\byet to (?:say|comment|respond|"
            r"reply|answer|explain|issue|confirm|make)\b|"
            r"\bf(?:ou|i)nds? it (?:difficult|hard|impossible)\b|\b(?:hung up|no (?:reply|"
            r"response|answer)|went unanswered|stonewalled)\b|\bwould (?:neither|"
            r"not be drawn)\b"
            r"|\bprefer(?:s|red)? not to\b|\bg(?:ave|ives?|iving) no (?:interviews?|"
            r"statements?|details?|explanation|reasons?|comment)\b|"
            r"\bneither \w+ nor \w+\b|\b(?:does|did|do) not (?:want|wish|care) to (?:say|be|"
            r"comment|talk|speak|discuss|answer|react)\b|"
            r"\b(?:doesn't|didn't|don't) (?:want|wish|care) to (?:say|be|comment|talk|speak|"
            r"discuss|answer)\b",
            Stance.declines,
            "comment",
        ),
        (
            r"\b(?:cast|casts|casting|throw|threw|raise[sd]?|voic(?:ed|es|ing)|express(?:ed|"
            r"es|ing)) (?:\w+ )?doubts?\b|\bdoubt(?:s|ed|ing)?\b",
            Stance.asserts,
            "doubt",
        ),
        (
            r"\bcall(?:s|ed|ing)? (?:\w+ly )?(?:for|on|upon|to)\b|\bexpress(?:ed|es|"
            r"ing)? (?:the|a|his|her|its|their) hope\b|\bcalls? (?:for|on|to)\b|\b(?:wants?|"
            r"wanted|wish(?:es|ed)?) to (?:know|learn|hear)\b|\bwanted to know\b",
            Stance.asks,
            "ask",
        ),
        (
            r"\bpour(?:s|ed|ing)? (?:cold water|scorn)\b|\bbrush(?:es|ed|ing)? (?:aside|"
            r"off)\b|\bshrug(?:s|ged|ging)? off\b|"
            r"\btook issue with\b|\bdistanc(?:ed|es|ing) \w+sel(?:f|ves)\b|\bwav(?:ed|es|"
            r"ing) away\b",
            Stance.denies,
            "reject",
        ),
        (
            r"\bg(?:ave|ives?|iven|iving) (?:my|our|his|her|its|their) word\b",
            Stance.promises,
            "promise",
        ),
        (
            r"\b(?:serv(?:ed|es|ing)|g(?:ave|ives?|iving)) notice\b|"
            r"\bput .{0,20}\bon notice\b|\b(?:vow(?:s|ed|ing)?|swor[en]|swear(?:s|"
            r"ing)?) (?:revenge|vengeance|retaliation|"
            r"retribution|to (?:avenge|retaliate|strike|respond|punish|hit|hunt|burn|"
            r"destroy))\b",
            Stance.threatens,
            "threaten",
        ),
        (
            r"\brul(?:e|es|ed|ing) (?:it |this |that )?out\b|\bexclud(?:e|es|ed|ing)\b",
            Stance.asserts,
            "exclude",
        ),
    )
)


def act(words: Sequence[Word]) -> Act:
    """What a cue of these words does; a cue without a telling word asserts."""
    joined = " ".join(word.low for word in words)
    negated = _negated(words)
    for pattern, stance, name in _PHRASES:
        found = pattern.search(joined)
        if found is not None:
            if stance is Stance.declines or "not hide" in found.group():
                negated = False
            first = words[joined[: found.start()].count(" ")]
            return Act(stance=stance, word=name, at=first, negated=negated)
    carried: Act | None = None
    occasion = False
    for at, word in enumerate(words):
        if word.low == "to" and words[at + 1 : at + 2] and words[at + 1].low not in _OWNERS:
            continue
        if word.low in _INSIDE and carried is not None:
            occasion = True
            continue
        found_act = _single(word, negated)
        if found_act is None or (occasion and not word.low.endswith("ing")):
            continue
        occasion = False
        if (carried is None or carried.word in _CARRIERS) and (
            carried is None
            or found_act.stance is not Stance.asserts
            or carried.word in _HELPERS
        ):
            carried = found_act
        if carried.word not in _CARRIERS:
            break
    return carried or Act(stance=Stance.asserts, word="", negated=negated)


def _single(word: Word, negated: bool) -> Act | None:
    forms = lemmas(word.low)
    for form in forms:
        if form in _DOES and form not in _ASSERTS - {"question", "claim"}:
            return Act(stance=_DOES[form], word=form, at=word, negated=negated)
    for form in forms:
        if form in _ASSERTS or form in _CARRIERS:
            return Act(stance=Stance.asserts, word=form, at=word, negated=negated)
    return None


def _negated(words: Sequence[Word]) -> bool:
    """True for "did not deny", "stopped short of blaming", "refused to accuse"."""
    lows = [word.low for word in words]
    if any(low in _NEGATIONS or low.endswith("n't") for low in lows):
        return True
    joined = " ".join(lows)
    return (
        re.search(
            r"\b(?:stop(?:s|ped)? short of|fail(?:s|ed)? to|fell short of|refrain(?:s|"
            r"ed)? from|"
            r"avoid(?:s|ed)?|no longer|made no|gave no|offered no|given no|yet to)\b",
            joined,
        )
        is not None
    )
