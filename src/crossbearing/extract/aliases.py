"""Fuller names that a text itself gives for its short ones.

An acronym in brackets, "X, also known as Y", "X or Y (Z)", a surname after the full name, and
"the ministry" where exactly one is named. A hint is what the text says, never a guess from
outside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crossbearing.extract.lexicon import (
    GROUP_HEADS,
    NAMED_BODIES,
    ORGANISATION_HEADS,
    SITE_HEADS,
)
from crossbearing.extract.namings import also_known
from crossbearing.extract.nations import Nations
from crossbearing.extract.parsed import Parsed
from crossbearing.model import MentionType, Span

Found = tuple[Span, MentionType]

_BODIES = frozenset(
    (MentionType.group, MentionType.organisation, MentionType.other, MentionType.site)
)
_OR = re.compile(r",? \(?or(?: the)? [\"']?")
_BRACKET = re.compile(r" \([\"']?(?:the )?[\"']?")
_THE = re.compile(r"\b[Tt]he (\w+)\b")
_OF = re.compile(r" (?:of|for) ")
_SHORTENED = ORGANISATION_HEADS | GROUP_HEADS | NAMED_BODIES | SITE_HEADS - {"house"}
_OWNING = re.compile(r"\b(?:owns?|owned|runs?|ran|operates?|operated|owning) $")
_OWNED = re.compile(r"(?:,? (?:is |was |that |which )*(?:owned|run|operated) by| belongs? to) ")


def plain(text: str, span: Span) -> str:
    """The words of a span with every run of white space as one blank."""
    return " ".join(span.of(text).split())


def hints(parsed: Parsed, found: Sequence[Found], known: Nations) -> dict[Span, str]:
    """For each mention (spans in order) the fuller name its text gives, where it gives one."""
    text = parsed.document.text
    names = _stated(text, found)
    surnames = _surnames(text, found)
    sites = _sites(text, found)
    fuller = _fuller(text, found)
    given: dict[Span, str] = {}
    for span, kind in found:
        words = plain(text, span)
        hint = (
            known.country(words)
            if kind in (MentionType.country, MentionType.nationality)
            else surnames.get(words) or names.get(words)
            if kind is MentionType.person
            else names.get(words) or fuller.get(words) or sites.get(words)
        )
        if hint is not None and hint != words:
            given[span] = hint
    return given


def _stated(text: str, found: Sequence[Found]) -> dict[str, str]:
    """Short name to full name, from brackets and "or", "known as" between two names."""
    bodies = [(span, kind) for span, kind in found if kind in _BODIES]
    people = [(span, kind) for span, kind in found if kind is MentionType.person]
    stated = {
        plain(text, right): plain(text, left)
        for (left, _), (right, _) in pairwise(people)
        if also_known(text[left.end : right.start])
    }
    for (left, kind), (right, other) in pairwise(bodies):
        between = text[left.end : right.start].replace("\xa0", " ")
        bracketed = (
            _BRACKET.fullmatch(between)
            and text[right.end : right.end + 2].strip("\"'")[:1] == ")"
        )
        shorter = right.end - right.start < left.end - left.start
        if bracketed and shorter and "." not in right.of(text):
            stated.setdefault(plain(text, right), plain(text, left))
        elif also_known(between) or (
            _OR.fullmatch(between)
            and (
                "(" in between
                or between.endswith(('"', "'"))
                or _abbreviated(text, right)
                or (
                    between.startswith(",")
                    and kind is other
                    and text[right.end : right.end + 1] == ","
                )
            )
        ):
            stated.setdefault(*_short_then_full(text, left, right))
    return {short: _followed(stated, short) for short in stated}


def _abbreviated(text: str, span: Span) -> bool:
    """True if an acronym in brackets follows, as in "X or Y (Z)"."""
    return bool(re.match(r"\s\([A-Z]{2,}\)", text[span.end : span.end + 12]))


def _short_then_full(text: str, left: Span, right: Span) -> tuple[str, str]:
    """Of two names the one that stands for the other, and the one that is kept.

    The name that an acronym in brackets explains is kept, else the first.
    """
    if _abbreviated(text, right):
        return plain(text, left), plain(text, right)
    return plain(text, right), plain(text, left)


def _followed(stated: dict[str, str], short: str) -> str:
    """The end of a chain of names, which may not loop."""
    seen = {short}
    name = stated[short]
    while name in stated and name not in seen:
        seen.add(name)
        name = stated[name]
    return name


def _surnames(text: str, found: Sequence[Found]) -> dict[str, str]:
    """A person's last name to the one full name that ends in it."""
    fulls = sorted(
        {
            words
            for span, kind in found
            if kind is MentionType.person and " " in (words := plain(text, span))
        }
    )
    owners: dict[str, set[str]] = {}
    for full in fulls:
        owners.setdefault(full.rsplit(" ", 1)[1], set()).add(full)
    return {last: full.pop() for last, full in owners.items() if len(full) == 1}


def _sites(text: str, found: Sequence[Found]) -> dict[str, str]:
    """A site's own name ("Sarn") to its one full name ("Sarn depot")."""
    owners: dict[str, set[str]] = {}
    for span, kind in found:
        own, _, head = plain(text, span).rpartition(" ")
        proper = own and all(word[0].isupper() for word in own.split())
        if kind is MentionType.site and proper and head.lower() in SITE_HEADS:
            owners.setdefault(own, set()).add(plain(text, span))
    return {
        own: full.pop() for own, full in owners.items() if len(full) == 1 and not own.isupper()
    }


def short_forms(
    parsed: Parsed, found: Sequence[Found], given: dict[Span, str]
) -> dict[Span, tuple[MentionType, str | None]]:
    """Spans of "base" in "the base" with type and full name, where it is told which one is meant.

    It is the one named before, or the only one named; a site that is said to be owned is kept
    even where none is named.
    """
    text = parsed.document.text
    fulls: dict[str, list[tuple[Span, MentionType, str]]] = {}
    for span, kind in found:
        words = given.get(span) or plain(text, span)
        head = _OF.split(words)[0].rsplit(" ", 1)[-1].lower()
        if " " in words and head in _SHORTENED:
            fulls.setdefault(head, []).append((span, kind, words))
    forms: dict[Span, tuple[MentionType, str | None]] = {}
    for match in _THE.finditer(text):
        span = Span(match.start(1), match.end(1))
        named = fulls.get(match[1], [])
        before = {(kind, words) for each, kind, words in named if each.end <= span.start}
        meant = before or {(kind, words) for _, kind, words in named}
        form: tuple[MentionType, str | None] | None = None
        if len(meant) == 1:
            form = next(iter(meant))
        elif not meant and match[1] in SITE_HEADS and _is_owned(text, match):
            form = (MentionType.site, None)
        if form is not None and not any(span.overlaps(other) for other, _ in found):
            forms[span] = form
    return forms


def _is_owned(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(_OWNING.search(before) or _OWNED.match(text, match.end()))


def _fuller(text: str, found: Sequence[Found]) -> dict[str, str]:
    """ "Quist Institute" to "Quist Institute for Chemistry", "Orlo station" to "Orlo pumping
    station": a name to the one name of its kind that says more."""
    bodies = {plain(text, span) for span, kind in found if kind is MentionType.organisation}
    sites = {plain(text, span) for span, kind in found if kind is MentionType.site}
    longer = {
        name: {
            each
            for each in bodies
            if _OF.split(each)[0] == name != each or each.endswith(f" {name}")
        }
        for name in bodies
        if " " in name
    } | {
        name: {each for each in sites if _says_more(each.split(), name.split())}
        for name in sites
    }
    return {
        name: next(iter(others))
        for name, others in longer.items()
        if len(others) == 1 and not next(iter(others)).endswith(f" {name}")
    }


def _says_more(longer: list[str], words: list[str]) -> bool:
    """True if a site's name has words between the first and the last of another's."""
    ends = (longer[0], longer[-1]) == (words[0], words[-1])
    return len(words) == 2 < len(longer) and ends
