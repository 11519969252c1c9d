"""A thousand made-up reports with what a reader would have found in them, reading left out.

Each has a statement of one of 300 voices on a cause, an actor and at times an order, between 250
words of chaff; every third copies the statement, and some chaff, of an earlier one.
"""

from __future__ import annotations

import random
from hashlib import sha256

from crossbearing.model import (
    Allegation,
    Annotations,
    Attribution,
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

SEED = 11
PARTIES = ("Ansel", "Teral", "Orrin", "Dovrin", "Pelmar")
SAYINGS = (
    (Cause.attack, "{party} struck the Sarn depot with a missile"),
    (Cause.accident, "stored munitions of {party} exploded by accident at the Sarn depot"),
    (Cause.planted, "{party} planted a device in the Sarn depot"),
    (Cause.attack, "a drone sent on the orders of {party} hit the Sarn depot"),
)
CHAFF = (
    "river",
    "market",
    "council",
    "bridge",
    "winter",
    "harvest",
    "ferry",
    "quarry",
    "school",
    "engine",
    "letter",
    "garden",
    "window",
    "basket",
    "copper",
    "signal",
    "tunnel",
    "harbour",
    "orchard",
    "ladder",
    "candle",
    "ribbon",
    "saddle",
    "meadow",
)


def reports(count: int) -> tuple[tuple[Document, ...], tuple[Annotations, ...]]:
    """`count` documents and their annotations, the same ones every time."""
    chance = random.Random(SEED)
    made: list[tuple[str, str, int, str]] = []
    documents, annotations = [], []
    for number in range(count):
        if made and number % 3 == 2:
            voice, saying, at, chaff = chance.choice(made)
        else:
            voice = f"Witness {chance.choice('ABCDEFGHIJ')}{chance.randrange(30)}"
            at = chance.randrange(len(SAYINGS))
            saying = SAYINGS[at][1].format(party=chance.choice(PARTIES))
            chaff = _chaff(chance)
            made.append((voice, saying, at, chaff))
        text = f"{_chaff(chance)} {voice} said that {saying}. {chaff} It was report {number}."
        document = _document(text, number)
        documents.append(document)
        annotations.append(_annotations(document, voice, saying, SAYINGS[at][0]))
    return tuple(documents), tuple(annotations)


def _chaff(chance: random.Random) -> str:
    """125 words, in sentences of about sixteen."""
    words = chance.choices(CHAFF, k=125)
    return " ".join(
        " ".join(words[at : at + 16]).capitalize() + "." for at in range(0, len(words), 16)
    )


def _document(text: str, number: int) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(
        id=identify("d", digest),
        capture=digest,
        address=f"https://outlet-{number % 40}.example/{number}",
        path=f"{number:04}.txt",
        publisher=f"Outlet {number % 40}",
        title=f"Sarn, report {number}",
        published=Dated(value=f"2031-03-{14 + number % 14}", found="bench"),
        language="en",
        text=text,
        decoder="text 1 utf-8",
    )


def _annotations(document: Document, voice: str, saying: str, cause: Cause) -> Annotations:
    def span(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    content = span(saying)
    party = next(each for each in PARTIES if each in saying)
    where = span(party)
    said = Attribution(
        id=identify("a", document.id, content),
        document=document.id,
        source=(span(voice),),
        cue=(span("said"),),
        content=(content,),
        kind=SpeechKind.indirect,
        stance=Stance.asserts,
        certainty=Certainty.certain,
        voice=Voice(name=voice, kind=VoiceKind.named),
        extractor="bench 1",
    )
    alleged = [(Variable.cause, cause.value, None)]
    if "orders" in saying:
        alleged.append((Variable.role, party, where))
    elif cause is not Cause.accident:
        alleged.append((Variable.actor, party, where))
    return Annotations(
        document=document.id,
        attributions=(said,),
        mentions=(
            Mention(
                id=identify("m", document.id, span(voice)),
                document=document.id,
                span=span(voice),
                type=MentionType.person,
            ),
            Mention(
                id=identify("m", document.id, where),
                document=document.id,
                span=where,
                type=MentionType.country,
            ),
        ),
        allegations=tuple(
            Allegation(
                document=document.id,
                span=content,
                variable=variable,
                value=value,
                party=at,
                by=said.id,
            )
            for variable, value, at in alleged
        ),
        made_by=("bench 1",),
    )
