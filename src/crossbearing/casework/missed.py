"""Statements that the reader missed, as people add them: found in the text, kept as a decision,
and put among what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from crossbearing.casework.correcting import (
    CLAIMS,
    NAMED,
    Aim,
    aim_of,
    aimed,
    read_claim,
    rehomed,
)
from crossbearing.casework.decisions import (
    Words,
    decision_on,
    document_named,
    version_on,
    versions_of,
)
from crossbearing.errors import UsageError
from crossbearing.model import (
    Act,
    Allegation,
    Annotations,
    Assessment,
    Attribution,
    Certainty,
    Decision,
    Document,
    Mention,
    MentionType,
    Span,
    SpeechKind,
    Stance,
    Voice,
    VoiceKind,
    identify,
)
from crossbearing.store import current, read_spans, write_spans

BY_HAND = "by hand"
"""What stands in the place of an extractor's name where a person found the statement."""
_UNKNOWN = Voice(name=None, kind=VoiceKind.unknown)
_APART = re.compile(r"\s*(?:…|\[\.\.\.\])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A statement as a person gives it. Spans read like `12-40,52-60`; its content is what the
    decision aims at. `claims` are what it puts forward: role, spans, and value."""

    source: str = ""
    cue: str = ""
    kind: SpeechKind = SpeechKind.indirect
    stance: Stance = Stance.asserts
    certainty: Certainty = Certainty.certain
    voice: Voice = _UNKNOWN
    claims: tuple[tuple[str, str, str], ...] = ()


def read_missed(value: str) -> Missed:
    """A statement from JSON: `{"source": "12-40", "cue": …, "stance": …, "voice": {…}}`;
    UsageError for anything else, or for what it cannot put forward."""
    try:
        found = msgspec.json.decode(value, type=Missed)
    except msgspec.MsgspecError as error:
        raise UsageError(f"a statement is written as JSON ({error})") from error
    read_spans(found.source), read_spans(found.cue)
    for role, spans, claim in found.claims:
        if role not in CLAIMS or len(read_spans(spans)) != 1:
            raise UsageError(f"a claim names its role ({', '.join(CLAIMS)}) and one span")
        read_claim(CLAIMS[role], claim)
    return found


def write_missed(missed: Missed) -> str:
    """A statement as `read_missed` reads it."""
    return msgspec.json.encode(missed).decode()


def _reach(missed: Missed) -> int:
    spans = (missed.source, missed.cue, *(each for _, each, _ in missed.claims))
    return max((span.end for each in spans for span in read_spans(each)), default=0)


# Adding


def find_words(text: str, words: str, near: Span | None = None) -> tuple[Span, ...]:
    """Where words stand in a text, whatever the spacing between them; parts with … between them
    stand apart. Of several places the one nearest to `near`; without it there may be only one.
    Raises UsageError where they do not stand, or in several places."""
    whole = _places(text, words)
    parts = [words] if whole else [each for each in _APART.split(words.strip()) if each]
    found: list[Span] = []
    for part in parts:
        places = whole or _places(text, part)
        if not places:
            raise UsageError(f"“{_cut(part)}” does not stand in the report, letter for letter")
        by = found[-1] if found else near
        if by is None and len(places) > 1:
            raise UsageError(
                f"“{_cut(part)}” stands {len(places)} times; give more words, or the letters"
            )
        found.append(min(places, key=lambda each: _apart(each, by) if by else 0))
    return read_spans(write_spans(found))


def _places(text: str, words: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [Span(*each.span()) for each in re.finditer(pattern, text)] if pattern else []


def _apart(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _cut(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"


def confirm_missed(decision: Decision, length: int) -> None:
    """Raises UsageError for an addition with words outside the report, or that puts forward what
    its own words do not hold."""
    missed = read_missed(decision.value or "")
    if _reach(missed) > length:
        raise UsageError("the statement has words outside the report")
    for role, spans, _ in missed.claims:
        if not _within(read_spans(spans), decision.target.spans):
            raise UsageError(f"the words of the {role} are not of the statement")


def missed_statement(
    assessment: Assessment,
    made: Sequence[Decision],
    words: Words,
    missed: Missed,
    *,
    who: str,
    when: str,
    why: str = "",
    on: str | None = None,
) -> Decision:
    """A statement that somebody adds to a report, not yet recorded; `made` are all decisions so
    far. Raises UsageError where the very words are a statement already, and for a party that
    nobody in the case is called."""
    decision = decision_on(
        assessment.documents,
        words,
        act=Act.add,
        role="statement",
        who=who,
        when=when,
        why=why,
        value=write_missed(missed),
    )
    document = document_named(assessment.documents, words.document)
    spans = decision.target.spans
    if not spans:
        raise UsageError("say what is said, in the words of the report")
    held = (each for each in assessment.annotations if each.document == document.id)
    if any(tuple(sorted(said.aim)) == spans for each in held for said in each.attributions):
        raise UsageError("these very words are a statement already; edit that one")
    earlier = aimed(current(made), "statement", Act.add).get(aim_of(decision))
    if earlier is not None:
        raise UsageError(f"{earlier.who} added this statement already; edit it, or undo that")
    known = {
        name.casefold()
        for each in assessment.links.entities
        for name in (each.name, *each.aliases)
    }
    for role, written_spans, written in missed.claims:
        party, _ = read_claim(CLAIMS[role], written)
        if CLAIMS[role] in NAMED and party.casefold() not in known:
            _named_in(document.text, party, read_spans(written_spans)[0])
    version = version_on(versions_of(made), decision.target) if on is None else on
    return replace(decision, on=version)


def _named_in(text: str, party: str, span: Span) -> Span:
    """Where words name a party; UsageError where they do not."""
    for found in _places(span.of(text), party):
        return Span(span.start + found.start, span.start + found.end)
    raise UsageError(
        f"nobody in the case is called {party!r}, and the statement does not say so; write the "
        "name as a report has it"
    )


# Among what was read


def with_missed(
    annotations: Annotations, document: Document, text: str, added: Mapping[Aim, Decision]
) -> Annotations:
    """The annotations with the statements that people added to this text. What a reader finds in
    the very same words since is read as the person said; what an added statement covers comes to
    it."""
    for (of_text, content), decision in sorted(added.items()):
        if of_text == text:
            annotations = _with(annotations, document, content, decision)
    return annotations


def _with(
    annotations: Annotations, document: Document, content: tuple[Span, ...], decision: Decision
) -> Annotations:
    missed = read_missed(decision.value or "")
    voice = missed.voice
    if voice.name is None and not voice.anonymous:
        named = " ".join(span.of(document.text) for span in read_spans(missed.source))
        voice = replace(voice, name=" ".join(named.split()) or None)
    parts = {
        "source": read_spans(missed.source),
        "cue": read_spans(missed.cue),
        "kind": missed.kind,
        "stance": missed.stance,
        "certainty": missed.certainty,
        "voice": voice,
    }
    found = next(
        (each for each in annotations.attributions if tuple(sorted(each.content)) == content),
        None,
    )
    if found is not None:
        said = replace(found, **parts)  # type: ignore[arg-type]
        statements = [said if each is found else each for each in annotations.attributions]
    else:
        said = Attribution(
            id=identify("a", document.id, BY_HAND, content),
            document=document.id,
            content=content,
            parent=_carrier(annotations.attributions, content),
            extractor=BY_HAND,
            **parts,  # type: ignore[arg-type]
        )
        statements = [
            replace(each, parent=said.id)
            if each.parent == said.parent and each.content and _within(each.content, content)
            else each
            for each in annotations.attributions
        ]
        behind = (
            at
            for at, each in enumerate(statements)
            if each.content and each.content[0] > content[0]
        )
        statements.insert(next(behind, len(statements)), said)
    whole = rehomed(replace(annotations, attributions=tuple(statements)), said)
    held = {(each.variable, each.span) for each in whole.allegations}
    fresh = [
        each
        for each in _claims(missed, said, document.text)
        if (each.variable, each.span) not in held
    ]
    return replace(
        whole,
        allegations=(*whole.allegations, *fresh),
        mentions=(*whole.mentions, *_parties(fresh, whole.mentions, document)),
    )


def _claims(missed: Missed, said: Attribution, text: str) -> Iterator[Allegation]:
    for role, spans, written in missed.claims:
        variable, (span,) = CLAIMS[role], read_spans(spans)
        value, negated = read_claim(variable, written)
        party = None
        if variable in NAMED:
            party = span
            with suppress(UsageError):
                party = _named_in(text, value, span)
        yield Allegation(
            document=said.document,
            span=span,
            variable=variable,
            value=value,
            party=party,
            negated=negated,
            by=said.id,
        )


def _parties(
    fresh: Iterable[Allegation], known: Sequence[Mention], document: Document
) -> Iterator[Mention]:
    """The parties that a statement names where no reader found a name."""
    for span in sorted(
        {each.party for each in fresh if each.party and each.party != each.span}
    ):
        if not any(mention.span.overlaps(span) for mention in known):
            kind = MentionType.organisation
            yield Mention(
                id=identify("m", document.id, span, kind.value),
                document=document.id,
                span=span,
                type=kind,
            )


def _carrier(statements: Sequence[Attribution], content: tuple[Span, ...]) -> str | None:
    """The innermost statement whose content holds all of these words."""
    holding = [
        (sum(span.end - span.start for span in each.content), each.id)
        for each in statements
        if _within(content, each.content)
    ]
    return min(holding)[1] if holding else None


def _within(inner: tuple[Span, ...], outer: tuple[Span, ...]) -> bool:
    return all(any(span.contains(each) for span in outer) for each in inner)
