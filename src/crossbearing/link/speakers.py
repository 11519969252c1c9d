"""Whose voice a statement is in, and which body the voice speaks for, as entities."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.entities import Directory
from crossbearing.model import Annotations

Pairs = tuple[tuple[str, str], ...]


def speakers(annotations: Sequence[Annotations], directory: Directory) -> tuple[Pairs, Pairs]:
    """Two tables from attribution ids to entities: the speaker, and the speaker's affiliation."""
    speaking, affiliated = [], []
    for each in annotations:
        for said in each.attributions:
            speaker = None if said.voice.anonymous else directory.named(said.voice.name)
            affiliation = directory.named(said.voice.affiliation)
            if speaker:
                speaking.append((said.id, speaker))
            if affiliation and affiliation != speaker:
                affiliated.append((said.id, affiliation))
    return tuple(speaking), tuple(affiliated)
