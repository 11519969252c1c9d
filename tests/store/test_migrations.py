"""Cases of every earlier version open, and the newest migration is the one the code expects."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from sqlalchemy import inspect

from crossbearing.store import Case, database, schema
from crossbearing.store.captures import Captures
from crossbearing.store.migrations import versions

HERE = Path(__file__).parent
HEAD_0001 = "9 312d137c66d8017cd66d5a90766ac5796c9d71ada6741dc6152faf52b494baed"


def test_case_of_the_first_version(tmp_path):
    """A case that the first version wrote opens, verifies and says what it said."""
    with closing(sqlite3.connect(tmp_path / "case.db")) as connection:
        connection.executescript((HERE / "version_0001.sql").read_text())
    (tmp_path / "head").write_text(HEAD_0001)
    (tmp_path / "case.toml").write_text("[settings]\n")
    Captures(tmp_path / "captures").keep(b"A depot burned.")
    with Case.open(tmp_path) as case:
        assert case.verify().sound
        assert [document.text for document in case.documents()] == ["A depot burned."]
        assert case.question() == "Who burned it?"


def test_newest_revision():
    """The revision that needs no migration is the last one in the package."""
    modules = [
        import_module(f"{versions.__name__}.{found.name}")
        for found in iter_modules(versions.__path__)
    ]
    assert max(module.revision for module in modules) == database.REVISION


def test_tables(case):
    """The migrations leave the very tables and columns that the code names."""
    found = inspect(case._book.engine)
    for table in schema.metadata.sorted_tables:
        columns = [column["name"] for column in found.get_columns(table.name)]
        assert columns == [column.name for column in table.columns]


def test_opening_needs_no_migration_tool(case):
    """A case of this version opens without the cost of importing the migration tool."""
    script = (
        "import sys; from crossbearing.store import Case; Case.open(sys.argv[1]).close(); "
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(case.folder)], check=False)
    assert done.returncode == 0
