"""The ladder and the matrix: what a reading says of a hypothesis."""

from __future__ import annotations

import pytest

from crossbearing.model import Cause, Variable
from crossbearing.report.index import Index
from crossbearing.report.sections.ladder import bearing, ladder, matrix
from tests import factory as f
from tests.report.sarn import sarn


@pytest.mark.parametrize(
    ("cause", "bits"), [(Cause.attack, 1.5), (Cause.triggered, 1.5), (Cause.accident, -1.5)]
)
def test_a_reading_on_an_attack_speaks_for_each_kind_of_attack(cause, bits):
    """An attack that set off stores is an attack; an accident is its rival."""
    assert bearing(f.hypothesis(cause=cause.value), f.reading(1.5)) == bits


def test_a_reading_bears_only_on_what_a_hypothesis_holds():
    """A hypothesis that names no actor says nothing of readings on one."""
    reading = f.reading(2.0, variable=Variable.actor, value="e-1")
    assert bearing(f.hypothesis(), reading) is None
    assert bearing(f.hypothesis(actor="e-2"), reading) == -2.0


def test_readings_on_the_cause_come_first():
    """Readings are numbered in the order in which they stand on the page."""
    actor = f.reading(3.0, variable=Variable.actor, value="e-1")
    case = f.assessment(verdict=f.verdict(actor, f.reading(0.1)))
    assert [each.bits for each in Index(case).readings] == [0.1, 3.0]


def test_the_weightiest_reading_of_a_variable_is_its_first():
    """Which way a reading points does not matter for its place."""
    readings = [f.reading(bits, because=str(bits)) for bits in (0.2, -1.4, 0.2001, 0.9)]
    case = f.assessment(verdict=f.verdict(*readings))
    assert [each.bits for each in Index(case).readings] == [-1.4, 0.9, 0.2001, 0.2]


def test_every_reading_has_a_rung_and_a_column():
    """Nothing that was weighed is left out of either picture."""
    index = Index(sarn())
    rungs = [row for block in ladder(index).blocks for row in getattr(block, "rows", ())]
    section = matrix(index)
    assert section is not None
    widths = {len(row) - 1 for block in section.blocks for row in getattr(block, "rows", ())}
    assert len(rungs) == len(index.readings)
    assert widths == {len(index.readings)}
