"""Direct speech: quotations, and the words beside them that say whose they are.

Quotations come first because a parser loses its way in them; the cue is looked for on the flat
text outside the marks, in the order readers expect it: before the quotation (`X said, "…"`,
`Name: "…"`), after it (`"…," X said`, `"…" — Name`), or in the sentence that the quotation goes
on from (`"…," he said. "…"`). Quotations without a cue are left for reported speech, or are
scare quotes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from crossbearing.extract.cues import VERBS
from crossbearing.extract.drafts import Draft
from crossbearing.extract.parsed import Paragraph
from crossbearing.extract.phrases import child, cue_positions, extent, spans, subject
from crossbearing.extract.quotation_marks import Quotation
from crossbearing.model import Span, SpeechKind

NAME = "quotes 1"

_SENTENCE_END = frozenset({".", "!", "?", "...", "…"})
_CLOSING_IN = frozenset(",?!.—–-…;")
_DASHES = frozenset({"-", "--", "—", "–"})
_REACH = 60
_NAME_LENGTH = 12


@dataclass(frozen=True, slots=True)
class _Cue:
    """What attributes a quotation: positions of source and cue, and their main words."""

    words: tuple[int, ...]
    source: tuple[int, ...]
    head: Token | None = None
    speaker: Token | None = None
    start: int | None = None
    """Where content begins that is only partly in marks (`The plan "failed," he said`)."""


def drafts(paragraph: Paragraph, index: int, quotes: Sequence[Quotation]) -> list[Draft]:
    """One draft for each cue that carries quotations, its quotations in order."""
    page = _Page(paragraph, quotes)
    found: list[Draft] = []
    last: Quotation | None = None
    for quote in quotes:
        cue = page.cue(quote)
        start = quote.start if cue is None or cue.start is None else cue.start
        words = Span(paragraph.offset + start, paragraph.offset + quote.end)
        if cue is None:
            if found and last is not None and page.continues(last, quote):
                found[-1] = replace(found[-1], content=(*found[-1].content, words))
                last = quote
            continue
        cue_spans = spans(paragraph, cue.words)
        if found and found[-1].cue == cue_spans:
            found[-1] = replace(found[-1], content=(*found[-1].content, words))
        else:
            found.append(_draft(paragraph, index, cue, (words,)))
        last = quote
    return found


def _draft(paragraph: Paragraph, index: int, cue: _Cue, content: tuple[Span, ...]) -> Draft:
    return Draft(
        source=spans(paragraph, cue.source),
        cue=spans(paragraph, cue.words),
        content=content,
        kind=SpeechKind.direct if cue.start is None else SpeechKind.mixed,
        extractor=NAME,
    )


def announcement(paragraph: Paragraph, index: int) -> Draft | None:
    """A paragraph's closing words that announce a quotation in the next (`And from X:`)."""
    if not paragraph.text.rstrip().endswith(":"):
        return None
    cue = _Page(paragraph, ()).closing()
    return None if cue is None else _draft(paragraph, index, cue, ())


class _Page:
    """A paragraph and its quotations, with the tokens that lie outside them."""

    def __init__(self, paragraph: Paragraph, quotes: Sequence[Quotation]) -> None:
        self.doc = paragraph.tokens
        self.text = paragraph.text
        self.quotes = quotes
        self.holder: list[int] = []
        """For each token the number of the quotation it is in, or -1."""
        at = 0
        for token in paragraph.tokens:
            while at < len(quotes) and token.idx >= quotes[at].end:
                at += 1
            inside = at < len(quotes) and token.idx + len(token) > quotes[at].start
            self.holder.append(at if inside else -1)

    def cue(self, quote: Quotation) -> _Cue | None:
        """What attributes a quotation, if anything beside it does."""
        number = self.quotes.index(quote)
        inside = [at for at, holder in enumerate(self.holder) if holder == number]
        if not inside:
            return None
        return self._before(inside[0]) or self._after(quote, inside[0], inside[-1])

    def closing(self) -> _Cue | None:
        """What the paragraph's last words attribute to come."""
        return self._before(len(self.doc))

    def continues(self, last: Quotation, quote: Quotation) -> bool:
        """True if no more than the rest of one sentence stands between two quotations."""
        between = [t for t in self.doc if last.end <= t.idx < quote.start and not t.is_space]
        ends = sum(t.text in _SENTENCE_END for t in between)
        return ends <= 1 and (not between or between[-1].text in _SENTENCE_END)

    def _outside(self, at: int) -> bool:
        return 0 <= at < len(self.doc) and self.holder[at] == -1

    def _previous(self, at: int) -> int:
        """The nearest position before `at` that is not white space."""
        at -= 1
        while at >= 0 and self.doc[at].is_space:
            at -= 1
        return at

    def _before(self, first: int) -> _Cue | None:
        near = self._previous(first)
        if not self._outside(near):
            return None
        word = self.doc[near]
        colon = word.text == ":"
        if not colon and word.text != "," and not _speaks(word) and not _is_particle(word):
            return None
        words: list[Token] = []
        at = near
        while self._outside(at) and len(words) < _REACH:
            if self.doc[at].text in _SENTENCE_END:
                break
            words.append(self.doc[at])
            at -= 1
        for candidate in words:
            if _speaks(candidate):
                return self._spoken(candidate)
        if len(words) > 2 and _follows_name(words[1], words[2]):
            return self._spoken(words[1])
        return self._colon(words[::-1]) if colon else None

    def _colon(self, words: list[Token]) -> _Cue | None:
        """`Name: "…"`, `And from X: "…"`, and `X had a word for it: "…"`."""
        colon = words[-1]
        verbs = [word for word in words if word.pos_ in {"VERB", "AUX"}]
        main = next((word for word in verbs if child(word, {"nsubj"}) is not None), None)
        if main is not None:
            return self._spoken(main, (colon.i,))
        named = [word for word in words[:-1] if not word.is_space]
        if not named or verbs or len(named) > _NAME_LENGTH:
            return None
        while named and named[0].pos_ in {"CCONJ", "ADP", "PUNCT", "ADV", "SPACE"}:
            named.pop(0)
        if not named or named[-1].pos_ not in {"PROPN", "NOUN", "PUNCT"}:
            return None
        speaker = _name_head(named)
        return _Cue((colon.i,), tuple(word.i for word in named), None, speaker)

    def _after(self, quote: Quotation, first: int, last: int) -> _Cue | None:
        text = self.text
        ending = text[quote.start : quote.end].rstrip("\"'”’»“‘«› ")[-1:]
        comma = text[quote.end : quote.end + 2].strip()[:1] == ","
        if ending not in _CLOSING_IN and not comma:
            return None
        window: list[Token] = []
        for token in self.doc[last + 1 : last + 1 + _REACH]:
            if not self._outside(token.i) or token.text in _SENTENCE_END:
                break
            if not token.is_space:
                window.append(token)
        if not window:
            return None
        if window[0].text in _DASHES or window[0].text[0] in "-—–":
            return self._signed(window)
        speaking = next((token for token in window if _speaks(token)), None)
        if speaking is None or (ending == "." and not _closes(speaking, window)):
            return None
        cue = self._spoken(speaking)
        if cue is None or not cue.source:
            return None
        start = self._sentence_start(first, quote)
        return cue if start == quote.start else replace(cue, start=start)

    def _signed(self, window: list[Token]) -> _Cue | None:
        """`"…" — Name`: a dash and a name to the end."""
        named = window[1:] if window[0].text in _DASHES else window
        if not named or len(named) > _NAME_LENGTH or any(t.pos_ == "VERB" for t in named):
            return None
        if not any(token.text.lstrip("-—–")[:1].isupper() for token in named):
            return None
        speaker = _name_head(named)
        return _Cue((), tuple(token.i for token in named), None, speaker)

    def _spoken(self, verb: Token, extra: tuple[int, ...] = ()) -> _Cue | None:
        speaker = subject(verb)
        if speaker is None or not self._outside(speaker.i) or speaker == verb:
            speaker = self._beside(verb)
        words = {at for at in (*cue_positions(verb), *extra) if self._outside(at)}
        if speaker is None:
            return _Cue(tuple(sorted(words)), (), verb, None)
        source = [at for at in extent(speaker) if self._outside(at) and at not in words]
        source = _around(source, speaker.i)
        return _Cue(tuple(sorted(words)), tuple(source), verb, speaker)

    def _beside(self, verb: Token) -> Token | None:
        """The nearest noun or pronoun outside the marks, before the verb or else after it."""
        for at in (*range(verb.i - 1, -1, -1), *range(verb.i + 1, len(self.doc))):
            if not self._outside(at) or self.doc[at].text in _SENTENCE_END:
                if at < verb.i:
                    continue
                return None
            if (
                self.doc[at].pos_ in {"PROPN", "NOUN", "PRON"}
                and abs(at - verb.i) < _NAME_LENGTH
            ):
                return _phrase_head(self.doc[at])
        return None

    def _sentence_start(self, first: int, quote: Quotation) -> int:
        """Where the sentence that ends in a quotation begins: the mark, or words before it."""
        at = self._previous(first)
        start = quote.start
        while self._outside(at) and self.doc[at].text not in {*_SENTENCE_END, ":"}:
            start = self.doc[at].idx
            at -= 1
        return start


def _around(positions: list[int], middle: int) -> list[int]:
    """The unbroken run of positions that holds `middle`."""
    kept = [middle] if middle in positions else []
    present = set(positions)
    for step in (-1, 1):
        at = middle + step
        while at in present:
            kept.append(at)
            at += step
    return sorted(kept)


def _name_head(named: list[Token]) -> Token:
    """The last word of the name that a signature or a label starts with."""
    head = named[0]
    for word in named:
        if word.text in {",", "("}:
            break
        if word.pos_ in {"PROPN", "NOUN"}:
            head = word
    return head


def _phrase_head(word: Token) -> Token:
    while word.dep_ in {"compound", "poss", "amod", "appos"} and word.head.i != word.i:
        word = word.head
    return word


def _speaks(word: Token) -> bool:
    cue = VERBS.get(word.lemma_)
    return (
        cue is not None
        and cue.quotes
        and word.pos_ in {"VERB", "AUX", "PROPN", "NOUN"}
        and (word.pos_ == "VERB" or word.lower_ in {"said", "says"})
    )


def _follows_name(word: Token, before: Token) -> bool:
    """True for the word between a name and a quotation that the parser takes for a noun:
    "the commander, Qais Haddad, underlines, …"."""
    return (
        word.text.islower()
        and word.tag_ in {"NNS", "VBZ", "VBD", "VBP"}
        and (before.pos_ == "PROPN" or before.text == ",")
    )


def _is_particle(word: Token) -> bool:
    return word.dep_ == "prt" and _speaks(word.head)


def _closes(verb: Token, window: list[Token]) -> bool:
    """True if nothing but the speaker follows the verb: a sentence of its own does not count."""
    rest = [token for token in window if token.i > verb.i]
    owner = child(verb, {"nsubj"})
    named = set(extent(owner)) if owner is not None else set()
    return all(token.i in named or token.is_punct for token in rest)
