"""The table of what is known of reports from elsewhere: publisher, date, address, language."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import DocumentUnreadable, TableInvalid
from crossbearing.ingest.dating import dated
from crossbearing.ingest.decoding import decode
from crossbearing.model import Dated

COLUMNS = ("path", "title", "publisher", "published", "url", "language")
JSON_LINES = (".jsonl", ".ndjson", ".json")
FOUND = "metadata table"

_LANGUAGE = re.compile(r"(?P<code>[A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One row: what is known of one report. None where the table is silent."""

    path: str
    row: int
    title: str | None = None
    publisher: str | None = None
    published: Dated | None = None
    url: str | None = None
    language: str | None = None


def read_table(file: Path) -> dict[str, Known]:
    """The rows of a CSV, TSV or JSON-lines table by the report's true path or its address.

    A path may be absolute or relative to the table, and may go on with `!member` or `#post`.
    Raises TableInvalid, with file, row and remedy, for a table that cannot be understood.
    """
    rows: dict[str, Known] = {}
    for number, cells in _rows(file):
        known = _known(file, number, cells)
        key = locate(known.path, file.parent)
        if (other := rows.get(key)) is not None:
            raise _invalid(file, number, f"{known.path} has row {other.row} already; keep one")
        rows[key] = known
    return rows


def locate(path: str, folder: Path) -> str:
    """The key of a report: its address, or its true path and what follows it."""
    if _WEB.match(path):
        return path
    whole = folder / path
    if whole.exists():
        return str(whole.resolve())
    cut = min((at for at in (path.find("!"), path.find("#")) if at > 0), default=len(path))
    return f"{(folder / path[:cut]).resolve()}{path[cut:]}"


def _invalid(file: Path, row: int, reason: str) -> TableInvalid:
    return TableInvalid(f"{file}, row {row}: {reason}")


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = decode(file.read_bytes(), str(file)).text
    except OSError as error:
        raise TableInvalid(f"{file}: cannot be opened: {error.strerror}") from error
    except DocumentUnreadable as error:
        raise TableInvalid(f"{file}: {error.reason}") from error
    return (
        _json_rows(file, text) if file.suffix.lower() in JSON_LINES else _csv_rows(file, text)
    )


def _json_rows(file: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _invalid(file, number, "is not JSON; write one object a line") from error
        if not isinstance(given, dict):
            raise _invalid(file, number, 'is no object; write {"path": …, "publisher": …}')
        yield number, {key: str(value) for key, value in given.items() if value is not None}


def _csv_rows(file: Path, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.partition("\n")[0]
    delimiter = "\t" if "\t" in head and "," not in head else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        if "path" not in columns:
            remedy = f"name the columns in the first row: {', '.join(COLUMNS)}"
            raise _invalid(file, 1, f"there is no column path; {remedy}")
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(columns):
                reason = f"has {len(cells)} cells for {len(columns)} columns; quote cells with commas"
                raise _invalid(file, reader.line_num, reason)
            yield reader.line_num, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        raise _invalid(
            file, reader.line_num, f"{error}; save the table as CSV again"
        ) from error


def _known(file: Path, number: int, cells: dict[str, str]) -> Known:
    given = {name: cells.get(name, "").strip() or None for name in COLUMNS}
    path, url, language = given["path"], given["url"], given["language"]
    if path is None or "\0" in path:
        raise _invalid(file, number, "has no path; say which report it is about")
    if url is not None and not _WEB.match(url):
        raise _invalid(file, number, f"url {url!r} is no http or https address; correct it")
    code = _LANGUAGE.fullmatch(language) if language else None
    if language and code is None:
        raise _invalid(file, number, f"language {language!r} is no ISO 639-1 code such as en")
    return Known(
        path=path,
        row=number,
        title=given["title"],
        publisher=given["publisher"],
        published=_published(file, number, given["published"]),
        url=url,
        language=code["code"].lower() if code else None,
    )


def _published(file: Path, number: int, written: str | None) -> Dated | None:
    if written is None:
        return None
    found = dated(written, FOUND)
    if found is None:
        reason = f"published {written!r} is not one date; write it as 2031-03-12"
        raise _invalid(file, number, reason)
    return found
