"""Commands that decide: case decide, undo, decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossbearing.cli import options, show
from crossbearing.errors import UsageError

if TYPE_CHECKING:
    from crossbearing.casework import Recorded, Words
    from crossbearing.model import Document

ACTS = ("accept", "reject", "edit", "add", "merge", "divide")

reviewer = click.option(
    "--reviewer",
    envvar="CROSSBEARING_REVIEWER",
    show_envvar=True,
    required=True,
    help="Who decides.",
)
why = click.option("--why", default="", help="The reason, in a sentence.")


def pointing(prefix: str, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Options that point at words of a report."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for name, told in (
            ("spans", f"{what}, as offsets: 12-40,52-60."),
            ("words", f"{what}, as they stand in the report, where they stand once."),
            ("document", f"The report of {what.lower()}, by id or path."),
        ):
            command = click.option(f"--{prefix}{name}", help=told)(command)
        return command

    return add


@click.command()
@options.case
@click.argument("act", type=click.Choice(ACTS))
@click.argument("role")
@pointing("", "The words decided on")
@pointing("other-", "The words merged into, or divided from")
@click.option(
    "--value",
    help="The new value, for an edit; for a statement that is added its parts, as JSON.",
)
@click.option(
    "--on",
    metavar="VERSION",
    help="The version decided on, as `case decisions` shows it  [default: the latest]",
)
@reviewer
@why
def decide(
    folder: Path,
    act: str,
    role: str,
    document: str | None,
    words: str | None,
    spans: str | None,
    other_document: str | None,
    other_words: str | None,
    other_spans: str | None,
    value: str | None,
    on: str | None,
    reviewer: str,
    why: str,
) -> None:
    """Accept, reject, edit, merge, divide or add what is read in a report.

    ROLE says what the words are: statement, or a part of one (source, cue, content, kind,
    stance, certainty, voice), named by the words stated; "claim cause", "claim means" and so on
    for what words put forward; mention for a name; origin for whose word it is; reading for a
    weight. A statement is added with --value '{"source": "12-40", "stance": "denies", …}'. With --on the decision is refused if somebody decided about the words since.
    """
    from datetime import UTC, datetime

    from crossbearing import casework
    from crossbearing.model import Act

    documents = casework.documents_of(folder)
    other = None
    if other_document or other_words or other_spans:
        other = point(documents, other_document or document, other_words, other_spans)
    made = casework.decision_on(
        documents,
        point(documents, document, words, spans),
        act=Act(act),
        role=role,
        who=reviewer,
        when=datetime.now(UTC).isoformat(timespec="microseconds"),
        why=why,
        value=value,
        other=other,
        on=on,
    )
    casework.decide(folder, made, documents=documents)
    show.emit_text(made.id)


def point(
    documents: tuple[Document, ...], named: str | None, words: str | None, spans: str | None
) -> Words:
    """The words that options point at; UsageError unless they do."""
    from crossbearing import casework
    from crossbearing.store import read_spans

    if not named or bool(words) == bool(spans):
        raise UsageError("say which words: a report, and either --words or --spans of it")
    if words:
        return casework.words_at(documents, named, words)
    return casework.Words(document=named, spans=read_spans(spans or ""))


@click.command()
@options.case
@click.argument("decision")
@reviewer
@why
def undo(folder: Path, decision: str, reviewer: str, why: str) -> None:
    """Take a decision back: a new row, after which the one before it is in force again.

    DECISION is its id, as `case decisions` shows it. An undoing can itself be undone.
    """
    from datetime import UTC, datetime

    from crossbearing import casework

    when = datetime.now(UTC).isoformat(timespec="microseconds")
    show.emit_text(casework.undo(folder, decision, who=reviewer, when=when, why=why).id)


@click.command()
@options.case
@options.known_at
@options.as_json
def decisions(folder: Path, known_at: str | None, as_json: bool) -> None:
    """List every decision made in a case, and which are in force."""
    from crossbearing import casework

    made = casework.recorded(casework.decisions_of(folder, known_at))
    if as_json:
        show.emit_json([shape(each) for each in made])
    else:
        show.emit_text("\n".join(line(each) for each in made))


def shape(each: Recorded) -> dict[str, Any]:
    """A decision as JSON shows it."""
    plain = asdict(each.decision)
    plain["target"]["spans"] = [
        [span["start"], span["end"]] for span in plain["target"]["spans"]
    ]
    return plain | {"in_force": each.in_force, "is_version": each.is_version}


def line(each: Recorded) -> str:
    """A decision as people read it."""
    made = each.decision
    value = f" {made.value}" if made.value else ""
    state = "" if each.in_force or made.act.value == "undo" else " (not in force)"
    why = f": {made.why}" if made.why else ""
    return (
        f"{made.id}  {made.when[:16]}  {made.who}  {made.act.value} {made.target.role}"
        f"{value}{state}{why}"
    )


COMMANDS = (decide, undo, decisions)
