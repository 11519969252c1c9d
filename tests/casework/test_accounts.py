"""Who may open a shared case."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing import casework
from crossbearing.errors import UsageError
from crossbearing.store import Case

PASSWORD = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    casework.new_case(tmp_path / "case", "Who struck the Sarn depot?")
    casework.add_account(tmp_path / "case", "Mara", PASSWORD, "owner")
    return tmp_path / "case"


def test_the_right_password_opens_and_no_other_does(folder):
    """A name and its password say the role; anything else says nothing."""
    assert casework.check_password(folder, "Mara", PASSWORD) == "owner"
    assert casework.check_password(folder, "Mara", PASSWORD + "!") is None
    assert casework.check_password(folder, "Mara", "") is None
    assert casework.check_password(folder, "Nobody", PASSWORD) is None
    assert casework.check_password(folder, "", "") is None


def test_a_password_is_kept_nowhere(folder):
    """What is stored is salted and cannot be read back; two alike do not look alike."""
    casework.add_account(folder, "Oda", PASSWORD, "reader")
    with Case.open(folder) as case:
        one, other = case.accounts.all()
    assert one.digest != other.digest
    stored = b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())
    assert PASSWORD.encode() not in stored


def test_a_new_password_takes_the_place_of_the_old(folder):
    """Nobody comes in by a password that was changed."""
    casework.add_account(folder, "Mara", "another long password", "owner")
    assert casework.check_password(folder, "Mara", PASSWORD) is None
    assert casework.list_accounts(folder) == (("Mara", "owner"),)


def test_a_removed_account_opens_nothing(folder):
    """Who was taken away is a stranger."""
    casework.add_account(folder, "Oda", PASSWORD, "reader")
    casework.remove_account(folder, "Oda")
    assert casework.check_password(folder, "Oda", PASSWORD) is None


def test_accounts_are_no_part_of_the_record(folder):
    """The ledger is the same with and without them, and holds."""
    with Case.open(folder) as case:
        before = case.entries()
    casework.add_account(folder, "Oda", PASSWORD, "reader")
    with Case.open(folder) as case:
        assert case.entries() == before
        assert case.verify().sound


@pytest.mark.parametrize(
    ("name", "password", "role", "said"),
    [
        ("", PASSWORD, "reader", "name"),
        ("a\u202eb", PASSWORD, "reader", "name"),
        ("Oda", "short", "reader", "password"),
        ("Oda", PASSWORD, "king", "role"),
        ("Mara", PASSWORD, "reader", "last owner"),
    ],
)
def test_what_will_not_do_is_refused(folder, name, password, role, said):
    """A name that cannot sign, a password that can be guessed, and a case without an owner."""
    with pytest.raises(UsageError, match=said):
        casework.add_account(folder, name, password, role)


def test_the_last_owner_stays_while_others_have_accounts(folder):
    """Somebody must be able to let people in and out."""
    casework.add_account(folder, "Oda", PASSWORD, "reader")
    with pytest.raises(UsageError, match="last owner"):
        casework.remove_account(folder, "Mara")
    with pytest.raises(UsageError, match="no account"):
        casework.remove_account(folder, "Nobody")


def test_names_are_one_name_however_they_are_typed(folder):
    """An accent typed as two letters is the same accent."""
    casework.add_account(folder, "Zoe\u0301", PASSWORD, "reader")
    assert casework.check_password(folder, " Zo\u00e9 ", PASSWORD) == "reader"
