"""What a report is made of: sections of prose, points, tables, drawings and texts.

Sections are built once from the assessment; the page, the Markdown and the plain text each
print the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a document, with the place they open to; `where` reads `r1 252–430`."""

    passage: Passage
    words: str
    where: str
    language: str | None

    @property
    def anchor(self) -> str:
        """The id of the place in the appendix: `d-3f9c1b22d0a1-s252`."""
        return f"{self.passage.document}-s{self.passage.start}"


@dataclass(frozen=True, slots=True)
class Range:
    """A share and its range on a scale from 0 to 1, drawn as a bar with a tick."""

    low: float
    high: float
    value: float


@dataclass(frozen=True, slots=True)
class Weight:
    """A weight of evidence and its range in bits, drawn as a bar to either side of zero.

    `reach` is the largest weight on the scale, the same for every bar of a table.
    """

    low: float
    high: float
    value: float
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table: text, and what it opens to.

    `link` is an anchor within the report, `sign` is `+`, `-` or `` for cells that speak for or
    against, `opens` the anchor of a card that shows the quotes.
    """

    text: str = ""
    quotes: tuple[Quote, ...] = ()
    picture: Range | Weight | None = None
    link: str | None = None
    opens: str | None = None
    sign: str = ""
    struck: bool = False
    anchor: str | None = None
    number: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a caption; the first cell of a row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[str, ...] = ()
    """Anchors that the columns after the first lead to, if any."""
    folded: bool = False
    """True for a table that is shown closed until opened."""
    kind: str = ""
    """How wide its columns are: `matrix`, `ranges`, `rungs`, `record`, or `words` where the
    quotes are what it is about and stand open; `pairs` where they stand in several columns."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph. `weight` is `lead` for the answer itself, `note` for a remark."""

    text: str
    weight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a list; `tick` draws an empty box for a person to tick."""

    text: str
    quotes: tuple[Quote, ...] = ()
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A labelled node of a graph."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A labelled arrow between two nodes."""

    source: str
    target: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes on a circle and arrows between them; a table beside it says the same."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something on one of two rails: from one ISO date to another, the same for a single day.

    `event` tells what happened from what was told; `short` is what stands beside it. `by_hand`
    is a span that somebody fixed, with its `likeliest` moment if one is told.
    """

    start: str
    end: str
    short: str
    label: str
    event: bool
    by_hand: bool = False
    likeliest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rails:
    """What happened above, what was told below, over one line of time from `first` to `last`, two
    ISO dates or times; bars may reach beyond. A table says the same. `by_hand` is True where all
    of them are fixes entered by hand."""

    title: str
    first: str
    last: str
    bars: tuple[Bar, ...]
    by_hand: bool = False
    clocks: str = ""
    """The zone that times of day are in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on a map: degrees north and east, and within how many kilometres it may lie."""

    latitude: float
    longitude: float
    reach: float
    short: str
    label: str
    by_hand: bool = False
    """True for a fix that somebody entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Places on a map of land and countries; a table says the same. `close` leaves out the land,
    which is drawn too coarsely to say anything there, and is as wide as the circles."""

    title: str
    marks: tuple[Mark, ...]
    close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A share and its range on a day, an ISO date."""

    day: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer's shares by day, oldest first."""

    label: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How the shares of answers moved by day; a table beside it says the same."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A small card that a cell of a matrix opens: what is weighed and the words it rests on."""

    anchor: str
    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a document's text: cited, furniture, left out, or none of these.

    `anchor` is set where a cited passage begins.
    """

    text: str
    cited: bool = False
    furniture: bool = False
    omitted: bool = False
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A document's text in stretches, with its heading and language."""

    anchor: str
    title: str
    language: str | None
    stretches: tuple[Stretch, ...]


Block = Prose | Points | Table | Graph | Rails | Chart | Course | Card | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the report."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report: the question, its counts, the draft mark, and sections in order."""

    question: str
    counts: tuple[tuple[int, str], ...]
    draft: str | None
    sections: tuple[Section, ...]
