"""Evidence by hand in the browser: kept by hash, pictured here, and never opened in a page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from crossbearing import casework
from crossbearing.casework import pictures
from crossbearing.casework.by_hand import confirm_evidence
from crossbearing.errors import CaptureRefused, SourceClosed
from crossbearing.model import Evidence
from crossbearing.web.pages import evidence
from tests import factory as f
from tests.web.conftest import ORIGIN

FIELDS = {
    "kind": "image",
    "description": "a roof, intact",
    "collector": "source 1",
    "bits": "1",
    "supports": "accident",
}


def picture(size=(900, 600), form="JPEG", **options) -> bytes:
    """A picture of one colour."""
    written = BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(written, form, **options)
    return written.getvalue()


@pytest.fixture
def kept(ledger, monkeypatch):
    """A case whose items and files are kept in memory."""
    items: list[tuple[Evidence, str | None, str]] = []
    files: dict[str, bytes] = {}
    plain = ledger.weigh

    def add(made, file, who):
        confirm_evidence(made)
        if file is not None:
            made = replace(made, sha256="ab" * 32)
            files["ab" * 32] = file.read_bytes()
        items.append((made, file and file.name, who))

    def read(digest):
        if digest not in files:
            raise SourceClosed("the capture is missing")
        return files[digest]

    monkeypatch.setattr(ledger, "add_evidence", add)
    monkeypatch.setattr(ledger, "file", read)
    monkeypatch.setattr(
        ledger, "weigh", lambda: replace(plain(), evidence=tuple(each for each, *_ in items))
    )
    return items


def enter(browser, file=None, **changes):
    """Send the form, with a file if one is given."""
    files = {"file": file} if file else {"file": ("", b"")}
    return browser.post("/evidence", data={**FIELDS, **changes}, files=files, headers=ORIGIN)


def test_an_item_is_entered_with_its_file_and_who(browser, kept):
    """Signed by whoever is in, under the file's own name."""
    answer = enter(browser, ("roof.jpg", picture()))
    ((made, name, who),) = kept
    assert answer.headers["location"] == f"/evidence#{made.id}"
    assert (name, who, made.bits, made.collector) == (
        "roof.jpg",
        "A. Reviewer",
        1.0,
        "source 1",
    )


def test_a_thumbnail_is_small_and_tells_nothing_else(browser, kept):
    """A PNG of 320 pixels without the place that the original holds."""
    exif = Image.Exif()
    exif[0x010E] = "taken by Lina Haddad"
    enter(browser, ("roof.jpg", picture(exif=exif.tobytes())))
    answer = browser.get(f"/evidence/{kept[0][0].id}/thumbnail")
    assert answer.headers["content-type"] == "image/png"
    made = Image.open(BytesIO(answer.content))
    assert max(made.size) == 320
    assert b"Lina" not in answer.content
    assert dict(made.getexif()) == {}


def test_a_file_is_saved_and_never_opened(browser, kept):
    """Whatever it is, it goes out as bytes to keep, byte for byte."""
    raw = b"<html><script>alert(1)</script>"
    enter(browser, ("roof.html", raw))
    answer = browser.get(f"/evidence/{kept[0][0].id}/file")
    assert answer.content == raw
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("raw", [b"", b"<svg onload=alert(1)>", b"%!PS-Adobe", b"\xff\xd8\xff"])
def test_what_is_no_picture_is_a_crossed_box(browser, kept, raw):
    """The page stays whole, and nothing of the file is served inline."""
    enter(browser, ("roof.jpg", raw))
    answer = browser.get(f"/evidence/{kept[0][0].id}/thumbnail")
    assert answer.text == evidence.NO_PICTURE


@pytest.mark.parametrize(
    "name", ["../../case.toml", "/etc/passwd", "..\\evil", "a\x00b.jpg", "x" * 400 + ".jpg"]
)
def test_a_name_leads_nowhere(browser, kept, name):
    """A file is kept under the last part of its name, however it is called."""
    assert enter(browser, (name, b"raw")).status_code in (303, 400)
    for _, kept_as, _ in kept:
        assert kept_as is None or not set(kept_as) & set("/\\\x00")


def test_a_request_that_is_too_large_is_refused_unread(browser, kept, monkeypatch):
    """By the length it tells, and where it tells none."""
    monkeypatch.setattr(evidence, "LARGEST", 1000)
    assert enter(browser, ("roof.jpg", bytes(2000))).status_code == 413
    chunked = browser.post("/evidence", content=iter([b"x"]), headers=ORIGIN)
    assert chunked.status_code == 413
    assert kept == []


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "rumour"},
        {"description": " "},
        {"bits": "much"},
        {"bits": "inf"},
        {"variable": "weather"},
        {"low": "3", "supports": "attack"},
        {"bits": "1", "supports": ""},
        {"supports": "a meteor"},
        {"method": "x" * 4001},
    ],
)
def test_what_could_not_be_weighed_is_said_beside_the_form(browser, kept, changes):
    """In words, and nothing is kept."""
    answer = enter(browser, **({"supports": "accident"} | changes))
    assert answer.status_code == 400
    assert kept == []


def test_a_search_is_entered(browser, ledger, monkeypatch):
    """With the chance of detection that lets absence weigh."""
    made = []
    monkeypatch.setattr(ledger, "add_search", lambda each, who: made.append((each, who)))
    form = {"sought": "rocket parts", "outcome": "not found", "detection": "0,4"}
    answer = browser.post("/evidence/searches", data=form, headers=ORIGIN)
    assert answer.status_code == 303
    ((search, who),) = made
    assert (search.detection, search.where, who) == (0.4, None, "A. Reviewer")


def test_custody_names_who_put_it_down_and_when(tmp_path):
    """An item entered anew with another weight keeps the first row."""
    folder = tmp_path / "case"
    casework.new_case(folder, "Who struck the depot?")
    item = f.evidence("a roof, intact")
    casework.add_evidence(folder, item, who="K. Aster")
    casework.add_evidence(folder, replace(item, method="shadows"), who="M. Deen")
    (first, second) = casework.custody(folder)[item.id]
    assert (first.who, second.who) == ("K. Aster", "M. Deen")
    assert first.at <= second.at


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 400), st.binary(max_size=40))
def test_a_damaged_picture_is_refused_and_nothing_else_happens(at, junk):
    """Whatever the bytes: a small picture, or a refusal."""
    raw = picture((40, 30))
    try:
        made = pictures.thumbnail(raw[:at] + junk + raw[at + len(junk) :])
    except CaptureRefused:
        return
    assert made.startswith(b"\x89PNG")


def test_a_picture_that_unpacks_to_too_much_is_refused(monkeypatch):
    """By its size in pixels, before it is unpacked."""
    monkeypatch.setattr(pictures, "LARGEST", 100)
    with pytest.raises(CaptureRefused):
        pictures.thumbnail(picture((20, 20), "PNG"))


def test_fixes_are_entered_by_form_and_shown_on_map_and_timeline(browser, kept):
    """Where and when, with how closely each is known."""
    answer = enter(
        browser,
        kind="place",
        description="where the crater lies",
        method="landmarks matched",
        latitude="33.31524",
        longitude="44.36616",
        radius="40",
        earliest="2031-03-04T14:05",
        latest="2031-03-04T14:25",
        zone="Asia/Baghdad",
    )
    assert answer.status_code == 303
    ((made, _, _),) = kept
    assert made.place.radius == 40.0
    assert made.time.earliest == "2031-03-04T14:05:00+03:00"
    assert "33.31524, 44.36616, within 40 m" in browser.get("/evidence").text
    assert 'class="reach by-hand"' in browser.get("/map").text
    assert 'class="event by-hand"' in browser.get("/timeline").text


def test_what_was_typed_is_still_there_when_a_fix_is_refused(browser, kept):
    """A wrong zone does not cost the sentence above it."""
    answer = enter(
        browser, kind="time", description="the <plume>", method="shadow length",
        earliest="2031-03-04T14:05", latest="2031-03-04T14:25", zone="Mars/Olympus",
    )  # fmt: skip
    assert answer.status_code == 400
    assert "is not known here" in answer.text
    assert 'value="the &lt;plume&gt;"' in answer.text
    assert 'value="Mars/Olympus"' in answer.text
    assert kept == []
