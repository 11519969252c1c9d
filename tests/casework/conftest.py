"""The bundled incidents, taken in and read once for all tests."""

from __future__ import annotations

import pytest

from crossbearing import casework
from crossbearing.casework.assessing import answer
from crossbearing.casework.reading import annotate, take_in


@pytest.fixture(scope="session", params=casework.NAMES)
def incident(request):
    """A bundled incident: its case, its documents, and what they say."""
    return _read(request.param)


@pytest.fixture(scope="session")
def sarn():
    """The accident that was called an attack."""
    return _read("sarn")


class Incident:
    """A bundled incident with its documents and annotations."""

    def __init__(self, case, documents, annotations):
        self.case = case
        self.documents = documents
        self.annotations = annotations

    def answer(self, documents=None, annotations=None, **rest):
        """The assessment of these documents, or of all."""
        return answer(
            self.case.question,
            self.documents if documents is None else documents,
            self.annotations if annotations is None else annotations,
            **rest,
        )


_KEPT: dict[str, Incident] = {}


def _read(name):
    if name not in _KEPT:
        case = casework.demo(name)
        taken = take_in(
            [str(path) for path in case.paths], casework.Settings(metadata=case.metadata)
        )
        _KEPT[name] = Incident(case, taken.documents, tuple(annotate(taken.documents)))
    return _KEPT[name]


REPORTS = {
    "bulletin.txt": "The ministry of Ansel said that a missile hit the depot at Sarn.\n",
    "wire.txt": "Teral denied on Friday that its air force struck the depot at Sarn.\n",
}
QUESTION = "Who struck the Sarn depot?"


@pytest.fixture
def reports(tmp_path):
    """A folder of two short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def case(tmp_path, reports):
    """A case that holds the two reports."""
    folder = tmp_path / "case"
    casework.new_case(folder, QUESTION)
    casework.add_reports(folder, [str(reports)], casework.Settings())
    return folder


LATER = "An engineer told reporters that stored munitions exploded by accident at Sarn.\n"


def add(case, reports, text, name="later.txt", **settings):
    """One more report in the case."""
    (reports / name).write_text(text)
    return casework.add_reports(case, [str(reports / name)], casework.Settings(**settings))


def tree(folder):
    """Every file under a folder, with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
