"""Generated reports that come with what stands in them, for cases that would take hours to read.

The words are invented and follow Zipf's law. Most paragraphs hold a statement: somebody of some body
says something, now and then about the cause of the incident. A share of the reports takes paragraphs
from earlier ones, word for word. The writer knows where each name and statement stands, so the notes
are written beside the text and look like the reader's own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from crossbearing.extract.reader import made_by
from crossbearing.model import (
    Allegation,
    Annotations,
    Attribution,
    Capture,
    Cause,
    Certainty,
    Dated,
    Document,
    Mention,
    MentionType,
    Span,
    SpeechKind,
    Stance,
    Variable,
    Voice,
    VoiceKind,
    identify,
)

QUESTION = "Who struck the Sarn depot?"
PARAGRAPHS = (5, 9)
"""The fewest and the most paragraphs of a report."""
COPIES = 0.3
"""Share of reports that take two paragraphs of an earlier one."""
BEARING = 0.004
"""Share of paragraphs that say something of the cause."""
VOCABULARY, PEOPLE, BODIES, OUTLETS = 12_000, 3_000, 400, 150
FIRST, DAYS = date(2031, 3, 13), 90
CUES = (
    ("said that", Stance.asserts, Certainty.certain),
    ("denied that", Stance.denies, Certainty.certain),
    ("suggested that", Stance.asserts, Certainty.possible),
    ("promised that", Stance.promises, Certainty.certain),
    ("insisted that", Stance.asserts, Certainty.certain),
)
CAUSES = (
    (Cause.attack, None, "a missile hit"),
    (Cause.accident, None, "an accident with stores burned"),
)
"""What a report can say of the cause, where no party is to be named: cause, what it says of the
party, and the words before the depot's name."""
BLAMING = (
    (Cause.attack, Variable.actor, "a missile of {party} hit"),
    (Cause.accident, None, "an accident with stores of {party} burned"),
    (Cause.planted, Variable.actor, "a device that {party} planted went off in"),
    (Cause.attack, Variable.role, "a drone sent on the orders of {party} hit"),
)
"""The same where one is named."""
BODY_KINDS = ("Ministry", "Committee", "Front", "Observatory", "Council", "Union", "Guard")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of a paragraph: where its parts stand in it, and whose it is."""

    source: Span
    cue: Span
    content: Span
    voice: Voice
    stance: Stance
    certainty: Certainty
    alleged: tuple[tuple[Variable, str, Span | None], ...] = ()
    """What it says of the case: variable, value, and where the party stands that it names."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words, with the statements and the names in them."""

    text: str
    said: tuple[Said, ...] = ()
    named: tuple[tuple[Span, MentionType], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a case takes it in, and what stands in it."""

    raw: bytes
    capture: Capture
    document: Document
    notes: Annotations


class Writer:
    """Writes reports from a seed; the same seed writes the same ones.

    `bearing` is the share of paragraphs that say something of the cause, and `parties` are those
    it is then laid on.
    """

    def __init__(
        self, seed: int = 1, *, bearing: float = BEARING, parties: Sequence[str] = ()
    ) -> None:
        self.draw = random.Random(seed)
        self.bearing = bearing
        self.parties = parties
        self.words = [self.word() for _ in range(VOCABULARY)]
        self.common = zipf(VOCABULARY)
        self.bodies = [
            f"{self.word().title()} {self.draw.choice(BODY_KINDS)}" for _ in range(BODIES)
        ]
        self.people = [
            (f"{self.word().title()} {self.word().title()}", self.draw.choice(self.bodies))
            for _ in range(PEOPLE)
        ]
        self.known = zipf(PEOPLE)
        self.outlets = [f"{self.word().title()} Post" for _ in range(OUTLETS)]
        self.made_by = made_by()

    def word(self) -> str:
        """An invented word of one to four syllables."""
        return "".join(
            self.draw.choice("bdfgklmnprstvz") + self.draw.choice("aeiou")
            for _ in range(self.draw.choice((1, 2, 2, 3, 3, 4)))
        ) + self.draw.choice(("", "n", "r", "s", "l"))

    def clause(self, fewest: int, most: int) -> str:
        """Some words, the frequent ones often."""
        count = self.draw.randint(fewest, most)
        return " ".join(self.draw.choices(self.words, cum_weights=self.common, k=count))

    def paragraph(self) -> Paragraph:
        """Two or three sentences; in most paragraphs one of them is a statement."""
        filler = f"{self.clause(8, 18).capitalize()}. "
        rest = f" {self.clause(8, 18).capitalize()}."
        if self.draw.random() < 0.2:
            return Paragraph(filler + rest[1:])
        (name, body), *_ = self.draw.choices(self.people, cum_weights=self.known)
        cue, stance, certainty = self.draw.choice(CUES)
        content = self.clause(7, 16)
        start = len(filler)
        source = Span(start, start + len(name))
        of = Span(source.end + len(" of the "), source.end + len(" of the ") + len(body))
        cued = Span(of.end + 1, of.end + 1 + len(cue))
        named = [(source, MentionType.person), (of, MentionType.organisation)]
        alleged: list[tuple[Variable, str, Span | None]] = []
        if self.draw.random() < self.bearing:
            cause, role, what = self.draw.choice(BLAMING if self.parties else CAUSES)
            content = f"{what} the Sarn depot {content}"
            alleged.append((Variable.cause, cause.value, None))
            if self.parties:
                party = self.draw.choice(self.parties)
                before = cued.end + 1 + content.index("{party}")
                where = Span(before, before + len(party))
                content = content.format(party=party)
                named.append((where, MentionType.country))
                if role is not None:
                    alleged.append((role, party, where))
        spoken = Span(cued.end + 1, cued.end + 1 + len(content))
        voice = Voice(name=name, kind=VoiceKind.named, affiliation=body)
        return Paragraph(
            f"{filler}{name} of the {body} {cue} {content}.{rest}",
            (Said(source, cued, spoken, voice, stance, certainty, tuple(alleged)),),
            tuple(named),
        )

    def reports(self, count: int) -> Iterator[Report]:
        """So many reports, in order of their dates."""
        written: list[tuple[Paragraph, ...]] = []
        for number in range(count):
            paragraphs = [self.paragraph() for _ in range(self.draw.randint(*PARAGRAPHS))]
            if written and self.draw.random() < COPIES:
                earlier = self.draw.choice(written)
                at = self.draw.randrange(len(earlier) - 1)
                paragraphs[1:3] = earlier[at : at + 2]
            written.append(tuple(paragraphs))
            day = FIRST + timedelta(days=number * DAYS // count)
            yield self.report(number, paragraphs, day.isoformat())

    def report(self, number: int, paragraphs: Sequence[Paragraph], day: str) -> Report:
        """Paragraphs under a title, as a report of an outlet and a day."""
        title = self.clause(5, 9).capitalize()
        text = "\n\n".join([title, *(each.text for each in paragraphs)])
        raw = text.encode()
        digest = sha256(raw).hexdigest()
        path = f"{number:05}.txt"
        publisher = self.draw.choice(self.outlets)
        document = Document(
            id=identify("d", path, publisher, digest),
            capture=digest,
            path=path,
            address=path,
            text=text,
            decoder="text 1 utf-8",
            title=title,
            publisher=publisher,
            published=Dated(value=day, found="metadata"),
            language="en",
        )
        capture = Capture(sha256=digest, size=len(raw), media_type="text/plain", path=path)
        return Report(raw, capture, document, self.notes(document, title, paragraphs))

    def notes(
        self, document: Document, title: str, paragraphs: Sequence[Paragraph]
    ) -> Annotations:
        """What stands in a report, as the reader would note it."""
        attributions, mentions, allegations = [], [], []
        start = len(title) + 2
        for paragraph in paragraphs:
            for said in paragraph.said:
                one = attribution(document, said, start)
                attributions.append(one)
                allegations += [
                    Allegation(
                        document=document.id,
                        span=one.content[0],
                        variable=variable,
                        value=value,
                        certainty=said.certainty,
                        party=moved(party, start) if party else None,
                        by=one.id,
                    )
                    for variable, value, party in said.alleged
                ]
            for span, kind in paragraph.named:
                where = moved(span, start)
                mentions.append(
                    Mention(
                        id=identify("m", document.id, where, kind.value),
                        document=document.id,
                        span=where,
                        type=kind,
                    )
                )
            start += len(paragraph.text) + 2
        return Annotations(
            document=document.id,
            attributions=tuple(attributions),
            mentions=tuple(mentions),
            allegations=tuple(allegations),
            made_by=self.made_by,
            as_of=document.published.value if document.published else None,
        )


def attribution(document: Document, said: Said, start: int) -> Attribution:
    """A statement of a paragraph that begins at `start`."""
    source, cue, content = (
        moved(each, start) for each in (said.source, said.cue, said.content)
    )
    return Attribution(
        id=identify("a", document.id, (source,), (cue,), (content,)),
        document=document.id,
        source=(source,),
        cue=(cue,),
        content=(content,),
        kind=SpeechKind.indirect,
        stance=said.stance,
        certainty=said.certainty,
        voice=said.voice,
        extractor="bench 1",
    )


def moved(span: Span, by: int) -> Span:
    """A span so many code points further on."""
    return replace(span, start=span.start + by, end=span.end + by)


def zipf(count: int) -> list[float]:
    """Cumulative weights of so many things by rank."""
    return list(accumulate(1 / (rank + 8) for rank in range(count)))
