"""`case.toml`: the settings of a case, for people to edit."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from crossbearing.errors import CaseInvalid
from crossbearing.store.files import write_whole

NAME = "case.toml"

_SCHEMA = re.compile(r"case_[0-9a-f]{16}")

Settings = Mapping[str, str | int | float | bool]


def write_settings(folder: Path, settings: Settings) -> None:
    """Writes the settings, sorted by name; this makes a folder a case."""
    lines = [
        "# The settings of this case. Flags and the environment override them.\n",
        "[settings]\n",
        *(f"{_string(name)} = {_value(settings[name])}\n" for name in sorted(settings)),
    ]
    write_whole(folder / NAME, "".join(lines).encode())


def read_settings(folder: Path) -> dict[str, Any]:
    """The settings; CaseInvalid when the folder holds none or they are no TOML."""
    path = folder / NAME
    try:
        settings = tomllib.loads(path.read_text("utf-8")).get("settings", {})
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CaseInvalid(
            f"{folder}: not a case (there is no {NAME}); make one with `crossbearing case new`"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseInvalid(f"{path}: cannot be read ({error}); mend that line") from error
    if not isinstance(settings, dict):
        raise CaseInvalid(f"{path}: `settings` must be a table, written [settings]")
    return settings


def store_of(folder: Path, settings: Mapping[str, Any]) -> dict[str, str]:
    """Where the ledger of a case lies that does not lie in its folder: the address and the
    schema; CaseInvalid when only one of them is told, or the schema's name is none of ours."""
    told = {name: str(settings[name]) for name in ("store", "schema") if name in settings}
    if told and (len(told) < 2 or not _SCHEMA.fullmatch(told["schema"])):
        raise CaseInvalid(
            f"{folder / NAME}: `store` and `schema` belong together, the schema written as "
            "`case new --store` wrote it; restore them from a copy"
        )
    return told


def _string(text: str) -> str:
    # TOML's basic strings are JSON's, but for the delete character.
    return json.dumps(text).replace("\x7f", "\\u007f")


def _value(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return _string(value) if isinstance(value, str) else repr(value)
