"""People, groups, bodies and places that the reports name: who each is, and what is told of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from crossbearing.model import Assessment, Attribution, Claim, Entity, MentionType, Relation
from crossbearing.web.desk import Weighed
from crossbearing.web.frame import Group, OpenDesk, Page, show

router = APIRouter()
KINDS = tuple(each.value for each in MentionType)
ROWS = 50
"""Entities listed on a page, and statements shown of one."""


def examples(assessment: Assessment) -> Iterator[str]:
    """The first entity, and the list of one kind."""
    for entity in assessment.links.entities[:1]:
        yield f"/people/{entity.id}"
        yield f"/people?kind={entity.type.value}"


PAGE = Page(
    path="/people",
    title="People and groups",
    router=router,
    group=Group.parties,
    examples=examples,
)


@dataclass(frozen=True)
class Known:
    """What is known of entities: how often each is named, its relations, words and claims."""

    named: Counter[str]
    relations: dict[str, tuple[Relation, ...]]
    said: dict[str, tuple[str, ...]]
    claims: dict[str, tuple[Claim, ...]]
    order: tuple[Entity, ...]


@router.get("/people")
def people(
    request: Request,
    desk: OpenDesk,
    kind: str = "",
    name: str = Query("", max_length=200),
    page: int = Query(1, ge=1, le=100_000),
) -> Response:
    """Whoever is named, the most named first, a page at a time."""
    now = desk.weighed
    if kind not in ("", *KINDS):
        raise HTTPException(400, "There is no such kind.")
    facts = known(now)
    wanted = name.casefold()
    found = [
        each
        for each in facts.order
        if (not kind or each.type == kind)
        and (not wanted or any(wanted in one.casefold() for one in (each.name, *each.aliases)))
    ]
    return show(
        request,
        "people.html",
        block="list",
        found=found[(page - 1) * ROWS : page * ROWS],
        facts=facts,
        total=len(found),
        page=page,
        pages=max(1, -(-len(found) // ROWS)),
        kind=kind,
        name=name,
        kinds=KINDS,
    )


@router.get("/people/{entity_id}")
def entity(request: Request, entity_id: str, desk: OpenDesk) -> Response:
    """One entity: its names, its relations with who asserts them, what it says and is said to be."""
    now = desk.weighed
    one = now.index.entities.get(entity_id)
    if one is None:
        raise HTTPException(404, "The reports name no such party.")
    facts = known(now)
    said: list[Attribution] = [
        now.index.statements[each]
        for each in facts.said.get(one.id, ())[:ROWS]
        if each in now.index.statements
    ]
    return show(
        request,
        "entity.html",
        one=one,
        index=now.index,
        relations=facts.relations.get(one.id, ()),
        claims=facts.claims.get(one.id, ()),
        said=said,
        all_said=len(facts.said.get(one.id, ())),
        named=facts.named[one.id],
        response=next(
            (each for each in now.assessment.responses if each.party == one.id), None
        ),
    )


def known(weighed: Weighed) -> Known:
    """What is known of the entities of an answer, made once for it."""
    return weighed.once("people", lambda: _known(weighed.assessment))


def _known(assessment: Assessment) -> Known:
    links = assessment.links
    relations: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in links.relations:
        for end in dict.fromkeys((relation.source, relation.target)):
            relations[end].append(relation)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for statement, entity in (*links.speakers, *links.affiliations):
        if statement not in said[entity]:
            said[entity].append(statement)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in links.claims:
        claims[claim.value].append(claim)
    named = Counter({each.id: len(each.mentions) for each in links.entities})
    return Known(
        named=named,
        relations={key: tuple(found) for key, found in relations.items()},
        said={key: tuple(found) for key, found in said.items()},
        claims={key: tuple(found) for key, found in claims.items()},
        order=tuple(
            sorted(links.entities, key=lambda each: (-len(each.mentions), each.name, each.id))
        ),
    )
