"""The words that carry statements, by what they do: a table to read aloud.

`takes` says which complements are the content: `c` a finite clause, `x` an infinitive or
participle ("denied firing"), `o` an object ("denied involvement"), `s` a small clause or an
object with what is said of it ("called it an attack"), and prepositions by name. `quotes` says
whether the word introduces quoted words. Lemmas are those of the parser, its slips included
("hop" for "hoping").
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Certainty, Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word does, and which complements hold its content."""

    stance: Stance
    takes: frozenset[str]
    quotes: bool = True
    certainty: Certainty | None = None


def _cues(
    words: str,
    stance: Stance,
    takes: str,
    *,
    quotes: bool = True,
    certainty: Certainty | None = None,
) -> dict[str, Cue]:
    cue = Cue(stance, frozenset(takes.split()), quotes, certainty)
    return dict.fromkeys(words.split(), cue)


VERBS: dict[str, Cue] = {
    # the plain words of saying
    **_cues(
        "say write add tweet retweet state insist reply post respond argue joke quip reiterate "
        "contend remark opine comment exclaim shout mutter whisper yell interject muse testify "
        "elaborate retort recount stress emphasize emphasise underline observe declare remind "
        "assure note maintain assert proclaim continue boast brag lament attest",
        Stance.asserts,
        "c",
    ),
    **_cues("tell inform brief", Stance.asserts, "c about of"),
    **_cues("go", Stance.asserts, "", quotes=False),
    **_cues("point", Stance.asserts, "c to out", quotes=True),
    **_cues(
        "report announce claim mention repeat echo recall explain", Stance.asserts, "c o x"
    ),
    **_cues("describe portray depict characterize characterise", Stance.asserts, "o s"),
    **_cues("call dub label brand term liken", Stance.asserts, "o s x for"),
    **_cues("express voice", Stance.asserts, "o", quotes=False),
    **_cues("cite quote", Stance.asserts, "o", quotes=False),
    **_cues("respond reply", Stance.asserts, "c to"),
    **_cues("comment", Stance.asserts, "c on"),
    **_cues("talk speak", Stance.asserts, "about of", quotes=False),
    **_cues("refer allude", Stance.asserts, "to", quotes=False),
    **_cues("praise defend endorse applaud tout hail", Stance.asserts, "o"),
    **_cues("agree", Stance.asserts, "c x with"),
    # findings, and what documents do
    **_cues(
        "find show reveal disclose confirm indicate demonstrate prove establish determine "
        "conclude discover calculate underscore",
        Stance.asserts,
        "c o",
    ),
    **_cues("verify ascertain affirm corroborate", Stance.asserts, "c o"),
    **_cues(
        "estimate predict imply suggest", Stance.asserts, "c", certainty=Certainty.probable
    ),
    **_cues("hint", Stance.asserts, "c at", certainty=Certainty.possible),
    **_cues("list", Stance.asserts, "o", quotes=False),
    # what people hold
    **_cues(
        "believe think reckon assess judge", Stance.asserts, "c", certainty=Certainty.probable
    ),
    **_cues("learn realize realise recognize", Stance.asserts, "c", quotes=False),
    **_cues("hope hop wish", Stance.asserts, "c x", certainty=Certainty.possible),
    **_cues("speculate surmise wonder", Stance.suspects, "c", certainty=Certainty.possible),
    **_cues("suspect fear", Stance.suspects, "c o", certainty=Certainty.possible),
    **_cues("worry", Stance.suspects, "c about", certainty=Certainty.possible),
    # blame and its opposite
    **_cues("accuse", Stance.accuses, "o of"),
    **_cues("blame fault", Stance.accuses, "o for on"),
    **_cues("charge allege", Stance.accuses, "c o with"),
    **_cues("condemn denounce decry slam rip rebuke", Stance.asserts, "o"),
    **_cues("criticize criticise mock", Stance.asserts, "o for"),
    **_cues("rail complain", Stance.asserts, "c about against"),
    **_cues("apologize apologise", Stance.admits, "for"),
    **_cues("admit confess", Stance.admits, "c o x to"),
    **_cues("acknowledge concede", Stance.asserts, "c o"),
    **_cues("deny", Stance.denies, "c o x"),
    **_cues("reject dismiss refute rebut disavow dispute disclaim", Stance.denies, "o s c"),
    **_cues("oppose", Stance.asserts, "o", quotes=False),
    # questions, orders, plans
    **_cues("ask", Stance.asks, "c x about for"),
    **_cues("question", Stance.asks, "c o"),
    **_cues("inquire enquire", Stance.asks, "c about"),
    **_cues("request demand", Stance.asks, "c o x"),
    **_cues("urge implore beg", Stance.asks, "c x o"),
    **_cues("propose recommend", Stance.asserts, "c o x"),
    **_cues("order instruct", Stance.asserts, "x o c", quotes=False),
    **_cues("seek", Stance.asks, "x", quotes=False),
    **_cues("discuss", Stance.asserts, "o", quotes=False),
    **_cues("warn caution", Stance.asserts, "c x of about against"),
    **_cues("threaten", Stance.threatens, "c x"),
    **_cues("vow promise pledge", Stance.promises, "c x o"),
    **_cues("offer", Stance.promises, "x", quotes=False),
    **_cues("refuse decline", Stance.declines, "x", quotes=False),
}

PASSIVE_ONLY: dict[str, Cue] = {
    **_cues("expect", Stance.asserts, "x c", certainty=Certainty.probable),
    **_cues("presume assume understand", Stance.asserts, "x c", certainty=Certainty.probable),
    **_cues("rumour rumor", Stance.asserts, "x c", certainty=Certainty.possible),
}
"""Verbs that attribute only in the passive: "is expected to", "was understood to"."""

NOUNS: dict[str, Cue] = {
    **_cues(
        "statement remark comment claim assertion contention argument announcement view opinion "
        "testimony account finding conclusion explanation reply response",
        Stance.asserts,
        "c",
    ),
    **_cues("report", Stance.asserts, "c of"),
    **_cues(
        "suggestion indication prediction belief",
        Stance.asserts,
        "c",
        certainty=Certainty.probable,
    ),
    **_cues("rumour rumor speculation", Stance.asserts, "c", certainty=Certainty.possible),
    **_cues("suspicion fear", Stance.suspects, "c", certainty=Certainty.possible),
    **_cues("accusation allegation charge complaint", Stance.accuses, "c of"),
    **_cues("denial", Stance.denies, "c of"),
    **_cues("admission confession", Stance.admits, "c of"),
    **_cues("question", Stance.asks, "c about"),
    **_cues("threat", Stance.threatens, "c of"),
    **_cues("promise pledge vow", Stance.promises, "c of"),
}
"""Nouns that attribute when a clause or a named preposition follows: "the claim that …"."""

CITING = frozenset({"cite", "quote"})
"""Verbs whose object is the one that says it: "citing an official", "quoted a source as"."""
