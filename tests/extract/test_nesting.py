"""Which statement carries which."""

from __future__ import annotations

from tests.extract.reading import by_rules as statements


def carriers(text: str) -> list[tuple[str, str | None]]:
    found = statements(text)
    names = {said.found.id: said.source for said in found}
    return [
        (said.source, None if said.found.parent is None else names[said.found.parent])
        for said in found
    ]


def test_a_statement_told_in_a_statement_is_carried_by_it() -> None:
    """ "X told Y that Z said W": X carries Z."""
    text = "Bo Lind told the panel that the guard said the gate was open."
    assert carriers(text) == [("Bo Lind", None), ("the guard", "Bo Lind")]


def test_the_one_cited_is_carried_by_the_one_who_cites() -> None:
    """ "Reuters reported, citing an official, that …": two layers with the same content."""
    found = statements("Reuters reported, citing a security official, that the depot burned.")
    assert [said.source for said in found] == ["Reuters", "a security official"]
    assert found[1].found.parent == found[0].found.id
    assert found[0].content == found[1].content


def test_quoted_as_saying_has_two_layers() -> None:
    """ "The agency quoted a source as saying …": the agency carries the source."""
    text = "The agency quoted a source as saying that the gate was open."
    assert carriers(text) == [("The agency", None), ("a source", "The agency")]


def test_statements_side_by_side_have_no_carrier() -> None:
    """Two speakers in two sentences do not carry one another."""
    text = "The mayor said it rained. The guard said it snowed."
    assert carriers(text) == [("The mayor", None), ("The guard", None)]
