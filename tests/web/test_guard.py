"""Who may ask, and under which policy pages come."""

from __future__ import annotations

import pytest

from tests.web.conftest import HOST, ORIGIN, REPORT, MemoryDesk, addresses

ADDRESSES = (
    *addresses(MemoryDesk().weigh()),
    "/static/style.css",
    "/static/report.css",
    "/status",
    "/none",
)


def test_a_foreign_host_is_refused(browser):
    """A page that rebinds its name to this machine gets nothing but 400."""
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


def test_a_stranger_is_refused(stranger):
    """Without the cookie no page opens, not even to another program of this machine."""
    assert {stranger.get(page).status_code for page in ADDRESSES} == {401}


def test_the_entrance_opens_once(app, browser):
    """The address that was printed is worth nothing after its first use."""
    assert browser.get("/").status_code == 200
    again = browser.get(app.entrance)
    assert again.status_code == 401
    assert "set-cookie" not in again.headers


def test_a_wrong_token_is_refused_and_spends_nothing(app, stranger):
    """Guessing does not lock the owner out."""
    assert stranger.get("/open?token=guess").status_code == 401
    assert stranger.get(app.entrance).status_code == 303


def test_the_cookie_is_for_this_site_alone(app, stranger):
    """No script reads it, and no other site's request carries it."""
    cookie = stranger.get(app.entrance).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("origin", ["http://evil.example", "null", f"https://{HOST}", None])
def test_a_cross_site_post_is_refused(browser, ledger, origin):
    """A form on another page decides nothing, cookie or no cookie."""
    headers = {} if origin is None else {"origin": origin}
    form = {"role": "statement", "act": "accept", "spans": "0-5"}
    answer = browser.post(f"/documents/{REPORT.id}/decisions", data=form, headers=headers)
    assert answer.status_code == 403
    assert ledger.decisions == []


@pytest.mark.parametrize("page", ADDRESSES)
def test_every_page_comes_under_a_strict_policy(browser, page):
    """Nothing is allowed by default, nothing unsafe by exception, scripts of our own at most."""
    headers = browser.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    (scripts,) = [part for part in policy.split(";") if "script-src" in part] or ["'self'"]
    assert {part for part in scripts.split() if not part.startswith("'sha256-")} <= {
        "script-src",
        "'self'",
    }
    assert headers["x-content-type-options"] == "nosniff"


def test_refusals_come_under_the_policy_too(stranger):
    """Even an error page cannot be framed or run anything."""
    headers = stranger.get("/", headers={"host": "evil.example", **ORIGIN}).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
