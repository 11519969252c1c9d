"""Whose voice a statement is in, and which body the voice speaks for, as entities."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.entities import Directory
from crossbearing.model import Annotations, Attribution, Mention, MentionType

Pairs = tuple[tuple[str, str], ...]

_BODIES = (
    MentionType.organisation,
    MentionType.group,
    MentionType.country,
    MentionType.nationality,
)
"""What a person can speak for, the narrower body first."""


def speakers(annotations: Sequence[Annotations], directory: Directory) -> tuple[Pairs, Pairs]:
    """Two tables from attribution ids to entities: the speaker, and the speaker's affiliation.

    The affiliation is the voice's own, else the body named in the words that introduce the
    speaker ("Brann Estil, deputy commander of a regiment of the Pelmari army").
    """
    speaking, affiliated = [], []
    for each in annotations:
        for said in each.attributions:
            voice = said.voice
            speaker = None if voice.anonymous else directory.named(voice.name, each.document)
            if speaker:
                speaking.append((said.id, speaker))
            affiliation = directory.named(voice.affiliation, each.document) or _introduced(
                said, each.mentions, directory, speaker
            )
            if affiliation and affiliation != speaker:
                affiliated.append((said.id, affiliation))
    return tuple(speaking), tuple(affiliated)


def _introduced(
    said: Attribution, mentions: Sequence[Mention], directory: Directory, speaker: str | None
) -> str | None:
    """The body named within the source's own words, other than the speaker."""
    inside = [
        mention
        for mention in mentions
        if mention.type in _BODIES and any(span.contains(mention.span) for span in said.source)
    ]
    for kind in _BODIES:
        for mention in inside:
            body = directory.by_mention[mention.id]
            if mention.type is kind and body != speaker:
                return body
    return None
