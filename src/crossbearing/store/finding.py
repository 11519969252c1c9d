"""Finding words in reports and in what they say: a full-text index over one answer, in memory.

SQLite's FTS5 indexes what was read, whatever database the ledger is in. Nothing is written to disk,
and the index goes with the answer it was made from.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from threading import Lock

from crossbearing.model import Annotations, Attribution, Document, Origin, Span

PAGE = 20
"""Finds on a page."""
RANKED = 3000
"""Finds up to which they are counted and the best come first; more are given by date."""
_OPEN, _CLOSE = "\x02", "\x03"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")
_SCHEMA = """
create virtual table texts using fts5(title, publisher, body, tokenize='unicode61 remove_diacritics 2');
create table documents(number integer primary key, id text, published text);
create virtual table said using fts5(voice, words, tokenize='unicode61 remove_diacritics 2');
create table statements(
    number integer primary key, id text, document text, published text, stance text, kind text,
    anonymous integer, origin text, start integer
);
create index statements_by_stance on statements(stance, published);
create index statements_by_kind on statements(kind, published);
create index statements_by_origin on statements(origin);
"""

_DAYS = (
    "and (:since = '' or published >= :since) "
    "and (:until = '' or (published <= :until and published <> '')) "
)
_FILTERS = (
    "and (:stance = '' or stance = :stance) "
    "and (:voice = '' or kind = :voice or (:voice = 'anonymous' and anonymous)) "
    "and (:origin = '' or origin = :origin) " + _DAYS
)
_HELD = (
    "from said join statements on statements.number = said.rowid where said match :terms "
    + _FILTERS
)
_CHOSEN = "select document, id, start, snippet(said, 1, :open, :close, '…', 40) " + _HELD
_LIMIT = "limit :size offset :skipped"
_COUNTED = "select count(*) from (select 1 "
_COUNT_SAID = "".join((_COUNTED, _HELD, "limit :most)"))
_SAID = (
    _CHOSEN + "order by said.rank, said.rowid " + _LIMIT,
    _CHOSEN + "order by said.rowid " + _LIMIT,
)
_ALL = "from statements join said on said.rowid = statements.number where 1 " + _FILTERS
_COUNT_PLAIN = "".join((_COUNTED, _ALL, "limit :most)"))
_PLAIN = "select document, id, start, words " + _ALL + "order by number " + _LIMIT
_IN_TEXTS = (
    "from texts join documents on documents.number = texts.rowid where texts match :terms "
    + _DAYS
)
_COUNT_TEXTS = "".join((_COUNTED, _IN_TEXTS, "limit :most)"))
_TEXT = "select id, null, 0, snippet(texts, -1, :open, :close, '…', 40) " + _IN_TEXTS
_TEXTS = (
    _TEXT + "order by texts.rank, texts.rowid " + _LIMIT,
    _TEXT + "order by texts.rowid " + _LIMIT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for: words, and what the statements that hold them must be. Dates are ISO
    days, both included; empty means any."""

    words: str = ""
    stance: str = ""
    voice: str = ""
    origin: str = ""
    since: str = ""
    until: str = ""

    @property
    def of_statements(self) -> bool:
        """True if something is asked that only statements have."""
        return bool(self.stance or self.voice or self.origin)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around what was found, in pieces, each with whether it is what was looked for."""

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One find: its document, the statement if it is one, and the words around it."""

    document: str
    statement: str | None
    start: int
    snippet: Snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Finds:
    """A page of finds; `total` is exact up to `RANKED`."""

    found: tuple[Found, ...]
    total: int


class Finder:
    """An index over the texts and statements of one answer; may be asked from several threads."""

    def __init__(
        self,
        documents: Iterable[Document],
        annotations: Iterable[Annotations],
        origins: Iterable[Origin],
    ) -> None:
        self._lock = Lock()
        self._rows = sqlite3.connect(":memory:", check_same_thread=False)
        self._rows.executescript(_SCHEMA)
        self._texts = {each.id: each for each in documents}
        of = {said: each.id for each in origins for said in each.statements}
        with self._rows:
            for number, each in enumerate(self._texts.values()):
                self._rows.execute(
                    "insert into texts(rowid, title, publisher, body) values (?, ?, ?, ?)",
                    (number, each.title or "", each.publisher or "", each.text),
                )
                self._rows.execute(
                    "insert into documents values (?, ?, ?)",
                    (number, each.id, _day(each)),
                )
            said = ((found, one) for found in annotations for one in found.attributions)
            for number, (found, one) in enumerate(said):
                self._add(number, self._texts[found.document], one, of)

    def _add(
        self, number: int, document: Document, said: Attribution, of: Mapping[str, str]
    ) -> None:
        voice = said.voice
        named = " ".join(filter(None, (voice.name, voice.affiliation)))
        self._rows.execute(
            "insert into said(rowid, voice, words) values (?, ?, ?)",
            (number, named, " … ".join(each.of(document.text) for each in said.content)),
        )
        self._rows.execute(
            "insert into statements values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                said.id,
                document.id,
                _day(document),
                said.stance.value,
                voice.kind.value,
                voice.anonymous,
                of.get(said.id, ""),
                min(said.content, default=Span(0, 0)).start,
            ),
        )

    def statements(self, wanted: Wanted, *, page: int = 1) -> Finds:
        """The statements that hold the words, the best first, a page at a time."""
        given = _given(wanted, page)
        if given["terms"]:
            return self._page(_COUNT_SAID, _SAID, given)
        if wanted == Wanted(words=wanted.words):
            return Finds(found=(), total=0)
        return self._page(_COUNT_PLAIN, (_PLAIN, _PLAIN), given)

    def documents(self, wanted: Wanted, *, page: int = 1) -> Finds:
        """The documents that hold the words, the best first, a page at a time; none where
        something is asked that only statements have."""
        given = _given(wanted, page)
        if not given["terms"] or wanted.of_statements:
            return Finds(found=(), total=0)
        finds = self._page(_COUNT_TEXTS, _TEXTS, given)
        return replace(
            finds,
            found=tuple(replace(each, start=self._place(each)) for each in finds.found),
        )

    def _page(
        self, count: str, best_and_by_date: tuple[str, str], given: dict[str, str | int]
    ) -> Finds:
        with self._lock:
            total = int(self._rows.execute(count, given).fetchone()[0])
            chosen = best_and_by_date[total >= RANKED]
            rows = self._rows.execute(chosen, given).fetchall()
        return Finds(found=tuple(_found(rows)), total=total)

    def _place(self, found: Found) -> int:
        """Where in the text the first marked word of a snippet stands; 0 where it stands in the
        title alone."""
        pieces = found.snippet.pieces
        words = "".join(piece for piece, _ in pieces).strip("…")
        before = 0
        for piece, hit in pieces:
            if hit:
                break
            before += len(piece.lstrip("…") if not before else piece)
        at = self._texts[found.document].text.find(words)
        return at + before if at >= 0 else 0


def _terms(words: str) -> str:
    """What FTS5 is asked: every word, those in marks as a phrase, the last as a beginning. Words
    alone reach it, so that no letter a person types is an operator."""
    asked = []
    for phrase, word in _TERM.findall(words):
        held = _WORD.findall(phrase or word)
        if held:
            asked.append('"' + " ".join(held) + '"')
    if asked and words[-1:].isalnum():
        asked[-1] += "*"
    return " ".join(asked)


def _given(wanted: Wanted, page: int) -> dict[str, str | int]:
    """What the statements of SQL are given by name."""
    return {
        "terms": _terms(wanted.words),
        "stance": wanted.stance,
        "voice": wanted.voice,
        "origin": wanted.origin,
        "since": wanted.since,
        "until": wanted.until,
        "size": PAGE,
        "skipped": (page - 1) * PAGE,
        "most": RANKED,
        "open": _OPEN,
        "close": _CLOSE,
    }


def _day(document: Document) -> str:
    return document.published.value[:10] if document.published else ""


def _found(rows: Iterable[tuple[str, str | None, int, str]]) -> Iterator[Found]:
    for document, statement, start, words in rows:
        yield Found(
            document=document, statement=statement, start=start, snippet=_snippet(words)
        )


def _snippet(words: str) -> Snippet:
    pieces: list[tuple[str, bool]] = []
    for at, part in enumerate(words.split(_OPEN)):
        marked, closed, rest = part.partition(_CLOSE)
        if at and closed:
            pieces.append((marked, True))
            pieces.append((rest, False))
        else:
            pieces.append((marked + rest, False))
    return Snippet(tuple((piece, hit) for piece, hit in pieces if piece))
