"""Stated relations between mentions become relations between entities."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.link.entities import Directory
from crossbearing.model import Annotations, Passage, Relation

Key = tuple[str, str, str, str | None, str | None]


def relations(annotations: Sequence[Annotations], directory: Directory) -> tuple[Relation, ...]:
    """Each relation once, with every passage that states it."""
    passages: dict[Key, list[Passage]] = {}
    asserted: dict[Key, str | None] = {}
    for each in annotations:
        for stated in each.relations:
            source = directory.by_mention.get(stated.source)
            target = directory.by_mention.get(stated.target)
            if source is None or target is None:
                continue
            # Two names of one thing are no relation; a founding that names no founder is one.
            if source == target and stated.source != stated.target:
                continue
            key = (source, target, stated.type, stated.start, stated.end)
            asserted.setdefault(key, stated.by)
            passages.setdefault(key, []).append(
                Passage(document=stated.document, spans=(stated.span,))
            )
    return tuple(
        Relation(
            source=source,
            target=target,
            type=kind,
            passages=tuple(places),
            start=start,
            end=end,
            by=asserted[source, target, kind, start, end],
        )
        for (source, target, kind, start, end), places in passages.items()
    )
