"""Who stands where: organs and their principals, the injured, the accused, the adversaries.

A principal is the party that an organ answers to: "the Terali Defence Ministry" answers to
Teral, a committee to the ministry that set it up. It is read from the case alone: from names
that hold another party's name, and from stated relations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from crossbearing.link.entities import Directory
from crossbearing.link.question import site_names
from crossbearing.model import (
    Claim,
    Document,
    MentionType,
    Parties,
    Question,
    Relation,
    Stance,
    Variable,
)
from crossbearing.text.names import normal

Principal = Callable[[str], str]

_ORGAN = re.compile(
    r"\b(?:government|ministry|minister|army|air force|navy|military|forces?|cabinet|parliament"
    r"|presidency|authority|agency|police|intelligence|committee|commission|department|office"
    r"|embassy|council|inspectorate|inspector|inspectors|directorate|command|guard|warplanes?|jets?|missiles?)\b",
    re.IGNORECASE,
)
_INDEPENDENT = re.compile(r"\b(?:independent|university|international)\b", re.IGNORECASE)
_ANSWERS_TO = frozenset(("part of", "appointed by", "speaks for"))
_UNABLE = re.compile(
    r"\b(?:could(?: not|n[’']t) have|cannot have|can(?: not|[’']t) have|incapable|unable"
    r"|(?:lack\w*|has no|have no|had no|without) (?:the )?(?:means|weapons?|capabilit\w+))\b",
    re.IGNORECASE,
)


def principals(directory: Directory, relations: Sequence[Relation]) -> Principal:
    """A function from an entity to the party it answers to; itself when the case tells none."""
    over: dict[str, str] = {}
    for entity in directory.entities:
        holder = _named_in(entity.name, entity.id, directory)
        for alias in entity.aliases:
            holder = holder or _named_in(alias, entity.id, directory)
        if holder:
            over[entity.id] = holder
    for relation in relations:
        answers = relation.type in _ANSWERS_TO
        if relation.type == "commands":
            kind = directory.by_id[relation.target].type
            if directory.by_id[relation.source].type is not MentionType.person and (
                kind is not MentionType.person
            ):
                over.setdefault(relation.target, relation.source)
            continue
        kind = directory.by_id[relation.source].type
        # An armed group that joined an army, or a front, is still a party of its own.
        if answers and kind not in (MentionType.country, MentionType.group):
            over.setdefault(relation.source, relation.target)
    return lambda identity: _climb(identity, over)


def _climb(identity: str, over: Mapping[str, str]) -> str:
    seen = {identity}
    while (up := over.get(identity)) and up not in seen:
        seen.add(up)
        identity = up
    return identity


def _named_in(name: str, own: str, directory: Directory) -> str | None:
    """The country whose name or adjective qualifies an organ's name ("Terali Defence Ministry",
    "government of Ansel"), if the name is an organ's."""
    if not _ORGAN.search(name) or _INDEPENDENT.search(name):
        return None
    words = normal(name).replace("'s", "").split()
    for width in (2, 1):
        for start in range(len(words) - width + 1):
            holder = directory.by_key.get(" ".join(words[start : start + width]))
            if holder and holder != own and directory.by_id[holder].type is MentionType.country:
                return holder
    return None


def parties(
    documents: Sequence[Document],
    question: Question | None,
    directory: Directory,
    relations: Sequence[Relation],
    claims: Sequence[Claim],
    principal: Principal,
) -> Parties:
    """The injured, the accused, the adversaries and the incapable of the incident asked about.

    Whoever denies has been accused, even where no report quotes the accusation.
    """
    accused = tuple(
        dict.fromkeys(
            claim.value
            for claim in claims
            if claim.variable in (Variable.actor, Variable.role)
            and any(each.supports or each.stance is Stance.denies for each in claim.assertions)
        )
    )
    return Parties(
        injured=_injured(question, directory, relations, principal, documents),
        accused=accused,
        opponents=_pairs(relations, "opponent of", principal),
        allies=_pairs(relations, "ally of", principal),
        incapable=_incapable(documents, claims),
    )


def _pairs(
    relations: Sequence[Relation], kind: str, principal: Principal
) -> tuple[tuple[str, str], ...]:
    """The parties that stand in this relation, each pair once and in a fixed order."""
    pairs = {
        tuple(sorted((principal(each.source), principal(each.target))))
        for each in relations
        if each.type == kind
    }
    return tuple(sorted((one, other) for one, other in pairs if one != other))


def _injured(
    question: Question | None,
    directory: Directory,
    relations: Sequence[Relation],
    principal: Principal,
    documents: Sequence[Document],
) -> str | None:
    """The party that owns the site asked about, by stated ownership or by the site's name."""
    if question is None:
        return None
    site = _telling(question)
    owners: Counter[str] = Counter()
    for relation in relations:
        if relation.type == "owns" and _same_site(directory.label(relation.target), site):
            owners[principal(relation.source)] += len(relation.passages)
    if not owners:
        owners = _possessors(site, directory, documents, principal)
    if not owners:
        return None
    most = max(owners.values())
    return next(owner for owner in owners if owners[owner] == most)


def _telling(question: Question) -> set[str]:
    """The words by which the question's site is known: its proper names, else all of them."""
    words = re.findall(r"[\w’'-]+", question.site or question.text)
    return set(site_names(question)) or {normal(word) for word in words if len(word) > 2}


def _same_site(name: str, site: set[str]) -> bool:
    words = {word for word in normal(name).split() if len(word) > 2}
    return bool(words & site)


def _possessors(
    site: set[str], directory: Directory, documents: Sequence[Document], principal: Principal
) -> Counter[str]:
    """Parties whose possessive stands before a word of the site's name ("the PMF's Kalsu base")."""
    words = "|".join(re.escape(word) for word in sorted(site))
    found: Counter[str] = Counter()
    if not words:
        return found
    pattern = re.compile(
        rf"((?:[A-Z][\w-]*\s){{0,3}}[A-Z][\w-]*)[’']s\s(?:[A-Z]\w*\s)?(?i:{words})\b"
    )
    for document in documents:
        for match in pattern.finditer(document.text):
            owner = directory.named(match[1], document.id)
            if owner:
                found[principal(owner)] += 1
    return found


def _incapable(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[str, ...]:
    """Alleged actors of whom somebody else says that they could not have done it."""
    texts = {document.id: document.text for document in documents}
    found: dict[str, None] = {}
    for claim in claims:
        if claim.variable is not Variable.actor:
            continue
        for said in claim.assertions:
            words = " ".join(span.of(texts[said.document]) for span in said.passage.spans)
            if not said.supports and said.stance is not Stance.denies and _UNABLE.search(words):
                found.setdefault(claim.value)
    return tuple(found)
