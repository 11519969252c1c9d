"""The only room that knows the order of the steps. Surfaces call it, and nothing below it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from crossbearing import link, report
from crossbearing.casework.accounts import (
    ROLES,
    account_changes,
    add_account,
    check_password,
    list_accounts,
    remove_account,
)
from crossbearing.casework.answering import (
    assess_into,
    grade_origin,
    read_case,
    trace_case,
    weigh_case,
)
from crossbearing.casework.apart import (
    DEPENDENCES,
    Bench,
    apart_json,
    prepare_apart,
    take_apart,
)
from crossbearing.casework.asking import (
    OUTCOMES,
    approaches_to,
    letter,
    make_approach,
    record_approach,
)
from crossbearing.casework.assessing import Traced, assess_paths
from crossbearing.casework.assessing import read_paths as read
from crossbearing.casework.assessing import trace_paths as trace
from crossbearing.casework.bundled import NAMES, DemoCase, demo
from crossbearing.casework.carrying import (
    BAG,
    FORMATS,
    Format,
    Redaction,
    export_bytes,
    export_case,
    offered,
    open_bag,
    report_case,
)
from crossbearing.casework.cases import (
    Added,
    Verified,
    add_evidence,
    add_reports,
    add_search,
    custody,
    decide,
    decisions_of,
    file_of,
    list_cases,
    new_case,
    question_of,
    undo,
    undoing,
    verify_case,
)
from crossbearing.casework.correcting import CLAIMS, NAMED, write_voice
from crossbearing.casework.decisions import (
    Recorded,
    Words,
    decision_on,
    documents_of,
    recorded,
    version_on,
    versions_of,
    words_at,
)
from crossbearing.casework.fixing import PLACE_METHODS, TIME_METHODS, make_place, make_time
from crossbearing.casework.fusing import fuse
from crossbearing.casework.health import Check, doctor
from crossbearing.casework.history import Version, history
from crossbearing.casework.keeping import state_of, weigh_kept
from crossbearing.casework.missed import Missed, find_words, missed_statement
from crossbearing.casework.moving import with_history
from crossbearing.casework.pictures import thumbnail
from crossbearing.casework.protecting import (
    erase_entries,
    find_entries,
    log_case,
    redact_case,
    seal_name,
    unseal_name,
)
from crossbearing.casework.queueing import Kind, Proposal, proposals
from crossbearing.casework.rating import (
    MARKS,
    METHOD_NAMES,
    Comparison,
    compare_ratings,
    make_rating,
    matrix_json,
    rate,
    ratings_of,
)
from crossbearing.casework.resolving import (
    Resolved,
    calibrate,
    calibration_json,
    resolve_case,
)
from crossbearing.casework.settings import Progress, Settings, silent
from crossbearing.casework.texts import text_hash
from crossbearing.model import Annotations, Assessment, Document
from crossbearing.report import shapes
from crossbearing.report.blocks import Section
from crossbearing.store import Entry
from crossbearing.store.accounts import AccountChange
from crossbearing.weigh import matrix

__all__ = [
    "BAG",
    "CLAIMS",
    "DEPENDENCES",
    "FORMATS",
    "MARKS",
    "METHOD_NAMES",
    "NAMED",
    "NAMES",
    "OUTCOMES",
    "PLACE_METHODS",
    "ROLES",
    "TIME_METHODS",
    "AccountChange",
    "Added",
    "Bench",
    "Check",
    "Comparison",
    "DemoCase",
    "Entry",
    "Format",
    "Kind",
    "Missed",
    "Progress",
    "Proposal",
    "Recorded",
    "Redaction",
    "Resolved",
    "Settings",
    "Traced",
    "Verified",
    "Version",
    "Words",
    "account_changes",
    "add_account",
    "add_evidence",
    "add_reports",
    "add_search",
    "apart_json",
    "approaches_to",
    "assess",
    "assess_json",
    "calibrate",
    "calibration_json",
    "check_password",
    "compare_ratings",
    "custody",
    "decide",
    "decision_on",
    "decisions_of",
    "demo",
    "doctor",
    "documents_of",
    "erase_entries",
    "export_bytes",
    "export_case",
    "file_of",
    "find_entries",
    "find_words",
    "fuse",
    "grade_origin",
    "history",
    "letter",
    "list_accounts",
    "list_cases",
    "log_case",
    "make_approach",
    "make_place",
    "make_rating",
    "make_time",
    "matrix_json",
    "missed_statement",
    "new_case",
    "offered",
    "open_bag",
    "page",
    "places_section",
    "prepare_apart",
    "proposals",
    "question_of",
    "rate",
    "ratings_of",
    "read",
    "read_case",
    "read_line",
    "record_approach",
    "recorded",
    "redact_case",
    "remove_account",
    "report_case",
    "resolve_case",
    "seal_name",
    "silent",
    "state_of",
    "take_apart",
    "terminal",
    "text_hash",
    "thumbnail",
    "timeline_json",
    "timeline_section",
    "trace",
    "trace_case",
    "trace_json",
    "undo",
    "undoing",
    "unseal_name",
    "verify_case",
    "version_on",
    "versions_of",
    "weigh_case",
    "weigh_kept",
    "weigh_matrix",
    "words_at",
    "write_voice",
]

page = report.page
terminal = report.terminal
assess_json = shapes.assess_json


def read_line(document: Document, annotations: Annotations) -> dict[str, Any]:
    """What was read in one document, in the fixed shape; names are joined within it."""
    links = link.link((document,), (annotations,), None)
    return shapes.read_line(document, annotations, links)


def places_section(assessment: Assessment) -> Section | None:
    """The report's section on places, with its map and table; None where none has a position."""
    return report.places_section(assessment)


def timeline_json(assessment: Assessment) -> dict[str, Any]:
    """When things happened and were told, as `assess --json` gives it under `timeline`."""
    return shapes.timeline_json(assessment.timeline)


def timeline_section(assessment: Assessment) -> Section:
    """The report's section on the timeline: two rails, conflicts and tables."""
    return report.timeline_section(assessment)


def trace_json(traced: Traced) -> dict[str, Any]:
    """What tracing found, in the fixed shape."""
    return shapes.trace_json(traced.documents, traced.trace, traced.links)


def assess(
    paths: Sequence[str],
    question: str,
    settings: Settings,
    *,
    out: Path | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress = silent,
) -> Assessment:
    """Put a question to reports. With `out`, a case and report.html are written there; without
    it nothing is written."""
    if out is None:
        return with_history(
            assess_paths(paths, question, settings, stdin=stdin, progress=progress)
        )
    return assess_into(out, paths, question, settings, stdin=stdin, progress=progress)


def weigh_matrix(path: Path, method: str) -> dict[str, Any]:
    """Score a matrix file by one of the classical methods, or by Bayes."""
    return matrix.weigh_matrix(matrix.load(path), method).as_json()
