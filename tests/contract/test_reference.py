"""The reference pages are made from the code, and are up to date."""

from __future__ import annotations

import pytest

from crossbearing import errors
from crossbearing.cli import main as surface
from tools import reference


@pytest.mark.parametrize("page", reference.PAGES)
def test_the_committed_page_is_what_the_code_gives(page):
    """Whoever changes a command, a shape or an error runs `make docs`."""
    assert (reference.FOLDER / page).read_text(encoding="utf-8") == reference.render(page)


def test_every_command_has_its_section():
    """No command is without a page, and none without a sentence of help."""
    written = reference.render("cli.md")
    for names, command in reference.commands(surface, ("crossbearing",)):
        assert f"## {' '.join(names)}\n" in written
        assert command.help


def test_every_option_says_what_it_does():
    """`--help` explains each option of each command."""
    for names, command in reference.commands(surface, ("crossbearing",)):
        for option in command.params:
            assert option.param_type_name == "argument" or option.help, (names, option.name)


def test_every_error_is_in_the_tree():
    """The tree at the top of errors.py, which users read, names every error there is."""
    kinds = [each for each in vars(errors).values() if isinstance(each, type)]
    assert all(kind.__name__ in errors.__doc__ for kind in kinds)
