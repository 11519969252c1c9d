"""Mentions: the words that name parties, people, bodies, places, sites and weapons.

The general-purpose recogniser takes weapons for people and misses armed groups, so its label is
one vote: the common noun a name carries, titles and the table of countries come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from crossbearing.extract import aliases
from crossbearing.extract.aliases import plain
from crossbearing.extract.gazetteer import gazetteer
from crossbearing.extract.lexicon import (
    GROUP_HEADS,
    INVESTIGATING_HEADS,
    NAMED_BODIES,
    ORGAN_MODIFIERS,
    ORGANISATION_HEADS,
    OUTLETS,
    PLACE_HEADS,
    SITE_HEADS,
    TITLES,
    WEAPONS,
)
from crossbearing.extract.names import Name, names
from crossbearing.extract.nations import Nations, nations
from crossbearing.extract.parsed import Paragraph, Parsed
from crossbearing.extract.surroundings import dateline, outlets, told_type
from crossbearing.model import Mention, MentionType, Span, identify

Found = tuple[Span, MentionType]

_LABELS = {
    "PERSON": MentionType.person,
    "ORG": MentionType.organisation,
    "GPE": MentionType.place,
    "LOC": MentionType.place,
    "FAC": MentionType.site,
    "NORP": MentionType.group,
}
_HEAD_TYPES = (
    (SITE_HEADS, MentionType.site),
    (PLACE_HEADS, MentionType.place),
    (GROUP_HEADS, MentionType.group),
    (ORGANISATION_HEADS, MentionType.organisation),
)
_TOLD = 5
"""What the words around a name count for, in labels of the recogniser."""
_FORCES = frozenset(("force", "forces", "command", "unit"))
_MODIFIER_TAGS = frozenset(("JJ", "NN", "VBG"))
_WEAPON_TAGS = frozenset(("NN",))
_OFFICES = frozenset(("secretary", "minister"))
_PLACE_CUES = frozenset(("in", "at", "near", "from", "outside", "toward", "towards", "around"))


def mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """The mentions of a document in order of the text, each with a fuller name if it gives one.

    Mentions may nest: in "the Iraqi government" both the body and the nationality are named.
    """
    places = {line[0] for each in parsed.paragraphs if (line := dateline(each))}
    runs = [
        name
        for name in _proper(parsed)
        if not any(place.overlaps(name.span) for place in places)
    ]
    known = nations(runs)
    votes = _votes(runs, known, [plain(parsed.document.text, place) for place in places])
    papers = outlets(parsed, runs)
    found = {
        *((place, MentionType.place) for place in places),
        *(each for name in runs for each in _named(name, known, votes, papers)),
        *(each for paragraph in parsed.paragraphs for each in _common(paragraph, runs)),
    }
    ordered = _states(parsed.document.text, sorted(found), known)
    hints = aliases.hints(parsed, ordered, known)
    for span, (kind, full) in aliases.short_forms(parsed, ordered, hints).items():
        ordered.append((span, kind))
        if full is not None:
            hints[span] = full
    ordered.sort()
    types = {plain(parsed.document.text, span): kind for span, kind in ordered}
    document = parsed.document.id
    return tuple(
        Mention(
            id=identify("m", document, span, kind.value),
            document=document,
            span=span,
            type=_shared(kind, types.get(hints.get(span, ""))),
            hint=hints.get(span),
        )
        for span, kind in ordered
    )


def _states(text: str, found: list[Found], known: Nations) -> list[Found]:
    """The mentions, "Republic of X" being one where that is a name of X's."""
    wholes = {
        Span(left.start, right.end)
        for (left, _), (right, _) in pairwise(found)
        if text[left.end : right.start].split() in (["of"], ["of", "the"])
        and plain(text, Span(left.start, right.end)) in known.countries
    }
    kept = [each for each in found if not any(whole.contains(each[0]) for whole in wholes)]
    return sorted([*kept, *((whole, MentionType.country) for whole in wholes)])


def _shared(kind: MentionType, full: MentionType | None) -> MentionType:
    """A short name's type is its full name's, but an adjective stays one."""
    return full if full is not None and kind is not MentionType.nationality else kind


def _proper(parsed: Parsed) -> Iterator[Name]:
    """The runs that name something: a common noun at the head of a sentence is none."""
    runs = [name for paragraph in parsed.paragraphs for name in names(paragraph)]
    first = {name.tokens[0].text for name in runs if not name.tokens[0].is_sent_start}
    common = {
        token.text
        for paragraph in parsed.paragraphs
        for token in paragraph.tokens
        if token.text.islower()
    }
    for name in runs:
        word = name.tokens[0]
        if (
            len(name.tokens) > 1
            or not word.is_sent_start
            or word.text in first
            or word.lower_ not in common
        ):
            yield name


def _votes(
    runs: Iterable[Name], known: Nations, datelines: Iterable[str]
) -> dict[str, MentionType]:
    """For each name without a telling noun, the type most of its occurrences suggest."""
    tally: dict[str, Counter[MentionType]] = {}
    written_from = {place.lower() for place in datelines}
    for name in runs:
        tokens = _person(name) if name.core == name.end else None
        counts = tally.setdefault(_text(tokens or name.tokens), Counter())
        counts[_suggested(name)] += 1 if tokens is None or tokens == name.tokens else 2
        if told := told_type(name):
            counts[told] += _TOLD
        if _text(name.tokens).lower() in written_from:
            counts[MentionType.place] += _TOLD
    votes = {
        surface: max(counts, key=lambda kind: (counts[kind], kind.value))
        for surface, counts in tally.items()
        if surface not in known.countries and surface not in known.adjectives
    }
    votes |= dict.fromkeys(votes.keys() & gazetteer().positions.keys(), MentionType.place)
    for surface, kind in tuple(votes.items()):
        last = surface.rsplit(" ", 1)[-1]
        if kind is MentionType.person and last != surface and last in votes:
            votes[last] = MentionType.person
    for name in runs:
        core = _text(name.paragraph.tokens[name.start : name.core])
        if name.tokens[-1].lower_ in SITE_HEADS and core in votes and not core.isupper():
            votes[core] = MentionType.site
    return votes


def _suggested(name: Name) -> MentionType:
    """What the recogniser's label and the word before a name suggest."""
    if _person(name) not in (None, name.tokens):
        return MentionType.person
    last = name.tokens[-1]
    before = last.doc[name.start - 1].lower_ if name.start else ""
    label = _LABELS.get(last.ent_type_) or _LABELS.get(name.tokens[0].ent_type_)
    if before in _PLACE_CUES and label in (None, MentionType.person, MentionType.place):
        return MentionType.place
    if len(name.tokens) == 1 and last.text.isupper() and label is not MentionType.place:
        return MentionType.organisation
    return label or MentionType.other


def _named(
    name: Name, known: Nations, votes: dict[str, MentionType], papers: frozenset[str]
) -> Iterator[Found]:
    """What one run names: the whole of it, and the countries and nationalities inside it."""
    yield from _nations_within(name, known)
    tokens = name.tokens
    if _text(tokens) in known.countries or _text(tokens) in known.adjectives:
        return
    person = _person(name)
    if person is not None and person != tokens:
        yield _span(name.paragraph, person), MentionType.person
        return
    if tokens[-1].lower_ in TITLES:
        return
    if len(tokens) == 2 and tokens[0].text in known.adjectives:
        if tokens[1].lower_ in PLACE_HEADS:
            return
        if tokens[1].text.isupper():
            yield name.paragraph.span(tokens[1]), MentionType.organisation
            return
    if name.core < name.end and name.owner == name.start:
        yield from _core(name, known, votes)
    if _text(tokens) in papers:
        yield name.span, MentionType.organisation
        return
    kind = _head_type(name) or votes.get(_text(tokens), MentionType.other)
    if kind is not MentionType.other or len(tokens) > 1:
        yield name.span, kind


def _core(name: Name, known: Nations, votes: dict[str, MentionType]) -> Iterator[Found]:
    """The name inside "PMF missile depot", where the text uses it alone elsewhere."""
    core = name.paragraph.tokens[name.start : name.core]
    kind = votes.get(_text(core))
    if kind in (MentionType.group, MentionType.organisation) and not (
        _text(core) in known.countries or _text(core) in known.adjectives
    ):
        yield _span(name.paragraph, core), kind


def _nations_within(name: Name, known: Nations) -> Iterator[Found]:
    """Countries and adjectives at the head of a run, longest first; all else is left."""
    doc = name.paragraph.doc
    index = name.start
    while index < name.core:
        for end in range(min(index + 4, name.core), index, -1):
            surface = _text(tuple(doc[index:end]))
            kind = known.type_of(surface)
            if kind is not None:
                yield name.paragraph.span(doc[index:end]), kind
                index = end
                break
        else:
            if index == name.start:
                return
            index += 1


def _head_type(name: Name) -> MentionType | None:
    """The type that a name's common noun tells: its last word, else its first."""
    tokens = name.tokens
    last, first = tokens[-1].lower_, tokens[0].lower_
    words = {token.lower_ for token in tokens}
    if len(tokens) == 1:
        return None
    if last in _FORCES and words & (ORGAN_MODIFIERS | ORGANISATION_HEADS):
        return MentionType.organisation
    if last in NAMED_BODIES | OUTLETS and tokens[-1].text.istitle():
        return MentionType.organisation
    for heads, kind in _HEAD_TYPES:
        if last in heads:
            return kind
    if first in GROUP_HEADS:
        return MentionType.group
    if words & (ORGANISATION_HEADS | INVESTIGATING_HEADS):
        return MentionType.organisation
    return MentionType.group if words & GROUP_HEADS else None


def _person(name: Name) -> tuple[Token, ...] | None:
    """The person named after a title in the run or before it; None if nothing tells of one."""
    tokens = name.tokens
    if tokens[0].lower_ in GROUP_HEADS:
        return None
    titled = [i for i, token in enumerate(tokens) if token.lower_.rstrip(".") in TITLES]
    if titled:
        rest = tokens[titled[-1] + 1 :]
        return rest if rest and name.core == name.end else None
    doc = name.paragraph.doc
    before = [doc[i].lower_.rstrip(".") for i in range(max(0, name.start - 2), name.start)]
    if name.core == name.end and before and before[-1] == "of" and before[0] in _OFFICES:
        return tokens[1:] if len(tokens) > 2 and tokens[-1].ent_type_ else None
    return None


def _common(paragraph: Paragraph, runs: Iterable[Name]) -> Iterator[Found]:
    """Weapons, and bodies that are named by their task alone ("the technical committee")."""
    taken = {
        i for name in runs if name.paragraph is paragraph for i in range(name.start, name.end)
    }
    for token in paragraph.tokens:
        word = token.lower_
        if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or (
            token.i in taken and word not in WEAPONS
        ):
            continue
        if word in WEAPONS:
            if token.dep_ != "compound" or token.head.lower_ not in SITE_HEADS:
                yield paragraph.span(_phrase(token, _WEAPON_TAGS)), MentionType.weapon
        elif word in INVESTIGATING_HEADS or (
            word in ORGANISATION_HEADS | _FORCES and _modified(token) and _definite(token)
        ):
            yield paragraph.span(_phrase(token, _MODIFIER_TAGS)), MentionType.organisation


def _definite(token: Token) -> bool:
    return not any(child.lower_ in ("a", "an") for child in token.children)


def _modified(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in ORGAN_MODIFIERS


def _phrase(token: Token, tags: frozenset[str]) -> TokenSpan:
    """A noun with the lower-case words before it that belong to it."""
    start = token.i
    doc = token.doc
    while start > 0:
        before = doc[start - 1]
        joined = before.text == "-" or doc[start].text == "-"
        if not joined and not (before.text[0].islower() and before.tag_ in tags):
            break
        start -= 1
    return doc[start : token.i + 1]


def _span(paragraph: Paragraph, tokens: tuple[Token, ...]) -> Span:
    return paragraph.span(tokens[0].doc[tokens[0].i : tokens[-1].i + 1])


def _text(tokens: tuple[Token, ...]) -> str:
    return " ".join("".join(token.text_with_ws for token in tokens).split())
