"""Who is said to have done harm, inside the words of one statement: the speaker or another.

Without a parse: for each word of harm the agent is sought back to the start of its clause, or
after "by" where it is passive. The speaker is known by the first person in quoted words, by a
pronoun that can be his elsewhere, and by the words of his own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.extract.lemmas import any_in
from crossbearing.extract.plain_words import Word, plain_words, word_set
from crossbearing.extract.speakers import KIN
from crossbearing.model import Span, Voice, VoiceKind

HARMS = word_set(
    """
    fire shoot shell bomb bombard strike attack kill murder massacre execute destroy hit
    target launch plant detonate sink torpedo ram down abduct kidnap seize torture burn
    loot raid ambush assassinate poison blow mine sabotage gas behead hang stage
    fabricate slaughter order drop open perpetrate cause slay level raze storm hijack
    lie hide conceal falsify tamper cover bribe threaten dynamite lay beat rape drown
    place let starve snatch scuttle intercept release use block erase doctor bury forge
    delete violate stop breach neglect steal arm hire send carry set put shut cut switch
    """
)
"""What a party is blamed for doing, or owns to."""
_FAINT = word_set(
    """
    lay open carry set put shut cut switch use order send release cause drop hide lie
    cover level hit hang block mine arm hire delete use gas plant bury down seize burn
    blow launch violate
    """
)
"""Words of harm only where a party is their subject beyond doubt."""
_PARTIES = word_set(
    """
    army military police policeman policemen force forces troops soldier soldiers
    militia militias militant militants militiaman militiamen rebel rebels insurgent
    insurgents fighter fighters regime government ministry company operator owner owners
    guard guards patrol navy commander enemy enemies occupier occupiers terrorist
    terrorists separatist separatists saboteur saboteurs agent agents contractor
    manufacturer officer officers mercenary mercenaries aggressor aggressors battalion
    brigade regiment unit squadron airforce warplanes jets invader invaders mercenary
    column general colonel governor president minister garrison gendarmes gendarmerie
    coastguard marines artillery guerrillas authorities authority state council ring
    cartel gang warlord boss bosses management bandits criminals traitors union manager
    managers supervisor supervisors boss headquarters settlers crowd smugglers students
    kidnappers deserters strikers arsonists gunship occupiers
    """
)
_BEFORE = word_set(
    """
    had have has did do does having been also then later first only even deliberately
    reportedly allegedly possibly probably likely themselves himself itself herself
    twice again already just may might could must would can will really actually indeed
    apparently perhaps ever who that 've simply openly secretly knowingly wilfully both
    all once never not cannot had
    """
)
_STOPS = word_set(
    "that and but because after before when while if whether although though as "
    "until than so saw see heard watched seen felt told said says say tell tells"
)
_NO = word_set("no not never none neither nor nobody nothing cannot without")
_FIRST = word_set("we i our my we've i've we'd i'd ours ourselves")
_BODY = word_set("it its they their them itself themselves")
_PERSON = word_set("he his him she her himself herself")
_GAP = re.compile(r"[.;:!?,()—–]")
_SUFFERED = word_set("take drag lead remove detain arrest herd march force do")
"""Harm only where it is suffered: "were taken across the river by"."""
_TRANSITIVE = word_set(
    """
    kill hit bomb destroy attack abduct kidnap seize torture sink down behead massacre
    target strike execute murder loot assassinate slaughter detain arrest
    """
)
_REDUCED = word_set("at in on near during from when after before") | {""}
"""What follows a bare participle: "riders killed at the well" did not kill."""
_REACH = 9
_AHEAD = word_set("will shall should must let would can could to don't")
_PASSIVE = word_set("was were been be being is are got")


@dataclass(frozen=True, slots=True)
class Blame:
    """One word of harm with an agent: `own` where that is the speaker."""

    own: bool
    negated: bool
    at: int


def blames(
    text: str, content: Sequence[Span], voice: Voice, *, quoted: bool
) -> Iterator[Blame]:
    """The agents of harm in a content, in order of the text."""
    words = plain_words(text, content)
    mine = _names(voice)
    for at, word in enumerate(words):
        suffered = any_in(word.low, _SUFFERED)
        if (
            not (suffered or any_in(word.low, HARMS))
            or text[word.start - 1 : word.start] == "-"
            or word.low
            in {
                "lies",
                "lie",
                "shell",
                "shells",
                "mines",
                "mine",
                "arms",
                "gas",
            }
        ):
            continue
        before = _clause(text, words, at)
        if any(each.low in _AHEAD for each in before) and not any(
            each.low in {"have", "been"} for each in before
        ):
            continue
        before = _cleft(before)
        passive = any(each.low in _PASSIVE for each in before[-3:]) and not word.low.endswith(
            "ing"
        )
        ahead = words[at + 1].low if at + 1 < len(words) else ""
        if not passive and any_in(word.low, _TRANSITIVE) and ahead in _REDUCED:
            continue
        named = (
            _agent_after(text, words, at)
            if passive or word.low.endswith(("ed", "n", "t"))
            else []
        )
        if (passive or suffered) and not (passive and named):
            continue
        verbal = _is_verbal(words, at)
        subject = named or (before if verbal else [])
        agent = [each for each in subject if each.low not in _BEFORE]
        if not agent:
            continue
        negated = any(each.low in _NO or each.low.endswith("n't") for each in before)
        own = _is_own(agent, voice, mine, quoted=quoted)
        faint = any_in(word.low, _FAINT)
        if own is True and not (faint and _only_pronoun(agent)):
            yield Blame(True, negated, word.start)
        elif own is False and _is_party(
            text, agent, faint=faint, passive=bool(named), first=words[0]
        ):
            yield Blame(False, negated, word.start)


def speaks_of_itself(text: str, content: Sequence[Span], voice: Voice, *, quoted: bool) -> bool:
    """True if the first clause is about the speaker: "it had", "our guns", "the Column"."""
    words = plain_words(text, content)
    if words and words[0].low in {"that", "but", "and", "if", "so", "no"}:
        words = words[1:]
    return any(
        _is_own([word], voice, _names(voice), quoted=quoted) is True
        for word in (words[:6] if quoted else words[:2])
    )


def _cleft(before: list[Word]) -> list[Word]:
    """ "It was the police who …": the words between."""
    lows = [word.low for word in before]
    for opening in ("it", "that"):
        if opening in lows:
            at = lows.index(opening)
            if lows[at + 1 : at + 2] in (["was"], ["is"], ["were"]) and lows[-1] in {
                "who",
                "that",
            }:
                return before[at + 2 :]
    return before


def _is_verbal(words: Sequence[Word], at: int) -> bool:
    """False for a word of harm that is a noun or an infinitive by what stands before it."""
    before = words[at - 1].low if at else ""
    return before not in {
        "the",
        "a",
        "an",
        "this",
        "that's",
        "of",
        "to",
        "air",
        "under",
        "into",
        "heavy",
        "returned",
        "by",
        "for",
        "another",
        "any",
    } and not (
        words[at].low.endswith("ing") and before not in {"was", "were", "been", "is", "are"}
    )


def _clause(text: str, words: Sequence[Word], at: int) -> list[Word]:
    """The words before one, back to where its clause begins."""
    found: list[Word] = []
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word = words[back]
        if _GAP.search(text, word.end, words[back + 1].start):
            break
        if word.low in _STOPS and not (word.low == "that" and back and found):
            break
        found.append(word)
    return found[::-1]


def _agent_after(text: str, words: Sequence[Word], at: int) -> list[Word]:
    """The words after "by" that follows a passive closely."""
    for ahead in range(at + 1, min(len(words), at + 8)):
        if _GAP.search(text, words[ahead - 1].end, words[ahead].start):
            return []
        if words[ahead].low == "by":
            found: list[Word] = []
            for word in words[ahead + 1 : ahead + 9]:
                if word.low in _STOPS | {"in", "on", "at", "from", "with", "to"}:
                    break
                if found and _GAP.search(text, found[-1].end, word.start):
                    break
                found.append(word)
            return found
    return []


def _names(voice: Voice) -> frozenset[str]:
    """Words that name the speaker or his body, short ones and plain links left out."""
    listed = f"{voice.name or ''} {voice.affiliation or ''}".replace("’", "'").lower()
    words = (word.removesuffix("'s").strip(".,") for word in listed.split())
    return frozenset(word for word in words if len(word) > 3 and word not in _COMMON)


_COMMON = word_set(
    """
    spokesman spokeswoman official officials officer resident residents witness
    witnesses source sources from with that their national general minister president
    security senior former people commander chief local statement report
    """
)


def _is_own(
    agent: Sequence[Word], voice: Voice, mine: frozenset[str], *, quoted: bool
) -> bool | None:
    """Whether the agent is the speaker; None where a pronoun leaves it open."""
    lows = [word.low.removesuffix("'s") for word in agent]
    if lows[:1] == ["the"] and set(lows[1:]) & _BODIES_MEANT and _speaks_for_one(voice):
        return True
    if lows[:1] in (["my"], ["our"]) and any(low in KIN for low in lows[:3]):
        return False
    if any(low in _FIRST for low in lows):
        return True
    if any(low in mine for low in lows):
        return True
    body = any(low in _BODY for low in lows)
    person = any(low in _PERSON for low in lows)
    if not body and not person:
        return False
    if quoted:
        return False if any(low in {"they", "their", "them"} for low in lows) else None
    if body and (
        voice.kind in {VoiceKind.organisation, VoiceKind.author}
        or (voice.affiliation and "it" not in lows)
    ):
        return True
    if person and voice.kind in {VoiceKind.named, VoiceKind.role, VoiceKind.anonymous}:
        return True
    if body and voice.kind is VoiceKind.group:
        return True if mine & _PARTIES or "its" in lows or "it" in lows else None
    return None


_BODIES_MEANT = word_set(
    "company firm group operator movement ministry organisation organization union"
)


def _speaks_for_one(voice: Voice) -> bool:
    """True for a body, and for whoever speaks for one: "the company" is his own."""
    return voice.kind is VoiceKind.organisation or (
        voice.affiliation is not None and voice.kind in {VoiceKind.named, VoiceKind.role}
    )


def _only_pronoun(agent: Sequence[Word]) -> bool:
    return all(word.low in _BODY | _PERSON for word in agent)


_PLACES = word_set("in at on off near by from with to into over across under")


def _is_party(
    text: str, agent: Sequence[Word], *, faint: bool, passive: bool, first: Word
) -> bool:
    """True if the agent is one that can be blamed: a party's noun, a name, "they"."""
    count = next(
        (at for at, word in enumerate(agent) if at and word.low in _PLACES), len(agent)
    )
    agent = agent[:count]
    lows = {word.low.removesuffix("'s") for word in agent}
    named = any(text[word.start].isupper() and word.start != first.start for word in agent)
    if (
        not named
        and not (lows & _PARTIES and "a" in lows and passive)
        and lows & {"a", "an", "some", "someone", "somebody", "unknown", "unidentified", "who"}
    ):
        return False
    common = {
        word.low.removesuffix("'s")
        for word in agent
        if not text[word.start].isupper() or word is first
    }
    if (
        common & _PARTIES
        or (lows & _PARTIES and not faint)
        or (not faint and lows & {"they", "you"})
    ):
        return True
    return not faint and named
