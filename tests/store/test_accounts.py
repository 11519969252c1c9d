"""The table of accounts, on either database."""

from __future__ import annotations

from crossbearing.store.accounts import Account


def account(name: str, role: str = "reader") -> Account:
    return Account(name=name, role=role, scheme="test", salt=b"s", digest=b"d")


def test_accounts_come_and_go(case):
    """One row a name: a later one takes the place of an earlier, and one may be taken away."""
    case.accounts.keep(account("oda"))
    case.accounts.keep(account("mara", "owner"))
    case.accounts.keep(account("oda", "reviewer"))
    assert [(each.name, each.role) for each in case.accounts.all()] == [
        ("mara", "owner"),
        ("oda", "reviewer"),
    ]
    assert case.accounts.remove("oda")
    assert not case.accounts.remove("oda")
    assert [each.name for each in case.accounts.all()] == ["mara"]


def test_a_redacted_copy_has_no_accounts(case, tmp_path):
    """Who worked on a case does not leave with it."""
    case.accounts.keep(account("mara", "owner"))
    case.export_redacted(tmp_path / "copy")
    with type(case).open(tmp_path / "copy") as copy:
        assert (copy.accounts.all(), copy.accounts.changes()) == ((), ())
        assert copy.verify().sound


def test_a_sealed_name_leaves_the_rows_about_its_account(case):
    """Somebody whose name is locked away stands under the pseudonym there too."""
    case.accounts.keep(account("mara", "owner"))
    case.seal("mara", "a long passphrase", pseudonym="source 1")
    (made,) = case.accounts.changes()
    assert (made.name, made.did) == ("source 1", ("made",))
    assert case.naming("mara") == ()
