"""Indirect speech by rules over the parse: who is said to say, deny, ask or blame what.

A cue word (`cues`) with a complement that can be content makes a statement. The rules are those
every grammar gives for English reporting clauses: object clauses, infinitives, objects and
prepositional objects, inverted and inserted clauses ("the plan, he said, failed"), passives
with and without "by", "according to", reporting nouns and reporting adverbs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Token

from crossbearing.extract.cues import CITING, NOUNS, PASSIVE_ONLY, VERBS, Cue
from crossbearing.extract.drafts import Draft
from crossbearing.extract.parsed import Paragraph
from crossbearing.extract.phrases import (
    child,
    cue_positions,
    extent,
    is_passive,
    negated,
    own_words,
    spans,
    subject,
)
from crossbearing.extract.quotation_marks import Quotation
from crossbearing.extract.speakers import DOCUMENTS, GROUPS, ORGANISATIONS, ROLES, SOURCES
from crossbearing.model import Span, SpeechKind, Stance

NAME = "reported speech 1"

REPORTING_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_PERSONAL = frozenset({"i", "we", "you", "me", "us"})
_PASSIVE_UNSOURCED = frozenset({Stance.accuses, Stance.suspects})
_BY = frozenset({"agent"})
_CLAUSE = frozenset({"acl", "ccomp", "relcl"})
_ADDRESSED = frozenset({"tell", "ask", "remind", "assure", "warn", "inform", "urge", "brief"})
_ANSWERING = frozenset({"respond", "reply"})
"""Verbs whose "to" counts only where no answer came: "did not respond to questions"."""
_SPEAKERS = SOURCES | ROLES | GROUPS | ORGANISATIONS | DOCUMENTS
_LEADING_UP = frozenset({"go", "continue", "quick", "begin"})


def drafts(
    paragraph: Paragraph, index: int, quotes: Sequence[Quotation], taken: Collection[Span]
) -> Iterator[Draft]:
    """The indirect statements of a paragraph; `taken` are cues that quotations used."""
    for word in paragraph.tokens:
        if any(cue.contains(paragraph.span(word)) for cue in taken):
            continue
        rule: Callable[[Token], Iterator[_Parts]] | None = None
        if word.lower_ == "according":
            rule = _according
        elif word.lower_ in REPORTING_ADVERBS:
            rule = _adverb
        elif word.pos_ == "VERB":
            rule = _verb
        elif word.pos_ == "NOUN" and word.lemma_ in NOUNS:
            rule = _noun
        for parts in rule(word) if rule else ():
            draft = _draft(paragraph, index, quotes, word, parts)
            if draft is not None:
                yield draft


class _Parts:
    """Token positions of source, cue and content, and the words that head them."""

    def __init__(
        self,
        cue: Collection[int],
        content: Collection[int],
        speaker: Token | None,
        *,
        carrier: Token | None = None,
    ) -> None:
        self.cue = set(cue)
        self.content = set(content)
        self.speaker = speaker
        self.carrier = carrier


def _draft(
    paragraph: Paragraph, index: int, quotes: Sequence[Quotation], word: Token, parts: _Parts
) -> Draft | None:
    speaker = parts.speaker
    quoted = any(quote.start <= word.idx < quote.end for quote in quotes)
    if quoted and speaker is not None and speaker.lower_ in _PERSONAL:
        return None
    source = set(own_words(speaker)) if speaker is not None else set()
    source -= parts.cue
    if source & parts.content:
        source = {at for at in source if at not in parts.content}
    source = _outside(paragraph, source, quotes, quoted)
    content = spans(paragraph, parts.content - parts.cue - source)
    if not content or (len(parts.content) == 1 and _is_relative(paragraph, parts)):
        return None
    return Draft(
        source=spans(paragraph, source),
        cue=spans(paragraph, parts.cue),
        content=_with_marks(paragraph, content, quotes),
        kind=_kind(paragraph, content, quotes),
        extractor=NAME,
        carrier=spans(paragraph, [parts.carrier.i]) if parts.carrier is not None else (),
    )


def _is_relative(paragraph: Paragraph, parts: _Parts) -> bool:
    """True if all that is said is a pronoun of a relative clause: "the thing that he denied"."""
    return all(paragraph.doc[at].tag_ in {"WDT", "WP"} for at in parts.content)


def _verb(verb: Token) -> Iterator[_Parts]:
    passive = is_passive(verb) or (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "advcl"}
        and not any(each.dep_ == "aux" for each in verb.lefts)
    )
    cue = VERBS.get(verb.lemma_) or (PASSIVE_ONLY.get(verb.lemma_) if passive else None)
    if cue is None:
        return
    if verb.lemma_ in CITING and (source := child(verb, {"dobj"})) and _may_speak(source):
        yield from _citing(verb, source)
        return
    if verb.i and verb.nbor(-1).text == "-":
        return
    parts = _passive(verb, cue) if passive else _active(verb, cue)
    if parts is not None:
        yield parts


def _active(verb: Token, cue: Cue) -> _Parts | None:
    speaker = _quoted_as(verb) or subject(verb)
    if speaker is None or speaker.i == verb.i or _is_nobody(speaker):
        return None
    words = set(cue_positions(verb))
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _LEADING_UP:
        words.update(range(verb.head.i, verb.i))
    if (
        verb.lemma_ == "point"
        and child(verb, {"prt"}) is None
        and child(verb, {"prep"}) is None
    ):
        return None
    content = _complement(verb, cue, words)
    if not content:
        return None
    return _Parts(words, content, speaker)


def _is_nobody(word: Token) -> bool:
    """True for "no group", "nobody": there is no statement where no one made it."""
    return word.lower_ in {"nobody", "none", "nothing"} or any(
        each.lower_ == "no" for each in word.lefts
    )


def _complement(verb: Token, cue: Cue, words: set[int]) -> set[int]:
    """Positions of the content; a preposition that belongs to the cue is added to `words`."""
    takes = cue.takes
    clause = child(verb, {"ccomp"}) if takes & {"c", "x", "s"} else None
    if clause is None and "c" in takes:
        # The parser hangs the clause on a participle between: "said, citing X, that …".
        cited = (e for e in verb.rights if e.lemma_ in CITING or _is_aside(e))
        clause = next((c for each in cited if (c := child(each, {"ccomp"}))), None)
        if clause is not None:
            return set(extent(clause))
    if clause is not None:
        return _clause(verb, clause)
    thing = child(verb, {"dobj"})
    if "c" in takes and thing is None:
        inserted = _inserted(verb)
        if inserted:
            return inserted
    if "x" in takes and (action := child(verb, {"xcomp"})) is not None:
        controlled = thing if thing is not None and thing.i < action.i else None
        return set(extent(action)) | (
            set(extent(controlled)) if controlled is not None else set()
        )
    prepositions = [
        each for each in verb.rights if each.dep_ == "prep" and each.lower_ in takes
    ]
    if verb.lemma_ in _ANSWERING and not negated(verb):
        prepositions = []
    if thing is not None and takes & {"o", "s"}:
        content = set(extent(thing))
        if "s" in takes:
            added = [
                each
                for each in verb.rights
                if each.dep_ == "oprd" or each.left_edge.lower_ == "as"
            ]
        else:
            added = prepositions
        for each in added:
            content.update(extent(each))
        return content
    for preposition in prepositions:
        words.add(preposition.i)
        return set(extent(preposition)) - {preposition.i}
    return set()


def _is_aside(word: Token) -> bool:
    return word.dep_ == "advcl" and word.tag_ == "VBN"


def _clause(verb: Token, clause: Token) -> set[int]:
    """A clause's words, without those of a reporting clause that interrupts it."""
    content = set(extent(clause))
    for aside in clause.lefts:
        if aside.lemma_ in CITING and aside.pos_ == "VERB":
            content.difference_update(extent(aside))
    for other in verb.children:
        if other != clause and other.dep_ != "punct":
            content.difference_update(extent(other))
    content.discard(verb.i)
    return content


def _inserted(verb: Token) -> set[int]:
    """What surrounds "…, he said, …" and what "as he said" comments on."""
    above = verb.head
    comment = verb.dep_ == "advcl" and any(each.lower_ == "as" for each in verb.lefts)
    if above == verb or not (verb.dep_ == "parataxis" or comment):
        return set()
    return set(extent(above)) - set(extent(verb))


def _passive(verb: Token, cue: Cue) -> _Parts | None:
    by = child(verb, _BY)
    speaker = child(by, {"pobj"}) if by is not None else None
    words = set(cue_positions(verb))
    if by is not None:
        words.add(by.i)
    about = child(verb, {"nsubjpass"}) or (verb.head if verb.dep_ == "acl" else None)
    clause = child(verb, {"ccomp", "xcomp", "advcl"}) if cue.takes & {"c", "x"} else None
    if clause is not None and clause.dep_ == "advcl" and verb.lemma_ != "ask":
        clause = None
    prepositions = [
        each for each in verb.rights if each.dep_ == "prep" and each.lower_ in cue.takes
    ]
    addressed = verb.lemma_ in _ADDRESSED
    if clause is None and speaker is not None and not prepositions and not addressed:
        prepositions = [e for e in speaker.rights if e.dep_ == "prep" and e.lower_ in cue.takes]
    if clause is None and not prepositions and not cue.takes & {"o", "s"}:
        return None
    if clause is None and speaker is None and cue.stance not in _PASSIVE_UNSOURCED:
        return None
    content = set(extent(clause)) if clause is not None else set()
    if clause is None:
        for each in prepositions:
            content.update(extent(each))
        if addressed:
            words.update(each.i for each in prepositions)
    if about is not None and not addressed and (clause is None or clause.dep_ != "ccomp"):
        own = about.i != verb.head.i
        phrase = extent(about) if own else range(about.left_edge.i, about.i + 1)
        content.update(set(phrase) - set(extent(by) if by is not None else ()))
    return _Parts(words, content - words, speaker)


def _quoted_as(verb: Token) -> Token | None:
    """The one who speaks in "quoted a source as saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in CITING:
        return child(verb.head.head, {"dobj"})
    return None


def _may_speak(word: Token) -> bool:
    """True for a word that names a person, a body, a document or a source of news."""
    return (
        word.pos_ == "PROPN"
        or word.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"}
        or word.lemma_.lower() in _SPEAKERS
    )


def _citing(verb: Token, source: Token) -> Iterator[_Parts]:
    """Both layers of "citing an official" and "quoted a source as saying".

    With "as saying" the citing verb carries the inner statement. Otherwise the one cited says
    what the reporting verb above, or else beside, carries.
    """
    said = next((each for each in verb.rights if each.lower_ == "as"), None)
    if said is not None:
        speaker = subject(verb)
        if speaker is not None and speaker.i != verb.i:
            yield _Parts(cue_positions(verb), {*extent(source), *extent(said)}, speaker)
        return
    above = [word for word in verb.ancestors if word.lemma_ in VERBS and word.pos_ == "VERB"]
    beside = [word for word in verb.sent if word.lemma_ in VERBS and word.pos_ == "VERB"]
    for carrier in (*above, *beside):
        if carrier.i != verb.i:
            content = _complement(carrier, VERBS[carrier.lemma_], set())
            content.difference_update(extent(verb))
            own = child(verb, {"ccomp"})
            if own is not None:
                content.update(extent(own))
            if content:
                yield _Parts([verb.i], content, source, carrier=carrier)
                return


def _noun(noun: Token) -> Iterator[_Parts]:
    cue = NOUNS[noun.lemma_]
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lemma_ == "charge":
        return  # "in charge of" accuses nobody
    content: set[int] = set()
    words = {noun.i}
    for each in noun.rights:
        if each.dep_ in _CLAUSE and each.left_edge.lower_ in {"that", "whether"}:
            content.update(extent(each))
        elif each.dep_ == "prep" and each.lower_ in cue.takes:
            words.add(each.i)
            content.update(extent(each))
        if content:
            break
    if not content:
        return
    owner = child(noun, {"poss"})
    if owner is not None:
        words.update(each.i for each in owner.children if each.dep_ == "case")
    by = next((each for each in noun.rights if each.lower_ in {"by", "from"}), None)
    if owner is None and by is not None and by.i < min(content):
        owner = child(by, {"pobj"})
    yield _Parts(words, content - words, owner)


def _according(word: Token) -> Iterator[_Parts]:
    to = child(word, {"prep"})
    source = child(to, {"pobj"}) if to is not None else None
    if to is None or source is None:
        return
    clause = word.head
    if word.i == word.sent.start:
        clause = word.sent.root
    while clause.pos_ not in {"VERB", "AUX"} and clause.head != clause:
        clause = clause.head
    yield _Parts([word.i, to.i], set(extent(clause)) - set(extent(word)), source)


def _adverb(word: Token) -> Iterator[_Parts]:
    yield _Parts([word.i], set(extent(word.head)) - {word.i}, None)


def _outside(
    paragraph: Paragraph, positions: set[int], quotes: Sequence[Quotation], quoted: bool
) -> set[int]:
    """A source's words, without quoted sentences that the parse drew into it."""
    if quoted:
        return positions
    long = [quote for quote in quotes if quote.end - quote.start > _SHORT]
    doc = paragraph.doc
    return {at for at in positions if not any(q.start <= doc[at].idx < q.end for q in long)}


_SHORT = 40


def _with_marks(
    paragraph: Paragraph, content: tuple[Span, ...], quotes: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Content that ends or begins just inside a quotation mark takes the mark in."""
    marked = []
    for span in content:
        start, end = span.start - paragraph.offset, span.end - paragraph.offset
        for quote in quotes:
            if quote.start < start <= quote.start + 2 and end > start:
                start = quote.start
            if quote.end - 3 <= end < quote.end and start <= quote.start:
                end = quote.end
        marked.append(Span(start + paragraph.offset, end + paragraph.offset))
    return tuple(marked)


def _kind(
    paragraph: Paragraph, content: tuple[Span, ...], quotes: Sequence[Quotation]
) -> SpeechKind:
    inside = [
        (span.start - paragraph.offset, span.end - paragraph.offset, quote)
        for span in content
        for quote in quotes
        if quote.start < span.end - paragraph.offset
        and span.start - paragraph.offset < quote.end
    ]
    if not inside:
        return SpeechKind.indirect
    whole = all(
        any(
            quote.start <= span.start - paragraph.offset + 1
            and span.end - paragraph.offset <= quote.end + 1
            for quote in quotes
        )
        for span in content
    )
    return SpeechKind.direct if whole else SpeechKind.mixed
