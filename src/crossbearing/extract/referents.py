"""Who and what a text names, in order: what a later pronoun or short name can stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from crossbearing.extract.capitals import begins_sentence, capital_runs, is_capital
from crossbearing.extract.lemmas import lemmas
from crossbearing.extract.noun_phrases import (
    NOUNS,
    NounPhrase,
    Piece,
    is_plural,
    phrase,
    pieces,
    stands_in,
)
from crossbearing.extract.plain_words import word_set
from crossbearing.extract.speakers import (
    ADDRESS,
    FEMALE,
    GROUPS,
    KIN,
    MALE,
    ROLES,
)
from crossbearing.extract.voices import voice_of
from crossbearing.model import Document, Span, Voice, VoiceKind

_DETERMINERS = word_set("""
    the a an its his her their our my this that these those two three four five six
    seven eight nine ten some several many no another one
    """)
_REACH = 5
_ARTICLE = 6
"""Letters that an article or a number takes before a name."""
_BREAK = re.compile(r"[.,;:!?()\n“”\"«»]")
_LINK = re.compile(r"\s(?:of|for)\s(?:the\s)?", re.IGNORECASE)


@dataclass(slots=True)
class Referent:
    """Somebody or something named at one place; `told` are words that describe it elsewhere."""

    voice: Voice
    start: int
    end: int
    told: frozenset[str]
    """Words of the name and of what is said of its bearer, in lower case."""
    head: str
    """Dictionary form of the main word of a description; empty for a name."""
    female: bool | None = None
    spoken: bool = False
    opening: bool = False
    """True where it begins a sentence, as subjects do."""
    placed: bool = False
    """True for a bare name after "in" or "near", where places stand."""


@dataclass
class Referents:
    """Everything named in a document, in order of the text."""

    document: Document
    found: list[Referent] = field(default_factory=list)
    bodies: frozenset[str] = frozenset()
    """Names, in lower case, that the text shows to be bodies'."""

    def before(self, at: int) -> Iterator[Referent]:
        """What is named before an offset, the latest first."""
        for number in range(self._place(at) - 1, -1, -1):
            yield self.found[number]

    def add(self, referent: Referent) -> None:
        """Put in what a statement names, in its place; it counts before a mere mention."""
        first, last = self._place(referent.start), self._place(referent.end)
        kept = [each for each in self.found[first:last] if not self._same(each, referent)]
        at = sum(each.start <= referent.start for each in kept)
        self.found[first:last] = [*kept[:at], referent, *kept[at:]]

    def _place(self, at: int) -> int:
        """How many are named before an offset."""
        return bisect_left(self.found, at, key=lambda each: each.start)

    def _same(self, each: Referent, referent: Referent) -> bool:
        """True for a mention that a statement's source takes in; not for "the front" in "the
        front’s spokesman"."""
        if each.end > referent.end:
            return False
        owner = self.document.text[each.end : each.end + 1] in {"'", "’"}
        return each.voice.name == referent.voice.name or (
            each.start == referent.start and not owner
        )


def referents(document: Document) -> Referents:
    """Persons, bodies, offices and documents that the report names, statements apart."""
    text = document.text
    bodies = shown_bodies(text)
    spans = sorted(set(_descriptions(text)) | set(_names(text)))
    found: list[Referent] = []
    for span in spans:
        if any(each.span.overlaps(span) for each in document.furniture):
            continue
        if found and found[-1].start == span.start and found[-1].end >= span.end:
            continue
        if found and found[-1].end == span.end and span.start - found[-1].start < _ARTICLE:
            continue
        if text[span.end : span.end + 1] == ":" and text[span.start : span.end].isupper():
            continue
        made = referent(text, span, bodies)
        if made is not None:
            found.append(made)
    return Referents(document, found, bodies)


def referent(text: str, span: Span, bodies: frozenset[str]) -> Referent | None:
    """What one phrase names; None where it names nothing that speaks or shows."""
    said = phrase(text, span)
    if said.head is None:
        return None
    made = voice_of(said, bodies)
    if made.kind is VoiceKind.unknown or made.name is None:
        return None
    described = said.listed(NOUNS)
    head = (
        next((each for each in lemmas(said.head.low) if each in NOUNS), "") if described else ""
    )
    told = words_told(said)
    return Referent(
        voice=made,
        start=said.span.start,
        end=said.span.end,
        told=frozenset(told),
        head=head,
        female=gender(told),
        opening=begins_sentence(text, said.span.start),
        placed=_PLACED.search(text, max(0, said.span.start - 12), said.span.start) is not None
        and text[said.span.end : said.span.end + 1] not in {"'", "’"},
    )


_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Oo]ff|[Oo]utside|[Aa]t|of) (?:the )?\Z")


def words_told(said: NounPhrase) -> set[str]:
    """The words of a phrase's noun and of what is set beside it as another name or office."""
    told = {word.low.strip(".") for word in said.core}
    for aside in said.asides:
        beside = phrase(said.text, aside)
        if beside.words and beside.words[0].low not in _CLAUSES and len(beside.core) < 8:
            told |= {word.low.strip(".") for word in beside.core}
    return told


_CLAUSES = word_set("who whom which whose where when all both many some one two three")


def gender(told: set[str] | frozenset[str]) -> bool | None:
    """True for a woman and False for a man by words of title and kin; None where none tells."""
    female, male = bool(told & FEMALE), bool(told & MALE)
    return None if female == male else female


def _names(text: str) -> Iterator[Span]:
    """Capitalised names, with a title before them."""
    small, large = _written_small(text), _written_large(text)
    for run in capital_runs(text, 0, len(text)):
        words = list(pieces(text, run.span))
        if run.opening and words and _is_plain(words[0], small):
            words = words[1:]
        while words and words[0].low in _CALENDAR:
            words = words[1:]
        if not words:
            continue
        if len(words) == 1 and run.opening and _bare(text, words[0]) not in large:
            continue
        if len(words) == 1 and (
            stands_in(words[0].low, NOUNS, ADDRESS)
            or words[0].low in _CALENDAR
            or len(words[0].low) < 2
        ):
            continue
        yield Span(words[0].start, with_beside(text, run.span.end))


def _bare(text: str, word: Piece) -> str:
    return re.sub(r"['’]s?$", "", text[word.start : word.end])


def _is_plain(word: Piece, small: Set[str]) -> bool:
    """True for a sentence's first word that elsewhere is written small, or is no name's."""
    return word.low in _OPENERS or word.low in small


_OPENERS = word_set("""
    the a an this that these those it he she they we i you his her their our my its in
    on at by from to for of with as if when while after before but and or so then there
    here now once one two three four five six seven eight nine ten both some many most
    all no none nobody nothing not yet still also even only according what who why how
    where which each every another other others over under between during since until
    although though because despite meanwhile earlier later last next new more than
    reportedly allegedly yes let do did does was were is are has have had be been will
    would can could should may monday tuesday wednesday thursday friday saturday sunday
    """)
_CALENDAR = word_set("""
    monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december
    """)


def _descriptions(text: str) -> Iterator[Span]:
    """Phrases that a determiner opens and a speaker's noun ends, with what they are of."""
    words = list(pieces(text, Span(0, len(text))))
    for at, word in enumerate(words):
        if not stands_in(word.low, NOUNS) or word.possessive:
            continue
        ahead = words[at + 1] if at + 1 < len(words) else None
        if (
            ahead is not None
            and not _BREAK.search(text[word.end : ahead.start])
            and (
                _is_open(ahead)
                or (
                    stands_in(ahead.low, NOUNS)
                    and (ahead.capital == word.capital)
                    and not _is_verb_like(ahead)
                )
            )
        ):
            continue
        start = _opening(text, words, at)
        if start is None:
            continue
        yield Span(words[start].start, _with_name(text, _with_of(text, word.end)))


def _is_open(ahead: Piece) -> bool:
    """True for a word in lower case that is likely the noun the phrase goes on to."""
    low = ahead.low
    if ahead.capital or low in _FOLLOWING or low.endswith(("ed", "s", "ing", "ly", "n't")):
        return False
    return (
        not stands_in(low, NOUNS)
        and low not in _OPENERS
        and not any(each in _SPOKEN for each in lemmas(low))
    )


_FOLLOWING = frozenset(
    [
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "said",
        "told",
        "says",
        "say",
        "has",
        "had",
        "have",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "did",
        "does",
        "do",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "for",
        "from",
        "to",
        "by",
        "with",
        "without",
        "within",
        "inside",
        "near",
        "about",
        "as",
        "under",
        "over",
        "between",
        "because",
        "while",
        "when",
        "if",
        "until",
        "than",
        "also",
        "then",
        "now",
        "never",
        "not",
        "only",
        "later",
        "itself",
        "himself",
        "herself",
        "themselves",
        "there",
        "here",
        "too",
        "told",
        "gave",
        "went",
        "came",
        "put",
        "saw",
        "heard",
        "knew",
        "held",
        "took",
        "made",
        "found",
        "shot",
        "struck",
        "wrote",
        "spoke",
        "swore",
        "felt",
        "meant",
        "thought",
        "saying",
    ]
)
_SPOKEN = frozenset(
    [
        "say",
        "tell",
        "know",
        "think",
        "believe",
        "want",
        "give",
        "take",
        "put",
        "make",
        "see",
        "hear",
        "write",
        "speak",
        "swear",
        "hold",
        "find",
        "blame",
        "claim",
        "deny",
        "admit",
        "warn",
        "call",
        "ask",
    ]
)


def _is_verb_like(word: Piece) -> bool:
    return word.low in {
        "fears",
        "charges",
        "reports",
        "claims",
        "states",
        "records",
        "orders",
        "plans",
        "statements",
        "posts",
    } or word.low.endswith("ed")


def _opening(text: str, words: Sequence[Piece], at: int) -> int | None:
    """The index of the determiner that opens the phrase ending at a word; the word itself where
    it stands bare and names people or a body."""
    for back in range(at - 1, max(-1, at - _REACH), -1):
        if _BREAK.search(text[words[back].end : words[back + 1].start]):
            break
        if words[back].low in _DETERMINERS:
            return back
        if words[back].low in _STOPPERS:
            break
    else:
        if at >= _REACH:
            return None
    word = words[at]
    bare = is_plural(word.low) and stands_in(word.low, GROUPS, ROLES)
    capital = (
        at
        and words[at - 1].capital
        and word.capital
        and text[words[at - 1].end : word.start] == " "
    )
    if capital:
        return next((b + 1 for b in range(at - 1, -1, -1) if not words[b].capital), 0)
    if (
        bare
        or word.low in {"police", "authorities", "gunmen"}
        or (word.capital and stands_in(word.low, ROLES) and begins_sentence(text, word.start))
    ):
        return at
    return None


_STOPPERS = word_set(
    "of in on at to from by with for and or but that who which said says say was "
    "were is are has have had told as not"
)


def _with_of(text: str, end: int) -> int:
    """The end of a phrase with "of the Republic of Ostravenia", "of Energy" after its noun."""
    while link := _LINK.match(text, end):
        run = next(iter(capital_runs(text, link.end(), min(len(text), link.end() + 60))), None)
        if run is None or run.span.start != link.end():
            break
        end = run.span.end
    return end


def _written_small(text: str) -> Set[str]:
    """The words of a text that stand in small letters somewhere."""
    return {word.group() for word in _PLAIN.finditer(text) if word.group().islower()}


def _written_large(text: str) -> Set[str]:
    """The words of a text that stand with a capital where no sentence begins."""
    return {
        word.group()
        for word in _PLAIN.finditer(text)
        if is_capital(word.group()) and not begins_sentence(text, word.start())
    }


_PLAIN = re.compile(r"[^\W\d_][\w'’\-]*")
_BESIDE = re.compile(
    r", (?:an?|the|its|his|her|whose|who (?:leads|heads|runs|"
    r"commands)) [^,.;:\n“”\"«»()]{3,70}(?=[,.;])"
)
_OF_BODY = re.compile(r" (?:of|from) the (?=[A-ZÀ-Þ])")
_GAVE_NAME = re.compile(
    r" (?:who gave (?:his|her|their) name (?:only )?as|called|named|"
    r"known (?:only )?as) (?=[A-ZÀ-Þ])"
)


def with_beside(text: str, end: int) -> int:
    """The end of a name with "of the Third Corps" or ", a deckhand" after it."""
    if of := _OF_BODY.match(text, end):
        run = next(iter(capital_runs(text, of.end(), min(len(text), of.end() + 60))), None)
        return run.span.end if run is not None and run.span.start == of.end() else end
    beside = _BESIDE.match(text, end)
    return beside.end() if beside else end


def _with_name(text: str, end: int) -> int:
    """The end of a description with the name set beside it: "its chairman, Wen Baolu"."""
    if text.startswith(", ", end):
        run = next(iter(capital_runs(text, end + 2, min(len(text), end + 70))), None)
        if (
            run is not None
            and run.span.start == end + 2
            and text[run.span.end : run.span.end + 1] in {",", ".", ";", ":"}
        ):
            return run.span.end
    if gave := _GAVE_NAME.match(text, end):
        run = next(iter(capital_runs(text, gave.end(), min(len(text), gave.end() + 60))), None)
        return run.span.end if run is not None else end
    return end


def shown_bodies(text: str) -> frozenset[str]:
    """Names that the text shows to be bodies' or countries': after an article, before "forces",
    with a body's noun beside them, or in "government of X"."""
    found: set[str] = set()
    for run in capital_runs(text, 0, len(text)):
        start, end = run.span.start, run.span.end
        name = text[start:end]
        before, after = text[max(0, start - 40) : start], text[end : end + 80]
        article = name.startswith("The ") or (before.endswith(" the ") and not run.opening)
        name = name.removeprefix("The ")
        first = re.sub(r"['’]s?$", "", name.split()[0].lower())
        if stands_in(first, ROLES, ADDRESS, KIN):
            continue
        if (
            (article and not _MODIFIES.match(after))
            or _BODY_AFTER.match(after)
            or _BODY_BEFORE.search(before)
        ):
            found.add(name.lower())
    return frozenset(found)


_BODY_NOUNS = (
    r"(?:army|military|forces?|troops|soldiers|fighters|militia|militants|rebels|"
    r"government|ministry|police|navy|"
    r"airspace|border|jets?|warplanes|drones?|ambassador|embassy|parliament|group|"
    r"movement|front|company|officials?|"
    r"spokesm[ae]n|spokeswom[ae]n|spokesperson|foreign|defen[cs]e|leadership|command|"
    r"gunmen|brigades?|battalion|members|office|"
    r"shares|employees|workers|engineers|managers|president|capital|territory|authorities)"
)
_ABODY = (
    r"(?:group|militia|company|firm|operator|agency|charity|movement|outlet|newspaper|"
    r"broadcaster|party|organi[sz]ation|monitor|watchdog|contractor|manufacturer|insurer|"
    r"airline|alliance|coalition|faction|union|website|channel|consultancy|network)"
)
_BODY_AFTER = re.compile(
    rf"(?:['’]s?)? (?:own |armed |air |northern |southern )?{_BODY_NOUNS}\b"
    rf"|, (?:a|an|the) (?:(?!of )[\w'’\-]+ ){{0,4}}{_ABODY}\b"
    r"|, which\b| \w+ (?:that )?its (?:own )?(?:fighters|men|members|commander|troops|forces)\b"
)
"""What after a name shows a body's."""
_BODY_BEFORE = re.compile(
    rf"\b{_ABODY},? $|\b(?:ministry|minister|republic|government|army|regime|airspace|"
    r"president|members|fighters|spokes\w+|splinter|wing|supporters|name) (?:of|in|for) (?:the )?$"
)
"""What before a name shows a body's."""
_MODIFIES = re.compile(r" (?:[a-z]+ ){0,2}[A-Z]")
"""What after "the X" makes it no name but a word before one: "the Sarn poet Karl"."""
