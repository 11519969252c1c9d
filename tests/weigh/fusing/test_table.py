"""Reading claims tables, good and bad."""

from __future__ import annotations

import gzip

import pytest

from crossbearing.errors import TableInvalid
from crossbearing.weigh.fusing import fuse, load, load_parents, updated
from crossbearing.weigh.fusing.times import moment
from tests.weigh.fusing.tables import written

ROWS = [("a", "x", "1"), ("b", "x", "2"), ("b", "x", "2")]


def test_equal_rows_are_one_claim(tmp_path):
    """Whoever says a thing twice has said it once."""
    assert len(load(written(tmp_path / "claims.csv", ROWS))) == 2


def test_a_gzipped_table_is_the_same_table(tmp_path):
    """`.csv.gz` is read as it is."""
    plain = written(tmp_path / "claims.csv", ROWS)
    packed = tmp_path / "claims.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert load(packed).values == load(plain).values == ("1", "2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column source, object, value"),
        ("source,object\na,x\n", "no column value"),
        ("source,object,value,value\na,x,1,2\n", "column value stands twice"),
        ("source,object,value,time,time\na,x,1,2,3\n", "column time stands twice"),
        ("source,object,value,time\na,x,1,nan\n", "row 2 has a time nobody can order"),
        ("source,object,value\n", "no claim under the header"),
        ("source,object,value\na,x,1\nb,x,1,000\n", "row 3 has 4 fields"),
        ("source,object,value\na,x,1\n ,x,1\n", "row 3 has no source"),
        ("source,object,value,time\na,x,1,someday\n", "row 2 has a time nobody can order"),
    ],
)
def test_a_bad_table_is_refused_with_row_and_remedy(tmp_path, text, said):
    """The message names the file, the row and what to do."""
    path = tmp_path / "claims.csv"
    path.write_text(text)
    with pytest.raises(TableInvalid, match=said) as refused:
        load(path)
    assert str(refused.value).startswith(f"{path}: ")


@pytest.mark.parametrize("content", [b"source,object,value\n\xff\xfe,x,1\n", b"\x00\x01\x02"])
def test_bytes_that_are_no_table_are_refused(tmp_path, content):
    """Neither other encodings nor binary files get a traceback."""
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    with pytest.raises(TableInvalid):
        load(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    """A missing file is named."""
    with pytest.raises(TableInvalid, match="cannot be read"):
        load_parents(tmp_path / "parents.csv")


def test_a_broken_archive_is_refused(tmp_path):
    """A cut gzip file is named."""
    path = tmp_path / "claims.csv.gz"
    path.write_bytes(gzip.compress(b"source,object,value\na,x,1\n" * 100)[:40])
    with pytest.raises(TableInvalid, match="cannot be read"):
        load(path)


def test_an_update_is_the_table_with_the_later_claims_in_place(tmp_path):
    """What the same source said of the same object before is gone; all else stays."""
    earlier = load(
        written(tmp_path / "a.csv", [("s", "x", "1"), ("s", "y", "2"), ("t", "x", "1")])
    )
    later = load(written(tmp_path / "b.csv", [("s", "x", "3"), ("u", "z", "4")]))
    whole = load(
        written(
            tmp_path / "c.csv",
            [("s", "x", "3"), ("s", "y", "2"), ("t", "x", "1"), ("u", "z", "4")],
        )
    )
    found = updated(earlier, later)
    assert rows_of(found) == rows_of(whole)
    assert fuse(found) == fuse(whole)


def rows_of(claims):
    return [
        (claims.sources[s], claims.objects[o], claims.values[v])
        for s, o, v in zip(claims.source, claims.object, claims.value, strict=True)
    ]


def test_parents_may_repeat_and_branch(tmp_path):
    """A name may have several parents and stand in the table twice."""
    rows = [("Paris", "France"), ("Paris", "Texas"), ("Paris", "France")]
    path = written(tmp_path / "parents.csv", rows, ("child", "parent"))
    assert load_parents(path) == (("Paris", "France"), ("Paris", "Texas"))


@pytest.mark.parametrize(
    "text",
    ["2010-01-29T08:45:00Z", "fri jan 29 08:45:00 2010", "1264754700", "2010-01-29 08:45"],
)
def test_times_are_read_as_tables_write_them(text):
    """ISO 8601, C style and seconds; UTC where no zone is given."""
    assert moment(text) == 1264754700
