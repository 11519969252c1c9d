"""What happened, report by report: each party once, however the words name it."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.model import (
    Entity,
    JoinedIncident,
    MentionType,
    Perpetrator,
    Responsibility,
    Span,
)
from crossbearing.report import shapes
from crossbearing.report.blocks import Table
from crossbearing.report.index import Index
from crossbearing.report.sections.occurrences import occurrences
from tests import factory as f

REPORT = f.doc("A Terali strike hit the depot. Teral denies it. Anselans cheered.")


def case(*, same: bool):
    """A report that blames by the adjective and by the name, which are one entity or two."""
    mentions = (
        f.mention(REPORT, "Terali", type=MentionType.nationality),
        f.mention(REPORT, "Teral", type=MentionType.country),
    )
    adjective, country = mentions
    start = REPORT.text.index("Teral denies")
    country = replace(country, span=Span(start, start + len("Teral")))
    record = f.incident(
        REPORT,
        perpetrators=(
            Perpetrator(
                text="Terali", span=adjective.span, kind="organisation",
                responsibility=Responsibility.fact,
            ),
            Perpetrator(
                text="Teral", span=country.span, kind="organisation",
                responsibility=Responsibility.denied,
            ),
        ),
    )  # fmt: skip
    of = (adjective.id, country.id) if same else (country.id,)
    teral = Entity(id="e-teral", name="Teral", type=MentionType.country, mentions=of)
    made = f.assessment(
        REPORT,
        annotations=(f.notes(REPORT, mentions=(adjective, country), incidents=(record,)),),
    )
    joined = (JoinedIncident(id="i-1", records=(record,)),)
    return replace(made, links=replace(made.links, entities=(teral,), incidents=joined))


def blamed(made):
    """The cell of who is held responsible."""
    section = occurrences(Index(made))
    assert section is not None
    (table,) = [each for each in section.blocks if isinstance(each, Table)]
    return table.rows[0][5].text


def test_a_country_and_its_adjective_are_one_party_of_a_record():
    """Named once, with all that is said of it."""
    assert blamed(case(same=True)) == "Teral: fact, denied"


def test_words_that_were_not_linked_stay_as_written():
    """Nothing is guessed from how they are spelt."""
    assert blamed(case(same=False)) == "Terali: fact; Teral: denied"


def test_the_record_as_json_names_the_entity_beside_the_words():
    """The words stay what the report wrote."""
    (joined,) = shapes.assess_json(case(same=True))["incidents"]
    told = joined["records"][0]["perpetrators"]
    assert [(each["text"], each["entity"]) for each in told] == [
        ("Terali", "Teral"),
        ("Teral", "Teral"),
    ]
