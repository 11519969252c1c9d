"""Independent origins: every statement, taken back to the line of sight it ends in.

A speaker is one origin wherever quoted; a spokesman speaks for the body; an anonymous remark
that several reports carry is one, by its words; an author is an origin only for an argument of
his own. A statement that merely carries another's is a link in the chain, not an origin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from crossbearing.model import (
    Access,
    Annotations,
    Argument,
    Copy,
    Document,
    Links,
    Origin,
    OriginKind,
    Passage,
    Span,
    identify,
)
from crossbearing.trace.corrections import withdrawn
from crossbearing.trace.lines_of_sight import access_of, controllers, kind_of
from crossbearing.trace.statements import Statement, statements_of
from crossbearing.trace.voices import same_voices

_SPOKES = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)


def origins(
    documents: Sequence[Document],
    annotations: Sequence[Annotations],
    links: Links,
    copies: Sequence[Copy] = (),
) -> tuple[Origin, ...]:
    """The origins of all statements and arguments, in order of first appearance."""
    statements = list(statements_of(documents, annotations, links))
    groups = _group(statements)
    taken_back = withdrawn(documents, annotations)
    controlled = controllers(links)
    names = {entity.id: entity.name for entity in links.entities}
    found = [
        _origin(key, each, links, names, controlled, taken_back) for key, each in groups.items()
    ]
    found.extend(_authors(documents, annotations, copies))
    return tuple(found)


def _group(statements: Sequence[Statement]) -> dict[tuple[str, ...], list[Statement]]:
    """The statements by whose word they are, in order of first appearance."""
    unnamed = [each for each in statements if _speaker(each) is None]
    voices = dict(zip((each.said.id for each in unnamed), same_voices(unnamed), strict=True))
    groups: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        key = _speaker(statement) or ("remark", str(voices[statement.said.id]))
        groups.setdefault(key, []).append(statement)
    return groups


def _speaker(statement: Statement) -> tuple[str, ...] | None:
    """Who speaks, as a key; None for a voice that nobody names."""
    if statement.said.voice.anonymous or not statement.speaker:
        return None
    source = " ".join(span.of(statement.document.text) for span in statement.said.source)
    if statement.affiliation and _SPOKES.search(source):
        return ("speaker", statement.affiliation)
    return ("speaker", statement.speaker)


def _origin(
    key: tuple[str, ...],
    group: Sequence[Statement],
    links: Links,
    names: Mapping[str, str],
    controlled: Mapping[str, str],
    taken_back: Mapping[str, str],
) -> Origin:
    first = group[0]
    kinds = [kind_of(each) for each in group]
    kind = min(kinds, key=lambda each: (-kinds.count(each), _KIND_ORDER.index(each)))
    controller = next(
        (controlled[each.said.id] for each in group if each.said.id in controlled), None
    )
    reasons = {taken_back[each.said.id] for each in group if each.said.id in taken_back}
    # A copier's retraction takes back the copy; only the first to print takes back the remark.
    gone = all(each.said.id in taken_back for each in group) or (
        key[0] == "remark"
        and any(each.said.id in taken_back for each in group if each.document == first.document)
    )
    documents = tuple(dict.fromkeys(each.document.id for each in group))
    return Origin(
        id=identify("o", sorted(each.said.id for each in group)),
        kind=kind,
        label=_label(first, names),
        access=access_of(kind, controller, links),
        controller=controller,
        gatekeeper=_gatekeeper(group),
        statements=tuple(each.said.id for each in group),
        documents=documents,
        passages=tuple(
            Passage(document=each.document.id, spans=each.said.content or each.said.cue)
            for each in group
        ),
        merged_because=_merged(key, len(group), len(documents)),
        withdrawn=min(reasons) if gone else None,
    )


_KIND_ORDER = tuple(OriginKind)


def _label(statement: Statement, names: Mapping[str, str]) -> str:
    voice = statement.said.voice
    printed = " ".join(span.of(statement.document.text) for span in statement.said.source)
    if voice.anonymous:
        return " ".join(printed.split()) or voice.name or "an unnamed voice"
    if statement.speaker:
        return names[statement.speaker]
    return voice.name or " ".join(printed.split()) or "an unnamed voice"


_TOLD = re.compile(r"\s*(?:the )?((?:[A-Z][\w.&'’-]*)(?: [A-Z][\w.&'’-]*){0,3})\b(?=[ ,.;]|$)")


def _gatekeeper(group: Sequence[Statement]) -> str | None:
    """Through whom all of an unnamed voice's words came: the one it is said to have told, else
    the publisher of the earliest report."""
    if not group[0].said.voice.anonymous:
        return None
    told = Counter(filter(None, (_told(each) for each in group)))
    if told:
        return max(told, key=lambda name: told[name])  # of equals the first to be told
    return group[0].document.publisher


def _told(statement: Statement) -> str | None:
    """The outlet in "told the Courier", "told Reuters"."""
    text = statement.document.text
    for cue in statement.said.cue:
        if cue.of(text).split()[-1:] in (["told"], ["tells"], ["telling"]):
            heard = _TOLD.match(text, cue.end, cue.end + 80)
            return heard[1] if heard else None
    return None


def _merged(key: tuple[str, ...], statements: int, documents: int) -> str:
    if statements == 1:
        return ""
    what = "the same remark" if key[0] == "remark" else "the same speaker"
    return f"{what} in {statements} statements of {documents} report{'s' * (documents > 1)}"


def _authors(
    documents: Sequence[Document], annotations: Sequence[Annotations], copies: Sequence[Copy]
) -> Iterator[Origin]:
    """An origin for each author who argues on his own account; a reprint has its original's."""
    texts = {document.id: document for document in documents}
    reprints: dict[str, list[Argument]] = {}
    for each in annotations:
        for argument in each.arguments:
            if argument.by is None:
                first = _first_print(argument, copies)
                reprints.setdefault(first, []).append(argument)
    for first, arguments in reprints.items():
        document = texts[first]
        printed = tuple(dict.fromkeys(argument.document for argument in arguments))
        yield Origin(
            id=identify("o", "author", document.id),
            kind=OriginKind.author,
            label=f"the author of “{document.title or document.path}”",
            access=Access.none,
            controller=None,
            gatekeeper=document.publisher,
            statements=tuple(argument.id for argument in arguments),
            documents=printed,
            passages=tuple(
                Passage(document=argument.document, spans=_spans(argument))
                for argument in arguments
            ),
            merged_because="one author" if len(arguments) > 1 else "",
        )


def _first_print(argument: Argument, copies: Sequence[Copy]) -> str:
    """The document whose author the argument is: the source's, where the words are a copy."""
    start, end = argument.premises[0].start, argument.premises[0].end
    for copy in copies:
        inside = copy.target_span.start < end and start < copy.target_span.end
        if copy.target == argument.document and inside:
            return copy.source
    return argument.document


def _spans(argument: Argument) -> tuple[Span, ...]:
    conclusion = (argument.conclusion,) if argument.conclusion else ()
    return tuple(sorted({*argument.premises, *conclusion}))
