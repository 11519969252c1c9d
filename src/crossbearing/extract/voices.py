"""Whose voice a statement is in: what kind of speaker a source phrase names, by itself.

The phrase is read by its words (`noun_phrases`) and the lists of `speakers`. Who a pronoun or a
short name stands for is found by `coreference`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from crossbearing.extract.affiliations import affiliation
from crossbearing.extract.capitals import begins_sentence
from crossbearing.extract.noun_phrases import (
    NounPhrase,
    Piece,
    is_acronym,
    is_body_name,
    is_number,
    is_plural,
    name_within,
    phrase,
    pieces,
    stands_in,
)
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.speakers import (
    ADDRESS,
    BODY_NAMES,
    DOCUMENTS,
    GROUPS,
    KIN,
    ORGANISATIONS,
    PUBLIC,
    ROLES,
    SOURCES,
    VEILED,
)
from crossbearing.model import Span, Voice, VoiceKind

_ANONYMITY = re.compile(
    r"(?:kept|keeps|keep|keeping|held|holds) (?:his|her|their) (?:own |real |full )?names? "
    r"(?:back|out)|(?:give|given|gave|asked for|wanted) no names?|nameless|"
    r"names? (?:we|the editors|this paper) (?:withhold|keep back|leave out)|"
    r"whom (?:we|I|this paper) (?:do|does|may|can|will|must)(?: not|not) (?:name|identify)|"
    r"(?:not to be|not be) quoted|asks? (?:us )?to (?:call|leave) (?:him|her|it)\b|"
    r"would (?:only )?speak (?:only )?without (?:a |his |her |their )?names?|"
    r"not to (?:print|use|publish|give) (?:his|her|their) names?|no name (?:attached|given)|"
    r"none of whom (?:wished|wanted|would)|(?:would|will) (?:not )?give (?:a|their|"
    r"his|her) names?|wanted no name|"
    r"names? be (?:withheld|left out)|names? not be used|unwilling to be (?:called|named)|"
    r"(?:on|under) (?:the )?condition (?:of anonymity|that)|anonym|"
    r"(?:not|n['’]t|declined|refused|asked not|not want|"
    r"wished not) (?:to )?be (?:named|identified|quoted by name)|"
    r"unnamed|unidentified|without (?:giving )?(?:\w+ )?names?\b|off the record|"
    r"(?:withh[eo]ld|withholding) (?:his|her|their) names?|"
    r"whose names? (?:is|are|was|were|has|have) (?:\w+ )?withheld|"
    r"not (?:authori[sz]ed|cleared|allowed|permitted) to (?:speak|brief|talk)",
    re.IGNORECASE,
)
_FEAR = re.compile(
    r"\b(?:out of|for) (?P<reason>fears? (?:of|for|that) .+?|safety reasons|"
    r"reasons of \w+)(?:[,;)”\"]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because|since|citing|given that|so as|on the grounds? that|"
    r"under (?=the rules)|as (?=he|she|they|it|the))\b ?(?P<reason>.+?)(?:[,;)”\"]|"
    r"\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?<!so-)(?<!so )\b(?:called|named|known (?:\w+ )?(?:as|by (?:his|her|"
    r"their) [\w ]{2,24}),?|calling (?:him|her)self)\s+"
)
_NAME_ONLY = re.compile(r"\bgave (?:his|her|their) names? (?:only )?as\s+")
_INDEFINITE = word_set("a an one another some any certain")
_RELATIVE = re.compile(r"\s(?:who|whom|whose|that|which|where)\s")
_RECEIVED = re.compile(
    r"\s(?:seen|obtained|reviewed|interviewed|shared|shown|consulted|read|cited|"
    r"published|released|posted|issued|given|speaking|quoted|contacted|reached) "
    r"(?:by|with|to|on|separately|in|at|without|from|late|early)\b|\s(?:interviewed|speaking)\b"
)


def voice(text: str, source: Span, bodies: Collection[str] = ()) -> Voice:
    """The voice of a source phrase that is not a pronoun, before names are made full.

    `bodies` are names, in lower case, that the document elsewhere shows to be bodies'.
    """
    return voice_of(phrase(text, source), bodies)


def voice_of(said: NounPhrase, bodies: Collection[str] = ()) -> Voice:
    """The voice of a phrase taken apart, as `voice` has it."""
    if said.head is None:
        return Voice(name=None, kind=VoiceKind.unknown)
    if said.printed.startswith("@"):
        return Voice(name=f"@{said.spelled(said.core)}", kind=VoiceKind.named)
    partitive = _partitive(said)
    if partitive is not None:
        return partitive
    found = _named(said, bodies)
    if found is not None:
        name, kind = found
        return Voice(name=name, kind=kind, affiliation=affiliation(said, kind, name))
    return _unnamed(said)


def _partitive(said: NounPhrase) -> Voice | None:
    """ "One of them", "two of his advisers", "someone inside the company"."""
    first = said.core[0].low
    for aside in said.asides[:1] if first == "one" and said.added else ():
        told = pieces(said.text, aside)
        named = name_within(told)
        if len(named) > 1 and named[0].start - aside.start < _NEAR:
            return Voice(
                name=_spelled(said, named),
                kind=VoiceKind.named,
                affiliation=affiliation(said, VoiceKind.named, None),
            )
    if first in {"someone", "somebody", "anyone"}:
        reason = reason_given(said.printed)
        return Voice(
            name=described(said),
            kind=VoiceKind.anonymous,
            anonymous=True,
            affiliation=affiliation(said, VoiceKind.anonymous, None),
            number=1,
            reason=reason,
        )
    if [word.low for word in said.core] in _LEFT_OPEN and not said.added:
        return Voice(
            name=described(said),
            kind=VoiceKind.anonymous,
            anonymous=True,
            number=1,
            reason=reason_given(said.printed),
        )
    if first == "those":
        return Voice(name=described(said), kind=VoiceKind.group)
    if len(said.core) > 1 or not said.added or said.added[0][0] != "of":
        return None
    if first == "one":
        return Voice(
            name=described(said),
            kind=VoiceKind.anonymous,
            anonymous=True,
            number=1,
            affiliation=affiliation(said, VoiceKind.anonymous, None),
            reason=reason_given(said.printed),
        )
    if said.number is not None or first in {
        "some",
        "many",
        "several",
        "most",
        "all",
        "few",
        "both",
    }:
        return Voice(name=described(said), kind=VoiceKind.group, number=said.number)
    return None


_NEAR = 20
"""Letters between a comma and a name that it sets beside what stands before."""
_LEFT_OPEN = (["another"], ["a", "third"], ["a", "second"], ["one"])


def _named(said: NounPhrase, bodies: Collection[str]) -> tuple[str, VoiceKind] | None:
    """The name that a phrase gives and whether a person or a body bears it."""
    core = said.core
    named = list(name_within(core))
    head = said.head or core[-1]
    known = stands_in(head.low, ROLES, GROUPS, DOCUMENTS, SOURCES, KIN)
    if (
        head.capital
        and len(core) > 1
        and said.determiner != ""
        and core[0].low == "the"
        and is_plural(head.low)
        and not stands_in(head.low, frozenset({"authority"}))
    ):
        return body_name(said), VoiceKind.organisation
    capitals = [word for word in core if word.capital and word.low not in {"the", "a"}]
    if len(capitals) > 1 and head.capital and head.low in BODY_NAMES:
        return body_name(said), VoiceKind.organisation
    if named and len(named) == 1 and (known or head.low in ORGANISATIONS):
        named = []
    if len(named) == 1 and said.determiner in _INDEFINITE and not is_acronym(named[0].printed):
        named = []
    if len(core) == 1 and (is_number(head.low) or head.low in _ALL_OF_THEM):
        return None
    if (
        len(core) == 1
        and named
        and _PEOPLE.search(head.low)
        and begins_sentence(said.text, head.start)
    ):
        return None
    if named and known and not _after_role(core, named):
        named = []
    if named:
        whole = [word for word in core if word.capital or word.start >= named[0].start]
        if _after_role(core, named) and not is_body_name(named):
            return _spelled(said, named), VoiceKind.named
        if _is_body(said, named, whole, bodies):
            return body_name(said), VoiceKind.organisation
        return _spelled(said, named), VoiceKind.named
    for name, kind in _beside(said, bodies):
        return name, kind
    return _lower_name(said)


_ALL_OF_THEM = word_set("most many several some few others")
_PEOPLE = re.compile(r".{3,}(?:ers|ists|ants|ents|ees|ians|mates|women|men)\Z")
"""How nouns for people in the plural end, where a capital hides that they are nouns."""


def _after_role(core: Sequence[Piece], named: Sequence[Piece]) -> bool:
    """True if a word of office or trade stands before the name: "spokesman Karl Meyer"."""
    before = [word for word in core if word.start < named[0].start]
    return (
        bool(before)
        and not before[-1].possessive
        and stands_in(before[-1].low.strip("."), ROLES, ADDRESS, KIN)
    )


def _is_body(
    said: NounPhrase, named: Sequence[Piece], whole: Sequence[Piece], bodies: Collection[str]
) -> bool:
    first = said.core[0]
    if is_body_name(whole):
        return True
    if is_acronym(named[-1].printed) and len(named) == 1 and not _is_shouted(said, named[-1]):
        return True
    if said.determiner in {"the", "this", "that"} or first.possessive:
        return not (_addressed(said.core, named) or _has_noun(said.core, named))
    name = _spelled(said, named).lower()
    if name in bodies:
        return True
    if said.text.startswith(", which ", said.core[-1].end):
        return True
    return any(_tells(said, aside) is VoiceKind.organisation for aside in said.asides)


def _is_shouted(said: NounPhrase, word: Piece) -> bool:
    """True for a person's name in capitals: before the colon of a turn, or written small
    elsewhere."""
    turn = said.text.startswith(":", word.end) and begins_sentence(said.text, word.start)
    return turn or re.search(rf"\b{re.escape(word.printed.title())}\b", said.text) is not None


def _has_noun(core: Sequence[Piece], named: Sequence[Piece]) -> bool:
    """True where a noun in lower case that is no body's stands before a person's name: "the
    poet Anatol Grevin"."""
    before = [word for word in core if word.start < named[0].start]
    return (
        len(named) > 1
        and len(before) > 1
        and not (before[-1].capital or before[-1].possessive)
        and not before[-1].low.endswith(("ed", "ing"))
        and not stands_in(before[-1].low, ORGANISATIONS, DOCUMENTS, BODY_NAMES, _CRAFT)
    )


_CRAFT = word_set(
    "ship ferry barge dredger trawler vessel tanker tug boat schooner coaster train"
)


def _addressed(core: Sequence[Piece], named: Sequence[Piece]) -> bool:
    before = [word for word in core if word.start < named[0].start]
    return any(word.low.strip(".") in ADDRESS for word in before)


def _tells(said: NounPhrase, aside: Span) -> VoiceKind | None:
    """What an apposition makes of the one named before it: "…, a rights group"."""
    told = phrase(said.text, aside)
    if told.head is None or told.words[0].low in _NO_APPOSITION:
        return None
    if told.listed(ROLES, KIN) and not told.plural:
        return VoiceKind.named
    if told.listed(ORGANISATIONS):
        return VoiceKind.organisation
    return None


_NO_APPOSITION = word_set("who which whose where for of from in on at to by with speaking")


def _beside(said: NounPhrase, bodies: Collection[str]) -> Iterator[tuple[str, VoiceKind]]:
    """A name given after a description: "the chairman, Wen Baolu", "a man called Idris"."""
    known = _CALLED.search(said.text, said.span.start, said.span.end) or _NAME_ONLY.search(
        said.text, said.span.start, said.span.end
    )
    if known:
        told = list(pieces(said.text, Span(known.end(), said.span.end)))
        count = next((at for at, word in enumerate(told) if not word.capital), len(told))
        if count:
            person = not said.listed(ORGANISATIONS)
            name = _spelled(said, told[:count])
            yield name, VoiceKind.named if person else VoiceKind.organisation
            return
    body = said.listed(ORGANISATIONS)
    personal = said.listed(ROLES, KIN, SOURCES) or not (
        body or said.listed(DOCUMENTS, GROUPS) or said.core[-1].capital
    )
    if said.plural and len(said.parts) == 2 and said.determiner not in _INDEFINITE:
        told = list(pieces(said.text, said.asides[0]))
        named = [word for word in told if word.low != "the"]
        short = len(told) < 5 and len(pieces(said.text, said.parts[0])) < 5
        if short and named and named[0].capital and named[-1].capital:
            yield said.spelled(told), VoiceKind.organisation
        return
    if not (personal or body) or said.plural:
        return
    for aside in said.asides[:2]:
        told = list(pieces(said.text, aside))
        named = list(name_within(told))
        lead = [word for word in told if not named or word.start < named[0].start]
        if (
            not named
            or (len(lead) > 4)
            or any(word.low in {"who", "which", "of", "in"} for word in lead)
        ):
            continue
        if len(named) == 1 and stands_in(named[0].low, ROLES, ORGANISATIONS) and not lead:
            continue
        company = is_body_name(named) or _spelled(said, named).lower() in bodies
        person = personal and not company
        if body and personal and not company:
            person = len(named) > 1 or bool(lead)
        yield _spelled(said, named), VoiceKind.named if person else VoiceKind.organisation
        return


_TABLES = ROLES | GROUPS | ORGANISATIONS | DOCUMENTS | SOURCES | KIN | ADDRESS


def _lower_name(said: NounPhrase) -> tuple[str, VoiceKind] | None:
    """A name in lower case after an office: "union boss tariq ferro"."""
    if any(word.capital and word.start != said.core[0].start for word in said.core):
        return None
    last = max(
        (at for at, word in enumerate(said.core) if stands_in(word.low, ROLES, ADDRESS)),
        default=-1,
    )
    rest = said.core[last + 1 :]
    if any(word.low.endswith(("ly", "ed", "ing")) for word in rest):
        return None
    if last < 0 or not 1 < len(rest) < 4 or any(stands_in(word.low, _TABLES) for word in rest):
        return None
    if any(word.possessive or word.low in {"the", "a", "in", "of"} for word in rest):
        return None
    return said.spelled(rest), VoiceKind.named


def _spelled(said: NounPhrase, words: Sequence[Piece]) -> str:
    """A name as printed, without a possessive ending."""
    printed = said.spelled(words)
    return re.sub(r"['’]s?$", "", printed) if words and words[-1].possessive else printed


def body_name(said: NounPhrase) -> str:
    """A body's name as printed, with what it is of: "the foreign office of Tovalia"."""
    return described(said)


def _unnamed(said: NounPhrase) -> Voice:
    """A speaker told without a name: a source, a document, a body, an office, people."""
    name = described(said)
    first = said.core[0].low
    hidden = is_hidden(said)
    many = said.plural
    number = said.number or (1 if said.determiner in {"a", "an"} else None)
    personal = said.listed(ROLES, GROUPS, KIN)
    veiled = said.listed(VEILED) and not said.listed(PUBLIC)
    loose = (
        said.determiner in _INDEFINITE
        or said.number is not None
        or (
            many
            and not said.determiner
            and (first != "police")
            and said.owner is None
            and said.listed(frozenset({"official", "diplomat"}))
        )
    )
    if said.determiner == "some" or first in {"several", "many", "some"}:
        loose = veiled
    close = loose and _CLOSE.search(said.printed) is not None
    if (
        said.listed(SOURCES)
        or hidden
        or close
        or (veiled and loose and not said.listed(DOCUMENTS))
    ):
        return Voice(
            name=name,
            kind=VoiceKind.anonymous,
            anonymous=True,
            affiliation=affiliation(said, VoiceKind.anonymous, None),
            number=said.number or (None if many else 1),
            reason=reason_given(said.printed)
            or (reason_given(rest_of_sentence(said)) if hidden else None),
        )
    if (
        said.listed(DOCUMENTS)
        and not said.listed(ORGANISATIONS & ROLES)
        and not (
            said.listed(ORGANISATIONS)
            and said.head is not None
            and ((said.head.low in _BOTH and not _is_written(said)) or said.head.capital)
        )
    ):
        return Voice(
            name=name,
            kind=VoiceKind.document,
            affiliation=affiliation(said, VoiceKind.document, None),
        )
    if _is_guard(said):
        return Voice(name=name, kind=VoiceKind.organisation)
    if personal and not (said.listed(ORGANISATIONS) and _is_office(said)):
        if many or said.listed(_COLLECTIVE):
            return Voice(
                name=name,
                kind=VoiceKind.group,
                affiliation=affiliation(said, VoiceKind.group, None),
                number=said.number,
            )
        return Voice(
            name=name,
            kind=VoiceKind.role,
            affiliation=affiliation(said, VoiceKind.role, None),
            number=number,
        )
    if said.core[-1].low == "staff" and {word.low for word in said.core[-2:-1]} & _STAFFS:
        return Voice(name=name, kind=VoiceKind.organisation)
    if said.head is not None and said.head.low in _CROWDS and not said.head.capital:
        return Voice(
            name=name,
            kind=VoiceKind.group,
            affiliation=affiliation(said, VoiceKind.group, None),
        )
    if said.listed(ORGANISATIONS):
        plural = (
            many
            and said.head is not None
            and said.head.low not in {"police", "authorities", "organs", "forces", "services"}
        )
        kind = VoiceKind.group if plural else VoiceKind.organisation
        return Voice(
            name=name, kind=kind, affiliation=affiliation(said, kind, None), number=said.number
        )
    if many or said.number is not None:
        return Voice(
            name=name,
            kind=VoiceKind.group,
            affiliation=affiliation(said, VoiceKind.group, None),
            number=said.number,
        )
    if any(word.capital for word in said.core[1:]) or (
        said.core[0].capital and len(said.core) == 1
    ):
        return Voice(
            name=name,
            kind=VoiceKind.organisation,
            affiliation=affiliation(said, VoiceKind.organisation, None),
        )
    bare = not said.determiner and said.owner is None and said.number is None
    if bare and not any(letter.isupper() for letter in said.text[:400]):
        return Voice(name=name or None, kind=VoiceKind.named if name else VoiceKind.unknown)
    return Voice(
        name=name or None,
        kind=VoiceKind.role if name else VoiceKind.unknown,
        affiliation=affiliation(said, VoiceKind.role, None),
        number=number,
    )


def _is_guard(said: NounPhrase) -> bool:
    """True for "the Guard", which is a body where "the guard" is a man."""
    head = said.head
    return (
        head is not None
        and head.low == "guard"
        and head.capital
        and said.determiner == "the"
        and not begins_sentence(said.text, head.start)
    )


_CLOSE = re.compile(
    r"\b(?:with (?:direct )?knowledge of|familiar with|close to|briefed on|privy to)\b"
)
_COLLECTIVE = word_set(
    "family families leadership public media people team crowd crew staff both all "
    "many few some other following everybody everyone nobody opposition enemy "
    "occupier"
)
_WORKED = word_set("radio radar crane camera machine telephone switchboard lift")
_STAFFS = word_set("general air naval joint defence defense army navy chief-of")
_CROWDS = word_set("staff crew crowd leadership")
_BOTH = word_set("paper newspaper radio press monitor order record team staff")


def _is_written(said: NounPhrase) -> bool:
    """True for an order or a record that is told as a thing: "an order signed by …"."""
    return said.head is not None and said.head.low in {"order", "record"} and bool(said.added)


def _is_office(said: NounPhrase) -> bool:
    """True for "the operator", "the owner": nouns of bodies as well as of persons."""
    if len(said.core) > 1 and said.core[-2].low in _WORKED:
        return False
    return said.head is not None and said.head.low in {
        "operator",
        "monitor",
        "guard",
        "developer",
        "publisher",
        "insurer",
        "opposition",
        "crew",
        "team",
        "leadership",
        "staff",
        "force",
        "patrol",
    }


def described(said: NounPhrase) -> str:
    """What one would call a speaker told by description: the phrase to its first comma, less a
    clause that tells how the words were had."""
    part = said.parts[0]
    words = part.of(said.text)
    for cut in (_RELATIVE, _RECEIVED):
        found = cut.search(words)
        if found is None:
            continue
        clause = words[found.start() :]
        if (
            cut is _RECEIVED
            or _ANONYMITY.search(clause)
            or said.listed(DOCUMENTS, ORGANISATIONS)
            or len(said.asides) > 2
        ):
            words = words[: found.start()]
    return words.strip(' ,;:–—-"“”„«»').removesuffix("'s").removesuffix("’s")


def is_hidden(said: NounPhrase) -> bool:
    """True if the phrase, or the rest of its sentence, keeps a name back."""
    if _ANONYMITY.search(said.printed):
        return True
    loose = said.determiner in _INDEFINITE or said.number is not None or said.plural
    if not loose or not said.listed(ROLES, GROUPS, SOURCES, KIN):
        return False
    rest = rest_of_sentence(said)
    found = _ANONYMITY.search(rest)
    return (
        found is not None
        and re.search(
            r"\b(?:who|whose|speaking|on|under|asking|all of whom|both of whom)\b",
            rest[: found.end()],
        )
        is not None
    )


def rest_of_sentence(said: NounPhrase) -> str:
    """The words from a phrase to the end of its sentence, or to the next quotation."""
    after = said.text[said.span.end : said.span.end + 300]
    return re.split('[“”"«»]|[.!?](?:\\s|$)|\n', after, maxsplit=1)[0]


def reason_given(words: str) -> str | None:
    """Why a name is kept back, as printed, without "because"."""
    hidden = _ANONYMITY.search(words)
    if hidden is None:
        return None
    found = _FEAR.search(words, hidden.start()) or _BECAUSE.search(words, hidden.start())
    return found["reason"].strip(" ,") if found else None
