"""What people's decisions do to what the machine proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from crossbearing.model import Act, Annotations, Decision, Document, Reading, Span

Aim = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The annotations that stand after review, and the aims of reviewed readings."""

    annotations: tuple[Annotations, ...]
    accepted: frozenset[Aim]
    rejected: frozenset[Aim]

    def reviewed(self, reading: Reading, texts: dict[str, str]) -> bool:
        """True if a person accepted this reading, by the words that it rests on."""
        return _aims(reading, texts) in self.accepted

    def excluded(self, reading: Reading, texts: dict[str, str]) -> bool:
        """True if a person rejected this reading."""
        return _aims(reading, texts) in self.rejected


def _aims(reading: Reading, texts: dict[str, str]) -> Aim | None:
    if not reading.passages:
        return None
    first = reading.passages[0]
    return texts[first.document], first.spans


def standing(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
) -> Standing:
    """Apply the decisions in force: rejected statements go, with what rested on them."""
    texts = {document.id: text_hash(document) for document in documents}
    aimed: dict[tuple[str, Act], set[Aim]] = {}
    for decision in decisions:
        target = decision.target
        aimed.setdefault((target.role, decision.act), set()).add(
            (target.text_sha256, target.spans)
        )
    gone = aimed.get(("statement", Act.reject), set())
    return Standing(
        annotations=tuple(_without(each, texts[each.document], gone) for each in annotations),
        accepted=frozenset(aimed.get(("reading", Act.accept), ())),
        rejected=frozenset(aimed.get(("reading", Act.reject), ())),
    )


def text_hash(document: Document) -> str:
    """SHA-256 of a document's text, by which decisions name it."""
    return sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _without(annotations: Annotations, text: str, gone: set[Aim]) -> Annotations:
    rejected = {said.id for said in annotations.attributions if (text, said.content) in gone}
    if not rejected:
        return annotations
    return replace(
        annotations,
        attributions=tuple(
            replace(said, parent=None) if said.parent in rejected else said
            for said in annotations.attributions
            if said.id not in rejected
        ),
        allegations=tuple(each for each in annotations.allegations if each.by not in rejected),
        arguments=tuple(each for each in annotations.arguments if each.by not in rejected),
        judgements=tuple(each for each in annotations.judgements if each.about not in rejected),
    )
