"""
What kind of act a statement is: by its cue, then how its content opens, then the
words quoted. The rules are tried in order; the first that has a say decides.
Everything is read off the document's text and the statement's spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossbearing.extract.acts import Act, act
from crossbearing.extract.blame import Blame, blames, speaks_of_itself
from crossbearing.extract.certainty import hedges
from crossbearing.extract.drafts import Draft
from crossbearing.extract.plain_words import Word, plain_words, word_set
from crossbearing.model import SpeechKind, Stance, Voice, VoiceKind

_ANSWERS = word_set("""
    say tell comment explain respond reply answer reveal disclose give provide name
    identify specify elaborate discuss address state release make offer take go return
    issue publish share put call react look
    """)
"""What one declines by not doing it."""
_DECLINED = re.compile(
    r"\b(?:comment|answer|discuss|say|respond|speculate|elaborate|reply|name|identify|disclose|"
    r"reveal|explain|confirm|give|provide|talk|speak|specify|go into|questions?|"
    r"requests?|be drawn)\b"
)
_QUESTION = re.compile(r"^\W*(?:whether|if|who|whom|whose|what|which|why|how|when|where)\b")
_OWNING = re.compile(r"\b(?:responsibility|credit|guilt|fault|blame)\b")
_DISOWNS = re.compile(
    r"\b(?:nothing (?:whatsoever |at all )?to do with|no (?:part|role|hand|"
    r"involvement|connection|link|share|say) (?:in|to|with)|"
    r"(?:not|n't|never|neither) (?:\w+ )?(?:us|me|involved|behind|responsible|"
    r"to blame|at fault|complicit|ours|our (?:doing|work))|"
    r"none of (?:our|its|their|my)|of ours (?:was|were|had|has)|"
    r"wash(?:es|ed)? (?:our|my|its|their|his|her) hands|not the work of (?:our|its|"
    r"their|any of))\b"
)
_FALSE = (
    r"(?:lies?|false(?:hoods?)?|baseless|groundless|unfounded|untrue|fabricat\w+|"
    r"invent(?:ed|ions?)|nonsense|rubbish|"
    r"slanders?|smears?|fairy[ -]?tales?|fiction|fictions|fantas(?:y|ies)|propaganda|"
    r"absurd|ridiculous|ludicrous|myths?|novel|"
    r"theatre|theater|hoax|no truth|libel|preposterous|pure imagination|hearsay|"
    r"malicious|garbage|stories|gossip|"
    r"disinformation|misinformation|fake|forger(?:y|ies)|forged|montage|staged)"
)
_REJECTED = re.compile(
    rf"\b(?:claims?|reports?|accusations?|allegations?|rumou?rs?|story|stories|"
    rf"charges?|accounts?|video|footage|testimon\w+|findings?|"
    rf"that|this|it|these|those|they|all|ledger|version|suggestions?|talk|figures?|"
    rf"list|images?|report's|document|letter|tape)\b.{{0,60}}\b{_FALSE}\b"
    rf"|^\W*(?:a |an |pure |utter |sheer |complete |total |absolute |another |more |"
    rf"just |enemy )*{_FALSE}\b"
)
_LABELS = word_set("call describe brand label dub term denounce condemn consider deem")
_RESPONSIBLE = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|stands?|stood|lay|lies) (?:\w+ly |also |"
    r"indeed |squarely )?(?:behind|responsible|to blame|complicit|guilty)|"
    r"on (?:the |direct )?(?:orders?|instructions?|behalf) (?:of|from)|"
    r"bears? (?:\w+ ){0,2}(?:responsibility|blame|guilt)|the (?:work|hand|doing|"
    r"handiwork) of|hold (?:\w+ ){1,5}responsible|"
    r"ha(?:s|ve|d) (?:blood on|our blood)|is a war crime)\b"
)
_ATTACKERS = re.compile(
    r"\b(?:attackers|gunmen|killers|perpetrators|assailants|culprits|shooters|bombers) as\b"
)
_FOUL = re.compile(
    r"\b(?:act|job|attack|sabotage|hand|bomb|strike|arson|foul play|murder|crime|"
    r"missile|involvement)\b"
)
_CULPRIT = re.compile(
    r"\bas (?:the )?(?:\w+ )?(?:perpetrators?|culprits?|killers?|attackers?|shooters?|"
    r"bombers?|masterminds?|those|ones)\b"
)
_THREAT = (
    r"(?:respond|retaliate|strike|burn|avenge|punish\w*|pay|regret|hit back|hunt|"
    r"destroy|sink|shoot|kill|crush|"
    r"attack|target|execute|suffer|bleed|blow|bomb|bury|die|answer(?:ed)?(?: with|"
    r" in kind)?|met with|be next|fall|retake|recapture|drive (?:out|them|back)|"
    r"carry the (?:fire|war)|reached|hunted(?: down)?|held to account|"
    r"brought to justice|wiped out|no one left|cut off|"
    r"open fire|be fired|be sunk|be shot|be treated|be hit|be targets?|start with|"
    r"come for|come after|reach|silence|never sleep|not be safe|face|turn)"
)
_THREATENS = re.compile(
    rf"\b(?:will|shall|would|'ll|going to|can|may) (?:\w+ ){{0,3}}?{_THREAT}\b|"
    rf"^\W*one more\b.*\band\b|\bor else\b|\bnext time\b|"
    r"\bconsequences\b|\b(?:days are|day is) (?:numbered|coming)\b|\bcomes? down\b|"
    r"\bwill (?:pay (?:for|with|dearly)|regret|be next|hang)\b|\bnext one\b|"
    r"\b(?:hostages?|prisoners?|captives?) will (?:die|be)\b|\b(?:your|their) turn\b"
)
_SURE_THREAT = re.compile(
    r"\b(?:hostages?|prisoners?|captives?) will (?:die|be (?:killed|shot|executed))\b|"
    r"\bwill (?:pay (?:dearly|for this)|regret)\b|\bnext one lands\b"
)
_GRIM = re.compile(
    r"\b(?:burn|kill|avenge|destroy|hunt|strike|crush|attack|shoot|sink|punish|"
    r"retaliate|retribution|revenge|blood)\b"
)
_CONDITION = re.compile(
    r"\b(?:if|unless|should (?:the|they|any|it)|as long as|until|any (?:further|new|"
    r"more|other|attempt|ship|vessel|attack))\b|\bone more\b"
)
_WILL = re.compile(r"\b(?:will|shall|'ll|would|going to|won't|pledge|'d)\b")
_PROMISES = re.compile(
    r"\b(?:you have (?:my|our) word|my word on it|(?:we|i)(?! will (?:not )?(?:say|"
    r"argue|be|have|know|never|tell|admit|concede|only)\b)(?: will|'ll| shall| won't|"
    r" would| are going to| am going to)|nobody is going to|"
    r"no one (?:will|is going to))\b"
)
_IMPERATIVE = re.compile(
    r"^\W*(?:please |now |just |for god's sake |comrades |brothers )?(?:do not|don't|"
    r"never|let|stay|stop|come|give|tell|show|leave|open|release|"
    r"bring|hand|go|keep|find|ask|look|send|get out|help|call|avoid|remain|publish|"
    r"wait|put|listen|move|get|drop|run|count)\b(?! (?:was|were|had|is)\b)"
)
_MUST = re.compile(
    r"\b(?:must|should|ought to|has to|have to|need to|"
    r"needs to)\b(?! have\b)(?! be (?:said|remembered|a|an|the|some)\b)"
)
_UNKNOWING = re.compile(
    r"^(?:know|find|see|have|want|believe|think|remember|understand|recall|need|"
    r"expect|recognise|recognize|hear|get|care|even|yet|been|able|like)$"
)
_NEGATED_SELF = re.compile(
    r"(?:did not|didn't|do not|don't|does not|doesn't|have not|haven't|has not|hasn't|"
    r"had not|hadn't|was not|wasn't|were not|"
    r"weren't|is not|isn't|are not|aren't|never|cannot|can't|could not|couldn't|"
    r"will not|won't|would not|wouldn't) (\w+)"
)


@dataclass(frozen=True)
class Statement:
    """What the rules look at: the cue's act, the content's words, and who speaks."""

    text: str
    draft: Draft
    voice: Voice

    @cached_property
    def act(self) -> Act:
        """What the cue does."""
        return act(self.cue)

    @cached_property
    def cue(self) -> list[Word]:
        """The cue's words."""
        return plain_words(self.text, self.draft.cue)

    @cached_property
    def words(self) -> list[Word]:
        """The content's words."""
        return plain_words(self.text, self.draft.content)

    @cached_property
    def said(self) -> str:
        """The content's words in lower case, parted by single spaces."""
        return " ".join(word.low for word in self.words)

    @cached_property
    def opening(self) -> str:
        """The content's first clause or so, without "that"."""
        return " ".join(word.low for word in self.words[:9]).removeprefix("that ")

    @property
    def quoted(self) -> bool:
        """True if the first person in the content is the speaker."""
        plain = not self.cue and bool(self.draft.cue)
        return (
            plain or self.draft.kind is SpeechKind.direct or self.voice.kind is VoiceKind.author
        )

    @cached_property
    def blames(self) -> list[Blame]:
        """Who is said to have done harm."""
        return list(blames(self.text, self.draft.content, self.voice, quoted=self.quoted))

    @cached_property
    def own(self) -> bool:
        """True if the first clause is about the speaker."""
        return speaks_of_itself(self.text, self.draft.content, self.voice, quoted=self.quoted)


def stance(text: str, draft: Draft, voice: Voice) -> Stance:
    """The kind of act that a draft is, in the mouth of the voice it was resolved to.

    A negated denial is no denial, nor its opposite: the speaker merely did not reject it. "Did
    not say" declines, and so does refusing to comment; claiming responsibility admits.
    """
    statement = Statement(text, draft, voice)
    return next(
        (found for rule in _RULES if (found := rule(statement)) is not None), Stance.asserts
    )


def _negated_cue(each: Statement) -> Stance | None:
    """ "Did not deny", "has not said", "never claimed responsibility"."""
    done = each.act
    if not done.negated:
        return None
    if done.stance is Stance.denies:
        confirms = any(word.low.startswith("confirm") for word in each.cue)
        return Stance.declines if confirms else Stance.asserts
    if done.word == "responsibility" or _OWNING.search(" ".join(each.opening.split()[:5])):
        return Stance.declines
    if done.stance is Stance.admits or done.word in {"acknowledge", "concede", "accept"}:
        return Stance.denies
    if done.word in {"confirm", "verify", "establish"}:
        could = any(word.low in {"could", "couldn't", "cannot", "can't"} for word in each.cue)
        return Stance.asserts if could or done.word != "confirm" else Stance.declines
    if done.stance in {Stance.declines, Stance.promises} or done.word in _ANSWERS:
        return Stance.declines
    if done.stance in {Stance.accuses, Stance.suspects}:
        return Stance.asserts
    return None


def _declining_cue(each: Statement) -> Stance | None:
    """ "Refused to say", and not "refused to leave"."""
    done = each.act
    if done.stance is not Stance.declines or done.negated:
        return None
    if done.word in {"refuse", "refusal"}:
        rest = f"{' '.join(word.low for word in each.cue)} {each.opening}"
        if re.search(r"\b(?:accept|believe|acknowledge|admit|recognise|recognize)\b", rest):
            return Stance.denies
        if not _DECLINED.search(rest) and each.said.startswith("to "):
            return Stance.asserts
    return Stance.declines


def _owning(each: Statement) -> Stance | None:
    """ "Claimed responsibility", "accepted the blame": a cue that carries what it owns."""
    if each.act.word in {"claim", "accept", "take", "acknowledge", "assume", "bear"}:
        opening = " ".join(each.opening.split()[:5])
        if _OWNING.search(opening) or opening.startswith(("to have ", "having ")):
            return Stance.admits
    if each.act.word == "accept" and each.said.startswith("that "):
        return Stance.admits
    if each.act.word in {"acknowledge", "concede", "boast", "accept", "brag"} and (
        each.own or any(blame.own and not blame.negated for blame in each.blames)
    ):
        return Stance.admits
    return None


def _telling_to(each: Statement) -> Stance | None:
    """ "Told residents to leave", "wants an inquiry": what asks without a word of asking."""
    done = each.act
    clause = (
        each.said.startswith(("that ", "of ", "about "))
        or each.draft.kind is not SpeechKind.indirect
    )
    to = not clause and re.search(
        r"^(?:\w+ ){0,3}(?:not )?to (?!the\b|have\b|be\b|a\b|his\b|her\b|air\b)\w+",
        each.opening,
    )
    if done.word == "say" and each.opening.startswith(("to ", "not to ")):
        return Stance.asks
    if done.word in {"order", "instruct"} or (
        done.word in {"tell", "instruct", "advise"} and to
    ):
        return Stance.asks
    if done.word == "warn" and each.opening.startswith(("to ", "not to ", "against ")):
        return Stance.asks
    if done.word == "want" and not each.opening.startswith("to "):
        return Stance.asks
    if done.word in {
        "look",
        "investigate",
        "examine",
        "check",
        "probe",
        "consider",
    } and _QUESTION.search(each.opening):
        return Stance.asks
    if done.word == "identify" and _ATTACKERS.search(each.said):
        return Stance.accuses
    if done.word == "exclude" and done.negated and _FOUL.search(each.said):
        return Stance.suspects
    if done.word in {"name", "identify"} and not done.negated and _CULPRIT.search(each.said):
        return Stance.accuses
    return None


_CLAIMS = re.compile(
    r"(?:the|this|that|these|those|all|such|his|her|its|their) (?:\w+ )?(?:claims?|"
    r"reports?|allegations?|accusations?|charges?|versions?|accounts?|"
    r"story|stories|findings?|remarks?|testimon\w+|rumou?rs?|video|suggestions?)\b"
)
_SAYING = frozenset({"say", "tell", "write", "add", "state", ""})


def _labelled(each: Statement) -> Stance | None:
    """ "Called the reports a fabrication" rejects them."""
    plain = each.act.word in _SAYING or each.quoted
    if not plain and each.act.word not in _LABELS:
        return None
    if _REJECTED.search(each.said[:120] if plain else each.said):
        return Stance.denies
    mocked = not plain and each.draft.kind is SpeechKind.mixed and _CLAIMS.match(each.opening)
    return Stance.denies if mocked else None


def _plain_cue(each: Statement) -> Stance | None:
    """What the cue's own word does, where it does more than assert."""
    done = each.act
    if done.word in {"condemn", "denunciation"}:
        return Stance.accuses if each.blames else Stance.asserts
    if done.word in {"fear", "worry", "wary", "suspicion", "suspect", "suspicious"}:
        return _suspecting(each, sure=done.word in {"suspect", "suspicion", "suspicious"})
    if done.word in {"swear", "vow"} and not (
        any(span.of(each.text).startswith("to ") for span in each.draft.content)
        or _WILL.search(each.opening)
    ):
        return None
    if done.word == "plead" and "guilty" in each.opening:
        return Stance.denies if "not guilty" in each.opening else Stance.admits
    if done.word == "plead" and each.said.startswith("that "):
        return Stance.asserts
    if done.word == "assure":
        return Stance.promises if _WILL.search(each.opening) else None
    if done.word in {"speculation", "speculate", "surmise"} and not each.blames:
        return Stance.asserts
    if done.word in {"vow", "swear"} and _CONDITION.search(each.said):
        return Stance.threatens
    if done.word == "protest" and each.opening.startswith(("against ", "at ", "about ")):
        return Stance.asserts
    if done.word == "attribute" and not re.search(r"\bto\b", each.said):
        return Stance.asserts
    if done.word in {"seek", "press", "insist", "regret", "offer", "assure"}:
        return {"seek": Stance.asks, "press": Stance.asks, "offer": Stance.promises}.get(
            done.word
        )
    if done.word == "call":
        return None
    threat = _THREATENS if done.word in {"vow", "swear", "threaten"} else _GRIM
    if done.stance is Stance.promises and (
        threat.search(f"will {each.said.removeprefix('to ')}") and not _kind(each.said)
    ):
        return Stance.threatens
    return done.stance if done.stance is not Stance.asserts else None


def _kind(said: str) -> bool:
    return (
        re.search(
            r"\b(?:rebuild|help|publish|answer|investigat\w+|protect|return|release)\b", said
        )
        is not None
    )


def _suspecting(each: Statement, *, sure: bool) -> Stance:
    """Suspicion of a party suspects; fear of an event asserts."""
    if sure or any(not blame.own for blame in each.blames):
        return Stance.suspects
    return Stance.asserts


def _performed(each: Statement) -> Stance | None:
    """ "We reject", "I demand": what quoted words do by saying so."""
    if not each.quoted:
        return None
    for at, word in enumerate(each.words[:40]):
        if word.low not in {"we", "i"}:
            continue
        ahead = each.words[at + 1 : at + 4]
        while ahead and ahead[0].low in _ADVERBS:
            ahead = each.words[at + 2 : at + 5]
            at += 1
        if not ahead or ahead[0].low not in _PERFORM:
            continue
        done = act(ahead)
        if done.stance is not Stance.asserts and not done.negated:
            return done.stance
    return None


_ADVERBS = word_set(
    "categorically utterly firmly flatly strongly totally completely absolutely now "
    "hereby fully sincerely deeply again also solemnly"
)
_PERFORM = word_set("""
    deny reject dismiss refute admit confess apologise apologize accuse blame hold
    demand ask call urge appeal promise pledge vow swear threaten claim take accept
    request beg repudiate suspect
    """)


def _asking(each: Statement) -> Stance | None:
    """A question quoted, or told after a plain cue."""
    if each.quoted and each.voice.kind is not VoiceKind.author:
        last = each.draft.content[-1].of(each.text).rstrip("\"'”’»«“ ,")
        first = each.draft.content[0].of(each.text).rstrip("\"'”’»«“ ,")
        if last.endswith("?") or (first.endswith("?") and len(each.draft.content) > 1):
            return Stance.asks
        if _IMPERATIVE.search(each.said):
            return Stance.threatens if _THREATENS.search(each.said) else Stance.asks
    return None


def _declining_words(each: Statement) -> Stance | None:
    """ "It would not comment", "we have nothing to add"."""
    plain = each.opening
    if re.search(
        r"\b(?:no comment|nothing (?:more )?to (?:add|say)|(?:will|would|can|could|do|"
        r"does|did|won't|wouldn't|can't|cannot)(?: not)? (?:be )?"
        r"(?:comment|discuss|speculate|be drawn))\b|not going to (?:get into|go into|"
        r"comment|discuss|speculate|answer|say)\b|\bno statement\b|"
        r"\b(?:won't|will not|can't|cannot) (?:go further|go into|get into|say more|"
        r"answer that|confirm)\b",
        plain,
    ) and re.search(r"\b(?:no|nothing|not|cannot)\b|n't", plain):
        return Stance.declines
    return None


def _disowning(each: Statement) -> Stance | None:
    """ "We had nothing to do with it", "its mains were not involved", "our men never fired"."""
    head = " ".join(word.low for word in each.words[:40])
    if re.search(r"\bnothing (?:whatsoever |at all )?to do with\b", head):
        return Stance.denies
    if re.search(r"\bno such\b", head) and each.voice.kind is not VoiceKind.document:
        return Stance.denies
    if (
        _DISOWNS.search(head)
        and not _QUESTION.search(head)
        and (
            each.own
            or each.quoted
            or re.search(r"\b(?:our|its|their|his|her|ours|us|my)\b", head)
        )
    ):
        return Stance.denies
    if any(blame.own and blame.negated for blame in each.blames):
        return Stance.denies
    they = each.voice.kind is VoiceKind.group and each.opening.startswith("they ")
    if each.own or they:
        clause = " ".join(word.low for word in each.words[:10])
        if each.quoted and _PROMISES.search(each.said):
            return None
        if re.search(
            r"\b(?:had|have|has|did|do|does|we|i|it|they)(?: \w+)? (?:nothing|no one|nobody)\b",
            clause,
        ):
            return Stance.denies
        found = _NEGATED_SELF.search(clause)
        if (
            found
            and not _UNKNOWING.match(found[1])
            and found[0].split()[0]
            not in {
                "will",
                "would",
                "won't",
                "wouldn't",
                "cannot",
                "can't",
                "could",
                "couldn't",
            }
        ):
            return Stance.denies
    return None


def _contradicting(each: Statement) -> Stance | None:
    """ "It is not so", "we sell smoke, not blood": quoted words that set something right."""
    if each.draft.kind is not SpeechKind.direct or each.voice.kind is VoiceKind.document:
        return None
    quote = each.draft.content[0].of(each.text).lower().replace("’", "'").strip("\"'“”‘«»„ ")
    return Stance.denies if _CONTRADICTS.match(quote) else None


_CONTRADICTS = re.compile(
    r"(?:no[,.] |never[.,!]|nonsense|(?:it|that) (?:is|was) (?:not(?: true| so|[.,!]|"
    r"$)|false|untrue|a lie)|nothing (?:has|had|was|happened|of the (?:sort|kind))|"
    r"(?:nobody|no one|none) (?:in|of|from|among) (?:my|our)|"
    r"(?:we|i) \w+ [^.,]{1,40}, not \w+)"
)


def _blaming(each: Statement) -> Stance | None:
    """ "We struck the depot" admits, "they bombed us" accuses, hedged it suspects."""
    done = [blame for blame in each.blames if not blame.negated]
    if any(blame.own for blame in done):
        return Stance.admits
    found = _RESPONSIBLE.search(each.said)
    if found and not re.search(
        r"\b(?:no|not|who|whoever|unclear|whether|nobody|cannot)\b|n't",
        each.said[: found.end()],
    ):
        before = each.said[: found.start()].split()[-1:] or [""]
        if before[0] not in {
            "fault",
            "valve",
            "leak",
            "weather",
            "pump",
            "error",
            "wiring",
            "failure",
        }:
            from_party = (
                each.own or found.group().startswith("on ") or _party_before(each, found)
            )
            if from_party:
                return Stance.admits if each.own else _hedged(each)
    if done:
        return _hedged(each)
    return None


def _party_before(each: Statement, found: re.Match[str]) -> bool:
    """True if a name or a party stands close before, or after "the work of"."""
    count = each.said[: found.start()].count(" ")
    after = each.said[: found.end()].count(" ") + 1
    near = [*each.words[max(0, count - 5) : count], *each.words[after : after + 5]]
    return any(
        (each.text[word.start].isupper() and word is not each.words[0])
        or word.low.removesuffix("'s") in _PARTY_NOUNS
        for word in near
    )


_PARTY_NOUNS = word_set("""
    army government militia police rebels regime company ministry fighters soldiers
    forces enemy operator owner owners terrorists occupier militants insurgents troops
    authorities you they anarchists students farmers separatists guards governor
    """)


def _hedged(each: Statement) -> Stance:
    """An accusation, or a suspicion where the speaker himself hedges it."""
    return Stance.suspects if hedges(each.text, each.draft, each.act) else Stance.accuses


def _threatening(each: Statement) -> Stance | None:
    """ "If attacked we will answer": not an assertion of fact."""
    said = each.said
    if _SURE_THREAT.search(said):
        return Stance.threatens
    if each.act.word == "warn" or each.quoted or each.own:
        condition = _CONDITION.search(said)
        will = _WILL.search(said)
        if _THREATENS.search(said) and (
            condition
            or each.act.word == "warn"
            or re.search(r"\b(?:we|our|i|they|you|every|all)\b", said)
        ):
            return Stance.threatens
        if (
            condition
            and will
            and re.search(r"\b(?:we|our|i|us|it|its)\b", said)
            and each.quoted
        ):
            return Stance.threatens
    return None


def _promising(each: Statement) -> Stance | None:
    """ "It would publish the list", "you have my word"."""
    if each.quoted and _PROMISES.search(each.said):
        return Stance.promises
    clause = each.opening.split()
    if not each.quoted and each.own and len(clause) > 2 and _WILL.search(" ".join(clause[1:4])):
        return Stance.promises
    return None


def _demanding(each: Statement) -> Stance | None:
    """ "The government must explain": a demand put as a duty."""
    if _MUST.search(each.opening) and not each.own:
        return Stance.asks
    return None


_RULES: Sequence[Callable[[Statement], Stance | None]] = (
    _negated_cue,
    _declining_cue,
    _owning,
    _telling_to,
    _plain_cue,
    _labelled,
    _asking,
    _performed,
    _declining_words,
    _disowning,
    _contradicting,
    _threatening,
    _blaming,
    _promising,
    _demanding,
)
