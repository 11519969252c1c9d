"""Where the public exams lie, and what every bench makes of one: documents, and its own scorer."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

from crossbearing.model import Dated, Document


def exam(name: str) -> Path:
    """A file or folder of the exams, in `$CROSSBEARING_EXAMS` (default `../shared/exams`)."""
    return Path(os.environ.get("CROSSBEARING_EXAMS", "../shared/exams")) / name


def absent(bench: str, path: Path) -> str:
    """What a bench says when its exam is not there."""
    return f"{bench}: no exam at {path}; set CROSSBEARING_EXAMS to the exams' folder"


def document(text: str, name: str = "d", day: str | None = None) -> Document:
    """A text as a document in English, of a day where one is given."""
    return Document(
        id=name,
        capture="0" * 64,
        path=name,
        address=name,
        text=text,
        decoder="exam",
        language="en",
        published=Dated(value=day, found="exam") if day else None,
    )


def scorer(path: Path) -> ModuleType:
    """An exam's own scorer."""
    about = importlib.util.spec_from_file_location(f"{path.parent.name}_score", path)
    assert about is not None
    assert about.loader is not None
    module = importlib.util.module_from_spec(about)
    about.loader.exec_module(module)
    return module
