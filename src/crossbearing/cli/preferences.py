"""Options remembered in files: the user's config.toml, and a case's own case.toml over it.

Both hold option names and values (`workers = 2`); a table named after a command (`[assess]`)
holds for that command alone.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from crossbearing.errors import UsageError


def read_preferences(group: click.Group) -> dict[str, Any]:
    """The user's preferences as Click defaults for every command of `group`; empty without a file."""
    named = os.environ.get("CROSSBEARING_CONFIG")
    path = Path(named) if named else Path(click.get_app_dir("crossbearing")) / "config.toml"
    if not named and not path.is_file():
        return {}
    return spread(read_toml(path), group)


def read_toml(path: Path) -> dict[str, Any]:
    """The settings in a TOML file; raises UsageError naming the file when it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as settings ({error})") from error


def spread(settings: Mapping[str, Any], group: click.Group) -> dict[str, Any]:
    """`settings` laid out a command: shared values everywhere, a command's own table over them."""
    shared = {
        key.replace("-", "_"): value
        for key, value in settings.items()
        if not isinstance(value, dict)
    }
    layout: dict[str, Any] = {}
    for name, command in group.commands.items():
        own = settings.get(name, {})
        if isinstance(command, click.Group):
            layout[name] = spread({**shared, **own}, command)
        else:
            layout[name] = shared | {key.replace("-", "_"): value for key, value in own.items()}
    return layout


def prefer_case(context: click.Context, _: click.Parameter, folder: Path) -> Path:
    """Let the `[settings]` of the case named on the command line go before the user's config."""
    path = folder / "case.toml"
    if path.is_file():
        settings = read_toml(path).get("settings", {})
        own = {key.replace("-", "_"): value for key, value in settings.items()}
        context.default_map = {**(context.default_map or {}), **own}
    return folder
