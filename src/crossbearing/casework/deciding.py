"""What people's decisions do to what the machine proposes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from crossbearing.casework.correcting import (
    CLAIMS,
    NAMED,
    Aim,
    aim_of,
    aimed,
    claimed,
    confirm_part,
    edited,
    read_claim,
    without,
)
from crossbearing.casework.missed import confirm_missed, with_missed
from crossbearing.casework.texts import text_hash, text_hashes
from crossbearing.errors import UsageError
from crossbearing.model import (
    AS_PROPOSED,
    Act,
    Annotations,
    Attribution,
    Certainty,
    Decision,
    Document,
    Grade,
    Identities,
    Origin,
    Passage,
    Reading,
    Span,
    SpeechKind,
    Stance,
    Voice,
    VoiceKind,
)
from crossbearing.store import JOINING, PARTS, read_aim

REVIEWED = (Act.accept, Act.reject)
ACTS: Mapping[str, tuple[Act, ...]] = {
    "statement": (*REVIEWED, Act.add),
    "reading": REVIEWED,
    **dict.fromkeys(PARTS, (Act.edit,)),
    **{
        role: (*REVIEWED, Act.edit, *(() if variable in NAMED else (Act.merge, Act.divide)))
        for role, variable in CLAIMS.items()
    },
    "mention": (Act.accept, Act.merge, Act.divide),
    "origin": (Act.accept, Act.edit, Act.merge, Act.divide),
}
"""What can be decided of what; undoing goes for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Ids of the readings that people accepted, and of those that they rejected."""

    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()


def standing(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
) -> tuple[Annotations, ...]:
    """The annotations with the decisions in force applied: with the statements that people added,
    statements and what they put forward as people corrected them, and without those they rejected
    and what rested on them."""
    if not decisions:
        return tuple(annotations)
    texts = text_hashes(documents)
    by_id = {document.id: document for document in documents}
    added = aimed(decisions, "statement", Act.add)
    found = [
        edited(
            with_missed(each, by_id[each.document], texts[each.document], added),
            texts[each.document],
            decisions,
        )
        for each in annotations
    ]
    gone = aimed(decisions, "statement", Act.reject)
    return tuple(
        without(each, texts[each.document], gone)
        for each in claimed(found, by_id, texts, decisions)
    )


def identities(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
) -> Identities:
    """What people said is one thing and what two, for who is who and for whose word it is. Texts
    that are the same share a decision."""
    if not any(each.act in JOINING for each in decisions):
        return AS_PROPOSED
    texts = text_hashes(documents)
    at: dict[tuple[str, Aim], list[str]] = {}
    for each in annotations:
        text = texts[each.document]
        for mention in each.mentions:
            at.setdefault(("mention", (text, (mention.span,))), []).append(mention.id)
        for said in each.attributions:
            words = tuple(sorted(said.aim or said.cue))
            at.setdefault(("origin", (text, words)), []).append(said.id)
        for argument in each.arguments:
            told = (argument.conclusion,) if argument.conclusion else ()
            words = tuple(sorted({*argument.premises, *told}))
            at.setdefault(("origin", (text, words)), []).append(argument.id)
    pairs: dict[Act, set[tuple[str, str]]] = {Act.merge: set(), Act.divide: set()}
    for decision in decisions:
        role = decision.target.role
        if decision.act in JOINING and role in ("mention", "origin"):
            ours = at.get((role, aim_of(decision)), ())
            theirs = at.get((role, read_aim(decision.value or "")), ())
            pairs[decision.act].update(
                pair for pair in product(ours, theirs) if pair[0] != pair[1]
            )
    return Identities(one=tuple(sorted(pairs[Act.merge])), two=tuple(sorted(pairs[Act.divide])))


def review(
    decisions: Sequence[Decision], documents: Sequence[Document], readings: Sequence[Reading]
) -> Review:
    """What the decisions in force say of readings, each found by its first passage. Readings
    of the very same words share a decision."""
    texts = text_hashes(documents)
    aims = {each.id: _aim(each.passages[0], texts) for each in readings if each.passages}
    accepted = aimed(decisions, "reading", Act.accept)
    rejected = aimed(decisions, "reading", Act.reject)
    return Review(
        accepted=frozenset(each for each, aim in aims.items() if aim in accepted),
        rejected=frozenset(each for each, aim in aims.items() if aim in rejected),
    )


_GRADE = re.compile(r"[A-F][1-6]")


def graded(
    decisions: Sequence[Decision],
    documents: Sequence[Document],
    origins: Sequence[Origin],
    grades: Sequence[Grade],
) -> tuple[Grade, ...]:
    """The grades with those that a person set in the place of what was proposed; an origin has
    the last one that was set on any of its passages."""
    texts = text_hashes(documents)
    given = aimed(decisions, "origin", Act.edit)
    found = {
        each.id: [
            given[aim] for passage in each.passages if (aim := _aim(passage, texts)) in given
        ]
        for each in origins
    }
    order = {each.id: at for at, each in enumerate(decisions)}
    return tuple(
        _regraded(
            grade,
            max(found.get(grade.origin, ()), key=lambda each: order[each.id], default=None),
        )
        for grade in grades
    )


def _aim(passage: Passage, texts: Mapping[str, str]) -> Aim:
    return texts[passage.document], tuple(sorted(passage.spans))


def _regraded(grade: Grade, decision: Decision | None) -> Grade:
    if decision is None or decision.value is None:
        return grade
    return replace(
        grade,
        reliability=decision.value[0],
        credibility=decision.value[1],
        reason=decision.why or grade.reason,
        by=decision.who,
        proposed=grade.code,
    )


def confirm(
    decision: Decision,
    documents: Sequence[Document],
    find: Callable[[str], Decision | None],
) -> None:
    """Raises UsageError for a decision that would change nothing: an act or a role that no
    step heeds, words that no report holds, an undoing of nothing, nobody who decides. `find`
    gives the earlier decision of an id."""
    if not decision.who.strip():
        raise UsageError("a decision needs a name: say who decides")
    if decision.act is Act.undo:
        if find(decision.value or "") is None:
            raise UsageError(f"there is no decision {decision.value} to undo")
        return
    role = decision.target.role
    if decision.act not in ACTS.get(role, ()):
        raise UsageError(
            f"{decision.act.value} of a {role} cannot be applied; "
            f"{_can_be_done(role)}, or undo a decision"
        )
    lengths = {text_hash(each): len(each.text) for each in documents}
    _confirm_words(lengths, *aim_of(decision))
    if decision.act is Act.edit:
        _confirm_value(role, decision.value, lengths[decision.target.text_sha256])
    elif decision.act is Act.add:
        confirm_missed(decision, lengths[decision.target.text_sha256])
    elif decision.act in JOINING:
        if role == "claim cause" and decision.act is Act.divide:
            raise UsageError("a cause cannot be divided; say which one these words put forward")
        other = read_aim(decision.value or "")
        _confirm_words(lengths, *other)
        if other == aim_of(decision):
            raise UsageError("a thing cannot be joined to itself or parted from itself")


def _can_be_done(role: str) -> str:
    if role in ACTS:
        return f"{', '.join(ACTS[role])} can"
    return f"decisions are about: {', '.join(ACTS)}"


def _confirm_words(lengths: Mapping[str, int], text: str, spans: Sequence[Span]) -> None:
    length = lengths.get(text)
    if length is None:
        raise UsageError("the decision aims at a text that no report of the case has")
    if not spans or any(span.end > length for span in spans):
        raise UsageError("the decision aims at words outside the report")


def _confirm_value(role: str, value: str | None, length: int) -> None:
    """Raises UsageError for a value that the role cannot take."""
    if role == "origin":
        if not _GRADE.fullmatch(value or ""):
            raise UsageError(
                f"{value!r} is no grade; give a letter A to F and a figure 1 to 6, as B2"
            )
    elif role in CLAIMS:
        read_claim(CLAIMS[role], value or "")
    else:
        changed = confirm_part(role, value or "", _ANYTHING)
        parts = (*changed.source, *changed.cue, *changed.content)
        if any(span.end > length for span in parts):
            raise UsageError("the decision sets words outside the report")


_ANYTHING = Attribution(
    id="",
    document="",
    source=(),
    cue=(),
    content=(),
    kind=SpeechKind.indirect,
    stance=Stance.asserts,
    certainty=Certainty.unknown,
    voice=Voice(name=None, kind=VoiceKind.unknown),
)
"""A statement to try a value on."""
