"""Taking the case out of the browser: files to keep, never pages of our own."""

from __future__ import annotations

import pytest

from crossbearing import casework
from crossbearing.casework import Redaction
from crossbearing.errors import UsageError
from tests.web.conftest import ORIGIN

FORMS = [each for each in casework.offered() if each.name != casework.BAG]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_format_is_a_file_to_keep(browser, form):
    """It is saved under a name, and no browser runs or frames what is in it."""
    answer = browser.get(f"/exports/{form.name}")
    assert answer.status_code == 200
    assert answer.content
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="case-{form.name}.{form.ending}"'
    )
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


def test_every_format_is_offered_and_told_of():
    """What the page offers is what the command line writes."""
    assert {each.name for each in FORMS} == set(casework.FORMATS)


def test_a_redaction_is_told_as_it_was_asked_for(browser, ledger, monkeypatch):
    """Names a line each, and the numbers of entries."""
    asked = []

    def export(form, redaction=None):
        asked.append((form, redaction))
        return b"{}"

    monkeypatch.setattr(ledger, "export", export)
    answer = browser.post(
        "/exports",
        data={"name": "stix", "names": "Lina Haddad\r\n\r\n", "omit": "3, 12"},
        headers=ORIGIN,
    )
    assert asked == [("stix", Redaction(names=("Lina Haddad",), omit=(3, 12)))]
    assert 'filename="redacted-stix.json"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("omit", ["three", "-1", "9" * 40])
def test_what_is_no_entry_is_said_beside_the_form(browser, omit):
    """The page comes back with the reason."""
    answer = browser.post("/exports", data={"name": "stix", "omit": omit}, headers=ORIGIN)
    assert answer.status_code == 400
    assert 'class="fault" role="alert"' in answer.text


def test_a_redaction_that_cannot_be_is_said_beside_the_form(browser, ledger, monkeypatch):
    """What casework refuses is told in its words."""

    def export(form, redaction=None):
        raise UsageError("there is no entry 99; the numbers run from 1")

    monkeypatch.setattr(ledger, "export", export)
    answer = browser.post("/exports", data={"name": "stix", "omit": "99"}, headers=ORIGIN)
    assert "there is no entry 99" in answer.text


def test_a_format_that_is_none_is_not_found(browser):
    """By address or by form."""
    assert browser.get("/exports/exe").status_code == 404
    assert browser.post("/exports", data={"name": "../x"}, headers=ORIGIN).status_code == 404
