"""Classical matrices of evidence and hypotheses, for comparison with the ladder.

A matrix never enters a case's verdict. Its methods are in `weigh.methods`, one a file.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from math import isclose
from pathlib import Path
from typing import Any

from crossbearing.errors import TableInvalid, UsageError
from crossbearing.weigh.methods import METHODS
from crossbearing.weigh.table import Item, Level, Matrix, Rating, Scored

_OPTIONAL = ("credibility", "relevance", "weight")


def load(path: str | Path) -> Matrix:
    """The matrix in a CSV or JSON file.

    Raises TableInvalid naming the file, the row, the column and the remedy.
    """
    file = Path(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableInvalid(f"{path}: cannot be opened ({error.strerror}); check it") from error
    except UnicodeDecodeError as error:
        raise TableInvalid(f"{path}: is not UTF-8 text; save it as UTF-8") from error
    if file.suffix.lower() == ".json":
        return _from_json(text, str(path))
    return _from_csv(text, str(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixResult:
    """What one method makes of a matrix."""

    method: str
    matrix: Matrix
    scored: Scored
    diagnosticity: tuple[float, ...]
    """Per item: the population standard deviation of what the method gives its cells."""

    @property
    def ranking(self) -> tuple[int, ...]:
        """Places of the hypotheses, best first; ties in the order of the table."""
        keys = self.scored.order
        return tuple(sorted(range(len(keys)), key=lambda at: keys[at]))

    @property
    def rated(self) -> tuple[bool, ...]:
        """Per hypothesis, whether every item that weighs was rated under it."""
        return tuple(
            all(
                Rating.not_applicable not in item.ratings[at] or not item.weighs
                for item in self.matrix.items
            )
            for at in range(len(self.matrix.hypotheses))
        )

    @property
    def leading(self) -> int | None:
        """The place of the hypothesis that may be announced, None for a tie or one that was
        not rated on everything that weighs: untested is not supported."""
        first, *rest = self.ranking
        keys = self.scored.order
        tied = bool(rest) and all(
            isclose(a, b, rel_tol=0, abs_tol=1e-9)
            for a, b in zip(keys[first], keys[rest[0]], strict=True)
        )
        return None if tied or not self.rated[first] else first

    def as_json(self) -> dict[str, Any]:
        """The shape that `weigh MATRIX --json` prints."""
        ids = [f"H{at + 1}" for at in range(len(self.matrix.hypotheses))]
        leading = self.leading
        return {
            "method": self.method,
            "hypotheses": [
                {
                    "id": ids[at],
                    "label": label,
                    ("probability" if self.method == "bayes" else "score"): value,
                    "rated": self.rated[at],
                    **(
                        {"consistency": self.scored.consistency[at]}
                        if self.scored.consistency
                        else {}
                    ),
                }
                for at, (label, value) in enumerate(
                    zip(self.matrix.hypotheses, self.scored.values, strict=True)
                )
            ],
            "evidence": [
                {"id": item.id, "label": item.label, "diagnosticity": spread}
                for item, spread in zip(self.matrix.items, self.diagnosticity, strict=True)
            ],
            "ranking": [ids[at] for at in self.ranking],
            "leading": None if leading is None else ids[leading],
            "not_fully_rated": not all(self.rated),
        }


def weigh_matrix(matrix: Matrix, method: str) -> MatrixResult:
    """The scores of a matrix under a method of `METHODS`. Raises UsageError for another."""
    if method not in METHODS:
        raise UsageError(f"no method is called {method!r}; choose one of {', '.join(METHODS)}")
    score, spread = METHODS[method]
    return MatrixResult(
        method=method,
        matrix=matrix,
        scored=score(matrix),
        diagnosticity=tuple(spread(item) for item in matrix.items),
    )


def _from_csv(text: str, path: str) -> Matrix:
    try:
        rows = [row for row in csv.reader(StringIO(text), strict=True) if any(row)]
    except csv.Error as error:
        raise TableInvalid(
            f"{path}: is not CSV ({error}); check its quotation marks"
        ) from error
    if not rows:
        raise TableInvalid(f"{path}: is empty; its first row is evidence,<hypothesis>,…")
    header = [cell.strip() for cell in rows[0]]
    if header[0].lower() != "evidence":
        raise TableInvalid(f"{path}: row 1, column 1: write `evidence`, not {header[0]!r}")
    names = [cell.lower() for cell in header]
    columns = [at for at, name in enumerate(names) if at and name not in _OPTIONAL]
    items = []
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            raise TableInvalid(
                f"{path}: row {number}: has {len(row)} cells, the first row {len(header)}; "
                "fill or remove cells"
            )
        given = {names[at]: cell.strip() for at, cell in enumerate(row)}
        items.append(
            Item(
                id=f"E{number - 1}",
                label=row[0].strip(),
                ratings=tuple(
                    (_rating(row[at], f"{path}: row {number}, column {header[at]}"),)
                    for at in columns
                ),
                **_weights(given, f"{path}: row {number}"),
            )
        )
    return _matrix([header[at] for at in columns], items, None, path)


def _from_json(text: str, path: str) -> Matrix:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise TableInvalid(f"{path}: is not JSON ({error}); check it") from error
    if not isinstance(given, dict) or not all(
        isinstance(given.get(key), list) for key in ("hypotheses", "evidence")
    ):
        raise TableInvalid(f"{path}: needs the lists `hypotheses` and `evidence`")
    hypotheses = [_label(each) for each in given["hypotheses"]]
    items = []
    for number, item in enumerate(given["evidence"], start=1):
        where = f"{path}: evidence {number}"
        if not isinstance(item, dict) or not isinstance(item.get("ratings"), list):
            raise TableInvalid(f"{where}: needs a list `ratings`, one a hypothesis")
        sheets = item["ratings"]
        if not sheets or not isinstance(sheets[0], list):
            sheets = [sheets]
        if any(not isinstance(each, list) or len(each) != len(hypotheses) for each in sheets):
            raise TableInvalid(f"{where}: give {len(hypotheses)} ratings, one a hypothesis")
        items.append(
            Item(
                id=str(item.get("id", f"E{number}")),
                label=str(item.get("label", item.get("id", f"E{number}"))),
                ratings=tuple(
                    tuple(_rating(sheet[at], f"{where}, {name}") for sheet in sheets)
                    for at, name in enumerate(hypotheses)
                ),
                **_weights(item, where),
            )
        )
    return _matrix(hypotheses, items, given.get("prior"), path)


def _label(hypothesis: Any) -> str:
    if isinstance(hypothesis, dict):
        return str(hypothesis.get("label", hypothesis.get("id", "")))
    return str(hypothesis)


def _matrix(hypotheses: Sequence[str], items: Sequence[Item], prior: Any, path: str) -> Matrix:
    if len(hypotheses) < 2 or not items:
        raise TableInvalid(f"{path}: needs two hypotheses or more, and one row of evidence")
    if len(set(hypotheses)) < len(hypotheses) or not all(hypotheses):
        raise TableInvalid(f"{path}: hypotheses need names, and no name twice")
    if prior is None:
        shares = tuple(1 / len(hypotheses) for _ in hypotheses)
    else:
        if not isinstance(prior, list) or len(prior) != len(hypotheses):
            raise TableInvalid(f"{path}: prior: give {len(hypotheses)} chances")
        chances = [_number(each, f"{path}: prior") for each in prior]
        if not sum(chances):
            raise TableInvalid(f"{path}: prior: give at least one chance above 0")
        shares = tuple(each / sum(chances) for each in chances)
    return Matrix(hypotheses=tuple(hypotheses), items=tuple(items), prior=shares)


def _rating(cell: Any, where: str) -> Rating:
    try:
        return Rating(str(cell).strip().upper())
    except ValueError as error:
        known = ", ".join(each.value for each in Rating)
        raise TableInvalid(f"{where}: {cell!r} is no rating; write one of {known}") from error


def _weights(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    levels: dict[str, Any] = {}
    for name in ("credibility", "relevance"):
        cell = given.get(name)
        if cell in (None, ""):
            continue
        try:
            levels[name] = Level(str(cell).lower())
        except ValueError as error:
            raise TableInvalid(
                f"{where}, column {name}: {cell!r} is no level; write low, medium or high"
            ) from error
    if given.get("weight") not in (None, ""):
        levels["weight"] = _number(given["weight"], f"{where}, column weight")
    return levels


def _number(cell: Any, where: str) -> float:
    try:
        number = float(cell)
    except (TypeError, ValueError) as error:
        raise TableInvalid(f"{where}: {cell!r} is no number; write one, 0 or more") from error
    if not 0 <= number < float("inf"):
        raise TableInvalid(f"{where}: {cell!r} is out of range; write a number, 0 or more")
    return number
