"""Tables for spreadsheets, safe from text that would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from crossbearing.model import Assessment
from crossbearing.report.index import Index
from crossbearing.report.sections.ladder import bearing
from crossbearing.report.wording import visible

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_FIRST = ("'", "\t", "\r", "\n")

STATEMENTS = (
    "document",
    "path",
    "publisher",
    "published",
    "statement",
    "parent",
    "voice",
    "voice kind",
    "anonymous",
    "affiliation",
    "stance",
    "certainty",
    "start",
    "end",
    "words",
)


def statements_csv(assessment: Assessment) -> str:
    """Every statement on a row, as RFC 4180 text; offsets are code points of the document."""
    documents = Index(assessment).documents
    rows: list[Sequence[object]] = []
    for found in assessment.annotations:
        document = documents[found.document]
        for said in found.attributions:
            spans = said.content or said.cue or said.source
            rows.append(
                (
                    document.id,
                    document.path,
                    document.publisher,
                    document.published.value if document.published else None,
                    said.id,
                    said.parent,
                    said.voice.name,
                    said.voice.kind,
                    "yes" if said.voice.anonymous else "no",
                    said.voice.affiliation,
                    said.stance,
                    said.certainty,
                    spans[0].start if spans else None,
                    spans[-1].end if spans else None,
                    " … ".join(each.of(document.text) for each in said.content),
                )
            )
    return _csv(STATEMENTS, rows)


def matrix_csv(assessment: Assessment) -> str:
    """Hypotheses in rows, readings in columns, bits in the cells; empty where nothing bears."""
    index = Index(assessment)
    rows = [
        (
            each.hypothesis.label,
            *(bearing(each.hypothesis, reading) for reading in index.readings),
        )
        for each in assessment.verdict.ranking
    ]
    return _csv(("hypothesis", *(each.because for each in index.readings)), rows)


EVIDENCE = (
    "item",
    "kind",
    "description",
    "method",
    "collector",
    "collected at",
    "address",
    "controller",
    "excludes",
    "variable",
    "supports",
    "opposes",
    "bits",
    "low",
    "high",
    "latitude",
    "longitude",
    "radius in metres",
    "earliest",
    "latest",
    "likeliest",
    "zone",
    "sha256",
)


def evidence_csv(assessment: Assessment) -> str:
    """Every item entered by hand on a row; degrees north and east, times with their offset."""
    rows: list[Sequence[object]] = []
    for each in assessment.evidence:
        place, time = each.place, each.time
        rows.append(
            (
                each.id,
                each.kind,
                each.description,
                each.method,
                each.collector,
                each.collected_at,
                each.address,
                each.controller,
                "; ".join(each.excludes),
                each.variable,
                each.supports,
                each.opposes,
                each.bits,
                each.low,
                each.high,
                *(
                    (_degrees(place.latitude), _degrees(place.longitude), place.radius)
                    if place
                    else (None, None, None)
                ),
                *(
                    (time.earliest, time.latest, time.time, time.zone)
                    if time
                    else (None, None, None, None)
                ),
                each.sha256,
            )
        )
    return _csv(EVIDENCE, rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    # Every cell is quoted: a semicolon inside one ends it where the locale's tables use those.
    writer = csv.writer(written, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in (head, *rows):
        writer.writerow([_safe(each) for each in row])
    return written.getvalue()


def _degrees(value: float) -> Decimal:
    """Degrees to a tenth of a metre, as a number and not as a text that may look like a sum."""
    return Decimal(f"{value:.6f}")


def _safe(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, float | int):
        return f"{value:g}"
    return shielded("" if value is None else str(value))


def shielded(text: str) -> str:
    """The text as a cell that no spreadsheet computes: an apostrophe before whatever could be a
    formula, and before an apostrophe, so that `unshielded` gives the words back."""
    shown = visible(text)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) or shown[:1] in _FIRST else shown


def unshielded(cell: str) -> str:
    """The words of a cell that `shielded` made."""
    return cell.removeprefix("'")
