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


def test_each_change_of_an_account_is_a_row_of_the_record(folder):
    """Made, given another role, another password, and taken away: who, what and by whom."""
    casework.add_account(folder, "Oda", PASSWORD, "reader", who="Mara")
    casework.add_account(folder, "Oda", PASSWORD, "reviewer", who="Mara")
    casework.add_account(folder, "Oda", "another long password", "reviewer", who="Oda")
    casework.remove_account(folder, "Oda", who="Mara")
    made = [each for each in casework.account_changes(folder) if each.name == "Oda"]
    assert [(each.did, each.was, each.role, each.who) for each in made] == [
        (("made",), None, "reader", "Mara"),
        (("role changed", "password reset"), "reader", "reviewer", "Mara"),
        (("password reset",), "reviewer", "reviewer", "Oda"),
        (("removed",), "reviewer", "reviewer", "Mara"),
    ]


def test_the_record_holds_with_accounts_and_no_answer_follows_from_them(folder):
    """Letting somebody in is no reason to weigh anew, and the chain goes on."""
    before = casework.state_of(folder)
    casework.add_account(folder, "Oda", PASSWORD, "reader")
    assert casework.state_of(folder) == before
    with Case.open(folder) as case:
        assert case.verify().sound


def test_no_row_of_the_record_holds_what_a_password_is_checked_by(folder):
    """Neither the password, nor its salt, nor its digest leaves the table of accounts."""
    with Case.open(folder) as case:
        (mara,) = case.accounts.all()
        told = "".join(case.lines())
    for secret in (PASSWORD, mara.salt.hex(), mara.digest.hex()):
        assert secret not in told
    assert "Mara" in told


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
