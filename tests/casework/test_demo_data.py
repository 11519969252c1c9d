"""The bundled incidents hold what they say they hold, word for word."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tools.make_demo_pdf import SHEETS, sheet_bytes

import crossbearing.casework

DEMO = Path(crossbearing.casework.__file__).parent / "demo"
INCIDENTS = ("sarn", "orlo")
COLUMNS = ["path", "title", "publisher", "published", "url", "language"]
INGREDIENTS = {
    "anonymous remark on a wire",
    "remark recopied",
    "accusation by an adversary",
    "denial by the accused",
    "nothing was flying",
    "laboratory finding",
    "single precedent",
    "argument from motive",
    "claim of responsibility",
    "claimant could not",
    "correction",
    "retraction",
    "statement against interest",
    "two anonymous voices that may be one",
    "party nobody asked",
    "undated scrape with furniture",
    "edited post",
    "html",
    "pdf",
    "language not read",
}

incidents = pytest.mark.parametrize("incident", INCIDENTS)


class _Words(HTMLParser):
    """Gathers the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@cache
def words(path: Path) -> str:
    """The text of a report, whatever its format, with runs of white space made one space."""
    if path.suffix == ".pdf":
        text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".html":
        reader = _Words()
        reader.feed(path.read_text("utf-8"))
        text = "".join(reader.words)
    elif path.suffix == ".json":
        post = json.loads(path.read_text("utf-8"))
        text = "\n".join([post["text"], *(edit["text"] for edit in post["edits"])])
    else:
        text = path.read_text("utf-8")
    return re.sub(r"\s+", " ", text)


@cache
def truth(incident: str) -> dict[str, Any]:
    """What is known to be true of an incident, as its truth.json has it."""
    told: dict[str, Any] = json.loads((DEMO / incident / "truth.json").read_text("utf-8"))
    return told


def report(incident: str, name: str) -> Path:
    """The path of a report of an incident."""
    return DEMO / incident / "reports" / name


def reports(incident: str) -> set[str]:
    """The names of all reports of an incident."""
    return {path.name for path in (DEMO / incident / "reports").iterdir()}


def quotes(value: Any) -> list[tuple[str, str]]:
    """Every (document, phrase) pair anywhere inside a piece of truth.json."""
    if isinstance(value, list):
        return [pair for item in value for pair in quotes(item)]
    if not isinstance(value, dict):
        return []
    inner = [pair for item in value.values() for pair in quotes(item)]
    return [(value["document"], value["phrase"]), *inner] if "phrase" in value else inner


def on_cause(incident: str) -> list[dict[str, Any]]:
    """The origins that bear on the cause and were not withdrawn."""
    origins = truth(incident)["origins"]
    return [o for o in origins if "cause" in o["about"] and not o.get("withdrawn")]


def controllers(origins: list[dict[str, Any]]) -> set[str]:
    """Who stands behind the origins: the controller, or the origin itself where it has none."""
    return {origin["controller"] or origin["id"] for origin in origins}


@incidents
def test_has_about_fourteen_small_reports_in_five_formats(incident: str) -> None:
    """Each incident has about fourteen reports, none over 60 KB, in text, HTML, PDF and JSON."""
    paths = [report(incident, name) for name in reports(incident)]
    assert 13 <= len(paths) <= 16
    assert all(path.stat().st_size < 60_000 for path in paths)
    assert {".txt", ".html", ".pdf", ".json"} <= {path.suffix for path in paths}


@incidents
def test_every_file_named_is_there(incident: str) -> None:
    """Every report that truth.json or the table names exists, and each is counted once."""
    told = truth(incident)
    with (DEMO / incident / "metadata.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert list(rows[0]) == COLUMNS
    assert all((DEMO / incident / row["path"]).is_file() for row in rows)
    counted = [name for names in told["naive"].values() for name in names]
    assert sorted(counted) == sorted(reports(incident))
    assert {name for o in told["origins"] for name in o["documents"]} <= reports(incident)


@incidents
def test_every_phrase_stands_in_its_report(incident: str) -> None:
    """Every phrase that truth.json quotes is in the text of the report it names."""
    pairs = quotes(truth(incident))
    absent = [(name, said) for name, said in pairs if said not in words(report(incident, name))]
    assert len(pairs) > 30
    assert absent == []


@incidents
def test_holds_what_real_cases_hold(incident: str) -> None:
    """Each incident has every ingredient of a real case, with words to show for it."""
    found = truth(incident)["ingredients"]
    assert set(found) == INGREDIENTS
    assert all(found.values())


@incidents
def test_four_outlets_recopy_the_wire_and_one_loses_possibly(incident: str) -> None:
    """The wire's remark stands in four other reports, word for word but for one hedge."""
    told = truth(incident)
    remark, lost = told["wire"]["remark"], told["drift"]["lost"]
    firm = remark.replace(f"{lost} ", "")
    copies = {name: words(report(incident, name)) for name in told["wire"]["copies"]}
    assert len(copies) == 4
    assert [name for name, text in copies.items() if remark not in text] == [
        told["drift"]["document"]
    ]
    assert firm in copies[told["drift"]["document"]]


@incidents
def test_counting_reports_misleads_and_counting_controllers_does_not(incident: str) -> None:
    """Most reports tell the wrong cause; most separately controlled origins tell the true one."""
    told = truth(incident)
    right, wrong = told["truth"]["cause"], told["wrong"]["cause"]
    assert len(told["naive"][wrong]) >= 8
    assert len(told["naive"][wrong]) > 2 * len(told["naive"][right])
    saying = {
        cause: controllers([o for o in on_cause(incident) if o["says"]["cause"] == cause])
        for cause in (right, wrong)
    }
    assert len(saying[right]) > len(saying[wrong])


@incidents
def test_the_counts_of_origins_and_controllers_follow_from_the_list(incident: str) -> None:
    """The stated numbers are what the list of origins comes to."""
    told, bearing = truth(incident), on_cause(incident)
    assert told["origins_on_cause"] == len(bearing)
    assert told["separate_controllers_on_cause"] == len(controllers(bearing))
    assert all(set(origin["about"]) == set(origin["says"]) for origin in told["origins"])


@incidents
def test_linchpins_withdrawals_and_doubles_name_origins(incident: str) -> None:
    """Whatever refers to an origin refers to one that is listed."""
    told = truth(incident)
    ids = {origin["id"] for origin in told["origins"]}
    doubles = {o["id"]: o["maybe_same"] for o in told["origins"] if "maybe_same" in o}
    withdrawn = {o["id"] for o in told["origins"] if o.get("withdrawn")}
    assert set(told["linchpins"]) <= ids
    assert withdrawn == {retraction["origin"] for retraction in told["retractions"]}
    assert all(doubles[other] == one for one, other in doubles.items())


@incidents
def test_the_undated_scrape_has_no_date(incident: str) -> None:
    """The scrape tells no year, neither in its text nor in the table."""
    (name,) = truth(incident)["undated"]
    with (DEMO / incident / "metadata.csv").open(encoding="utf-8", newline="") as table:
        published = {Path(row["path"]).name: row["published"] for row in csv.DictReader(table)}
    assert not re.search(r"\b(19|20)\d\d\b", words(report(incident, name)))
    assert published[name] == ""


@incidents
def test_names_are_invented_and_in_use(incident: str) -> None:
    """Every invented name occurs in a report or the table, so that the list has no strays."""
    texts = " ".join(words(report(incident, name)) for name in sorted(reports(incident)))
    texts = (texts + (DEMO / incident / "metadata.csv").read_text("utf-8")).casefold()
    names = [name for kind in truth(incident)["invented"].values() for name in kind]
    assert [name for name in names if name.casefold() not in texts] == []
    assert len(names) == len(set(names))


def test_the_sheets_print_to_the_same_bytes() -> None:
    """Both PDF reports come out of the script as they lie in the package, byte for byte."""
    for sheet in SHEETS:
        assert sheet_bytes(sheet) == (DEMO / sheet.path).read_bytes()
