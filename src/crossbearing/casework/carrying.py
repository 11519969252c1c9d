"""Taking a case out of its folder: in every format, as a bag, without some people; and back in."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from crossbearing import report
from crossbearing.casework.answering import weigh_case
from crossbearing.casework.assessing import write_whole
from crossbearing.casework.cases import Verified, verify_case
from crossbearing.casework.protecting import redact_case
from crossbearing.casework.versions import PRODUCT
from crossbearing.errors import BagRefused, NothingToRead, RunStopped, UsageError
from crossbearing.model import Assessment
from crossbearing.report import shapes
from crossbearing.store import Case, confirm_free, opened_bag, restore, write_bag
from crossbearing.store.times import utc_now

BAG = "bag"
LEDGER = "ledger.jsonl"
WRITTEN = ("answer.json", "report.html")
_CAPTURE = re.compile(r"captures/([0-9a-f]{2})/([0-9a-f]{62})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a case can be written: what people call it, the ending of its file, what it is served as,
    and what it is."""

    name: str
    title: str
    ending: str
    media_type: str
    told: str


FORMATS = {
    "html": report.page,
    "markdown": report.markdown,
    "terminal": report.terminal,
    "json": lambda assessment: shapes.dumps(shapes.assess_json(assessment)) + "\n",
    "statements-csv": report.statements_csv,
    "matrix-csv": report.matrix_csv,
    "evidence-csv": report.evidence_csv,
    "editors-pack": report.pack_page,
    "editors-pack-markdown": report.pack_markdown,
    "stix": report.stix,
    "ftm": report.follow_the_money,
    "claimreview": report.claim_review,
}
"""How a case's answer can be written, by name."""

TOLD = (
    Format(
        name="editors-pack",
        title="Editor's pack",
        ending="html",
        media_type="text/html",
        told="The editor's pack: each publishable sentence with its capture, what speaks against "
        "it, the reply of the accused and its corrections",
    ),
    Format(
        name="editors-pack-markdown",
        title="Editor's pack (Markdown)",
        ending="md",
        media_type="text/markdown",
        told="The editor's pack as Markdown",
    ),
    Format(
        name="html",
        title="Report",
        ending="html",
        media_type="text/html",
        told="The report as a page",
    ),
    Format(
        name="markdown",
        title="Report (Markdown)",
        ending="md",
        media_type="text/markdown",
        told="The report as Markdown",
    ),
    Format(
        name="terminal",
        title="Report (plain text)",
        ending="txt",
        media_type="text/plain",
        told="The report as plain text",
    ),
    Format(
        name="json",
        title="Answer (JSON)",
        ending="json",
        media_type="application/json",
        told="The answer as JSON",
    ),
    Format(
        name="statements-csv",
        title="Statements (CSV)",
        ending="csv",
        media_type="text/csv",
        told="Every statement as a table, safe to open in a spreadsheet",
    ),
    Format(
        name="matrix-csv",
        title="Matrix (CSV)",
        ending="csv",
        media_type="text/csv",
        told="Hypotheses and readings as a table, safe to open in a spreadsheet",
    ),
    Format(
        name="evidence-csv",
        title="Evidence (CSV)",
        ending="csv",
        media_type="text/csv",
        told="What was entered by hand as a table, with places and times, safe to open in a "
        "spreadsheet",
    ),
    Format(
        name="stix",
        title="STIX 2.1",
        ending="json",
        media_type="application/stix+json",
        told="STIX 2.1, for threat-intelligence platforms",
    ),
    Format(
        name="ftm",
        title="FollowTheMoney",
        ending="ftm.json",
        media_type="application/x-ndjson",
        told="FollowTheMoney JSON, for Aleph and its kin",
    ),
    Format(
        name="claimreview",
        title="ClaimReview",
        ending="jsonld",
        media_type="application/ld+json",
        told="ClaimReview, for fact-checks; author, address and date are yours to add",
    ),
    Format(
        name=BAG,
        title="Whole case (bag)",
        ending="zip",
        media_type="application/zip",
        told="The whole case as a bag (BagIt) that another machine opens and verifies",
    ),
)
"""What each format is, in the order they are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """Who and what stays out of an export: entries that hold these names or bear these numbers.
    Sealed identities stay out of every redacted one."""

    names: tuple[str, ...] = ()
    omit: tuple[int, ...] = ()


def report_case(
    folder: Path, form: str, *, known_at: str | None = None, published_by: str | None = None
) -> str:
    """A case's report in one of `FORMATS`. Raises UsageError for another form."""
    writer = FORMATS.get(form)
    if writer is None:
        raise UsageError(f"{form!r} is not a format; choose {', '.join(FORMATS)}")
    return writer(weigh_case(folder, known_at=known_at, published_by=published_by))


def export_bytes(
    folder: Path,
    form: str,
    *,
    redaction: Redaction | None = None,
    assessment: Assessment | None = None,
) -> bytes:
    """A case in one of `FORMATS`, or as a bag; without some people where a redaction says so.
    An `assessment` that was just made is written as it is. Raises UsageError for another form."""
    if form != BAG and form not in FORMATS:
        raise UsageError(f"{form!r} is not a format; choose {', '.join((*FORMATS, BAG))}")
    with _redacted(folder, redaction) as place:
        if form == BAG:
            with tempfile.TemporaryDirectory() as away:
                out = Path(away) / "case.zip"
                _write_bag(place, out, None if redaction else assessment)
                return out.read_bytes()
        if assessment is None or redaction is not None:
            assessment = weigh_case(place)
        return FORMATS[form](assessment).encode("utf-8", "backslashreplace")


def export_case(
    folder: Path, form: str, out: Path, *, redaction: Redaction | None = None
) -> None:
    """Write a case in one of `FORMATS`, or as a bag, to the file `out`, whole or not at all.
    Raises UsageError where nothing can be written."""
    try:
        if form == BAG:
            with _redacted(folder, redaction) as place:
                _write_bag(place, out, None)
        else:
            text = export_bytes(folder, form, redaction=redaction).decode("utf-8")
            write_whole(out, text)
    except OSError as fault:
        raise UsageError(
            f"{out}: cannot be written ({fault.strerror}); name a file in a folder of yours"
        ) from fault


def open_bag(bag: Path, folder: Path) -> Verified:
    """Make a case of a bag, in a new folder, and verify it. Raises BagRefused for a bag that is
    not what it says, and then leaves nothing behind."""
    confirm_free(folder)
    if folder.exists() and any(folder.iterdir()):
        raise UsageError(f"{folder}: is not empty; name a new folder for the case")
    with tempfile.TemporaryDirectory(
        dir=folder.parent if folder.parent.is_dir() else None, prefix=".opening-"
    ) as away:
        place = Path(away) / "case"
        try:
            _unpack(bag, place)
            with Case.open(place) as case:
                case.confirm_nouns()
            verified = verify_case(place)
        except BagRefused:
            raise
        except RunStopped as fault:
            raise BagRefused(f"{bag}: {str(fault).replace(str(place), 'the case')}") from fault
        if folder.exists():
            folder.rmdir()
        folder.parent.mkdir(parents=True, exist_ok=True)
        _move(place, folder)
    return replace(verified, repaired=())


def _move(place: Path, folder: Path) -> None:
    try:
        place.rename(folder)
    except OSError as fault:
        raise UsageError(
            f"{folder}: cannot be made ({fault.strerror}); name another folder"
        ) from fault


def _unpack(bag: Path, place: Path) -> None:
    with opened_bag(bag) as opened:
        captures = {}
        for name, digest in opened.files.items():
            capture = _CAPTURE.fullmatch(name)
            if capture is not None:
                if capture[1] + capture[2] != digest:
                    raise BagRefused(f"{bag}: {name} holds other bytes than its name says")
                captures[name] = digest
            elif name not in (LEDGER, *WRITTEN):
                raise BagRefused(f"{bag}: {name!r} is nothing that a case has")
        if LEDGER not in opened.files:
            raise BagRefused(f"{bag}: holds no case; {LEDGER} is missing")
        carried = BytesIO(opened.read(LEDGER))
        restore(
            place,
            (_text(bag, line) for line in carried),
            (opened.read(name) for name in captures),
            now=utc_now,
        )


def _text(bag: Path, line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BagRefused(f"{bag}: {LEDGER} is not UTF-8 text") from error


def _write_bag(folder: Path, out: Path, assessment: Assessment | None) -> None:
    """The ledger, the captures, and for people the report and its JSON."""
    told = {"Bag-Software-Agent": PRODUCT, "Bag-Group-Identifier": "crossbearing case"}
    files: dict[str, bytes] = {}
    try:
        assessment = assessment or weigh_case(folder)
    except NothingToRead:
        pass  # a case that holds nothing yet is carried as well
    else:
        files["answer.json"] = FORMATS["json"](assessment).encode("utf-8", "backslashreplace")
        files["report.html"] = FORMATS["html"](assessment).encode("utf-8", "backslashreplace")
    with Case.open(folder) as case:
        told["External-Description"] = case.question() or "A case"
        lines = "".join(case.lines())

        def payload() -> Iterator[tuple[str, bytes]]:
            yield LEDGER, lines.encode("ascii")
            yield from files.items()
            for digest, raw in case.kept_captures():
                yield f"captures/{digest[:2]}/{digest[2:]}", raw

        write_bag(out, payload(), told)


@contextmanager
def _redacted(folder: Path, redaction: Redaction | None) -> Iterator[Path]:
    """The case's folder, or for a redaction that of a copy without some people, for a while."""
    if redaction is None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as away:
        copy = Path(away) / "case"
        redact_case(folder, copy, names=redaction.names, omit=redaction.omit)
        yield copy


def offered(names: Sequence[str] = ()) -> tuple[Format, ...]:
    """The formats in the order they are offered; those of these names alone, if any are given."""
    return tuple(each for each in TOLD if not names or each.name in names)
