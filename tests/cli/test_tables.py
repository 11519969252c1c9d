"""The command over claims tables."""

from __future__ import annotations

import json

import pytest

CLAIMS = "source,object,value\na,fair,Paris\nb,fair,France\nc,fair,France\nd,tower,330\n"


@pytest.fixture
def claims(tmp_path):
    """A small claims table."""
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS)
    return path


def test_fuse_prints_the_fixed_shape(cb, claims):
    """Objects with value, probability and alternatives; sources with reliability and claims."""
    result = cb("fuse", claims, "--json")
    assert result.exit_code == 0
    shape = json.loads(result.stdout)
    assert set(shape) == {"objects", "sources"}
    assert set(shape["objects"][0]) == {"object", "value", "probability", "alternatives"}
    assert set(shape["objects"][0]["alternatives"][0]) == {"value", "probability"}
    assert set(shape["sources"][0]) == {"source", "reliability", "claims"}


def test_fuse_takes_a_hierarchy(cb, claims, tmp_path):
    """With what contains what known, the city wins over its country."""
    parents = tmp_path / "parents.csv"
    parents.write_text("child,parent\nParis,France\n")
    result = cb("fuse", claims, "--hierarchy", parents, "--json")
    assert json.loads(result.stdout)["objects"][0]["value"] == "Paris"


def test_fuse_without_json_prints_lines_to_read(cb, claims):
    """A line for each object and each source."""
    result = cb("fuse", claims)
    assert "tower: 330" in result.stdout
    assert "a (1 claims)" in result.stdout


def test_fuse_of_a_bad_table_is_one_line(cb, tmp_path):
    """A table without the columns ends with status 1 and says what is missing."""
    path = tmp_path / "claims.csv"
    path.write_text("a,b\n1,2\n")
    result = cb("fuse", path)
    assert result.exit_code == 1
    assert "no column source, object, value" in result.stderr
