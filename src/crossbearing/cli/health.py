"""The doctor: is everything here that a run needs?"""

from __future__ import annotations

import click

from crossbearing.cli import options, show
from crossbearing.cli.shell import FAULT


@click.command()
@options.as_json
def doctor(as_json: bool) -> None:
    """Check the installation, and say what is missing."""
    from crossbearing import casework

    checks = casework.doctor()
    if as_json:
        show.emit_json(
            [
                {
                    "name": check.name,
                    "ok": check.ok,
                    "detail": check.detail,
                    "remedy": check.remedy,
                }
                for check in checks
            ]
        )
    else:
        for check in checks:
            advice = "" if check.ok else f" → {check.remedy}"
            mark = "ok  " if check.ok else "MISS"
            show.emit_text(f"{mark}  {check.name}  {check.detail}{advice}")
    if not all(check.ok for check in checks):
        click.get_current_context().exit(FAULT)


COMMANDS = (doctor,)
